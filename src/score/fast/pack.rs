//! The training set as the kernels read it: one picture in each lane of a vector.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use crate::images::{Image, ImageMask, Shape, TrainingSet};

/// The training set in blocks of as many pictures as a vector has lanes, `[block][y][x][c][lane]`; the lanes past
/// the last picture hold zeros. Rows are padded to an odd number of cache lines: down a column, a power of two would
/// always meet the same few sets of the cache.
#[derive(Debug)]
pub(super) struct Packed<S: Simd> {
    pub(super) simd: S,
    pub(super) shape: Shape,
    pub(super) n_images: usize,
    /// From one row to the next, in vectors.
    pub(super) pitch: usize,
    values: Vec<S::f32s>,
}

impl<S: Simd> Packed<S> {
    /// Pictures in a block.
    pub(super) const LANES: usize = S::f32s::LEN;

    /// O(n c h w).
    pub(super) fn new(simd: S, set: &TrainingSet) -> Self {
        let (shape, n_images) = (set.shape(), set.n_images());
        let per_line = 64_usize.div_ceil(size_of::<S::f32s>());
        let pitch = ((shape.w() * shape.c()).div_ceil(per_line) | 1) * per_line;
        let block_len = pitch * shape.h();
        let mut values = vec![S::f32s::splat(simd, 0.0); n_images.div_ceil(Self::LANES) * block_len];
        for (image_idx, image) in set.values().chunks_exact(shape.len()).enumerate() {
            let block = &mut values[image_idx / Self::LANES * block_len..][..block_len];
            for (channel, rows) in image.chunks_exact(shape.area()).enumerate() {
                for (y, row) in rows.chunks_exact(shape.w()).enumerate() {
                    for (x, value) in row.iter().enumerate() {
                        block[y * pitch + x * shape.c() + channel][image_idx % Self::LANES] = *value;
                    }
                }
            }
        }
        Self { simd, shape, n_images, pitch, values }
    }

    /// Number of blocks.
    pub(super) fn n_blocks(&self) -> usize {
        self.n_images.div_ceil(Self::LANES)
    }

    /// The vectors of one block, rows of `pitch`, `(w, c)` in each.
    pub(super) fn block(&self, block: usize) -> &[S::f32s] {
        let len = self.pitch * self.shape.h();
        &self.values[block * len..][..len]
    }

    /// The vectors of one row of a block, `(w, c)`.
    pub(super) fn row(&self, block: usize, y: usize) -> &[S::f32s] {
        &self.block(block)[y * self.pitch..][..self.shape.w() * self.shape.c()]
    }

    /// One value of one picture.
    pub(super) fn value(&self, image_idx: usize, (c, y, x): (usize, usize, usize)) -> f32 {
        self.row(image_idx / Self::LANES, y)[x * self.shape.c() + c][image_idx % Self::LANES]
    }

    /// Which lanes of a block hold pictures that may be used; `None` for a block without any.
    pub(super) fn open_lanes(&self, block: usize, mask: Option<&ImageMask>) -> Option<Vec<bool>> {
        let first = block * Self::LANES;
        let open = |k: usize| k < self.n_images && mask.is_none_or(|mask| mask.allows(k));
        let lanes: Vec<bool> = (first..first + Self::LANES).map(open).collect();
        lanes.contains(&true).then_some(lanes)
    }
}

/// The values of a picture, `(h, w, c)`: the channels side by side, since they are used together.
pub(super) fn interleave(picture: &Image, value: impl Fn(f32) -> f32) -> Vec<f32> {
    let shape = picture.shape();
    let mut values = Vec::with_capacity(shape.len());
    for y in 0..shape.h() {
        for x in 0..shape.w() {
            values.extend((0..shape.c()).map(|c| value(picture.at(c, y, x))));
        }
    }
    values
}
