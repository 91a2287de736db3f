//! Where the talk goes, and what it is exported as.

use std::path::PathBuf;
use std::time::Duration;

use egui::{Align, Layout, RichText, Ui};

use crate::app::action::Action;
use crate::app::dialog::Target;
use crate::app::sessions::actions::SessionsAction;
use crate::app::state::AppState;
use crate::app::talk::actions::TalkAction;
use crate::app::talk::kind::TalkExport;
use crate::app::text;
use crate::app::text::talk;
use crate::gui::panels::sessions::dialog::dialog_ui;
use crate::gui::panels::sessions::place::{button_ui, place_ui, target_ui};
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::segments::{Segment, segments_ui};

/// Draws the dialog that asks where the talk goes.
pub(crate) fn save_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let heading = talk::SAVE_TALK_HEADING.get();
    dialog_ui(ui, heading, (560.0, 0.0), SessionsAction::CloseDialog, actions, |ui, _, actions| {
        ui.add_space(8.0);
        let entered = place_ui(ui, text::sessions::FILE, view, actions);
        target_ui(ui, view.place.target);
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let replaces = view.place.target == Target::File;
            let label = if replaces { text::sessions::REPLACE } else { talk::SAVE_TALK };
            let may = matches!(view.place.target, Target::Free | Target::File);
            let clicked = ui.add_enabled_ui(may, |ui| button_ui(ui, label, 112.0, true).clicked()).inner;
            // Enter never replaces: that takes a click.
            if clicked || (entered && may && !replaces) {
                actions.push(Action::Talk(TalkAction::SaveTo(PathBuf::from(view.place.path.trim()))));
            }
            cancel_ui(ui, actions);
        });
        let _ = state;
    });
}

fn cancel_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if button_ui(ui, text::sessions::CANCEL, 96.0, false).clicked() {
        actions.push(Action::Sessions(SessionsAction::CloseDialog));
    }
}

/// Draws the dialog that asks what the talk is exported as.
pub(crate) fn export_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let heading = talk::EXPORT_HEADING.get();
    dialog_ui(ui, heading, (600.0, 0.0), SessionsAction::CloseDialog, actions, |ui, _, actions| {
        ui.add_space(8.0);
        let writing = state.talk.export.as_ref();
        ui.add_enabled_ui(writing.is_none(), |ui| {
            let segment = |kind| Segment::label(kind, talk::export_kind(kind));
            if let Some(kind) = segments_ui(ui, view.talk_export, &TalkExport::ALL.map(segment)) {
                actions.push(Action::Talk(TalkAction::SetExport(kind)));
            }
            ui.label(RichText::new(talk::export_kind(view.talk_export).hint()).color(c.text));
            ui.label(RichText::new(talk::EXPORT_NOTE.get()).small().color(c.weak));
            ui.add_space(8.0);
            place_ui(ui, text::sessions::FILE, view, actions);
        });
        if let Some(problem) = &state.talk.export_problem {
            ui.label(RichText::new(problem).small().color(c.warn));
        } else if let Some(writing) = writing {
            let (done, of) = writing.progress();
            ui.label(RichText::new(talk::exporting(done, of)).small().color(c.weak));
            ui.ctx().request_repaint_after(Duration::from_millis(200));
        } else {
            target_ui(ui, view.place.target);
        }
        ui.add_space(4.0);
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| buttons_ui(ui, state, view, actions));
    });
}

fn buttons_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let mut push = |action| actions.push(Action::Talk(action));
    if let Some(writing) = &state.talk.export {
        if button_ui(ui, text::sessions::EXPORT_STOP, 112.0, true).clicked() {
            push(TalkAction::StopExport);
        }
        let (done, of) = writing.progress();
        ui.add(egui::ProgressBar::new(done as f32 / of.max(1) as f32).desired_width(240.0).fill(c.accent));
        return;
    }
    match view.place.target {
        Target::File => {
            if button_ui(ui, text::sessions::REPLACE, 112.0, false).clicked() {
                push(TalkAction::Export { replace: true });
            }
            if button_ui(ui, text::sessions::NEW_NAME, 112.0, true).clicked() {
                push(TalkAction::SetExport(view.talk_export));
            }
        }
        Target::Folder => {
            if button_ui(ui, text::sessions::NEW_NAME, 112.0, true).clicked() {
                push(TalkAction::SetExport(view.talk_export));
            }
        }
        target => {
            let may = target == Target::Free;
            let start = ui.add_enabled_ui(may, |ui| button_ui(ui, text::sessions::EXPORT_START, 128.0, true).clicked());
            if start.inner {
                push(TalkAction::Export { replace: false });
            }
        }
    }
    cancel_ui(ui, actions);
}
