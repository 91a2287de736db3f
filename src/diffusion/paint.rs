//! Painting on a noisy picture.

use serde::{Deserialize, Serialize};

use super::{Seed, starting_noise};
use crate::images::Image;
use crate::images::edit::Layer;
use crate::score::NoiseLevel;

/// What was painted on the noisy picture of a step, and the noise that was put on it.
///
/// A noisy picture at time t is a clean one, dimmed, under noise. So paint is dimmed and put under fresh noise of the
/// level of its step: `x_t = sqrt(alpha_bar) painted + sqrt(noise_var) noise`. By their statistics painted pixels can't
/// be told from others. To erase is to paint mid-grey, or what the training pictures have there on average.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paint {
    /// The step whose noisy picture it is on.
    pub step: usize,
    /// Seed of its noise, see [`starting_noise`]: each painted pixel takes its values at its own place.
    pub seed: Seed,
    /// The painted pixels, clean.
    pub layer: Layer,
}

impl Paint {
    /// The noisy picture with the paint on it. What is not painted stays as it is, to the last bit; so does a picture
    /// of another shape.
    #[must_use]
    pub fn over(&self, x_t: &Image, level: NoiseLevel) -> Image {
        let shape = x_t.shape();
        if self.layer.shape() != shape {
            return x_t.clone();
        }
        let noise = starting_noise(shape, self.seed);
        let (signal, sigma) = (level.alpha_bar().sqrt(), level.noise_var().sqrt());
        Image::from_fn(shape, |c, y, x| match self.layer.value(c, y, x) {
            Some(value) => (signal * f64::from(value) + sigma * f64::from(noise.at(c, y, x))) as f32,
            None => x_t.at(c, y, x),
        })
    }
}
