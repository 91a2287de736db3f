//! Saving, opening again and exporting, by the names of the widgets and by keys.

use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;

use super::support::{Window, small};
use crate::support::{random_set, run_recipe, shape};

use sixfingers::app::action::Action;
use sixfingers::app::dialog::Dialog;
use sixfingers::app::model::Preset;
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::diffusion::{Paint, starting_noise};
use sixfingers::export::session::{SessionFile, read_session, write_session};
use sixfingers::export::{Values, write_npy};
use sixfingers::images::edit::Layer;
use sixfingers::score::FastDenoiser;
use sixfingers::studio::ExportKind;
use sixfingers::text as keys;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

impl Window {
    fn push(&mut self, action: SessionsAction) {
        self.harness.state_mut().push(Action::Sessions(action));
        self.harness.run_steps(3);
    }

    /// Types a path into the field of the dialog that is open, in the place of what is there.
    fn type_path(&mut self, name: &str, path: &Path) {
        self.harness.get_by_role_and_label(Role::TextInput, name).focus();
        self.press_with(CTRL, Key::A);
        self.harness.get_by_role_and_label(Role::TextInput, name).type_text(path.to_str().unwrap());
        self.harness.run_steps(3);
        assert_eq!(self.model().view.place.path, path.to_str().unwrap());
    }

    pub(super) fn save_as(&mut self, path: &Path) {
        self.press_with(CTRL_SHIFT, Key::S);
        self.type_path(keys::sessions::FILE.name(), path);
        self.click(Role::Button, keys::sessions::SAVE.name());
        self.wait("the session is saved", |model| model.state.persistence.file.is_some());
        self.harness.run_steps(2);
    }

