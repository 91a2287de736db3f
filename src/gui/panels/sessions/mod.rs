//! Saving and exporting: the menu, the dialogs, what was done.

pub(crate) mod dialog;
pub(crate) mod menu;
pub(crate) mod missing;
pub(crate) mod offer;
pub(crate) mod place;
pub(crate) mod save_as;
pub(crate) mod toast;

use egui::Ui;

use crate::app::action::Action;
use crate::app::dialog::Dialog;
use crate::app::state::AppState;
use crate::gui::screen::Screen;

/// Draws the dialog that is open, if one is.
pub(crate) fn dialogs_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    if state.persistence.missing.is_some() {
        missing::missing_ui(ui, state, view, actions);
        return;
    }
    match view.place.dialog {
        Dialog::Closed => {}
        Dialog::SaveAs => save_as::save_as_ui(ui, state, view, actions),
        Dialog::SaveTalk => crate::gui::panels::talk::dialogs::save_ui(ui, state, view, actions),
        Dialog::ExportTalk => crate::gui::panels::talk::dialogs::export_ui(ui, state, view, actions),
        Dialog::Export => crate::gui::panels::export::export_ui(ui, state, view, actions),
    }
}
