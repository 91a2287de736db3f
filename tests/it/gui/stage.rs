//! The stage and its time: what is shown, and when.

use std::time::Instant;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};

use sixfingers::app::model::Preset;
use sixfingers::app::stage::runs::MARK_AFTER;
use sixfingers::app::view::Pictures;
use sixfingers::diffusion::RunSpec;
use sixfingers::text as keys;

#[test]
fn the_first_picture_comes_without_a_click_and_the_playhead_rests_on_the_result() {
    let mut window = Window::open_with(small(), egui::vec2(1280.0, 720.0));
    window.wait("a frame before the last", |model| !model.state.stages[0].run().is_none_or(|r| r.frames.is_empty()));
    window.settle();
    assert_eq!(window.step(), 1);
    let shown = window.shown();
    assert_eq!(shown.frame.step, 1);
    assert!(shown.count.is_some(), "hands are counted");
}

#[test]
fn without_a_preset_the_default_exhibit_opens() {
    let mut window = Window::open_with(Preset::default(), egui::vec2(1280.0, 720.0));
    window.settle();
    assert_eq!(window.model().state.exhibit().unwrap().id, "hands");
    assert_eq!(window.shown().frame.x_t.shape().w(), 64);
}

#[test]
fn the_transport_steps_through_the_frames() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::BACK.name());
    assert_eq!(window.step(), 2);
    window.click(Role::Button, keys::common::FORWARD.name());
    assert_eq!(window.step(), 1);
    window.click(Role::Button, keys::common::FORWARD.name());
    assert_eq!(window.step(), 1, "the result is the end");
    window.click(Role::Button, keys::common::FIRST.name());
    assert_eq!(window.step(), 10);
    assert_eq!(window.shown().frame.step, 10);
    window.click(Role::Button, keys::common::LAST.name());
    assert_eq!(window.step(), 1);
    window.slide(keys::common::PLAYHEAD.name(), 4.0);
    assert_eq!(window.step(), 7, "the fourth frame of ten is step 7");
}

#[test]
fn play_goes_from_the_noise_to_the_result_and_rests_there() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::PLAY.name());
    assert!(window.model().view.time.playing);
    assert!(window.step() > 1, "play at the result starts at the noise");
    window.wait("the result", |model| !model.view.time.playing);
    assert_eq!(window.step(), 1);
}

#[test]
fn a_looping_play_begins_again() {
    let mut window = Window::open();
    window.click(Role::Button, keys::common::LOOP.name());
    window.click(Role::Button, keys::common::PLAY.name());
    window.wait("the result", |model| model.view.time.step == 1);
    window.wait("the noise again", |model| model.view.time.step == 10);
    window.click(Role::Button, keys::common::PAUSE.name());
    assert!(!window.model().view.time.playing);
}

#[test]
fn pictures_of_an_older_run_are_marked_on_the_filmstrip_once_they_are_waited_for() {
    let mut window = Window::open();
    let mut stage = window.model().state.stages[0].clone();
    let old = stage.run().unwrap().clone();
    window.click(Role::Button, keys::common::REROLL.name());
    window.settle();
    let mut new = window.model().state.stages[0].run().unwrap().clone();
    new.frames.truncate(3);
    new.finished = false;
    stage.replace(new.clone(), 1);
    let (now, later) = (Instant::now(), Instant::now() + 2 * MARK_AFTER);
    for (step, job, marked) in [(10, new.job, false), (8, new.job, false), (7, old.job, true), (1, old.job, true)] {
        let shown = stage.film(step, later).unwrap();
        assert_eq!((shown.frame.job, shown.frame.frame.step, shown.outdated), (job, step, marked));
        assert!(!stage.film(step, now).unwrap().outdated, "not before it is worth a look");
    }
    stage.finish(new.job);
    assert!(stage.film(1, later).is_none(), "a finished run has all there is");
}

#[test]
fn new_noise_gives_another_picture_and_undo_brings_the_old_one_back() {
    let mut window = Window::open();
    let (seed, before) = (window.model().state.controls.seed, window.guess());
    window.click(Role::Button, keys::common::REROLL.name());
    window.settle();
    assert_ne!(window.model().state.controls.seed, seed);
    assert_ne!(window.guess(), before);
    window.click(Role::Button, keys::common::UNDO.name());
    window.settle();
    assert_eq!(window.model().state.controls.seed, seed);
    assert_eq!(window.guess(), before, "the same seed gives the same bits");
    window.click(Role::Button, keys::common::REDO.name());
    window.settle();
    assert_ne!(window.guess(), before);
}

