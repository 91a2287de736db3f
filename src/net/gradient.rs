//! The gradient of a trained network by what it is given.

use super::layout::Weights;
use super::model::{Model, ModelError};
use super::sample::{NetDenoiser, time_of};
use crate::images::Image;
use crate::score::NoiseLevel;

/// A trained network whose guess can be differentiated by the noisy picture.
#[derive(Clone, Debug)]
pub struct InputGradient {
    model: Model,
    weights: Weights,
}

impl InputGradient {
    /// Of a network that draws.
    ///
    /// # Errors
    /// [`ModelError::TooLarge`]: a gradient needs more memory than a guess.
    pub fn new(net: &NetDenoiser) -> Result<Self, ModelError> {
        let model = Model::for_training(net.model().net(), net.model().shape())?;
        Ok(Self { model, weights: net.weights() })
    }

    /// How much each value of `x_t` moves the guess of the noise at a pixel, `(row, column)`, the sum of its channels;
    /// some times the cost of a guess.
    ///
    /// # Errors
    /// [`ModelError::Shape`], and [`ModelError::Lost`], which is a bug.
    ///
    /// # Panics
    /// When there is no such pixel.
    pub fn at(&self, x_t: &Image, level: NoiseLevel, pixel: (usize, usize)) -> Result<Image, ModelError> {
        self.model.input_gradient(&self.weights, x_t, time_of(level), pixel)
    }
}
