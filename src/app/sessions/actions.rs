//! What a person does to save and open sessions.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::document::{Snapshot, command, controls_of, look_at};
use super::read::open_path;
use super::state::{Before, Opened, SessionsReport};
use crate::app::aside;
use crate::app::dialog::Dialog;
use crate::app::effect::{Effect, Pick, PickKind, PickPurpose};
use crate::app::export::actions::close_dialog;
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::places::{default_name, free_name, usual_folder};
use crate::app::text::common::APP;
use crate::app::text::sessions as text;
use crate::app::view::Scene;
use crate::export::session::{SESSION_ENDING, SessionFile, write_session};
use crate::export::write_new;

/// Saving and opening sessions, and the command that repeats a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum SessionsAction {
    /// Save the session in its file; asks for one where it has none.
    Save,
    /// Ask for a file to save the session in.
    SaveAs,
    /// Save the session in this file, whatever is there.
    SaveTo(PathBuf),
    /// Open what is there: a session, or training pictures.
    OpenPath(PathBuf),
    /// The last session.
    Continue,
    /// Not the last session.
    Decline,
    /// The pictures of the session that misses them are here.
    FindPictures(PathBuf),
    /// The session that misses its pictures, with the present ones.
    OpenWithout,
    /// Not the session that misses its pictures.
    LeaveMissing,
    /// Choose a place in a dialog of the system: of a session, of an export, or of pictures that are missing.
    Browse,
    /// A place was chosen there; `None` if the dialog was closed.
    Picked(Option<PathBuf>),
    /// The command that makes the same picture, for pasting.
    CopyCommand,
    /// Close the dialog that is open.
    CloseDialog,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: SessionsAction, effects: &mut Vec<Effect>) {
    effects.push(Effect::CloseMenus);
    match action {
        SessionsAction::Save => match model.state.persistence.file.clone() {
            Some(path) => save(model, path),
            None => ask_where(model),
        },
        SessionsAction::SaveAs => ask_where(model),
        SessionsAction::SaveTo(path) => {
            let ended = with_ending(path.clone());
            if ended != path && ended.symlink_metadata().is_ok() {
                // Nobody has been asked about the file of this name yet.
                model.view.place.path = ended.display().to_string();
            } else {
                save(model, ended);
            }
        }
        SessionsAction::OpenPath(path) => open_path(model, path),
        SessionsAction::Continue => {
            model.state.persistence.offered_since = None;
            if let Some(document) = model.state.persistence.last.take() {
                open_document(model, document, None);
            }
        }
        SessionsAction::Decline => model.state.persistence.offered_since = None,
        SessionsAction::FindPictures(path) => {
            if let Some(missing) = model.state.persistence.missing.take() {
                let mut document = SessionFile::clone(&missing.document);
                document.data.source = document.data.source.moved_to(path);
                open_document(model, Arc::new(document), missing.file);
            }
        }
        SessionsAction::OpenWithout => open_without(model),
        SessionsAction::LeaveMissing => model.state.persistence.missing = None,
        SessionsAction::Browse => effects.push(Effect::Pick(browse(model))),
        SessionsAction::Picked(path) => {
            if let Some(path) = path {
                model.view.place.path = path.display().to_string();
            }
        }
        SessionsAction::CopyCommand => match command(&model.state, &model.view) {
            Some((command, by_file)) => {
                model.state.notices.notice = None;
                model.state.notices.tell(text::copied(&command, by_file));
                effects.push(Effect::CopyText(command));
            }
            None => model.state.notices.notice = Some(text::NO_COMMAND.get().to_owned()),
        },
        SessionsAction::CloseDialog => close_dialog(model),
    }
}

