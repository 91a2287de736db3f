//! Patches that move (ELS, bbELS, limited reach): offset after offset, each with all pictures.

use std::ops::{ControlFlow, Range, RangeInclusive};

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::bands::{Band, BandRoom, RowRun};
use super::boxes::{Boxes, CHUNK, Floors, NO_FLOORS, WIDTH};
use super::column_major::MAX_RUN;
use super::local::{Candidates, Local, Pixels, Scratch};
use super::merge::merge;
use super::quads::{CandidateView, nothing_beyond};
use super::softmax::{Mixed, Rect};
use super::sums::Sums;

/// The most candidates that are summed together, so that a pixel's sums are touched once for all of them: in bands.
const MAX_GROUP: usize = MAX_RUN;

/// For so many of them there are sums down the columns at a time: planes, or strips of a band. Without bands it is a group.
const PAIR: usize = 2;

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
    /// Sums down the columns, for each of a pair: planes, or strips.
    planes: &'a mut [S::f32s],
    bands: BandRoom<'a, S>,
    /// What [`Boxes`] keeps.
    kept: Vec<S::f32s>,
    /// Box sums of some chunks, for each of a group.
    windows: [&'a mut [[S::f32s; CHUNK]]; MAX_GROUP],
    /// Which pixels those of a chunk belong to, what they are compared with, and on which lines they reach it.
    rects: Vec<Rect>,
    floors: Vec<Floors>,
    lines: [Vec<u32>; MAX_GROUP],
}

impl<'a, S: Simd> Room<'a, S> {
    /// How many vectors it takes for sums down the columns, for a block, and for windows.
    fn sizes(local: &Local<'_, S>) -> [usize; 3] {
        let sizes = local.sizes();
        let (columns, block) = match &local.column_major {
            // Windows that the border cuts go by planes where there are bands, too, but those are alone.
            Some(column_major) => {
                (sizes.plane.max(sizes.strip * PAIR), BandRoom::<S>::block_len(column_major, local.cols))
            }
            None if local.in_runs() => (sizes.plane * PAIR, 0),
            None => (sizes.plane * PAIR.min(local.blocks.len()), 0),
        };
        [columns, block, CHUNK * local.cols.len.div_ceil(WIDTH) * MAX_GROUP]
    }

    /// In as much memory.
    fn new(local: &Local<'_, S>, memory: &'a mut [S::f32s]) -> Self {
        let ([columns, block, _], simd) = (Self::sizes(local), local.packed.simd);
        let chunks = local.cols.len.div_ceil(WIDTH);
        let (planes, others) = memory.split_at_mut(columns);
        let (block, windows) = others.split_at_mut(block);
        let mut windows = windows.as_chunks_mut().0.chunks_exact_mut(chunks);
        Self {
            scratch: local.scratch(),
            planes,
            bands: BandRoom::new(simd, block, local.rows, local.cols),
            kept: vec![S::f32s::splat(simd, 0.0); local.sizes().kept],
            windows: std::array::from_fn(|_| windows.next().unwrap_or_default()),
            rects: vec![Rect { at: (0, 0), size: (0, 0) }; chunks],
            floors: vec![NO_FLOORS; chunks],
            lines: std::array::from_fn(|_| vec![0; chunks]),
        }
    }
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
        // Where blocks are summed two by two, no fewer than two of them.
        let together = if self.in_runs() { 1 } else { PAIR };
        let by_block = n_blocks.div_ceil(together).min(most);
        let by_offset = most.div_ceil(by_block).min(n_offsets);
        let piece =
            |offsets: &Range<usize>, i: usize| Piece { offsets: offsets.clone(), blocks: cut(n_blocks, by_block, i) };
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

