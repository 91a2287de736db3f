//! A session whose training pictures are not there.

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use crate::app::action::Action;
use crate::app::dialog::Target;
use crate::app::sessions::actions::SessionsAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::panels::sessions::dialog::dialog_ui;
use crate::gui::panels::sessions::place::{button_ui, place_ui};
use crate::gui::screen::Screen;

/// Draws the question where they are.
pub(crate) fn missing_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let Some(missing) = &state.persistence.missing else { return };
    dialog_ui(
        ui,
        text::sessions::MISSING_HEADING.get(),
        (600.0, 0.0),
        SessionsAction::LeaveMissing,
        actions,
        |ui, _, actions| {
            ui.add_space(8.0);
            let is_drawn = missing.document.data.source.path().is_none();
            ui.label(text::sessions::missing(&missing.problem, is_drawn));
            ui.add_space(8.0);
            let entered = !is_drawn && place_ui(ui, text::sessions::PICTURES, view, actions);
            ui.add_space(12.0);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let there = !is_drawn && matches!(view.place.target, Target::File | Target::Folder);
                let find = |ui: &mut Ui| button_ui(ui, text::sessions::FIND, 112.0, true).clicked();
                let clicked = !is_drawn && ui.add_enabled_ui(there, find).inner;
                if clicked || (entered && there) {
                    actions.push(Action::Sessions(SessionsAction::FindPictures(PathBuf::from(view.place.path.trim()))));
                }
                if button_ui(ui, text::sessions::WITHOUT, 176.0, false).clicked() {
                    actions.push(Action::Sessions(SessionsAction::OpenWithout));
                }
                if button_ui(ui, text::sessions::CANCEL, 96.0, false).clicked() {
                    actions.push(Action::Sessions(SessionsAction::LeaveMissing));
                }
            });
        },
    );
}
