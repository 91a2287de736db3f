//! Saving, opening, exporting.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::export::session::{SESSION_ENDING, Session as Document, is_session, read_session, write_session};
use crate::export::write_new;
use crate::studio::{Job, Slot};

use super::super::action::{ExportAction, KeepAction};
use super::super::keep::{
    Before, Dialog, Done, ExportChoice, ExportKind, Opened, Snapshot, command, controls_of, default_name, folder,
    free_name, look_at, request, suggest,
};
use super::super::model::Model;
use super::super::nets;
use super::super::text;
use super::super::view::Scene;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: KeepAction, ctx: &egui::Context) {
    egui::Popup::close_all(ctx);
    match action {
        KeepAction::Save => match model.session.keep.file.clone() {
            Some(path) => save(model, path),
            None => ask_where(model),
        },
        KeepAction::SaveAs => ask_where(model),
        KeepAction::SaveTo(path) => {
            let named = with_ending(path.clone());
            if named != path && named.symlink_metadata().is_ok() {
                // Nobody has been asked about the file of this name yet.
                model.view.keep.path = named.display().to_string();
            } else {
                save(model, named);
            }
        }
        KeepAction::OpenPath(path) => open_path(model, path),
        KeepAction::Continue => {
            model.session.keep.offered_since = None;
            if let Some(document) = model.session.keep.last.take() {
                open_document(model, document, None);
            }
        }
        KeepAction::Decline => model.session.keep.offered_since = None,
        KeepAction::FindPictures(path) => {
            if let Some(missing) = model.session.keep.missing.take() {
                let mut document = Document::clone(&missing.document);
                document.data.source = document.data.source.moved_to(path);
                open_document(model, Arc::new(document), missing.file);
            }
        }
        KeepAction::OpenWithout => open_without(model),
        KeepAction::LeaveMissing => model.session.keep.missing = None,
        KeepAction::Browse => browse(model),
        KeepAction::CopyCommand => match command(model) {
            Some((command, by_file)) => {
                model.session.notice = None;
                model.session.keep.tell(text::keep::copied(&command, by_file));
                ctx.copy_text(command);
            }
            None => model.session.notice = Some(text::keep::NO_COMMAND.to_owned()),
        },
        KeepAction::CloseDialog => close(model),
        KeepAction::Export(action) => export(model, action),
    }
}

/// Opens whatever is at a path: a session if it begins as one, otherwise training pictures. The one way in for dialogs,
/// drops and the command line.
pub(super) fn open_path(model: &mut Model, path: PathBuf) {
    let read = move || {
        let read =
            if is_session(&path) { read_session(&path).map(Some).map_err(|error| error.to_string()) } else { Ok(None) };
        Some(Done::Read(path, Box::new(read)))
    };
    model.files.spawn(read);
}

/// Opens the weights of a network, or training pictures: shows what they are, and asks what is to be made of them.
pub(in crate::gui) fn open_other(model: &mut Model, path: PathBuf) {
    if nets::is_weights(&path) {
        super::net::open(model, path);
        return;
    }
    model.to_look_at = Some(path);
}

/// Shows a session; `file` is where it is kept.
pub(in crate::gui) fn open_document(model: &mut Model, document: Arc<Document>, file: Option<PathBuf>) {
    let Model { session, view, history, .. } = model;
    let controls = controls_of(&document);
    let keep = &mut session.keep;
    let before = Before { controls: session.controls.clone(), file: keep.file.take(), saved: keep.saved.take() };
    if let Some(file) = &file {
        keep.tell(text::keep::opened(file));
    }
    keep.saved = Some(controls.clone());
    keep.missing = None;
    keep.expected = document.stages.iter().map(|stage| stage.result).collect();
    keep.file.clone_from(&file);
    history.note(before.controls.clone(), "", Instant::now());
    session.can_undo = true;
    session.can_redo = false;
    session.controls = controls;
    session.notice = None;
    view.scene = Scene::Stage;
    look_at(&document, view);
    session.keep.opened = Some(Opened { document, file, before, comparing: false });
}

/// The settings of a session with the training pictures that are open.
fn open_without(model: &mut Model) {
    let Some(missing) = model.session.keep.missing.take() else { return };
    let Model { session, view, history, .. } = model;
    let mut controls = controls_of(&missing.document);
    controls.data = session.controls.data.clone();
    controls.exhibit.clone_from(&session.controls.exhibit);
    controls.edits = session.controls.edits.clone();
    // The tree is of the session's own settings, and stays with them.
    let same_shape = session.shape() == missing.document.data.shape;
    for stage in controls.stages.iter_mut().filter(|_| !same_shape) {
        stage.spec.paint.clear();
    }
    history.note(std::mem::replace(&mut session.controls, controls), "", Instant::now());
    session.can_undo = true;
    session.can_redo = false;
    look_at(&missing.document, view);
}

/// Asks for a name.
fn ask_where(model: &mut Model) {
    let path = match &model.session.keep.file {
        Some(file) => file.clone(),
        None => {
            free_name(&folder(&model.session, &model.settings), &default_name(&model.session), Some(SESSION_ENDING))
        }
    };
    model.view.keep.path = path.display().to_string();
    model.view.keep.dialog = Dialog::SaveAs;
    model.view.keep.take_focus = true;
}

