//! The last session, offered along the bottom for a while.

use egui::{RichText, Ui};

use crate::app::action::Action;
use crate::app::sessions::actions::SessionsAction;
use crate::app::sessions::document::title_of;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Draws the offer, if there is one, from right to left.
pub(crate) fn offer_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(document) = state.persistence.last.as_ref().filter(|_| state.persistence.offered_since.is_some()) else {
        return;
    };
    // No higher than the line that it stands in.
    ui.spacing_mut().interact_size.y = 16.0;
    ui.spacing_mut().button_padding.y = 0.0;
    let (label, decline) = (text::sessions::CONTINUE, text::sessions::DECLINE);
    if IconButton::new(Icon::Close, decline.name(), decline.hint()).side(16.0).ui(ui).clicked() {
        actions.push(Action::Sessions(SessionsAction::Decline));
    }
    let what = text::sessions::last_session(&title_of(document, state), document.seed);
    ui.label(RichText::new(what).small().color(c.weak));
    let link = egui::Button::new(RichText::new(label.name()).small().color(c.accent)).frame(false);
    if ui.add(link).on_hover_text(label.hint()).clicked() {
        actions.push(Action::Sessions(SessionsAction::Continue));
    }
}
