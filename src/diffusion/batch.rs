//! Several samplers side by side: they share each load of the training set.

use super::{Frame, Sampler};
use crate::images::{Image, ImageMask};
use crate::score::{CancelToken, Denoiser, ScoreError};

/// Takes samplers one step down together, with one call of the denoiser, and returns the frame of each, in their order.
///
/// All samplers must be at the same step and have the same machine there, as samplers of one run from different noises
/// do: the denoiser is asked with the machine and the noise level of the first. Nothing is done, and no frame returned,
/// where there is no sampler or the first has reached the end of its run. Runs on the current rayon pool. The frames are
/// those of [`Sampler::next_frame`] on each of them, bit for bit.
///
/// # Errors
/// As for [`Denoiser::posterior_mean`]; all samplers are then where they were.
pub fn step_batch(
    samplers: &mut [Sampler],
    denoiser: &dyn Denoiser,
    mask: Option<&ImageMask>,
    cancel: &CancelToken,
) -> Result<Vec<Frame>, ScoreError> {
    let Some(first) = samplers.first().filter(|sampler| sampler.step() > 0) else { return Ok(Vec::new()) };
    let noisy: Vec<&Image> = samplers.iter().map(Sampler::x_t).collect();
    let answers = denoiser.posterior_means(first.query(mask, cancel), &noisy)?;
    Ok(samplers.iter_mut().zip(answers).map(|(sampler, answer)| sampler.advance(answer)).collect())
}

/// Takes samplers to the end of their run together and returns the picture that each came to, `(c, h, w)`, in their order.
///
/// `denoiser_at` chooses who answers the next step, given the first sampler; `on_step` gets the frames of each step, the
/// noisiest first. What must hold of the samplers is as for [`step_batch`].
///
/// # Errors
/// As for [`Denoiser::posterior_mean`].
///
/// # Example
/// ```
/// use std::sync::Arc;
/// use sixfingers::diffusion::{RunSpec, Sampler, run_batch, starting_noise};
/// use sixfingers::score::{CancelToken, Denoiser, FastDenoiser};
/// use sixfingers::synth::{SynthKind, SynthSpec};
///
/// let set = Arc::new(SynthSpec { count: 4, size: 24, ..SynthSpec::new(SynthKind::Hands) }.generate()?);
/// let denoiser = FastDenoiser::new(&set);
/// let run = RunSpec { steps: 3, ..RunSpec::default() };
/// let samplers: Result<Vec<_>, _> =
///     (0..2).map(|seed| Sampler::new(run.clone(), starting_noise(set.shape(), seed))).collect();
/// let mut steps = Vec::new();
/// let pictures = run_batch(samplers?, |_| &denoiser, None, &CancelToken::new(), |frames| steps.push(frames[0].step))?;
/// assert_eq!(pictures.len(), 2);
/// assert_eq!(steps, [3, 2, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn run_batch<'d>(
    mut samplers: Vec<Sampler>,
    mut denoiser_at: impl FnMut(&Sampler) -> &'d dyn Denoiser,
    mask: Option<&ImageMask>,
    cancel: &CancelToken,
    mut on_step: impl FnMut(Vec<Frame>),
) -> Result<Vec<Image>, ScoreError> {
    while let Some(first) = samplers.first().filter(|sampler| sampler.step() > 0) {
        let denoiser = denoiser_at(first);
        on_step(step_batch(&mut samplers, denoiser, mask, cancel)?);
    }
    // After step 1 a sampler stands at the guess of the clean picture.
    Ok(samplers.iter().map(|sampler| sampler.x_t().clone()).collect())
}
