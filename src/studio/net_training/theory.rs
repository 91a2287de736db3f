//! What a machine draws from the noises that are watched, a step of a picture at a time.

use std::sync::Arc;

use crate::diffusion::{Locality, PaperScales, RunSpec, RunSpecError, Sampler, Seed, starting_noise};
use crate::explain::calibration::{CALIBRATION_NOISES, CALIBRATION_SEEDS, COMPARED_STEPS, compared_run, sides_to_try};
use crate::images::{Image, Shape};
use crate::net::{NetKind, NetSpec};
use crate::score::{Boundary, CancelToken, Denoiser, Machine, NamedMachine, Patch, PatchSide, ScoreError};

/// The seeds of the noises that are watched.
pub const WATCHED: std::ops::Range<Seed> = 0..8;
/// Noises that P(t) is fitted on: others than those that are watched, and the same as those of `sixfingers agree`.
pub(super) const FITTED_ON: std::ops::Range<Seed> = CALIBRATION_SEEDS..CALIBRATION_SEEDS + CALIBRATION_NOISES as Seed;

/// The noises with some seeds.
pub(super) fn noises(shape: Shape, seeds: std::ops::Range<Seed>) -> Vec<Image> {
    seeds.map(|seed| starting_noise(shape, seed)).collect()
}

/// The run of a machine with this P(t).
pub(super) fn run_of(named: NamedMachine, locality: Locality) -> RunSpec {
    compared_run(named, locality, COMPARED_STEPS)
}

/// P(t) before it is fitted: what the paper found for a network of this kind, but nowhere wider than the window of this
/// one. Of circular UNets the paper has none: they take that of the padded ones.
pub(super) fn usual_locality(net: NetSpec, shape: Shape) -> Locality {
    let scales = match (net.kind(), net.padding()) {
        (NetKind::ResNet, Boundary::Zeros) => PaperScales::CifarResnetZeros,
        (NetKind::ResNet, Boundary::Circular) => PaperScales::CifarResnetCircular,
        (NetKind::UNet, _) => PaperScales::CifarUnet,
    };
    let max_side = Machine::max_side(net.padding(), shape).min(PatchSide::nearest_odd(net.receptive_field() as f64));
    let cut = |side: u32| Patch::Side(PatchSide::nearest_odd(f64::from(side)).min(max_side));
    Locality::Scales(scales.sides().map(cut).to_vec())
}

/// The patch sides that are tried when P(t) is fitted: up to twice the window of the network, as `sixfingers agree` does.
pub(super) fn sides_of(net: NetSpec, run: &RunSpec, shape: Shape) -> Vec<PatchSide> {
    sides_to_try(run.boundary, shape, net.receptive_field())
}

/// The pictures of a machine, as far as they have been drawn.
#[derive(Clone, Debug)]
pub(super) struct Drawing {
    pub(super) locality: Locality,
    /// After how many steps of training P(t) was fitted; `None` for the usual one.
    pub(super) fitted_at: Option<usize>,
    waiting: Vec<Sampler>,
    drawn: Vec<Arc<Image>>,
}

impl Drawing {
    pub(super) fn new(run: &RunSpec, fitted_at: Option<usize>, shape: Shape) -> Result<Self, RunSpecError> {
        let samplers: Result<Vec<_>, _> =
            noises(shape, WATCHED).into_iter().map(|noise| Sampler::new(run.clone(), noise)).collect();
        let mut waiting = samplers?;
        waiting.reverse();
        Ok(Self { locality: run.locality.clone(), fitted_at, waiting, drawn: Vec::new() })
    }

    pub(super) fn is_done(&self) -> bool {
        self.waiting.is_empty()
    }

    /// All of them, once they are drawn.
    pub(super) fn all(&self) -> Option<&[Arc<Image>]> {
        self.is_done().then_some(&self.drawn[..])
    }

    /// Those that are drawn, and `None` for the others.
    pub(super) fn pictures(&self) -> Vec<Option<Arc<Image>>> {
        let missing = self.waiting.iter().map(|_| None);
        self.drawn.iter().cloned().map(Some).chain(missing).collect()
    }

    /// Does a step of the next picture.
    pub(super) fn step(&mut self, machines: &dyn Denoiser, cancel: &CancelToken) -> Result<(), ScoreError> {
        let Some(sampler) = self.waiting.last_mut() else { return Ok(()) };
        let frame = sampler.next_frame(machines, None, cancel)?;
        if sampler.step() == 0 {
            self.waiting.pop();
            self.drawn.extend(frame.map(|frame| Arc::new(frame.posterior.x0_hat)));
        }
        Ok(())
    }
}
