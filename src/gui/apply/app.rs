//! The window itself.

use egui::ViewportCommand;

use crate::studio::Slot;

use super::super::action::AppAction;
use super::super::keep::Dialog;
use super::super::layout::WindowLayout;
use super::super::model::Model;
use super::super::view::{Scene, View};

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: AppAction, ctx: &egui::Context) {
    let Model { settings, session, view, worker, .. } = model;
    match action {
        AppAction::ToggleTheme => {
            settings.theme = settings.theme.other();
            ctx.set_theme(settings.theme.egui());
        }
        AppAction::Scale(by) => {
            settings.scale = settings.scaled(by);
            ctx.set_zoom_factor(settings.scale);
        }
        AppAction::ScaleReset => {
            settings.scale = 1.0;
            ctx.set_zoom_factor(1.0);
        }
        AppAction::ToggleFullScreen => {
            view.full_screen = !view.full_screen;
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(view.full_screen));
        }
        AppAction::ToggleHelp => view.help_open = !view.help_open,
        AppAction::TogglePerf => view.perf_open = !view.perf_open,
        AppAction::ToggleControls if WindowLayout::of(ctx).narrow => view.drawer_open = !view.drawer_open,
        AppAction::ToggleControls => settings.controls_open = !settings.controls_open,
        AppAction::ToggleFold(fold) if settings.folded.contains(&fold) => {
            settings.folded.retain(|other| *other != fold)
        }
        AppAction::ToggleFold(fold) => settings.folded.push(fold),
        AppAction::ToggleSide(panel) => settings.side = if settings.side == Some(panel) { None } else { Some(panel) },
        AppAction::TogglePresentation => present(view, !view.presenting, ctx),
        AppAction::ToggleBlank => view.blank = view.presenting && !view.blank,
        AppAction::Escape => {
            if egui::Popup::is_any_open(ctx) {
                egui::Popup::close_all(ctx);
            } else if session.keep.missing.is_some() {
                session.keep.missing = None;
            } else if view.keep.dialog != Dialog::Closed {
                super::keep::close(model);
            } else if view.skipped_open {
                view.skipped_open = false;
            } else if session.import.is_some() {
                session.import = None;
            } else if view.help_open {
                view.help_open = false;
            } else if view.chooser_open {
                view.chooser_open = false;
            } else if session.notice.is_some() {
                session.notice = None;
            } else if view.drawer_open {
                view.drawer_open = false;
            } else if view.blank {
                view.blank = false;
            } else if session.search.take().is_some() {
                worker.cancel(Slot::Search);
            } else if view.probe.pinned {
                view.probe.pinned = false;
            } else if view.presenting {
                present(view, false, ctx);
            } else if view.scene == Scene::Draw && view.easel.as_mut().is_some_and(|easel| easel.canvas.let_go()) {
            } else if view.scene != Scene::Stage {
                view.scene = Scene::Stage;
            } else if view.full_screen {
                view.full_screen = false;
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
            }
        }
        AppAction::DismissNotice => session.notice = None,
        AppAction::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
    }
}

/// Enters or leaves presentation mode, which fills the screen.
fn present(view: &mut View, on: bool, ctx: &egui::Context) {
    view.presenting = on;
    view.blank = false;
    view.full_screen = on;
    if on {
        view.scene = Scene::Stage;
    }
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(on));
}
