//! The folder in which a window keeps what is to be found at the next start.
//!
//! One window keeps it in the folder for settings, each further one that is open at the same time in a folder of its own
//! in there, so that none writes over what another has kept. A lock says which are taken; it goes with the program,
//! however that ends.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::images::load::open_file;

/// So many windows have a folder of their own; more of them share the last one.
const MAX_WINDOWS: usize = 8;
/// The file that is locked.
const LOCK: &str = "in-use.lock";

/// The folders that there may be, in their order.
pub(crate) fn folders(settings: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let settings = settings.to_path_buf();
    (1..=MAX_WINDOWS).map(move |number| match number {
        1 => settings.clone(),
        _ => settings.join(format!("window-{number}")),
    })
}

/// Files of this name in the folders that no other window has, the newest first; `own` is this window's.
pub(crate) fn newest_first(settings: &Path, own: Option<&Path>, name: &str) -> Vec<PathBuf> {
    let may_be_read = |folder: &PathBuf| own == Some(folder) || !is_taken(&folder.join(LOCK));
    let written = |path: PathBuf| Some((path.metadata().ok()?.modified().unwrap_or(SystemTime::UNIX_EPOCH), path));
    let mut found: Vec<_> =
        folders(settings).filter(may_be_read).filter_map(|folder| written(folder.join(name))).collect();
    found.sort_by_key(|(when, _)| std::cmp::Reverse(*when));
    found.into_iter().map(|(_, path)| path).collect()
}

/// Whether a window has locked this file. Nothing is made by looking.
fn is_taken(lock: &Path) -> bool {
    open_file(lock).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// A folder that is this window's own.
#[derive(Debug)]
pub(crate) struct Own {
    folder: PathBuf,
    /// `None` where nothing can be locked: then nobody else can either.
    _lock: Option<File>,
}

impl Own {
    /// Takes the first folder that no other window has.
    pub(crate) fn take(settings: &Path) -> Self {
        let mut last = None;
        for folder in folders(settings) {
            // A failure shows when something is written.
            let _ = std::fs::create_dir_all(&folder);
            let path = folder.join(LOCK);
            // A pipe in its place would be waited for.
            let is_file = path.metadata().map_or(true, |about| about.is_file());
            let lock = is_file.then(|| File::options().create(true).append(true).open(path).ok()).flatten();
            if !lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock))) {
                return Self { folder, _lock: lock };
            }
            last = Some(folder);
        }
        Self { folder: last.unwrap_or_else(|| settings.to_path_buf()), _lock: None }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }
}

/// Keeps something when the program has ended already but for its last breath.
pub(crate) type LastWill = Box<dyn FnOnce() + Send>;

/// The order of writes to one file from several threads: what is older is never written over what is newer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    written: Arc<Mutex<u64>>,
    given: u64,
}

/// The place of one write in the order.
#[derive(Debug)]
pub(crate) struct Turn {
    written: Arc<Mutex<u64>>,
    number: u64,
}

impl Order {
    /// The next place.
    pub(crate) fn next(&mut self) -> Turn {
        self.given += 1;
        Turn { written: Arc::clone(&self.written), number: self.given }
    }
}

impl Turn {
    /// Writes, unless something newer was written meanwhile; waits for a write that is under way.
    pub(crate) fn write<E>(self, write: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *written > self.number {
            return Ok(());
        }
        *written = self.number;
        write()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn windows_that_are_open_together_have_folders_of_their_own() {
        let settings = tempfile::tempdir().unwrap();
        let first = Own::take(settings.path());
        let second = Own::take(settings.path());
        assert_eq!(first.path(), settings.path());
        assert_eq!(second.path(), settings.path().join("window-2"));
        drop(first);
        assert_eq!(Own::take(settings.path()).path(), settings.path(), "it is free again");
        assert_ne!(Own::take(settings.path()).path(), second.path());
    }

    #[test]
    fn what_an_open_window_keeps_is_left_to_it() {
        let settings = tempfile::tempdir().unwrap();
        let (first, second) = (Own::take(settings.path()), Own::take(settings.path()));
        for own in [&first, &second] {
            std::fs::write(own.path().join("kept"), "").unwrap();
        }
        let of = |own: Option<&Own>| newest_first(settings.path(), own.map(Own::path), "kept").len();
        assert_eq!((of(None), of(Some(&second))), (0, 1));
        drop(first);
        assert_eq!((of(None), of(Some(&second))), (1, 2));
    }

    #[test]
    fn what_is_older_is_not_written_over_what_is_newer() {
        let mut order = Order::default();
        let (older, newer) = (order.next(), order.next());
        let mut file = "";
        let mut keep = |turn: Turn, text| {
            let write = || {
                file = text;
                Ok::<(), ()>(())
            };
            turn.write(write).unwrap();
        };
        keep(newer, "newer");
        keep(older, "older");
        assert_eq!(file, "newer");
    }
}
