//! Where one pixel of a frame came from.

use std::fmt;
use std::sync::Arc;

use super::data::DataId;
use super::error::TaskError;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::Frame;
use crate::explain::provenance::provenance;
use crate::images::ImageMask;
use crate::score::{NoiseLevel, Query};

/// Asks where one pixel of a frame came from; for [`Slot::Provenance`](super::Slot::Provenance).
///
/// The report is a [`Provenance`](crate::explain::provenance::Provenance), in one piece.
#[derive(Clone)]
pub struct PixelQuery {
    /// The set that the frame was made from.
    pub data: DataId,
    /// The frame.
    pub frame: Arc<Frame>,
    /// How noisy it is: [`RunSpec::level_at`](crate::diffusion::RunSpec::level_at) its step.
    pub level: NoiseLevel,
    /// Which training pictures were allowed.
    pub mask: Option<Arc<ImageMask>>,
    /// The pixel, `(row, column)`.
    pub at: (usize, usize),
    /// How many patches to list at most.
    pub shown: usize,
}

impl TaskSpec for PixelQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(self.clone()))
    }
}

impl Task for PixelQuery {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let ready = context.data(self.data)?;
        let Frame { machine, x_t, .. } = self.frame.as_ref();
        let (machine, level, mask) = (*machine, self.level, self.mask.as_deref());
        let query = Query { machine, level, x_t, mask, cancel: context.cancel() };
        Ok(Progress::only(provenance(&ready.data.set, query, self.at, self.shown)?))
    }
}

impl fmt::Debug for PixelQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PixelQuery({:?}, step {}, pixel {:?})", self.data, self.frame.step, self.at)
    }
}
