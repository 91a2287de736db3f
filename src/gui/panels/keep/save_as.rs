//! Where the session goes.

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use crate::gui::action::{Action, KeepAction};
use crate::gui::keep::Target;
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::view::View;

use super::dialog_ui;
use super::place::{button_ui, place_ui, target_ui};

/// Draws the dialog.
pub(super) fn save_as_ui(ui: &Ui, session: &Session, view: &mut View, actions: &mut Vec<Action>) {
    dialog_ui(ui, text::keep::SAVE_HEADING, (560.0, 0.0), KeepAction::CloseDialog, actions, |ui, _, actions| {
        ui.add_space(8.0);
        let entered = place_ui(ui, text::keep::FILE, view, actions);
        target_ui(ui, view.keep.target);
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let replaces = view.keep.target == Target::File;
            let named = if replaces { text::keep::REPLACE } else { text::keep::SAVE };
            let may = matches!(view.keep.target, Target::Free | Target::File) && !session.keep.saving;
            let clicked = ui.add_enabled_ui(may, |ui| button_ui(ui, named, 112.0, true).clicked()).inner;
            // Enter never replaces: that takes a click.
            if clicked || (entered && may && !replaces) {
                actions.push(Action::Keep(KeepAction::SaveTo(PathBuf::from(view.keep.path.trim()))));
            }
            if button_ui(ui, text::keep::CANCEL, 96.0, false).clicked() {
                actions.push(Action::Keep(KeepAction::CloseDialog));
            }
        });
    });
}
