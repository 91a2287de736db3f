//! The machines that look at the whole picture: one weight for each picture (IS), or for each picture and shift on
//! the torus (ES). Their exponents reach into the thousands, so they are summed in double precision.

use std::sync::Arc;

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;
use rustfft::num_complex::Complex64;
use rustfft::{Fft, FftPlanner};

use super::pack::{Packed, interleave};
use super::plan::Axis;
use crate::images::{Image, Shape};
use crate::score::{Boundary, CancelToken, PatchRef, Posterior, Query, ScoreError};

/// Exponents that lie further than this below the best, all together, are less than the last bit of f64.
const LN_ROUNDING: f64 = 37.0;

/// The images are cut into this many pieces at most, whatever the number of threads.
const PIECES: usize = 32;

/// More lanes than any vector has.
const MAX_LANES: usize = 16;

/// The ideal score machine: one softmax over the pictures. O(n c h w).
pub(super) fn ideal<S: Simd>(packed: &Packed<S>, query: &Query<'_>) -> Result<Posterior, ScoreError> {
    let (shape, simd) = (packed.shape, packed.simd);
    let signal = query.level.alpha_bar().sqrt();
    let x: Vec<f64> = interleave(query.x_t, |v| v).into_iter().map(f64::from).collect();
    let distances: Option<Vec<[f64; MAX_LANES]>> = (0..packed.n_blocks())
        .into_par_iter()
        .map(|block| {
            simd.vectorize(
                #[inline(always)]
                || block_distances(packed, block, &x, signal, query.cancel),
            )
        })
        .collect();
    let distances = distances.ok_or(ScoreError::Cancelled)?;
    let lanes = Packed::<S>::LANES;
    let exponent = |k: usize| match query.mask {
        Some(mask) if !mask.allows(k) => f64::NEG_INFINITY,
        _ => -distances[k / lanes][k % lanes] / (2.0 * query.level.noise_var()),
    };
    let exponents: Vec<f64> = (0..packed.n_images).map(exponent).collect();
    let (best, max) = exponents
        .iter()
        .enumerate()
        .fold((0, f64::NEG_INFINITY), |best, (k, e)| if *e > best.1 { (k, *e) } else { best });
    let mut weights: Vec<f64> = exponents.iter().map(|e| libm::exp(e - max)).collect();
    weights.resize(packed.n_blocks() * lanes, 0.0);
    let sum: f64 = weights.iter().sum();
    let squares: f64 = weights.iter().map(|w| w * w).sum();
    let rows: Vec<f64> = (0..shape.h())
        .into_par_iter()
        .flat_map_iter(|y| {
            simd.vectorize(
                #[inline(always)]
                || row_mean(packed, &weights, y),
            )
        })
        .collect();
    if query.cancel.is_cancelled() {
        return Err(ScoreError::Cancelled);
    }
    let place = |p: usize| PatchRef { image_idx: best as u32, ..place(shape, p) };
    Ok(Posterior {
        x0_hat: Image::from_fn(shape, |c, y, x| (rows[(y * shape.w() + x) * shape.c() + c] / sum) as f32),
        strongest: (0..shape.area()).map(place).collect(),
        strongest_weight: vec![(1.0 / sum) as f32; shape.area()],
        effective_patches: vec![(sum * sum / squares) as f32; shape.area()],
    })
}

/// Row and column of a pixel, as a patch of picture 0.
fn place(shape: Shape, pixel: usize) -> PatchRef {
    PatchRef { image_idx: 0, row: (pixel / shape.w()) as u16, col: (pixel % shape.w()) as u16 }
}

/// Squared distances of `x` to the dimmed pictures of one block; `None` when cancelled.
#[inline(always)]
fn block_distances<S: Simd>(
    packed: &Packed<S>,
    block: usize,
    x: &[f64],
    signal: f64,
    cancel: &CancelToken,
) -> Option<[f64; MAX_LANES]> {
    let mut sums = [0.0; MAX_LANES];
    let width = packed.shape.w() * packed.shape.c();
    for (y, x) in x.chunks_exact(width).enumerate() {
        if cancel.is_cancelled() {
            return None;
        }
        for (x, u) in x.iter().zip(packed.row(block, y)) {
            for (sum, u) in sums.iter_mut().zip(u.as_slice()) {
                let difference = x - signal * f64::from(*u);
                *sum += difference * difference;
            }
        }
    }
    Some(sums)
}

/// One row: the weighted sum of all pictures, `(w, c)`.
#[inline(always)]
fn row_mean<S: Simd>(packed: &Packed<S>, weights: &[f64], y: usize) -> Vec<f64> {
    let mut sums = vec![0.0; packed.shape.w() * packed.shape.c()];
    for (block, weights) in weights.chunks_exact(Packed::<S>::LANES).enumerate() {
        if weights.iter().all(|w| *w == 0.0) {
            continue;
        }
        for (sum, u) in sums.iter_mut().zip(packed.row(block, y)) {
            *sum += u.as_slice().iter().zip(weights).map(|(u, w)| f64::from(*u) * w).sum::<f64>();
        }
    }
    sums
}

