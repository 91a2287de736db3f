//! A session whose training pictures are not there.

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use crate::gui::action::{Action, KeepAction};
use crate::gui::keep::Target;
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::view::View;

use super::dialog_ui;
use super::place::{button_ui, place_ui};

/// Draws the question where they are.
pub(super) fn missing_ui(ui: &Ui, session: &Session, view: &mut View, actions: &mut Vec<Action>) {
    let Some(missing) = &session.keep.missing else { return };
    dialog_ui(ui, text::keep::MISSING_HEADING, (600.0, 0.0), KeepAction::LeaveMissing, actions, |ui, _, actions| {
        ui.add_space(8.0);
        ui.label(text::keep::missing(&missing.problem));
        ui.add_space(8.0);
        let entered = place_ui(ui, text::keep::PICTURES, view, actions);
        ui.add_space(12.0);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let there = matches!(view.keep.target, Target::File | Target::Folder);
            let clicked = ui.add_enabled_ui(there, |ui| button_ui(ui, text::keep::FIND, 112.0, true).clicked()).inner;
            if clicked || (entered && there) {
                actions.push(Action::Keep(KeepAction::FindPictures(PathBuf::from(view.keep.path.trim()))));
            }
            if button_ui(ui, text::keep::WITHOUT, 176.0, false).clicked() {
                actions.push(Action::Keep(KeepAction::OpenWithout));
            }
            if button_ui(ui, text::keep::CANCEL, 96.0, false).clicked() {
                actions.push(Action::Keep(KeepAction::LeaveMissing));
            }
        });
    });
}
