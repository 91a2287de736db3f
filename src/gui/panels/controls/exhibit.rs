//! The exhibit chooser.

use egui::{RichText, Ui};

use crate::gui::action::{Action, ExhibitAction, ImportAction};
use crate::gui::import::text as import;
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::theme::colors;
use crate::gui::widgets::{Icon, IconButton, TextIconButton, menu_ui};

/// Draws the chooser and what the exhibit shows.
pub(super) fn exhibit_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let chosen = session.exhibit();
    let title = chosen.map_or_else(|| import::set_title(&session.controls.data), |exhibit| exhibit.title.to_owned());
    ui.horizontal(|ui| {
        let width = ui.available_width() - 80.0;
        menu_ui(ui, text::EXHIBIT, width, RichText::new(title).heading(), |ui| {
            for exhibit in &session.exhibits {
                let is_chosen = chosen.is_some_and(|chosen| chosen.id == exhibit.id);
                let item = ui.selectable_label(is_chosen, exhibit.title).on_hover_text(exhibit.blurb);
                if item.clicked() {
                    actions.push(Action::Exhibit(ExhibitAction::Open(exhibit.id.to_owned())));
                }
            }
        });
        if IconButton::new(Icon::Folder, import::OPEN.name, import::OPEN.hint).ui(ui).clicked() {
            actions.push(Action::Import(ImportAction::Show));
        }
        if IconButton::new(Icon::Reset, text::RESET.name, text::RESET.hint).ui(ui).clicked() {
            actions.push(Action::Exhibit(ExhibitAction::Reset));
        }
    });
    let skipped = &session.loading.skipped;
    if skipped.total > 0 && session.data.as_ref().is_some_and(|data| data.spec.path().is_some()) {
        let line = import::skipped_line(skipped);
        let left_out = TextIconButton { icon: Icon::Wrong, text: &line, hint: import::SKIPPED.hint, width: None };
        if left_out.ui(ui).clicked() {
            actions.push(Action::Import(ImportAction::ToggleSkipped));
        }
    }
    if let Some(exhibit) = chosen {
        ui.label(RichText::new(exhibit.blurb).small().color(c.weak));
    }
}
