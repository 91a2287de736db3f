//! The last session, kept by itself in the folder for settings.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::document::Snapshot;
use super::state::{BEFORE_LAST, LAST, SessionsReport, last_files};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::own_folder::{LastWill, newest_first};
use crate::export::session::{SessionFile, read_session, write_session};

/// How long after a change the last session is kept: not at every move of a slider.
const AUTOSAVE_AFTER: Duration = Duration::from_secs(2);

/// Keeps the last session a while after each change. Returns when to come again.
pub(crate) fn autosave(model: &mut Model) -> Option<Duration> {
    let state = &mut model.state;
    let is_open = state.wanted_data().is_some();
    state.persistence.folder.as_ref()?;
    if !state.shows_own_session() {
        // What a lesson or a talk shows is not the person's own session, which was kept when it began.
        return None;
    }
    let autosave = &mut state.persistence.autosave;
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
    if write(model) { None } else { Some(AUTOSAVE_AFTER) }
}

/// Keeps the last session now, if it has changed.
pub(crate) fn keep(model: &mut Model) {
    let autosave = &model.state.persistence.autosave;
    let changed = autosave.kept.as_ref().is_some_and(|kept| *kept != model.state.controls);
    if changed && !autosave.under_way {
        write(model);
    }
}

/// Writes the last session beside the window; `false` while its pictures are being opened.
fn write(model: &mut Model) -> bool {
    let Model { state, view, files, .. } = model;
    let Some(snapshot) = Snapshot::new(state, view) else { return false };
    let Some(folder) = state.persistence.own_folder() else { return false };
    let autosave = &mut state.persistence.autosave;
    autosave.due = None;
    let rotate = !std::mem::replace(&mut autosave.rotated, true);
    let turn = autosave.order.next();
    autosave.under_way = files.spawn(move || {
        let document = snapshot.document();
        let written = turn.write(|| write_last(&folder, &document, rotate));
        Some(FileReport::Sessions(SessionsReport::Autosaved(Box::new(snapshot.controls), written)))
    });
    true
}

/// What keeps the last session should the program end without being asked; `None`: as it was said last.
pub(crate) fn will(model: &mut Model) -> Option<Option<LastWill>> {
    let Model { state, view, .. } = model;
    if !state.shows_own_session() {
        return None;
    }
    let controls = &state.controls;
    let autosave = &state.persistence.autosave;
    let is_kept = !autosave.under_way && autosave.kept.as_ref().is_none_or(|kept| kept == controls);
    let wanted = (!is_kept).then(|| controls.clone());
    if autosave.willed == wanted {
        return None;
    }
    let will = if is_kept { None } else { Some(Snapshot::at_the_end(state, view)?) };
    let folder = will.is_some().then(|| state.persistence.own_folder()).flatten();
    let autosave = &mut state.persistence.autosave;
    autosave.willed = wanted;
    let (rotate, turn) = (!autosave.rotated, autosave.order.next());
    let keep = |(snapshot, folder): (Snapshot, PathBuf)| -> LastWill {
        Box::new(move || {
            // There is nobody to tell.
            let _ = turn.write(|| write_last(&folder, &snapshot.document(), rotate));
        })
    };
    Some(will.zip(folder).map(keep))
}

/// Keeps the last session before the program ends, if it has changed.
pub(crate) fn autosave_now(model: &mut Model) {
    let Model { state, view, .. } = model;
    let autosave = &state.persistence.autosave;
    let changed = autosave.under_way || autosave.kept.as_ref().is_some_and(|kept| *kept != state.controls);
    let is_own = state.shows_own_session();
    if changed
        && is_own
        && let Some(snapshot) = Snapshot::at_the_end(state, view)
        && let Some(folder) = state.persistence.own_folder()
    {
        let autosave = &mut state.persistence.autosave;
        let (rotate, turn) = (!std::mem::replace(&mut autosave.rotated, true), autosave.order.next());
        // The window is gone: there is nobody to tell.
        let _ = turn.write(|| write_last(&folder, &snapshot.document(), rotate));
    }
}

/// Writes the last session; `rotate` puts that of the start before aside first, so that it is not lost when somebody
/// plays on without taking it up. One that can't be read takes the place of no good one.
fn write_last(folder: &Path, document: &SessionFile, rotate: bool) -> Result<(), String> {
    let [last, before, damaged] = last_files(folder);
    // The folder for settings may not be there yet; a failure shows in the next line.
    let _ = std::fs::create_dir_all(folder);
    if rotate && last.symlink_metadata().is_ok() {
        let aside = if read_session(&last).is_ok() { before } else { damaged };
        let _ = std::fs::rename(&last, aside);
    }
    write_session(&last, document).map_err(|error| error.to_string())
}

/// Reads the last session of any window that is closed; none if there is none that can be read.
pub(crate) fn read_last(settings: &Path) -> Option<SessionsReport> {
    let mut candidates = newest_first(settings, None, LAST);
    candidates.extend(newest_first(settings, None, BEFORE_LAST));
    let document = candidates.iter().find_map(|path| read_session(path).ok())?;
    Some(SessionsReport::Last(Box::new(document)))
}
