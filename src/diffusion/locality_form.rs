//! The form of a schedule P(t) apart from its size, for whoever sets the size alone, as a slider does: its stops, what a
//! stop means for a schedule, and how much of the picture a patch sees.

use serde::{Deserialize, Serialize};

use super::{Locality, PaperScales, RunSpec};
use crate::images::Shape;
use crate::score::{Boundary, Machine, Patch, PatchSide};

/// The shape of P(t), without its size: the slider sets the size, that is the widest window of the run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocalityForm {
    /// The same at every time.
    Constant,
    /// A straight line down to this side at t = 0.
    Linear {
        /// Side at t = 0.
        clean: PatchSide,
    },
    /// One of the paper's calibrated schedules.
    Paper(PaperScales),
    /// One patch before a time and the slider's after it.
    Switch {
        /// The time of the change, in [0, 1].
        until: f64,
        /// At the noisier times.
        before: Patch,
    },
    /// Points `(t, side)`, scaled as a whole.
    Curve(Vec<(f64, f64)>),
    /// A list of patches, scaled as a whole.
    Scales(Vec<Patch>),
}

impl LocalityForm {
    /// The form of a schedule.
    pub fn of(locality: &Locality) -> Self {
        match locality {
            Locality::Constant(_) => Self::Constant,
            Locality::Linear { clean, .. } => Self::Linear { clean: *clean },
            Locality::Paper { scales, .. } => Self::Paper(*scales),
            Locality::Switch { until, before, .. } => Self::Switch { until: *until, before: *before },
            Locality::Curve(points) => Self::Curve(points.clone()),
            Locality::Scales(entries) => Self::Scales(entries.clone()),
        }
    }

    /// The schedule of this form whose widest window is `patch`. "Whole image" is the same for every form (a switch
    /// takes it for its second half).
    pub fn with_patch(&self, patch: Patch, shape: Shape) -> Locality {
        let side = match (self, patch) {
            (Self::Switch { until, before }, after) => {
                return Locality::Switch { until: *until, before: *before, after };
            }
            (_, Patch::Whole) => return Locality::Constant(Patch::Whole),
            (_, Patch::Side(side)) => side,
        };
        match self {
            Self::Constant | Self::Switch { .. } => Locality::Constant(patch),
            Self::Linear { clean } => Locality::Linear { noisy: side, clean: (*clean).min(side) },
            Self::Paper(scales) => {
                let widest = scales.sides().into_iter().max().unwrap_or(1);
                let short = shape.h().min(shape.w()) as f64;
                let factor = f64::from(side.get()) * f64::from(scales.native_side()) / (f64::from(widest) * short);
                Locality::Paper { scales: *scales, factor }
            }
            Self::Curve(points) => {
                let widest = points.iter().map(|p| p.1).fold(1.0, f64::max);
                let scale = f64::from(side.get()) / widest;
                Locality::Curve(points.iter().map(|(t, p)| (*t, (p * scale).max(1.0))).collect())
            }
            Self::Scales(entries) => {
                let sides = entries.iter().filter_map(|p| match p {
                    Patch::Side(side) => Some(side.get()),
                    Patch::Whole => None,
                });
                let scale = f64::from(side.get()) / f64::from(sides.max().unwrap_or(side.get()));
                let scaled = entries.iter().map(|p| match p {
                    Patch::Side(s) => Patch::Side(PatchSide::nearest_odd(f64::from(s.get()) * scale)),
                    Patch::Whole => Patch::Whole,
                });
                Locality::Scales(scaled.collect())
            }
        }
    }
}

/// The widest window of a schedule, at any step: what the slider shows. (A branch may not come to use it: the slider
/// is the size of P(t) as a whole.)
pub fn widest(spec: &RunSpec, shape: Shape) -> Patch {
    if let Locality::Switch { after, .. } = &spec.locality {
        return *after;
    }
    let patches = (1..=spec.first_step()).map(|step| spec.locality.patch_at(step, spec.steps, shape, spec.boundary));
    patches.max_by_key(|p| side_or_max(*p)).unwrap_or(Patch::Whole)
}

