//! Where the session goes.

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use crate::app::action::Action;
use crate::app::dialog::Target;
use crate::app::sessions::actions::SessionsAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::panels::sessions::dialog::dialog_ui;
use crate::gui::panels::sessions::place::{button_ui, place_ui, target_ui};
use crate::gui::screen::Screen;

/// Draws the dialog.
pub(crate) fn save_as_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    dialog_ui(
        ui,
        text::sessions::SAVE_HEADING.get(),
        (560.0, 0.0),
        SessionsAction::CloseDialog,
        actions,
        |ui, _, actions| {
            ui.add_space(8.0);
            let entered = place_ui(ui, text::sessions::FILE, view, actions);
            target_ui(ui, view.place.target);
            ui.add_space(4.0);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let replaces = view.place.target == Target::File;
                let label = if replaces { text::sessions::REPLACE } else { text::sessions::SAVE };
                let may = matches!(view.place.target, Target::Free | Target::File) && !state.persistence.saving;
                let clicked = ui.add_enabled_ui(may, |ui| button_ui(ui, label, 112.0, true).clicked()).inner;
                // Enter never replaces: that takes a click.
                if clicked || (entered && may && !replaces) {
                    actions.push(Action::Sessions(SessionsAction::SaveTo(PathBuf::from(view.place.path.trim()))));
                }
                if button_ui(ui, text::sessions::CANCEL, 96.0, false).clicked() {
                    actions.push(Action::Sessions(SessionsAction::CloseDialog));
                }
            });
        },
    );
}