/// Shows a session; `file` is where it is kept.
pub(crate) fn open_document(model: &mut Model, document: Arc<SessionFile>, file: Option<PathBuf>) {
    aside::leave_lesson(model);
    let Model { state, view, history, .. } = model;
    let controls = controls_of(&document);
    let persistence = &mut state.persistence;
    let before =
        Before { controls: state.controls.clone(), file: persistence.file.take(), saved: persistence.saved.take() };
    if let Some(file) = &file {
        state.notices.tell(text::opened(file));
    }
    persistence.saved = Some(controls.clone());
    persistence.missing = None;
    persistence.expected = document.stages.iter().map(|stage| stage.result).collect();
    persistence.file.clone_from(&file);
    history.note(before.controls.clone(), "", Instant::now());
    state.can_undo = true;
    state.can_redo = false;
    state.controls = controls;
    state.notices.notice = None;
    view.scene = Scene::Stage;
    look_at(&document, view);
    state.persistence.opened = Some(Opened { document, file, before, comparing: false });
}

/// The settings of a session with the training pictures that are open.
fn open_without(model: &mut Model) {
    let Some(missing) = model.state.persistence.missing.take() else { return };
    let Model { state, view, history, .. } = model;
    let mut controls = controls_of(&missing.document);
    controls.data = state.controls.data.clone();
    controls.exhibit.clone_from(&state.controls.exhibit);
    controls.edits = state.controls.edits.clone();
    // The tree is of the session's own settings, and stays with them.
    let same_shape = state.shape() == missing.document.data.shape;
    for stage in controls.stages.iter_mut().filter(|_| !same_shape) {
        stage.spec.paint.clear();
    }
    history.note(std::mem::replace(&mut state.controls, controls), "", Instant::now());
    state.can_undo = true;
    state.can_redo = false;
    look_at(&missing.document, view);
}

/// Asks for a name.
fn ask_where(model: &mut Model) {
    let path = match &model.state.persistence.file {
        Some(file) => file.clone(),
        None => {
            free_name(&usual_folder(&model.state, &model.settings), &default_name(&model.state), Some(SESSION_ENDING))
        }
    };
    model.view.place.path = path.display().to_string();
    model.view.place.dialog = Dialog::SaveAs;
    model.view.place.take_focus = true;
}

/// Writes the session, beside the window.
fn save(model: &mut Model, path: PathBuf) {
    let Model { state, view, files, .. } = model;
    if state.persistence.saving {
        return;
    }
    let Some(snapshot) = Snapshot::new(state, view) else {
        state.notices.notice = Some(text::NOT_YET.get().to_owned());
        return;
    };
    // What is there has been seen; what comes to be there meanwhile has not.
    let replace = path.symlink_metadata().is_ok();
    state.persistence.saving = files.spawn(move || {
        let document = snapshot.document();
        let write = |path: &Path| write_session(path, &document);
        let written = if replace { write(&path) } else { write_new(&path, write) };
        let written = written.map_err(|error| error.to_string());
        Some(FileReport::Sessions(SessionsReport::Saved(path, Box::new(snapshot.controls), written)))
    });
}

/// A name without an ending gets the usual one.
fn with_ending(path: PathBuf) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(SESSION_ENDING) }
}

/// The dialog of the system for the place that is typed into the open dialog.
fn browse(model: &Model) -> Pick {
    let Model { state, view, .. } = model;
    let typed = PathBuf::from(view.place.path.trim());
    let folder = typed.parent().filter(|folder| folder.is_dir()).map(Path::to_path_buf);
    let file_name = typed.file_name().map(|name| name.to_string_lossy().into_owned());
    let pick = |kind| Pick { folder: folder.clone(), file_name, ..Pick::new(PickPurpose::Place, kind) };
    // What is gone can only be told by its name.
    let missing = state.persistence.missing.as_ref().and_then(|missing| missing.document.data.source.path());
    match missing.map(|path| path.extension().is_some()) {
        Some(true) => Pick { file_name: None, ..pick(PickKind::File) },
        Some(false) => pick(PickKind::Folder),
        None if matches!(view.place.dialog, Dialog::SaveAs | Dialog::SaveTalk) => {
            Pick { filter: Some((APP.to_owned(), SESSION_ENDING)), ..pick(PickKind::Save) }
        }
        None => {
            let ending = match view.place.dialog {
                Dialog::ExportTalk => view.talk_export.ending(),
                _ => view.export.kind.ending(),
            };
            Pick { filter: ending.map(|ending| (ending.to_uppercase(), ending)), ..pick(PickKind::Save) }
        }
    }
}
