//! Changes to a training set, made by hand: a list that is kept, undone and repeated.
//!
//! The pictures themselves are never touched. [`Edits`] is an ordered list over a base set, small enough for a session
//! file; what it makes of the set comes in two parts, so that the frequent changes are cheap: the pictures, which a
//! machine must be rebuilt for, and an [`ImageMask`] that says which of them are switched on, which it need not.
//!
//! Pictures are named by their place in the list as it is *then*, counted from 0: copies and additions come after the
//! last one, and a deletion closes the gap.

mod arrange;
mod change;
mod layer;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::arrange::{Arrangement, Entry, Origin};
pub use self::change::{Border, Edit, EditError};
pub(crate) use self::layer::to_base64;
pub use self::layer::{Layer, LayerError};
use super::{ImageError, ImageMask, Shape, TrainingSet};

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
