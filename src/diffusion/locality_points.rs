//! P(t) as points that can be dragged: which points a schedule has, and what becomes of it when one is moved.

use super::{Locality, RunSpec};
use crate::images::Shape;
use crate::score::{Boundary, Machine, Patch, PatchSide};

/// The most points of a curve.
pub const MAX_POINTS: usize = 16;
/// The most points that a schedule is taken over with: more would be in each other's way.
const TAKEN_OVER: usize = 8;
/// The least time between two points.
const GAP: f64 = 0.01;

/// A point of a schedule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handle {
    /// Its time, in [0, 1].
    pub t: f64,
    /// Its patch.
    pub patch: Patch,
    /// Whether it can be moved in time.
    pub moves_t: bool,
    /// Whether its patch can be changed.
    pub moves_patch: bool,
}

/// The points of a schedule, noisiest first: none where the slider says it all or the paper does.
pub fn handles(locality: &Locality) -> Vec<Handle> {
    let fixed = |t, patch| Handle { t, patch, moves_t: false, moves_patch: true };
    match locality {
        Locality::Linear { noisy, clean } => vec![fixed(1.0, Patch::Side(*noisy)), fixed(0.0, Patch::Side(*clean))],
        Locality::Switch { until, before, after } => vec![
            fixed(f64::midpoint(1.0, *until), *before),
            Handle { t: *until, patch: *after, moves_t: true, moves_patch: false },
            fixed(until / 2.0, *after),
        ],
        Locality::Curve(points) => sorted(points)
            .into_iter()
            .map(|(t, side)| Handle { t, patch: Patch::Side(odd(side)), moves_t: true, moves_patch: true })
            .collect(),
        Locality::Constant(_) | Locality::Scales(_) | Locality::Paper { .. } => Vec::new(),
    }
}

/// The schedule with a point moved to `(t, patch)`, as far as the point may move and fits the picture.
#[must_use]
pub fn moved(
    locality: &Locality,
    index: usize,
    (t, patch): (f64, Patch),
    shape: Shape,
    boundary: Boundary,
) -> Locality {
    let most = Machine::max_side(boundary, shape);
    let cut = match patch {
        Patch::Side(side) => side.min(most),
        Patch::Whole => most,
    };
    let patch = if let Patch::Side(_) = patch { Patch::Side(cut) } else { patch };
    match locality {
        Locality::Linear { clean, .. } if index == 0 => Locality::Linear { noisy: cut, clean: *clean },
        Locality::Linear { noisy, .. } => Locality::Linear { noisy: *noisy, clean: cut },
        Locality::Switch { until, before, after } => match index {
            0 => Locality::Switch { until: *until, before: patch, after: *after },
            1 => Locality::Switch { until: rounded(t.clamp(0.0, 1.0)), before: *before, after: *after },
            _ => Locality::Switch { until: *until, before: *before, after: patch },
        },
        Locality::Curve(points) => {
            let mut points = sorted(points);
            let noisier = index.checked_sub(1).and_then(|at| points.get(at)).map_or(1.0, |p| p.0 - GAP);
            let cleaner = points.get(index + 1).map_or(0.0, |p| p.0 + GAP);
            if let Some(point) = points.get_mut(index) {
                *point = (rounded(t.min(noisier).max(cleaner)), f64::from(cut.get()));
            }
            Locality::Curve(points)
        }
        other => other.clone(),
    }
}

/// A curve with one point more; `None` when it has as many as it may, or one at that time already.
pub fn added(points: &[(f64, f64)], t: f64, side: PatchSide) -> Option<Locality> {
    let t = rounded(t.clamp(0.0, 1.0));
    if points.len() >= MAX_POINTS || points.iter().any(|point| (point.0 - t).abs() < GAP) {
        return None;
    }
    let mut points = points.to_vec();
    points.push((t, f64::from(side.get())));
    Some(Locality::Curve(sorted(&points)))
}

/// A curve with one point less; `None` when that would leave fewer than two.
pub fn removed(points: &[(f64, f64)], index: usize) -> Option<Locality> {
    let mut points = sorted(points);
    if points.len() <= 2 || index >= points.len() {
        return None;
    }
    points.remove(index);
    Some(Locality::Curve(points))
}

/// A free curve that gives the same patch at every step of a run; the whole image counts as the largest side. Where that
/// takes more than eight points it only comes close, within a few pixels: points are there to be taken hold of.
pub fn as_curve(spec: &RunSpec, shape: Shape) -> Vec<(f64, f64)> {
    match &spec.locality {
        Locality::Curve(points) => return sorted(points),
        // A straight line rounds to odd sides in the same way.
        Locality::Linear { noisy, clean } if noisy != clean => {
            return vec![(1.0, f64::from(noisy.get())), (0.0, f64::from(clean.get()))];
        }
        _ => {}
    }
    let most = Machine::max_side(spec.boundary, shape).get();
    let side = |step| match spec.locality.patch_at(step, spec.steps, shape, spec.boundary) {
        Patch::Side(side) => f64::from(side.get()),
        Patch::Whole => f64::from(most),
    };
    let all: Vec<(f64, f64)> = (1..=spec.steps).rev().map(|step| (spec.time(step), side(step))).collect();
    // Odd numbers are 2 apart: what is less than 1 away rounds to the same.
    let mut tolerance = 0.95;
    let mut points = thinned(&all, tolerance);
    while points.len() > TAKEN_OVER {
        tolerance *= 1.25;
        points = thinned(&all, tolerance);
    }
    let (first, last) = (points[0].1, points[points.len() - 1].1);
    points[0].0 = 1.0;
    if points.len() == 1 || (points.len() == 2 && first == last) {
        // A flat line has a middle to take hold of.
        return vec![(1.0, first), (0.5, first), (0.0, first)];
    }
    if let Some(point) = points.last_mut() {
        point.0 = point.0.min(rounded(spec.time(1)));
    }
    points
}

/// The points from which straight lines go no further than `tolerance` from all of them (Douglas and Peucker).
fn thinned(points: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
    let [first, .., last] = points else { return points.to_vec() };
    let at = |t: f64| first.1 + (last.1 - first.1) * (t - first.0) / (last.0 - first.0);
    let off = |k: usize| (points[k].1 - at(points[k].0)).abs();
    let worst = (1..points.len() - 1).max_by(|a, b| off(*a).total_cmp(&off(*b)));
    match worst.filter(|k| off(*k) > tolerance) {
        Some(k) => {
            let mut left = thinned(&points[..=k], tolerance);
            left.pop();
            left.extend(thinned(&points[k..], tolerance));
            left
        }
        None => vec![*first, *last],
    }
}

/// Noisiest first.
fn sorted(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut points = points.to_vec();
    points.sort_by(|a, b| b.0.total_cmp(&a.0));
    points
}

/// The odd side nearest to a number, as [`Locality::Curve`] rounds.
fn odd(side: f64) -> PatchSide {
    PatchSide::nearest_odd(2.0 * ((side - 1.0) / 2.0).round() + 1.0)
}

/// Times are kept to a thousandth, so that they can be read out and typed.
fn rounded(t: f64) -> f64 {
    (t * 1000.0).round() / 1000.0
}
