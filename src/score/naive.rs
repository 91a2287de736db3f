//! Every machine in double precision, straight from the formula: the reference that all else is tested against.
//!
//! It loops over pixels, candidates and windows: O((hw)^2 N P^2 c) for the equivariant machines. Written for
//! reading, not for speed.

use super::posterior::{Denoiser, Posterior, Query, ScoreError};
use super::{Boundary, Patch, PatchRef};
use crate::images::{Image, Shape, TrainingSet};

/// The posterior in double precision, with what the fast machines do not keep.
#[derive(Clone, Debug)]
pub struct NaivePosterior {
    /// The posterior mean, `(c, h, w)`.
    pub x0_hat: Vec<f64>,
    /// For each pixel, every candidate with its weight; the weights of a pixel sum to 1.
    pub weights: Vec<Vec<(PatchRef, f64)>>,
    /// For each pixel, `ln sum_k exp(-||..||^2 / (2 noise_var))`.
    pub log_sum: Vec<f64>,
}

/// Answers queries by the naive reference; the values are rounded to f32 at the end.
#[derive(Clone, Debug)]
pub struct NaiveDenoiser {
    set: TrainingSet,
}

impl NaiveDenoiser {
    /// A reference denoiser for a training set.
    pub fn new(set: TrainingSet) -> Self {
        Self { set }
    }

    /// The posterior with all its weights.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`].
    pub fn posterior(&self, query: Query<'_>) -> Result<NaivePosterior, ScoreError> {
        self.check(&query)?;
        let shape = self.set.shape();
        let mut answer = NaivePosterior {
            x0_hat: vec![0.0; shape.len()],
            weights: Vec::with_capacity(shape.area()),
            log_sum: Vec::with_capacity(shape.area()),
        };
        for y in 0..shape.h() {
            for x in 0..shape.w() {
                if query.cancel.is_cancelled() {
                    return Err(ScoreError::Cancelled);
                }
                // The whole-picture machines weigh (picture, shift) pairs, the same for every pixel: work them
                // out for the first pixel and move them along for the others.
                if query.machine.patch == Patch::Whole && (y, x) != (0, 0) {
                    let moved = answer.weights[0].iter().map(|(patch, weight)| {
                        let row = (usize::from(patch.row) + y) % shape.h();
                        let col = (usize::from(patch.col) + x) % shape.w();
                        (PatchRef { row: row as u16, col: col as u16, ..*patch }, *weight)
                    });
                    answer.weights.push(moved.collect());
                    answer.log_sum.push(answer.log_sum[0]);
                } else {
                    let (weights, log_sum) = softmax(self.candidates(&query, y, x));
                    answer.weights.push(weights);
                    answer.log_sum.push(log_sum);
                }
                for (patch, weight) in &answer.weights[y * shape.w() + x] {
                    let values = self.set.image_values(patch.image_idx as usize);
                    for c in 0..shape.c() {
                        let value = values[shape.index(c, patch.row.into(), patch.col.into())];
                        answer.x0_hat[shape.index(c, y, x)] += weight * f64::from(value);
                    }
                }
            }
        }
        Ok(answer)
    }

    /// The candidates for a pixel, each with the exponent `-||window - sqrt(alpha_bar) candidate||^2 / (2 noise_var)`.
    fn candidates(&self, query: &Query<'_>, y: usize, x: usize) -> Vec<(PatchRef, f64)> {
        let shape = self.set.shape();
        let mut candidates = Vec::new();
        for k in 0..self.set.n_images() {
            if query.mask.is_some_and(|mask| !mask.allows(k)) {
                continue;
            }
            for row in 0..shape.h() {
                for col in 0..shape.w() {
                    if query.machine.may_use(shape, (y, x), (row, col)) {
                        let patch = PatchRef { image_idx: k as u32, row: row as u16, col: col as u16 };
                        let distance = self.squared_distance(query, (y, x), k, (row, col));
                        candidates.push((patch, -distance / (2.0 * query.level.noise_var())));
                    }
                }
            }
        }
        candidates
    }

    /// Squared distance of the window of x_t around (y, x) to the (dimmed) window of picture k around (row, col).
    fn squared_distance(&self, query: &Query<'_>, (y, x): (usize, usize), k: usize, (row, col): (usize, usize)) -> f64 {
        let shape = self.set.shape();
        let (h, w) = (shape.h() as isize, shape.w() as isize);
        let values = self.set.image_values(k);
        let signal = query.level.alpha_bar().sqrt();
        let (dys, dxs) = match query.machine.patch {
            Patch::Side(side) => {
                let r = side.radius() as isize;
                (-r..=r, -r..=r)
            }
            // All of the picture once, and on the torus.
            Patch::Whole => (0..=h - 1, 0..=w - 1),
        };
        let wraps = query.machine.patch == Patch::Whole || query.machine.boundary == Boundary::Circular;
        let place = |p: usize, d: isize, n: isize| {
            let at = p as isize + d;
            if wraps { Some(at.rem_euclid(n) as usize) } else { (0..n).contains(&at).then_some(at as usize) }
        };
        let mut sum = 0.0;
        for dy in dys {
            for dx in dxs.clone() {
                for c in 0..shape.c() {
                    let noisy = place(y, dy, h).zip(place(x, dx, w));
                    let clean = place(row, dy, h).zip(place(col, dx, w));
                    let noisy = noisy.map_or(0.0, |(y, x)| f64::from(query.x_t.at(c, y, x)));
                    let clean = clean.map_or(0.0, |(y, x)| f64::from(values[shape.index(c, y, x)]));
                    sum += (noisy - signal * clean).powi(2);
                }
            }
        }
        sum
    }
}

impl Denoiser for NaiveDenoiser {
    fn shape(&self) -> Shape {
        self.set.shape()
    }

    fn n_images(&self) -> usize {
        self.set.n_images()
    }

    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        let exact = self.posterior(query)?;
        let shape = self.set.shape();
        let strongest = exact.weights.iter().map(|candidates| {
            candidates.iter().fold((PatchRef::default(), 0.0), |best, next| if next.1 > best.1 { *next } else { best })
        });
        let (strongest, strongest_weight) = strongest.map(|(patch, weight)| (patch, weight as f32)).unzip();
        let effective = exact.weights.iter().map(|c| (1.0 / c.iter().map(|(_, w)| w * w).sum::<f64>()) as f32);
        Ok(Posterior {
            x0_hat: Image::from_fn(shape, |c, y, x| exact.x0_hat[shape.index(c, y, x)] as f32),
            strongest,
            strongest_weight,
            effective_patches: effective.collect(),
        })
    }
}

/// One softmax over all candidates, and the logarithm of its denominator.
fn softmax(mut candidates: Vec<(PatchRef, f64)>) -> (Vec<(PatchRef, f64)>, f64) {
    let max = candidates.iter().map(|c| c.1).fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = candidates.iter().map(|c| (c.1 - max).exp()).sum();
    for (_, weight) in &mut candidates {
        *weight = (*weight - max).exp() / sum;
    }
    (candidates, max + sum.ln())
}
