//! Many pictures at once: the gallery, stages side by side; and the presentation of one.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::Window;

use sixfingers::app::view::Scene;
use sixfingers::parts::count_parts;
use sixfingers::score::NamedMachine;
use sixfingers::text as keys;

/// Waits until every picture of the gallery is there.
fn fill(window: &mut Window) {
    window.harness.run_steps(2);
    window.wait("the gallery is full", |model| {
        let gallery = &model.state.gallery;
        gallery.request().is_some() && !gallery.is_running()
    });
    window.harness.run_steps(2);
}

#[test]
fn the_gallery_fills_with_the_pictures_of_its_seeds_and_their_counts() {
    let mut window = Window::open();
    let on_stage = window.guess();
    window.press(Key::G);
    fill(&mut window);
    let gallery = &window.model().state.gallery;
    assert_eq!(gallery.pictures().len(), 36);
    let tally = gallery.tally();
    let counted: usize = tally.by_count.iter().map(|(_, pictures)| pictures).sum();
    assert_eq!(counted + tally.unclear, 36);
    for picture in gallery.pictures().iter().flatten() {
        let count = picture.count.as_ref().expect("hands are counted");
        assert_eq!(*count, count_parts(count.kind, &picture.picture));
    }
    let same = gallery.pictures().iter().flatten().find(|picture| picture.seed == 5).expect("the stage's seed");
    assert_eq!(*same.picture, on_stage, "the gallery and the stage show the same picture for a seed, bit for bit");
}

#[test]
fn a_picture_of_the_gallery_goes_on_the_stage_when_it_is_clicked() {
    let mut window = Window::open();
    window.press(Key::G);
    fill(&mut window);
    let wanted = window.model().state.gallery.pictures()[9].clone().expect("a picture");
    assert_eq!(wanted.seed, 9);
    let name = sixfingers::app::text::gallery::gallery_picture(9, wanted.count.as_ref());
    window.click(Role::Button, &name);
    window.settle();
    assert_eq!(window.model().view.scene, Scene::Stage);
    assert_eq!(window.model().state.controls.seed, 9);
    assert_eq!(window.guess(), *wanted.picture);
}

#[test]
fn the_gallery_turns_its_pages_changes_its_size_and_follows_the_machine() {
    let mut window = Window::open();
    window.press(Key::G);
    window.click(Role::RadioButton, "16");
    fill(&mut window);
    assert_eq!(window.model().state.gallery.pictures().len(), 16);
    window.click(Role::Button, keys::gallery::GALLERY_NEXT.name());
    fill(&mut window);
    assert_eq!(window.model().view.gallery.first, 16);
    let local = window.model().state.gallery.pictures()[0].clone().expect("a picture");
    assert_eq!(local.seed, 16);
    window.press(Key::Num1);
    fill(&mut window);
    let ideal = window.model().state.gallery.pictures()[0].clone().expect("a picture");
    assert_ne!(local.picture, ideal.picture);
    window.click(Role::Button, keys::gallery::GALLERY_BACK.name());
    fill(&mut window);
    assert_eq!(window.model().view.gallery.first, 0);
    window.press(Key::Escape);
    assert_eq!(window.model().view.scene, Scene::Stage);
}

#[test]
fn stages_side_by_side_share_the_noise_and_the_time() {
    let mut window = Window::open();
    let alone = window.guess();
    window.press(Key::C);
    window.settle();
    let state = &window.model().state;
    let corners: Vec<NamedMachine> =
        state.controls.stages.iter().map(|s| s.spec.named_machine(state.shape())).collect();
    assert_eq!(corners, [NamedMachine::Ls, NamedMachine::Is]);
    let first_noise = |stage: usize| state.stages[stage].run().expect("a run").frames[0].frame.x_t.clone();
    assert_eq!(first_noise(0), first_noise(1));
    assert_eq!(window.guess(), alone, "a second machine does not change the first");
    window.click(Role::Button, "Stage 2: IS");
    assert_eq!(window.model().view.selected, 1);
    window.press(Key::Num3);
    window.settle();
    assert_eq!(
        window.model().state.controls.stages[1].spec.named_machine(window.model().state.shape()),
        NamedMachine::Ls
    );
    window.click(Role::Button, "Remove stage 2");
    window.settle();
    assert_eq!(window.model().state.stages.len(), 1);
    assert_eq!(window.guess(), alone);
}

#[test]
fn the_four_machines_are_one_click_and_one_key_brings_back_the_chosen_one() {
    let mut window = Window::open();
    window.press(Key::C);
    window.click(Role::Button, keys::compare::FOUR_MACHINES.name());
    window.settle();
    let corners = |window: &Window| -> Vec<NamedMachine> {
        let state = &window.model().state;
        state.controls.stages.iter().map(|stage| stage.spec.named_machine(state.shape())).collect()
    };
    assert_eq!(corners(&window), [NamedMachine::Is, NamedMachine::Es, NamedMachine::Ls, NamedMachine::Els]);
    assert!(window.harness.query_by_label(keys::compare::ADD_STAGE.name()).is_none(), "four is the most");
    window.press(Key::C);
    window.settle();
    assert_eq!(corners(&window), [NamedMachine::Ls]);
}

#[test]
fn a_presentation_shows_the_picture_the_slider_and_the_count_and_nothing_else() {
    let mut window = Window::open();
    window.press(Key::F5);
    assert!(window.model().view.presenting);
    assert!(window.harness.query_by_label(keys::exhibits::CHOOSER.name()).is_none());
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 11.0);
    window.press(Key::PageUp);
    assert_eq!(window.step(), 2);
    window.press(Key::PageDown);
    assert_eq!(window.step(), 1);
    window.press(Key::B);
    assert!(window.harness.query_by_label(keys::common::BLANK.get()).is_some());
    assert!(window.harness.query_by_role_and_label(Role::Slider, keys::common::LOCALITY.name()).is_none());
    window.press(Key::Escape);
    assert!(window.model().view.presenting, "the first Escape brings the picture back");
    window.press(Key::Escape);
    assert!(!window.model().view.presenting);
}
