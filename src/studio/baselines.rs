//! What a prediction of a network's pictures has to beat, at every step of a run.

use std::fmt;
use std::sync::Arc;

use super::data::DataId;
use super::error::TaskError;
use super::report::{BaselineFigures, Baselines};
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{Frame, RunSpec, Sampler, Seed, starting_noise};
use crate::explain::agreement::agreement;
use crate::explain::baselines::{WienerDenoiser, mean_picture};
use crate::images::Image;

/// Asks how alike the baselines and the frames of a network's run are; for [`Slot::Baselines`](super::Slot::Baselines).
///
/// Its one report is [`Baselines`]. Milliseconds for some hundred small pictures.
#[derive(Clone)]
pub struct BaselinesQuery {
    /// The set.
    pub data: DataId,
    /// The settings of the network's run.
    pub spec: RunSpec,
    /// Its starting noise.
    pub seed: Seed,
    /// Its frames, noisiest first.
    pub frames: Vec<Arc<Frame>>,
}

impl TaskSpec for BaselinesQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(self.clone()))
    }
}

impl Task for BaselinesQuery {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let set = context.data(self.data)?.data.set.clone();
        let linear = match WienerDenoiser::new(&set) {
            Ok(denoiser) => self.linear(&denoiser, context)?,
            Err(_) => Vec::new(),
        };
        let mean = mean_picture(&set, None);
        let mut figures = Vec::with_capacity(self.frames.len());
        for (place, frame) in self.frames.iter().enumerate() {
            context.check()?;
            let guess = &frame.posterior.x0_hat;
            let nearest = set.nearest(guess).map(|(image_idx, _)| set.image(image_idx));
            figures.push(BaselineFigures {
                step: frame.step,
                linear: linear.get(place).and_then(|picture| agreement(picture, guess)),
                nearest: nearest.and_then(|picture| agreement(&picture, guess)),
                mean: agreement(&mean, guess),
            });
        }
        Ok(Progress::only(Baselines(figures)))
    }
}

impl BaselinesQuery {
    /// The guesses of the linear denoiser on its own way from the same noise.
    fn linear(&self, denoiser: &WienerDenoiser, context: &TaskContext<'_>) -> Result<Vec<Image>, TaskError> {
        let Some(first) = self.frames.first() else { return Ok(Vec::new()) };
        let spec = RunSpec { trunk: Vec::new(), net: None, ..self.spec.clone() };
        let sampler = Sampler::new(spec, starting_noise(first.x_t.shape(), self.seed));
        let mut sampler = sampler.map_err(TaskError::failed)?;
        let mut guesses = Vec::with_capacity(self.frames.len());
        while let Some(frame) = sampler.next_frame(denoiser, None, context.cancel())? {
            guesses.push(frame.posterior.x0_hat);
        }
        Ok(guesses)
    }
}

impl fmt::Debug for BaselinesQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaselinesQuery({:?}, seed {}, {} frames)", self.data, self.seed, self.frames.len())
    }
}
