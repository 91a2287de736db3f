//! What can be wrong with the settings of a run.

use std::fmt;

use super::LocalityError;
use crate::images::Shape;
use crate::text::{errors_run, passes_on, say};

/// The largest number of steps of a run.
pub(super) const MAX_STEPS: usize = 1000;

/// What can be wrong with the settings of a run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RunSpecError {
    /// Too many steps, or none.
    Steps(usize),
    /// A start beyond the grid.
    StartStep {
        /// The step asked for.
        start: usize,
        /// Number of steps.
        steps: usize,
    },
    /// A branch from a step that the trajectory does not have.
    NoFrame {
        /// The step asked for.
        step: usize,
        /// The first, noisiest step of the trajectory.
        first: usize,
    },
    /// A trunk whose segments do not follow each other.
    Fork {
        /// The step asked for.
        step: usize,
        /// Where the segment before it ends, or the number of steps.
        before: usize,
    },
    /// A text that describes no segment of a trunk.
    Segment(String),
    /// Paint for pictures of another shape.
    PaintShape {
        /// The step at which it is painted.
        step: usize,
        /// Shape of what was painted.
        found: Shape,
        /// Shape of the pictures.
        needed: Shape,
    },
    /// A locality that does not fit.
    Locality(LocalityError),
}

passes_on!(RunSpecError { Locality(LocalityError) });

impl fmt::Display for RunSpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Steps(steps) => say!(errors_run::RunSteps { steps: *steps, max: MAX_STEPS }),
            Self::StartStep { start, steps } => say!(errors_run::RunStart { start: *start, steps: *steps }),
            Self::NoFrame { step, first } => say!(errors_run::RunNoFrame { step: *step, first: *first }),
            Self::Fork { step, before } => say!(errors_run::RunFork { step: *step, before: *before }),
            Self::Segment(found) => say!(errors_run::RunSegment { found }),
            Self::PaintShape { step, found, needed } => {
                say!(errors_run::RunPaintShape { step: *step, found: found.to_string(), needed: needed.to_string() })
            }
            Self::Locality(error) => error.to_string(),
        })
    }
}
