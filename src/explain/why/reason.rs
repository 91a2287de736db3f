//! What is to be said about a frame, chosen from its facts. Whatever is not certain is left out or said as uncertain.

use super::facts::{Facts, Figure, Side};
use super::sight::Sight;
use crate::explain::novelty::Verdict;
use crate::explain::thumbs::Thumbs;
use crate::images::Shape;
use crate::parts::PartKind;
use crate::score::{Machine, Patch};

/// Hands whose windows were never wider than this share of the picture are said to toss a coin for each thumb. In 384 hands
/// each the two thumbs are as good as independent up to there (phi between -.12 and .05), at three quarters no more (-.23).
const COINS: f64 = 0.68;

/// From this mean weight of the strongest patches on, a picture whose strongest patches all come from one training
/// picture is said to be a copy of it.
const FIRM: f64 = 0.5;

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// The strongest patch of every pixel is from this training picture, and the guess is a copy of it.
    Copy {
        /// Which one, counted from 0.
        image_idx: u32,
        /// How far it was moved, `(rows down, columns to the right)`.
        shift: (i32, i32),
    },
    /// The guess is a copy of a training picture, but not every pixel is from it.
    NearCopy {
        /// Which one, counted from 0.
        image_idx: u32,
        /// The share of the pixels whose strongest patch is from the training picture with the most of them.
        share: f64,
        /// That training picture.
        main: u32,
    },
    /// Many pixels are still averages of unlike patches.
    Average {
        /// The share of such pixels, above 0 to 1.
        undecided: f64,
        /// The middle of the effective numbers of patches.
        effective: f64,
        /// How many candidates the pixel in the middle has.
        n_candidates: usize,
        /// Whether the candidates are whole training pictures.
        whole: bool,
    },
    /// Every window is a single pixel.
    Alone,
    /// A well-formed hand with these thumbs.
    Thumbs {
        /// On which sides.
        thumbs: Thumbs,
        /// Whether each side decided alone.
        coins: bool,
        /// Whether the number of fingers is right nevertheless.
        right: bool,
    },
    /// A well-formed figure with a wrong number of parts.
    WrongCount {
        /// What was counted.
        kind: PartKind,
        /// How many there are.
        count: usize,
    },
    /// A figure that is not well formed.
    NotWellFormed,
    /// New, with the right number of parts.
    RightCount {
        /// How many training pictures it came from.
        n_sources: usize,
    },
    /// New, where nothing is counted.
    Pasted {
        /// How many training pictures it came from.
        n_sources: usize,
    },
    /// Drawn by a network: a copy of this training picture, or new.
    Network {
        /// Counted from 0.
        copy_of: Option<usize>,
    },
}

/// Why it came out so.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// Where a thumb came from, and whether its pixels saw the other side.
    Thumb {
        /// Its side.
        side: Side,
        /// The training pictures that gave more than half of its weight, counted from 0; none where that is uncertain.
        pictures: Vec<u32>,
        /// Whether the windows of its pixels held the other side.
        sight: Sight,
        /// Whether there is a thumb on the other side.
        other: bool,
    },
    /// Whether some window held all parts, and how many training pictures the parts came from.
    Parts {
        /// What was counted.
        kind: PartKind,
        /// Whether some window held all parts.
        sight: Sight,
        /// So many training pictures at least.
        n_pictures: usize,
    },
    /// No window was larger than this.
    Window {
        /// Its side in pixels.
        side: usize,
        /// Height and width of the picture.
        size: (usize, usize),
        /// Whether patches may come from other places.
        moves: bool,
    },
    /// The whole picture decides at once, as the machines are at this step.
    Together,
}

/// What is to be said about a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Whether the run goes on from here: what is said may change.
    pub so_far: bool,
    /// The first step of the run and the present one, to name steps by.
    pub first_step: usize,
    /// What came out.
    pub claim: Claim,
    /// Why, as far as that is certain.
    pub because: Option<Because>,
    /// The pixel whose window shows it.
    pub look: Option<Look>,
}

/// A pixel whose window shows why.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The pixel, `(row, column)`.
    pub pixel: (usize, usize),
    /// The other side's pixels, if the pixel is on a thumb.
    pub others: Vec<(usize, usize)>,
}

/// What the window of a pixel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seen {
    /// A square that holds nothing of the other side of the hand.
    OneSide,
    /// A square.
    Square,
    /// The pixel alone.
    Itself,
    /// The whole picture.
    Everything,
}

impl Look {
    /// What the pixel sees with a machine. O(1) but for the other side's pixels.
    pub fn seen(&self, machine: Machine, shape: Shape) -> Seen {
        let (h, w) = (shape.h(), shape.w());
        let corners = [(0, 0), (0, w - 1), (h - 1, 0), (h - 1, w - 1)];
        let sees = |other: &(usize, usize)| machine.sees(shape, self.pixel, *other);
        match machine.patch {
            _ if corners.iter().all(sees) && (h > 1 || w > 1) => Seen::Everything,
            Patch::Side(side) if side.get() == 1 => Seen::Itself,
            _ if !self.others.is_empty() && !self.others.iter().any(sees) => Seen::OneSide,
            _ => Seen::Square,
        }
    }
}

