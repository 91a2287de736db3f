//! All or nothing: a target is as it was, or whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::{Builder, TempDir};

use super::{ExportError, ExportProblem};

/// What files are written through.
pub type FileWriter<'a> = BufWriter<&'a File>;

/// What names of unfinished files start with.
const UNFINISHED: &str = ".sixfingers-unfinished-";

/// The unfinished files and folders that there are now; `None` when no more may be made.
static UNDER_WAY: Mutex<Option<Vec<PathBuf>>> = Mutex::new(Some(Vec::new()));

/// An entry of the list above, as long as it lives.
struct UnderWay(PathBuf);

impl UnderWay {
    /// Makes an unfinished file or folder and notes it down in one go.
    fn make<T>(make: impl FnOnce() -> io::Result<T>, path: impl FnOnce(&T) -> &Path) -> io::Result<(T, Self)> {
        let mut list = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(list) = list.as_mut() else {
            drop(list);
            // An error here could end the program before all is removed.
            loop {
                std::thread::park();
            }
        };
        let made = make()?;
        let path = path(&made).to_path_buf();
        list.push(path.clone());
        Ok((made, Self(path)))
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        let mut list = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(list) = list.as_mut() {
            list.retain(|path| *path != self.0);
        }
    }
}

/// Removes what is unfinished, on the way out of a program that was told to stop: the caller ends it next. Whoever
/// wants to write from now on waits for that end.
pub fn remove_unfinished() {
    let list = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).take();
    for path in list.into_iter().flatten() {
        // Other threads may still be at the last file that they were allowed to make.
        for _ in 0..100 {
            let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            if gone.is_ok() || !path.exists() {
                break;
            }
        }
    }
}

/// Writes a file: `fill` writes it under another name beside the target; when that is on the disk it is renamed.
/// A link is followed; something that is no regular file (a pipe, a terminal) is written to directly.
///
/// # Errors
/// [`ExportError`] when the folder is missing, the target is a folder or the system refuses; the target is then
/// as it was.
pub fn write_file(path: &Path, fill: impl FnOnce(&mut FileWriter<'_>) -> io::Result<()>) -> Result<(), ExportError> {
    check_target(path, false)?;
    write(path, fill).map_err(|error| ExportProblem::from(error).at(path))
}

/// Writes a file whose name must be free: `write` writes it at another place beside the target. What has come to be
/// there meanwhile is never replaced.
///
/// # Errors
/// As for [`write_file`], [`ExportProblem::Exists`], and those of `write`.
pub fn write_new(path: &Path, write: impl FnOnce(&Path) -> Result<(), ExportError>) -> Result<(), ExportError> {
    let at = |error: io::Error| ExportProblem::from(error).at(path);
    check_target(path, false)?;
    if path.symlink_metadata().is_ok() {
        return Err(ExportProblem::Exists.at(path));
    }
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED);
    let made = UnderWay::make(|| builder.tempfile_in(folder_of(path)), |made| made.path());
    let (place, _under_way) = made.map_err(at)?;
    let place = place.into_temp_path();
    // The name beside the target is of no use to anybody.
    write(&place).map_err(|error| ExportError { path: path.into(), ..error })?;
    place.persist_noclobber(path).map_err(|error| at(error.error))?;
    sync_folder(path);
    Ok(())
}

