//! What came out of one seed of a census.

use serde::{Deserialize, Serialize};

use super::colour::Rgb;
use super::novelty::{Classified, classify};
use super::sources::{count_sources, sources};
use super::thumbs::Thumbs;
use crate::diffusion::Seed;
use crate::images::TrainingSet;
use crate::parts::PartKind;
use crate::score::{Machine, Posterior};
use crate::text::charts;

/// What came out of one seed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The seed.
    pub seed: Seed,
    /// What kind of picture.
    pub class: Class,
    /// The number of parts; `None` where nothing is counted.
    pub count: Option<u16>,
    /// Whether the picture is a proper figure of its kind, copies included.
    pub well_formed: bool,
    /// The nearest training picture.
    pub nearest_image: u32,
    /// Root mean square difference to it, in pixel units (range 2).
    pub nearest_rms: f32,
    /// Number of training pictures with at least 1 % of the pixels.
    pub n_sources: u16,
    /// On which sides a well-formed hand has thumbs.
    pub thumbs: Option<Thumbs>,
}

/// The kinds of pictures: each picture is of exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// A training picture, nearly ([`Nearest::is_copy`](super::nearest::Nearest::is_copy)).
    Copy,
    /// New, and the number of parts is right.
    NovelRight,
    /// New, well formed, and the number of parts is wrong.
    Wrong,
    /// New, and no proper figure.
    Malformed,
    /// New, where nothing is counted.
    Novel,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Copy, Self::NovelRight, Self::Wrong, Self::Malformed, Self::Novel];

    /// Those that can occur where parts are counted, or where they are not.
    pub fn possible(counted: bool) -> &'static [Self] {
        if counted { &[Self::Copy, Self::NovelRight, Self::Wrong, Self::Malformed] } else { &[Self::Copy, Self::Novel] }
    }

    /// Its name in words, in the language of this thread.
    pub fn title(self) -> &'static str {
        match self {
            Self::Copy => charts::CLASS_COPY.get(),
            Self::NovelRight => charts::CLASS_NOVEL_RIGHT.get(),
            Self::Wrong => charts::CLASS_WRONG.get(),
            Self::Malformed => charts::CLASS_MALFORMED.get(),
            Self::Novel => charts::CLASS_NOVEL.get(),
        }
    }

    /// Its colour in charts, one of M. Okabe and K. Ito's, which the colour-blind can tell apart.
    pub fn colour(self) -> Rgb {
        match self {
            Self::Copy => [0, 114, 178],
            Self::NovelRight => [0, 158, 115],
            Self::Wrong => [213, 94, 0],
            Self::Malformed => [130, 130, 130],
            Self::Novel => [204, 121, 167],
        }
    }

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::NovelRight => "novel_right",
            Self::Wrong => "wrong",
            Self::Malformed => "malformed",
            Self::Novel => "novel",
        }
    }
}

/// What came out of a seed; `None` when the picture is of another shape than the set.
pub(super) fn outcome(
    set: &TrainingSet,
    kind: Option<PartKind>,
    seed: Seed,
    posterior: &Posterior,
    machine: Machine,
) -> Option<Outcome> {
    let Classified { nearest, count, thumbs } = classify(set, kind, &posterior.x0_hat, machine)?;
    let class = match &count {
        _ if nearest.is_copy() => Class::Copy,
        None => Class::Novel,
        Some(count) if !count.well_formed => Class::Malformed,
        Some(count) if count.right => Class::NovelRight,
        Some(_) => Class::Wrong,
    };
    Some(Outcome {
        seed,
        class,
        count: count.as_ref().map(|count| count.count.min(u16::MAX.into()) as u16),
        well_formed: count.is_some_and(|count| count.well_formed),
        nearest_image: nearest.image_idx as u32,
        nearest_rms: nearest.rms,
        n_sources: count_sources(&sources(&posterior.strongest)) as u16,
        thumbs,
    })
}
