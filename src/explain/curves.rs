//! How a trajectory goes: a few numbers for each of its steps.

use crate::diffusion::{Frame, RunSpec, Trajectory};
use crate::images::TrainingSet;
use crate::parts::PartCount;
use crate::score::Patch;

use super::nearest::{Nearest, nearest};
use super::sources::{count_sources, sources};
use super::stats::quantile;

/// The numbers of one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Index on the grid.
    pub step: usize,
    /// Time, 1 (noise) to 0 (clean).
    pub t: f64,
    /// P(t): patch side in pixels; the longer side of the picture for a whole-picture machine.
    pub patch_px: usize,
    /// Signal level, `sqrt(alpha_bar)`.
    pub signal: f64,
    /// Noise level, `sqrt(noise_var)`.
    pub noise: f64,
    /// Effective number of patches (not a number where a network drew): the quarter of the pixels with the fewest have at most this many.
    pub effective_low: f32,
    /// Effective number of patches, median over the pixels.
    pub effective_median: f32,
    /// Effective number of patches: the quarter of the pixels with the most have at least this many.
    pub effective_high: f32,
    /// Number of training pictures that gave the strongest patch of at least 1 % of the pixels.
    pub n_sources: usize,
    /// The training picture nearest to the guess of the clean picture.
    pub nearest: Nearest,
    /// Share of the pixels whose strongest patch is of another training picture than at the step before, 0 to 1; `None`
    /// at the first step.
    pub changed: Option<f64>,
}

impl CurvePoint {
    /// The names of the columns, as in [`CurvePoint::csv_row`].
    pub const CSV_HEADER: &str = "step,t,patch_px,signal,noise,effective_patches_q25,effective_patches_median,\
        effective_patches_q75,n_sources,nearest_image,nearest_rms,share_of_pixels_with_new_source";

    /// The numbers of a frame, given the frame of the step before. `None` when it is of another shape than the set.
    pub fn new(set: &TrainingSet, spec: &RunSpec, frame: &Frame, before: Option<&Frame>) -> Option<Self> {
        let posterior = &frame.posterior;
        let (level, shape) = (spec.level_at(frame.step), set.shape());
        // Not a number where a network drew, which names no patches.
        let effective =
            |q| quantile(&posterior.effective_patches, q).or((!posterior.has_sources()).then_some(f32::NAN));
        Some(Self {
            step: frame.step,
            t: frame.t,
            patch_px: match frame.machine.patch {
                Patch::Side(side) => side.get() as usize,
                Patch::Whole => shape.h().max(shape.w()),
            },
            signal: level.alpha_bar().sqrt(),
            noise: level.noise_var().sqrt(),
            effective_low: effective(0.25)?,
            effective_median: effective(0.5)?,
            effective_high: effective(0.75)?,
            n_sources: count_sources(&sources(&posterior.strongest)),
            nearest: nearest(set, &posterior.x0_hat, frame.machine)?,
            changed: before.filter(|before| posterior.has_sources() && before.posterior.has_sources()).map(|before| {
                let pairs = before.posterior.strongest.iter().zip(&posterior.strongest);
                let changed = pairs.filter(|(a, b)| a.image_idx != b.image_idx).count();
                changed as f64 / posterior.strongest.len() as f64
            }),
        })
    }

    /// The numbers as a line of CSV without its end; nothing in the last column at the first step.
    pub fn csv_row(&self) -> String {
        let Self { step, t, patch_px, signal, noise, .. } = self;
        let number = |value: f32| if value.is_nan() { String::new() } else { value.to_string() };
        format!(
            "{step},{t},{patch_px},{signal},{noise},{},{},{},{},{},{},{}",
            number(self.effective_low),
            number(self.effective_median),
            number(self.effective_high),
            self.n_sources,
            self.nearest.image_idx,
            self.nearest.rms,
            self.changed.map(|share| share.to_string()).unwrap_or_default(),
        )
    }
}

/// The numbers of all steps of a trajectory, noisiest first; nothing when it is of another shape than the set.
pub fn curves(set: &TrainingSet, trajectory: &Trajectory) -> Vec<CurvePoint> {
    let frames = &trajectory.frames;
    let before = |i: usize| i.checked_sub(1).map(|i| &*frames[i]);
    let points = frames.iter().enumerate();
    points.filter_map(|(i, frame)| CurvePoint::new(set, &trajectory.spec, frame, before(i))).collect()
}

/// The curves as CSV, with a header and a line for each step.
pub fn curves_csv(points: &[CurvePoint]) -> String {
    lines(CurvePoint::CSV_HEADER.to_owned(), points.iter().map(CurvePoint::csv_row))
}

/// The same with two more columns: the number of parts in the guess of each step, and whether the figure is well formed.
/// They are left empty for a step without a count.
pub fn counted_curves_csv<'a>(points: impl IntoIterator<Item = (&'a CurvePoint, Option<&'a PartCount>)>) -> String {
    let row = |(point, count): (&CurvePoint, Option<&PartCount>)| {
        let count = count.map(|count| format!("{},{}", count.count, count.well_formed));
        format!("{},{}", point.csv_row(), count.as_deref().unwrap_or(","))
    };
    lines(format!("{},parts,well_formed", CurvePoint::CSV_HEADER), points.into_iter().map(row))
}

fn lines(head: String, rows: impl Iterator<Item = String>) -> String {
    let mut csv = head;
    csv.push('\n');
    for row in rows {
        csv.push_str(&row);
        csv.push('\n');
    }
    csv
}
