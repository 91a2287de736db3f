//! The exhibits: what each must show.

use std::sync::Arc;

use rayon::prelude::*;
use sixfingers::diffusion::{RunSpec, Sampler, starting_noise};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::{CancelToken, FastDenoiser};

mod catalogue;
mod hands;
mod others;
mod recipe;
mod texts;

/// The pictures that come out of the noises of the first seeds.
fn results(set: &Arc<TrainingSet>, run: &RunSpec, seeds: u64) -> Vec<Image> {
    let denoiser = FastDenoiser::new(set);
    let sample = |seed: u64| {
        let mut sampler = Sampler::new(run.clone(), starting_noise(set.shape(), seed)).unwrap();
        let mut result = None;
        while let Some(frame) = sampler.next_frame(&denoiser, None, &CancelToken::new()).unwrap() {
            result = Some(frame.posterior.x0_hat);
        }
        result.unwrap()
    };
    (0..seeds).into_par_iter().map(sample).collect()
}
