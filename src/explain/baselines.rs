//! What a prediction has to beat: the best linear denoiser, and the mean of the training pictures.

use thiserror::Error;

use crate::images::{Image, Shape, TrainingSet};
use crate::score::{Denoiser, NoiseLevel, Posterior, Query, ScoreError};

/// The mean of the training pictures, pixel by pixel.
pub fn mean_picture(set: &TrainingSet) -> Image {
    let (shape, n) = (set.shape(), set.n_images());
    Image::from_fn(shape, |c, y, x| {
        let i = shape.index(c, y, x);
        ((0..n).map(|k| f64::from(set.image_values(k)[i])).sum::<f64>() / n as f64) as f32
    })
}

/// Too many pictures for the linear denoiser.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the linear denoiser takes at most {max} training pictures, not {0}: use fewer", max = WienerDenoiser::MAX_IMAGES)]
pub struct TooManyImages(usize);

/// The best linear denoiser (Wiener's): the posterior mean if the training pictures were drawn from the one normal
/// distribution with their mean and their covariance C.
///
/// ```text
/// x0_hat = mean + a C (a^2 C + noise_var)^-1 (x_t - a mean)          a = sqrt(alpha_bar)
/// ```
///
/// With C = X^T X / n, X the pictures less their mean, this is a system of n equations. What fits the theory no better
/// than this knows no more of a network than its second moments.
#[derive(Clone, Debug)]
pub struct WienerDenoiser {
    shape: Shape,
    mean: Vec<f64>,
    /// The pictures less their mean, one after the other.
    centred: Vec<f64>,
    /// Their inner products, n x n.
    products: Vec<f64>,
    n: usize,
}

impl WienerDenoiser {
    /// The most training pictures.
    pub const MAX_IMAGES: usize = 1000;

    /// From the second moments of a set. O(n^2 c h w).
    ///
    /// # Errors
    /// [`TooManyImages`].
    pub fn new(set: &TrainingSet) -> Result<Self, TooManyImages> {
        let (n, shape) = (set.n_images(), set.shape());
        if n > Self::MAX_IMAGES {
            return Err(TooManyImages(n));
        }
        let len = shape.len();
        let sum = |i: usize| (0..n).map(|k| f64::from(set.image_values(k)[i])).sum::<f64>();
        let mean: Vec<f64> = (0..len).map(|i| sum(i) / n as f64).collect();
        let values = set.values().iter().enumerate();
        let centred: Vec<f64> = values.map(|(i, value)| f64::from(*value) - mean[i % len]).collect();
        let row = |k: usize| &centred[k * len..(k + 1) * len];
        let products = (0..n * n).map(|i| dot(row(i / n), row(i % n))).collect();
        Ok(Self { shape, mean, products, centred, n })
    }

    fn x0_hat(&self, x_t: &Image, level: NoiseLevel) -> Image {
        let (a, n, len) = (level.alpha_bar().sqrt(), self.n, self.shape.len());
        let y: Vec<f64> = x_t.values().iter().zip(&self.mean).map(|(x, m)| f64::from(*x) - a * m).collect();
        let mut matrix: Vec<f64> = self.products.iter().map(|g| a * a * g / n as f64).collect();
        (0..n).for_each(|k| matrix[k * n + k] += level.noise_var());
        let mut weights: Vec<f64> = (0..n).map(|k| dot(&self.centred[k * len..(k + 1) * len], &y)).collect();
        solve(&mut matrix, &mut weights);
        let mut guess = self.mean.clone();
        for (k, weight) in weights.iter().enumerate() {
            let picture = &self.centred[k * len..(k + 1) * len];
            guess.iter_mut().zip(picture).for_each(|(sum, u)| *sum += a * weight * u / n as f64);
        }
        Image::from_fn(self.shape, |c, y, x| guess[self.shape.index(c, y, x)] as f32)
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Solves a symmetric, positive definite system in place, by Cholesky's decomposition. The noise's variance on the
/// diagonal keeps it positive.
fn solve(matrix: &mut [f64], right: &mut [f64]) {
    let n = right.len();
    for i in 0..n {
        for j in 0..=i {
            let below = dot(&matrix[i * n..i * n + j], &matrix[j * n..j * n + j]);
            let value = matrix[i * n + j] - below;
            matrix[i * n + j] = if i == j { value.max(1e-300).sqrt() } else { value / matrix[j * n + j] };
        }
        right[i] = (right[i] - dot(&matrix[i * n..i * n + i], &right[..i])) / matrix[i * n + i];
    }
    for i in (0..n).rev() {
        let above: f64 = (i + 1..n).map(|k| matrix[k * n + i] * right[k]).sum();
        right[i] = (right[i] - above) / matrix[i * n + i];
    }
}

impl Denoiser for WienerDenoiser {
    fn shape(&self) -> Shape {
        self.shape
    }

    fn n_images(&self) -> usize {
        self.n
    }

    /// It has no patches: those lists of the answer are empty, and machine and mask do not matter.
    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        let (found, needed) = (query.x_t.shape(), self.shape);
        if found != needed {
            return Err(ScoreError::Shape { found, needed });
        }
        if query.cancel.is_cancelled() {
            return Err(ScoreError::Cancelled);
        }
        let x0_hat = self.x0_hat(query.x_t, query.level);
        Ok(Posterior { x0_hat, strongest: Vec::new(), strongest_weight: Vec::new(), effective_patches: Vec::new() })
    }
}
