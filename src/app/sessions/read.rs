//! Looks what is at a path.

use std::path::PathBuf;

use super::state::SessionsReport;
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::export::session::{is_session, read_session};
use crate::export::{holds_lessons, is_lesson, read_lessons};

/// Opens whatever is at a path: a session if it begins as one, otherwise training pictures or the weights of a network.
/// The one way in for dialogs, drops and the command line.
pub(crate) fn open_path(model: &Model, path: PathBuf) {
    model.files.spawn(move || {
        if is_lesson(&path) || (path.is_dir() && holds_lessons(&path)) {
            return Some(FileReport::LessonFiles(read_lessons(&path)));
        }
        let read =
            if is_session(&path) { read_session(&path).map(Some).map_err(|error| error.to_string()) } else { Ok(None) };
        Some(FileReport::Sessions(SessionsReport::Read(path, Box::new(read))))
    });
}
