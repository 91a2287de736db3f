//! One change of a training set.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::Shape;
use super::Layer;
use crate::text::{errors_images, say};

/// One change of a training set.
///
/// # Example
/// ```
/// use sixfingers::images::edit::Edit;
/// let edit: Edit = serde_json::from_str(r#"{"shift": {"images": [4], "dy": 0, "dx": -3, "border": "edge"}}"#)?;
/// assert!(matches!(edit, Edit::Shift { dx: -3, .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Switches pictures off: the machine may not use them, but they stay in the list.
    Off {
        /// Which ones.
        images: Vec<usize>,
    },
    /// Switches pictures on again.
    On {
        /// Which ones.
        images: Vec<usize>,
    },
    /// Switches these on and all others off.
    Only {
        /// Which ones.
        images: Vec<usize>,
    },
    /// Switches all pictures on.
    AllOn,
    /// Puts a copy after the last picture for each one named; it is on or off as the picture is.
    Duplicate {
        /// Which ones.
        images: Vec<usize>,
    },
    /// Swaps left and right.
    Mirror {
        /// Which ones.
        images: Vec<usize>,
    },
    /// Moves pictures by whole pixels.
    Shift {
        /// Which ones.
        images: Vec<usize>,
        /// Pixels downwards, upwards if negative.
        dy: i32,
        /// Pixels to the right, to the left if negative.
        dx: i32,
        /// What comes in from beyond the border.
        #[serde(default)]
        border: Border,
    },
    /// Takes pictures out of the list.
    Delete {
        /// Which ones.
        images: Vec<usize>,
    },
    /// Paints over a picture; where nothing was painted it stays as it is, to the last bit.
    Paint {
        /// Which one.
        image: usize,
        /// What was painted.
        layer: Layer,
    },
    /// Puts a painted picture after the last one, switched on. What is not painted is mid-grey.
    Add {
        /// The picture.
        layer: Layer,
        /// Its label, in a set with labels; `None` stands for a class of its own, the largest label plus one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<u32>,
    },
}

/// What comes in from beyond the border when a picture is moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Border {
    /// What went out on the other side.
    Wrap,
    /// The pixel at the border, again and again.
    #[default]
    Edge,
    /// Mid-grey, 0.
    Grey,
}

/// Why a list of changes can't be carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// A picture that is not there.
    NoPicture {
        /// Which change, counted from 1.
        number: usize,
        /// The picture asked for.
        image_idx: usize,
        /// Pictures in the list at that moment.
        n_images: usize,
    },
    /// Nothing would be left.
    Empty,
    /// A painted picture of another shape.
    Shape {
        /// Which change, counted from 1.
        number: usize,
        /// Shape of what was painted.
        found: Shape,
        /// Shape of the pictures.
        needed: Shape,
    },
    /// Copies of copies of copies.
    TooMany {
        /// How many there would be.
        n_images: usize,
        /// The most pictures of this shape.
        max: usize,
    },
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NoPicture { number, image_idx, n_images } => {
                say!(errors_images::EditNoPicture { number: *number, image: *image_idx, n: *n_images })
            }
            Self::Empty => errors_images::EDIT_EMPTY.into(),
            Self::Shape { number, found, needed } => {
                say!(errors_images::EditShape { number: *number, found: found.to_string(), needed: needed.to_string() })
            }
            Self::TooMany { n_images, max } => say!(errors_images::EditTooMany { n: *n_images, max: *max }),
        })
    }
}

impl Edit {
    /// Whether it changes pictures or their number, not only which of them are on.
    pub fn changes_pictures(&self) -> bool {
        !matches!(self, Self::Off { .. } | Self::On { .. } | Self::Only { .. } | Self::AllOn)
    }
}
