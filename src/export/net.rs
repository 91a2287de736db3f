//! Networks as files.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{ExportError, write_file};
use crate::images::load::read_file;
use crate::net::{MAX_FILE_BYTES, NetFile, NetFileError};
use crate::text::{errors_net, say};

/// A file of weights that could not be read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum NetIoError {
    /// It can't be opened or read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is no network.
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: NetFileError,
    },
    /// It can't be written.
    Write(#[from] ExportError),
}

impl fmt::Display for NetIoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = |path: &Path| path.display().to_string();
        f.write_str(&match self {
            Self::Read { path: at, source } => {
                say!(errors_net::FileUnreadable { path: path(at), problem: source.to_string() })
            }
            Self::File { path: at, problem } => {
                say!(errors_net::InFile { path: path(at), problem: problem.to_string() })
            }
            Self::Write(error) => return error.fmt(f),
        })
    }
}

/// Reads a network; of a file that is too large no more than the limit.
///
/// # Errors
/// [`NetIoError::Read`] and [`NetIoError::File`].
pub fn read_net(path: &Path) -> Result<NetFile, NetIoError> {
    let bytes = read_file(path, MAX_FILE_BYTES).map_err(|source| NetIoError::Read { path: path.into(), source })?;
    NetFile::from_bytes(&bytes).map_err(|problem| NetIoError::File { path: path.into(), problem })
}

/// Writes a network, whole or not at all.
///
/// # Errors
/// [`NetIoError::Write`], and [`NetIoError::File`] for weights that are not those of the network.
pub fn write_net(path: &Path, net: &NetFile) -> Result<(), NetIoError> {
    let bytes = net.to_bytes().map_err(|problem| NetIoError::File { path: path.into(), problem })?;
    Ok(write_file(path, |file| file.write_all(&bytes))?)
}
