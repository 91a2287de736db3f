//! Patches that move (ELS, bbELS, limited reach): offset after offset, each with all pictures.

use std::ops::{ControlFlow, Range, RangeInclusive};

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::bands::{Band, BandRoom, Pair};
use super::boxes::{Boxes, CHUNK, NO_FLOORS, WIDTH};
use super::local::{Candidates, Local, Pixels, Scratch};
use super::merge::merge;
use super::softmax::{Mixed, Open, Rect, Sums, nothing_beyond};

/// The most candidates that are summed together, so that a pixel's sums are touched once for all of them.
const MAX_PLANES: usize = 2;

/// So many chunks side by side are summed before they are mixed.
const MAX_CHUNKS: usize = 4;

/// The candidates are cut into about so many pieces, whatever the number of threads, so that the result does not depend on
/// it: as many as keep the threads busy to the end, where there is enough work.
const PIECES: RangeInclusive<usize> = 16..=64;

/// So much work there is in a piece then, in sums over whole pictures: to begin and to end one costs as much as a few.
const WORK_OF_PIECE: usize = 160;

/// One piece in so many goes first, to find out what is good enough for the others.
const PILOTS: usize = 8;

/// A run of candidates: these offsets, with these of the blocks.
#[derive(Clone, Debug)]
struct Piece {
    offsets: Range<usize>,
    blocks: Range<usize>,
}

