//! The exhibit chooser.

use egui::{RichText, Ui};

use crate::gui::action::{Action, ExhibitAction};
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::theme::colors;
use crate::gui::widgets::{Icon, IconButton, menu_ui};

/// Draws the chooser and what the exhibit shows.
pub(super) fn exhibit_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let chosen = session.exhibit();
    let title = chosen.map_or_else(|| session.controls.data.to_string(), |exhibit| exhibit.title.to_owned());
    ui.horizontal(|ui| {
        let width = ui.available_width() - 40.0;
        menu_ui(ui, text::EXHIBIT, width, RichText::new(title).heading(), |ui| {
            for exhibit in &session.exhibits {
                let is_chosen = chosen.is_some_and(|chosen| chosen.id == exhibit.id);
                let item = ui.selectable_label(is_chosen, exhibit.title).on_hover_text(exhibit.blurb);
                if item.clicked() {
                    actions.push(Action::Exhibit(ExhibitAction::Open(exhibit.id.to_owned())));
                }
            }
        });
        if IconButton::new(Icon::Reset, text::RESET.name, text::RESET.hint).ui(ui).clicked() {
            actions.push(Action::Exhibit(ExhibitAction::Reset));
        }
    });
    if let Some(exhibit) = chosen {
        ui.label(RichText::new(exhibit.blurb).small().color(c.weak));
    }
}
