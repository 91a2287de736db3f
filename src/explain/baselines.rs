//! What a prediction has to beat: the best linear denoiser, and the mean of the training pictures.

use std::fmt;

use crate::images::{Image, ImageMask, Shape, TrainingSet};
use crate::score::{Denoiser, NoiseLevel, Posterior, Query, ScoreError};
use crate::text::{errors_run, say};

/// The mean of the training pictures that `mask` allows, pixel by pixel; of all of them without one.
pub fn mean_picture(set: &TrainingSet, mask: Option<&ImageMask>) -> Image {
    let (shape, mean) = (set.shape(), mean_values(set, mask));
    Image::from_fn(shape, |c, y, x| mean[shape.index(c, y, x)] as f32)
}

/// [`mean_picture`] in double precision, `(c, h, w)`.
fn mean_values(set: &TrainingSet, mask: Option<&ImageMask>) -> Vec<f64> {
    let (mut sums, mut n) = (vec![0.0_f64; set.shape().len()], 0.0);
    for k in (0..set.n_images()).filter(|k| mask.is_none_or(|mask| mask.allows(*k))) {
        n += 1.0;
        sums.iter_mut().zip(set.image_values(k)).for_each(|(sum, value)| *sum += f64::from(*value));
    }
    sums.iter_mut().for_each(|sum| *sum /= n);
    sums
}

/// Too many pictures for the linear denoiser.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TooManyImages(usize);

impl fmt::Display for TooManyImages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say!(errors_run::LinearTooMany { max: WienerDenoiser::MAX_IMAGES, n: self.0 }))
    }
}

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
        let mean = mean_values(set, None);
        let values = set.values().iter().enumerate();
        let centred: Vec<f64> = values.map(|(i, value)| f64::from(*value) - mean[i % len]).collect();
        let row = |k: usize| &centred[k * len..(k + 1) * len];
        let products = (0..n * n).map(|i| dot(row(i / n), row(i % n))).collect();
        Ok(Self { shape, mean, products, centred, n })
    }

    /// The matrix of the system at a level, as [`factor`] leaves it: the same for all pictures.
    fn system(&self, level: NoiseLevel) -> Vec<f64> {
        let (a, n) = (level.alpha_bar().sqrt(), self.n);
        let mut matrix: Vec<f64> = self.products.iter().map(|g| a * a * g / n as f64).collect();
        (0..n).for_each(|k| matrix[k * n + k] += level.noise_var());
        factor(&mut matrix, n);
        matrix
    }

    fn answer(&self, query: Query<'_>, system: &[f64]) -> Result<Posterior, ScoreError> {
        let (found, needed) = (query.x_t.shape(), self.shape);
        if found != needed {
            return Err(ScoreError::Shape { found, needed });
        }
        if query.cancel.is_cancelled() {
            return Err(ScoreError::Cancelled);
        }
        let x0_hat = self.x0_hat(query.x_t, query.level, system);
        Ok(Posterior { x0_hat, strongest: Vec::new(), strongest_weight: Vec::new(), effective_patches: Vec::new() })
    }

    fn x0_hat(&self, x_t: &Image, level: NoiseLevel, system: &[f64]) -> Image {
        let (a, n, len) = (level.alpha_bar().sqrt(), self.n, self.shape.len());
        let y: Vec<f64> = x_t.values().iter().zip(&self.mean).map(|(x, m)| f64::from(*x) - a * m).collect();
        let mut weights: Vec<f64> = (0..n).map(|k| dot(&self.centred[k * len..(k + 1) * len], &y)).collect();
        substitute(system, &mut weights);
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

/// Cholesky's decomposition of a symmetric, positive definite `n` by `n` matrix, into its lower half. The noise's variance on
/// the diagonal keeps it positive.
fn factor(matrix: &mut [f64], n: usize) {
    for i in 0..n {
        for j in 0..=i {
            let below = dot(&matrix[i * n..i * n + j], &matrix[j * n..j * n + j]);
            let value = matrix[i * n + j] - below;
            matrix[i * n + j] = if i == j { value.max(1e-300).sqrt() } else { value / matrix[j * n + j] };
        }
    }
}

/// Solves a system that [`factor`] has prepared, in place.
fn substitute(matrix: &[f64], right: &mut [f64]) {
    let n = right.len();
    for i in 0..n {
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
        self.answer(query, &self.system(query.level))
    }

    fn posterior_means(&self, query: Query<'_>, pictures: &[&Image]) -> Result<Vec<Posterior>, ScoreError> {
        let system = self.system(query.level);
        pictures.iter().map(|x_t| self.answer(Query { x_t, ..query }, &system)).collect()
    }
}
