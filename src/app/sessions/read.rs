//! Looks what is at a path.

use std::path::{Path, PathBuf};

use super::state::{Found, SessionsReport};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::export::session::{is_session, read_session};
use crate::export::talk::{is_talk, read_talk};
use crate::export::{holds_lessons, is_lesson, read_lessons};

/// Opens whatever is at a path: a talk or a session if it begins as one, otherwise training pictures or the weights of a
/// network. The one way in for dialogs, drops and the command line.
pub(crate) fn open_path(model: &Model, path: PathBuf) {
    model.files.spawn(move || {
        if is_lesson(&path) || (path.is_dir() && holds_lessons(&path)) {
            return Some(FileReport::LessonFiles(read_lessons(&path)));
        }
        let read = read(&path);
        Some(FileReport::Sessions(SessionsReport::Read(path, Box::new(read))))
    });
}

fn read(path: &Path) -> Result<Found, String> {
    if is_talk(path) {
        return read_talk(path).map(|talk| Found::Talk(Box::new(talk))).map_err(|error| error.to_string());
    }
    if is_session(path) {
        return read_session(path).map(|session| Found::Session(Box::new(session))).map_err(|error| error.to_string());
    }
    Ok(Found::Other)
}
