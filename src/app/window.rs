//! The window itself: its look, what is open in it, full screen.

use super::dialog::Dialog;
use super::effect::Effect;
use super::export::actions::close_dialog;
use super::model::Model;

use super::settings::{Section, SidePanel};
use super::talk::giving::{self, present};
use super::text::import as import_text;
use super::view::Scene;
use crate::studio::Slot;
use crate::text::Language;

/// The window itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WindowAction {
    /// Another language.
    SetLanguage(Language),
    /// Dark to light and back.
    ToggleTheme,
    /// Larger (1) or smaller (-1) text and controls.
    Scale(i32),
    /// The normal size.
    ScaleReset,
    /// Full screen and back.
    ToggleFullScreen,
    /// The keys.
    ToggleHelp,
    /// The frame times.
    TogglePerf,
    /// The panel with the controls.
    ToggleControls,
    /// A part of the controls, folded away or not.
    ToggleSection(Section),
    /// A panel on the right, open or closed.
    ToggleSide(SidePanel),
    /// Only the picture, the slider and the count, on the whole screen; and back.
    TogglePresentation,
    /// A black screen while presenting, and back.
    ToggleBlank,
    /// Close what lies on top.
    Escape,
    /// The message has been read.
    DismissNotice,
    /// Say that the system has no dialog for files.
    TellNoDialog,
    /// Close the window.
    Quit,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: WindowAction, effects: &mut Vec<Effect>) {
    let Model { settings, state, view, .. } = model;
    match action {
        WindowAction::SetLanguage(language) => {
            settings.language = Some(language);
            language.make_current();
        }
        WindowAction::ToggleTheme => {
            settings.theme = settings.theme.other();
            effects.push(Effect::Theme(settings.theme));
        }
        WindowAction::Scale(by) => {
            settings.scale = settings.scaled(by);
            effects.push(Effect::Scale(settings.scale));
        }
        WindowAction::ScaleReset => {
            settings.scale = 1.0;
            effects.push(Effect::Scale(1.0));
        }
        WindowAction::ToggleFullScreen => {
            view.full_screen = !view.full_screen;
            effects.push(Effect::FullScreen(view.full_screen));
        }
        WindowAction::ToggleHelp => view.help_open = !view.help_open,
        WindowAction::TogglePerf => view.perf_open = !view.perf_open,
        WindowAction::ToggleControls if view.room.narrow => view.drawer_open = !view.drawer_open,
        WindowAction::ToggleControls => settings.controls_open = !settings.controls_open,
        WindowAction::ToggleSection(section) if settings.folded.contains(&section) => {
            settings.folded.retain(|other| *other != section);
        }
        WindowAction::ToggleSection(section) => settings.folded.push(section),
        WindowAction::ToggleSide(panel) => {
            settings.side = if settings.side == Some(panel) { None } else { Some(panel) };
        }
        WindowAction::TogglePresentation if state.talk.is_given() => giving::end(model, effects),
        WindowAction::TogglePresentation if !view.presenting && settings.side == Some(SidePanel::Talk) => {
            if state.talk.script.is_empty() {
                present(view, true, effects);
            } else {
                giving::begin(model, 0, effects);
            }
        }
        WindowAction::TogglePresentation => present(view, !view.presenting, effects),
        WindowAction::ToggleBlank => view.blank = view.presenting && !view.blank,
        WindowAction::Escape => escape(model, effects),
        WindowAction::DismissNotice => state.notices.notice = None,
        WindowAction::TellNoDialog => {
            let text = import_text::NO_DIALOG.get().to_owned();
            // What is said under the dialog of pictures nobody would see.
            match &mut state.import {
                Some(import) => import.error = Some(text),
                None => state.notices.notice = Some(text),
            }
        }
        WindowAction::Quit => effects.push(Effect::CloseWindow),
    }
}

/// Closes what lies on top. (Menus are the window's own: it closes them before it asks.)
fn escape(model: &mut Model, effects: &mut Vec<Effect>) {
    let Model { state, view, worker, .. } = model;
    if state.persistence.missing.is_some() {
        state.persistence.missing = None;
    } else if view.place.dialog != Dialog::Closed {
        close_dialog(model);
    } else if view.skipped_open {
        view.skipped_open = false;
    } else if state.import.is_some() {
        state.import = None;
    } else if view.help_open {
        view.help_open = false;
    } else if view.lessons_open {
        view.lessons_open = false;
    } else if view.chooser_open {
        view.chooser_open = false;
    } else if view.cards.open.is_some() {
        view.cards.open = None;
    } else if state.notices.notice.is_some() {
        state.notices.notice = None;
    } else if view.drawer_open {
        view.drawer_open = false;
    } else if view.blank {
        view.blank = false;
    } else if state.talk.is_given() {
        giving::end(model, effects);
    } else if state.search.take().is_some() {
        worker.cancel(Slot::Search);
    } else if view.probe.pinned {
        view.probe.pinned = false;
    } else if view.why.table && view.scene == Scene::Stage {
        view.why.table = false;
    } else if view.presenting {
        present(view, false, effects);
    } else if view.scene == Scene::Paint && view.paint_session.as_mut().is_some_and(|paint| paint.canvas.let_go()) {
    } else if view.scene != Scene::Stage {
        view.scene = Scene::Stage;
    } else if view.full_screen {
        view.full_screen = false;
        effects.push(Effect::FullScreen(false));
    }
}
