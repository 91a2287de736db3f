//! The training set changed by hand, in its panel.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, small};
use crate::support::{random_set, shape};

use sixfingers::app::action::Action;
use sixfingers::app::model::Preset;
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::diffusion::{Locality, RunSpec, Sampler, Trajectory, starting_noise};
use sixfingers::exhibits::DataSpec;
use sixfingers::explain::sources::{SOURCE_SHARE, sources};
use sixfingers::export::{Values, write_npy};
use sixfingers::images::edit::{Border, Edit};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::{CancelToken, FastDenoiser, Patch};
use sixfingers::text as keys;

/// Opens the window with its panel.
fn open() -> Window {
    let mut window = Window::open();
    window.press(Key::T);
    window.settle();
    window
}

impl Window {
    /// Clicks a training picture, whatever is said of it, with these keys held.
    fn choose(&mut self, image_idx: usize, modifiers: Modifiers) {
        let start = format!("Training picture {}", image_idx + 1);
        let is_it = |name: &str| name.strip_prefix(&start).is_some_and(|rest| rest.is_empty() || rest.starts_with(','));
        let nodes = self.harness.query_all_by_role(Role::Button);
        let node = nodes.into_iter().find(|node| is_it(&node.accesskit_node().label().unwrap_or_default()));
        let at = node.expect("the picture is in view").rect().center();
        self.harness.event(egui::Event::PointerMoved(at));
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            self.harness.event_modifiers(egui::Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
        }
        self.harness.run_steps(3);
        // Away, so that the next click is no double-click.
        self.harness.event(egui::Event::PointerMoved(egui::pos2(600.0, 400.0)));
        self.harness.run_steps(30);
    }

    fn chosen(&self) -> Vec<usize> {
        self.model().view.training.chosen(usize::MAX)
    }

    fn edits(&self) -> Vec<Edit> {
        self.model().state.controls.edits.list().to_vec()
    }

    fn set(&self) -> Arc<TrainingSet> {
        Arc::clone(&self.model().state.data.as_ref().expect("a set is open").set)
    }

    fn in_use(&self) -> (usize, usize) {
        self.model().state.n_in_use().expect("a set is open")
    }
}

/// What the window should show, computed without it.
fn expected(window: &Window) -> Image {
    let state = &window.model().state;
    let set = window.set();
    let spec = state.controls.stages[0].spec.clone();
    let sampler = Sampler::new(spec, starting_noise(set.shape(), state.controls.seed)).unwrap();
    let denoiser = FastDenoiser::new(&set);
    let trajectory = Trajectory::run(sampler, &denoiser, state.mask().as_deref(), &CancelToken::new()).unwrap();
    trajectory.result().unwrap().clone()
}

#[test]
fn pictures_are_chosen_by_clicks_with_shift_and_ctrl_and_by_keys() {
    let mut window = open();
    window.choose(1, Modifiers::NONE);
    assert_eq!(window.chosen(), [1]);
    window.choose(4, Modifiers::SHIFT);
    assert_eq!(window.chosen(), [1, 2, 3, 4]);
    window.choose(2, Modifiers::COMMAND);
    assert_eq!(window.chosen(), [1, 3, 4]);
    window.press_with(Modifiers::COMMAND, Key::A);
    assert_eq!(window.chosen().len(), 12);
    window.choose(5, Modifiers::NONE);
    window.press(Key::ArrowRight);
    assert_eq!(window.chosen(), [6]);
    window.press(Key::ArrowDown);
    assert_eq!(window.chosen(), [10]);
    window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(window.chosen(), [9, 10]);
    assert_eq!(window.step(), 1, "the playhead did not move");
}

#[test]
fn pictures_that_are_off_are_gone_to_the_machine_and_come_back() {
    let mut window = open();
    let before = window.guess();
    window.choose(1, Modifiers::NONE);
    window.choose(6, Modifiers::SHIFT);
    window.click(Role::Button, keys::sets::SWITCH.name());
    window.settle();
    assert_eq!(window.in_use(), (6, 12));
    assert!(window.has("edited set, 6 of 12 on"));
    assert!(window.guess() != before);
    assert!(window.guess() == expected(&window));
    #[cfg(unix)]
    window.copied_command_makes_the_picture();
    let of = &window.shown().frame.posterior.strongest;
    assert!(of.iter().all(|patch| !(1..=6).contains(&patch.image_idx)));
    window.press(Key::U);
    window.settle();
    assert_eq!(window.in_use(), (12, 12));
    assert!(window.guess() == before);
    window.press(Key::U);
    window.click(Role::Button, keys::sets::ALL_AGAIN.name());
    window.settle();
    assert!(window.guess() == before);
    assert_eq!(window.edits().last(), Some(&Edit::AllOn));
}

