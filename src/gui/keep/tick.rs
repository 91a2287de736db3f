//! What happens by itself: results of the threads, the title, the last session.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::export::session::{Session as Document, read_session, write_session};
use crate::gui::apply::keep::{open_document, open_other};
use crate::gui::apply::net_training;
use crate::gui::model::Model;
use crate::gui::stage::Stage;
use crate::gui::text;
use crate::studio::{Job, JobId, Progress, Slot};

use super::document::Snapshot;
use super::export::{Target, preview_of, request};
use super::files::Done;
use super::render::Preview;
use super::{Dialog, Missing, is_same, last_files};

/// How long after a change the last session is kept: not at every move of a slider.
const AUTOSAVE_AFTER: Duration = Duration::from_secs(2);
/// How long something that was done is told.
pub(in crate::gui) const TOAST: Duration = Duration::from_secs(5);
/// How long the last session is offered along the bottom. It stays in the menu.
const OFFER: Duration = Duration::from_secs(90);

/// Takes in what the threads have brought, and does what is due. Returns when to come again.
pub(in crate::gui) fn tick(model: &mut Model, ctx: &egui::Context) -> Option<Duration> {
    for done in model.files.drain() {
        take_in(model, done);
    }
    compare(model);
    check_results(model);
    draw_preview(model);
    let Model { session, view, .. } = model;
    let (keep, now) = (&mut session.keep, Instant::now());
    keep.unsaved = keep.file.is_some() && keep.saved.as_ref() != Some(&session.controls);
    let title = text::keep::title(keep.file.as_deref(), keep.unsaved);
    if keep.title != title {
        ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
        keep.title = title;
    }
    if view.keep.looked_at != view.keep.path {
        view.keep.target = Target::at(&view.keep.path);
        view.keep.looked_at = view.keep.path.clone();
    }
    keep.offered_since = keep.offered_since.filter(|since| now.saturating_duration_since(*since) < OFFER);
    let toast = keep.toast.as_ref().map(|toast| (toast.since + TOAST).saturating_duration_since(now));
    if toast == Some(Duration::ZERO) {
        keep.toast = None;
    }
    [toast.filter(|left| !left.is_zero()), autosave(model)].into_iter().flatten().min()
}

/// Takes in what a thread has brought.
fn take_in(model: &mut Model, done: Done) {
    let Model { session, view, settings, .. } = model;
    let keep = &mut session.keep;
    match done {
        Done::Picked(path) => {
            if let Some(path) = path {
                view.keep.path = path.display().to_string();
            }
        }
        Done::Read(path, read) => match *read {
            Ok(Some(document)) => open_document(model, Arc::new(document), Some(path)),
            Ok(None) => open_other(model, path),
            Err(problem) => session.notice = Some(problem),
        },
        Done::Saved(path, controls, written) => {
            keep.saving = false;
            match written {
                Ok(()) => {
                    session.notice = None;
                    keep.tell(text::keep::saved(&path));
                    settings.folder = path.parent().map(Path::to_path_buf);
                    keep.file = Some(path);
                    keep.offered_since = None;
                    keep.saved = Some(*controls);
                    if view.keep.dialog == Dialog::SaveAs {
                        view.keep.dialog = Dialog::Closed;
                    }
                }
                Err(problem) => session.notice = Some(problem),
            }
        }
        Done::Autosaved(controls, written) => {
            let autosave = &mut keep.autosave;
            autosave.under_way = false;
            autosave.kept = Some(*controls);
            if let Err(problem) = written
                && !std::mem::replace(&mut autosave.told, true)
            {
                session.notice = Some(text::keep::no_autosave(&problem));
            }
        }
        Done::Last(document) => {
            if super::controls_of(&document) != session.controls {
                keep.last = Some(Arc::from(document));
                keep.offered_since = Some(Instant::now());
            }
        }
        Done::Training(read) => net_training::take_file(model, *read),
        Done::LastTraining(path, file) => session.net_training.last.put(path, *file),
        Done::KeptTraining(number, kept) => net_training::take_kept(model, number, *kept),
        Done::PickedTraining(path) => {
            if let Some(path) = path {
                view.net_form.open_path = path.display().to_string();
            }
        }
        Done::Told(text) => session.notice = Some(text),
        Done::Compared(same) => {
            if let Some(opened) = keep.opened.take()
                && !same
                && let Some(data) = &session.base
            {
                let then = (opened.document.data.n_images, opened.document.data.shape);
                let now = (data.set.n_images(), data.set.shape());
                keep.expected.clear();
                session.notice = Some(text::keep::changed(&data.spec.to_string(), then, now));
            }
        }
    }
}

/// Asks for the preview of the export that is chosen, unless it is there or being drawn.
fn draw_preview(model: &mut Model) {
    let Model { session, view, worker, .. } = model;
    if view.keep.dialog != Dialog::Export || session.keep.export.writing.is_some() {
        return;
    }
    let of = preview_of(session, view);
    if session.keep.export.drawing.as_ref().is_some_and(|(_, drawing)| *drawing == of) {
        return;
    }
    let Some(request) = request(session, view, None) else { return };
    let job = worker.submit(Slot::Export, Job::Task(Arc::new(request)));
    session.keep.export.drawing = Some((job, of));
}

/// Takes in how far an export is.
pub(in crate::gui) fn take_task(model: &mut Model, job: JobId, progress: &Progress) {
    let Model { session, view, settings, .. } = model;
    let keep = &mut session.keep;
    if keep.export.drawing.as_ref().is_some_and(|(drawing, _)| *drawing == job) {
        keep.export.preview = progress.report::<Preview>();
    } else if keep.export.writing.as_ref().is_some_and(|(writing, _)| *writing == job) {
        keep.export.progress = (progress.done, progress.total);
        if progress.is_done()
            && let Some((_, path)) = keep.export.writing.take()
        {
            settings.folder = path.parent().map(Path::to_path_buf);
            keep.tell(text::keep::exported(&path));
            view.keep.dialog = Dialog::Closed;
        }
    }
}

