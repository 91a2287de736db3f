//! The search for a noise whose picture has a wrong count.

use crate::app::controls::Controls;
use crate::studio::JobId;

/// A search for a wrong count.
#[derive(Clone, Debug)]
pub struct Search {
    /// Its job.
    pub job: JobId,
    /// The choices that it was started with: once they change, it is given up.
    pub controls: Controls,
}
