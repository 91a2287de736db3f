//! What is so: the facts of a frame from which its reason follows.

use super::parts::{Origin, disc, middle_of, part_pixels};
use super::sight::{Sight, Steps};
use crate::diffusion::{Frame, RunSpec};
use crate::explain::novelty::{Verdict, novelty};
use crate::explain::stats::quantile;
use crate::explain::thumbs::{Thumbs, low_tips, thumbs};
use crate::images::{Shape, TrainingSet};
use crate::parts::{PartCount, PartKind, count_parts};
use crate::score::{Machine, Patch};

/// A side of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left.
    Left,
    /// The right.
    Right,
}

/// Where a thumb came from, and what its pixels saw of the other side.
#[derive(Clone, Debug, PartialEq)]
pub struct Thumb {
    /// Its side.
    pub side: Side,
    /// Its pixels, `(row, column)`.
    pub pixels: Vec<(usize, usize)>,
    /// The pixels of the other thumb; without one, of the place where it would be: as far on the other side of the palm.
    pub others: Vec<(usize, usize)>,
    /// The training pictures that it came from.
    pub origin: Origin,
    /// Whether the windows of its pixels held pixels of the other side.
    pub sight: Sight,
}

impl Thumb {
    /// The pixel in its middle.
    pub fn middle(&self) -> (usize, usize) {
        middle_of(&self.pixels)
    }
}

/// What is known about the figure in a guess.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The parts.
    pub count: PartCount,
    /// Whether some pixel saw all of them at once.
    pub saw_all: Sight,
    /// The training pictures that the parts came from, each once, in the order of the parts; of a part of uncertain
    /// origin none.
    pub origins: Vec<u32>,
    /// Of a well-formed hand: on which sides there is a thumb.
    pub thumbs: Option<Thumbs>,
    /// The thumb that the reason is about: the right one where there are two.
    pub thumb: Option<Thumb>,
}

/// What is so about a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// Its step, 1 for the result.
    pub step: usize,
    /// The first step of its run.
    pub first_step: usize,
    /// The machine of this step.
    pub machine: Machine,
    /// Height and width of the pictures.
    pub size: (usize, usize),
    /// Whether a network drew it, which names no patches.
    pub by_network: bool,
    /// The side of the widest window so far; `None` once the whole picture was seen, or a network drew.
    pub widest: Option<usize>,
    /// A copy, new, or not decided.
    pub verdict: Verdict,
    /// How many training pictures gave at least a hundredth of the pixels.
    pub n_sources: usize,
    /// The training picture with the most pixels, and its share of them, 0 to 1; `None` where a network drew.
    pub main_source: Option<(u32, f64)>,
    /// The mean weight of the strongest patch, 0 to 1.
    pub strongest_weight: f64,
    /// The middle of the effective numbers of patches.
    pub effective: f64,
    /// How many training pictures were allowed.
    pub n_images: usize,
    /// How many candidates the pixel in the middle has.
    pub n_candidates: usize,
    /// The figure, where parts are counted.
    pub figure: Option<Figure>,
}

impl Facts {
    /// The facts of a frame; `None` when it is of another shape than the set. See [`why`](super::why).
    pub fn new(
        set: &TrainingSet,
        kind: Option<PartKind>,
        spec: &RunSpec,
        frame: &Frame,
        n_images: usize,
    ) -> Option<Self> {
        let (posterior, machine) = (&frame.posterior, frame.machine);
        let shape = posterior.x0_hat.shape();
        let found = novelty(set, posterior, machine)?;
        let steps = Steps::new(spec, shape, frame.step);
        let n = posterior.strongest_weight.len().max(1) as f64;
        let weights = posterior.strongest_weight.iter().map(|weight| f64::from(*weight));
        let middle = (shape.h() / 2, shape.w() / 2);
        Some(Self {
            step: frame.step,
            first_step: spec.first_step(),
            machine,
            size: (shape.h(), shape.w()),
            by_network: !posterior.has_sources(),
            widest: steps.widest(),
            verdict: found.verdict,
            n_sources: found.n_sources,
            main_source: found.sources.first().map(|source| (source.image_idx, source.share)),
            strongest_weight: weights.sum::<f64>() / n,
            effective: quantile(&posterior.effective_patches, 0.5).unwrap_or(1.0).into(),
            n_images,
            n_candidates: n_images * machine.places(shape, middle).count(),
            figure: kind.map(|kind| Figure::new(kind, frame, &steps)),
        })
    }

    /// Whether every window so far was a single pixel.
    pub fn is_alone(&self) -> bool {
        self.widest == Some(1)
    }

    /// Whether the window of this machine covers the whole picture, wherever it is centred.
    pub fn sees_all(&self) -> bool {
        match self.machine.patch {
            Patch::Whole => true,
            Patch::Side(side) => side.radius() + 1 >= self.size.0.max(self.size.1),
        }
    }
}

impl Figure {
    fn new(kind: PartKind, frame: &Frame, steps: &Steps) -> Self {
        let (posterior, picture) = (&frame.posterior, &frame.posterior.x0_hat);
        let count = count_parts(kind, picture);
        let places: Vec<_> = count.places.iter().map(|place| nearest_pixel(picture.shape(), *place)).collect();
        let saw_all = steps.saw_all(&places);
        let mut origins = Vec::new();
        for place in &count.places {
            let origin = Origin::of(posterior, &part_pixels(picture, kind, *place));
            if let [image_idx] = origin.pictures[..]
                && !origins.contains(&image_idx)
            {
                origins.push(image_idx);
            }
        }
        let thumbs = thumbs(&count, picture.shape());
        let thumb = thumbs.and_then(|thumbs| thumb(thumbs, &count, frame, steps));
        Self { count, saw_all, origins, thumbs, thumb }
    }
}

/// The pixel nearest to a place of a picture.
fn nearest_pixel(shape: Shape, (row, col): (f32, f32)) -> (usize, usize) {
    let near = |place: f32, n: usize| (place.round().max(0.0) as usize).min(n - 1);
    (near(row, shape.h()), near(col, shape.w()))
}

/// The thumb that is told about: the right one where there are two.
fn thumb(thumbs: Thumbs, count: &PartCount, frame: &Frame, steps: &Steps) -> Option<Thumb> {
    let picture = &frame.posterior.x0_hat;
    let side = match thumbs {
        Thumbs { right: true, .. } => Side::Right,
        Thumbs { left: true, .. } => Side::Left,
        _ => return None,
    };
    let tips = low_tips(count, picture.shape());
    let centre = count.centre?;
    let (ours, theirs): (Vec<_>, Vec<_>) =
        tips.into_iter().partition(|tip| (tip.1 >= centre.1) == (side == Side::Right));
    let place = ours.first()?;
    let pixels = part_pixels(picture, count.kind, *place);
    let others = match theirs.first() {
        Some(other) => part_pixels(picture, count.kind, *other),
        None => disc(picture.shape(), (place.0, 2.0 * centre.1 - place.1)),
    };
    let sight = steps.saw_any(&pixels, &others);
    let origin = Origin::of(&frame.posterior, &pixels);
    Some(Thumb { side, pixels, others, origin, sight })
}
