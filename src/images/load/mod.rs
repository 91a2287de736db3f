//! Training sets and pictures from files: the only place in `images` that touches the disk.
//!
//! | what | read as |
//! |---|---|
//! | `.npy` | `(n, c, h, w)`, `(n, h, w, c)` or `(n, h, w)`; float32 or float64 in [-1, 1], or uint8; any byte order, C or Fortran order |
//! | `.npz` | its array `images_f32` or `images`, else the only one with 4 axes, as above; compressed or not |
//! | `...ubyte`, `.idx` (also `.gz`) | IDX as MNIST has it; labels from the `...labels-idx1...` beside `...images-idx3...` |
//! | `.bin` | binary CIFAR-10 or CIFAR-100 |
//! | a picture | PNG, JPEG, WebP, GIF (first frame), BMP, TIFF |
//! | a folder | its pictures in the order of their names, all of one size; sub-folders are not looked into |
//!
//! Nothing is allocated on the word of a header: memory grows with what is really there, up to [`MAX_VALUES`].

mod array;
mod binary;
mod npy;
mod npz;
mod picture;

use std::path::{Path, PathBuf};

use thiserror::Error;

use self::array::Array;
use super::{Image, ImageError, Shape, TrainingSet};

/// The most values (pictures x channels x pixels) that are loaded from one source: 1 GiB of f32.
pub const MAX_VALUES: usize = 1 << 28;

/// A file or a folder that could not be loaded.
#[derive(Debug, Error)]
#[error("{}: {problem}", path.display())]
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
        "it is not of a kind that can be loaded: .npy, .npz, IDX (-ubyte, .idx, .gz), CIFAR (.bin), a picture (PNG, JPEG, WebP, GIF, BMP, TIFF) or a folder of pictures"
    )]
    Kind,
    /// A damaged or foreign file.
    #[error("{0}")]
    Format(String),
    /// A folder without a picture.
    #[error("there is no picture in it (PNG, JPEG, WebP, GIF, BMP or TIFF)")]
    NoPictures,
    /// Pictures of several sizes.
    #[error("it is {found} (channels x height x width), but {first} before it is {needed}: make all of one size")]
    Sizes {
        /// Shape of this one.
        found: Shape,
        /// Name of the first one.
        first: String,
        /// Shape of the first one.
        needed: Shape,
    },
    /// More than [`MAX_VALUES`].
    #[error("it holds {values} values, and {max} are the most that can be loaded: use fewer or smaller pictures", max = MAX_VALUES)]
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
    fn at(self, path: &Path) -> LoadError {
        LoadError { path: path.into(), problem: self }
    }
}

/// What a path leads to, told by its name and by whether it is a folder.
enum Source {
    Folder,
    Npy,
    Npz,
    Idx,
    Cifar,
    Picture,
}

impl Source {
    fn of(path: &Path) -> Result<Self, LoadProblem> {
        let there = std::fs::metadata(path)?;
        if there.is_dir() {
            return Ok(Self::Folder);
        }
        if !there.is_file() {
            // A pipe would keep us waiting.
            return Err(LoadProblem::Format("it is no regular file".into()));
        }
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        match extension.as_str() {
            "npy" => Ok(Self::Npy),
            "npz" => Ok(Self::Npz),
            "bin" => Ok(Self::Cifar),
            _ if binary::is_idx(path) => Ok(Self::Idx),
            _ if picture::is_picture(path) => Ok(Self::Picture),
            _ => Err(LoadProblem::Kind),
        }
    }
}

/// The arrays of an `.npz` that are taken for pictures, before any other.
const PICTURE_KEYS: [&str; 2] = ["images_f32", "images"];

/// A training set from a file or a folder. A single picture makes a set of one.
///
/// # Errors
/// [`LoadError`] names the file (in a folder: the picture), what is wrong and what would do.
pub fn load_set(path: &Path) -> Result<TrainingSet, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    let array = match Source::of(path).map_err(at)? {
        Source::Folder => return picture::folder_as_set(path),
        Source::Picture => {
            let one = picture::decode(path).map_err(at)?;
            return TrainingSet::from_images(&[one]).map_err(|e| at(e.into()));
        }
        Source::Npy => npy::read_file(path).map_err(at)?,
        Source::Npz => npz::read_file(path, &PICTURE_KEYS).map_err(at)?,
        Source::Cifar => return binary::read_cifar(path).map_err(at),
        Source::Idx => {
            let set = binary::read_idx(path).and_then(Array::into_set).map_err(at)?;
            return match binary::idx_labels(path).map_err(|(path, problem)| problem.at(&path))? {
                Some(labels) => set.with_labels(labels).map_err(|error| at(error.into())),
                None => Ok(set),
            };
        }
    };
    array.into_set().map_err(at)
}

/// Pictures to look at, from a file or a folder: sizes may differ, and the values of arrays may be outside [-1, 1]
/// as the machines' results are.
///
/// # Errors
/// As for [`load_set`].
pub fn load_pictures(path: &Path) -> Result<Vec<Image>, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    match Source::of(path).map_err(at)? {
        Source::Folder => picture::folder(path),
        Source::Picture => Ok(vec![picture::decode(path).map_err(at)?]),
        Source::Npy => npy::read_file(path).and_then(Array::into_images).map_err(at),
        Source::Npz => npz::read_file(path, &PICTURE_KEYS).and_then(Array::into_images).map_err(at),
        Source::Idx => binary::read_idx(path).and_then(Array::into_images).map_err(at),
        Source::Cifar => Ok(binary::read_cifar(path).map_err(at)?.images().collect()),
    }
}

/// Noisy pictures of a known shape, from an `.npy` or `.npz` (array `noise`, else the only one with 4 axes):
/// `(b, c, h, w)`, or `(c, h, w)` for one. Any finite value will do.
///
/// # Errors
/// As for [`load_set`]; [`LoadProblem::BatchAxes`] when the shape is another.
pub fn load_batch(path: &Path, shape: Shape) -> Result<Vec<Image>, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    let array = match Source::of(path).map_err(at)? {
        Source::Npy => npy::read_file(path),
        Source::Npz => npz::read_file(path, &["noise"]),
        Source::Folder | Source::Picture | Source::Idx | Source::Cifar => {
            Err(LoadProblem::Format("noisy pictures must be in an .npy or .npz file, as float32".into()))
        }
    };
    array.and_then(|array| array.into_batch(shape)).map_err(at)
}