/// Room for one piece.
struct Room<'a, S: Simd> {
    scratch: Scratch<S>,
    /// Sums down the columns, for each of a group.
    planes: &'a mut [S::f32s],
    bands: BandRoom<'a, S>,
    /// What [`Boxes`] keeps, for each of a group.
    kept: Vec<S::f32s>,
    /// Box sums of some chunks, for each of a group.
    windows: [&'a mut [[S::f32s; CHUNK]]; MAX_PLANES],
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
                start.raise_floor(&sums);
                done.push(sums);
            }
        }
        Some(merge(self.packed.simd, &done, &self.softmax))
    }

    /// The candidates cut into pieces, by blocks as far as there are enough, since to begin with a block takes time, and by
    /// offsets. They run in waves, each of which starts from the best candidates of those before: first the patches in
    /// place, which are often the best there are; then a few pieces, with different blocks and offsets; then all others.
    fn waves(&self) -> [Vec<Piece>; 3] {
        let (n_offsets, n_blocks) = (self.offsets.len(), self.blocks.len());
        let cut = |n: usize, parts: usize, i: usize| n * i / parts..n * (i + 1) / parts;
        let most = (self.work() / WORK_OF_PIECE).clamp(*PIECES.start(), *PIECES.end());
        let by_block = n_blocks.min(most);
        let by_offset = most.div_ceil(by_block).min(n_offsets);
        let piece = |offsets: &Range<usize>, i: usize| Piece { offsets: offsets.clone(), blocks: cut(n_blocks, by_block, i) };
        let mut waves = [(0..by_block).map(|i| piece(&(0..1), i)).collect(), Vec::new(), Vec::new()];
        for i in 0..by_offset {
            let offsets = cut(n_offsets, by_offset, i);
            let offsets = offsets.start.max(1)..offsets.end;
            if !offsets.is_empty() {
                for k in 0..by_block {
                    waves[if (i + k) % PILOTS == PILOTS / 2 { 1 } else { 2 }].push(piece(&offsets, k));
                }
            }
        }
        waves
    }

    /// How many sums over whole pictures all candidates come to.
    fn work(&self) -> usize {
        let covered = |offset: &(isize, isize)| {
            let (rows, cols) = self.spans(*offset);
            rows.covered * cols.covered
        };
        self.offsets.iter().map(covered).sum::<usize>() / (self.rows.len * self.cols.len) * self.blocks.len()
    }

    /// All candidates of one piece; `None` when cancelled.
    fn run_piece<const C: usize>(&self, piece: &Piece, start: &Sums<C>) -> Option<Vec<Mixed>> {
        let (sizes, simd) = (self.sizes(), self.packed.simd);
        let one_block = self.rows.wraps() || self.down.is_some();
        let n_planes = if one_block { MAX_PLANES } else { MAX_PLANES.min(self.blocks.len()) };
        let block = self.down.as_ref().map_or(0, |down| BandRoom::<S>::block_len(down, self.cols));
        let mut memory = self.pool.take(simd, sizes.plane * n_planes + block + CHUNK * MAX_CHUNKS * MAX_PLANES);
        let (planes, others) = memory.split_at_mut(sizes.plane * n_planes);
        let (block, windows) = others.split_at_mut(block);
        let (windows, others) = windows.as_chunks_mut().0.split_at_mut(MAX_CHUNKS);
        let mut room = Room {
            scratch: self.scratch(),
            planes,
            bands: BandRoom::new(simd, block, self.rows, self.cols),
            kept: vec![S::f32s::splat(simd, 0.0); sizes.kept * MAX_PLANES],
            windows: [windows, others],
        };
        let mut sums = start.clone();
        let end = self.groups(piece, |candidates| {
            if self.stopped() {
                return ControlFlow::Break(());
            }
            self.add_group::<C>(candidates, &mut room, &mut sums);
            ControlFlow::Continue(())
        });
        self.pool.give(memory);
        end.is_continue().then(|| sums.finish(&self.softmax))
    }

    /// The candidates of a piece in groups of at most [`MAX_PLANES`]: on the torus, and in bands, offsets of one block that
    /// are one row apart; else blocks at one offset. Tells them one after the other until it is told to break.
    fn groups(&self, piece: &Piece, mut each: impl FnMut(&[Candidates<S>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let (offsets, blocks) = (&self.offsets[piece.offsets.clone()], &self.blocks[piece.blocks.clone()]);
        if self.rows.wraps() || self.down.is_some() {
            // Where windows are cut at the border, those of no other offset are.
            let alike = |a: isize, b: isize| self.rows.wraps() || a > 0 || b < 0;
            for block in blocks {
                for run in offsets.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0 && alike(a.0, b.0)) {
                    // Those from some row on are left to copies.
                    let run = &run[..run.partition_point(|offset| offset.0 < block.offsets_down)];
                    for offsets in even_chunks(run, MAX_PLANES) {
                        let mut group = [Candidates { block: *block, offset: offsets[0] }; MAX_PLANES];
                        for (candidates, offset) in group.iter_mut().zip(offsets) {
                            candidates.offset = *offset;
                        }
                        each(&group[..offsets.len()])?;
                    }
                }
            }
        } else {
            for blocks in even_chunks(blocks, MAX_PLANES) {
                for offset in offsets {
                    let mut group = [Candidates { block: blocks[0], offset: *offset }; MAX_PLANES];
                    for (candidates, block) in group.iter_mut().zip(blocks) {
                        candidates.block = *block;
                    }
                    each(&group[..blocks.len()])?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// All candidates of a group.
    fn add_group<const C: usize>(&self, candidates: &[Candidates<S>], room: &mut Room<'_, S>, sums: &mut Sums<C>) {
        let (simd, sizes, side) = (self.packed.simd, self.sizes(), self.windows(self.cols));
        let (mut rows, cols) = self.spans(candidates[0].offset);
        let in_bands =
            self.down.as_ref().filter(|_| rows.zeros == 0).map(|down| (down, Pair::new(candidates, self.rows)));
        if let Some((down, pair)) = in_bands {
            rows = pair.rows;
            room.bands.hold(self.packed, down, candidates[0].block.index);
        } else {
            self.sum_columns::<C>(candidates, &mut room.scratch, room.planes, sizes);
        }
        let Room { planes, bands, kept, windows, .. } = room;
        let open: [Open<'_, S>; MAX_PLANES] = std::array::from_fn(|b| {
            let Candidates { block, offset } = candidates[b.min(candidates.len() - 1)];
            Open::new(self.packed, block.index, offset, self.rows, self.cols)
        });
        for row in (0..rows.count).step_by(WIDTH) {
            let (from, pitch) =
                if in_bands.is_some() { (0, sizes.strip) } else { (row / WIDTH * sizes.strip, sizes.plane) };
            if let Some((down, pair)) = in_bands {
                self.sum_band(down, candidates, Band { row, pair, cols }, bands, (planes, pitch));
            }
            let strip = |b: usize| &planes[from + b * pitch..][..sizes.strip];
            for (b, kept) in kept.chunks_exact_mut(sizes.kept).enumerate().take(candidates.len()) {
                Boxes::<S>::new(strip(b), side, self.softmax.one, kept).start(0);
            }
            let y = (rows.first + row) % self.rows.len;
            for col in (0..cols.count).step_by(WIDTH * MAX_CHUNKS) {
                let some = col..cols.count.min(col + WIDTH * MAX_CHUNKS);
                let rects: [Rect; MAX_CHUNKS] = std::array::from_fn(|i| {
                    let col = col + i * WIDTH;
                    Rect {
                        at: (y, (cols.first + col) % self.cols.len),
                        size: (WIDTH.min(rows.count - row), WIDTH.min(cols.count.saturating_sub(col))),
                    }
                });
                let floors = if Boxes::<S>::tests(self.cols.side()) {
                    sums.floors(&self.softmax, &rects)
                } else {
                    [NO_FLOORS; MAX_CHUNKS]
                };
                let mut lines = [[0; MAX_CHUNKS]; MAX_PLANES];
                let kept = kept.chunks_exact_mut(sizes.kept).take(candidates.len());
                for (b, (kept, windows)) in kept.zip(&mut *windows).enumerate() {
                    let mut boxes = Boxes::<S>::new(strip(b), side, self.softmax.one, kept);
                    boxes.chunks_over(some.clone(), &floors, windows, &mut lines[b]);
                    if let Some((_, pair)) = in_bands {
                        lines[b].iter_mut().for_each(|lines| *lines &= pair.lines(b, row));
                    }
                }
                for (i, rect) in rects.into_iter().enumerate() {
                    let [lines, others] = [lines[0][i], lines[1][i]];
                    if lines | others == 0 {
                        continue;
                    }
                    let [windows, other_windows] = windows.each_mut().map(|windows| &mut windows[i]);
                    nothing_beyond::<S>(rect, windows);
                    nothing_beyond::<S>(rect, other_windows);
                    let both = lines & others;
                    if both != 0 {
                        let windows = [&*windows, &*other_windows];
                        sums.add_chunk(simd, &self.softmax, (rect, both), windows, open.each_ref());
                    }
                    if lines & !both != 0 {
                        sums.add_chunk(simd, &self.softmax, (rect, lines & !both), [&*windows], [&open[0]]);
                    }
                    if others & !both != 0 {
                        sums.add_chunk(simd, &self.softmax, (rect, others & !both), [&*other_windows], [&open[1]]);
                    }
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
