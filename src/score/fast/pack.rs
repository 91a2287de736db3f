//! The training set as the kernels read it: one picture in each lane of a vector.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use crate::images::{Image, ImageMask, Shape, TrainingSet};

/// The training set in blocks of as many pictures as a vector has lanes, `[block][y][x][c][lane]`; the lanes past
/// the last picture hold zeros.
#[derive(Debug)]
pub(super) struct Packed<S: Simd> {
    pub(super) simd: S,
    pub(super) shape: Shape,
    pub(super) n_images: usize,
    values: Vec<S::f32s>,
}

impl<S: Simd> Packed<S> {
    /// Pictures in a block.
    pub(super) const LANES: usize = S::f32s::LEN;

    /// O(n c h w).
    pub(super) fn new(simd: S, set: &TrainingSet) -> Self {
        let (shape, n_images) = (set.shape(), set.n_images());
        let blocks = n_images.div_ceil(Self::LANES);
        let mut values = vec![S::f32s::splat(simd, 0.0); blocks * shape.len()];
        for (image_idx, image) in set.values().chunks_exact(shape.len()).enumerate() {
            let block = &mut values[image_idx / Self::LANES * shape.len()..][..shape.len()];
            for (at, value) in image.iter().enumerate() {
                block[interleaved(shape, at)][image_idx % Self::LANES] = *value;
            }
        }
        Self { simd, shape, n_images, values }
    }

    /// Number of blocks.
    pub(super) fn n_blocks(&self) -> usize {
        self.n_images.div_ceil(Self::LANES)
    }

    /// The vectors of one block, `(h, w, c)`.
    pub(super) fn block(&self, block: usize) -> &[S::f32s] {
        &self.values[block * self.shape.len()..][..self.shape.len()]
    }

    /// One value of one picture, by its place in a picture's storage order.
    pub(super) fn value(&self, image_idx: usize, at: usize) -> f32 {
        self.block(image_idx / Self::LANES)[interleaved(self.shape, at)][image_idx % Self::LANES]
    }

    /// Which lanes of a block hold pictures that may be used; `None` for a block without any.
    pub(super) fn open_lanes(&self, block: usize, mask: Option<&ImageMask>) -> Option<Vec<bool>> {
        let first = block * Self::LANES;
        let open = |k: usize| k < self.n_images && mask.is_none_or(|mask| mask.allows(k));
        let lanes: Vec<bool> = (first..first + Self::LANES).map(open).collect();
        lanes.contains(&true).then_some(lanes)
    }
}

/// From a place in a picture, `(c, h, w)`, to that in a block, `(h, w, c)`: the channels side by side, since they are
/// used together.
pub(super) fn interleaved(shape: Shape, at: usize) -> usize {
    at % shape.area() * shape.c() + at / shape.area()
}

/// The values of a picture in the order of a block.
pub(super) fn interleave(picture: &Image, value: impl Fn(f32) -> f32) -> Vec<f32> {
    let mut values = vec![0.0; picture.shape().len()];
    for (at, v) in picture.values().iter().enumerate() {
        values[interleaved(picture.shape(), at)] = value(*v);
    }
    values
}
