//! Why a picture came out as it did: facts of the run, and the reason that follows from them. No words.
//!
//! [`facts`] computes what is so: who saw what at which step ([`sight`]), where the parts of a figure came from, how
//! far the picture is decided. [`reason`] chooses from that what is worth saying. Everything that a reason claims can be
//! checked against [`provenance`](super::provenance) and the machines of the run.

pub mod facts;
pub mod parts;
pub mod reason;
pub mod sight;

use crate::diffusion::{Frame, RunSpec};
use crate::images::TrainingSet;
use crate::parts::PartKind;

use self::facts::Facts;
use self::reason::Reason;

/// The facts of a frame and the reason that follows from them.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// What is so.
    pub facts: Facts,
    /// What is to be said.
    pub reason: Reason,
}

/// Why the guess of a frame is what it is; `None` when it is of another shape than the set. `n_images`: how many
/// training pictures were allowed.
///
/// O(n c h w) for the nearest training picture, and O(h w) for each machine that the run has had so far.
pub fn why(set: &TrainingSet, kind: Option<PartKind>, spec: &RunSpec, frame: &Frame, n_images: usize) -> Option<Why> {
    let facts = Facts::new(set, kind, spec, frame, n_images)?;
    let reason = Reason::new(&facts);
    Some(Why { facts, reason })
}
