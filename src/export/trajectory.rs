//! Whole trajectories as numbers.

use std::borrow::Borrow;
use std::path::Path;

use super::{ExportError, Values, write_npz};
use crate::diffusion::Frame;
use crate::images::{Image, Shape};
use crate::score::Patch;

/// Writes all steps of runs on pictures of `shape` as `.npz`: arrays (run, step, ...), noisiest step first. All runs go
/// through the same steps. Where a network drew at some step there are no arrays about patches.
///
/// # Errors
/// As for [`write_npz`].
pub fn write_trajectories<F: Borrow<Frame>>(path: &Path, shape: Shape, runs: &[Vec<F>]) -> Result<(), ExportError> {
    let way = || runs.first().into_iter().flatten().map(Borrow::borrow);
    let frames = || runs.iter().flatten().map(Borrow::borrow);
    let (b, s, (c, h, w)) = (runs.len(), way().count(), shape.into());
    let pictures = |of: fn(&Frame) -> &Image| frames().flat_map(|f| of(f).values()).copied().collect::<Vec<f32>>();
    let facts = |of: fn(&Frame) -> &[f32]| frames().flat_map(of).copied().collect::<Vec<f32>>();
    let x_t = pictures(|frame| &frame.x_t);
    let x0_hat = pictures(|frame| &frame.posterior.x0_hat);
    let weights = facts(|frame| &frame.posterior.strongest_weight);
    let effective = facts(|frame| &frame.posterior.effective_patches);
    let strongest: Vec<i32> = frames()
        .flat_map(|frame| &frame.posterior.strongest)
        .flat_map(|patch| [patch.image_idx as i32, patch.row.into(), patch.col.into()])
        .collect();
    let times: Vec<f64> = way().map(|frame| frame.t).collect();
    // The whole image is 0.
    let side = |frame: &Frame| match frame.machine.patch {
        Patch::Side(side) => side.get() as i32,
        Patch::Whole => 0,
    };
    let sides: Vec<i32> = way().map(side).collect();
    let steps: Vec<i32> = way().map(|frame| frame.step as i32).collect();
    let (pictures_of, steps_only) = ([b, s, c, h, w], [s]);
    let mut arrays: Vec<(&str, &[usize], Values<'_>)> = vec![
        ("x_t", &pictures_of, Values::F32(&x_t)),
        ("x0_hat", &pictures_of, Values::F32(&x0_hat)),
        ("steps", &steps_only, Values::I32(&steps)),
        ("times", &steps_only, Values::F64(&times)),
    ];
    let (places, pixels) = ([b, s, h, w, 3], [b, s, h, w]);
    if frames().all(|frame| frame.posterior.has_sources()) {
        arrays.push(("patch_sides", &steps_only, Values::I32(&sides)));
        arrays.push(("strongest", &places, Values::I32(&strongest)));
        arrays.push(("weights", &pixels, Values::F32(&weights)));
        arrays.push(("effective", &pixels, Values::F32(&effective)));
    }
    write_npz(path, &arrays)
}
