//! One picture: its shape and its values.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{errors_images, say};

/// The shape of a picture: channels, height and width.
///
/// # Example
/// ```
/// let shape = sixfingers::images::Shape::new(3, 64, 48)?;
/// assert_eq!((shape.len(), shape.area()), (3 * 64 * 48, 64 * 48));
/// # Ok::<(), sixfingers::images::ImageError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(usize, usize, usize)", into = "(usize, usize, usize)")]
pub struct Shape {
    c: usize,
    h: usize,
    w: usize,
}

/// What can be wrong with the shape or the values of a picture or of a set.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ImageError {
    /// The number of channels is neither 1 nor 3.
    Channels(usize),
    /// A side is zero or longer than [`Shape::MAX_SIDE`].
    Side {
        /// Height asked for, in pixels.
        h: usize,
        /// Width asked for, in pixels.
        w: usize,
    },
    /// The number of values does not fit the shape.
    Length {
        /// Number of values given.
        found: usize,
        /// Number of values that the shape needs.
        needed: usize,
    },
    /// A value is infinite or not a number.
    NotFinite {
        /// Where it is, counted from 0 in storage order.
        index: usize,
        /// The value.
        value: f32,
    },
    /// A set without pictures.
    Empty,
    /// A mask that does not fit its set, or that allows nothing.
    Mask {
        /// Entries given.
        found: usize,
        /// Entries that are on.
        on: usize,
        /// Pictures in the set.
        needed: usize,
    },
    /// A number of labels that differs from the number of pictures.
    Labels {
        /// Labels given.
        found: usize,
        /// Pictures in the set.
        needed: usize,
    },
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Channels(found) => say!(errors_images::ImageChannels { found: *found }),
            Self::Side { h, w } => say!(errors_images::ImageSide { h: *h, w: *w, max: Shape::MAX_SIDE }),
            Self::Length { found, needed } => say!(errors_images::ImageLength { found: *found, needed: *needed }),
            Self::NotFinite { index, value } => {
                say!(errors_images::ImageNotFinite { index: *index, value: value.to_string() })
            }
            Self::Empty => errors_images::IMAGE_EMPTY.into(),
            Self::Mask { found, on, needed } => {
                say!(errors_images::ImageMask { found: *found, on: *on, needed: *needed })
            }
            Self::Labels { found, needed } => say!(errors_images::ImageLabels { found: *found, needed: *needed }),
        })
    }
}

impl Shape {
    /// The longest side allowed, in pixels.
    pub const MAX_SIDE: usize = 1024;

    /// A checked shape.
    ///
    /// # Errors
    /// [`ImageError::Channels`] unless `c` is 1 or 3; [`ImageError::Side`] unless `h` and `w` are in
    /// 1..=[`Shape::MAX_SIDE`].
    pub fn new(c: usize, h: usize, w: usize) -> Result<Self, ImageError> {
        if c != 1 && c != 3 {
            return Err(ImageError::Channels(c));
        }
        if !(1..=Self::MAX_SIDE).contains(&h) || !(1..=Self::MAX_SIDE).contains(&w) {
            return Err(ImageError::Side { h, w });
        }
        Ok(Self { c, h, w })
    }

    /// Number of channels: 1 (grey) or 3 (red, green, blue).
    pub fn c(self) -> usize {
        self.c
    }

    /// Height in pixels.
    pub fn h(self) -> usize {
        self.h
    }

    /// Width in pixels.
    pub fn w(self) -> usize {
        self.w
    }

    /// Number of pixels in one channel, `h * w`.
    pub fn area(self) -> usize {
        self.h * self.w
    }

    /// Number of values, `c * h * w`; never zero.
    #[expect(clippy::len_without_is_empty, reason = "a shape is never empty")]
    pub fn len(self) -> usize {
        self.c * self.area()
    }

    /// Position of a value in storage order.
    pub fn index(self, c: usize, y: usize, x: usize) -> usize {
        (c * self.h + y) * self.w + x
    }
}

impl TryFrom<(usize, usize, usize)> for Shape {
    type Error = ImageError;

    fn try_from((c, h, w): (usize, usize, usize)) -> Result<Self, ImageError> {
        Self::new(c, h, w)
    }
}

impl From<Shape> for (usize, usize, usize) {
    fn from(shape: Shape) -> Self {
        (shape.c, shape.h, shape.w)
    }
}

impl std::fmt::Display for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}x{}", self.c, self.h, self.w)
    }
}