/// The equivariant score machine: one softmax over (picture, shift) pairs, by Fourier transforms in double
/// precision. O(n c h w log(h w)).
pub(super) struct Equivariant {
    shape: Shape,
    rows: [Arc<dyn Fft<f64>>; 2],
    cols: [Arc<dyn Fft<f64>>; 2],
}

/// The sums of some of the pictures.
struct Partial {
    max: f64,
    sum: f64,
    squares: f64,
    /// Picture and shift of the best.
    best: (usize, usize),
    /// The weighted pictures, per channel, transformed.
    spectrum: Vec<Complex64>,
}

/// Room for one picture's transforms.
struct Room {
    picture: Vec<Complex64>,
    shifts: Vec<Complex64>,
    spare: Vec<Complex64>,
    scratch: Vec<Complex64>,
}

impl Equivariant {
    pub(super) fn new(shape: Shape) -> Self {
        let mut planner = FftPlanner::new();
        let mut both = |n| [planner.plan_fft_forward(n), planner.plan_fft_inverse(n)];
        Self { shape, rows: both(shape.w()), cols: both(shape.h()) }
    }

    pub(super) fn run<S: Simd>(&self, packed: &Packed<S>, query: &Query<'_>) -> Result<Posterior, ScoreError> {
        let shape = self.shape;
        let axis = |len| Axis { len, radius: 0, boundary: Boundary::Circular };
        let (dys, dxs) = (axis(shape.h()).offsets(query.machine.reach), axis(shape.w()).offsets(query.machine.reach));
        let shifts: Vec<usize> =
            dys.iter().flat_map(|dy| dxs.iter().map(|dx| *dy as usize * shape.w() + *dx as usize)).collect();
        let mut room = self.room();
        let mut noisy = vec![Complex64::default(); shape.len()];
        for (value, x) in noisy.iter_mut().zip(query.x_t.values()) {
            value.re = f64::from(*x);
        }
        for channel in noisy.chunks_exact_mut(shape.area()) {
            self.forward(channel, &mut room);
        }
        let images: Vec<usize> =
            (0..packed.n_images).filter(|k| query.mask.is_none_or(|mask| mask.allows(*k))).collect();
        let pieces: Option<Vec<Partial>> = images
            .par_chunks(images.len().div_ceil(PIECES))
            .map(|images| self.partial(packed, query, &noisy, &shifts, images))
            .collect();
        let pieces = pieces.ok_or(ScoreError::Cancelled)?;
        let total = pieces.into_iter().reduce(Partial::merge).ok_or(ScoreError::Cancelled)?;
        Ok(self.posterior(total, &mut room))
    }

    /// The softmax over some of the pictures; `None` when cancelled.
    fn partial<S: Simd>(
        &self,
        packed: &Packed<S>,
        query: &Query<'_>,
        noisy: &[Complex64],
        shifts: &[usize],
        images: &[usize],
    ) -> Option<Partial> {
        let (shape, area) = (self.shape, self.shape.area());
        let signal = query.level.alpha_bar().sqrt();
        let candidates = (packed.n_images * shifts.len()) as f64;
        let window = LN_ROUNDING + libm::log(candidates);
        let energy: f64 = query.x_t.values().iter().map(|x| f64::from(*x).powi(2)).sum();
        let mut room = self.room();
        let mut partial = Partial {
            max: f64::NEG_INFINITY,
            sum: 0.0,
            squares: 0.0,
            best: (images[0], 0),
            spectrum: vec![Complex64::default(); shape.len()],
        };
        let mut exponents = vec![0.0; shifts.len()];
        for k in images {
            let mut own_energy = 0.0;
            for (at, value) in room.picture.iter_mut().enumerate() {
                let place = (at / area, at % area / shape.w(), at % shape.w());
                let u = f64::from(packed.value(*k, place));
                own_energy += u * u;
                *value = Complex64::new(u, 0.0);
            }
            let mut picture = std::mem::take(&mut room.picture);
            room.shifts.fill(Complex64::default());
            for (u, x) in picture.chunks_exact_mut(area).zip(noisy.chunks_exact(area)) {
                if query.cancel.is_cancelled() {
                    return None;
                }
                self.forward(u, &mut room);
                for ((shift, u), x) in room.shifts.iter_mut().zip(&*u).zip(x) {
                    *shift += x.conj() * u;
                }
            }
            let mut by_shift = std::mem::take(&mut room.shifts);
            self.inverse(&mut by_shift, &mut room);
            for (exponent, shift) in exponents.iter_mut().zip(shifts) {
                let product = by_shift[*shift].re / area as f64;
                let distance = energy + signal * signal * own_energy - 2.0 * signal * product;
                *exponent = -distance / (2.0 * query.level.noise_var());
            }
            if partial.raise(*k, shifts, &exponents, window) {
                by_shift.fill(Complex64::default());
                for (exponent, shift) in exponents.iter().zip(shifts) {
                    let weight = libm::exp(exponent - partial.max);
                    partial.sum += weight;
                    partial.squares += weight * weight;
                    by_shift[*shift].re = weight;
                }
                self.forward(&mut by_shift, &mut room);
                let channels = partial.spectrum.chunks_exact_mut(area).zip(picture.chunks_exact(area));
                for (sum, u) in channels {
                    for ((sum, u), weight) in sum.iter_mut().zip(u).zip(&by_shift) {
                        *sum += weight.conj() * u;
                    }
                }
            }
            (room.picture, room.shifts) = (picture, by_shift);
        }
        Some(partial)
    }

