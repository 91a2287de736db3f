//! Why a file can't be loaded, what was left out, and the limits.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::super::{ImageError, Shape};

/// The most values (pictures x channels x pixels) that are loaded from one source: 1 GiB of f32.
pub const MAX_VALUES: usize = 1 << 28;
/// The most pixels of a picture that is decoded: 8192 x 8192.
pub const MAX_PIXELS: u64 = 1 << 26;
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
    pub reason: String,
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
#[derive(Debug, Error)]
#[error("{}", one_line(&format!("{}: {problem}", path.display())))]
pub struct LoadError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: LoadProblem,
}

/// What can be wrong with a file or a folder.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LoadProblem {
    /// There is nothing of that name.
    #[error("there is no such file or folder")]
    NotFound,
    /// The system refused.
    #[error("it can't be read: {0}")]
    Io(std::io::Error),
    /// A name that says nothing about what is in the file.
    #[error(
        "this kind of file can't be loaded. These can: .npy, .npz, IDX (-ubyte, .idx, .gz), CIFAR (.bin), a picture \
         (PNG, JPEG, WebP, GIF, BMP, TIFF), or a folder or a .zip of pictures"
    )]
    Kind,
    /// A damaged or foreign file.
    #[error("{0}")]
    Format(String),
    /// Somebody asked to stop.
    #[error("loading was stopped")]
    Cancelled,
    /// A folder or an archive of which nothing can be read.
    #[error("none of its {n} pictures can be read; the first, {first}: {reason}")]
    NoneReadable {
        /// How many there are.
        n: usize,
        /// The name of the first.
        first: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Something else that could be loaded lies in a folder without pictures.
    #[error("there is no picture in it, but {} can be opened directly", other.display())]
    OtherInside {
        /// The file.
        other: PathBuf,
    },
    /// No picture has one of the labels that were chosen.
    #[error("no picture has one of the labels that were chosen; the labels are: {names}")]
    NoLabel {
        /// The labels that there are.
        names: String,
    },
    /// A file with more bytes than [`MAX_FILE_BYTES`].
    #[error("the file has {bytes} bytes, but a picture can have at most {max}: make it smaller", max = MAX_FILE_BYTES)]
    LargeFile {
        /// Its size.
        bytes: u64,
    },
    /// A picture with more pixels than [`MAX_PIXELS`].
    #[error(
        "its header says {w}x{h} pixels: 1 to {} million pixels (8192x8192) can be decoded, so make it smaller",
        MAX_PIXELS / 1_000_000
    )]
    LargePicture {
        /// Its width.
        w: usize,
        /// Its height.
        h: usize,
    },
    /// A picture that is too large to be taken as it is.
    #[error("it is {w}x{h} pixels, but only up to {max}x{max} can be used as they are: choose a size, as in size=64", max = Shape::MAX_SIDE)]
    NeedsSize {
        /// Its height.
        h: usize,
        /// Its width.
        w: usize,
    },
    /// More than [`MAX_FILES`].
    #[error("it contains more than {max} pictures: open a part of it", max = MAX_FILES)]
    TooManyFiles,
    /// More than [`MAX_RECORDS`].
    #[error("its header says {n} pictures, but at most {max} can be read: save a part of them", max = MAX_RECORDS)]
    TooManyRecords {
        /// How many there are said to be.
        n: usize,
    },
    /// A folder without a picture.
    #[error("there is no picture in it (PNG, JPEG, WebP, GIF, BMP or TIFF)")]
    NoPictures,
    /// Pictures of several sizes.
    #[error(
        "it is {found} (channels x height x width), but {first} before it is {needed}: make them all the same size, \
         or choose one, as in size=64"
    )]
    Sizes {
        /// Shape of this one.
        found: Shape,
        /// Name of the first one.
        first: String,
        /// Shape of the first one.
        needed: Shape,
    },
    /// More than [`MAX_VALUES`].
    #[error("it contains {values} values, but at most {max} can be loaded: use fewer or smaller pictures, as in \
         first=1000 or size=32", max = MAX_VALUES)]
    TooLarge {
        /// How many there are.
        values: usize,
    },
    /// Axes that are no pictures.
    #[error("its array has the shape {dims:?}: it must be (n, c, h, w) or (n, h, w, c) with c = 1 or 3, or (n, h, w)")]
    Axes {
        /// The lengths of the axes.
        dims: Vec<usize>,
    },
    /// Axes that do not fit pictures of a known shape.
    #[error("its array has the shape {dims:?}: the training pictures need (b, {}, {}, {})", needed.c(), needed.h(), needed.w())]
    BatchAxes {
        /// The lengths of the axes.
        dims: Vec<usize>,
        /// The shape of the pictures.
        needed: Shape,
    },
    /// A value outside of the range of pictures.
    #[error("value number {index} is {value}: pictures must be in [-1, 1], or uint8 in 0 to 255")]
    Range {
        /// Where it is, counted from 0 in file order.
        index: usize,
        /// The value.
        value: f32,
    },
    /// Pictures that make no set.
    #[error(transparent)]
    Image(#[from] ImageError),
}

impl From<std::io::Error> for LoadProblem {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::UnexpectedEof => Self::Format("the file ends too early: it is cut off".into()),
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

/// A text from a file, without what would break a message into lines.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}
