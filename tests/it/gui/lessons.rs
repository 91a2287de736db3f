//! Lessons in the window: the door, the list, the panel, by mouse and by keys.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use sixfingers::app::action::Action;
use sixfingers::app::lessons::actions::LessonsAction;
use sixfingers::app::lessons::state::{ActiveLesson, LessonKey};
use sixfingers::app::model::Model;
use sixfingers::gui::SixfingersApp;
use sixfingers::lessons::builtin;
use sixfingers::text::Language;
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
    let mut window = Window::open();
    window.settle();
    let before = window.model().state.controls.clone();
    window.click(Role::Button, text::LESSONS.name());
    window.click(Role::Button, "A perfect machine copies");
    window.wait("the scene is set", is_ready);
    assert_eq!(page(&window), Some(0));
    assert!(!window.model().view.lessons_open);
    window.click(Role::Button, text::NEXT.name());
    window.wait("the scene is set", is_ready);
    assert_eq!(page(&window), Some(1));
    window.click(Role::Button, text::SHOW_ME.name());
    window.wait("it is seen to be done", |model| {
        model.state.lessons.active.as_ref().is_some_and(|active| active.is_page_done())
    });
    window.harness.run_steps(2);
    assert!(window.has(text::HEADING_THEN.get()), "what to notice is said");
    window.click(Role::Button, text::NEXT.name());
    window.wait("the scene is set", is_ready);
    // The prediction.
    window.click(Role::Button, "Yes, nobody has seen it before.");
    window.wait("it is shown", is_ready);
    window.harness.run_steps(2);
    assert!(window.has(text::WRONG.get()));
    window.click(Role::Button, text::LEAVE.name());
    window.settle();
    assert!(active(&window).is_none());
    assert_eq!(window.model().state.controls, before);
}

#[test]
fn a_lesson_is_taken_by_keys() {
    let mut window = Window::open();
    window.settle();
    window.press(Key::J);
    assert!(window.model().view.lessons_open);
    window.press(Key::Escape);
    assert!(!window.model().view.lessons_open);
    window.press(Key::J);
    window.click(Role::Button, "Local eyes invent");
    window.wait("the scene is set", is_ready);
    window.press(Key::Enter);
    window.wait("the scene is set", is_ready);
    assert_eq!(page(&window), Some(1));
    window.press(Key::Y);
    window.wait("it is seen to be done", |model| {
        model.state.lessons.active.as_ref().is_some_and(|active| active.is_page_done())
    });
    window.press_with(Modifiers::SHIFT, Key::Enter);
    assert_eq!(page(&window), Some(0));
}

#[test]
fn a_newcomer_is_offered_the_first_lesson_once() {
    let mut window = Window::open();
    window.settle();
    assert!(!window.has(text::WELCOME_BEGIN.name()), "only where settings are kept");
    assert!(!window.model().settings.lessons_offered);
}

#[test]
fn what_a_step_means_is_marked_until_it_is_done() {
    let mut window = Window::open();
    for lesson in builtin(Language::ENGLISH) {
        window.act(Action::Lessons(LessonsAction::Begin(LessonKey::Builtin(lesson.id.clone()))));
        for (page, step) in lesson.steps.iter().enumerate() {
            window.act(Action::Lessons(LessonsAction::GoTo(page)));
            window.wait("the scene is set", is_ready);
            window.settle();
            let marked = SixfingersApp::marked(&window.harness.ctx);
            let meant = step.mark.filter(|_| active(&window).is_some_and(|active| !active.is_page_done()));
            assert_eq!(marked.is_some(), meant.is_some(), "{}, step {}: {meant:?}", lesson.id, page + 1);
        }
    }
    window.act(Action::Lessons(LessonsAction::Leave));
    assert_eq!(SixfingersApp::marked(&window.harness.ctx), None);
}
