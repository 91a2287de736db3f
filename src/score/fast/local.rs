//! The machines that look through a window: LS, ELS, bbELS and all between them.
//!
//! For one offset `d` the squared distance of pixel `p`'s window to the patch centred on `p + d` is a box sum of
//! pointwise squared differences, whose cost does not depend on the window. Each vector lane holds one picture.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::boxes::{Boxes, WIDTH, strip_len};
use super::merge::posterior;
use super::pack::{Packed, interleave};
use super::plan::{Axis, Span};
use super::pool::Pool;
use super::softmax::{Mixed, Softmax};
use crate::score::{CancelToken, PatchSide, Posterior, Query, ScoreError};

/// One posterior under way.
pub(super) struct Local<'a, S: Simd> {
    pub(super) packed: &'a Packed<S>,
    pub(super) pool: &'a Pool<S>,
    /// `x_t / a`, `(h, w, c)`; on the torus each row twice, so that a row can begin anywhere.
    x: Vec<f32>,
    /// From one of its rows to the next.
    x_pitch: usize,
    pub(super) rows: Axis,
    pub(super) cols: Axis,
    /// How far patches move, those with the same column together. The first is (0, 0).
    pub(super) offsets: Vec<(isize, isize)>,
    pub(super) blocks: Vec<Block<S>>,
    pub(super) softmax: Softmax,
    cancel: &'a CancelToken,
}

/// A block with pictures that may be used.
#[derive(Clone, Copy)]
pub(super) struct Block<S: Simd> {
    pub(super) index: usize,
    /// Where its sums start, minus infinity in the lanes that do not count.
    start: S::f32s,
}

/// A candidate for each pixel from each picture of a block: the patch that lies `offset` away.
#[derive(Clone, Copy)]
pub(super) struct Candidates<S: Simd> {
    pub(super) block: Block<S>,
    pub(super) offset: (isize, isize),
}

/// How many vectors of room there must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// For the differences of eight columns: `[row][column]`.
    lines: usize,
    /// For sums down the columns of eight rows of windows: `[column][row]`.
    pub(super) strip: usize,
    /// For sums down all columns: `[strip][column][row]`.
    pub(super) plane: usize,
    /// For what [`Boxes`] keeps.
    pub(super) kept: usize,
}

/// Room to sum down columns.
pub(super) struct Scratch<S: Simd> {
    lines: Vec<S::f32s>,
    kept: Vec<S::f32s>,
}

impl<'a, S: Simd> Local<'a, S> {
    /// Prepares a question that has been checked.
    pub(super) fn new(packed: &'a Packed<S>, pool: &'a Pool<S>, query: &Query<'a>, side: PatchSide) -> Self {
        let shape = packed.shape;
        let axis = |len| Axis { len, radius: side.radius(), boundary: query.machine.boundary };
        let (rows, cols) = (axis(shape.h()), axis(shape.w()));
        let across = cols.offsets(query.machine.reach);
        let down = rows.offsets(query.machine.reach);
        let offsets: Vec<_> = across.into_iter().flat_map(|dx| down.iter().map(move |dy| (*dy, dx))).collect();
        let softmax = Softmax::new(query.level, shape.c(), packed.n_images * offsets.len());
        let blocks = (0..packed.n_blocks()).filter_map(|index| {
            let open = packed.open_lanes(index, query.mask)?;
            let start = |lane: usize| if open[lane] { softmax.expected } else { f32::NEG_INFINITY };
            Some(Block { index, start: S::f32s::from_fn(packed.simd, start) })
        });
        let blocks = blocks.collect();
        let mut x = interleave(query.x_t, |v| (f64::from(v) / softmax.signal) as f32);
        if cols.wraps() {
            x = x.chunks_exact(shape.w() * shape.c()).flat_map(|row| [row, row]).flatten().copied().collect();
        }
        let x_pitch = x.len() / shape.h();
        Self { packed, pool, x, x_pitch, rows, cols, offsets, blocks, softmax, cancel: query.cancel }
    }

    /// The posterior.
    pub(super) fn run(&self) -> Result<Posterior, ScoreError> {
        let pixels = match (self.offsets.len(), self.packed.shape.c()) {
            (1, 1) => self.run_in_place::<1>(),
            (1, _) => self.run_in_place::<3>(),
            (_, 1) => self.run_moving::<1>(),
            (_, _) => self.run_moving::<3>(),
        };
        match pixels {
            Some(pixels) if !self.stopped() => Ok(posterior(self.packed.shape, &pixels)),
            _ => Err(ScoreError::Cancelled),
        }
    }

