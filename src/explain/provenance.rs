//! Where one pixel came from: its strongest training patches, exactly.

use std::cmp::Ordering;

use fearless_simd::{Level as SimdLevel, dispatch};
use rayon::prelude::*;
use rustfft::num_complex::Complex64;

use super::torus::{Torus, power};
use crate::images::{Shape, TrainingSet};
use crate::score::{CandidatePlaces, NoiseLevel, Patch, PatchRef, Query, ScoreError, Window};

/// How many patches are listed unless told otherwise.
pub const DEFAULT_SHOWN: usize = 16;

/// A training patch and its part in a pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// The patch.
    pub patch: PatchRef,
    /// Its weight in the posterior, 0 to 1: the share of the pixel that it makes up.
    pub weight: f64,
    /// Its exponent, `-||window(x_t) - sqrt(alpha_bar) window(patch)||^2 / (2 noise_var)`, at most 0.
    pub logit: f64,
    /// The values at its centre, channel by channel; a grey picture repeats its one value.
    pub value: [f32; 3],
}

/// Where one pixel came from.
///
/// `x0_hat = sum_k weight_k value_k` over all candidates, of which the strongest are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// The pixel, `(row, column)`.
    pub at: (usize, usize),
    /// How noisy the picture was.
    pub level: NoiseLevel,
    /// The part of its window that was compared.
    pub window: Window,
    /// Where its candidates are centred, in every training picture.
    pub places: CandidatePlaces,
    /// Number of training pictures that were allowed.
    pub n_images: usize,
    /// The strongest candidates, strongest first; among equals the lower picture, then row, then column.
    pub strongest: Vec<Source>,
    /// Number of all candidates.
    pub n_candidates: usize,
    /// Effective number of patches, `1 / sum_k weight_k^2`, from 1 to `n_candidates`; as
    /// [`Posterior::effective_patches`](crate::score::Posterior::effective_patches).
    pub effective_patches: f64,
    /// Entropy of the weights, `-sum_k weight_k ln weight_k` over all candidates, from 0 to `ln n_candidates`; `exp` of it is
    /// another effective number of patches.
    pub entropy: f64,
    /// Logarithm of the softmax's denominator, `ln sum_k exp(logit_k)` (the log-partition).
    pub log_sum: f64,
    /// The posterior mean at the pixel, channel by channel; a grey picture repeats its one value.
    pub x0_hat: [f64; 3],
}

impl Provenance {
    /// The share of the pixel that the listed patches make up, 0 to 1.
    pub fn shown_share(&self) -> f64 {
        self.strongest.iter().map(|source| source.weight).sum::<f64>().min(1.0)
    }

    /// The mean of the listed patches' values, each with its weight, channel by channel: near [`Provenance::x0_hat`] when
    /// they make up nearly all of the pixel.
    pub fn shown_mean(&self) -> [f64; 3] {
        let total: f64 = self.strongest.iter().map(|source| source.weight).sum();
        [0, 1, 2].map(|c| self.strongest.iter().map(|s| s.weight * f64::from(s.value[c])).sum::<f64>() / total)
    }

    /// The plain facts in one sentence.
    pub fn sentence(&self) -> String {
        let images = match self.n_images {
            1 => "1 training picture".into(),
            n => format!("{n} training pictures"),
        };
        format!(
            "{} candidate {} in {images}; in effect {:.1} of them decide, and the strongest {} make up {:.1} % of the pixel",
            self.n_candidates,
            if self.n_candidates == 1 { "patch" } else { "patches" },
            self.effective_patches,
            self.strongest.len(),
            100.0 * self.shown_share(),
        )
    }
}

