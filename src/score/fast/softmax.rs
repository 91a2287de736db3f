//! One softmax for each pixel over all of its candidates, in one pass.

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::local::image_from_pixels;
use super::pack::Packed;
use super::simd::exp2;
use crate::images::Shape;
use crate::score::{CancelToken, NoiseLevel, PatchRef, Posterior};

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
    /// `a^2 / (2 noise_var ln 2)`: from `V` to a power of two.
    scale: f32,
    /// Candidates that lie this much below the best are left out: all of them together are less than half of the
    /// last bit.
    window: f32,
}

impl Softmax {
    pub(super) fn new(level: NoiseLevel, channels: usize, candidates: usize) -> Self {
        let signal = level.alpha_bar().sqrt().max(MIN_SIGNAL);
        let natural = signal * signal / (2.0 * level.noise_var());
        Self {
            signal,
            expected: (channels as f64 / (2.0 * natural)) as f32,
            scale: (natural * std::f64::consts::LOG2_E) as f32,
            window: ((LN_ROUNDING + (candidates as f64).ln()) / natural) as f32,
        }
    }
}

/// The sums of one piece's candidates, for each pixel.
pub(super) struct Sums<S: Simd, const C: usize> {
    best: Vec<Best>,
    lanes: Vec<Lanes<S, C>>,
}

/// The best candidate so far.
#[derive(Clone, Copy, Debug)]
struct Best {
    /// Its box sum; minus infinity before the first.
    value: f32,
    /// Nothing below this counts.
    floor: f32,
    patch: PatchRef,
}

/// Sums of weights, of squared weights and of weighted values, lane by lane.
#[derive(Clone, Copy)]
struct Lanes<S: Simd, const C: usize> {
    weight: S::f32s,
    square: S::f32s,
    value: [S::f32s; C],
}

/// The sums of one piece, added over the lanes.
pub(super) struct Running {
    best: Vec<Best>,
    /// For each pixel: weights, squared weights, weighted values (three of them, zero where there is one channel).
    sums: Vec<[f32; 5]>,
}

impl<S: Simd, const C: usize> Sums<S, C> {
    pub(super) fn new(simd: S, area: usize) -> Self {
        let zero = S::f32s::splat(simd, 0.0);
        let best = Best { value: f32::NEG_INFINITY, floor: f32::NEG_INFINITY, patch: PatchRef::default() };
        Self { best: vec![best; area], lanes: vec![Lanes { weight: zero, square: zero, value: [zero; C] }; area] }
    }

    /// Adds candidates of the pixel at `at`: the patches centred on `from` of some blocks of pictures.
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        packed: &Packed<S>,
        softmax: &Softmax,
        at: (usize, usize),
        from: (usize, usize),
        planes: impl Iterator<Item = (S::f32s, usize)> + Clone,
    ) {
        let simd = packed.simd;
        let shape = packed.shape;
        let pixel = at.0 * shape.w() + at.1;
        let top = planes.clone().fold(S::f32s::splat(simd, f32::NEG_INFINITY), |top, plane| top.max(plane.0));
        if !top.simd_gt(self.best[pixel].floor).any_true() {
            return;
        }
        let highest = top.reduce_max();
        if highest > self.best[pixel].value {
            self.raise(softmax, pixel, highest);
            for (values, block) in planes.clone() {
                if let Some(lane) = values.as_slice().iter().position(|v| *v == highest) {
                    let image_idx = (block * Packed::<S>::LANES + lane) as u32;
                    self.best[pixel].patch = PatchRef { image_idx, row: from.0 as u16, col: from.1 as u16 };
                }
            }
        }
        let best = S::f32s::splat(simd, self.best[pixel].value);
        let scale = S::f32s::splat(simd, softmax.scale);
        let mut sums = self.lanes[pixel];
        for (values, block) in planes {
            let weight = exp2(simd, (values - best) * scale);
            sums.weight += weight;
            sums.square = weight.mul_add(weight, sums.square);
            let block = packed.block(block);
            for c in 0..C {
                sums.value[c] = block[shape.index(c, from.0, from.1)].mul_add(weight, sums.value[c]);
            }
        }
        self.lanes[pixel] = sums;
    }

    /// A new best value: what was summed so far shrinks with respect to it.
    #[inline(always)]
    fn raise(&mut self, softmax: &Softmax, pixel: usize, value: f32) {
        let best = &mut self.best[pixel];
        // Before the first candidate this is 2^-infinity, zero.
        let factor = libm::exp2f((best.value - value) * softmax.scale);
        (best.value, best.floor) = (value, value - softmax.window);
        let sums = &mut self.lanes[pixel];
        sums.weight *= factor;
        sums.square *= factor * factor;
        for value in &mut sums.value {
            *value *= factor;
        }
    }

    /// The sums over the lanes.
    #[inline(always)]
    pub(super) fn finish(self) -> Running {
        let add = |lanes: &S::f32s| lanes.as_slice().iter().sum::<f32>();
        let total = |sums: &Lanes<S, C>| {
            let value = |c: usize| sums.value.get(c).map_or(0.0, add);
            [add(&sums.weight), add(&sums.square), value(0), value(1), value(2)]
        };
        Running { sums: self.lanes.iter().map(total).collect(), best: self.best }
    }
}

/// One posterior from the sums of all pieces, in their order; `None` when cancelled.
pub(super) fn merge(runs: &[Running], softmax: &Softmax, shape: Shape, cancel: &CancelToken) -> Option<Posterior> {
    let pixels: Vec<([f64; 5], PatchRef)> =
        (0..shape.area()).into_par_iter().with_min_len(256).map(|pixel| merge_pixel(runs, softmax, pixel)).collect();
    if cancel.is_cancelled() {
        return None;
    }
    Some(Posterior {
        x0_hat: image_from_pixels(shape, |pixel, c| pixels[pixel].0[2 + c] / pixels[pixel].0[0]),
        strongest: pixels.iter().map(|p| p.1).collect(),
        strongest_weight: pixels.iter().map(|p| (1.0 / p.0[0]) as f32).collect(),
        effective_patches: pixels.iter().map(|p| (p.0[0] * p.0[0] / p.0[1]) as f32).collect(),
    })
}

fn merge_pixel(runs: &[Running], softmax: &Softmax, pixel: usize) -> ([f64; 5], PatchRef) {
    let mut best = runs[0].best[pixel];
    for run in &runs[1..] {
        if run.best[pixel].value > best.value {
            best = run.best[pixel];
        }
    }
    let mut total = [0.0; 5];
    for run in runs {
        let below = f64::from(run.best[pixel].value) - f64::from(best.value);
        if run.best[pixel].value < best.floor {
            continue;
        }
        let factor = if below == 0.0 { 1.0 } else { libm::exp2(below * f64::from(softmax.scale)) };
        for (i, (total, sum)) in total.iter_mut().zip(run.sums[pixel]).enumerate() {
            *total += f64::from(sum) * factor * if i == 1 { factor } else { 1.0 };
        }
    }
    (total, best.patch)
}
