//! Takes in what the threads that touch files have reported, area by area.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::dialog::Dialog;
use super::files::FileReport;
use super::import::actions::{look, on_report as on_import};
use super::lessons::actions::{on_files as on_lesson_files, on_report as on_lessons};
use super::model::Model;
use super::net_training::actions::{on_kept, on_read};
use super::net_training::autosave::found_last;
use super::net_training::state::TrainingReport;
use super::nets::actions::open as open_net;
use super::nets::state::is_weights;
use super::sessions::actions::open_document;
use super::sessions::document::controls_of;
use super::sessions::state::{Found, SessionsReport};
use super::talk::actions as talk;
use super::text::sessions as text;

/// Takes in everything that has been reported so far.
pub(crate) fn drain(model: &mut Model) {
    for report in model.files.drain() {
        match report {
            FileReport::Sessions(report) => on_sessions(model, report),
            FileReport::Training(TrainingReport::Read(read)) => on_read(model, *read),
            FileReport::Training(TrainingReport::Last(path, file)) => {
                found_last(model, path, *file);
            }
            FileReport::Training(TrainingReport::Kept(number, kept)) => on_kept(model, number, *kept),
            FileReport::Lessons(report) => on_lessons(model, report),
            FileReport::LessonFiles(files) => on_lesson_files(model, files),
            FileReport::Talk(report) => talk::on_report(model, report),
            FileReport::Import(report) => on_import(model, report),
            FileReport::Notice(text) => model.state.notices.notice = Some(text),
        }
    }
}

fn on_sessions(model: &mut Model, report: SessionsReport) {
    let Model { state, view, settings, .. } = model;
    let persistence = &mut state.persistence;
    match report {
        SessionsReport::Read(path, read) => match *read {
            Ok(Found::Session(document)) => open_document(model, Arc::new(*document), Some(path)),
            Ok(Found::Talk(file)) => talk::opened(model, path, &file),
            Ok(Found::Other) => open_other(model, path),
            Err(problem) => state.notices.notice = Some(problem),
        },
        SessionsReport::Saved(path, controls, written) => {
            persistence.saving = false;
            match written {
                Ok(()) => {
                    state.notices.notice = None;
                    state.notices.tell(text::saved(&path));
                    settings.folder = path.parent().map(Path::to_path_buf);
                    persistence.file = Some(path);
                    persistence.offered_since = None;
                    persistence.saved = Some(*controls);
                    if view.place.dialog == Dialog::SaveAs {
                        view.place.dialog = Dialog::Closed;
                    }
                }
                Err(problem) => state.notices.notice = Some(problem),
            }
        }
        SessionsReport::Autosaved(controls, written) => {
            let autosave = &mut persistence.autosave;
            autosave.under_way = false;
            autosave.kept = Some(*controls);
            if let Err(problem) = written
                && !std::mem::replace(&mut autosave.notified, true)
            {
                state.notices.notice = Some(text::no_autosave(&problem));
            }
        }
        SessionsReport::Last(document) => {
            if controls_of(&document) != state.controls {
                persistence.last = Some(Arc::from(document));
                persistence.offered_since = Some(Instant::now());
            }
        }
        SessionsReport::Compared(same) => {
            if let Some(opened) = persistence.opened.take()
                && !same
                && let Some(data) = &state.base
            {
                let then = (opened.document.data.n_images, opened.document.data.shape);
                let now = (data.set.n_images(), data.set.shape());
                persistence.expected.clear();
                state.notices.notice = Some(text::changed(&data.spec.to_string(), then, now));
            }
        }
    }
}

/// Opens the weights of a network, or shows what pictures there are and asks what is to be made of them.
fn open_other(model: &mut Model, path: PathBuf) {
    if is_weights(&path) {
        open_net(model, path);
    } else {
        look(model, path, None);
    }
}
