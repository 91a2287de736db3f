//! What is asked of a machine and what it answers.

use std::fmt;

use super::{CancelToken, Machine, MachineError};
use crate::images::{Image, ImageMask, Shape};
use crate::text::{errors_run, passes_on, say};

/// How much signal and how much noise there is in x_t.
///
/// `x_t = sqrt(alpha_bar) x_0 + sqrt(noise_var) * standard normal noise`, `noise_var = 1 - alpha_bar`. (The authors'
/// code calls `1 - alpha_bar` "beta"; it is not the beta of DDPM.)
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoiseLevel {
    alpha_bar: f64,
    noise_var: f64,
}

impl NoiseLevel {
    /// The smallest noise variance that is computed with. Below it the posterior is the nearest patch in all but
    /// exact ties, and smaller values would only overflow.
    pub const MIN_NOISE_VAR: f64 = 1e-8;

    /// The level with this signal variance, clamped to [0, 1]; NaN counts as 0. The noise variance is what is left
    /// of 1, but never below [`NoiseLevel::MIN_NOISE_VAR`].
    pub fn from_alpha_bar(alpha_bar: f64) -> Self {
        let alpha_bar = if alpha_bar.is_nan() { 0.0 } else { alpha_bar.clamp(0.0, 1.0) };
        Self { alpha_bar, noise_var: (1.0 - alpha_bar).max(Self::MIN_NOISE_VAR) }
    }

    /// Variance kept of the signal, in [0, 1].
    pub fn alpha_bar(self) -> f64 {
        self.alpha_bar
    }

    /// Variance of the noise, `1 - alpha_bar`, in [[`NoiseLevel::MIN_NOISE_VAR`], 1].
    pub fn noise_var(self) -> f64 {
        self.noise_var
    }
}

/// One question to a machine: what was the clean picture behind `x_t`?
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The machine.
    pub machine: Machine,
    /// How noisy `x_t` is.
    pub level: NoiseLevel,
    /// The noisy picture, of the shape of the training set.
    pub x_t: &'a Image,
    /// Which training pictures may be used; all of them if `None`.
    pub mask: Option<&'a ImageMask>,
    /// Stops the work.
    pub cancel: &'a CancelToken,
}

impl Query<'_> {
    /// Checks that the question fits a set of `n_images` pictures of `shape`.
    ///
    /// # Errors
    /// [`ScoreError::Shape`], [`ScoreError::Mask`] or [`ScoreError::Machine`].
    pub fn check(&self, shape: Shape, n_images: usize) -> Result<(), ScoreError> {
        let found = self.x_t.shape();
        if found != shape {
            return Err(ScoreError::Shape { found, needed: shape });
        }
        if let Some(mask) = self.mask
            && mask.entries().len() != n_images
        {
            return Err(ScoreError::Mask { found: mask.entries().len(), needed: n_images });
        }
        self.machine.check(shape).map_err(ScoreError::from)
    }
}

/// A training patch, by its centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C)]
pub struct PatchRef {
    /// Which training picture, counted from 0.
    pub image_idx: u32,
    /// Row of its centre.
    pub row: u16,
    /// Column of its centre.
    pub col: u16,
}

/// The answer: the posterior mean and, for each pixel, what it was made of (by a machine: see
/// [`Posterior::has_sources`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    /// The posterior mean of the clean picture, `(c, h, w)`: the denoiser's output.
    pub x0_hat: Image,
    /// The strongest training patch of each pixel, `(h, w)`. Among equals any may be named.
    pub strongest: Vec<PatchRef>,
    /// Its weight in the posterior, in (0, 1], `(h, w)`.
    pub strongest_weight: Vec<f32>,
    /// Effective number of patches, `1 / sum_k W_k^2` (the participation ratio), from 1 to the number of
    /// candidates, `(h, w)`.
    pub effective_patches: Vec<f32>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// The work was cancelled.
    Cancelled,
    /// The settings do not fit the pictures.
    Machine(MachineError),
    /// x_t is of another shape than the training pictures.
    Shape {
        /// Shape of x_t.
        found: Shape,
        /// Shape of the training pictures.
        needed: Shape,
    },
    /// The mask is made for a set of another size.
    Mask {
        /// Entries of the mask.
        found: usize,
        /// Pictures in the set.
        needed: usize,
    },
    /// A pixel outside the picture.
    Pixel {
        /// The row asked for.
        row: usize,
        /// The column asked for.
        col: usize,
        /// Height of the pictures.
        h: usize,
        /// Width of the pictures.
        w: usize,
    },
}

passes_on!(ScoreError { Machine(MachineError) });

impl fmt::Display for ScoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Cancelled => errors_run::CANCELLED.into(),
            Self::Machine(error) => error.to_string(),
            Self::Shape { found, needed } => {
                say!(errors_run::ScoreShape { found: found.to_string(), needed: needed.to_string() })
            }
            Self::Mask { found, needed } => say!(errors_run::ScoreMask { found: *found, needed: *needed }),
            Self::Pixel { row, col, h, w } => say!(errors_run::ScorePixel { row: *row, col: *col, h: *h, w: *w }),
        })
    }
}

/// Something that answers [`Query`]s exactly: one softmax over all candidates.
pub trait Denoiser: Send + Sync {
    /// The shape of its pictures.
    fn shape(&self) -> Shape;

    /// Number of its training pictures.
    fn n_images(&self) -> usize;

    /// The posterior mean and what it was made of.
    ///
    /// The result does not depend on the number of threads, nor on how the candidates are batched.
    ///
    /// # Errors
    /// [`ScoreError::Shape`], [`ScoreError::Mask`] or [`ScoreError::Machine`] when the question does not fit the
    /// set; [`ScoreError::Cancelled`] soon after its token is cancelled.
    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError>;

    /// The answers for several noisy pictures under one machine, level and mask (galleries, censuses). Equal to
    /// asking one by one, bit for bit.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`].
    fn posterior_means(&self, query: Query<'_>, pictures: &[&Image]) -> Result<Vec<Posterior>, ScoreError> {
        pictures.iter().map(|x_t| self.posterior_mean(Query { x_t, ..query })).collect()
    }

    /// Checks that a question fits the set; implementations call it first.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`].
    fn check(&self, query: &Query<'_>) -> Result<(), ScoreError> {
        query.check(self.shape(), self.n_images())
    }
}

impl Posterior {
    /// Whether it says of each pixel what it was made of. A trained network does not: those lists are then empty.
    pub fn has_sources(&self) -> bool {
        !self.strongest.is_empty()
    }

    /// The score, `(sqrt(alpha_bar) x0_hat - x_t) / noise_var`: the gradient of the log density, `(c, h, w)`.
    pub fn score(&self, x_t: &Image, level: NoiseLevel) -> Image {
        let (a, var) = (level.alpha_bar().sqrt(), level.noise_var());
        let shape = self.x0_hat.shape();
        Image::from_fn(shape, |c, y, x| {
            ((a * f64::from(self.x0_hat.at(c, y, x)) - f64::from(x_t.at(c, y, x))) / var) as f32
        })
    }

    /// The noise that x_t is guessed to hold, `eps_hat = -sqrt(noise_var) * score`, `(c, h, w)`.
    pub fn eps_hat(&self, x_t: &Image, level: NoiseLevel) -> Image {
        let score = self.score(x_t, level);
        let scale = -level.noise_var().sqrt();
        Image::from_fn(score.shape(), |c, y, x| (scale * f64::from(score.at(c, y, x))) as f32)
    }
}
