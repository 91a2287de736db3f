//! Patches that move (ELS, bbELS, limited reach): offset after offset, each with all pictures.

use std::ops::Range;

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::boxes::{Boxes, CHUNK, NO_FLOORS, WIDTH};
use super::local::{Candidates, Local, Pixels, Scratch};
use super::merge::merge;
use super::softmax::{Mixed, Open, Rect, Sums};

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
    /// Sums down the columns, for each of a group.
    planes: Vec<S::f32s>,
    /// What [`Boxes`] keeps, for each of a group.
    kept: Vec<S::f32s>,
    /// Box sums of eight by eight pixels, for each of a group; minus infinity where there is no other.
    windows: [[S::f32s; CHUNK]; MAX_PLANES],
}

impl<S: Simd> Local<'_, S> {
    /// Piece after piece, in waves.
    pub(super) fn run_moving<const C: usize>(&self) -> Pixels {
        let mut start = Sums::<C>::new(Rect { at: (0, 0), size: (self.rows.len, self.cols.len) });
        let mut done: Vec<Vec<Mixed>> = Vec::new();
        for wave in self.waves() {
            let sums: Option<Vec<Vec<Mixed>>> =
                wave.par_iter().with_max_len(1).map(|piece| self.run_piece(piece, &start)).collect();
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
        let (sizes, simd) = (self.sizes(), self.packed.simd);
        let (zero, none) = (S::f32s::splat(simd, 0.0), S::f32s::splat(simd, f32::NEG_INFINITY));
        let most = (PLANES_BYTES / (sizes.plane * size_of::<S::f32s>())).clamp(1, MAX_PLANES);
        let mut room = Room {
            scratch: self.scratch(),
            planes: vec![zero; sizes.plane * most],
            kept: vec![zero; sizes.kept * most],
            windows: [[none; CHUNK]; MAX_PLANES],
        };
        let mut sums = start.clone();
        for candidates in &self.groups(piece, most) {
            if self.stopped() {
                return None;
            }
            // The code is long: few copies of it, and what a group lacks counts as nothing. Three at once are what
            // vectors of 64 bytes leave room for at 32 x 32 pixels.
            match candidates.len() {
                1 | 2 => self.add_group::<C, 2>(candidates, &mut room, &mut sums),
                3 => self.add_group::<C, 3>(candidates, &mut room, &mut sums),
                _ => self.add_group::<C, MAX_PLANES>(candidates, &mut room, &mut sums),
            }
        }
        Some(sums.finish())
    }

    /// The candidates of a piece in groups of at most `most` that are open to the same pixels: on the torus some offsets
    /// of one block, which differ in their rows only; with zeros beyond the border some blocks at one offset.
    fn groups(&self, piece: &Piece, most: usize) -> Vec<Vec<Candidates<S>>> {
        let (offsets, blocks) = (&self.offsets[piece.offsets.clone()], &self.blocks[piece.blocks.clone()]);
        let mut groups = Vec::new();
        if self.rows.wraps() {
            for block in blocks {
                for offsets in offsets.chunk_by(|a, b| a.1 == b.1).flat_map(|run| even_chunks(run, most)) {
                    groups.push(offsets.iter().map(|offset| Candidates { block: *block, offset: *offset }).collect());
                }
            }
        } else {
            for offset in offsets {
                for blocks in even_chunks(blocks, most) {
                    groups.push(blocks.iter().map(|block| Candidates { block: *block, offset: *offset }).collect());
                }
            }
        }
        groups
    }

    /// All candidates of a group of at most `N`.
    fn add_group<const C: usize, const N: usize>(
        &self,
        candidates: &[Candidates<S>],
        room: &mut Room<S>,
        sums: &mut Sums<C>,
    ) {
        let (simd, sizes) = (self.packed.simd, self.sizes());
        self.sum_columns::<C>(candidates, &mut room.scratch, &mut room.planes, sizes);
        let Room { planes, kept, windows, .. } = room;
        let Some(windows) = windows.first_chunk_mut::<N>() else { return };
        for windows in &mut windows[candidates.len().min(N)..] {
            *windows = [S::f32s::splat(simd, f32::NEG_INFINITY); CHUNK];
        }
        let (rows, cols) = self.spans(candidates[0].offset);
        let open: [Open<'_, S>; N] = std::array::from_fn(|b| {
            let Candidates { block, offset } = candidates[b.min(candidates.len() - 1)];
            Open::new(self.packed, block.index, offset, self.rows, self.cols)
        });
        for row in (0..rows.count).step_by(WIDTH) {
            let strip = |b: usize| &planes[b * sizes.plane + row / WIDTH * sizes.strip..][..sizes.strip];
            for (b, kept) in kept.chunks_exact_mut(sizes.kept).enumerate().take(candidates.len()) {
                Boxes::<S>::new(strip(b), self.cols.side(), self.softmax.one, kept).start(0);
            }
            let y = (rows.first + row) % self.rows.len;
            for col in (0..cols.count).step_by(WIDTH) {
                let rect = Rect {
                    at: (y, (cols.first + col) % self.cols.len),
                    size: (WIDTH.min(rows.count - row), WIDTH.min(cols.count - col)),
                };
                let floors = if Boxes::<S>::tests(self.cols.side()) { sums.floors(rect) } else { NO_FLOORS };
                let mut hits = 0;
                let kept = kept.chunks_exact_mut(sizes.kept).take(candidates.len());
                for (b, (kept, windows)) in kept.zip(&mut *windows).enumerate() {
                    let mut boxes = Boxes::<S>::new(strip(b), self.cols.side(), self.softmax.one, kept);
                    hits |= boxes.chunk_over(col, &floors, windows);
                }
                if hits != 0 {
                    sums.add_chunk(simd, &self.softmax, rect, hits, windows, &open);
                }
            }
        }
    }
}

/// A slice in as few chunks of at most `most` as there can be, all about as long.
fn even_chunks<T>(items: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    let chunks = items.len().div_ceil(most);
    (0..chunks).map(move |i| &items[items.len() * i / chunks..items.len() * (i + 1) / chunks])
}