#[test]
fn every_change_of_pictures_reaches_the_machine_and_is_undone() {
    let mut window = open();
    let (before, base) = (window.guess(), window.set());
    let images = vec![2];
    let edge = Border::Edge;
    let cases: [(&str, Edit); 7] = [
        ("Duplicate", Edit::Duplicate { images: images.clone() }),
        ("Mirror", Edit::Mirror { images: images.clone() }),
        ("Move left", Edit::Shift { images: images.clone(), dy: 0, dx: -1, border: edge }),
        ("Move right", Edit::Shift { images: images.clone(), dy: 0, dx: 1, border: edge }),
        ("Move up", Edit::Shift { images: images.clone(), dy: -1, dx: 0, border: edge }),
        ("Move down", Edit::Shift { images: images.clone(), dy: 1, dx: 0, border: edge }),
        ("Delete", Edit::Delete { images }),
    ];
    for (button, edit) in cases {
        window.choose(2, Modifiers::NONE);
        window.click(Role::Button, button);
        window.settle();
        assert_eq!(window.edits(), [edit], "{button}");
        assert!(window.set() == window.model().state.controls.edits.apply(&base).unwrap().set, "{button}");
        assert!(window.set() != base, "{button}");
        assert!(window.guess() == expected(&window), "{button}");
        window.press_with(Modifiers::COMMAND, Key::Z);
        window.settle();
        assert!(window.set() == base, "{button} is undone");
        assert!(window.guess() == before, "{button} is undone");
    }
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.settle();
    assert_eq!(window.in_use(), (11, 11), "the deletion is done again");
    window.click(Role::Button, keys::sets::RESTORE.name());
    window.settle();
    assert_eq!(window.edits(), []);
    assert!(window.guess() == before);
}

#[test]
fn the_keys_of_the_panel_do_what_its_buttons_do() {
    let mut window = open();
    window.choose(3, Modifiers::NONE);
    window.press_with(Modifiers::COMMAND, Key::D);
    assert_eq!(window.chosen(), [12], "the copy is chosen");
    window.press_with(Modifiers::COMMAND, Key::M);
    window.press(Key::Delete);
    let images = vec![12];
    let expected =
        [Edit::Duplicate { images: vec![3] }, Edit::Mirror { images: images.clone() }, Edit::Delete { images }];
    assert_eq!(window.edits(), expected);
    window.settle();
    window.choose(3, Modifiers::NONE);
    window.press(Key::T);
    window.press(Key::Delete);
    assert_eq!(window.edits(), expected, "with the panel closed nothing is chosen");
}

#[test]
fn a_move_there_and_back_is_nowhere() {
    let mut window = open();
    let before = window.guess();
    window.choose(0, Modifiers::NONE);
    for button in ["Move left", "Move left", "Move up", "Move right", "Move right", "Move down"] {
        window.click(Role::Button, button);
    }
    window.settle();
    assert_eq!(window.edits(), [Edit::Shift { images: vec![0], dy: 0, dx: 0, border: Border::Edge }]);
    assert!(window.guess() == before);
}

#[test]
fn only_the_sources_are_left_and_the_nearest_is_taken_away() {
    let preset = Preset { data: Some("hands:count=60,size=32,seed=1".parse().unwrap()), ..small() };
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.settle();
    window.press(Key::T);
    let of: Vec<u32> = sources(&window.shown().frame.posterior.strongest)
        .iter()
        .filter(|s| s.share >= SOURCE_SHARE)
        .map(|s| s.image_idx)
        .collect();
    let nearest = window.set().nearest(&window.guess()).unwrap().0;
    window.click(Role::Button, keys::sets::ONLY_SOURCES.name());
    window.settle();
    assert_eq!(window.in_use(), (of.len(), 60));
    assert!(of.len() < 60, "else there is nothing to see");
    assert!(window.guess() == expected(&window));
    window.click(Role::Button, keys::sets::ALL_AGAIN.name());
    window.settle();
    window.click(Role::Button, keys::sets::WITHOUT_NEAREST.name());
    window.settle();
    assert_eq!(window.edits().last(), Some(&Edit::Off { images: vec![nearest] }));
    assert!(window.has("edited set, 59 of 60 on"));
}

