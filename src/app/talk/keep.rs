//! The talk that is open, kept by itself in the folder for settings: what was typed is there at the next start.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::script::{Script, Setup};
use super::state::TalkReport;
use super::{built_in, document};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::text::talk as text;
use crate::export::talk::{read_talk, write_talk};

/// How long after a change the copy is written: not at every letter.
const KEEP_AFTER: Duration = Duration::from_secs(1);
/// The name of the copy.
const KEPT: &str = "talk.sixfingers";
/// The name of the copy before it was another talk.
const BEFORE: &str = "talk-before.sixfingers";

/// Keeps a copy a while after each change. Returns when to come again.
pub(crate) fn keep(model: &mut Model) -> Option<Duration> {
    let Model { state, files, .. } = model;
    let folder = state.persistence.folder.clone()?;
    let talk = &mut state.talk;
    let keep = &mut talk.keep;
    let is_kept = keep.kept.as_ref().map_or(talk.script.is_empty(), |kept| *kept == talk.script);
    if is_kept || keep.under_way {
        keep.due = None;
        return None;
    }
    let now = Instant::now();
    let due = *keep.due.get_or_insert(now + KEEP_AFTER);
    if now < due {
        return Some(due - now);
    }
    keep.due = None;
    let (script, file) = (talk.script.clone(), talk.file.clone());
    let is_other = !keep.kept.as_ref().is_none_or(|kept| is_of_one_talk(kept, &script));
    keep.under_way = files.spawn(move || {
        let written = write(&folder, &script, file, is_other);
        Some(FileReport::Talk(TalkReport::Kept(Box::new(script), written)))
    });
    None
}

/// Whether one talk may have become the other by an edit, and not by opening another file.
fn is_of_one_talk(before: &Script, now: &Script) -> bool {
    let same = |setup: &Arc<Setup>| now.scenes.iter().any(|other| Arc::ptr_eq(setup, &other.setup));
    before.is_empty() || now.is_empty() || before.scenes.iter().any(|scene| same(&scene.setup))
}

/// Writes the copy before the program ends, if something has changed.
pub(crate) fn keep_now(model: &mut Model) {
    let Some(folder) = model.state.persistence.folder.clone() else { return };
    let talk = &model.state.talk;
    let is_kept = talk.keep.kept.as_ref().map_or(talk.script.is_empty(), |kept| *kept == talk.script);
    if !is_kept {
        // The window is gone: there is nobody to tell.
        let _ = write(&folder, &talk.script, talk.file.clone(), false);
    }
}

/// Writes the copy; that of another talk is put aside first. An empty talk, and the one that comes with the program as it
/// is, need none.
fn write(folder: &Path, script: &Script, file: Option<PathBuf>, is_other: bool) -> Result<(), String> {
    let path = folder.join(KEPT);
    // The folder for settings may not be there yet; a failure shows in the next line.
    let _ = std::fs::create_dir_all(folder);
    if is_other && path.exists() {
        let _ = std::fs::rename(&path, folder.join(BEFORE));
    }
    if script.is_empty() || *script == built_in::talk() {
        if path.exists() {
            std::fs::rename(&path, folder.join(BEFORE)).map_err(|error| error.to_string())?;
        }
        return Ok(());
    }
    let mut talk = document::file_of(script)?;
    talk.saved_as = file;
    write_talk(&path, &talk).map_err(|error| error.to_string())
}

/// Notes that the copy was written, or tells once why not.
pub(crate) fn kept(model: &mut Model, script: Script, written: Result<(), String>) {
    let keep = &mut model.state.talk.keep;
    keep.under_way = false;
    keep.kept = Some(script);
    if let Err(problem) = written
        && !std::mem::replace(&mut keep.notified, true)
    {
        model.state.notices.notice = Some(text::no_keep(&problem));
    }
}

/// Reads the copy of the start before; none if it can't be read.
pub(crate) fn read_kept(folder: &Path) -> Option<TalkReport> {
    let talk = read_talk(&folder.join(KEPT)).ok()?;
    Some(TalkReport::Last(Box::new(talk)))
}
