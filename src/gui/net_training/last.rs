//! The last training, kept by itself in the folder for settings: neither closing the window nor a failure of the computer
//! loses hours.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::NetRun;
use crate::export::{read_net, write_file};
use crate::gui::keep::Done;
use crate::gui::model::Model;
use crate::net::NetFile;
use crate::studio::NetTraining;

/// Its name.
const LAST: &str = "last-training.safetensors";
/// The name of the one before it, where another was begun without taking it up.
const BEFORE_LAST: &str = "before-last-training.safetensors";
/// So often it is written.
const EVERY: Duration = Duration::from_secs(120);

/// The training of an earlier start.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) enum LastTraining {
    /// Nobody has looked.
    #[default]
    Unknown,
    /// It is looked for, or there is none, or it was taken up.
    None,
    /// It is there, in this file.
    Found(PathBuf, Arc<NetFile>),
}

impl LastTraining {
    /// It was found; of no interest where nothing was done.
    pub(in crate::gui) fn put(&mut self, path: PathBuf, file: NetFile) {
        if file.origin.steps_done > 0 {
            *self = Self::Found(path, Arc::new(file));
        }
    }

    /// A training has begun from it: from now on it is the present one.
    pub(super) fn take_up(&mut self) {
        if let Self::Found(path, _) = std::mem::replace(self, Self::None) {
            // It is there already, or was put aside.
            let _ = std::fs::rename(&path, path.with_file_name(LAST));
        }
    }

    pub(super) fn found(&self) -> Option<&Arc<NetFile>> {
        match self {
            Self::Found(_, file) => Some(file),
            _ => None,
        }
    }
}

/// Looks whether there is one, once.
pub(in crate::gui) fn look_for_last(model: &mut Model) {
    let Model { session, files, .. } = model;
    let (LastTraining::Unknown, Some(folder)) = (&session.net_training.last, session.keep.folder.clone()) else {
        return;
    };
    session.net_training.last = LastTraining::None;
    files.spawn(move || {
        let paths = [LAST, BEFORE_LAST].map(|name| folder.join(name));
        let found = paths.into_iter().find_map(|path| read_net(&path).ok().map(|file| (path, file)));
        found.map(|(path, file)| Done::LastTraining(path, Box::new(file)))
    });
}

/// Forgets the one that is offered.
pub(in crate::gui) fn forget_last(model: &mut Model) {
    let last = std::mem::take(&mut model.session.net_training.last);
    if let LastTraining::Found(path, _) = last {
        remove(model, path);
    }
}

/// The one that was kept of the present training is not wanted any more: it is in a file of the person's own, or was let
/// go of.
pub(in crate::gui) fn forget_present(model: &mut Model) {
    if let Some(run) = model.session.net_training.run_mut() {
        run.saved = None;
    }
    if let Some(folder) = &model.session.keep.folder {
        remove(model, folder.join(LAST));
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
pub(in crate::gui) fn put_aside(model: &mut Model) {
    let Some(folder) = model.session.keep.folder.clone() else { return };
    if let LastTraining::Found(path, _) = &mut model.session.net_training.last {
        let (from, to) = (path.clone(), folder.join(BEFORE_LAST));
        path.clone_from(&to);
        if from != to {
            // At once, not beside the window: nobody may write there before it is gone.
            let _ = std::fs::rename(from, to);
        }
    }
}

/// Keeps the training every few minutes, beside the window.
pub(in crate::gui) fn autosave(model: &mut Model) {
    let Model { session, files, .. } = model;
    let Some(folder) = session.keep.folder.clone() else { return };
    let Some(run) = session.net_training.run_mut() else { return };
    let now = Instant::now();
    let (steps, since) = *run.saved.get_or_insert((run.kept, now));
    let done = run.progress().0;
    // What has come to rest is kept at once.
    let is_due = now.saturating_duration_since(since) >= EVERY || !run.is_running();
    if let Some(training) = training(run)
        && is_due
        && done > steps
        && run.n_unkept() > 0
    {
        run.saved = Some((done, now));
        files.spawn(move || {
            write(&folder, &training);
            None
        });
    }
}

/// Keeps it before the program ends.
pub(in crate::gui) fn autosave_now(model: &Model) {
    let session = &model.session;
    if let Some(run) = session.net_training.run().filter(|run| run.n_unkept() > 0)
        && let (Some(folder), Some(training)) = (&session.keep.folder, training(run))
    {
        write(folder, &training);
    }
}

fn training(run: &NetRun) -> Option<Arc<NetTraining>> {
    run.news.as_ref().map(|news| Arc::clone(&news.training))
}

/// A failure is not told: it is kept again in two minutes, and at the end there is nobody to tell.
fn write(folder: &Path, training: &NetTraining) {
    let _ = std::fs::create_dir_all(folder);
    if let Ok(bytes) = training.file().to_bytes() {
        let _ = write_file(&folder.join(LAST), |file| file.write_all(&bytes));
    }
}
