//! Patches that stay in place (LS): one candidate for each pixel and picture, and nothing to search.

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::boxes::{Boxes, CHUNK, WIDTH};
use super::local::{Local, Pixels};
use super::softmax::{Mixed, OpenBlock, Rect, Source, Sums};

/// How many bytes of planes there are at a time: they should stay in the cache that the cores share.
const PLANES_BYTES: usize = 4 << 20;

/// The most blocks at a time: their box sums should stay in a core's own cache.
const MAX_BLOCKS: usize = 64;

/// Rows that go to one task.
const BAND: usize = 32;

impl<S: Simd> Local<'_, S> {
    /// Each block is summed along the rows; then each strip of pixels is summed down the columns and mixed, over all
    /// blocks at once.
    pub(super) fn run_in_place<const C: usize>(&self) -> Pixels {
        let (simd, sizes) = (self.packed.simd, self.sizes());
        let most = (PLANES_BYTES / (sizes.plane * size_of::<S::f32s>())).clamp(1, MAX_BLOCKS);
        let mut parts: Vec<Sums<C>> = self.rects().into_iter().map(Sums::new).collect();
        let mut planes = self.pool.take(simd, sizes.plane * most.min(self.blocks.len()));
        for blocks in self.blocks.chunks(most) {
            planes.par_chunks_mut(sizes.plane).zip(blocks).for_each(|(plane, block)| {
                if !self.stopped() {
                    self.sum_rows::<C>(*block, (0, 0), &mut self.scratch(), plane, sizes.strip);
                }
            });
            let blocks: Vec<_> = blocks.iter().map(|block| OpenBlock::new(self.packed, block.index)).collect();
            parts.par_iter_mut().for_each(|sums| {
                if !self.stopped() {
                    simd.vectorize(
                        #[inline(always)]
                        || self.mix(&planes, &blocks, sums),
                    );
                }
            });
        }
        self.pool.give(planes);
        let mut pixels = vec![None; self.packed.shape.area()];
        for part in &parts {
            let rect = part.rect();
            let rows = part.finish();
            for (row, mixed) in rows.chunks_exact(rect.size.1).enumerate() {
                let first = (rect.at.0 + row) * self.cols.len + rect.at.1;
                for (pixel, mixed) in pixels[first..].iter_mut().zip(mixed) {
                    *pixel = Some(*mixed);
                }
            }
        }
        pixels.into_iter().collect::<Option<Vec<Mixed>>>().filter(|_| !self.stopped())
    }

    /// The picture in strips of eight columns and so many rows.
    fn rects(&self) -> Vec<Rect> {
        let (h, w) = (self.rows.len, self.cols.len);
        let strips = |y: usize| (0..w).step_by(WIDTH).map(move |x| (y, x));
        let corners = (0..h).step_by(BAND).flat_map(strips);
        corners.map(|at| Rect { at, size: (BAND.min(h - at.0), WIDTH.min(w - at.1)) }).collect()
    }

    /// Adds some blocks to the pixels of one strip.
    #[inline(always)]
    fn mix<const C: usize>(&self, planes: &[S::f32s], blocks: &[OpenBlock<'_, S>], sums: &mut Sums<C>) {
        let (sizes, rect, zero) = (self.sizes(), sums.rect(), S::f32s::splat(self.packed.simd, 0.0));
        let mut kept = vec![zero; sizes.kept * blocks.len()];
        let strips = planes.chunks_exact(sizes.plane).zip(kept.chunks_exact_mut(sizes.kept)).take(blocks.len());
        let mut boxes: Vec<Boxes<'_, S>> = strips
            .map(|(plane, kept)| {
                let strip = &plane[rect.at.1 / WIDTH * sizes.strip..][..sizes.strip];
                Boxes::new(strip, self.rows.side(), rect.at.0, kept)
            })
            .collect();
        let mut windows = vec![[zero; CHUNK]; blocks.len()];
        let source = Source { rows: self.rows, cols: self.cols, offset: (0, 0) };
        for row in (0..rect.size.0).step_by(WIDTH) {
            let at = (rect.at.0 + row, rect.at.1);
            for (boxes, window) in boxes.iter_mut().zip(&mut windows) {
                boxes.chunk::<false>(at.0, window);
            }
            let rect = Rect { at, size: (WIDTH.min(rect.size.0 - row), rect.size.1) };
            sums.add_blocks(self.packed.simd, &self.softmax, rect, &source, &windows, blocks);
        }
    }
}
