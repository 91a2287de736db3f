//! A lesson, offered along the bottom: to a newcomer, and after the program ended in the middle of one.

use egui::{Button, RichText, Ui};

use crate::app::action::Action;
use crate::app::lessons::actions::LessonsAction;
use crate::app::lessons::state::LessonKey;
use crate::app::state::AppState;
use crate::app::text::common::Label;
use crate::app::text::lessons as text;
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Draws the offer, if there is one, from right to left; whether there is one.
pub(crate) fn offer_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) -> bool {
    let lessons = &state.lessons;
    if lessons.active.is_some() {
        return false;
    }
    if let Some(lesson) = lessons.last.as_ref().and_then(|last| lessons.find(&last.key)) {
        let line = text::last_lesson(&lesson.title);
        let answers = (LessonsAction::Continue, LessonsAction::Decline);
        line_ui(ui, &line, (text::CONTINUE_LESSON, text::DECLINE_LESSON), answers, actions);
        return true;
    }
    let first = lessons.all().next().map(|(key, _)| key);
    if let Some(key @ LessonKey::Builtin(_)) = first.filter(|_| lessons.welcome) {
        let answers = (LessonsAction::Begin(key), LessonsAction::DeclineWelcome);
        line_ui(ui, text::WELCOME.get(), (text::WELCOME_BEGIN, text::WELCOME_DECLINE), answers, actions);
        return true;
    }
    false
}

fn line_ui(
    ui: &mut Ui,
    line: &str,
    (begin, decline): (Label, Label),
    (beginning, declining): (LessonsAction, LessonsAction),
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    // No higher than the line that it stands in.
    ui.spacing_mut().interact_size.y = 16.0;
    ui.spacing_mut().button_padding.y = 0.0;
    if IconButton::new(Icon::Close, decline.name(), decline.hint()).side(16.0).ui(ui).clicked() {
        actions.push(Action::Lessons(declining));
    }
    let link = Button::new(RichText::new(begin.name()).small().color(c.accent)).frame(false);
    if ui.add(link).on_hover_text(begin.hint()).clicked() {
        actions.push(Action::Lessons(beginning));
    }
    ui.label(RichText::new(line).small().color(c.weak));
}
