//! Training sets and pictures from files: the only place in `images` that touches the disk.
//!
//! | what | read as |
//! |---|---|
//! | `.npy` | `(n, c, h, w)`, `(n, h, w, c)` or `(n, h, w)`; float32 or float64 in [-1, 1], or uint8; any byte order, C or Fortran order |
//! | `.npz` | its array `images_f32` or `images`, else the only one with 4 axes, as above; compressed or not |
//! | `...ubyte`, `.idx` (also `.gz`) | IDX as MNIST has it; labels from the `...labels-idx1...` beside `...images-idx3...` |
//! | `.bin` | binary CIFAR-10 or CIFAR-100 |
//! | a picture | PNG, JPEG, WebP, GIF (first frame), BMP, TIFF; turned as EXIF says; what is transparent becomes mid-grey |
//! | a folder | its pictures and those in its sub-folders, in the order of their paths; sub-folders are labels; else its CIFAR files as one |
//! | `.zip` | the pictures in it, as in a folder |
//!
//! [`survey`] says quickly what is there, [`load`] makes a set of it as [`Choices`] say.
//!
//! # Limits
//! Nothing is allocated on the word of a header: memory grows with what is really there. A set has at most
//! [`MAX_VALUES`] values; a picture to be decoded at most [`MAX_PIXELS`] pixels in [`MAX_FILE_BYTES`] bytes, and those
//! of more than four million pixels are decoded one at a time. Beside the set itself, loading takes a gigabyte at the
//! very most, and for usual pictures some tens of megabytes.

mod array;
mod binary;
mod choices;
mod content;
mod error;
mod exif;
mod gather;
mod jpeg;
mod labels;
mod npy;
mod npz;
mod picture;
mod picture_files;
mod raster;
mod records;
mod regular;
mod resample;
mod source_kind;
mod survey;
mod tiff;

use std::path::Path;

pub use self::choices::{Choices, ChoicesError, Colours, Fit, Range, Take};
pub use self::error::{
    LoadError, LoadProblem, MAX_DECODER_BYTES, MAX_FILE_BYTES, MAX_FILES, MAX_PIXELS, MAX_RECORDS, MAX_VALUES, Skipped,
    SkippedList,
};
pub(crate) use self::error::{at_path, one_line};
pub use self::gather::{Loaded, Watch, load, preview};
#[cfg(feature = "net")]
pub(crate) use self::regular::open_file;
pub(crate) use self::regular::read_file;
pub use self::source_kind::SourceKind;
pub use self::survey::{Found, LabelFound, SizeFound, survey, survey_while};

use self::array::Array;
use super::{Image, Shape, TrainingSet};
use crate::text::errors_images;

/// A training set from a file or a folder, as it is. A single picture makes a set of one.
///
/// Unlike [`load`], which leaves out what can't be read, this ends at the first file with a problem.
///
/// # Errors
/// [`LoadError`] names the file (in a folder: the picture), what is wrong and what would do.
pub fn load_set(path: &Path) -> Result<TrainingSet, LoadError> {
    gather::strictly(path).map(|loaded| loaded.set)
}

/// Pictures to look at, from a file or a folder: sizes may differ, and the values of arrays may be outside [-1, 1]
/// as the machines' results are.
///
/// # Errors
/// As for [`load_set`].
pub fn load_pictures(path: &Path) -> Result<Vec<Image>, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    match SourceKind::of(path).map_err(at)? {
        SourceKind::Npy => npy::read_file(path).and_then(Array::into_images).map_err(at),
        SourceKind::Npz => npz::read_file(path, npz::Wanted::pictures(None)).and_then(Array::into_images).map_err(at),
        SourceKind::Idx => binary::read_idx(path).and_then(Array::into_images).map_err(at),
        SourceKind::Cifar => Ok(load_set(path)?.images().collect()),
        SourceKind::Folder | SourceKind::Zip | SourceKind::Picture => gather::of_any_size(path),
    }
}

/// Noisy pictures of a known shape, from an `.npy` or `.npz` (array `noise`, else the only one with 4 axes):
/// `(b, c, h, w)`, or `(c, h, w)` for one. Any finite value will do.
///
/// # Errors
/// As for [`load_set`]; [`LoadProblem::BatchAxes`] when the shape is another.
pub fn load_batch(path: &Path, shape: Shape) -> Result<Vec<Image>, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    let array = match SourceKind::of(path).map_err(at)? {
        SourceKind::Npy => npy::read_file(path),
        SourceKind::Npz => npz::read_file(path, npz::Wanted { named: None, keys: &["noise"] }),
        _ => Err(LoadProblem::Format(errors_images::NOISE_FORMAT.into())),
    };
    array.and_then(|array| array.into_batch(shape)).map_err(at)
}