fn write(path: &Path, fill: impl FnOnce(&mut FileWriter<'_>) -> io::Result<()>) -> io::Result<()> {
    let target = resolved(path);
    if fs::metadata(&target).is_ok_and(|there| !there.is_file()) {
        return fill_and_flush(&File::options().write(true).open(&target)?, fill);
    }
    let mut builder = Builder::new();
    builder.prefix(UNFINISHED);
    ordinary_permissions(&mut builder, 0o666);
    let (unfinished, _under_way) = UnderWay::make(|| builder.tempfile_in(folder_of(&target)), |made| made.path())?;
    fill_and_flush(unfinished.as_file(), fill)?;
    unfinished.as_file().sync_all()?;
    unfinished.persist(&target).map_err(|error| error.error)?;
    sync_folder(&target);
    Ok(())
}

/// The new name is on the disk too, so that a power cut does not bring the old file back: where folders can be synced at
/// all.
fn sync_folder(path: &Path) {
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
}

/// Writes files into a folder: `fill` writes them into the folder that it is given. A folder that is not there yet
/// appears when all of them are complete; one that is there keeps what it has, and each file replaces its namesake.
///
/// # Errors
/// [`ExportError`] when the parent folder is missing, the target is a file or the system refuses, and those of `fill`.
pub fn write_folder(path: &Path, fill: impl FnOnce(&Path) -> Result<(), ExportError>) -> Result<(), ExportError> {
    check_target(path, true)?;
    if path.is_dir() {
        return fill(path);
    }
    let folder = NewFolder::begin(path)?;
    fill(folder.unfinished.path()).map_err(|error| ExportError { path: path.into(), ..error })?;
    folder.finish()
}

/// A folder that is filled under another name beside its place and appears there when it is complete. Dropped before,
/// it is gone.
pub struct NewFolder {
    path: PathBuf,
    unfinished: TempDir,
    _under_way: UnderWay,
}

impl NewFolder {
    /// Begins a folder that is to appear at `path`, where there is nothing yet.
    ///
    /// # Errors
    /// [`ExportError`] when there is something, the parent folder is missing or the system refuses.
    pub fn begin(path: &Path) -> Result<Self, ExportError> {
        check_target(path, true)?;
        if path.symlink_metadata().is_ok() {
            return Err(ExportProblem::Exists.at(path));
        }
        let mut builder = Builder::new();
        builder.prefix(UNFINISHED);
        ordinary_permissions(&mut builder, 0o777);
        let made = UnderWay::make(|| builder.tempdir_in(folder_of(path)), |made| made.path());
        let (unfinished, under_way) = made.map_err(|error| ExportProblem::from(error).at(path))?;
        Ok(Self { path: path.into(), unfinished, _under_way: under_way })
    }

    /// Where its files are until it is finished.
    pub(super) fn unfinished(&self) -> &Path {
        self.unfinished.path()
    }

    /// Where it will be.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it into its place.
    ///
    /// # Errors
    /// [`ExportError`] when something has come to be there, or when the system refuses.
    pub fn finish(self) -> Result<(), ExportError> {
        let at = |error: io::Error| ExportProblem::from(error).at(&self.path);
        // Renaming would take the place of an empty folder.
        if self.path.symlink_metadata().is_ok() {
            return Err(ExportProblem::Exists.at(&self.path));
        }
        fs::rename(self.unfinished.path(), &self.path).map_err(at)?;
        // Its name is gone: there is nothing left to remove.
        let _ = self.unfinished.keep();
        Ok(())
    }
}

/// Checks early, before long work, that a file (or a folder) can be written there as far as names tell.
///
/// # Errors
/// [`ExportProblem::NoFolder`], [`ExportProblem::IsFolder`] or [`ExportProblem::IsFile`].
pub fn check_target(path: &Path, is_folder: bool) -> Result<(), ExportError> {
    let problem = match fs::metadata(path) {
        Ok(there) if there.is_dir() && !is_folder => Some(ExportProblem::IsFolder),
        Ok(there) if !there.is_dir() && is_folder => Some(ExportProblem::IsFile),
        Ok(_) => None,
        Err(_) if !folder_of(path).is_dir() => Some(ExportProblem::NoFolder(folder_of(path).into())),
        Err(_) => None,
    };
    problem.map_or(Ok(()), |problem| Err(problem.at(path)))
}

/// The folder that holds a target.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) => Path::new("."),
        None => path,
    }
}

/// The file behind a link, if it is one that leads somewhere.
fn resolved(path: &Path) -> PathBuf {
    if path.is_symlink() { fs::canonicalize(path).unwrap_or_else(|_| path.into()) } else { path.into() }
}

fn fill_and_flush(file: &File, fill: impl FnOnce(&mut FileWriter<'_>) -> io::Result<()>) -> io::Result<()> {
    let mut writer = BufWriter::new(file);
    fill(&mut writer)?;
    writer.flush()
}

/// Temporary files are private by default; ours become the user's ordinary files.
fn ordinary_permissions(builder: &mut Builder<'_, '_>, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (builder, mode);
}
