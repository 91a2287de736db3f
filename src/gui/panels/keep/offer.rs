//! The last session, offered along the bottom for a while.

use egui::{RichText, Ui};

use crate::gui::action::{Action, KeepAction};
use crate::gui::keep;
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::theme::colors;
use crate::gui::widgets::{Icon, IconButton};

/// Draws the offer, if there is one, from right to left.
pub(in crate::gui::panels) fn offer_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(document) = session.keep.last.as_ref().filter(|_| session.keep.offered_since.is_some()) else { return };
    // No higher than the line that it stands in.
    ui.spacing_mut().interact_size.y = 16.0;
    ui.spacing_mut().button_padding.y = 0.0;
    let (named, decline) = (text::keep::CONTINUE, text::keep::DECLINE);
    if IconButton::new(Icon::Close, decline.name, decline.hint).side(16.0).ui(ui).clicked() {
        actions.push(Action::Keep(KeepAction::Decline));
    }
    let what = text::keep::last_session(&keep::title_of(document, session), document.seed);
    ui.label(RichText::new(format!("({what})")).small().color(c.weak));
    let link = egui::Button::new(RichText::new(named.name).small().color(c.accent)).frame(false);
    if ui.add(link).on_hover_text(named.hint).clicked() {
        actions.push(Action::Keep(KeepAction::Continue));
    }
}
