//! The deterministic sampler (DDIM) and what it leaves behind.

use std::sync::Arc;

use super::{RunSpec, RunSpecError};
use crate::images::{Image, ImageMask};
use crate::score::{CancelToken, Denoiser, Machine, NoiseLevel, Posterior, Query, ScoreError};

/// One step of a trajectory: the noisy picture and what the machine made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Index on the grid, from the first step down to 1.
    pub step: usize,
    /// Time, `step / steps`.
    pub t: f64,
    /// The machine that answered.
    pub machine: Machine,
    /// The noisy picture.
    pub x_t: Image,
    /// The guess of the clean picture, and its sources.
    pub posterior: Posterior,
}

/// Walks from noise to a picture, one step at a time.
///
/// The DDIM step: `x' = sqrt(alpha_bar') x0_hat + sqrt(noise_var') eps_hat`. After step 1 comes x0_hat itself.
#[derive(Clone, Debug)]
pub struct Sampler {
    spec: RunSpec,
    step: usize,
    x_t: Image,
}

impl Sampler {
    /// A sampler that starts from noise at the first step of the run.
    ///
    /// # Errors
    /// [`RunSpecError`] when the settings do not fit the picture's shape.
    pub fn new(spec: RunSpec, noise: Image) -> Result<Self, RunSpecError> {
        let step = spec.first_step();
        Self::resume(spec, step, noise)
    }

    /// A sampler that goes on from `x_t` at `step`, with settings of its own: a branch. What they paint there is painted
    /// over it.
    ///
    /// # Errors
    /// [`RunSpecError`] when the settings do not fit the picture's shape or `step` is not in 1..=steps.
    pub fn resume(spec: RunSpec, step: usize, x_t: Image) -> Result<Self, RunSpecError> {
        spec.check(x_t.shape())?;
        if !(1..=spec.steps).contains(&step) {
            return Err(RunSpecError::StartStep { start: step, steps: spec.steps });
        }
        let x_t = spec.painted(step, x_t);
        Ok(Self { spec, step, x_t })
    }

    /// The settings.
    pub fn spec(&self) -> &RunSpec {
        &self.spec
    }

    /// The step to be done next, 0 when the run is over.
    pub fn step(&self) -> usize {
        self.step
    }

    /// The noisy picture of the step to be done next.
    pub fn x_t(&self) -> &Image {
        &self.x_t
    }

    /// Does one step; `None` when the run is over. After an error the sampler is where it was.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`].
    pub fn next_frame(
        &mut self,
        denoiser: &dyn Denoiser,
        mask: Option<&ImageMask>,
        cancel: &CancelToken,
    ) -> Result<Option<Frame>, ScoreError> {
        if self.step == 0 {
            return Ok(None);
        }
        let query = self.query(mask, cancel);
        let posterior = denoiser.posterior_mean(query)?;
        Ok(Some(self.advance(posterior)))
    }

    /// The question of the step to be done next; for those who ask it themselves, several samplers at once.
    pub fn query<'a>(&'a self, mask: Option<&'a ImageMask>, cancel: &'a CancelToken) -> Query<'a> {
        Query {
            machine: self.spec.machine_at(self.step, self.x_t.shape()),
            level: self.spec.level_at(self.step),
            x_t: &self.x_t,
            mask,
            cancel,
        }
    }

    /// Takes the answer to [`Sampler::query`] and goes one step down.
    pub fn advance(&mut self, posterior: Posterior) -> Frame {
        let (step, t) = (self.step, self.spec.time(self.step));
        let machine = self.spec.machine_at(step, self.x_t.shape());
        let next =
            ddim_step(&self.x_t, &posterior.x0_hat, self.spec.level_at(step), self.spec.level_at(step - 1), step);
        self.step -= 1;
        let x_t = std::mem::replace(&mut self.x_t, self.spec.painted(self.step, next));
        Frame { step, t, machine, x_t, posterior }
    }
}

/// One deterministic DDIM step from `from` to `to`; at step 1 the guess itself.
fn ddim_step(x_t: &Image, x0_hat: &Image, from: NoiseLevel, to: NoiseLevel, step: usize) -> Image {
    if step == 1 {
        return x0_hat.clone();
    }
    let (signal, noise) = (from.alpha_bar().sqrt(), from.noise_var().sqrt());
    let (next_signal, next_noise) = (to.alpha_bar().sqrt(), to.noise_var().sqrt());
    Image::from_fn(x_t.shape(), |c, y, x| {
        let guess = f64::from(x0_hat.at(c, y, x));
        let eps_hat = (f64::from(x_t.at(c, y, x)) - signal * guess) / noise;
        (next_signal * guess + next_noise * eps_hat) as f32
    })
}

/// A whole run, noisiest frame first.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// The settings.
    pub spec: RunSpec,
    /// Its frames, from the first step down to step 1. Shared, since caches, branches and views hold them too.
    pub frames: Vec<Arc<Frame>>,
}

impl Trajectory {
    /// Runs a sampler to its end.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`].
    pub fn run(
        mut sampler: Sampler,
        denoiser: &dyn Denoiser,
        mask: Option<&ImageMask>,
        cancel: &CancelToken,
    ) -> Result<Self, ScoreError> {
        let mut frames = Vec::with_capacity(sampler.step());
        while let Some(frame) = sampler.next_frame(denoiser, mask, cancel)? {
            frames.push(Arc::new(frame));
        }
        Ok(Self { spec: sampler.spec, frames })
    }

    /// The picture that came out, x0_hat of the last frame; `None` when there is no frame yet.
    pub fn result(&self) -> Option<&Image> {
        self.frames.last().map(|frame| &frame.posterior.x0_hat)
    }
}
