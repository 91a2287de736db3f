//! The language of the window: chosen by a switch, at once, and remembered.

use std::collections::BTreeSet;

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use super::states::MAIN;
use super::support::{Window, small};

use sixfingers::app::action::Action;
use sixfingers::app::model::Preset;
use sixfingers::app::sessions::actions::SessionsAction;
use sixfingers::app::settings::{STORAGE_KEY, Settings};
use sixfingers::app::text::{HELP, REROLL};
use sixfingers::app::window::WindowAction;
use sixfingers::text::{Language, window as words};

fn chinese() -> Language {
    Language::of_code("zh").expect("there is Chinese")
}

#[test]
fn the_switch_changes_all_texts_at_once_and_nothing_else() {
    let mut window = Window::open();
    let (controls, guess) = (window.model().state.controls.clone(), window.guess());
    assert!(window.has("New noise"));
    window.click(Role::Button, "Language");
    assert_eq!(window.model().settings.language, Some(chinese()));
    assert!(!window.has("New noise") && window.has(REROLL.name_text().in_language(chinese())));
    assert!(!window.has("Keys") && window.has(HELP.name_text().in_language(chinese())));
    assert_eq!((&window.model().state.controls, window.guess()), (&controls, guess));
    window.click(Role::Button, words::LANGUAGE.name_text().in_language(chinese()));
    assert_eq!(window.model().settings.language, Some(Language::ENGLISH));
    assert!(window.has("New noise"));
}

#[test]
fn a_narrow_window_has_the_switch_in_its_menu() {
    let mut window = Window::open_with(small(), Vec2::new(520.0, 640.0));
    window.settle();
    window.click(Role::Button, "More");
    window.click(Role::Button, "中文");
    assert_eq!(window.model().settings.language, Some(chinese()));
}

#[test]
fn the_window_opens_in_the_language_of_the_preset() {
    let window = Window::open_with(Preset { language: Some(chinese()), ..small() }, Vec2::new(1280.0, 720.0));
    assert_eq!(window.model().settings.language, Some(chinese()));
    assert_eq!(Language::current(), chinese(), "the thread of the window");
}

#[test]
fn a_session_knows_no_language() {
    let (mut english, mut chinese_one) = (Window::open(), Window::open());
    chinese_one.act(Action::Window(WindowAction::SetLanguage(chinese())));
    let folder = tempfile::tempdir().unwrap();
    let session = |window: &mut Window, name: &str| {
        let path = folder.path().join(name);
        window.act(Action::Sessions(SessionsAction::SaveTo(path.clone())));
        window.wait("the session is saved", |model| model.state.persistence.file.is_some());
        std::fs::read_to_string(path).unwrap()
    };
    assert_eq!(session(&mut english, "a.sixfingers"), session(&mut chinese_one, "b.sixfingers"));
}

#[test]
fn a_language_is_remembered_by_its_code_and_one_that_is_not_known_is_none() {
    let read = |text: &str| {
        let stored = super::start::Stored(text.to_owned());
        eframe::get_value::<Settings>(&stored, STORAGE_KEY).expect("they are read").language
    };
    let mut stored = super::start::Stored(String::new());
    eframe::set_value(&mut stored, STORAGE_KEY, &Settings { language: Some(chinese()), ..Settings::default() });
    assert_eq!(read(&stored.0), Some(chinese()), "{}", stored.0);
    assert_eq!(read("(language:Some(\"xx\"),looped:true)"), None);
    assert_eq!(read("(looped:true)"), None);
}

/// What can be used with mouse and keys, by its id.
fn ids(window: &Window) -> BTreeSet<String> {
    let roles = [Role::Button, Role::Slider, Role::ComboBox, Role::RadioButton, Role::Switch, Role::SpinButton];
    let nodes = roles.into_iter().flat_map(|role| window.harness.query_all_by_role(role).collect::<Vec<_>>());
    nodes.map(|node| format!("{:?} {:?}", node.accesskit_node().role(), node.accesskit_node().locate().0)).collect()
}

#[test]
fn no_id_depends_on_the_language() {
    let mut window = Window::open();
    // The stage, machines side by side, where a pixel came from, the curves, the training pictures.
    for state in MAIN.iter().filter(|state| ["stage", "compare", "pixel", "curves", "training"].contains(&state.name)) {
        window.act(Action::Window(WindowAction::SetLanguage(Language::ENGLISH)));
        state.enter(&mut window);
        let english = ids(&window);
        window.act(Action::Window(WindowAction::SetLanguage(chinese())));
        window.harness.run_steps(4);
        assert_eq!(ids(&window), english, "{}", state.name);
        assert!(english.len() > 20, "{}: {}", state.name, english.len());
        state.leave(&mut window);
    }
}
