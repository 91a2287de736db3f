//! What kind of file or folder there is to be loaded.

use std::path::Path;

use super::content::Content;
use super::{LoadProblem, binary, npz, picture};
use crate::text::{errors_images, import};

/// What a path leads to, told by what is there, and by its name where that does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Pictures in a folder and those below it.
    Folder,
    /// Pictures in an archive.
    Zip,
    /// One picture.
    Picture,
    /// An array of NumPy.
    Npy,
    /// Arrays of NumPy.
    Npz,
    /// The format of MNIST.
    Idx,
    /// The format of CIFAR, in one file or in all of a folder.
    Cifar,
}

impl SourceKind {
    /// What it is, in a few words in the language of this thread.
    pub fn describe(self) -> &'static str {
        let text = match self {
            Self::Folder => import::KIND_FOLDER,
            Self::Zip => import::KIND_ZIP,
            Self::Picture => import::KIND_PICTURE,
            Self::Npy => import::KIND_NPY,
            Self::Npz => import::KIND_NPZ,
            Self::Idx => import::KIND_IDX,
            Self::Cifar => import::KIND_CIFAR,
        };
        text.get()
    }

    /// What is at a path.
    pub(super) fn of(path: &Path) -> Result<Self, LoadProblem> {
        let there = std::fs::metadata(path)?;
        if there.is_dir() {
            return Ok(Self::Folder);
        }
        if !there.is_file() {
            // A pipe would keep us waiting.
            return Err(LoadProblem::Format(errors_images::NOT_REGULAR.into()));
        }
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let content = Content::of_file(path)?;
        match (content, extension.as_str()) {
            // Nothing tells binary CIFAR but its name and its size.
            (Content::Unknown | Content::Idx, "bin") => Ok(Self::Cifar),
            (Content::Picture, _) => Ok(Self::Picture),
            (Content::Npy, _) => Ok(Self::Npy),
            (Content::Idx, _) => Ok(Self::Idx),
            (Content::Zip, "npz") => Ok(Self::Npz),
            (Content::Zip, _) if npz::is_npz(path).unwrap_or(false) => Ok(Self::Npz),
            (Content::Zip, _) => Ok(Self::Zip),
            // What is damaged is told of by who would have read it.
            (Content::Unknown, "npy") => Ok(Self::Npy),
            (Content::Unknown, "npz") => Ok(Self::Npz),
            (Content::Unknown, "zip") => Ok(Self::Zip),
            (Content::Unknown, _) if binary::is_idx(path) => Ok(Self::Idx),
            (Content::Packed("gzip"), _) if binary::is_idx(path) => Ok(Self::Idx),
            (Content::Unknown, _) if picture::is_picture(path) => Ok(Self::Picture),
            (Content::Unknown, _) => Err(LoadProblem::Kind),
            (other, _) => Err(other.refusal().unwrap_or(LoadProblem::Kind)),
        }
    }
}
