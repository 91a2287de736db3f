//! What the kernels are compared with: patches written out as the rows of a matrix, and a matrix product.

use anyhow::Context;
use ndarray::Array2;
use rayon::prelude::*;

use crate::images::{Image, TrainingSet};

/// All windows of side `side` on the torus, one in each row, `(h w, c side side)`.
fn patches(picture: &Image, side: usize) -> anyhow::Result<Array2<f32>> {
    let shape = picture.shape();
    let (h, w, r) = (shape.h(), shape.w(), side / 2);
    let width = w + side - 1;
    // The picture with as much around it as the windows see.
    let row = |c: usize, y: usize| (0..width).map(move |x| picture.at(c, (y + h - r) % h, (x + w - r) % w));
    let rows = (0..shape.c()).flat_map(|c| (0..h + side - 1).map(move |y| (c, y)));
    let around: Vec<f32> = rows.flat_map(|(c, y)| row(c, y)).collect();
    let mut values = Vec::with_capacity(shape.len() * side * side);
    for (y, x) in (0..h).flat_map(|y| (0..w).map(move |x| (y, x))) {
        for (c, dy) in (0..shape.c()).flat_map(|c| (0..side).map(move |dy| (c, dy))) {
            values.extend_from_slice(&around[(c * (h + side - 1) + y + dy) * width + x..][..side]);
        }
    }
    Array2::from_shape_vec((h * w, shape.c() * side * side), values).context("the windows do not fit their matrix")
}

/// The products of every window of `x_t` with every window of every picture of the set, on all threads of the current
/// pool: the larger part of what a softmax by matrix product costs. Its norms, its exponentials and its weighted sums are
/// left out, in its favour.
///
/// A picture goes to a thread as a whole. That needs no second pool of threads as ndarray's own would, and keeps each
/// result in the cache.
pub(super) fn products(x_t: &Image, set: &TrainingSet, side: usize) -> anyhow::Result<()> {
    let noisy = patches(x_t, side)?;
    (0..set.n_images()).into_par_iter().try_for_each(|k| {
        std::hint::black_box(noisy.dot(&patches(&set.image(k), side)?.t()));
        Ok(())
    })
}
