//! Why a file can't be loaded, what was left out, and the limits.

use std::fmt;
use std::path::{Path, PathBuf};

use super::super::{ImageError, Shape};
use super::regular::NotRegular;
use crate::text::{Message, errors_files, errors_images, fixed, list, passes_on, say};

/// The most values (pictures x channels x pixels) that are loaded from one source: 1 GiB of f32.
pub const MAX_VALUES: usize = 1 << 28;
/// The most pixels of a picture that is decoded: 8192 x 8192.
pub const MAX_PIXELS: u64 = 1 << 26;
/// The most memory that one decoder may ask for, in bytes: 256 MiB.
pub const MAX_DECODER_BYTES: u64 = 256 << 20;
/// The most bytes of a file with one picture: 128 MiB.
pub const MAX_FILE_BYTES: u64 = 1 << 27;
/// The most pictures of a folder or an archive.
pub const MAX_FILES: usize = 1_000_000;
/// The most pictures of an array.
pub const MAX_RECORDS: usize = 1 << 22;

/// A file that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its name, from the folder or archive on.
    pub name: String,
    /// What is wrong with it.
    pub reason: Message,
}

/// The files that were left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkippedList {
    /// The first of them, at most [`SkippedList::MAX_LISTED`].
    pub listed: Vec<Skipped>,
    /// How many there are.
    pub total: usize,
}

impl SkippedList {
    /// So many are listed by name.
    pub const MAX_LISTED: usize = 1000;
}

/// A file or a folder that could not be loaded.
#[derive(Debug, thiserror::Error)]
pub struct LoadError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: LoadProblem,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_path(&self.path, &self.problem))
    }
}

/// What can be wrong with a file or a folder.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadProblem {
    /// There is nothing of that name.
    NotFound,
    /// The system refused.
    Io(std::io::Error),
    /// A name that says nothing about what is in the file.
    Kind,
    /// A damaged or foreign file.
    Format(Message),
    /// Somebody asked to stop.
    Cancelled,
    /// A folder or an archive of which nothing can be read.
    NoneReadable {
        /// How many there are.
        n: usize,
        /// The name of the first.
        first: String,
        /// What is wrong with it.
        reason: Message,
    },
    /// Something else that could be loaded lies in a folder without pictures.
    OtherInside {
        /// The file.
        other: PathBuf,
    },
    /// No picture has one of the labels that were chosen.
    NoLabel {
        /// The labels that there are.
        names: Vec<String>,
    },
    /// A file with more bytes than [`MAX_FILE_BYTES`].
    LargeFile {
        /// Its size.
        bytes: u64,
    },
    /// A picture with more pixels than [`MAX_PIXELS`].
    LargePicture {
        /// Its width.
        w: usize,
        /// Its height.
        h: usize,
    },
    /// A picture that takes too much memory while it is decoded.
    LargeDecoded {
        /// Its width.
        w: usize,
        /// Its height.
        h: usize,
        /// The bytes.
        bytes: u64,
    },
    /// An archive whose pictures are much larger than itself.
    TooMuchWork {
        /// The most bytes that are unpacked and decoded of it.
        limit: u64,
    },
    /// A folder or an archive without a picture.
    NoneUsable {
        /// How many files there are.
        n: usize,
        /// The name of the first.
        first: String,
        /// Why it is of no use.
        reason: Message,
    },
    /// Something else that could be loaded lies in an archive without pictures.
    UnpackFirst {
        /// Its name.
        other: String,
    },
    /// A picture that is too large to be taken as it is.
    NeedsSize {
        /// Its height.
        h: usize,
        /// Its width.
        w: usize,
    },
    /// More than [`MAX_FILES`].
    TooManyFiles,
    /// More than [`MAX_RECORDS`].
    TooManyRecords {
        /// How many there are said to be.
        n: usize,
    },
    /// A folder without a picture.
    NoPictures,
    /// Pictures of several sizes.
    Sizes {
        /// Shape of this one.
        found: Shape,
        /// Name of the first one.
        first: String,
        /// Shape of the first one.
        needed: Shape,
    },
    /// More than [`MAX_VALUES`].
    TooLarge {
        /// How many there are.
        values: usize,
    },
    /// Axes that are no pictures.
    Axes {
        /// The lengths of the axes.
        dims: Vec<usize>,
    },
    /// Axes that do not fit pictures of a known shape.
    BatchAxes {
        /// The lengths of the axes.
        dims: Vec<usize>,
        /// The shape of the pictures.
        needed: Shape,
    },
    /// A value outside of the range of pictures.
    Range {
        /// Where it is, counted from 0 in file order.
        index: usize,
        /// The value.
        value: f32,
    },
    /// Pictures that make no set.
    Image(ImageError),
}

