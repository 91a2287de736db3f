//! One softmax for each pixel over all of its candidates, in one pass.

use super::simd::Power;
use crate::score::{NoiseLevel, PatchRef};

/// Natural logarithm of 2^25: half the last bit of f32.
const LN_ROUNDING: f64 = 17.4;

/// The smallest square root of alpha_bar that is computed with. Below it every picture is equally likely as far as
/// f32 can tell.
const MIN_SIGNAL: f64 = 1e-10;

/// The numbers that turn box sums into weights.
///
/// Box sums are kept in units of squared pixel values of the clean picture, `V = sum (expected - (x/a - u)^2)`, so
/// that the exponent is `scale * V` up to a constant that all candidates of a pixel share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Softmax {
    /// `a = sqrt(alpha_bar)`.
    pub(super) signal: f64,
    /// `c noise_var / a^2`, what the difference of a pixel comes to for the true patch. Subtracting it keeps
    /// the sums near zero for the candidates that matter, and with them the rounding.
    pub(super) expected: f32,
    /// From `V` to the weight: `2^(scale V)`, `scale = a^2 / (2 noise_var ln 2)`.
    pub(super) power: Power,
    /// Candidates that lie this much below the best may be left out: all of them together are less than half of the
    /// last bit.
    pub(super) window: f32,
    /// 1, in a way that the compiler does not see through: a multiplication by it and an addition are not turned into an
    /// addition.
    pub(super) one: f32,
}

impl Softmax {
    pub(super) fn new(level: NoiseLevel, channels: usize, candidates: usize) -> Self {
        let signal = level.alpha_bar().sqrt().max(MIN_SIGNAL);
        let natural = signal * signal / (2.0 * level.noise_var());
        Self {
            signal,
            expected: (channels as f64 / (2.0 * natural)) as f32,
            power: Power::new((natural * std::f64::consts::LOG2_E) as f32),
            one: std::hint::black_box(1.0),
            window: ((LN_ROUNDING + libm::log(candidates as f64)) / natural) as f32,
        }
    }
}

/// How many sums there are for a pixel: weights, squared weights, and weighted values of up to three channels.
pub(super) const N_SUMS: usize = 5;

/// A rectangle of pixels; on the torus it may go on at the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rect {
    /// Row and column of the first pixel.
    pub(super) at: (usize, usize),
    /// Rows and columns.
    pub(super) size: (usize, usize),
}

/// The sums of one pixel: those of [`super::sums::Sums`] with the lanes added up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mixed {
    /// The best box sum.
    pub(super) best: f32,
    pub(super) patch: PatchRef,
    /// Weights, squared weights, weighted values.
    pub(super) sums: [f32; N_SUMS],
}

impl Mixed {
    /// The sums over the candidates of both.
    pub(super) fn join(&self, other: &Self, softmax: &Softmax) -> Self {
        let (high, low) = if other.best > self.best { (other, self) } else { (self, other) };
        let factor = softmax.power.of_one(low.best - high.best);
        let mut sums = high.sums;
        for (i, (sum, low)) in sums.iter_mut().zip(low.sums).enumerate() {
            *sum += low * if i == 1 { factor * factor } else { factor };
        }
        Self { sums, ..*high }
    }
}
