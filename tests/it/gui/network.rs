//! A trained network as one more machine: on a stage, beside the theory, over many noises.

use std::time::Instant;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, beside_the_theory};

use sixfingers::app::action::Action;
use sixfingers::app::agreement::actions::AgreementAction;
use sixfingers::app::edits::actions::EditAction;
use sixfingers::app::gallery::actions::GalleryAction;
use sixfingers::app::model::Model;
use sixfingers::app::nets::actions::NetAction;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::text::nets as text;
use sixfingers::app::view::{Pictures, Scene};
use sixfingers::diffusion::NetId;
use sixfingers::explain::agreement::agreement;
use sixfingers::images::Image;
use sixfingers::net::{NetFile, NetOrigin, TrainSpec};
use sixfingers::score::NamedMachine;

fn guess(model: &Model, stage: usize) -> Image {
    let shown = model.state.stages[stage].shown(model.view.time.step, Instant::now()).unwrap();
    assert_eq!(shown.frame.frame.step, model.view.time.step);
    shown.frame.frame.posterior.x0_hat.clone()
}

/// The label under a machine's picture, as its figure should be.
fn r_label(model: &Model, stage: usize) -> String {
    let r = agreement(&guess(model, stage), &guess(model, 0)).unwrap().pearson_r;
    text::r_name(stage, r)
}

#[test]
fn an_exhibit_opens_with_the_network_beside_the_theory_and_r_follows_the_playhead() {
    let mut window = beside_the_theory();
    let stages = &window.model().state.controls.stages;
    let shape = window.model().state.shape();
    assert_eq!(stages[0].spec.net, Some(NetId::Shipped("hands32-grey-unet".into())));
    let corners: Vec<NamedMachine> = stages[1..].iter().map(|stage| stage.spec.named_machine(shape)).collect();
    assert_eq!(corners, [NamedMachine::BbEls, NamedMachine::Ls, NamedMachine::Is]);
    assert!(stages[1..].iter().all(|stage| stage.spec.net.is_none()));
    assert_eq!(window.model().view.pictures, Pictures::Guess);
    window.wait("the baselines", |model| {
        let run = model.state.stages[0].run();
        run.is_some_and(|run| model.state.baselines.at(run.job, 1).is_some())
    });
    window.harness.run_steps(2);
    let mut labels = Vec::new();
    for key in [Key::End, Key::Home] {
        window.press(key);
        for stage in 1..4 {
            let label = r_label(window.model(), stage);
            window.harness.get_by_label(&label);
            labels.push(label);
        }
        let run = window.model().state.stages[0].run().unwrap();
        let figures = window.model().state.baselines.at(run.job, window.step()).unwrap();
        for (name, r, _) in text::baselines(Some(&figures)) {
            assert!(r.is_some(), "{name}");
            window.harness.get_by_label(&text::baseline_name(name, r));
        }
    }
    assert_ne!(labels[..3], labels[3..], "the figures are those of the step");
}

#[test]
fn where_other_pictures_come_the_machine_takes_the_place_of_the_network() {
    let mut window = beside_the_theory();
    // A second network beside it.
    let other = NetId::Shipped("hands32-grey-zeros".into());
    window.act(Action::Net(NetAction::Draw(other.clone())));
    window.settle();
    // Of the same shape: only what is in them differs.
    window.act(Action::Exhibit(ExhibitAction::OpenData("hands:count=8,size=32,color=grey,seed=2".parse().unwrap())));
    window.settle();
    let state = &window.model().state;
    assert!(state.controls.stages.iter().all(|stage| stage.spec.nets().is_empty()));
    assert!(state.notices.notice.is_none(), "{:?}", state.notices.notice);
    let told = state.notices.toast.as_ref().unwrap();
    assert!(told.text.contains("a machine generates these pictures"), "{}", told.text);
    assert!(state.stages.iter().all(|stage| !stage.run().unwrap().frames.is_empty()));
    // One step back brings the pictures again, and their networks.
    window.act(Action::Undo);
    window.settle();
    let nets: Vec<_> = window.model().state.controls.stages[..2].iter().map(|stage| stage.spec.net.clone()).collect();
    assert_eq!(nets, [Some(NetId::Shipped("hands32-grey-unet".into())), Some(other)]);
    assert!(window.model().state.notices.notice.is_none());
}