/// The window at the first of a run's own steps and at the last.
pub fn ends(spec: &RunSpec, shape: Shape) -> (Patch, Patch) {
    let at = |step| spec.locality.patch_at(step, spec.steps, shape, spec.boundary);
    (at(spec.own_first_step()), at(1))
}

/// The slider's stops: 1, 3, 5, ... up to the largest side, then the whole picture.
pub fn stops(shape: Shape, boundary: Boundary) -> Vec<Patch> {
    let max = Machine::max_side(boundary, shape).get();
    let sides = (1..=max).step_by(2).filter_map(|side| PatchSide::new(side).ok().map(Patch::Side));
    sides.chain([Patch::Whole]).collect()
}

/// Where a stop sits on the slider, in [0, 1]. Sides up to the picture's own get three quarters of the way, since
/// that is where things happen. A side that does not fit the picture sits where the largest does.
pub fn position(patch: Patch, shape: Shape, boundary: Boundary) -> f32 {
    let max = Machine::max_side(boundary, shape).get() as f32;
    let side = match patch {
        Patch::Whole => return 1.0,
        Patch::Side(side) => (side.get() as f32).min(max),
    };
    let knee = (shape.h().max(shape.w()) as f32).min(max).max(2.0);
    let (low, high) = if max > knee { (0.75, 0.93) } else { (0.93, 0.93) };
    if side <= knee { low * (side - 1.0) / (knee - 1.0) } else { low + (high - low) * (side - knee) / (max - knee) }
}

/// The mean share of the picture inside the window, over all its places, in (0, 1].
pub fn share_seen(patch: Patch, shape: Shape, boundary: Boundary) -> f32 {
    let side = match patch {
        Patch::Whole => return 1.0,
        Patch::Side(side) => side,
    };
    let axis = |n: usize| {
        let seen: usize = match boundary {
            Boundary::Circular => n * (side.get() as usize).min(n),
            Boundary::Zeros => {
                let r = side.radius();
                (0..n).map(|i| (i + r).min(n - 1) + 1 - i.saturating_sub(r)).sum()
            }
        };
        seen as f32 / (n * n) as f32
    };
    axis(shape.h()) * axis(shape.w())
}

/// The stop that lies `by` stops from `patch`.
pub fn nudged(patch: Patch, by: i32, shape: Shape, boundary: Boundary) -> Patch {
    let stops = stops(shape, boundary);
    let now = stops.iter().position(|p| *p == patch).unwrap_or(stops.len() - 1);
    let next = (now as i64 + i64::from(by)).clamp(0, stops.len() as i64 - 1);
    stops[next as usize]
}

/// A patch that fits: the nearest stop there is.
pub fn clamped(patch: Patch, shape: Shape, boundary: Boundary) -> Patch {
    match patch {
        Patch::Side(side) => Patch::Side(side.min(Machine::max_side(boundary, shape))),
        Patch::Whole => Patch::Whole,
    }
}

/// A schedule that fits a picture and a boundary: fixed sides are cut to the largest.
pub fn fitted(locality: &Locality, shape: Shape, boundary: Boundary) -> Locality {
    let fit = |patch| clamped(patch, shape, boundary);
    match locality {
        Locality::Constant(patch) => Locality::Constant(fit(*patch)),
        Locality::Switch { until, before, after } => {
            Locality::Switch { until: *until, before: fit(*before), after: fit(*after) }
        }
        Locality::Scales(entries) => Locality::Scales(entries.iter().map(|p| fit(*p)).collect()),
        other => other.clone(),
    }
}

/// The side as a number, the whole picture as the largest.
pub fn side_or_max(patch: Patch) -> u32 {
    match patch {
        Patch::Side(side) => side.get(),
        Patch::Whole => u32::MAX,
    }
}