    /// Whether groups are made of one block's offsets; else of blocks.
    fn in_runs(&self) -> bool {
        self.rows.wraps() || self.column_major.is_some()
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
        let mut memory = self.pool.take(self.packed.simd, Room::<S>::sizes(self).iter().sum());
        let mut room = Room::new(self, &mut memory);
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

    /// The candidates of a piece in groups: on the torus, and in bands, offsets of one block that are one row apart; else
    /// blocks at one offset. Tells them one after the other until it is told to break.
    fn groups(&self, piece: &Piece, mut each: impl FnMut(&[Candidates<S>]) -> ControlFlow<()>) -> ControlFlow<()> {
        let (offsets, blocks) = (&self.offsets[piece.offsets.clone()], &self.blocks[piece.blocks.clone()]);
        if self.in_runs() {
            // Where windows are cut at the border, those of no other offset are.
            let alike = |a: isize, b: isize| self.rows.wraps() || a > 0 || b < 0;
            let most = if self.column_major.is_some() { MAX_GROUP } else { PAIR };
            for block in blocks {
                for run in offsets.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0 && alike(a.0, b.0)) {
                    // Those from some row on are left to copies.
                    let mut run = &run[..run.partition_point(|offset| offset.0 < block.offsets_down)];
                    while !run.is_empty() {
                        // Fours, then a pair, then one.
                        let n = most.min(1 << run.len().ilog2());
                        let (offsets, others) = run.split_at(n);
                        run = others;
                        let mut group = [Candidates { block: *block, offset: offsets[0] }; MAX_GROUP];
                        for (candidates, offset) in group.iter_mut().zip(offsets) {
                            candidates.offset = *offset;
                        }
                        each(&group[..offsets.len()])?;
                    }
                }
            }
        } else {
            for blocks in blocks.chunks(PAIR) {
                for offset in offsets {
                    let mut group = [Candidates { block: blocks[0], offset: *offset }; PAIR];
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
        let (sizes, side) = (self.sizes(), self.windows(self.cols));
        let (mut rows, cols) = self.spans(candidates[0].offset);
        let in_bands = self
            .column_major
            .as_ref()
            .filter(|_| rows.zeros == 0)
            .map(|column_major| (column_major, RowRun::new(candidates[0].offset.0, candidates.len(), self.rows)));
        if let Some((column_major, run)) = in_bands {
            rows = run.rows;
            room.bands.hold(self.packed, column_major, candidates[0].block.index);
        } else {
            self.sum_columns::<C>(candidates, &mut room.scratch, room.planes, sizes);
        }
        let Room { planes, bands, kept, windows, rects, floors, lines, .. } = room;
        for lines in &mut lines[candidates.len()..] {
            lines.fill(0);
        }
        let views: [CandidateView<'_, S>; MAX_GROUP] = std::array::from_fn(|n| {
            let Candidates { block, offset } = candidates[n.min(candidates.len() - 1)];
            CandidateView::new(self.packed, block.index, offset, self.rows, self.cols)
        });
        for row in (0..rows.count).step_by(WIDTH) {
            let y = (rows.first + row) % self.rows.len;
            for (rect, col) in rects.iter_mut().zip((0..cols.count).step_by(WIDTH)) {
                rect.at = (y, (cols.first + col) % self.cols.len);
                rect.size = (WIDTH.min(rows.count - row), WIDTH.min(cols.count - col));
            }
            let rects = &rects[..cols.count.div_ceil(WIDTH)];
            if Boxes::<S>::tests(self.cols.side()) {
                sums.floors(&self.softmax, rects, floors);
            }
            for (pair, from) in candidates.chunks(PAIR).zip((0..).step_by(PAIR)) {
                let (at, pitch) =
                    if in_bands.is_some() { (0, sizes.strip) } else { (row / WIDTH * sizes.strip, sizes.plane) };
                if let Some((column_major, run)) = in_bands {
                    self.sum_band(column_major, pair, (Band { row, run, cols }, from), bands, (planes, pitch));
                }
                for (i, n) in (from..from + pair.len()).enumerate() {
                    let strip = &planes[at + i * pitch..][..sizes.strip];
                    let mut boxes = Boxes::<S>::new(strip, side, self.softmax.one, kept);
                    boxes.start(0);
                    boxes.chunks_over(0..cols.count, floors, windows[n], &mut lines[n]);
                    if let Some((_, run)) = in_bands {
                        let own = run.lines(n, row);
                        lines[n].iter_mut().for_each(|lines| *lines &= own);
                    }
                }
            }
            for (i, rect) in rects.iter().enumerate() {
                let lines = lines.each_ref().map(|lines| lines[i]);
                if lines.iter().any(|lines| *lines != 0) {
                    let windows = windows.each_mut().map(|windows| &mut windows[i]);
                    self.mix_group(sums, (*rect, lines), windows, &views);
                }
            }
        }
    }

    /// Mixes the windows of a group in one chunk, on the lines that are told for each: together on those that they share,
    /// since to add up lanes costs as much for one candidate as for four.
    fn mix_group<const C: usize>(
        &self,
        sums: &mut Sums<C>,
        (rect, lines): (Rect, [u32; MAX_GROUP]),
        windows: [&mut [S::f32s; CHUNK]; MAX_GROUP],
        views: &[CandidateView<'_, S>; MAX_GROUP],
    ) {
        let windows = windows.map(|windows| {
            nothing_beyond::<S>(rect, windows);
            &*windows
        });
        let (simd, softmax, all) = (self.packed.simd, &self.softmax, lines.iter().fold(u32::MAX, |a, b| a & b));
        if all != 0 {
            sums.add_chunk(simd, softmax, (rect, all), windows, views.each_ref());
        }
        for n in (0..MAX_GROUP).step_by(PAIR) {
            let [a, b] = [lines[n] & !all, lines[n + 1] & !all];
            if a & b != 0 {
                let (windows, views) = ([windows[n], windows[n + 1]], [&views[n], &views[n + 1]]);
                sums.add_chunk(simd, softmax, (rect, a & b), windows, views);
            }
            for (n, lines) in [(n, a & !b), (n + 1, b & !a)] {
                if lines != 0 {
                    sums.add_chunk(simd, softmax, (rect, lines), [windows[n]], [&views[n]]);
                }
            }
        }
    }
}