/// An export that went wrong.
pub(in crate::gui) fn task_failed(model: &mut Model, job: JobId, message: String) {
    let export = &mut model.session.keep.export;
    if export.writing.as_ref().is_some_and(|(writing, _)| *writing == job) {
        export.writing = None;
    }
    export.problem = Some(message);
}

/// Once the pictures of a session are open, looks whether they are the ones that it was saved with.
fn compare(model: &mut Model) {
    let Model { session, files, .. } = model;
    if !session.keep.opens(&session.controls.data) {
        // Something else was opened meanwhile.
        session.keep.opened = None;
    }
    let Some(opened) = session.keep.opened.as_mut().filter(|opened| !opened.comparing) else { return };
    if let Some(data) = &session.base
        && data.spec == opened.document.data.source
    {
        let (data, document) = (Arc::clone(data), Arc::clone(&opened.document));
        opened.comparing = files.spawn(move || Some(Done::Compared(is_same(&document.data, &data.set))));
    }
}

/// Once the runs of a session are complete, looks whether their pictures are the ones that were saved with it.
fn check_results(model: &mut Model) {
    let session = &mut model.session;
    let data = session.wanted_data().map(|data| data.id);
    let keep = &mut session.keep;
    if keep.opened.is_some() || keep.expected.is_empty() {
        return;
    }
    let finished = |stage: &Stage| stage.run().is_some_and(|run| run.finished && Some(run.request.data) == data);
    if session.stages.len() != keep.expected.len() || keep.saved.as_ref() != Some(&session.controls) {
        // Something was changed meanwhile: there is nothing to compare with any more.
        keep.expected.clear();
    } else if session.stages.iter().all(finished) {
        let result = |stage: &Stage| Some(stage.run()?.frames.last()?.frame.posterior.x0_hat.fingerprint());
        let differ = |(stage, expected)| matches!((result(stage), expected), (Some(a), Some(b)) if a != b);
        if session.stages.iter().zip(keep.expected.drain(..)).any(differ) {
            session.notice = Some(text::keep::RESULT_DIFFERS.to_owned());
        }
    }
}

/// Keeps the last session a while after each change. Returns when to come again.
fn autosave(model: &mut Model) -> Option<Duration> {
    let Model { session, view, files, .. } = model;
    let is_open = session.wanted_data().is_some();
    let autosave = &mut session.keep.autosave;
    let folder = session.keep.folder.clone()?;
    let now = Instant::now();
    if autosave.kept.is_none() && is_open {
        // What the program starts with is no change.
        autosave.kept = Some(session.controls.clone());
    }
    if autosave.kept.as_ref().is_none_or(|kept| *kept == session.controls) || autosave.under_way {
        autosave.due = None;
        return None;
    }
    let due = *autosave.due.get_or_insert(now + AUTOSAVE_AFTER);
    if now < due {
        return Some(due - now);
    }
    // Its pictures are still being opened.
    let Some(snapshot) = Snapshot::new(session, view) else { return Some(AUTOSAVE_AFTER) };
    let autosave = &mut session.keep.autosave;
    autosave.due = None;
    let rotate = !std::mem::replace(&mut autosave.rotated, true);
    autosave.under_way = files.spawn(move || {
        let written = write_last(&folder, &snapshot.document(), rotate);
        Some(Done::Autosaved(Box::new(snapshot.controls), written))
    });
    None
}

/// Keeps the last session before the program ends, if it has changed.
pub(in crate::gui) fn autosave_now(model: &mut Model) {
    let Model { session, view, .. } = model;
    let changed = session.keep.autosave.kept.as_ref().is_some_and(|kept| *kept != session.controls);
    if let Some(folder) = session.keep.folder.clone().filter(|_| changed)
        && let Some(snapshot) = Snapshot::new(session, view)
    {
        // The window is gone: there is nobody to tell.
        let _ = write_last(&folder, &snapshot.document(), !session.keep.autosave.rotated);
    }
}

/// Writes the last session; `rotate` puts that of the start before aside first, so that it is not lost when somebody
/// plays on without taking it up.
fn write_last(folder: &Path, document: &Document, rotate: bool) -> Result<(), String> {
    let (last, before) = last_files(folder);
    // The folder for settings may not be there yet; a failure shows in the next line.
    let _ = std::fs::create_dir_all(folder);
    if rotate && last.exists() {
        let _ = std::fs::rename(&last, before);
    }
    write_session(&last, document).map_err(|error| error.to_string())
}

/// Reads the last session, beside the window; none if it can't be read.
pub(in crate::gui) fn read_last(folder: PathBuf) -> Option<Done> {
    let (last, before) = last_files(&folder);
    let document = read_session(&last).or_else(|_| read_session(&before)).ok()?;
    Some(Done::Last(Box::new(document)))
}

/// A session whose pictures could not be opened: the choices before it come back, and it is asked where they are.
/// `false`: it was no session's.
pub(in crate::gui) fn pictures_missing(model: &mut Model, problem: &str) -> bool {
    let Some(opened) = model.session.keep.opened.take() else { return false };
    let session = &mut model.session;
    session.opening = None;
    session.controls = opened.before.controls;
    session.keep.file = opened.before.file;
    session.keep.saved = opened.before.saved;
    session.keep.expected.clear();
    if let Some(path) = opened.document.data.source.path() {
        model.view.keep.path = path.display().to_string();
    }
    session.keep.missing = Some(Missing { document: opened.document, file: opened.file, problem: problem.to_owned() });
    true
}