/// One picture, `(c, h, w)` in storage order, every value finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    shape: Shape,
    values: Vec<f32>,
}

impl Image {
    /// A picture from its values, channel by channel and row by row.
    ///
    /// # Errors
    /// [`ImageError::Length`] when there are not `shape.len()` values, [`ImageError::NotFinite`] when one of
    /// them is infinite or NaN. Values outside [-1, 1] are kept: noisy pictures have them.
    pub fn new(shape: Shape, values: Vec<f32>) -> Result<Self, ImageError> {
        check_values(&values, shape.len())?;
        Ok(Self { shape, values })
    }

    /// A picture of one value.
    pub fn filled(shape: Shape, value: f32) -> Self {
        Self { shape, values: vec![value; shape.len()] }
    }

    /// A picture whose value at `(c, y, x)` is `value(c, y, x)`, which must be finite: a bug otherwise, caught by a
    /// debug assertion; in a release build the value becomes 0.
    pub fn from_fn(shape: Shape, mut value: impl FnMut(usize, usize, usize) -> f32) -> Self {
        let mut values = Vec::with_capacity(shape.len());
        for c in 0..shape.c {
            for y in 0..shape.h {
                for x in 0..shape.w {
                    let v = value(c, y, x);
                    debug_assert!(v.is_finite(), "value {v} at ({c}, {y}, {x})");
                    values.push(if v.is_finite() { v } else { 0.0 });
                }
            }
        }
        Self { shape, values }
    }

    /// Its shape.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Its values in storage order, `shape().len()` of them.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// The values, taken out.
    pub fn into_values(self) -> Vec<f32> {
        self.values
    }

    /// The value of channel `c` at row `y` and column `x`.
    ///
    /// # Panics
    /// Outside the shape.
    pub fn at(&self, c: usize, y: usize, x: usize) -> f32 {
        self.values[self.shape.index(c, y, x)]
    }

    /// The pixel at row `y` and column `x` as 8-bit red, green, blue; -1 is 0 and 1 is 255, values beyond are
    /// clamped, grey is repeated.
    pub fn rgb8(&self, y: usize, x: usize) -> [u8; 3] {
        let channel = |c: usize| to_u8(self.at(c.min(self.shape.c - 1), y, x));
        [channel(0), channel(1), channel(2)]
    }

    /// The whole picture as interleaved 8-bit RGB, `3 * h * w` bytes, row by row; see [`Image::rgb8`].
    pub fn to_rgb8(&self) -> Vec<u8> {
        let Shape { h, w, .. } = self.shape;
        (0..h * w).flat_map(|p| self.rgb8(p / w, p % w)).collect()
    }

    /// Root mean square difference to another picture of the same shape, in pixel units (range 2);
    /// `None` when the shapes differ.
    pub fn rms_to(&self, other: &Image) -> Option<f32> {
        (self.shape == other.shape).then(|| rms(&self.values, &other.values))
    }

    /// Moved cyclically by (`dy`, `dx`): the value at (y, x) goes to (y + dy, x + dx) on the torus.
    #[must_use]
    pub fn rolled(&self, dy: isize, dx: isize) -> Self {
        let Shape { h, w, .. } = self.shape;
        let from = |p: usize, d: isize, n: usize| (p as isize - d).rem_euclid(n as isize) as usize;
        Self::from_fn(self.shape, |c, y, x| self.at(c, from(y, dy, h), from(x, dx, w)))
    }
}

/// Root mean square difference of two equally long slices.
pub(crate) fn rms(a: &[f32], b: &[f32]) -> f32 {
    let sum: f64 = a.iter().zip(b).map(|(a, b)| f64::from(a - b).powi(2)).sum();
    (sum / a.len().max(1) as f64).sqrt() as f32
}

/// A value in [-1, 1] as a byte; what is outside is clamped.
pub(crate) fn to_u8(value: f32) -> u8 {
    ((value.clamp(-1.0, 1.0) + 1.0) * 127.5).round() as u8
}

/// A byte as a value in [-1, 1].
pub fn from_u8(byte: u8) -> f32 {
    f32::from(byte) / 127.5 - 1.0
}

pub(crate) fn check_values(values: &[f32], needed: usize) -> Result<(), ImageError> {
    if values.len() != needed {
        return Err(ImageError::Length { found: values.len(), needed });
    }
    match values.iter().position(|v| !v.is_finite()) {
        Some(index) => Err(ImageError::NotFinite { index, value: values[index] }),
        None => Ok(()),
    }
}
