//! From the sums of all candidates to the posterior.

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::softmax::{Mixed, N_SUMS, Softmax};
use crate::images::{Image, Shape};
use crate::score::{PatchRef, Posterior};

/// Pixels that are merged together.
const CHUNK: usize = 128;

/// One set of sums out of those of all pieces, taken in their order.
pub(super) fn merge<S: Simd>(simd: S, pieces: &[Vec<Mixed>], softmax: &Softmax) -> Vec<Mixed> {
    let area = pieces.first().map_or(0, Vec::len);
    (0..area.div_ceil(CHUNK))
        .into_par_iter()
        .flat_map_iter(|chunk| {
            let pixels = chunk * CHUNK..area.min((chunk + 1) * CHUNK);
            simd.vectorize(
                #[inline(always)]
                || merge_chunk(simd, pieces, softmax, pixels),
            )
        })
        .collect()
}

#[inline(always)]
fn merge_chunk<S: Simd>(
    simd: S,
    pieces: &[Vec<Mixed>],
    softmax: &Softmax,
    pixels: std::ops::Range<usize>,
) -> Vec<Mixed> {
    let mut merged =
        vec![Mixed { best: f32::NEG_INFINITY, patch: PatchRef::default(), sums: [0.0; N_SUMS] }; pixels.len()];
    for piece in pieces {
        for (merged, own) in merged.iter_mut().zip(&piece[pixels.clone()]) {
            if own.best > merged.best {
                (merged.best, merged.patch) = (own.best, own.patch);
            }
        }
    }
    let mut totals = [[0.0_f64; N_SUMS]; CHUNK];
    let mut factors = [0.0; CHUNK];
    for piece in pieces {
        let piece = &piece[pixels.clone()];
        for ((factor, own), merged) in factors.iter_mut().zip(piece).zip(&merged) {
            *factor = own.best - merged.best;
        }
        for factors in factors.chunks_exact_mut(S::f32s::LEN) {
            softmax.power.of(simd, S::f32s::from_slice(simd, factors)).store_slice(factors);
        }
        for ((total, own), factor) in totals.iter_mut().zip(piece).zip(factors) {
            for (i, (total, sum)) in total.iter_mut().zip(own.sums).enumerate() {
                *total += f64::from(if i == 1 { sum * factor * factor } else { sum * factor });
            }
        }
    }
    for (merged, total) in merged.iter_mut().zip(totals) {
        merged.sums = total.map(|sum| sum as f32);
    }
    merged
}

/// The posterior, from the sums of every pixel in storage order.
pub(super) fn posterior(shape: Shape, pixels: &[Mixed]) -> Posterior {
    let value = |pixel: &Mixed, c: usize| pixel.sums[2 + c] / pixel.sums[0];
    Posterior {
        x0_hat: Image::from_fn(shape, |c, y, x| value(&pixels[y * shape.w() + x], c)),
        strongest: pixels.iter().map(|p| p.patch).collect(),
        strongest_weight: pixels.iter().map(|p| 1.0 / p.sums[0]).collect(),
        effective_patches: pixels.iter().map(|p| p.sums[0] * p.sums[0] / p.sums[1]).collect(),
    }
}