impl Reason {
    /// What the facts come to.
    pub fn new(facts: &Facts) -> Self {
        let claim = claim(facts);
        let because = because(facts, &claim);
        Self { so_far: facts.step > 1, first_step: facts.first_step, claim, because, look: look(facts) }
    }
}

/// The figure, if it is well formed.
fn well_formed(facts: &Facts) -> Option<&Figure> {
    facts.figure.as_ref().filter(|figure| figure.count.well_formed)
}

fn claim(facts: &Facts) -> Claim {
    if facts.by_network {
        let copy_of = match facts.verdict {
            Verdict::Copy { image_idx, .. } => Some(image_idx),
            _ => None,
        };
        return Claim::Network { copy_of };
    }
    match facts.verdict {
        Verdict::Blend { undecided } => Claim::Average {
            undecided,
            effective: facts.effective,
            n_candidates: facts.n_candidates,
            whole: facts.machine.patch == Patch::Whole && facts.n_candidates == facts.n_images,
        },
        Verdict::Copy { image_idx, shift } => copy(facts, image_idx as u32, shift),
        Verdict::New { .. } if facts.is_alone() => Claim::Alone,
        Verdict::New { n_sources } => new(facts, n_sources),
    }
}

/// A copy: of one training picture alone, or nearly.
fn copy(facts: &Facts, image_idx: u32, shift: (i32, i32)) -> Claim {
    let (main, share) = facts.main_source.unwrap_or((image_idx, 0.0));
    if main == image_idx && share >= 1.0 && facts.strongest_weight >= FIRM {
        Claim::Copy { image_idx, shift }
    } else {
        Claim::NearCopy { image_idx, share, main }
    }
}

/// A mosaic.
fn new(facts: &Facts, n_sources: usize) -> Claim {
    let Some(figure) = &facts.figure else { return Claim::Pasted { n_sources } };
    let count = &figure.count;
    let most = COINS * facts.size.1 as f64;
    let saw_little = facts.widest.is_some_and(|side| side as f64 <= most);
    match figure.thumbs {
        // One thumb, and a wrong number all the same: that is a matter of the other fingers.
        Some(thumbs) if thumbs.left != thumbs.right && !count.right => {
            Claim::WrongCount { kind: count.kind, count: count.count }
        }
        Some(thumbs) => {
            let apart = figure.thumb.as_ref().is_none_or(|thumb| thumb.sight == Sight::Never);
            Claim::Thumbs { thumbs, coins: saw_little && apart, right: count.right }
        }
        None if !count.well_formed => Claim::NotWellFormed,
        None if count.right => Claim::RightCount { n_sources },
        None => Claim::WrongCount { kind: count.kind, count: count.count },
    }
}

fn because(facts: &Facts, claim: &Claim) -> Option<Because> {
    let window = || {
        let side = facts.widest.filter(|side| *side < facts.size.0.min(facts.size.1))?;
        Some(Because::Window { side, size: facts.size, moves: facts.machine.reach.moves() })
    };
    match claim {
        Claim::Network { .. } | Claim::Alone => None,
        Claim::Copy { .. } | Claim::NearCopy { .. } | Claim::Average { .. } if facts.sees_all() => {
            Some(Because::Together)
        }
        Claim::Copy { .. } | Claim::NearCopy { .. } | Claim::Average { .. } => window(),
        Claim::Thumbs { thumbs, .. } => match well_formed(facts).and_then(|figure| figure.thumb.as_ref()) {
            Some(thumb) => Some(Because::Thumb {
                side: thumb.side,
                pictures: thumb.origin.pictures.clone(),
                sight: thumb.sight,
                other: thumbs.left && thumbs.right,
            }),
            None => window(),
        },
        Claim::WrongCount { kind, .. } => well_formed(facts).map(|figure| Because::Parts {
            kind: *kind,
            sight: figure.saw_all,
            n_pictures: figure.origins.len(),
        }),
        Claim::NotWellFormed | Claim::RightCount { .. } | Claim::Pasted { .. } => window(),
    }
}

/// The pixel to look at: on the thumb, else in the middle of the first part, else in the middle of the picture.
fn look(facts: &Facts) -> Option<Look> {
    if facts.by_network {
        return None;
    }
    let middle = (facts.size.0 / 2, facts.size.1 / 2);
    let Some(figure) = well_formed(facts) else { return Some(Look { pixel: middle, others: Vec::new() }) };
    if let Some(thumb) = &figure.thumb {
        return Some(Look { pixel: thumb.middle(), others: thumb.others.clone() });
    }
    let near = |place: f32, n: usize| (place.round().max(0.0) as usize).min(n - 1);
    let place = figure.count.places.first().map(|place| (near(place.0, facts.size.0), near(place.1, facts.size.1)));
    Some(Look { pixel: place.unwrap_or(middle), others: Vec::new() })
}
