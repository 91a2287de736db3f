//! Keeps the training by itself in the folder for settings: neither closing the window nor a failure of the computer loses
//! hours.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::state::{BEFORE_LAST, LAST, LastTraining, NetRun, TrainingReport};
use crate::app::files::FileReport;
use crate::app::model::Model;
use crate::app::own_folder::{LastWill, Turn, newest_first};
use crate::export::{read_net, write_file};
use crate::net::NetFile;
use crate::studio::NetTraining;

/// So often it is written.
const AUTOSAVE_EVERY: Duration = Duration::from_secs(120);

/// Looks whether there is one, once.
pub(crate) fn look_for_last(model: &mut Model) {
    let Model { state, files, .. } = model;
    let (LastTraining::Unknown, Some(folder)) = (&state.net_training.last, state.persistence.folder.clone()) else {
        return;
    };
    state.net_training.last = LastTraining::None;
    let own = state.persistence.own_folder_so_far();
    files.spawn(move || {
        let paths = [LAST, BEFORE_LAST].into_iter().flat_map(|name| newest_first(&folder, own.as_deref(), name));
        let found = paths.into_iter().find_map(|path| read_net(&path).ok().map(|file| (path, file)));
        found.map(|(path, file)| FileReport::Training(TrainingReport::Last(path, Box::new(file))))
    });
}

/// One was found. That of another window, which is closed, becomes ours.
pub(crate) fn found_last(model: &mut Model, path: PathBuf, file: NetFile) {
    let state = &mut model.state;
    let own = state.persistence.own_folder().map(|own| own.join(BEFORE_LAST));
    let path = match own {
        Some(own) if own.parent() != path.parent() && own.symlink_metadata().is_err() => {
            if std::fs::rename(&path, &own).is_ok() { own } else { path }
        }
        _ => path,
    };
    state.net_training.last.put(path, file);
}

/// Forgets the one that is offered.
pub(crate) fn forget_last(model: &mut Model) {
    let last = std::mem::take(&mut model.state.net_training.last);
    if let LastTraining::Found(path, _) = last {
        remove(model, path);
    }
}

/// The one that was kept of the present training is not wanted any more: it is in a file of the person's own, or was let
/// go of.
pub(crate) fn forget_present(model: &mut Model) {
    if let Some(run) = model.state.net_training.run_mut() {
        run.saved = None;
    }
    if let Some(folder) = model.state.persistence.own_folder() {
        let turn = model.state.net_training.order.next();
        model.files.spawn(move || {
            // It may not be there.
            let _ = turn.write(|| std::fs::remove_file(folder.join(LAST)));
            None
        });
    }
}

fn remove(model: &Model, path: PathBuf) {
    model.files.spawn(move || {
        // It may not be there.
        let _ = std::fs::remove_file(path);
        None
    });
}

/// Another training begins: the one that is offered makes way, and is offered again once that is over.
pub(crate) fn put_aside(model: &mut Model) {
    let Some(folder) = model.state.persistence.own_folder() else { return };
    if let LastTraining::Found(path, _) = &mut model.state.net_training.last {
        let (from, to) = (path.clone(), folder.join(BEFORE_LAST));
        path.clone_from(&to);
        if from != to {
            // At once, not beside the window: nobody may write there before it is gone.
            let _ = std::fs::rename(from, to);
        }
    }
}

/// Keeps the training every few minutes, beside the window.
pub(crate) fn autosave(model: &mut Model) {
    let Model { state, files, .. } = model;
    if state.persistence.folder.is_none() {
        return;
    }
    let Some(run) = state.net_training.run_mut() else { return };
    let now = Instant::now();
    let (steps, since) = *run.saved.get_or_insert((run.kept, now));
    let done = run.progress().0;
    // What has come to rest is kept at once.
    let is_due = now.saturating_duration_since(since) >= AUTOSAVE_EVERY || !run.is_running();
    if let Some(training) = training(run)
        && is_due
        && done > steps
        && run.n_unkept() > 0
    {
        run.saved = Some((done, now));
        let Some(folder) = state.persistence.own_folder() else { return };
        let turn = state.net_training.order.next();
        files.spawn(move || {
            write(turn, &folder, &training);
            None
        });
    }
}

/// What keeps the training should the program end without being asked.
pub(crate) fn will(model: &mut Model) -> Option<LastWill> {
    let state = &mut model.state;
    let training = state.net_training.run().filter(|run| run.n_unkept() > 0).and_then(training)?;
    let (folder, turn) = (state.persistence.own_folder()?, state.net_training.order.next());
    Some(Box::new(move || write(turn, &folder, &training)))
}

/// Keeps it before the program ends.
pub(crate) fn autosave_now(model: &mut Model) {
    let state = &mut model.state;
    let training = state.net_training.run().filter(|run| run.n_unkept() > 0).and_then(training);
    if let Some(training) = training
        && let Some(folder) = state.persistence.own_folder()
    {
        write(state.net_training.order.next(), &folder, &training);
    }
}

fn training(run: &NetRun) -> Option<Arc<NetTraining>> {
    run.news.as_ref().map(|news| Arc::clone(&news.training))
}

/// A failure is not told: it is kept again in two minutes, and at the end there is nobody to tell.
fn write(turn: Turn, folder: &Path, training: &NetTraining) {
    let _ = std::fs::create_dir_all(folder);
    if let Ok(bytes) = training.file().to_bytes() {
        let _ = turn.write(|| write_file(&folder.join(LAST), |file| file.write_all(&bytes)));
    }
}