/// Where the pixel `at` (row, column) of the answer to `query` came from: the `shown` strongest of its candidates, and
/// the sums over all of them.
///
/// Exact, in double precision: one softmax over all candidates, as in [`score::naive`](crate::score::naive). Runs on
/// the current rayon pool; the result does not depend on the number of threads. O(candidates x window x c): for
/// 100 pictures of 32 pixels and a machine whose patches may come from everywhere, 100 thousand windows. For whole
/// pictures moved round the torus O(n c h w log(h w)), by Fourier transforms.
///
/// # Errors
/// As for [`Denoiser::posterior_mean`](crate::score::Denoiser::posterior_mean), and [`ScoreError::Pixel`] for a place outside the picture.
pub fn provenance(
    set: &TrainingSet,
    query: Query<'_>,
    at: (usize, usize),
    shown: usize,
) -> Result<Provenance, ScoreError> {
    query.check(set.shape(), set.n_images())?;
    let shape = set.shape();
    if at.0 >= shape.h() || at.1 >= shape.w() {
        return Err(ScoreError::Pixel { row: at.0, col: at.1, h: shape.h(), w: shape.w() });
    }
    let allowed: Vec<usize> = (0..set.n_images()).filter(|k| query.mask.is_none_or(|m| m.allows(*k))).collect();
    let crowd = Crowd::new(set, query, at);
    let pieces: Vec<Option<Piece>> = allowed
        .par_chunks(crowd.images_per_piece())
        .map(|images| (!query.cancel.is_cancelled()).then(|| crowd.piece(images, shown)))
        .collect();
    let total = pieces.into_iter().try_fold(Piece::default(), |sum, piece| Some(sum.merged(piece?, shown)));
    let Piece { max, sum, sum_sq, sum_log, value, strongest } = total.ok_or(ScoreError::Cancelled)?;
    let weighed = |(logit, patch): (f64, PatchRef)| Source {
        patch,
        weight: libm::exp(logit - max) / sum,
        logit,
        value: centre(set, patch),
    };
    Ok(Provenance {
        at,
        level: query.level,
        window: crowd.window,
        places: crowd.places,
        n_images: allowed.len(),
        strongest: strongest.into_iter().map(weighed).collect(),
        n_candidates: allowed.len() * crowd.places.count(),
        effective_patches: sum * sum / sum_sq,
        // Rounding must not make it negative.
        entropy: (libm::log(sum) - sum_log / sum).max(0.0),
        log_sum: max + libm::log(sum),
        x0_hat: value.map(|v| v / sum),
    })
}

/// The values at a patch's centre; a grey picture repeats its one value.
fn centre(set: &TrainingSet, patch: PatchRef) -> [f32; 3] {
    let (shape, values) = (set.shape(), set.image_values(patch.image_idx as usize));
    [0, 1, 2].map(|c| values[shape.index(c.min(shape.c() - 1), patch.row.into(), patch.col.into())])
}

/// What is the same for all candidates of one pixel.
struct Crowd<'a> {
    set: &'a TrainingSet,
    places: CandidatePlaces,
    window: Window,
    signal: f64,
    noise_var: f64,
    /// The window of x_t, `(c, window.h, window.w)`.
    noisy: Vec<f64>,
    /// For whole pictures that move round the torus.
    shifts: Option<Shifts>,
}

/// What the distances to a picture at every shift are worked out from.
struct Shifts {
    torus: Torus,
    at: (usize, usize),
    spectrum: Vec<Complex64>,
    power: f64,
}

/// Differences of large sums are off by some 1e-11 for pictures of 64 pixels; below this noise variance (which a run of
/// 150 steps does not reach) that would show in the weights.
const LEAST_NOISE_FOR_SHIFTS: f64 = 1e-4;

/// Sums over some of the candidates; weights are relative to `exp(max)`.
struct Piece {
    max: f64,
    sum: f64,
    sum_sq: f64,
    /// The weights times the logarithms of the weights.
    sum_log: f64,
    value: [f64; 3],
    strongest: Vec<(f64, PatchRef)>,
}

