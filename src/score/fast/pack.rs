//! The training set as the kernels read it: one picture in each lane of a vector.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use crate::images::{Image, ImageMask, Shape, TrainingSet};

/// Neighbouring pixels of a row that are mixed together.
pub(super) const QUAD: usize = 4;

/// So many more places than pixels are in a row, for what goes by [`QUAD`]s to be read in one piece.
pub(super) const EXTRA_COLUMNS: usize = QUAD - 1;

/// The training set in blocks of as many pictures as a vector has lanes, `[block][y][x][c][lane]`; the lanes past
/// the last picture hold copies ([`Lanes`]) or zeros. After its last column a row goes on with the first ones, [`EXTRA_COLUMNS`]
/// of them, and is padded to an odd number of cache lines: down a column, a power of two would always meet the same few
/// sets of the cache.
#[derive(Debug)]
pub(super) struct Packed<S: Simd> {
    pub(super) simd: S,
    pub(super) shape: Shape,
    pub(super) n_images: usize,
    /// From one row to the next, in vectors.
    pub(super) pitch: usize,
    pub(super) lanes: Lanes,
    values: Vec<S::f32s>,
}

/// What the lanes of each block hold.
///
/// The last block may have room left. There its pictures are once more, as often as they fit, each time with their rows turned
/// by the same part of the height. On the torus, where patches may move anywhere, such a copy does for some offsets what the
/// picture itself does for others, so that fewer offsets are left for this block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lanes {
    n_images: usize,
    per_block: usize,
    height: usize,
    /// How many times the pictures of the last block are there; a divisor of the height.
    copies: usize,
}

/// What one lane holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) image_idx: usize,
    /// The block's row `y` is the picture's row `y + turned`.
    pub(super) turned: usize,
}

impl Lanes {
    fn new(n_images: usize, per_block: usize, height: usize) -> Self {
        let most = per_block.checked_div(n_images % per_block).unwrap_or(1);
        let copies = (1..=most).rev().find(|copies| height.is_multiple_of(*copies)).unwrap_or(1);
        Self { n_images, per_block, height, copies }
    }

    /// `None` for a lane that holds nothing.
    pub(super) fn held(&self, block: usize, lane: usize) -> Option<Held> {
        let first = block * self.per_block;
        let own = self.per_block.min(self.n_images - first);
        let copy = lane / own;
        let turned = copy * (self.height / self.copies);
        (copy == 0 || copy < self.copies).then_some(Held { image_idx: first + lane % own, turned })
    }

    /// How many offsets down the rows are left for a block where its copies do the others.
    pub(super) fn offsets_down(&self, block: usize) -> usize {
        let is_last = (block + 1) * self.per_block > self.n_images;
        if is_last { self.height / self.copies } else { self.height }
    }
}

impl<S: Simd> Packed<S> {
    /// Pictures in a block.
    pub(super) const LANES: usize = S::f32s::LEN;

    /// O(n c h w).
    pub(super) fn new(simd: S, set: &TrainingSet) -> Self {
        let (shape, n_images) = (set.shape(), set.n_images());
        let per_line = 64_usize.div_ceil(size_of::<S::f32s>());
        let pitch = (((shape.w() + EXTRA_COLUMNS) * shape.c()).div_ceil(per_line) | 1) * per_line;
        let block_len = pitch * shape.h();
        let mut values = vec![S::f32s::splat(simd, 0.0); n_images.div_ceil(Self::LANES) * block_len];
        let lanes = Lanes::new(n_images, Self::LANES, shape.h());
        for (index, block) in values.chunks_exact_mut(block_len).enumerate() {
            let held = |lane| Some((lane, lanes.held(index, lane)?));
            for (lane, Held { image_idx, turned }) in (0..Self::LANES).filter_map(held) {
                let image = &set.values()[image_idx * shape.len()..][..shape.len()];
                for (channel, plane) in image.chunks_exact(shape.area()).enumerate() {
                    for y in 0..shape.h() {
                        let row = &plane[(y + turned) % shape.h() * shape.w()..][..shape.w()];
                        for (x, value) in row.iter().cycle().take(shape.w() + EXTRA_COLUMNS).enumerate() {
                            block[y * pitch + x * shape.c() + channel][lane] = *value;
                        }
                    }
                }
            }
        }
        Self { simd, shape, n_images, pitch, lanes, values }
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

    /// Which lanes of a block hold pictures that may be used, or their copies if those are to be; `None` for a block
    /// without any.
    pub(super) fn open_lanes(&self, block: usize, mask: Option<&ImageMask>, copies: bool) -> Option<Vec<bool>> {
        let open = |held: Held| (copies || held.turned == 0) && mask.is_none_or(|mask| mask.allows(held.image_idx));
        let lanes: Vec<bool> = (0..Self::LANES).map(|lane| self.lanes.held(block, lane).is_some_and(open)).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_comes_with_every_turn_once() {
        for (height, per_block) in [(1, 4), (5, 8), (8, 16), (28, 16), (32, 8), (64, 16)] {
            for n_images in 1..40 {
                let lanes = Lanes::new(n_images, per_block, height);
                let mut seen = vec![0; n_images * height];
                for block in 0..n_images.div_ceil(per_block) {
                    for held in (0..per_block).filter_map(|lane| lanes.held(block, lane)) {
                        for down in 0..lanes.offsets_down(block) {
                            seen[held.image_idx * height + held.turned + down] += 1;
                        }
                    }
                }
                assert!(
                    seen.iter().all(|times| *times == 1),
                    "{n_images} pictures of {height} rows, {per_block} lanes"
                );
            }
        }
    }

    #[test]
    fn few_pictures_fill_the_lanes() {
        let lanes = Lanes::new(100, 16, 32);
        assert_eq!(lanes.offsets_down(5), 32);
        assert_eq!(lanes.offsets_down(6), 8);
        assert_eq!(lanes.held(6, 3), Some(Held { image_idx: 99, turned: 0 }));
        assert_eq!(lanes.held(6, 4), Some(Held { image_idx: 96, turned: 8 }));
        assert_eq!(Lanes::new(17, 16, 31).held(1, 1), None);
    }
}
