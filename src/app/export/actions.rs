//! What a person does to export pictures and numbers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::input::{request, suggest};
use crate::app::dialog::Dialog;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::places::{free_name, usual_folder};
use crate::app::text::sessions as text;
use crate::studio::{ExportChoice, ExportKind, FrameSource, Job, Slot};

/// Exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAction {
    /// Open the dialog.
    Open,
    /// What.
    SetKind(ExportKind),
    /// Which pictures.
    SetSource(FrameSource),
    /// Pixels for each pixel.
    SetScale(u32),
    /// Frames a second.
    SetSpeed(u16),
    /// A name that is free.
    NewName,
    /// Write it.
    Start {
        /// Whether what is there may be replaced.
        replace: bool,
    },
    /// Stop writing.
    Stop,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: ExportAction, effects: &mut Vec<Effect>) {
    effects.push(Effect::CloseMenus);
    match action {
        ExportAction::Open => {
            let choice = model.view.export;
            model.state.export.problem = None;
            model.view.place.dialog = Dialog::Export;
            choose(model, choice.kind);
        }
        ExportAction::SetKind(kind) => choose(model, kind),
        ExportAction::SetSource(source) => model.view.export.source = source,
        ExportAction::SetScale(scale) => {
            let most = model.view.export.max_scale(model.state.shape(), n_frames(model));
            model.view.export.scale = scale.clamp(1, most);
        }
        ExportAction::SetSpeed(fps) => model.view.export.fps = fps.clamp(1, 50),
        ExportAction::NewName => {
            let typed = PathBuf::from(model.view.place.path.trim());
            let stem = typed.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            let ending = typed.extension().map(|ending| ending.to_string_lossy().into_owned());
            let free = free_name(typed.parent().unwrap_or(Path::new("")), &stem, ending.as_deref());
            model.view.place.path = free.display().to_string();
        }
        ExportAction::Start { replace } => start(model, replace),
        ExportAction::Stop => stop(model),
    }
}

fn n_frames(model: &Model) -> usize {
    let run = model.state.stages.get(model.view.selected).and_then(|stage| stage.run());
    run.map_or(1, |run| run.n_frames())
}

/// Chooses what is exported, with a name and a size that go with it.
fn choose(model: &mut Model, kind: ExportKind) {
    let folder = match Path::new(model.view.place.path.trim()).parent().filter(|folder| folder.is_dir()) {
        Some(typed) if model.view.place.dialog == Dialog::Export && typed != Path::new("") => typed.to_path_buf(),
        _ => usual_folder(&model.state, &model.settings),
    };
    let choice = ExportChoice { kind, ..model.view.export };
    let scale = choice.usual_scale(model.state.shape(), n_frames(model));
    model.view.export = ExportChoice { scale, ..choice };
    model.state.export.problem = None;
    model.view.place.path = suggest(&model.state, &model.view, &folder).display().to_string();
}

fn start(model: &mut Model, replace: bool) {
    let Model { state, view, worker, .. } = model;
    let path = PathBuf::from(view.place.path.trim());
    let Some(request) = request(state, view, Some((path.clone(), replace))) else {
        state.notices.notice = Some(text::NOT_YET.get().to_owned());
        return;
    };
    let export = &mut state.export;
    export.problem = None;
    export.progress = (0, 1);
    // The preview gives way.
    export.drawing = None;
    export.writing = Some((worker.submit(Slot::Export, Job::Task(Arc::new(request))), path));
}

/// Closes the dialog that is open, and stops its export.
pub(crate) fn close_dialog(model: &mut Model) {
    if model.view.place.dialog == Dialog::ExportTalk {
        model.state.talk.stop_export();
    }
    model.view.place.dialog = Dialog::Closed;
    stop(model);
}

/// Stops an export that is under way. What it had begun is removed.
fn stop(model: &mut Model) {
    let Model { state, worker, .. } = model;
    if state.export.writing.take().is_some() {
        worker.cancel(Slot::Export);
    }
}