impl<'a> Crowd<'a> {
    fn new(set: &'a TrainingSet, query: Query<'_>, at: (usize, usize)) -> Self {
        let (shape, machine) = (set.shape(), query.machine);
        let (places, window) = (machine.places(shape, at), machine.window(shape, at));
        let mut noisy = Vec::with_capacity(shape.c() * window.h() * window.w());
        for c in 0..shape.c() {
            for i in 0..window.h() {
                let y = (at.0 + shape.h() - window.up % shape.h() + i) % shape.h();
                for j in 0..window.w() {
                    let x = (at.1 + shape.w() - window.left % shape.w() + j) % shape.w();
                    noisy.push(f64::from(query.x_t.at(c, y, x)));
                }
            }
        }
        let (signal, noise_var) = (query.level.alpha_bar().sqrt(), query.level.noise_var());
        let all_shifts = machine.patch == Patch::Whole && places.count() == shape.area();
        let shifts = (all_shifts && noise_var >= LEAST_NOISE_FOR_SHIFTS).then(|| {
            let torus = Torus::new(shape);
            Shifts { spectrum: torus.spectrum(query.x_t.values()), power: power(query.x_t.values()), torus, at }
        });
        Self { set, places, window, signal, noise_var, noisy, shifts }
    }

    /// About a million differences a piece, whatever the number of threads.
    fn images_per_piece(&self) -> usize {
        (1_000_000 / (self.places.count() * self.noisy.len())).clamp(1, 1024)
    }

    /// The sums over all candidates in some pictures.
    fn piece(&self, images: &[usize], shown: usize) -> Piece {
        let mut candidates = Vec::with_capacity(images.len() * self.places.count());
        for k in images {
            // Places in a row share their window's values: sixteen are worked out at once. A single place would
            // waste fifteen of them.
            let distances = match (&self.shifts, self.places.cols.len) {
                (Some(shifts), _) => shifts.distances(self.set.shape(), self.set.image_values(*k), self.signal),
                (None, 1) => self.distances::<1>(*k),
                (None, _) => self.distances::<16>(*k),
            };
            let places = self.places.rows.iter().flat_map(|row| self.places.cols.iter().map(move |col| (row, col)));
            candidates.extend(places.zip(distances).map(|((row, col), distance)| {
                let patch = PatchRef { image_idx: *k as u32, row: row as u16, col: col as u16 };
                (0.0 - distance / (2.0 * self.noise_var), patch)
            }));
        }
        Piece::of(self.set, candidates, shown)
    }

    /// Squared distances of the window to those of one picture at all places, row by row.
    fn distances<const LANES: usize>(&self, image_idx: usize) -> Vec<f64> {
        let (rows, cols) = (self.places.rows, self.places.cols);
        let block = Block {
            h: rows.len + self.window.h() - 1,
            // Wide enough for the last places that are worked out together; what is too much is zero and dropped.
            w: cols.len.next_multiple_of(LANES) + self.window.w() - 1,
            values: Vec::new(),
        };
        let block = self.filled(block, image_idx);
        let mut distances = vec![0.0; rows.len * cols.len];
        let level = SimdLevel::new();
        dispatch!(level, _ => compare::<LANES>(&block, &self.noisy, self.window, cols.len, &mut distances));
        distances
    }

    /// The dimmed values that the windows at all places cover, unrolled from the torus.
    fn filled(&self, mut block: Block, image_idx: usize) -> Block {
        let (shape, values) = (self.set.shape(), self.set.image_values(image_idx));
        let (rows, cols) = (self.places.rows, self.places.cols);
        let used_w = cols.len + self.window.w() - 1;
        block.values = vec![0.0; shape.c() * block.h * block.w];
        for c in 0..shape.c() {
            for i in 0..block.h {
                let y = (rows.start + rows.n - self.window.up % rows.n + i) % rows.n;
                let line = &mut block.values[(c * block.h + i) * block.w..][..used_w];
                for (j, value) in line.iter_mut().enumerate() {
                    let x = (cols.start + cols.n - self.window.left % cols.n + j) % cols.n;
                    *value = self.signal * f64::from(values[shape.index(c, y, x)]);
                }
            }
        }
        block
    }
}

impl Shifts {
    /// Squared distances of x_t to a dimmed picture moved so that each of its places in turn, row by row, comes to lie at
    /// the pixel: `||x||^2 + signal^2 ||u||^2 - 2 signal <x, S u>`.
    fn distances(&self, shape: Shape, values: &[f32], signal: f64) -> Vec<f64> {
        let products = self.torus.inner_products(&self.spectrum, &self.torus.spectrum(values));
        let sum = self.power + signal * signal * power(values);
        let (h, w) = (shape.h(), shape.w());
        let shift = |(row, col)| ((self.at.0 + h - row) % h) * w + (self.at.1 + w - col) % w;
        let places = (0..h * w).map(|p| (p / w, p % w));
        places.map(|place| (sum - 2.0 * signal * products[shift(place)]).max(0.0)).collect()
    }
}

