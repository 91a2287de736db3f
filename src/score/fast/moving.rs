//! Patches that move (ELS, bbELS, limited reach): offset after offset, each with all pictures.

use std::ops::Range;

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::boxes::{Boxes, CHUNK, WIDTH};
use super::local::{Block, Local, Pixels, Scratch};
use super::merge::merge;
use super::softmax::{Mixed, OpenBlock, Rect, Source, Sums};

/// The planes of a few blocks are summed together, so that a pixel's sums are touched once for all of them, as far
/// as they stay within the second-level cache.
const PLANES_BYTES: usize = 320 * 1024;

/// The most blocks that are summed together.
const MAX_PLANES: usize = 4;

/// The candidates are cut into about this many pieces, whatever the number of threads, so that the result does not
/// depend on it.
const PIECES: usize = 64;

/// One piece in so many goes first, to find out what is good enough for the others.
const PILOTS: usize = 8;

/// A run of candidates: these offsets, with these of the blocks.
#[derive(Clone, Debug)]
struct Piece {
    offsets: Range<usize>,
    blocks: Range<usize>,
}

/// Room for one piece.
struct Room<S: Simd> {
    scratch: Scratch<S>,
    /// Sums along the rows, for each block.
    planes: Vec<S::f32s>,
    /// What [`Boxes`] keeps, for each block.
    kept: Vec<S::f32s>,
    /// The box sums of eight rows of a strip, for each block.
    windows: [[S::f32s; CHUNK]; MAX_PLANES],
}

impl<S: Simd> Local<'_, S> {
    /// Piece after piece, in waves.
    pub(super) fn run_moving<const C: usize>(&self) -> Pixels {
        let mut start = Sums::<C>::new(Rect { at: (0, 0), size: (self.rows.len, self.cols.len) });
        let mut done: Vec<Vec<Mixed>> = Vec::new();
        for wave in self.waves() {
            let sums: Option<Vec<Vec<Mixed>>> = wave.par_iter().map(|piece| self.run_piece(piece, &start)).collect();
            for sums in sums? {
                start.raise_floor(&self.softmax, &sums);
                done.push(sums);
            }
        }
        Some(merge(self.packed.simd, &done, &self.softmax))
    }

    /// The candidates cut into pieces, by offsets where there are many, else by blocks too. They run in waves, each of
    /// which starts from the best candidates of those before: first the patches in place, which are often
    /// the best there are; then a few pieces; then all others.
    fn waves(&self) -> [Vec<Piece>; 3] {
        let (n_offsets, n_blocks) = (self.offsets.len(), self.blocks.len());
        let cut = |n: usize, parts: usize, i: usize| n * i / parts..n * (i + 1) / parts;
        let by_offset = n_offsets.min(PIECES);
        let by_block = (PIECES / by_offset).clamp(1, n_blocks);
        let pieces = |offsets: Range<usize>| {
            (0..by_block).map(move |i| Piece { offsets: offsets.clone(), blocks: cut(n_blocks, by_block, i) })
        };
        let mut waves = [pieces(0..1).collect(), Vec::new(), Vec::new()];
        for i in 0..by_offset {
            let offsets = cut(n_offsets, by_offset, i);
            let offsets = offsets.start.max(1)..offsets.end;
            if !offsets.is_empty() {
                waves[if i % PILOTS == PILOTS / 2 { 1 } else { 2 }].extend(pieces(offsets));
            }
        }
        waves
    }

    /// All candidates of one piece; `None` when cancelled.
    fn run_piece<const C: usize>(&self, piece: &Piece, start: &Sums<C>) -> Option<Vec<Mixed>> {
        let blocks = &self.blocks[piece.blocks.clone()];
        let (sizes, zero) = (self.sizes(), S::f32s::splat(self.packed.simd, 0.0));
        let most = (PLANES_BYTES / (sizes.plane * size_of::<S::f32s>())).clamp(1, MAX_PLANES);
        let groups = blocks.len().div_ceil(most);
        let mut room = Room {
            scratch: self.scratch(),
            planes: vec![zero; sizes.plane * most.min(blocks.len())],
            kept: vec![zero; sizes.kept * most],
            windows: [[zero; CHUNK]; MAX_PLANES],
        };
        let mut sums = start.clone();
        for group in 0..groups {
            let blocks = &blocks[blocks.len() * group / groups..blocks.len() * (group + 1) / groups];
            for offset in &self.offsets[piece.offsets.clone()] {
                if self.stopped() {
                    return None;
                }
                match blocks.len() {
                    1 => self.add_offset::<C, 1>(blocks, *offset, &mut room, &mut sums),
                    2 => self.add_offset::<C, 2>(blocks, *offset, &mut room, &mut sums),
                    3 => self.add_offset::<C, 3>(blocks, *offset, &mut room, &mut sums),
                    _ => self.add_offset::<C, MAX_PLANES>(blocks, *offset, &mut room, &mut sums),
                }
            }
        }
        Some(sums.finish())
    }

    /// All candidates of `N` blocks at one offset.
    fn add_offset<const C: usize, const N: usize>(
        &self,
        blocks: &[Block<S>],
        offset: (isize, isize),
        room: &mut Room<S>,
        sums: &mut Sums<C>,
    ) {
        let (simd, sizes) = (self.packed.simd, self.sizes());
        for (block, plane) in blocks.iter().zip(room.planes.chunks_exact_mut(sizes.plane)) {
            self.sum_rows::<C>(*block, offset, &mut room.scratch, plane, sizes.strip);
        }
        let (rows, cols) = (self.rows.span(offset.0), self.cols.span(offset.1));
        let open: [OpenBlock<'_, S>; N] = std::array::from_fn(|b| OpenBlock::new(self.packed, blocks[b].index));
        let source = Source { rows: self.rows, cols: self.cols, offset };
        for first_col in (0..cols.count).step_by(WIDTH) {
            for first_row in (0..rows.count).step_by(WIDTH) {
                simd.vectorize(
                    #[inline(always)]
                    || {
                        let kept = room.kept.chunks_exact_mut(sizes.kept);
                        for (b, (kept, window)) in kept.zip(&mut room.windows).enumerate().take(N) {
                            let strip = &room.planes[b * sizes.plane + first_col / WIDTH * sizes.strip..];
                            let mut boxes = Boxes::<S>::go_on(&strip[..sizes.strip], self.rows.side(), kept);
                            if first_row == 0 {
                                boxes.start(0);
                            }
                            boxes.chunk::<false>(first_row, window);
                        }
                    },
                );
                let rect = Rect {
                    at: (rows.first + first_row, cols.first + first_col),
                    size: (WIDTH.min(rows.count - first_row), WIDTH.min(cols.count - first_col)),
                };
                let windows: &[[S::f32s; CHUNK]; N] = match room.windows.first_chunk() {
                    Some(windows) => windows,
                    None => return,
                };
                simd.vectorize(
                    #[inline(always)]
                    || sums.add_chunk(simd, &self.softmax, rect, &source, windows, &open),
                );
            }
        }
    }
}
