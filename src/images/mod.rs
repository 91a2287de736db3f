//! Pictures and sets of pictures: the shapes, the values, and how they come in from files.
//!
//! Everywhere in this crate a picture is planar: channel, then row, then column, values `f32` in
//! [-1, 1] (so that zero padding is mid-grey). A set is `(n, c, h, w)`.

pub mod edit;
mod fingerprint;
mod image;
pub mod load;
mod near;
mod png;
mod training_set;

pub use self::fingerprint::Fingerprint;
pub(crate) use self::image::rms;
pub use self::image::{Image, ImageError, Shape, from_u8};
pub use self::near::near_word;
pub use self::training_set::{ImageMask, TrainingSet};