passes_on!(LoadProblem { Image(ImageError) });

impl fmt::Display for LoadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NotFound => errors_images::LOAD_NOT_FOUND.into(),
            Self::Io(error) => say!(errors_images::LoadIo { reason: error.to_string() }),
            Self::Kind => errors_images::LOAD_KIND.into(),
            Self::Format(problem) => problem.to_string(),
            Self::Cancelled => errors_images::LOAD_CANCELLED.into(),
            Self::NoneReadable { n, first, reason } => {
                say!(errors_images::LoadNoneReadable { n: *n, first, reason: reason.to_string() })
            }
            Self::OtherInside { other } => say!(errors_images::LoadOtherInside { other: other.display().to_string() }),
            Self::NoLabel { names } if names.is_empty() => errors_images::LOAD_NO_LABELS.into(),
            Self::NoLabel { names } => say!(errors_images::LoadNoLabel { names: list(names) }),
            Self::LargeFile { bytes } => {
                say!(errors_images::LoadLargeFile { bytes: bytes.to_string(), max: MAX_FILE_BYTES })
            }
            Self::LargePicture { w, h } => {
                say!(errors_images::LoadLargePicture { w: *w, h: *h, millions: MAX_PIXELS / 1_000_000 })
            }
            Self::LargeDecoded { w, h, bytes } => say!(errors_images::LoadLargeDecoded {
                w: *w,
                h: *h,
                megabytes: bytes >> 20,
                max: MAX_DECODER_BYTES >> 20
            }),
            Self::TooMuchWork { limit } => {
                say!(errors_images::LoadTooMuchWork { gigabytes: fixed(*limit as f64 / f64::from(1 << 30), 1) })
            }
            Self::NoneUsable { n, first, reason } => {
                say!(errors_images::LoadNoneUsable { n: *n, first, reason: reason.to_string() })
            }
            Self::UnpackFirst { other } => say!(errors_images::LoadUnpackFirst { other }),
            Self::NeedsSize { h, w } => say!(errors_images::LoadNeedsSize { h: *h, w: *w, max: Shape::MAX_SIDE }),
            Self::TooManyFiles => say!(errors_images::LoadTooManyFiles { max: MAX_FILES }),
            Self::TooManyRecords { n } => {
                say!(errors_images::LoadTooManyRecords { n: n.to_string(), max: MAX_RECORDS })
            }
            Self::NoPictures => errors_images::LOAD_NO_PICTURES.into(),
            Self::Sizes { found, first, needed } => {
                say!(errors_images::LoadSizes {
                    found: found.to_string(),
                    first: first.to_string(),
                    needed: needed.to_string()
                })
            }
            Self::TooLarge { values } => {
                say!(errors_images::LoadTooLarge { values: values.to_string(), max: MAX_VALUES })
            }
            Self::Axes { dims } => say!(errors_images::LoadAxes { dims: format!("{dims:?}") }),
            Self::BatchAxes { dims, needed } => {
                let (c, h, w) = (*needed).into();
                say!(errors_images::LoadBatchAxes { dims: format!("{dims:?}"), c, h, w })
            }
            Self::Range { index, value } => {
                say!(errors_images::LoadRange { index: *index, value: value.to_string() })
            }
            Self::Image(error) => error.to_string(),
        })
    }
}

impl From<std::io::Error> for LoadProblem {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            _ if NotRegular::is_why(&error) => Self::Format(errors_images::NOT_REGULAR.into()),
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::UnexpectedEof => Self::Format(errors_images::CUT_OFF.into()),
            _ => Self::Io(error),
        }
    }
}

impl LoadProblem {
    /// The problem, with the file that has it.
    pub(super) fn at(self, path: &Path) -> LoadError {
        LoadError { path: path.into(), problem: self }
    }
}

/// What is wrong with a file, on one line.
pub(crate) fn at_path(path: &Path, problem: &impl fmt::Display) -> String {
    one_line(&say!(errors_files::AtPath { path: path.display().to_string(), problem: problem.to_string() }))
}

/// A text from a file, without what would break a message into lines.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}
