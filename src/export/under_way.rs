//! What is unfinished now: taken away when the program is told to stop, and what others left behind taken away, too.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile, TempDir};

/// What names of unfinished files and folders start with.
const UNFINISHED: &str = ".sixfingers-unfinished-";
/// How often a name is tried again that somebody has taken for a leftover.
const TRIES: usize = 5;

/// What is unfinished, and what is gone on with in its own place.
#[derive(Default)]
struct List {
    /// Files and folders beside their targets.
    unfinished: Vec<PathBuf>,
    /// Folders that were there before and are being filled.
    filling: Vec<PathBuf>,
    /// Folders in which leftovers were looked for.
    cleared: BTreeSet<PathBuf>,
    /// Whether the program is about to end: nothing more may be begun or finished.
    closed: bool,
}

static LIST: Mutex<List> =
    Mutex::new(List { unfinished: Vec::new(), filling: Vec::new(), cleared: BTreeSet::new(), closed: false });

/// The list; where the program is about to end, nobody comes back from here.
fn list() -> MutexGuard<'static, List> {
    let list = LIST.lock().unwrap_or_else(PoisonError::into_inner);
    if !list.closed {
        return list;
    }
    drop(list);
    // An error, or an end, could end the program before all is removed.
    loop {
        std::thread::park();
    }
}

/// Whether a path leads to, or into, something unfinished: what is in there needs no other name of its own.
pub(super) fn is_unfinished(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(UNFINISHED.as_bytes()))
}

/// An entry of the list, as long as it lives, with the lock that says that somebody is at work on it.
pub(super) struct UnderWay {
    path: PathBuf,
    /// `None` on systems that lock no folders.
    _lock: Option<File>,
}

impl UnderWay {
    /// A new file beside a target.
    pub(super) fn file(folder: &Path, mode: Option<u32>) -> io::Result<(NamedTempFile, Self)> {
        let make = |builder: &Builder<'_, '_>| builder.tempfile_in(folder);
        Self::make(folder, mode, make, |made| made.path(), |made| made.as_file().try_clone().ok())
    }

    /// A new folder beside a target.
    pub(super) fn folder(folder: &Path) -> io::Result<(TempDir, Self)> {
        let make = |builder: &Builder<'_, '_>| builder.tempdir_in(folder);
        Self::make(folder, Some(0o777), make, |made| made.path(), |made| File::open(made.path()).ok())
    }

    /// Makes something and notes it down in one go.
    fn make<T>(
        folder: &Path,
        mode: Option<u32>,
        make: impl Fn(&Builder<'_, '_>) -> io::Result<T>,
        path: impl Fn(&T) -> &Path,
        open: impl Fn(&T) -> Option<File>,
    ) -> io::Result<(T, Self)> {
        clear_leftovers(folder);
        let mut builder = Builder::new();
        builder.prefix(UNFINISHED);
        permissions(&mut builder, mode);
        let mut list = list();
        for _ in 0..TRIES {
            let made = make(&builder)?;
            // Elsewhere a lock would keep us from what is locked.
            let lock = if cfg!(unix) { open(&made) } else { None };
            let taken = lock.as_ref().is_some_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)));
            // Somebody may have taken it for a leftover in the moment before it was locked.
            if !taken && path(&made).exists() {
                let path = path(&made).to_path_buf();
                list.unfinished.push(path.clone());
                return Ok((made, Self { path, _lock: lock }));
            }
        }
        Err(io::Error::other(io::ErrorKind::ResourceBusy.to_string()))
    }

    /// Puts it into its place. From then on it is nobody's to remove; whoever ends the program comes before or after.
    pub(super) fn finish<T, E>(&self, put: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut list = list();
        let done = put()?;
        list.unfinished.retain(|path| *path != self.path);
        Ok(done)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut list = LIST.lock().unwrap_or_else(PoisonError::into_inner);
        if !list.closed {
            list.unfinished.retain(|path| *path != self.path);
        }
    }
}

/// A folder that was there before, while files are written into it.
pub(super) struct Filling(PathBuf);

impl Filling {
    pub(super) fn begin(folder: &Path) -> Self {
        list().filling.push(folder.to_path_buf());
        Self(folder.to_path_buf())
    }
}

impl Drop for Filling {
    fn drop(&mut self) {
        let mut list = list();
        if let Some(at) = list.filling.iter().position(|path| *path == self.0) {
            list.filling.remove(at);
        }
    }
}

/// Removes what is unfinished, on the way out of a program that was told to stop: the caller ends it next. Whoever
/// wants to write, or to finish, from now on waits for that end.
///
/// Returns the folders that were there before, and into which not all was written that was to be.
pub fn remove_unfinished() -> Vec<PathBuf> {
    let (unfinished, filling) = {
        let mut list = LIST.lock().unwrap_or_else(PoisonError::into_inner);
        list.closed = true;
        (std::mem::take(&mut list.unfinished), std::mem::take(&mut list.filling))
    };
    for path in unfinished {
        // Other threads may still be at the last file that they were allowed to make.
        for _ in 0..100 {
            if remove(&path).is_ok() || !path.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    filling
}

fn remove(path: &Path) -> io::Result<()> {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }
}

/// Removes what programs that were killed have left in a folder; once for each folder.
fn clear_leftovers(folder: &Path) {
    if !list().cleared.insert(folder.to_path_buf()) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let ours = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes()));
        // A link, a pipe or a device of that name is none of ours.
        let kind = path.symlink_metadata().map(|about| about.file_type());
        if ours && kind.is_ok_and(|kind| kind.is_file() || kind.is_dir()) && is_left_behind(&path) {
            let _ = remove(&path);
        }
    }
}

/// Whether nobody holds the lock of something unfinished: whoever began it is gone.
#[cfg(unix)]
fn is_left_behind(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether something unfinished has not been touched for a day.
#[cfg(not(unix))]
fn is_left_behind(path: &Path) -> bool {
    let touched = path.metadata().and_then(|about| about.modified());
    touched.is_ok_and(|then| then.elapsed().is_ok_and(|age| age > Duration::from_secs(24 * 60 * 60)))
}

/// Temporary files are private by default; ours become the user's ordinary files.
fn permissions(builder: &mut Builder<'_, '_>, mode: Option<u32>) {
    #[cfg(unix)]
    if let Some(mode) = mode {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (builder, mode);
}