    fn posterior(&self, mut total: Partial, room: &mut Room) -> Posterior {
        let (shape, area) = (self.shape, self.shape.area());
        for channel in total.spectrum.chunks_exact_mut(area) {
            self.inverse(channel, room);
        }
        let (best, shift) = total.best;
        let moved = |p: usize| PatchRef {
            image_idx: best as u32,
            row: ((p / shape.w() + shift / shape.w()) % shape.h()) as u16,
            col: ((p % shape.w() + shift % shape.w()) % shape.w()) as u16,
        };
        let value = |at: usize| total.spectrum[at].re / area as f64 / total.sum;
        Posterior {
            x0_hat: Image::from_fn(shape, |c, y, x| value(shape.index(c, y, x)) as f32),
            strongest: (0..area).map(moved).collect(),
            strongest_weight: vec![(1.0 / total.sum) as f32; area],
            effective_patches: vec![(total.sum * total.sum / total.squares) as f32; area],
        }
    }

    fn room(&self) -> Room {
        let zeros = |len| vec![Complex64::default(); len];
        let ffts = self.rows.iter().chain(&self.cols);
        let scratch = ffts.map(|fft| fft.get_inplace_scratch_len()).max().unwrap_or(0);
        let area = self.shape.area();
        Room { picture: zeros(self.shape.len()), shifts: zeros(area), spare: zeros(area), scratch: zeros(scratch) }
    }

    /// The transform of one channel, in place; the result is stored column by column, as only products are made of it.
    fn forward(&self, values: &mut [Complex64], room: &mut Room) {
        self.rows[0].process_with_scratch(values, &mut room.scratch);
        transpose(values, &mut room.spare, self.shape.w());
        self.cols[0].process_with_scratch(&mut room.spare, &mut room.scratch);
        values.copy_from_slice(&room.spare);
    }

    /// The inverse of [`Equivariant::forward`], times `h w`.
    fn inverse(&self, values: &mut [Complex64], room: &mut Room) {
        self.cols[1].process_with_scratch(values, &mut room.scratch);
        transpose(values, &mut room.spare, self.shape.h());
        self.rows[1].process_with_scratch(&mut room.spare, &mut room.scratch);
        values.copy_from_slice(&room.spare);
    }
}

/// `out[x][y] = values[y][x]`, rows of `width`.
fn transpose(values: &[Complex64], out: &mut [Complex64], width: usize) {
    let height = values.len() / width;
    for (y, row) in values.chunks_exact(width).enumerate() {
        for (x, value) in row.iter().enumerate() {
            out[x * height + y] = *value;
        }
    }
}

impl Partial {
    /// Takes in a picture's best exponent; whether any of its exponents counts.
    fn raise(&mut self, k: usize, shifts: &[usize], exponents: &[f64], window: f64) -> bool {
        let (mut at, mut max) = (0, f64::NEG_INFINITY);
        for (i, exponent) in exponents.iter().enumerate() {
            if *exponent > max {
                (at, max) = (i, *exponent);
            }
        }
        if max > self.max {
            self.scale(max);
            self.best = (k, shifts[at]);
        }
        max > self.max - window
    }

    /// Makes `max` the largest exponent.
    fn scale(&mut self, max: f64) {
        if max == self.max {
            return;
        }
        let factor = libm::exp(self.max - max);
        self.max = max;
        self.sum *= factor;
        self.squares *= factor * factor;
        for value in &mut self.spectrum {
            *value *= factor;
        }
    }

    /// The sums of both; the first one's best where they are equal.
    fn merge(mut self, mut other: Self) -> Self {
        let max = self.max.max(other.max);
        if other.max > self.max {
            self.best = other.best;
        }
        self.scale(max);
        other.scale(max);
        self.sum += other.sum;
        self.squares += other.squares;
        for (sum, other) in self.spectrum.iter_mut().zip(other.spectrum) {
            *sum += other;
        }
        self
    }
}