#[test]
fn the_whole_image_machine_goes_from_copy_to_copy_until_none_is_left() {
    let whole = RunSpec { locality: Locality::Constant(Patch::Whole), steps: 10, ..RunSpec::default() };
    let preset = Preset { data: Some("hands:count=3,size=32,seed=1".parse().unwrap()), run: Some(whole), ..small() };
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.settle();
    window.press(Key::T);
    let mut seen = Vec::new();
    for _ in 0..3 {
        let (image_idx, rms) = window.set().nearest(&window.guess()).unwrap();
        assert!(rms < 1e-4 && !seen.contains(&image_idx), "a copy of a picture that is on");
        seen.push(image_idx);
        window.click(Role::Button, keys::sets::WITHOUT_NEAREST.name());
        window.settle();
    }
    let notice = window.model().state.notices.notice.clone();
    assert_eq!(notice.as_deref(), Some("At least one training picture must stay switched on."));
    assert_eq!(window.in_use(), (1, 3));
}

#[test]
fn another_exhibit_begins_without_the_changes_and_undo_brings_them_back() {
    let mut window = open();
    window.choose(0, Modifiers::NONE);
    window.press(Key::Delete);
    window.settle();
    let edited = window.guess();
    let other = "hands:count=6,size=32,seed=2".parse().unwrap();
    window.harness.state_mut().push(Action::Exhibit(sixfingers::app::stage::exhibit::ExhibitAction::OpenData(other)));
    window.settle();
    assert_eq!((window.in_use(), window.edits()), ((6, 6), vec![]));
    window.press_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.in_use(), (11, 11));
    assert!(window.guess() == edited);
}

#[test]
fn ten_thousand_pictures_are_scrolled_and_few_of_them_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.npy");
    let values = random_set(10_000, shape(1, 8, 8), 4).values().to_vec();
    write_npy(&path, &[10_000, 1, 8, 8], Values::F32(&values)).unwrap();
    let preset = Preset { data: Some(DataSpec::Path(path)), ..small() };
    let mut window = Window::open_with(preset, egui::vec2(1280.0, 720.0));
    window.wait("the set is open", |model| model.state.data.is_some());
    window.press(Key::T);
    window.choose(0, Modifiers::NONE);
    window.press_with(Modifiers::COMMAND, Key::D);
    assert_eq!(window.chosen(), [10_000]);
    window.wait("the copy is there", |model| model.state.wanted_data().is_some());
    window.harness.run_steps(3);
    assert!(window.has("Training picture 10001, a copy"), "the copy is scrolled into view");
    assert!(window.memory().textures.len() < 100);
}

#[test]
fn a_session_file_keeps_the_changes_and_brings_the_picture_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edited.sixfingers");
    let mut window = open();
    window.choose(2, Modifiers::NONE);
    window.press_with(Modifiers::COMMAND, Key::M);
    window.choose(3, Modifiers::NONE);
    window.press(Key::U);
    window.settle();
    let (edits, shown) = (window.edits(), window.guess());
    window.harness.state_mut().push(Action::Sessions(SessionsAction::SaveTo(path.clone())));
    window.wait("the session is saved", |model| model.state.persistence.file.is_some());
    drop(window);
    let mut other = Window::open();
    other.harness.state_mut().push(Action::Sessions(SessionsAction::OpenPath(path.clone())));
    other.wait("the session is open", |model| model.state.persistence.file.as_ref() == Some(&path));
    other.settle();
    assert_eq!((other.edits(), other.in_use()), (edits, (11, 12)));
    assert!(other.guess() == shown);
    // Time enough for the pictures to be compared with those that were saved.
    for _ in 0..100 {
        other.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert_eq!(other.model().state.notices.notice, None);
}