#[test]
fn the_sources_of_a_picture_by_a_network_are_none_and_nothing_is_changed() {
    let mut window = beside_the_theory();
    window.act(Action::Compare(CompareAction::Select(0)));
    let controls = window.model().state.controls.clone();
    window.act(Action::Edit(EditAction::OnlySources));
    assert_eq!(window.model().state.controls, controls);
    assert_eq!(window.model().state.notices.notice.as_deref(), Some(text::NO_PATCHES.get()));
}

#[test]
fn the_network_is_chosen_by_mouse_and_key_and_left_for_a_machine() {
    let mut window = Window::open();
    // These hands are in colour: no network was trained on them.
    let choice = window.harness.get_by_role_and_label(Role::RadioButton, text::NETWORK.get());
    assert!(choice.accesskit_node().is_disabled());
    window.press(Key::Num6);
    assert_eq!(window.model().state.controls.stages[0].spec.net, None);
    assert_eq!(window.model().state.notices.toast.as_ref().unwrap().text, text::NONE_FITS_SHORT.get());

    window.act(Action::Exhibit(ExhibitAction::OpenData("hands:count=100,size=32,color=grey".parse().unwrap())));
    window.act(Action::Machine(MachineAction::SetSteps(3)));
    window.settle();
    let by_machine = window.guess();
    window.click(Role::RadioButton, text::NETWORK.get());
    window.settle();
    assert!(!window.shown().frame.posterior.has_sources());
    assert_ne!(window.guess(), by_machine);
    // What is a machine's to set says why it can't be set, and nothing changes.
    window.harness.get_by_label(text::LEARNED_LOCALITY.get());
    let before = window.model().state.controls.clone();
    for key in [Key::ArrowUp, Key::E, Key::O] {
        window.press(key);
        assert_eq!(window.model().state.controls, before);
    }
    assert_eq!(window.model().state.notices.toast.as_ref().unwrap().text, text::NO_SETTING.get());
    window.press(Key::Num3);
    window.settle();
    assert_eq!(window.named_machine(), NamedMachine::Ls);
    assert!(window.shown().frame.posterior.has_sources());
    window.press(Key::Num6);
    window.settle();
    assert!(!window.shown().frame.posterior.has_sources());
    window.act(Action::Undo);
    window.settle();
    assert!(window.shown().frame.posterior.has_sources());
}

#[test]
fn what_is_about_patches_says_that_a_network_names_none() {
    use sixfingers::app::settings::SidePanel;
    use sixfingers::app::stage::pictures::ViewAction;
    use sixfingers::app::window::WindowAction;
    use sixfingers::explain::mosaic::MapKind;
    let mut window = Window::open();
    window.act(Action::Exhibit(ExhibitAction::OpenData("hands:count=100,size=32,color=grey".parse().unwrap())));
    window.act(Action::Machine(MachineAction::SetSteps(3)));
    window.settle();
    window.act(Action::Net(NetAction::Toggle));
    window.settle();
    for kind in MapKind::ALL {
        window.act(Action::View(ViewAction::SetPictures(Pictures::Map(kind))));
        assert!(window.harness.query_all_by_label(text::NO_PATCHES.get()).count() > 0, "{kind:?}");
    }
    for panel in [SidePanel::Provenance, SidePanel::Curves, SidePanel::Training, SidePanel::Branches] {
        window.act(Action::Window(WindowAction::ToggleSide(panel)));
        window.settle();
        window.harness.run_steps(4);
    }
    assert_eq!(window.model().state.notices.notice, None);
}

