//! Asks the worker for the preview of the export that is chosen.

use std::path::Path;
use std::sync::Arc;

use super::input::{preview_of, request};
use crate::app::dialog::Dialog;
use crate::app::model::Model;
use crate::app::text::sessions as text;
use crate::studio::{Job, JobId, Progress, Report, Slot};

/// Asks for the preview of the export that is chosen, unless it is there or being drawn.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    if view.place.dialog != Dialog::Export || state.export.writing.is_some() {
        return;
    }
    let of = preview_of(state, view);
    if state.export.drawing.as_ref().is_some_and(|(_, drawing)| *drawing == of) {
        return;
    }
    let Some(request) = request(state, view, None) else { return };
    let job = worker.submit(Slot::Export, Job::Task(Arc::new(request)));
    state.export.drawing = Some((job, of));
}

/// Takes a report of an export, or of its preview.
pub(crate) fn on_progress(model: &mut Model, job: JobId, progress: &Progress) {
    let Model { state, view, settings, .. } = model;
    let export = &mut state.export;
    if export.drawing.as_ref().is_some_and(|(drawing, _)| *drawing == job) {
        if let Some(Report::Export(preview)) = &progress.report {
            export.preview = Some(Arc::clone(preview));
        }
    } else if export.writing.as_ref().is_some_and(|(writing, _)| *writing == job) {
        export.progress = (progress.done, progress.total);
        if progress.is_done()
            && let Some((_, path)) = export.writing.take()
        {
            settings.folder = path.parent().map(Path::to_path_buf);
            state.notices.tell(text::exported(&path));
            view.place.dialog = Dialog::Closed;
        }
    }
}

/// An export that went wrong.
pub(crate) fn fail(model: &mut Model, job: JobId, message: String) {
    let export = &mut model.state.export;
    if export.writing.as_ref().is_some_and(|(writing, _)| *writing == job) {
        export.writing = None;
    }
    export.problem = Some(message);
}
