//! How far the network sees: found beside everything else, given to the machines, kept.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, beside_the_theory};

use sixfingers::app::action::Action;
use sixfingers::app::model::Model;
use sixfingers::app::nets::actions::NetAction;
use sixfingers::app::receptive_field::requests::{machine_stages, of_stage};
use sixfingers::app::receptive_field::state::found_locality;
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::text::receptive_field as text;
use sixfingers::app::text::receptive_field::LineKind;
use sixfingers::app::view::Scene;
use sixfingers::explain::calibration::{CALIBRATION_NOISES, calibration_noises};
use sixfingers::score::NamedMachine;

fn is_found(model: &Model) -> bool {
    of_stage(&model.state).is_some_and(|news| news.scan.is_done())
}

fn wait_for_all(window: &mut Window) {
    window.wait("how far it sees", is_found);
    window.harness.run_steps(3);
}

#[test]
fn p_over_time_is_found_and_given_to_the_machines_and_taken_back() {
    let mut window = beside_the_theory();
    window.press(Key::S);
    assert_eq!(window.model().view.scene, Scene::ReceptiveField);
    let before = window.model().state.controls.clone();
    let button = |window: &Window| {
        let node = window.harness.get_by_role_and_label(Role::Button, text::USE.name());
        node.accesskit_node().is_disabled()
    };
    assert!(button(&window), "nothing is known yet");
    wait_for_all(&mut window);
    assert!(!button(&window));
    let state = &window.model().state;
    let scan = of_stage(state).unwrap().scan.clone();
    let found = found_locality(&scan).unwrap();
    assert_eq!(machine_stages(state), [1, 2], "bbELS and LS; the whole image has no P(t)");
    window.click(Role::Button, text::USE.name());
    let stages = &window.model().state.controls.stages;
    assert_eq!([1, 2].map(|stage| stages[stage].spec.locality.clone()), [found.clone(), found]);
    assert_eq!((&stages[0], &stages[3]), (&before.stages[0], &before.stages[3]));
    assert_eq!(window.model().state.notices.toast.as_ref().unwrap().text, text::used(&["bbELS", "LS"]));
    // What is found is what the command finds: it is kept by the network's way, not by the machines' P(t).
    assert!(is_found(window.model()));
    window.act(Action::Undo);
    assert_eq!(window.model().state.controls, before);
}

#[test]
fn the_figures_are_those_of_the_playhead_and_the_map_is_named() {
    let mut window = beside_the_theory();
    window.press(Key::S);
    wait_for_all(&mut window);
    let state = &window.model().state;
    let scan = of_stage(state).unwrap().scan.clone();
    // That of the UNet, which is the one that the exhibit opens with.
    assert_eq!(scan.net_view().window, 13);
    for name in [text::MAP_NAME, text::FIELD_NAME, text::SLICE_NAME] {
        window.harness.get_by_role_and_label(Role::Image, name.get());
    }
    for kind in [LineKind::Best, LineKind::Present, LineKind::Outer, LineKind::Inner, LineKind::Window] {
        window.harness.get_by_role_and_label(Role::Label, &text::line(kind, "bbELS"));
    }
    for key in [Key::End, Key::Home] {
        window.press(key);
        let step = window.step();
        let calibration = scan.calibration();
        let at = calibration.steps.iter().position(|known| *known == step).unwrap();
        let (side, cosine) = calibration.best()[at];
        window.harness.get_by_label(&text::best(side.get(), cosine));
        window.harness.get_by_label(&text::squares(scan.field_sides(step).unwrap(), 13));
    }
}

#[test]
fn it_can_be_stopped_and_gone_on_with_and_is_there_at_once_when_one_comes_back() {
    let mut window = beside_the_theory();
    window.press(Key::S);
    window.wait("something is known", |model| of_stage(&model.state).is_some_and(|news| news.scan.progress().0 > 0));
    window.harness.run_steps(2);
    window.click(Role::Button, text::STOP.name());
    assert!(!window.model().state.receptive_field.is_running());
    let progress = |window: &Window| {
        let state = &window.model().state;
        of_stage(state).unwrap().scan.progress().0
    };
    let stopped_at = progress(&window);
    window.harness.run_steps(20);
    assert_eq!(progress(&window), stopped_at);
    window.click(Role::Button, text::RESUME.name());
    wait_for_all(&mut window);
    assert!(!window.has(text::STOP.name()) && !window.has(text::RESUME.name()));
    window.press(Key::Escape);
    assert_eq!(window.model().view.scene, Scene::Stage);
    window.press(Key::S);
    assert!(is_found(window.model()) && !window.model().state.receptive_field.is_running());

    // Leaving stops it; another number of steps is another run, and the first one is kept.
    window.act(Action::Machine(MachineAction::SetSteps(4)));
    window.wait("the other run", |model| model.state.receptive_field.is_running());
    window.press(Key::S);
    assert!(!window.model().state.receptive_field.is_running());
    window.act(Action::Machine(MachineAction::SetSteps(3)));
    window.press(Key::S);
    assert!(is_found(window.model()) && !window.model().state.receptive_field.is_running());
}

#[test]
fn without_a_network_it_says_where_one_is() {
    let mut window = Window::open();
    window.press(Key::S);
    window.harness.get_by_label(text::NO_NETWORK.get());
    window.press(Key::S);
    window.act(Action::Exhibit(ExhibitAction::OpenData("hands:count=100,size=32,color=grey".parse().unwrap())));
    window.act(Action::Machine(MachineAction::SetSteps(3)));
    window.settle();
    window.press(Key::S);
    // There is one among the controls, too.
    let beside = sixfingers::app::text::nets::COMPARE_WITH_THEORY.name();
    window.harness.query_all_by_role_and_label(Role::Button, beside).last().unwrap().click();
    window.harness.run_steps(4);
    window.settle();
    assert_eq!(window.model().view.scene, Scene::ReceptiveField);
    assert!(window.model().state.controls.stages[0].spec.net.is_some());
    // A network alone has nobody to give its P(t) to.
    window.press(Key::S);
    window.act(Action::Machine(MachineAction::SetNamedMachine(NamedMachine::Is)));
    window.act(Action::Undo);
    window.act(Action::Net(NetAction::Toggle));
    window.settle();
    assert!(window.model().state.notices.notice.is_none());
}

#[test]
fn it_is_opened_from_the_stages_and_from_the_settings_of_the_network() {
    use sixfingers::app::stage::compare::CompareAction;
    let mut window = beside_the_theory();
    window.click(Role::Button, text::RECEPTIVE_FIELD.name());
    assert_eq!(window.model().view.scene, Scene::ReceptiveField);
    window.click(Role::Button, text::CLOSE.name());
    assert_eq!(window.model().view.scene, Scene::Stage);
    window.act(Action::Compare(CompareAction::Select(0)));
    let buttons = window.harness.query_all_by_role_and_label(Role::Button, text::RECEPTIVE_FIELD.name());
    assert_eq!(buttons.count(), 2, "over the stages, and among the settings of the network");
}

#[test]
fn all_figures_go_to_the_clipboard_as_csv() {
    let mut window = beside_the_theory();
    window.press(Key::S);
    wait_for_all(&mut window);
    window.click(Role::Button, text::COPY.name());
    assert_eq!(window.model().state.notices.toast.as_ref().unwrap().text, text::copied(3));
    let state = &window.model().state;
    let csv = of_stage(state).unwrap().scan.csv();
    assert_eq!(csv.lines().count(), 1 + 3);
    assert_eq!(calibration_noises(state.shape(), CALIBRATION_NOISES).len(), 3);
}
