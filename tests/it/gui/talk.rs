//! The list of scenes, a talk as it is given, the speaker's window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::support::Window;

use sixfingers::app::action::Action;
use sixfingers::app::talk::actions::TalkAction;
use sixfingers::app::text::talk as text;
use sixfingers::text::talk as keys;

fn at(window: &Window) -> Option<usize> {
    window.model().state.talk.giving.as_ref().map(|giving| giving.at)
}

/// A window with a talk of two scenes, made by keys and by typing.
fn with_talk() -> Window {
    let mut window = Window::open();
    window.press(Key::Num9);
    window.harness.get_by_label(keys::EMPTY.get());
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::J);
    window.wait("the scene is there", |model| model.state.talk.script.scenes.len() == 1);
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, keys::CAPTION.name()).focus();
    window.harness.run_steps(2);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, keys::CAPTION.name()).type_text("A first hand");
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, keys::NOTES.name()).focus();
    window.harness.run_steps(2);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, keys::NOTES.name()).type_text("Say hello.");
    window.harness.run_steps(2);
    window.click(Role::Button, keys::ADD.name());
    window.wait("the scene is there", |model| model.state.talk.script.scenes.len() == 2);
    window.act(Action::Talk(TalkAction::SetCaption(1, "Another hand".into())));
    window.settle();
    window
}

#[test]
fn a_talk_is_made_by_typing_beside_the_stage() {
    let mut window = with_talk();
    let scene = &window.model().state.talk.script.scenes[0];
    assert_eq!((scene.caption.get(), scene.notes.get()), ("A first hand", "Say hello."));
    window.click(Role::Button, &text::scene(2, "Another hand"));
    assert_eq!(window.model().state.talk.chosen, 1);
    window.click(Role::Button, keys::MOVE_UP.name());
    assert_eq!(window.model().state.talk.script.scenes[0].caption.get(), "Another hand");
    window.click(Role::Button, keys::REMOVE.name());
    assert_eq!(window.model().state.talk.script.scenes.len(), 1);
    window.act(Action::Undo);
    assert_eq!(window.model().state.talk.script.scenes.len(), 2);
}

#[test]
fn a_remote_gives_the_talk_blackens_it_and_ends_it() {
    let mut window = with_talk();
    window.press(Key::F5);
    assert_eq!(at(&window), Some(0));
    window.settle();
    window.harness.get_by_label("A first hand");
    window.harness.get_by_label(&text::place(1, 2));
    window.press(Key::PageDown);
    window.settle();
    window.harness.get_by_label("Another hand");
    window.press(Key::ArrowLeft);
    assert_eq!(at(&window), Some(0));
    for key in [Key::B, Key::Period] {
        window.press(key);
        assert!(window.model().view.blank);
        assert!(window.harness.query_by_label("A first hand").is_none());
        // Any key ends that, and does nothing else.
        let seed = window.model().state.controls.seed;
        window.press(Key::N);
        assert!(!window.model().view.blank);
        assert_eq!((at(&window), window.model().state.controls.seed), (Some(0), seed));
    }
    window.press(Key::Escape);
    assert_eq!(at(&window), None);
    assert!(!window.model().view.presenting);
    // From the scene that is edited.
    window.act(Action::Talk(TalkAction::Choose(1)));
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    window.harness.run_steps(3);
    assert_eq!(at(&window), Some(1));
    window.press(Key::F5);
    assert_eq!(at(&window), None);
}

#[test]
fn the_speaker_sees_the_notes_what_comes_next_and_a_clock() {
    let mut window = with_talk();
    window.press(Key::F5);
    window.settle();
    assert!(window.harness.query_by_label("Say hello.").is_none());
    window.press(Key::Num9);
    window.harness.run_steps(3);
    window.harness.get_by_label("Say hello.");
    window.harness.get_by_label(&text::next_line(Some("Another hand")));
    window.harness.get_by_label(keys::SINCE_START.get());
    window.press(Key::PageDown);
    window.harness.run_steps(3);
    assert_eq!(at(&window), Some(1));
    window.harness.get_by_label(keys::NO_NOTES.get());
    window.harness.get_by_label(keys::LAST_SCENE.get());
}

#[test]
fn a_long_caption_and_a_wrong_line_are_told_beside_the_field() {
    let mut window = with_talk();
    window.act(Action::Talk(TalkAction::Choose(0)));
    window.act(Action::Talk(TalkAction::SetCaption(0, "one two three four five six seven ".repeat(2))));
    window.act(Action::Talk(TalkAction::SetMoves(0, "pacth 15".into())));
    window.harness.run_steps(3);
    window.harness.get_by_label(keys::CAPTION_LONG.get());
    window.harness.get_by_label_contains("\"pacth 15\":");
}