#[test]
fn a_file_of_weights_goes_on_the_stage_and_one_that_is_none_is_named() {
    let mut window = Window::open();
    let folder = tempfile::tempdir().unwrap();
    let (good, bad) = (folder.path().join("own.safetensors"), folder.path().join("bad.safetensors"));
    std::fs::write(&bad, b"no weights at all").unwrap();
    window.act(Action::Net(NetAction::Open(bad)));
    window.wait("the file is looked at", |model| model.state.notices.notice.is_some());
    assert!(window.model().state.notices.notice.as_ref().unwrap().contains("bad.safetensors"));

    let data = window.model().state.data.clone().unwrap();
    let net: sixfingers::net::NetSpec = "resnet:channels=2,layers=1,padding=circular".parse().unwrap();
    let shape = data.set.shape();
    let weights = net.weight_shapes(shape).iter().map(|shape| vec![0.125; shape.n_values()]).collect();
    let origin = NetOrigin {
        net,
        shape,
        data: data.spec.to_string(),
        fingerprint: data.fingerprint(),
        train: TrainSpec::default(),
        steps_done: 1,
        losses: Vec::new(),
        losses_since: (0.0, 0),
    };
    let file = NetFile { origin, weights, state: None };
    sixfingers::export::write_net(&good, &file).unwrap();
    window.act(Action::Net(NetAction::Open(good.clone())));
    window.wait("the network is on a stage", |model| model.state.controls.stages.len() == 4);
    let id = NetId::Own { path: good, fingerprint: file.fingerprint() };
    assert_eq!(window.model().state.controls.stages[0].spec.net, Some(id));
    assert_eq!(
        window.model().state.controls.stages[1].spec.named_machine(shape),
        NamedMachine::Els,
        "it is closed to a torus"
    );
    window.act(Action::Machine(MachineAction::SetSteps(2)));
    window.settle();
    assert!(!window.shown().frame.posterior.has_sources());
}

#[test]
fn the_gallery_shows_r_over_noises_and_puts_the_worst_case_on_the_stage() {
    let mut window = Window::open();
    window.press(Key::A);
    assert_eq!(window.model().view.scene, Scene::Gallery);
    window.harness.get_by_label(text::NO_SCATTER.get());
    window.act(Action::Agreement(AgreementAction::Toggle));
    window.act(Action::Gallery(GalleryAction::Toggle));

    let mut window = beside_the_theory();
    window.press(Key::A);
    let n = window.model().view.agreement.n as usize;
    window.wait("the figures of all noises", |model| {
        model.state.agreement.n_seeds() == n && !model.state.agreement.is_running()
    });
    window.harness.run_steps(3);
    let on_stage = window.model().state.controls.seed;
    let of_bbels = window.model().state.agreement.of(0);
    let here = of_bbels.iter().find(|(seed, _)| *seed == on_stage).unwrap().1;
    let [worst, _] = window.model().state.agreement.extremes(0).unwrap();
    assert!(of_bbels.iter().all(|(_, r)| *r >= worst.1));
    window.click(Role::Button, &text::extreme_name("bbELS", false));
    window.settle();
    assert_eq!(window.model().view.scene, Scene::Stage);
    assert_eq!(window.model().state.controls.seed, worst.0);
    window.press(Key::End);
    let shown = agreement(&guess(window.model(), 1), &guess(window.model(), 0)).unwrap().pearson_r.unwrap();
    assert_eq!(shown, worst.1, "the point is what the stages show, bit for bit");
    assert!(shown <= here);

    // More noises are added to those that are there.
    window.press(Key::A);
    window.click(Role::Button, text::MORE_SEEDS.name());
    window.wait("more of them", |model| model.state.agreement.n_seeds() > n);
    assert_eq!(window.model().state.agreement.of(0)[..of_bbels.len()], of_bbels);
}
