//! Lessons in the window: the door, the list, the panel, by mouse and by keys.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use sixfingers::app::lessons::state::ActiveLesson;
use sixfingers::app::model::Model;
use sixfingers::text::lessons as text;

use super::support::Window;

fn active(window: &Window) -> Option<&ActiveLesson> {
    window.model().state.lessons.active.as_ref()
}

fn page(window: &Window) -> Option<usize> {
    active(window).map(|active| active.page)
}

fn is_ready(model: &Model) -> bool {
    !model.state.performance.is_under_way()
}

#[test]
fn a_lesson_is_taken_by_mouse() {
    let mut window = Window::new(1280.0, 720.0);
    window.settle();
    let before = window.model().state.controls.clone();
    window.click(text::LESSONS.name());
    window.click("A perfect machine copies");
    window.wait("the scene is set", is_ready);
    assert_eq!(page(&window), Some(0));
    assert!(!window.model().view.lessons_open);
    window.click(text::NEXT.name());
    window.wait("the scene is set", is_ready);
    assert_eq!(page(&window), Some(1));
    window.click(text::SHOW_ME.name());
    window.wait("it is seen to be done", |model| {
        model.state.lessons.active.as_ref().is_some_and(|active| active.is_page_done())
    });
    window.harness.run_steps(2);
    assert!(window.harness.query_by_label(text::HEADING_THEN.get()).is_some(), "what to notice is said");
    window.click(text::NEXT.name());
    window.wait("the scene is set", is_ready);
    // The prediction.
    window.click("Yes, nobody has seen it before.");
    window.wait("it is shown", is_ready);
    window.harness.run_steps(2);
    assert!(window.harness.query_by_label(text::WRONG.get()).is_some());
    window.click(text::LEAVE.name());
    window.settle();
    assert!(active(&window).is_none());
    assert_eq!(window.model().state.controls, before);
}

#[test]
fn a_lesson_is_taken_by_keys() {
    let mut window = Window::new(1280.0, 720.0);
    window.settle();
    window.key(Key::J);
    assert!(window.model().view.lessons_open);
    window.key(Key::Escape);
    assert!(!window.model().view.lessons_open);
    window.key(Key::J);
    window.click("Local eyes invent");
    window.wait("the scene is set", is_ready);
    window.key(Key::Enter);
    window.wait("the scene is set", is_ready);
    assert_eq!(page(&window), Some(1));
    window.key(Key::Y);
    window.wait("it is seen to be done", |model| {
        model.state.lessons.active.as_ref().is_some_and(|active| active.is_page_done())
    });
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.harness.run_steps(2);
    assert_eq!(page(&window), Some(0));
}

#[test]
fn a_newcomer_is_offered_the_first_lesson_once() {
    let mut window = Window::new(1280.0, 720.0);
    window.settle();
    assert!(window.harness.query_by_label(text::WELCOME_BEGIN.name()).is_none(), "only where settings are kept");
    assert!(!window.model().settings.lessons_offered);
}
