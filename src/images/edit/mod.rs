//! Changes to a training set, made by hand: a list that is kept, undone and repeated.
//!
//! The pictures themselves are never touched. [`Edits`] is an ordered list over a base set, small enough for a session
//! file; what it makes of the set comes in two parts, so that the frequent changes are cheap: the pictures, which a
//! machine must be rebuilt for, and an [`ImageMask`] that says which of them are switched on, which it need not.
//!
//! Pictures are named by their place in the list as it is *then*, counted from 0: copies and additions come after the
//! last one, and a deletion closes the gap.

mod arrange;
mod layer;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::arrange::{Arrangement, Entry, Origin};
pub use self::layer::{Layer, LayerError};
use super::{ImageError, ImageMask, Shape, TrainingSet};

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
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EditError {
    /// A picture that is not there.
    #[error(
        "change {number} of the training set refers to picture {image_idx} of {n_images}: pictures are counted from 0"
    )]
    NoPicture {
        /// Which change, counted from 1.
        number: usize,
        /// The picture asked for.
        image_idx: usize,
        /// Pictures in the list at that moment.
        n_images: usize,
    },
    /// Nothing would be left.
    #[error("that would leave no training picture: at least one must stay switched on")]
    Empty,
    /// A painted picture of another shape.
    #[error(
        "change {number} of the training set paints {found} (channels x height x width), but the pictures are {needed}"
    )]
    Shape {
        /// Which change, counted from 1.
        number: usize,
        /// Shape of what was painted.
        found: Shape,
        /// Shape of the pictures.
        needed: Shape,
    },
    /// Copies of copies of copies.
    #[error(
        "that would make {n_images} training pictures, but at most {max} of this size are possible: delete some first"
    )]
    TooMany {
        /// How many there would be.
        n_images: usize,
        /// The most pictures of this shape.
        max: usize,
    },
}

/// An ordered list of changes over a base set. Cheap to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Edit>", into = "Vec<Edit>")]
pub struct Edits {
    list: Arc<Vec<Edit>>,
}

/// What a list of changes makes of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct EditedSet {
    /// All pictures of the list, those that are switched off among them. The base set itself where no picture changed.
    pub set: Arc<TrainingSet>,
    /// Which of them are on; `None` when all are.
    pub mask: Option<ImageMask>,
}

impl Edits {
    /// The changes, in order.
    pub fn list(&self) -> &[Edit] {
        &self.list
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds a change at the end.
    pub fn push(&mut self, edit: Edit) {
        Arc::make_mut(&mut self.list).push(edit);
    }

    /// Takes the last change back; `None` when there is none.
    pub fn undo(&mut self) -> Option<Edit> {
        if self.is_empty() { None } else { Arc::make_mut(&mut self.list).pop() }
    }

    /// The changes of this list that change pictures, without the switching on and off: two lists with the same ones
    /// give the same set, and differ in the mask at most.
    #[must_use]
    pub fn of_pictures(&self) -> Self {
        if self.list.iter().all(Edit::changes_pictures) {
            return self.clone();
        }
        self.list.iter().filter(|edit| edit.changes_pictures()).cloned().collect::<Vec<_>>().into()
    }

    /// What becomes of the places in the list, without looking at a pixel. O(pictures) a change.
    ///
    /// # Errors
    /// [`EditError`] says which change can't be carried out, and why.
    pub fn arrange(&self, n_images: usize, shape: Shape) -> Result<Arrangement, EditError> {
        Arrangement::new(&self.list, n_images, shape)
    }

    /// The mask for the edited set of `n_images` pictures, without the base set; `None` when all are on.
    ///
    /// # Errors
    /// As for [`Edits::arrange`].
    pub fn mask(&self, n_images: usize, shape: Shape) -> Result<Option<ImageMask>, EditError> {
        let (mut more, mut fewer) = (0, 0);
        for edit in self.list() {
            match edit {
                Edit::Duplicate { images } => more += images.len(),
                Edit::Add { .. } => more += 1,
                Edit::Delete { images } => fewer += images.iter().collect::<BTreeSet<_>>().len(),
                _ => {}
            }
        }
        Ok(self.arrange((n_images + fewer).saturating_sub(more), shape)?.mask())
    }

    /// Carries the changes out.
    ///
    /// # Errors
    /// As for [`Edits::arrange`].
    pub fn apply(&self, base: &Arc<TrainingSet>) -> Result<EditedSet, EditError> {
        let arrangement = self.arrange(base.n_images(), base.shape())?;
        let mask = arrangement.mask();
        let set = if self.list.iter().any(Edit::changes_pictures) {
            // The arrangement was checked: what is left to go wrong is an empty set, which it excludes.
            Arc::new(arrangement.build(&self.list, base).map_err(|_: ImageError| EditError::Empty)?)
        } else {
            Arc::clone(base)
        };
        Ok(EditedSet { set, mask })
    }
}

impl Edit {
    /// Whether it changes pictures or their number, not only which of them are on.
    pub fn changes_pictures(&self) -> bool {
        !matches!(self, Self::Off { .. } | Self::On { .. } | Self::Only { .. } | Self::AllOn)
    }
}

impl From<Vec<Edit>> for Edits {
    fn from(list: Vec<Edit>) -> Self {
        Self { list: Arc::new(list) }
    }
}

impl From<Edits> for Vec<Edit> {
    fn from(edits: Edits) -> Self {
        Arc::unwrap_or_clone(edits.list)
    }
}
