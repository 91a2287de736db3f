//! Is it a copy, or is it new?

use crate::images::{Image, TrainingSet};
use crate::parts::{PartCount, PartKind, count_parts};
use crate::score::{Machine, Posterior};

use super::consistency::{CONSISTENT_WITHIN, off_by};
use super::nearest::{Nearest, nearest};
use super::sources::{SourceShare, count_sources, sources};
use super::thumbs::{Thumbs, thumbs};

/// A picture is a mosaic when at least this share of its pixels have the value of their strongest patch, to within
/// [`CONSISTENT_WITHIN`]. (The number of patches would mislead: plain ground is made of a hundred equal ones.) At the end
/// of a run 97 to 100 % of the pixels of a hand have it, at the noisiest step about half.
pub const DECIDED_SHARE: f64 = 0.9;

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// A training picture, nearly ([`Nearest::is_copy`]).
    Copy {
        /// Which one, counted from 0.
        image_idx: usize,
        /// How far it was moved round the torus, `(rows down, columns to the right)`.
        shift: (i32, i32),
    },
    /// No training picture, and many pixels are still averages of unlike patches.
    Blend {
        /// The share of such pixels, above 0 to 1.
        undecided: f64,
    },
    /// No training picture: a mosaic.
    New {
        /// Training pictures with at least [`SOURCE_SHARE`](super::sources::SOURCE_SHARE) of the pixels.
        n_sources: usize,
    },
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Copy { image_idx, shift: (0, 0) } => write!(f, "copy of training picture {image_idx}"),
            Self::Copy { image_idx, shift: (dy, dx) } => {
                write!(f, "copy of training picture {image_idx}, moved by {dy} rows and {dx} columns")
            }
            Self::Blend { undecided } => {
                write!(f, "not decided yet: {:.0} % of the pixels are still blends of patches", 100.0 * undecided)
            }
            Self::New { n_sources: 1 } => f.write_str("new: rearranged from 1 training picture"),
            Self::New { n_sources } => write!(f, "new: pasted from {n_sources} training pictures"),
        }
    }
}

/// What is new about a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Novelty {
    /// The nearest training picture.
    pub nearest: Nearest,
    /// The training pictures that it was pasted from, largest share first.
    pub sources: Vec<SourceShare>,
    /// How many of them hold at least [`SOURCE_SHARE`](super::sources::SOURCE_SHARE) of the pixels.
    pub n_sources: usize,
    /// The short answer.
    pub verdict: Verdict,
}

/// What is new about a machine's answer. `None` when it is of another shape than the set.
pub fn novelty(set: &TrainingSet, posterior: &Posterior, machine: Machine) -> Option<Novelty> {
    let nearest = nearest(set, &posterior.x0_hat, machine)?;
    let sources = sources(&posterior.strongest);
    let n_sources = count_sources(&sources);
    let undecided = 1.0 - decided_share(set, posterior);
    let verdict = if nearest.is_copy() {
        Verdict::Copy { image_idx: nearest.image_idx, shift: nearest.shift }
    } else if undecided > 1.0 - DECIDED_SHARE {
        Verdict::Blend { undecided }
    } else {
        Verdict::New { n_sources }
    };
    Some(Novelty { nearest, sources, n_sources, verdict })
}

/// The share of pixels that have the value of their strongest patch's centre.
fn decided_share(set: &TrainingSet, posterior: &Posterior) -> f64 {
    let off_by = off_by(set, &posterior.x0_hat, &posterior.strongest);
    off_by.iter().filter(|off_by| **off_by <= CONSISTENT_WITHIN).count() as f64 / off_by.len() as f64
}

/// What is in a picture that a machine made.
#[derive(Clone, Debug, PartialEq)]
pub struct Classified {
    /// The nearest training picture.
    pub nearest: Nearest,
    /// The parts, where something is counted.
    pub count: Option<PartCount>,
    /// The thumbs of a well-formed hand.
    pub thumbs: Option<Thumbs>,
}

/// Looks for the nearest training picture and counts the parts; `None` when the picture is of another shape than the set.
///
/// What a machine on the torus made is first moved back to lie as its nearest training picture does, since a hand that
/// is cut by the border is no hand to the counter. The places of the parts are those in the picture as it came.
pub fn classify(set: &TrainingSet, kind: Option<PartKind>, picture: &Image, machine: Machine) -> Option<Classified> {
    let nearest = nearest(set, picture, machine)?;
    let mut count = kind.map(|kind| count_parts(kind, &nearest.recentred(picture)));
    let thumbs = count.as_ref().and_then(|count| thumbs(count, picture.shape()));
    if let Some(count) = &mut count
        && nearest.shift != (0, 0)
    {
        let (h, w) = (picture.shape().h() as f32, picture.shape().w() as f32);
        for (row, col) in count.places.iter_mut().chain(&mut count.centre) {
            *row = (*row + nearest.shift.0 as f32).rem_euclid(h);
            *col = (*col + nearest.shift.1 as f32).rem_euclid(w);
        }
    }
    Some(Classified { nearest, count, thumbs })
}
