//! What can be wrong with the settings of a run.

use thiserror::Error;

use super::LocalityError;
use crate::images::Shape;

/// The largest number of steps of a run.
pub(super) const MAX_STEPS: usize = 1000;

/// What can be wrong with the settings of a run.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum RunSpecError {
    /// Too many steps, or none.
    #[error("{0} steps: it must be 1 to {max}", max = MAX_STEPS)]
    Steps(usize),
    /// A start beyond the grid.
    #[error("start step {start}: it must be 1 to the number of steps, {steps}")]
    StartStep {
        /// The step asked for.
        start: usize,
        /// Number of steps.
        steps: usize,
    },
    /// A branch from a step that the trajectory does not have.
    #[error("there is no frame at step {step}: this run has the steps 1 to {first}")]
    NoFrame {
        /// The step asked for.
        step: usize,
        /// The first, noisiest step of the trajectory.
        first: usize,
    },
    /// A trunk whose segments do not follow each other.
    #[error(
        "a branch at step {step}: it must be at least 1 and come after step {before}, where the part before it ends"
    )]
    Fork {
        /// The step asked for.
        step: usize,
        /// Where the segment before it ends, or the number of steps.
        before: usize,
    },
    /// A text that describes no segment of a trunk.
    #[error("'{0}' is not a branch: use STEP:REACH:BOUNDARY:LOCALITY, as in 12:0:zeros:constant:whole")]
    Segment(String),
    /// Paint for pictures of another shape.
    #[error("the paint at step {step} is {found} (channels x height x width), but the pictures are {needed}")]
    PaintShape {
        /// The step at which it is painted.
        step: usize,
        /// Shape of what was painted.
        found: Shape,
        /// Shape of the pictures.
        needed: Shape,
    },
    /// A locality that does not fit.
    #[error(transparent)]
    Locality(#[from] LocalityError),
}
