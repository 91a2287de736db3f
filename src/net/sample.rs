//! The trained network in the place of a machine.

use rayon::prelude::*;

use super::file::NetFile;
use super::layout::Weights;
use super::model::{Model, ModelError};
use crate::images::{Image, Shape};
use crate::score::{Denoiser, NoiseLevel, Posterior, Query, ScoreError};

/// A trained network, asked as the machines are: the same sampler takes it from the same noise to a picture.
///
/// It does not care about the machine and the mask of a [`Query`], and its answers name no patches: those lists of
/// [`Posterior`] are empty.
#[derive(Clone, Debug)]
pub struct NetDenoiser {
    model: Model,
    tensors: Vec<burn_tensor::Tensor<2>>,
}

impl NetDenoiser {
    /// The network of a file.
    ///
    /// # Errors
    /// [`ModelError::Spec`] for pictures that do not fit the network, [`ModelError::TooLarge`].
    pub fn new(file: &NetFile) -> Result<Self, ModelError> {
        Self::from_weights(Model::for_use(file.origin.net, file.origin.shape)?, &file.weights)
    }

    pub(super) fn from_weights(model: Model, weights: &Weights) -> Result<Self, ModelError> {
        let tensors = model.tensors(weights);
        Ok(Self { model, tensors })
    }

    pub(super) fn model(&self) -> &Model {
        &self.model
    }

    /// Its weights, as in the file.
    pub(super) fn weights(&self) -> Weights {
        // They are f32, which these always are.
        self.tensors.iter().map(|tensor| tensor.to_data().try_to_vec().unwrap_or_default()).collect()
    }

    /// The guess of the noise in `x_t`, `(c, h, w)`. O(h w x weights).
    ///
    /// # Errors
    /// [`ModelError::Shape`].
    pub fn eps_hat(&self, x_t: &Image, level: NoiseLevel) -> Result<Image, ModelError> {
        self.model.eps_hat(&self.tensors, x_t, time_of(level))
    }

    /// The guess of the clean picture that follows from that of the noise, `(x_t - sqrt(noise_var) eps_hat) /
    /// sqrt(alpha_bar)`.
    fn x0_hat(&self, x_t: &Image, level: NoiseLevel) -> Result<Image, ScoreError> {
        let shape = |_| ScoreError::Shape { found: x_t.shape(), needed: self.shape() };
        let eps_hat = self.eps_hat(x_t, level).map_err(shape)?;
        let (signal, noise) = (level.alpha_bar().sqrt().max(1e-6), level.noise_var().sqrt());
        Ok(Image::from_fn(x_t.shape(), |c, y, x| {
            ((f64::from(x_t.at(c, y, x)) - noise * f64::from(eps_hat.at(c, y, x))) / signal) as f32
        }))
    }
}

/// The time at which the cosine schedule, which the network was trained with, has this level.
pub(super) fn time_of(level: NoiseLevel) -> f64 {
    (libm::acos(level.alpha_bar().sqrt()) * 2.016 / std::f64::consts::PI).clamp(0.0, 1.0)
}

impl Denoiser for NetDenoiser {
    fn shape(&self) -> Shape {
        self.model.shape()
    }

    /// It has none: what it learned from is not in it any more.
    fn n_images(&self) -> usize {
        0
    }

    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        if query.cancel.is_cancelled() {
            return Err(ScoreError::Cancelled);
        }
        let x0_hat = self.x0_hat(query.x_t, query.level)?;
        Ok(Posterior { x0_hat, strongest: Vec::new(), strongest_weight: Vec::new(), effective_patches: Vec::new() })
    }

    fn posterior_means(&self, query: Query<'_>, pictures: &[&Image]) -> Result<Vec<Posterior>, ScoreError> {
        pictures.par_iter().map(|x_t| self.posterior_mean(Query { x_t, ..query })).collect()
    }
}
