//! The denoiser that the program runs. (For now the naive one behind the final interface.)

use std::sync::Arc;

use super::naive::NaiveDenoiser;
use super::posterior::{Denoiser, Posterior, Query, ScoreError};
use crate::images::{Shape, TrainingSet};

/// The exact posterior, fast: f32, all cores of the current rayon pool, the same bits for any number of threads.
#[derive(Debug)]
pub struct FastDenoiser {
    inner: NaiveDenoiser,
}

impl FastDenoiser {
    /// Prepares a training set. O(n c h w).
    pub fn new(set: &Arc<TrainingSet>) -> Self {
        Self { inner: NaiveDenoiser::new(TrainingSet::clone(set)) }
    }
}

impl Denoiser for FastDenoiser {
    fn shape(&self) -> Shape {
        self.inner.shape()
    }

    fn n_images(&self) -> usize {
        self.inner.n_images()
    }

    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        self.inner.posterior_mean(query)
    }
}
