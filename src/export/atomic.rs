//! All or nothing: a target is as it was, or whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::NoReader;
use super::under_way::{Filling, UnderWay, is_unfinished};
use super::{ExportError, ExportProblem};

/// What files are written through.
pub type FileWriter<'a> = BufWriter<&'a File>;

/// What may be done with a new file, before the user's mask.
const USUAL_MODE: u32 = 0o666;

/// Writes a file: `fill` writes it under another name beside the target; when that is on the disk it is renamed.
/// A link is followed; something that is no regular file (a pipe, a terminal) is written to directly. A file that is
/// replaced keeps its permissions.
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
    let (place, under_way) = UnderWay::file(folder_of(path), Some(USUAL_MODE)).map_err(at)?;
    let place = place.into_temp_path();
    // The name beside the target is of no use to anybody.
    write(&place).map_err(|error| ExportError { path: path.into(), ..error })?;
    under_way.finish(|| place.persist_noclobber(path)).map_err(|error| at(error.error))?;
    sync_folder(path);
    Ok(())
}

fn write(path: &Path, fill: impl FnOnce(&mut FileWriter<'_>) -> io::Result<()>) -> io::Result<()> {
    let target = resolved(path);
    let there = fs::metadata(&target).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        expect_reader(&target)?;
        return fill_and_flush(&File::options().write(true).open(&target)?, fill);
    }
    if is_unfinished(&target) {
        // It becomes whole together with what it is a part of.
        let file = File::options().write(true).create(true).truncate(true).open(&target)?;
        fill_and_flush(&file, fill)?;
        return file.sync_all();
    }
    let mode = there.is_none().then_some(USUAL_MODE);
    let (unfinished, under_way) = UnderWay::file(folder_of(&target), mode)?;
    if let Some(there) = there {
        unfinished.as_file().set_permissions(there.permissions())?;
    }
    fill_and_flush(unfinished.as_file(), fill)?;
    unfinished.as_file().sync_all()?;
    under_way.finish(|| unfinished.persist(&target)).map_err(|error| error.error)?;
    sync_folder(&target);
    Ok(())
}

/// A pipe that nobody reads from would be waited for.
#[cfg(unix)]
fn expect_reader(target: &Path) -> io::Result<()> {
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    if fs::metadata(target)?.file_type().is_fifo() {
        let opened = File::options().write(true).custom_flags(libc::O_NONBLOCK).open(target);
        return opened.map(drop).map_err(|error| match error.raw_os_error() {
            Some(libc::ENXIO) => io::Error::other(NoReader),
            _ => error,
        });
    }
    Ok(())
}

#[cfg(not(unix))]
fn expect_reader(_: &Path) -> io::Result<()> {
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
        let _filling = Filling::begin(path);
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
    under_way: UnderWay,
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
        let made = UnderWay::folder(folder_of(path));
        let (unfinished, under_way) = made.map_err(|error| ExportProblem::from(error).at(path))?;
        Ok(Self { path: path.into(), unfinished, under_way })
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
        let Self { path, unfinished, under_way } = self;
        // The pictures are on the disk; so are their names, where folders can be synced at all.
        let _ = File::open(unfinished.path()).and_then(|folder| folder.sync_all());
        under_way.finish(|| {
            // Renaming would take the place of an empty folder.
            if path.symlink_metadata().is_ok() {
                return Err(ExportProblem::Exists.at(&path));
            }
            fs::rename(unfinished.path(), &path).map_err(|error| ExportProblem::from(error).at(&path))?;
            // Its name is gone: there is nothing left to remove.
            let _ = unfinished.keep();
            Ok(())
        })?;
        sync_folder(&path);
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
