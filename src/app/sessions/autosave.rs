//! The last session, kept by itself in the folder for settings.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::document::Snapshot;
use super::state::{SessionsReport, last_files};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::export::session::{SessionFile, read_session, write_session};

/// How long after a change the last session is kept: not at every move of a slider.
const AUTOSAVE_AFTER: Duration = Duration::from_secs(2);

/// Keeps the last session a while after each change. Returns when to come again.
pub(crate) fn autosave(model: &mut Model) -> Option<Duration> {
    let state = &mut model.state;
    let is_open = state.wanted_data().is_some();
    if state.lessons.active.is_some() {
        // What a lesson shows is not the person's own session, which was kept when it began.
        return None;
    }
    let autosave = &mut state.persistence.autosave;
    let folder = state.persistence.folder.clone()?;
    let now = Instant::now();
    if autosave.kept.is_none() && is_open {
        // What the program starts with is no change.
        autosave.kept = Some(state.controls.clone());
    }
    if autosave.kept.as_ref().is_none_or(|kept| *kept == state.controls) || autosave.under_way {
        autosave.due = None;
        return None;
    }
    let due = *autosave.due.get_or_insert(now + AUTOSAVE_AFTER);
    if now < due {
        return Some(due - now);
    }
    // Its pictures are still being opened.
    if write(model, folder) { None } else { Some(AUTOSAVE_AFTER) }
}

/// Keeps the last session now, if it has changed.
pub(crate) fn keep(model: &mut Model) {
    let autosave = &model.state.persistence.autosave;
    let changed = autosave.kept.as_ref().is_some_and(|kept| *kept != model.state.controls);
    if let Some(folder) = model.state.persistence.folder.clone().filter(|_| changed && !autosave.under_way) {
        write(model, folder);
    }
}

/// Writes the last session beside the window; `false` while its pictures are being opened.
fn write(model: &mut Model, folder: PathBuf) -> bool {
    let Model { state, view, files, .. } = model;
    let Some(snapshot) = Snapshot::new(state, view) else { return false };
    let autosave = &mut state.persistence.autosave;
    autosave.due = None;
    let rotate = !std::mem::replace(&mut autosave.rotated, true);
    autosave.under_way = files.spawn(move || {
        let written = write_last(&folder, &snapshot.document(), rotate);
        Some(FileReport::Sessions(SessionsReport::Autosaved(Box::new(snapshot.controls), written)))
    });
    true
}

/// Keeps the last session before the program ends, if it has changed.
pub(crate) fn autosave_now(model: &mut Model) {
    let Model { state, view, .. } = model;
    let changed = state.persistence.autosave.kept.as_ref().is_some_and(|kept| *kept != state.controls);
    let is_own = state.lessons.active.is_none();
    if let Some(folder) = state.persistence.folder.clone().filter(|_| changed && is_own)
        && let Some(snapshot) = Snapshot::new(state, view)
    {
        // The window is gone: there is nobody to tell.
        let _ = write_last(&folder, &snapshot.document(), !state.persistence.autosave.rotated);
    }
}

/// Writes the last session; `rotate` puts that of the start before aside first, so that it is not lost when somebody
/// plays on without taking it up.
fn write_last(folder: &Path, document: &SessionFile, rotate: bool) -> Result<(), String> {
    let (last, before) = last_files(folder);
    // The folder for settings may not be there yet; a failure shows in the next line.
    let _ = std::fs::create_dir_all(folder);
    if rotate && last.exists() {
        let _ = std::fs::rename(&last, before);
    }
    write_session(&last, document).map_err(|error| error.to_string())
}

/// Reads the last session; none if it can't be read.
pub(crate) fn read_last(folder: &Path) -> Option<SessionsReport> {
    let (last, before) = last_files(folder);
    let document = read_session(&last).or_else(|_| read_session(&before)).ok()?;
    Some(SessionsReport::Last(Box::new(document)))
}
