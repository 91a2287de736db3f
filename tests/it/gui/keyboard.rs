//! The keys: each does what the help says.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::support::Window;

use sixfingers::app::settings::ThemeChoice;
use sixfingers::app::view::Pictures;
use sixfingers::gui::keys::{KeyGroup, TABLE};
use sixfingers::score::{Boundary, NamedMachine};
use sixfingers::text as keys;

#[test]
fn the_keys_of_time_move_the_playhead() {
    let mut window = Window::open();
    window.press(Key::ArrowLeft);
    assert_eq!(window.step(), 2);
    window.press(Key::ArrowRight);
    assert_eq!(window.step(), 1);
    window.press(Key::Home);
    assert_eq!(window.step(), 10);
    window.press(Key::End);
    assert_eq!(window.step(), 1);
    window.press(Key::Space);
    assert!(window.model().view.time.playing);
    window.press(Key::Space);
    assert!(!window.model().view.time.playing);
}

#[test]
fn the_keys_of_the_machine_change_it() {
    let mut window = Window::open();
    window.press(Key::ArrowUp);
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 13.0);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 9.0);
    window.press(Key::E);
    assert_eq!(window.named_machine(), NamedMachine::BbEls);
    window.press(Key::O);
    assert_eq!(window.named_machine(), NamedMachine::Els);
    window.press(Key::O);
    assert_eq!(window.model().state.controls.stages[0].spec.boundary, Boundary::Zeros);
    for (key, named) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5].into_iter().zip(NamedMachine::ALL) {
        window.press(key);
        assert_eq!(window.named_machine(), named);
    }
    let seed = window.model().state.controls.seed;
    window.press(Key::N);
    assert_ne!(window.model().state.controls.seed, seed);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.model().state.controls.seed, seed);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_ne!(window.model().state.controls.seed, seed);
}

#[test]
fn the_keys_of_the_window_change_its_look() {
    let mut window = Window::open();
    window.press(Key::V);
    assert_eq!(window.model().view.pictures, Pictures::Guess);
    window.press(Key::F12);
    assert!(window.model().view.perf_open);
    window.press(Key::F11);
    assert!(window.model().view.full_screen);
    window.press(Key::Escape);
    assert!(!window.model().view.full_screen);
    window.press_with(Modifiers::COMMAND, Key::Plus);
    assert_eq!(window.model().settings.scale, 1.1);
    window.press_with(Modifiers::COMMAND, Key::Minus);
    window.press_with(Modifiers::COMMAND, Key::Minus);
    assert_eq!(window.model().settings.scale, 0.9);
    window.press_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(window.model().settings.scale, 1.0);
    assert_eq!(window.model().settings.theme, ThemeChoice::Dark);
    window.click(Role::Button, keys::common::THEME.name());
    assert_eq!(window.model().settings.theme, ThemeChoice::Light);
}

#[test]
fn the_help_lists_every_key_and_closes() {
    let mut window = Window::open();
    for key in [Key::F1, Key::Questionmark] {
        window.press(key);
        for group in KeyGroup::ALL {
            assert!(window.has(group.heading()));
        }
        for line in TABLE {
            assert!(window.has(line.what.get()), "{}", line.what);
        }
        window.press(Key::Escape);
        assert!(!window.has(TABLE[0].what.get()));
    }
}

#[test]
fn no_two_lines_of_the_table_claim_one_key() {
    let mut seen = Vec::new();
    for (modifiers, key, _) in TABLE.iter().flat_map(|line| line.keys) {
        assert!(!seen.contains(&(*modifiers, *key)), "{modifiers:?} {key:?}");
        seen.push((*modifiers, *key));
    }
}

#[test]
fn letters_typed_into_the_seed_field_are_no_commands() {
    let mut window = Window::open();
    let seed = window.model().state.controls.seed;
    window.harness.get_by_role_and_label(Role::TextInput, keys::common::SEED.name()).focus();
    window.harness.run_steps(2);
    window.press(Key::N);
    window.press(Key::E);
    assert_eq!(window.model().state.controls.seed, seed);
    assert_eq!(window.named_machine(), NamedMachine::Ls);
}

#[test]
fn arrows_belong_to_a_focused_slider() {
    let mut window = Window::open();
    window.harness.get_by_role_and_label(Role::Slider, keys::common::LOCALITY.name()).focus();
    window.harness.run_steps(3);
    window.press(Key::ArrowRight);
    assert_eq!(window.slider_value(keys::common::LOCALITY.name()), 13.0);
    assert_eq!(window.step(), 1, "the playhead did not move");
}