/// Writes the session, beside the window.
fn save(model: &mut Model, path: PathBuf) {
    let Model { session, view, files, .. } = model;
    if session.keep.saving {
        return;
    }
    let Some(snapshot) = Snapshot::new(session, view) else {
        session.notice = Some(text::keep::NOT_YET.to_owned());
        return;
    };
    // What is there has been seen; what comes to be there meanwhile has not.
    let replace = path.symlink_metadata().is_ok();
    session.keep.saving = files.spawn(move || {
        let document = snapshot.document();
        let write = |path: &Path| write_session(path, &document);
        let written = if replace { write(&path) } else { write_new(&path, write) };
        let written = written.map_err(|error| error.to_string());
        Some(Done::Saved(path, Box::new(snapshot.controls), written))
    });
}

/// A name without an ending gets the usual one.
fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(SESSION_ENDING) }
}

/// Opens a dialog of the system, beside the window.
fn browse(model: &mut Model) {
    let Model { session, view, files, .. } = model;
    let typed = PathBuf::from(view.keep.path.trim());
    let (dialog, kind) = (view.keep.dialog, view.keep.export.kind);
    let missing = session.keep.missing.as_ref().and_then(|missing| missing.document.data.source.path());
    // What is gone can only be told by its name.
    let finding = missing.map(|path| path.extension().is_some());
    files.spawn(move || {
        let mut asked = rfd::FileDialog::new();
        if let Some(folder) = typed.parent().filter(|folder| folder.is_dir()) {
            asked = asked.set_directory(folder);
        }
        if let Some(name) = typed.file_name() {
            asked = asked.set_file_name(name.to_string_lossy());
        }
        let path = match dialog {
            _ if finding == Some(true) => asked.set_file_name("").pick_file(),
            _ if finding == Some(false) => asked.pick_folder(),
            Dialog::SaveAs => asked.add_filter(text::APP, &[SESSION_ENDING]).save_file(),
            _ => match kind.ending() {
                Some(ending) => asked.add_filter(ending.to_uppercase(), &[ending]).save_file(),
                None => asked.save_file(),
            },
        };
        Some(Done::Picked(path))
    });
}

/// Closes the dialog that is open, and stops its export.
pub(super) fn close(model: &mut Model) {
    model.view.keep.dialog = Dialog::Closed;
    stop(model);
}

/// Stops an export that is under way. What it had begun is removed.
fn stop(model: &mut Model) {
    let Model { session, worker, .. } = model;
    if session.keep.export.writing.take().is_some() {
        worker.cancel(Slot::Export);
    }
}

fn export(model: &mut Model, action: ExportAction) {
    match action {
        ExportAction::Open => {
            let choice = model.view.keep.export;
            model.session.keep.export.problem = None;
            model.view.keep.dialog = Dialog::Export;
            choose(model, choice.kind);
        }
        ExportAction::SetKind(kind) => choose(model, kind),
        ExportAction::SetSource(source) => model.view.keep.export.source = source,
        ExportAction::SetScale(scale) => {
            let most = model.view.keep.export.max_scale(model.session.shape(), n_frames(model));
            model.view.keep.export.scale = scale.clamp(1, most);
        }
        ExportAction::SetSpeed(fps) => model.view.keep.export.fps = fps.clamp(1, 50),
        ExportAction::NewName => {
            let typed = PathBuf::from(model.view.keep.path.trim());
            let stem = typed.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            let ending = typed.extension().map(|ending| ending.to_string_lossy().into_owned());
            let free = free_name(typed.parent().unwrap_or(Path::new("")), &stem, ending.as_deref());
            model.view.keep.path = free.display().to_string();
        }
        ExportAction::Start { replace } => start(model, replace),
        ExportAction::Stop => stop(model),
    }
}

fn n_frames(model: &Model) -> usize {
    let run = model.session.stages.get(model.view.selected).and_then(|stage| stage.run());
    run.map_or(1, |run| run.n_frames())
}

/// Chooses what is exported, with a name and a size that go with it.
fn choose(model: &mut Model, kind: ExportKind) {
    let folder = match Path::new(model.view.keep.path.trim()).parent().filter(|folder| folder.is_dir()) {
        Some(typed) if model.view.keep.dialog == Dialog::Export && typed != Path::new("") => typed.to_path_buf(),
        _ => folder(&model.session, &model.settings),
    };
    let choice = ExportChoice { kind, ..model.view.keep.export };
    let scale = choice.usual_scale(model.session.shape(), n_frames(model));
    model.view.keep.export = ExportChoice { scale, ..choice };
    model.session.keep.export.problem = None;
    model.view.keep.path = suggest(model, &folder).display().to_string();
}

fn start(model: &mut Model, replace: bool) {
    let Model { session, view, worker, .. } = model;
    let path = PathBuf::from(view.keep.path.trim());
    let Some(request) = request(session, view, Some((path.clone(), replace))) else {
        session.notice = Some(text::keep::NOT_YET.to_owned());
        return;
    };
    let export = &mut session.keep.export;
    export.problem = None;
    export.progress = (0, 1);
    // The preview gives way.
    export.drawing = None;
    export.writing = Some((worker.submit(Slot::Export, Job::Task(Arc::new(request))), path));
}
