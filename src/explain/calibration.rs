//! Which patch side a trained network behaves as if it had, at each time.

use crate::diffusion::{Locality, RunSpec, RunSpecError, Sampler};
use crate::images::Image;
use crate::score::{CancelToken, Denoiser, Machine, Patch, PatchSide, Query, ScoreError};

/// How alike the guesses of a network and of machines with different patch sides are, along the network's own way.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The patch sides that were tried, in pixels.
    pub sides: Vec<PatchSide>,
    /// The steps of the run, from 1 to the first.
    pub steps: Vec<usize>,
    /// For each step and side the cosine of the angle between the two guesses of the noise, mean over the starting
    /// noises, -1 to 1.
    pub cosines: Vec<Vec<f64>>,
}

impl Calibration {
    /// The side with the highest cosine at each step, the smaller of equals, with its cosine.
    pub fn best(&self) -> Vec<(PatchSide, f64)> {
        let best = |cosines: &Vec<f64>| {
            let pairs = self.sides.iter().copied().zip(cosines.iter().copied());
            let better = |best: Option<(PatchSide, f64)>, one: (PatchSide, f64)| {
                Some(best.filter(|best| best.1 >= one.1).unwrap_or(one))
            };
            pairs.fold(None, better).unwrap_or((PatchSide::PIXEL, 0.0))
        };
        self.cosines.iter().map(best).collect()
    }

    /// The best sides as a schedule. Entry 0 is never used and is that of step 1.
    pub fn locality(&self) -> Locality {
        let sides: Vec<Patch> = self.best().into_iter().map(|(side, _)| Patch::Side(side)).collect();
        Locality::Scales(sides.first().copied().into_iter().chain(sides.iter().copied()).collect())
    }
}

/// Calibrates P(t) by the paper's method: the network goes its way from each of the starting noises, and at each noisy
/// picture on it the machine of `run` is asked, too, with each of `sides`.
///
/// # Errors
/// [`RunSpecError`] when the run does not fit the noises; as for [`Denoiser::posterior_mean`] otherwise.
pub fn calibrate(
    network: &dyn Denoiser,
    theory: &dyn Denoiser,
    run: &RunSpec,
    sides: &[PatchSide],
    noises: &[Image],
    cancel: &CancelToken,
    mut progress: impl FnMut(),
) -> Result<Calibration, CalibrationError> {
    let samplers: Result<Vec<_>, _> = noises.iter().map(|noise| Sampler::new(run.clone(), noise.clone())).collect();
    let mut samplers = samplers?;
    let (mut steps, mut rows) = (Vec::new(), Vec::new());
    for step in (1..=run.first_step()).rev() {
        let noisy: Vec<Image> = samplers.iter().map(|sampler| sampler.x_t().clone()).collect();
        let noisy: Vec<&Image> = noisy.iter().collect();
        let (Some(first), level) = (noisy.first(), run.level_at(step)) else { break };
        let query = |patch| Query {
            machine: Machine { patch, reach: run.reach, boundary: run.boundary },
            level,
            x_t: first,
            mask: None,
            cancel,
        };
        let answers = network.posterior_means(query(Patch::Side(PatchSide::PIXEL)), &noisy)?;
        let guesses: Vec<Image> = answers.iter().zip(&noisy).map(|(answer, x_t)| answer.eps_hat(x_t, level)).collect();
        let mut cosines = Vec::with_capacity(sides.len());
        for side in sides {
            let theirs = theory.posterior_means(query(Patch::Side(*side)), &noisy)?;
            let pairs = theirs.iter().zip(&noisy).zip(&guesses);
            let sum: f64 = pairs.map(|((theirs, x_t), guess)| cosine(&theirs.eps_hat(x_t, level), guess)).sum();
            cosines.push(sum / noisy.len() as f64);
            progress();
        }
        samplers.iter_mut().zip(answers).for_each(|(sampler, answer)| drop(sampler.advance(answer)));
        steps.push(step);
        rows.push(cosines);
    }
    steps.reverse();
    rows.reverse();
    Ok(Calibration { sides: sides.to_vec(), steps, cosines: rows })
}

/// Why a calibration stops.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CalibrationError {
    /// Settings that do not fit.
    #[error(transparent)]
    Run(#[from] RunSpecError),
    /// A question that does not fit.
    #[error(transparent)]
    Score(#[from] ScoreError),
}

/// The cosine of the angle between two pictures of one shape as vectors; 0 when one of them is zero.
fn cosine(a: &Image, b: &Image) -> f64 {
    let product = |a: &Image, b: &Image| -> f64 {
        a.values().iter().zip(b.values()).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    let norms = libm::sqrt(product(a, a) * product(b, b));
    if norms > 0.0 { product(a, b) / norms } else { 0.0 }
}