    fn opens(&mut self, path: &Path) {
        self.push(SessionsAction::OpenPath(path.into()));
        self.wait("the session is open", |model| model.state.persistence.file.as_deref() == Some(path));
        self.settle();
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A window on a set in a file, and the file.
fn on_a_file(folder: &Path) -> (Window, PathBuf) {
    let path = folder.join("set.npy");
    let set = random_set(5, shape(1, 12, 12), 3);
    write_npy(&path, &[5, 1, 12, 12], Values::F32(set.values())).unwrap();
    let data = path.to_str().unwrap().parse().unwrap();
    let mut window = Window::open_with(Preset { data: Some(data), ..small() }, vec2(1280.0, 720.0));
    window.settle();
    (window, path)
}

#[test]
fn a_saved_session_brings_the_picture_back_bit_for_bit() {
    let folder = folder();
    let path = folder.path().join("lecture.sixfingers");
    let mut window = Window::open();
    window.slide(keys::common::LOCALITY.name(), 7.0);
    window.click(Role::Switch, keys::common::EQUIVARIANCE.name());
    window.settle();
    window.press(Key::ArrowLeft);
    window.press(Key::V);
    let (shown, step) = (window.guess(), window.step());
    window.save_as(&path);
    let controls = window.model().state.controls.clone();
    drop(window);
    let mut other = Window::open();
    assert_ne!(other.guess(), shown);
    other.opens(&path);
    assert_eq!((other.guess(), other.step()), (shown, step));
    assert_eq!(other.model().state.controls, controls);
    assert_eq!(other.model().view.pictures, sixfingers::app::view::Pictures::Guess);
    assert!(other.model().state.notices.notice.is_none(), "{:?}", other.model().state.notices.notice);
    // Nothing is lost: what was there before is one undo away.
    other.click(Role::Button, keys::common::UNDO.name());
    other.settle();
    assert_eq!(other.model().state.controls.stages[0].spec, small().run.unwrap());
}

#[test]
fn a_session_on_the_command_line_is_the_first_picture() {
    let folder = folder();
    let path = folder.path().join("kept.sixfingers");
    let mut window = Window::open();
    window.click(Role::Button, keys::common::REROLL.name());
    window.settle();
    let shown = window.guess();
    window.save_as(&path);
    let preset = Preset { session: Some(path), ..Preset::default() };
    let mut other = Window::open_with(preset, vec2(1280.0, 720.0));
    other.settle();
    assert_eq!(other.guess(), shown);
}

#[test]
fn branches_and_compared_machines_come_back() {
    let folder = folder();
    let path = folder.path().join("tree.sixfingers");
    let mut window = Window::open();
    for _ in 0..4 {
        window.press(Key::ArrowLeft);
    }
    window.harness.state_mut().push(Action::Branch(sixfingers::app::stage::branch::BranchAction::Fork(None)));
    window.harness.run_steps(3);
    window.slide(keys::common::LOCALITY.name(), 3.0);
    window.press(Key::C);
    window.settle();
    assert_eq!(window.model().state.controls.branches.len(), 2);
    let controls = window.model().state.controls.clone();
    let shown = window.guess();
    window.save_as(&path);
    let mut other = Window::open();
    other.opens(&path);
    assert_eq!(other.model().state.controls, controls);
    assert_eq!(other.guess(), shown);
    // The command says it, too.
    other.press_with(CTRL_SHIFT, Key::C);
    let document = read_session(&path).unwrap();
    let command = document.recipe(0).unwrap().to_command("picture.png").unwrap();
    assert!(command.contains("--trunk "), "{command}");
    assert!(other.model().state.notices.toast.as_ref().unwrap().text.contains(&command));
}

#[test]
fn a_dot_tells_that_there_are_unsaved_changes() {
    let folder = folder();
    let path = folder.path().join("a.sixfingers");
    let mut window = Window::open();
    window.save_as(&path);
    assert!(window.has("a.sixfingers"));
    window.click(Role::Button, keys::common::REROLL.name());
    window.harness.run_steps(2);
    assert!(window.model().state.persistence.unsaved && window.has("a.sixfingers \u{2022}"));
    window.press_with(CTRL, Key::S);
    window.wait("it is saved", |model| !model.state.persistence.unsaved);
    assert_eq!(read_session(&path).unwrap().seed, window.model().state.controls.seed);
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_the_button_that_says_so() {
    let folder = folder();
    let path = folder.path().join("mine.sixfingers");
    fs::write(&path, "something else").unwrap();
    let mut window = Window::open();
    window.click(Role::Button, keys::sessions::MENU.name());
    window.click(Role::Button, "Save as Ctrl+Shift+S");
    window.type_path(keys::sessions::FILE.name(), &path);
    window.press(Key::Enter);
    assert_eq!(fs::read_to_string(&path).unwrap(), "something else");
    assert!(window.has(keys::sessions::EXISTS.get()));
    window.click(Role::Button, keys::sessions::REPLACE.name());
    window.wait("it is saved", |model| model.state.persistence.file.is_some());
    assert!(read_session(&path).is_ok());
}

#[test]
fn a_save_that_fails_names_the_file_and_the_session_goes_on() {
    let mut window = Window::open();
    window.push(SessionsAction::SaveTo("/proc/nowhere/a.sixfingers".into()));
    window.wait("it is told", |model| model.state.notices.notice.is_some());
    let notice = window.model().state.notices.notice.clone().unwrap();
    assert!(notice.contains("/proc/nowhere/a.sixfingers"), "{notice}");
    window.slide(keys::common::LOCALITY.name(), 3.0);
    window.settle();
}

#[test]
fn broken_sessions_are_told_in_a_sentence_and_change_nothing() {
    let folder = folder();
    let path = folder.path().join("broken.sixfingers");
    let mut window = Window::open();
    window.save_as(&folder.path().join("whole.sixfingers"));
    let text = fs::read_to_string(folder.path().join("whole.sixfingers")).unwrap();
    let controls = window.model().state.controls.clone();
    for (broken, words) in [
        (text[..text.len() / 2].to_owned(), "damaged"),
        (text.replacen("\"version\": 1", "\"version\": 99", 1), "newer Sixfingers"),
        (text.replacen("\"steps\": 10", "\"steps\": 0", 1), "0 steps"),
    ] {
        fs::write(&path, &broken).unwrap();
        window.push(SessionsAction::OpenPath(path.clone()));
        window.wait("it is told", |model| model.state.notices.notice.is_some());
        let notice = window.model().state.notices.notice.clone().unwrap();
        assert!(notice.contains(words) && notice.contains("broken.sixfingers"), "{notice}");
        window.harness.run_steps(2);
        window.click(Role::Button, keys::common::DISMISS.name());
        assert_eq!(window.model().state.controls, controls);
        assert_eq!(fs::read_to_string(&path).unwrap(), broken, "the file is left as it is");
    }
}

#[test]
fn changed_training_pictures_are_told() {
    let folder = folder();
    let (mut window, data) = on_a_file(folder.path());
    let path = folder.path().join("kept.sixfingers");
    window.save_as(&path);
    drop(window);
    let other = random_set(4, shape(1, 12, 12), 9);
    write_npy(&data, &[4, 1, 12, 12], Values::F32(other.values())).unwrap();
    let mut window = Window::open();
    window.opens(&path);
    window.wait("it is told", |model| model.state.notices.notice.is_some());
    let notice = window.model().state.notices.notice.clone().unwrap();
    assert!(notice.contains("have changed since this session was saved") && notice.contains("set.npy"), "{notice}");
}

#[test]
fn missing_training_pictures_are_asked_for_and_found_elsewhere() {
    let folder = folder();
    let (mut window, data) = on_a_file(folder.path());
    let path = folder.path().join("kept.sixfingers");
    for _ in 0..3 {
        window.press(Key::ArrowLeft);
    }
    let (shown, step) = (window.guess(), window.step());
    window.save_as(&path);
    drop(window);
    // Not beside the session: there they would be found by themselves.
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("moved.npy");
    fs::copy(&data, &moved).unwrap();
    fs::remove_file(&data).unwrap();
    let mut window = Window::open();
    let before = window.model().state.controls.clone();
    window.push(SessionsAction::OpenPath(path.clone()));
    window.wait("it is asked", |model| model.state.persistence.missing.is_some());
    window.harness.run_steps(3);
    assert_eq!(window.model().state.controls, before, "what was there stays");
    assert!(window.has(keys::sessions::MISSING_HEADING.get()));
    window.type_path(keys::sessions::PICTURES.name(), &moved);
    window.click(Role::Button, keys::sessions::FIND.name());
    window.settle();
    assert_eq!((window.guess(), window.step()), (shown, step));
    assert!(window.model().state.notices.notice.is_none());
}

#[test]
fn a_session_without_its_pictures_opens_with_those_that_are_there() {
    let folder = folder();
    let (mut window, data) = on_a_file(folder.path());
    let path = folder.path().join("kept.sixfingers");
    window.slide(keys::common::LOCALITY.name(), 5.0);
    window.save_as(&path);
    drop(window);
    fs::remove_file(&data).unwrap();
    // Even when it is the first thing that is opened, there is something to go back to.
    let preset = Preset { session: Some(path.clone()), ..Preset::default() };
    let mut window = Window::open_with(preset, vec2(1280.0, 720.0));
    window.wait("it is asked", |model| model.state.persistence.missing.is_some());
    window.harness.run_steps(3);
    window.click(Role::Button, keys::sessions::CANCEL.name());
    window.settle();
    assert_eq!(window.model().state.controls.exhibit.as_deref(), Some("hands"));
    drop(window);
    let mut window = Window::open();
    for button in ["Cancel", "Open without them"] {
        window.push(SessionsAction::OpenPath(path.clone()));
        window.wait("it is asked", |model| model.state.persistence.missing.is_some());
        window.harness.run_steps(3);
        window.click(Role::Button, button);
        assert!(window.model().state.persistence.missing.is_none());
    }
    window.settle();
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 5.0);
    assert_eq!(window.model().state.controls.data, small().data.unwrap());
}

#[test]
fn the_last_session_is_kept_and_offered_at_the_next_start() {
    let folder = folder();
    let plain = || Preset { folder: Some(folder.path().join("settings")), ..Preset::default() };
    let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
    window.settle();
    window.slide(keys::common::LOCALITY.name(), 5.0);
    window.settle();
    let shown = window.guess();
    let last = folder.path().join("settings/last.sixfingers");
    window.wait("the last session is kept", |_| last.exists());
    drop(window);
    let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
    window.wait("it is offered", |model| model.state.persistence.last.is_some());
    window.settle();
    assert_ne!(window.guess(), shown, "it is offered, not taken up");
    window.click(Role::Button, keys::sessions::CONTINUE.name());
    window.settle();
    assert_eq!(window.guess(), shown);
    drop(window);
    // One that is declined, and overwritten by a new one, is put aside.
    let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
    window.wait("it is offered", |model| model.state.persistence.last.is_some());
    window.settle();
    window.click(Role::Button, keys::sessions::DECLINE.name());
    assert!(!window.has(keys::sessions::CONTINUE.name()));
    let kept = fs::read(&last).unwrap();
    window.slide(keys::common::LOCALITY.name(), 3.0);
    window.settle();
    window.wait("the new one is kept", |_| fs::read(&last).is_ok_and(|now| now != kept));
    assert_eq!(fs::read(folder.path().join("settings/before-last.sixfingers")).unwrap(), kept);
}

#[test]
fn a_window_that_was_not_touched_leaves_the_last_session_alone() {
    let folder = folder();
    let plain = Preset { folder: Some(folder.path().to_path_buf()), ..Preset::default() };
    let mut window = Window::open_with(plain, vec2(1280.0, 720.0));
    window.settle();
    std::thread::sleep(std::time::Duration::from_millis(2200));
    window.harness.run_steps(5);
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn the_command_makes_the_picture_on_the_stage() {
    let mut window = Window::open();
    window.slide(keys::common::LOCALITY.name(), 5.0);
    window.settle();
    window.click(Role::Button, keys::sessions::MENU.name());
    window.click(Role::Button, "Copy as command Ctrl+Shift+C");
    let told = window.copied_command_makes_the_picture();
    assert!(told.starts_with("Copied: sixfingers sample --data hands"), "{told}");
}

#[cfg(unix)]
#[test]
fn what_is_too_long_for_a_command_goes_by_the_saved_session() {
    let folder = folder();
    let path = folder.path().join("it's painted.sixfingers");
    let mut window = Window::open();
    window.save_as(&path);
    let mut document = read_session(&path).unwrap();
    let shape = window.model().state.shape();
    let layer = Layer::of_picture(&starting_noise(shape, 1));
    document.stages[0].run.paint = vec![Paint { step: 9, seed: 3, layer }];
    document.stages[0].result = None;
    write_session(&path, &document).unwrap();
    let mut window = Window::open();
    window.opens(&path);
    let told = window.copied_command_makes_the_picture();
    assert!(told.starts_with("Copied (it reads the saved session): sixfingers sample --session"), "{told}");
    // The file does not know what was changed since.
    window.slide(keys::common::LOCALITY.name(), 3.0);
    window.settle();
    window.press_with(CTRL_SHIFT, Key::C);
    let notice = window.model().state.notices.notice.clone().unwrap();
    assert!(notice.contains("Save the session first"), "{notice}");
}

/// Opens the dialog, chooses a kind, types a name and exports.
fn export(window: &mut Window, kind: &str, path: &Path) {
    window.press_with(CTRL, Key::E);
    assert_eq!(window.model().view.place.dialog, Dialog::Export);
    window.harness.run_steps(3);
    window.click(Role::Button, kind);
    window.type_path(keys::sessions::FILE.name(), path);
    window.click(Role::Button, keys::sessions::EXPORT_START.name());
    window.wait("it is exported", |model| {
        assert_eq!(model.state.export.problem, None, "{kind}");
        model.view.place.dialog == Dialog::Closed
    });
    window.harness.run_steps(2);
}

#[test]
fn everything_can_be_exported() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let mut window = Window::open();
    for (kind, name) in [
        ("Picture", "picture.png"),
        ("Stage with captions", "stage.png"),
        ("Filmstrip", "film.png"),
        ("Mosaic of sources", "mosaic.png"),
        ("Curves of the run", "curves.png"),
        ("Animation", "animation.gif"),
        ("Picture of each step", "steps"),
        ("Table of steps", "table.csv"),
        ("Picture as numbers", "picture.npy"),
        ("All numbers", "all.npz"),
    ] {
        export(&mut window, kind, &at(name));
        assert!(at(name).exists(), "{kind}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), ExportKind::ALL.len(), "nothing else is left");
    let guess = window.guess();
    // The usual size of 32 pixels is 16 times: squares of one colour.
    let picture = image::open(at("picture.png")).unwrap().to_rgb8();
    assert_eq!(picture.dimensions(), (512, 512));
    for (x, y, pixel) in picture.enumerate_pixels() {
        assert_eq!(pixel.0, guess.rgb8((y / 16) as usize, (x / 16) as usize));
    }
    let array: ndarray::Array4<f32> = ndarray_npy::read_npy(at("picture.npy")).unwrap();
    assert_eq!(array.into_raw_vec_and_offset().0, guess.values());
    let names: Vec<_> = fs::read_dir(at("steps")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 10);
    assert!(at("steps/frame-0010-step-0001.png").exists(), "{names:?}");
    let table = fs::read_to_string(at("table.csv")).unwrap();
    assert_eq!(table.lines().count(), 11);
    assert!(table.lines().all(|line| line.matches(',').count() == table.lines().next().unwrap().matches(',').count()));
    let decoder =
        image::codecs::gif::GifDecoder::new(std::io::BufReader::new(fs::File::open(at("animation.gif")).unwrap()));
    let frames = image::AnimationDecoder::into_frames(decoder.unwrap()).collect_frames().unwrap();
    assert_eq!(frames.len(), 10);
    let (rest, _) = frames[9].delay().numer_denom_ms();
    assert_eq!(rest, 1500, "it rests on the result");
}

#[test]
fn a_name_without_its_ending_does_not_hide_the_file_that_is_there() {
    let folder = folder();
    let path = folder.path().join("mine.sixfingers");
    fs::write(&path, "mine").unwrap();
    let mut window = Window::open();
    window.press_with(CTRL_SHIFT, Key::S);
    window.type_path(keys::sessions::FILE.name(), &folder.path().join("mine"));
    window.click(Role::Button, keys::sessions::SAVE.name());
    window.harness.run_steps(3);
    assert_eq!(window.model().view.place.dialog, Dialog::SaveAs, "it is asked first");
    assert_eq!(window.model().view.place.path, path.to_str().unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    window.click(Role::Button, keys::sessions::REPLACE.name());
    window.wait("the session is saved", |model| model.state.persistence.file.is_some());
    assert!(read_session(&path).is_ok());
}

#[test]
fn an_export_never_takes_the_place_of_a_file_by_itself() {
    let folder = folder();
    let path = folder.path().join("mine.png");
    fs::write(&path, "mine").unwrap();
    let mut window = Window::open();
    window.press_with(CTRL, Key::E);
    window.harness.run_steps(3);
    window.type_path(keys::sessions::FILE.name(), &path);
    assert!(!window.has(keys::sessions::EXPORT_START.name()));
    window.click(Role::Button, keys::sessions::NEW_NAME.name());
    assert_eq!(window.model().view.place.path, folder.path().join("mine-2.png").to_str().unwrap());
    window.harness.run_steps(2);
    window.click(Role::Button, keys::sessions::EXPORT_START.name());
    window.wait("it is exported", |model| model.view.place.dialog == Dialog::Closed);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    window.press_with(CTRL, Key::E);
    window.harness.run_steps(3);
    window.type_path(keys::sessions::FILE.name(), &path);
    window.click(Role::Button, keys::sessions::REPLACE.name());
    window.wait("it is exported", |model| model.view.place.dialog == Dialog::Closed);
    assert!(image::open(&path).is_ok());
}

#[test]
fn an_export_that_fails_says_where_and_leaves_nothing() {
    let folder = folder();
    let mut window = Window::open();
    window.press_with(CTRL, Key::E);
    window.harness.run_steps(3);
    window.type_path(keys::sessions::FILE.name(), Path::new("/proc/picture.png"));
    window.click(Role::Button, keys::sessions::EXPORT_START.name());
    window.wait("it is told", |model| model.state.export.problem.is_some());
    let problem = window.model().state.export.problem.clone().unwrap();
    assert!(problem.contains("/proc/picture.png"), "{problem}");
    // Another place does.
    let path = folder.path().join("picture.png");
    window.type_path(keys::sessions::FILE.name(), &path);
    window.click(Role::Button, keys::sessions::EXPORT_START.name());
    window.wait("it is exported", |model| model.view.place.dialog == Dialog::Closed);
    assert!(path.exists());
}

#[test]
fn an_export_that_is_stopped_leaves_nothing() {
    let folder = folder();
    let mut window = Window::open();
    window.press_with(CTRL, Key::E);
    window.harness.run_steps(3);
    window.click(Role::Button, keys::sessions::KIND_FRAMES.name());
    window.harness.get_by_role_and_label(Role::Slider, keys::sessions::SCALE.name()).set_value_accesskit(64.0);
    window.harness.run_steps(2);
    window.type_path(keys::sessions::FILE.name(), &folder.path().join("steps"));
    window.click(Role::Button, keys::sessions::EXPORT_START.name());
    if window.has(keys::sessions::EXPORT_STOP.name()) {
        window.click(Role::Button, keys::sessions::EXPORT_STOP.name());
        // What is being written at this moment comes to its end first.
        let begun = std::time::Instant::now();
        while fs::read_dir(folder.path()).unwrap().count() > 0 && begun.elapsed().as_secs() < 20 {
            window.harness.step();
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    } else {
        println!("skipped: the export was over before it could be stopped");
    }
}

#[test]
fn escape_closes_a_dialog_and_keys_do_nothing_beneath_it() {
    let mut window = Window::open();
    let controls = window.model().state.controls.clone();
    window.press_with(CTRL, Key::E);
    window.harness.run_steps(3);
    for key in [Key::N, Key::E, Key::ArrowUp, Key::Num1] {
        window.press(key);
    }
    assert_eq!(window.model().state.controls, controls);
    window.press(Key::Escape);
    assert_eq!(window.model().view.place.dialog, Dialog::Closed);
}

#[test]
fn the_dialogs_fit_small_windows() {
    for (w, h) in [(1280.0, 720.0), (1024.0, 640.0), (640.0, 400.0)] {
        let mut window = Window::open_with(small(), vec2(w, h));
        window.settle();
        window.press_with(CTRL, Key::E);
        window.harness.run_steps(4);
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(w, h)).expand(0.5);
        let list = if w < 700.0 { (Role::ComboBox, "What to export") } else { (Role::Button, "Picture") };
        for (role, name) in [list, (Role::Button, "Browse"), (Role::Button, "Close")] {
            let rect = window.harness.get_by_role_and_label(role, name).rect();
            let inside = screen.x_range().contains(rect.left()) && screen.x_range().contains(rect.right());
            assert!(inside, "{name} at {rect:?} in {w} x {h}");
        }
        assert!(
            w < 1000.0
                || screen.contains_rect(
                    window.harness.get_by_role_and_label(Role::Button, keys::sessions::EXPORT_START.name()).rect()
                )
        );
    }
}

#[test]
fn a_session_file_of_the_window_is_repeated_by_the_program() {
    let folder = folder();
    let path = folder.path().join("kept.sixfingers");
    let mut window = Window::open();
    window.slide(keys::common::LOCALITY.name(), 9.0);
    window.settle();
    window.save_as(&path);
    let document: SessionFile = read_session(&path).unwrap();
    assert_eq!(document.stages[0].result, Some(window.guess().fingerprint()));
    let set = document.data.source.open().unwrap();
    let recipe = document.recipe(0).unwrap();
    let made = run_recipe(&recipe, &FastDenoiser::new(&std::sync::Arc::new(set)));
    assert_eq!(made.result(), Some(&window.guess()));
    // A tree that no window makes is left out, and nothing else.
    let odd = SessionFile { branches: Some(serde_json::json!([{ "id": 4_000_000_000_u32 }])), ..document };
    write_session(&path, &odd).unwrap();
    let mut other = Window::open();
    other.opens(&path);
    assert_eq!(other.guess(), window.guess());
}

#[test]
fn a_damaged_last_session_takes_the_place_of_no_good_one() {
    let folder = folder();
    let plain = || Preset { folder: Some(folder.path().join("settings")), ..Preset::default() };
    let settings = folder.path().join("settings");
    let (last, before) = (settings.join("last.sixfingers"), settings.join("before-last.sixfingers"));
    let keep = |value: f64| {
        let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
        window.settle();
        window.slide(keys::common::LOCALITY.name(), value);
        window.settle();
        drop(window);
        fs::read(&last).unwrap()
    };
    let first = keep(5.0);
    keep(3.0);
    assert_eq!(fs::read(&before).unwrap(), first);
    fs::write(&last, &first[..first.len() / 2]).unwrap();
    let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
    window.wait("the one before it is offered", |model| model.state.persistence.last.is_some());
    drop(window);
    keep(7.0);
    assert_eq!(fs::read(&before).unwrap(), first, "the good one is where it was");
    assert_eq!(fs::read(settings.join("damaged.sixfingers")).unwrap(), first[..first.len() / 2]);
}

#[test]
fn two_windows_keep_their_own_last_sessions() {
    let folder = folder();
    let settings = folder.path().join("settings");
    let plain = || Preset { folder: Some(settings.clone()), ..Preset::default() };
    let change = |window: &mut Window, value: f64| {
        window.settle();
        window.slide(keys::common::LOCALITY.name(), value);
        window.settle();
        window.model().state.controls.clone()
    };
    let mut first = Window::open_with(plain(), vec2(1280.0, 720.0));
    let mut second = Window::open_with(plain(), vec2(1280.0, 720.0));
    change(&mut first, 5.0);
    first.wait("its session is kept", |_| settings.join("last.sixfingers").exists());
    change(&mut second, 3.0);
    second.wait("its session is kept", |_| settings.join("window-2/last.sixfingers").exists());
    let kept = fs::read(settings.join("last.sixfingers")).unwrap();
    drop(first);
    assert_eq!(fs::read(settings.join("last.sixfingers")).unwrap(), kept);
    let of_second = change(&mut second, 7.0);
    drop(second);
    // The newest is offered.
    let mut third = Window::open_with(plain(), vec2(1280.0, 720.0));
    third.wait("a session is offered", |model| model.state.persistence.last.is_some());
    third.settle();
    third.click(Role::Button, keys::sessions::CONTINUE.name());
    third.settle();
    assert_eq!(third.model().state.controls.stages, of_second.stages);
}

#[test]
fn a_change_of_the_last_moment_is_kept_however_the_window_ends() {
    let folder = folder();
    let settings = folder.path().join("settings");
    let plain = || Preset { folder: Some(settings.clone()), ..Preset::default() };
    let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
    window.settle();
    window.slide(keys::common::LOCALITY.name(), 9.0);
    window.harness.run_steps(1);
    let stages = window.model().state.controls.stages.clone();
    drop(window);
    let mut window = Window::open_with(plain(), vec2(1280.0, 720.0));
    window.wait("it is offered", |model| model.state.persistence.last.is_some());
    window.settle();
    window.click(Role::Button, keys::sessions::CONTINUE.name());
    window.settle();
    assert_eq!(window.model().state.controls.stages, stages);
}
