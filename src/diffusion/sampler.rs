//! The deterministic sampler (DDIM) and what it leaves behind.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Locality, LocalityError, NetId, NoiseSchedule, Paint, Stretch};
use crate::images::{Image, ImageMask, Shape};
use crate::score::{
    Boundary, CancelToken, Corner, Denoiser, Machine, NoiseLevel, Patch, Posterior, Query, Reach, ScoreError,
};

/// Everything that decides a trajectory but the training set and the starting noise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunSpec {
    /// Patch side over time.
    pub locality: Locality,
    /// How far patches may move.
    pub reach: Reach,
    /// What lies beyond the border.
    pub boundary: Boundary,
    /// How the signal fades.
    pub schedule: NoiseSchedule,
    /// Number of steps n of the grid t_i = i / n, in 1..=[`RunSpec::MAX_STEPS`].
    pub steps: usize,
    /// Step at which the noise comes in, in 1..=steps; `None` means `steps`. (The authors' code starts at
    /// `steps - 1`.)
    pub start_step: Option<usize>,
    /// Other settings for the noisier steps, noisiest first: what this run branched off. See [`RunSpec::branch`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trunk: Vec<Stretch>,
    /// What is painted on noisy pictures on the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paint: Vec<Paint>,
    /// The trained network that draws in the place of the machine. Locality, reach and boundary are then those of the
    /// machine that would.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net: Option<NetId>,
}

/// What can be wrong with a [`RunSpec`].
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum RunSpecError {
    /// Too many steps, or none.
    #[error("{0} steps: it must be 1 to {max}", max = RunSpec::MAX_STEPS)]
    Steps(usize),
    /// A start beyond the grid.
    #[error("start step {start}: it must be 1 to the number of steps, {steps}")]
    StartStep {
        /// The step asked for.
        start: usize,
        /// Number of steps.
        steps: usize,
    },
    /// A branch from a step that the trajectory does not have.
    #[error("there is no frame at step {step}: this run has the steps 1 to {first}")]
    NoFrame {
        /// The step asked for.
        step: usize,
        /// The first, noisiest step of the trajectory.
        first: usize,
    },
    /// A trunk whose stretches do not follow each other.
    #[error(
        "a branch at step {step}: it must be at least 1 and come after step {before}, where the part before it ends"
    )]
    Fork {
        /// The step asked for.
        step: usize,
        /// Where the stretch before it ends, or the number of steps.
        before: usize,
    },
    /// A text that describes no stretch of a trunk.
    #[error("'{0}' is not a branch: use STEP:REACH:BOUNDARY:LOCALITY, as in 12:0:zeros:constant:whole")]
    Stretch(String),
    /// Paint for pictures of another shape.
    #[error("the paint at step {step} is {found} (channels x height x width), but the pictures are {needed}")]
    PaintShape {
        /// The step at which it is painted.
        step: usize,
        /// Shape of what was painted.
        found: Shape,
        /// Shape of the pictures.
        needed: Shape,
    },
    /// A locality that does not fit.
    #[error(transparent)]
    Locality(#[from] LocalityError),
}

impl Default for RunSpec {
    fn default() -> Self {
        Self {
            locality: Locality::default(),
            reach: Reach::NONE,
            boundary: Boundary::Zeros,
            schedule: NoiseSchedule::Cosine,
            steps: 20,
            start_step: None,
            trunk: Vec::new(),
            paint: Vec::new(),
            net: None,
        }
    }
}

impl RunSpec {
    /// The largest number of steps.
    pub const MAX_STEPS: usize = 1000;

    /// The run of a corner of the space of machines, with this P(t) where it is local; the rest is as usual.
    pub fn of_corner(corner: Corner, locality: Locality) -> Self {
        Self {
            locality: if corner.is_local() { locality } else { Locality::Constant(Patch::Whole) },
            reach: corner.reach(),
            boundary: corner.boundary(),
            ..Self::default()
        }
    }

    /// The machine of a step.
    pub fn machine_at(&self, step: usize, shape: Shape) -> Machine {
        let (locality, reach, boundary) = match self.stretch_at(step) {
            Some(stretch) => (&stretch.locality, stretch.reach, stretch.boundary),
            None => (&self.locality, self.reach, self.boundary),
        };
        Machine { patch: locality.patch_at(step, self.steps, shape, boundary), reach, boundary }
    }

    /// The network that draws at a step; `None` where a machine does.
    pub fn net_at(&self, step: usize) -> Option<&NetId> {
        match self.stretch_at(step) {
            Some(stretch) => stretch.net.as_ref(),
            None => self.net.as_ref(),
        }
    }

    /// All networks that draw at some step, each once.
    pub fn nets(&self) -> Vec<&NetId> {
        let all = self.trunk.iter().filter_map(|stretch| stretch.net.as_ref()).chain(&self.net);
        all.fold(Vec::new(), |mut nets, net| {
            if !nets.contains(&net) {
                nets.push(net);
            }
            nets
        })
    }

    /// The name of the machine that these settings make, taken at the first step of the run; of a branch, at the step
    /// where it begins.
    pub fn corner(&self, shape: Shape) -> Corner {
        self.machine_at(self.own_first_step(), shape).corner()
    }

    /// The step at which the run starts, the noisiest.
    pub fn first_step(&self) -> usize {
        self.start_step.unwrap_or(self.steps)
    }

    /// Time of a step, `step / steps`.
    pub fn time(&self, step: usize) -> f64 {
        step as f64 / self.steps as f64
    }

    /// Signal and noise at a step.
    pub fn level_at(&self, step: usize) -> NoiseLevel {
        self.schedule.level(self.time(step))
    }

    /// Checks the settings against a picture's shape.
    ///
    /// # Errors
    /// [`RunSpecError`] names the setting and its limits.
    pub fn check(&self, shape: Shape) -> Result<(), RunSpecError> {
        if !(1..=Self::MAX_STEPS).contains(&self.steps) {
            return Err(RunSpecError::Steps(self.steps));
        }
        if !(1..=self.steps).contains(&self.first_step()) {
            return Err(RunSpecError::StartStep { start: self.first_step(), steps: self.steps });
        }
        self.check_trunk()?;
        self.check_paint(shape)?;
        for stretch in &self.trunk {
            stretch.locality.check(self.steps, shape, stretch.boundary)?;
        }
        Ok(self.locality.check(self.steps, shape, self.boundary)?)
    }
}

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

    /// A sampler that goes on from the frame of `step` with other settings. The noisy picture there is kept, so the
    /// number of steps and the noise schedule should stay as they are.
    ///
    /// # Errors
    /// [`RunSpecError::NoFrame`] when there is no such frame, otherwise as for [`Sampler::resume`].
    pub fn branch(&self, step: usize, spec: RunSpec) -> Result<Sampler, RunSpecError> {
        let frame = self.frames.iter().find(|frame| frame.step == step);
        let first = self.frames.first().map_or(0, |frame| frame.step);
        let frame = frame.ok_or(RunSpecError::NoFrame { step, first })?;
        Sampler::resume(spec, step, frame.x_t.clone())
    }
}
