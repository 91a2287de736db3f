//! Why a file can't be written.

use std::path::PathBuf;

use thiserror::Error;

use crate::images::load::one_line;

/// A file or a folder that could not be written.
#[derive(Debug, Error)]
#[error("{}", one_line(&format!("{}: {problem}", path.display())))]
pub struct ExportError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong.
    pub problem: ExportProblem,
}

/// What can be wrong when a file is written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExportProblem {
    /// The system refused.
    #[error("it can't be written: {0}")]
    Io(std::io::Error),
    /// No room is left.
    #[error("the disk is full: make room or choose another folder")]
    Full,
    /// The place is closed to this user.
    #[error("no permission to write there: choose another folder")]
    Denied,
    /// Something has this name already, and it was not to be replaced.
    #[error("something with this name already exists: choose another name")]
    Exists,
    /// The folder that should hold it is missing.
    #[error("the folder {} does not exist: create it first", .0.display())]
    NoFolder(PathBuf),
    /// A file was to be written where a folder is.
    #[error("it is a folder: give the name of a file, or another ending")]
    IsFolder,
    /// A folder was to be written where a file is.
    #[error("it is a file: give the name of a folder, or end the name in .npy or .png for a file")]
    IsFile,
    /// A picture too large to be made.
    #[error(
        "a picture of {w}x{h} pixels is too large (at most {max} pixels): use fewer pictures, a smaller scale or a folder"
    )]
    TooLarge {
        /// Width in pixels.
        w: usize,
        /// Height in pixels.
        h: usize,
        /// The most pixels.
        max: usize,
    },
    /// There is nothing to write.
    #[error("there is nothing to write")]
    Empty,
}

impl From<std::io::Error> for ExportProblem {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Denied,
            ErrorKind::AlreadyExists => Self::Exists,
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