    /// Whether the work was asked to stop.
    pub(super) fn stopped(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// The spans of rows and columns for an offset.
    pub(super) fn spans(&self, (dy, dx): (isize, isize)) -> (Span, Span) {
        (self.rows.span(dy, false), self.cols.span(dx, true))
    }

    pub(super) fn sizes(&self) -> Sizes {
        let (rows, cols, side) = (self.rows.len, self.cols.len, self.rows.side());
        let strip = strip_len(cols, side);
        let kept = Boxes::<S>::room(rows.max(cols), side);
        Sizes { lines: strip_len(rows, side), strip, plane: strip * rows.div_ceil(WIDTH), kept }
    }

    pub(super) fn scratch(&self) -> Scratch<S> {
        let (sizes, zero) = (self.sizes(), S::f32s::splat(self.packed.simd, 0.0));
        Scratch { lines: vec![zero; sizes.lines], kept: vec![zero; sizes.kept] }
    }

    /// Box sums down the columns into a plane for each of some candidates, all with the same spans but for the rows of
    /// their patches.
    ///
    /// Eight columns of all candidates come before the next eight, so that what they share stays in the cache.
    pub(super) fn sum_columns<const C: usize>(
        &self,
        candidates: &[Candidates<S>],
        scratch: &mut Scratch<S>,
        planes: &mut [S::f32s],
        sizes: Sizes,
    ) {
        let Some(first) = candidates.first() else { return };
        let (_, cols) = self.spans(first.offset);
        let mut col = 0;
        while col < cols.covered {
            // The last eight columns may have been summed in part already.
            col = col.min(cols.covered.saturating_sub(WIDTH));
            let n = WIDTH.min(cols.covered - col);
            for (candidates, plane) in candidates.iter().zip(planes.chunks_exact_mut(sizes.plane)) {
                self.packed.simd.vectorize(
                    #[inline(always)]
                    || self.sum_eight::<C>(*candidates, (col, n), scratch, plane, sizes.strip),
                );
            }
            col += n;
        }
        for plane in planes.chunks_exact_mut(sizes.plane).take(candidates.len()) {
            for strip in plane.chunks_exact_mut(sizes.strip) {
                self.packed.simd.vectorize(
                    #[inline(always)]
                    || fill_margins::<S>(cols, self.cols, strip),
                );
            }
        }
    }

    /// [`Local::sum_columns`] for `n` columns, at most eight, from the place `col`.
    #[inline(always)]
    fn sum_eight<const C: usize>(
        &self,
        Candidates { block, offset: (dy, dx) }: Candidates<S>,
        (col, n): (usize, usize),
        Scratch { lines, kept }: &mut Scratch<S>,
        plane: &mut [S::f32s],
        strip: usize,
    ) {
        let (rows, cols) = self.spans((dy, dx));
        let values = self.packed.block(block.index);
        let (x_pitch, pitch) = (self.x_pitch, self.packed.pitch);
        // On the torus the patches' rows begin anew where they end.
        let turn = rows.covered.min(self.rows.len - rows.source);
        for (from, to, source) in [(0, turn, rows.source), (turn, rows.covered, 0)] {
            if from == to {
                continue;
            }
            let x = &self.x[(rows.pixel + from) * x_pitch + (cols.pixel + col) * C..];
            let u = &values[source * pitch + (cols.source + col) * C..];
            let out = &mut lines[(rows.zeros + from) * WIDTH..(rows.zeros + to) * WIDTH];
            if n == WIDTH {
                differences::<S, C, WIDTH>(block.start, (x, x_pitch), (u, pitch), out);
            } else {
                // Pictures of less than eight columns.
                for i in 0..n {
                    differences::<S, C, 1>(block.start, (&x[i * C..], x_pitch), (&u[i * C..], pitch), &mut out[i..]);
                }
            }
        }
        fill_margins::<S>(rows, self.rows, lines);
        let mut boxes = Boxes::<S>::new(lines, self.rows.side(), self.softmax.one, kept);
        boxes.start(0);
        for first in (0..rows.count).step_by(WIDTH) {
            let strip = &mut plane[first / WIDTH * strip..][..strip];
            if let Some(out) = strip[(cols.zeros + col) * WIDTH..].first_chunk_mut() {
                boxes.chunk(first, out);
            }
        }
    }
}

/// What lies before and after the places that hold differences.
#[inline(always)]
fn fill_margins<S: Simd>(span: Span, axis: Axis, strip: &mut [S::f32s]) {
    let places = strip.as_chunks_mut::<WIDTH>().0;
    let end = span.zeros + span.covered;
    if axis.wraps() {
        for i in 0..2 * axis.radius {
            places[end + i] = places[i];
        }
    } else if span.zeros > 0 {
        let zero = [S::f32s::splat(places[0][0].token(), 0.0); WIDTH];
        places[..span.zeros].fill(zero);
        places[end..].fill(zero);
    }
}

/// `start - sum_c (x - u)^2` for `N` columns, row after row of eight vectors. From one row of `x`
/// and `u` to the next it is `x_pitch` and `pitch`.
#[inline(always)]
fn differences<S: Simd, const C: usize, const N: usize>(
    start: S::f32s,
    (x, x_pitch): (&[f32], usize),
    (u, pitch): (&[S::f32s], usize),
    out: &mut [S::f32s],
) {
    let simd = start.token();
    for (row, out) in out.chunks_mut(WIDTH).enumerate() {
        let x = &x[row * x_pitch..][..N * C];
        let u = &u[row * pitch..][..N * C];
        let out = &mut out[..N];
        for i in 0..N {
            let mut sum = start;
            for c in 0..C {
                let difference = S::f32s::splat(simd, x[i * C + c]) - u[i * C + c];
                sum = (-difference).mul_add(difference, sum);
            }
            out[i] = sum;
        }
    }
}

/// What a way to run yields: the sums of every pixel in storage order, `None` when cancelled.
pub(super) type Pixels = Option<Vec<Mixed>>;