#[test]
fn a_typed_seed_is_taken() {
    let mut window = Window::open();
    let field = window.harness.get_by_role_and_label(Role::TextInput, keys::common::SEED.name());
    field.focus();
    window.harness.run_steps(2);
    window.press_with(egui::Modifiers::COMMAND, egui::Key::A);
    window.harness.get_by_role_and_label(Role::TextInput, keys::common::SEED.name()).type_text("77");
    window.harness.run_steps(2);
    assert_eq!(window.model().state.controls.seed, 77);
    window.settle();
}

#[test]
fn a_change_keeps_the_seed_and_the_playhead() {
    let mut window = Window::open();
    window.slide(keys::common::PLAYHEAD.name(), 6.0);
    let (seed, step) = (window.model().state.controls.seed, window.step());
    window.slide(keys::common::LOCALITY.name(), 5.0);
    window.settle();
    assert_eq!((window.model().state.controls.seed, window.step()), (seed, step));
    assert_eq!(window.shown().frame.step, step);
}

#[test]
fn the_number_of_steps_keeps_the_time() {
    let mut window = Window::open();
    window.slide(keys::common::PLAYHEAD.name(), 6.0);
    assert_eq!(window.step(), 5);
    window.slide(keys::common::STEPS.name(), 20.0);
    window.settle();
    assert_eq!(window.step(), 10, "t = 0.5 before and after");
}

#[test]
fn the_old_picture_stays_until_the_new_one_has_come_as_far() {
    let mut window = Window::open();
    let before = window.shown();
    window.slide(keys::common::LOCALITY.name(), 3.0);
    // Whatever has arrived by now: the stage is never empty, and never goes back to an earlier step within its patience.
    let shown = window.shown();
    assert!(shown.frame.step == 1 || shown.job != before.job);
    window.settle();
    assert_ne!(window.shown().job, before.job);
}

#[test]
fn the_pictures_are_chosen_by_name() {
    let mut window = Window::open();
    for (name, pictures) in [
        ("Guess", Pictures::Guess),
        ("Noise", Pictures::Noisy),
        ("Copy?", Pictures::Difference),
        ("Both", Pictures::Both),
    ] {
        window.click(Role::RadioButton, name);
        assert_eq!(window.model().view.pictures, pictures);
    }
}

#[test]
fn an_exhibit_is_chosen_from_the_list_and_keeps_the_seed() {
    let mut window = Window::open();
    let seed = window.model().state.controls.seed;
    window.click(Role::ComboBox, keys::exhibits::CHOOSER.name());
    window.click(Role::Button, keys::exhibit_names::BLACK_WHITE.name());
    window.settle();
    assert_eq!(window.model().state.exhibit().unwrap().id, "black-white");
    assert_eq!(window.model().state.controls.seed, seed);
    assert_eq!(window.shown().frame.x_t.shape().c(), 1);
}

#[test]
fn a_set_that_cannot_be_opened_is_reported_and_the_old_one_stays() {
    use sixfingers::app::Action;
    use sixfingers::app::stage::exhibit::ExhibitAction;
    let mut window = Window::open();
    let data = window.model().state.controls.data.clone();
    let missing = sixfingers::exhibits::DataSpec::Path("/nowhere/at/all.npy".into());
    window.harness.state_mut().push(Action::Exhibit(ExhibitAction::OpenData(missing)));
    window.wait("a message", |model| model.state.notices.notice.is_some());
    assert_eq!(window.model().state.controls.data, data);
    window.settle();
    window.click(Role::Button, keys::common::DISMISS.name());
    assert!(window.model().state.notices.notice.is_none());
}

#[test]
fn a_preset_that_does_not_fit_its_pictures_is_cut_to_fit() {
    use sixfingers::diffusion::Locality;
    use sixfingers::score::{Patch, PatchSide};
    let run =
        RunSpec { locality: Locality::Constant(Patch::Side(PatchSide::new(127).unwrap())), ..small().run.unwrap() };
    let mut window = Window::open_with(Preset { run: Some(run), ..small() }, egui::vec2(1280.0, 720.0));
    window.settle();
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 63.0, "twice the side less one");
}
