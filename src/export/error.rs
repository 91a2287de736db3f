//! Why a file can't be written.

use std::fmt;
use std::path::PathBuf;

use crate::images::load::at_path;
use crate::text::{errors_files, say};

/// A file or a folder that could not be written.
#[derive(Debug, thiserror::Error)]
pub struct ExportError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong.
    pub problem: ExportProblem,
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_path(&self.path, &self.problem))
    }
}

/// What can be wrong when a file is written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportProblem {
    /// The system refused.
    Io(std::io::Error),
    /// No room is left.
    Full,
    /// The place is closed to this user.
    Denied,
    /// Something has this name already, and it was not to be replaced.
    Exists,
    /// The folder that should hold it is missing.
    NoFolder(PathBuf),
    /// A file was to be written where a folder is.
    IsFolder,
    /// A folder was to be written where a file is.
    IsFile,
    /// A picture too large to be made.
    TooLarge {
        /// Width in pixels.
        w: usize,
        /// Height in pixels.
        h: usize,
        /// The most pixels.
        max: usize,
    },
    /// The training pictures of a session lie at a path that is not UTF-8.
    Path,
    /// A pipe that nobody reads from.
    NoReader,
    /// There is nothing to write.
    Empty,
}

impl fmt::Display for ExportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Io(error) => say!(errors_files::WriteIo { reason: error.to_string() }),
            Self::Full => errors_files::WRITE_FULL.into(),
            Self::Denied => errors_files::WRITE_DENIED.into(),
            Self::Exists => errors_files::WRITE_EXISTS.into(),
            Self::NoFolder(folder) => say!(errors_files::WriteNoFolder { folder: folder.display().to_string() }),
            Self::IsFolder => errors_files::WRITE_IS_FOLDER.into(),
            Self::IsFile => errors_files::WRITE_IS_FILE.into(),
            Self::TooLarge { w, h, max } => {
                say!(errors_files::WriteTooLarge { w: w.to_string(), h: h.to_string(), max: *max })
            }
            Self::Path => errors_files::WRITE_PATH.into(),
            Self::NoReader => errors_files::WRITE_NO_READER.into(),
            Self::Empty => errors_files::WRITE_EMPTY.into(),
        })
    }
}

/// As the reason of an error of the system: nobody reads from a pipe.
#[derive(Debug, thiserror::Error)]
pub(super) struct NoReader;

impl fmt::Display for NoReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(errors_files::WRITE_NO_READER.get())
    }
}

impl From<std::io::Error> for ExportProblem {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Denied,
            ErrorKind::AlreadyExists => Self::Exists,
            _ if error.get_ref().is_some_and(|reason| reason.is::<NoReader>()) => Self::NoReader,
            _ => Self::Io(error),
        }
    }
}

impl ExportProblem {
    /// The problem, with the file that has it.
    pub(crate) fn at(self, path: &std::path::Path) -> ExportError {
        ExportError { path: path.into(), problem: self }
    }
}