/// A part of a training picture, `(c, h, w)`.
struct Block {
    h: usize,
    w: usize,
    values: Vec<f64>,
}

/// Squared distances of a window, `(c, window.h, window.w)`, to those of a block at every place, `LANES` neighbours
/// at once so that their sums stay in registers.
#[inline(always)]
fn compare<const LANES: usize>(block: &Block, noisy: &[f64], window: Window, n_cols: usize, distances: &mut [f64]) {
    let (h, w) = (window.h(), window.w());
    for (row, line) in distances.chunks_exact_mut(n_cols).enumerate() {
        for (group, out) in line.chunks_mut(LANES).enumerate() {
            let mut sums = [0.0; LANES];
            for (i, window_line) in noisy.chunks_exact(w).enumerate() {
                let from = ((i / h) * block.h + row + i % h) * block.w + group * LANES;
                let clean = &block.values[from..from + w - 1 + LANES];
                for (value, clean) in window_line.iter().zip(clean.windows(LANES)) {
                    for (sum, clean) in sums.iter_mut().zip(clean) {
                        let difference = value - clean;
                        *sum += difference * difference;
                    }
                }
            }
            let n_out = out.len();
            out.copy_from_slice(&sums[..n_out]);
        }
    }
}

impl Piece {
    /// The sums over these candidates.
    fn of(set: &TrainingSet, mut candidates: Vec<(f64, PatchRef)>, shown: usize) -> Self {
        let max = candidates.iter().map(|c| c.0).fold(f64::NEG_INFINITY, f64::max);
        let mut piece = Self { max, ..Self::default() };
        for (logit, patch) in &candidates {
            // Below exp(-746) a double is zero.
            if logit - max < -746.0 {
                continue;
            }
            let weight = libm::exp(logit - max);
            piece.sum += weight;
            piece.sum_sq += weight * weight;
            piece.sum_log += weight * (logit - max);
            for (sum, value) in piece.value.iter_mut().zip(centre(set, *patch)) {
                *sum += weight * f64::from(value);
            }
        }
        if shown < candidates.len() {
            candidates.select_nth_unstable_by(shown, stronger_first);
            candidates.truncate(shown);
        }
        piece.strongest = candidates;
        piece.strongest.sort_unstable_by(stronger_first);
        piece
    }

    /// The sums over the candidates of both.
    fn merged(mut self, other: Self, shown: usize) -> Self {
        let max = self.max.max(other.max);
        // For an empty piece, whose maximum is minus infinity, the scale is 0.
        let (a, b) = (libm::exp(self.max - max), libm::exp(other.max - max));
        let sum_log = |scale: f64, piece: &Self| match piece.sum {
            0.0 => 0.0,
            sum => scale * (piece.sum_log + sum * (piece.max - max)),
        };
        let sum_log = sum_log(a, &self) + sum_log(b, &other);
        self.strongest.extend(other.strongest);
        self.strongest.sort_unstable_by(stronger_first);
        self.strongest.truncate(shown);
        Self {
            max,
            sum: a * self.sum + b * other.sum,
            sum_log,
            sum_sq: a * a * self.sum_sq + b * b * other.sum_sq,
            value: [0, 1, 2].map(|c| a * self.value[c] + b * other.value[c]),
            strongest: self.strongest,
        }
    }
}

impl Default for Piece {
    /// No candidates.
    fn default() -> Self {
        Self { max: f64::NEG_INFINITY, sum: 0.0, sum_sq: 0.0, sum_log: 0.0, value: [0.0; 3], strongest: Vec::new() }
    }
}

/// Strongest first; among equals the lower picture, then row, then column.
fn stronger_first(a: &(f64, PatchRef), b: &(f64, PatchRef)) -> Ordering {
    let key = |p: &PatchRef| (p.image_idx, p.row, p.col);
    b.0.total_cmp(&a.0).then_with(|| key(&a.1).cmp(&key(&b.1)))
}
