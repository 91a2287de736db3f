//! Patches that stay in place (LS): one candidate for each pixel and picture, and nothing to search.

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::boxes::{Boxes, CHUNK, Placement, WIDTH};
use super::local::{Candidates, Local, Pixels};
use super::quads::{CandidateView, nothing_beyond};
use super::softmax::{Mixed, Rect};
use super::sums::Sums;

/// How many bytes of planes there are at a time: they should stay in the cache that the cores share.
const PLANES_BYTES: usize = 4 << 20;

/// The most blocks at a time: their box sums should stay in a core's own cache.
const MAX_BLOCKS: usize = 64;

/// Columns that go to one task.
const BAND: usize = 32;

impl<S: Simd> Local<'_, S> {
    /// Each block is summed down the columns; then each strip of pixels is summed along the rows and mixed, over all
    /// blocks at once.
    pub(super) fn run_in_place<const C: usize>(&self) -> Pixels {
        let (simd, sizes) = (self.packed.simd, self.sizes());
        // Sums go by windows here; this is how far a window's pixel is away.
        let (rows, cols) = self.spans((0, 0));
        let first = (rows.first as isize, cols.first as isize);
        let most = (PLANES_BYTES / (sizes.plane * size_of::<S::f32s>())).clamp(1, MAX_BLOCKS);
        let mut parts: Vec<Sums<C>> = self.rects().into_iter().map(Sums::new).collect();
        let mut planes = self.pool.take(simd, sizes.plane * most.min(self.blocks.len()));
        for blocks in self.blocks.chunks(most) {
            planes.par_chunks_mut(sizes.plane).zip(blocks).for_each(|(plane, block)| {
                if !self.stopped() {
                    let candidates = [Candidates { block: *block, offset: (0, 0) }];
                    self.sum_columns::<C>(&candidates, &mut self.scratch(), plane, sizes);
                }
            });
            let views: Vec<_> = blocks
                .iter()
                .map(|block| CandidateView::new(self.packed, block.index, first, self.rows, self.cols))
                .collect();
            parts.par_iter_mut().for_each(|sums| {
                if !self.stopped() {
                    simd.vectorize(
                        #[inline(always)]
                        || self.mix(&planes, &views, sums),
                    );
                }
            });
        }
        self.pool.give(planes);
        let mut pixels = vec![None; self.packed.shape.area()];
        for part in &parts {
            let rect = part.rect();
            for (i, mixed) in part.finish(&self.softmax).into_iter().enumerate() {
                let (row, col) = (rect.at.0 + i / rect.size.1, rect.at.1 + i % rect.size.1);
                let pixel = self.rows.source(row, first.0) * self.cols.len + self.cols.source(col, first.1);
                pixels[pixel] = Some(mixed);
            }
        }
        pixels.into_iter().collect::<Option<Vec<Mixed>>>().filter(|_| !self.stopped())
    }

    /// The picture in strips of eight rows and so many columns.
    fn rects(&self) -> Vec<Rect> {
        let (h, w) = (self.rows.len, self.cols.len);
        let strips = |x: usize| (0..h).step_by(WIDTH).map(move |y| (y, x));
        let corners = (0..w).step_by(BAND).flat_map(strips);
        corners.map(|at| Rect { at, size: (WIDTH.min(h - at.0), BAND.min(w - at.1)) }).collect()
    }

    /// Adds some blocks to the pixels of one strip.
    #[inline(always)]
    fn mix<const C: usize>(&self, planes: &[S::f32s], blocks: &[CandidateView<'_, S>], sums: &mut Sums<C>) {
        let (sizes, rect, zero) = (self.sizes(), sums.rect(), S::f32s::splat(self.packed.simd, 0.0));
        let mut kept = vec![zero; sizes.kept * blocks.len()];
        let strips = planes.chunks_exact(sizes.plane).zip(kept.chunks_exact_mut(sizes.kept)).take(blocks.len());
        let mut boxes: Vec<Boxes<'_, S>> = strips
            .map(|(plane, kept)| {
                let strip = &plane[rect.at.0 / WIDTH * sizes.strip..][..sizes.strip];
                let mut boxes = Boxes::new(strip, self.windows(self.cols), self.softmax.one, kept);
                boxes.start(rect.at.1);
                boxes
            })
            .collect();
        let mut windows = vec![[zero; CHUNK]; blocks.len()];
        for col in (0..rect.size.1).step_by(WIDTH) {
            let at = (rect.at.0, rect.at.1 + col);
            let rect = Rect { at, size: (rect.size.0, WIDTH.min(rect.size.1 - col)) };
            for (boxes, window) in boxes.iter_mut().zip(&mut windows) {
                boxes.chunks(at.1..at.1 + 1, window, Placement::CHUNKS);
                nothing_beyond::<S>(rect, window);
            }
            sums.add_blocks(self.packed.simd, &self.softmax, rect, &windows, blocks);
        }
    }
}
