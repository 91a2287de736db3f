//! What the changes made by hand make of the training set.

use std::sync::Arc;

use crate::images::ImageMask;
use crate::images::edit::{Arrangement, EditError, Edits};
use crate::studio::{DataId, OpenData};

/// What the changes made by hand make of the training set, without its pixels.
#[derive(Clone, Debug)]
pub struct InUse {
    /// The set before the changes.
    pub base: DataId,
    /// The changes.
    pub edits: Edits,
    /// Those of them that change pictures.
    pub pictures: Edits,
    /// Every picture: where it comes from, whether it is on.
    pub arrangement: Arrangement,
    /// Which are on; `None` when all are.
    pub mask: Option<Arc<ImageMask>>,
}

impl InUse {
    /// Works it out.
    ///
    /// # Errors
    /// [`EditError`] when the changes do not fit the set.
    pub fn new(base: &OpenData, edits: &Edits) -> Result<Self, EditError> {
        let arrangement = edits.arrange(base.set.n_images(), base.set.shape())?;
        let mask = arrangement.mask().map(Arc::new);
        Ok(Self { base: base.id, edits: edits.clone(), pictures: edits.of_pictures(), arrangement, mask })
    }
}
