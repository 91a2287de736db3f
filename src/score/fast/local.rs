//! The machines that look through a window: LS, ELS, bbELS and all between them.
//!
//! For one offset `d` the squared distance of pixel `p`'s window to the patch centred on `p + d` is a box sum of
//! pointwise squared differences, whose cost does not depend on the window. Each vector lane holds one picture.

use std::ops::Range;

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::boxes::{Boxes, LINES, Placement, Turn, WIDTH, strip_len};
use super::column_major::ColumnMajor;
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
    /// `x` for bands, where patches move and sums are made so.
    pub(super) column_major: Option<ColumnMajor>,
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
    /// Offsets down the rows from here on are left to copies of its pictures.
    pub(super) offsets_down: isize,
    /// Where its sums start, minus infinity in the lanes that do not count.
    pub(super) start: S::f32s,
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
        // Patches move down by any number of rows.
        let copies = rows.wraps() && down.len() == shape.h();
        let offsets: Vec<_> = across.into_iter().flat_map(|dx| down.iter().map(move |dy| (*dy, dx))).collect();
        let softmax = Softmax::new(query.level, shape.c(), packed.n_images * offsets.len());
        let blocks = (0..packed.n_blocks()).filter_map(|index| {
            let open = packed.open_lanes(index, query.mask, copies)?;
            let offsets_down = if copies { packed.lanes.offsets_down(index) as isize } else { isize::MAX };
            let start = |lane: usize| if open[lane] { softmax.expected } else { f32::NEG_INFINITY };
            Some(Block { index, offsets_down, start: S::f32s::from_fn(packed.simd, start) })
        });
        let blocks = blocks.collect();
        let mut x = interleave(query.x_t, |v| (f64::from(v) / softmax.signal) as f32);
        let column_major = if offsets.len() > 1 && shape.c() == 1 { ColumnMajor::new(&x, rows, cols) } else { None };
        if cols.wraps() {
            x = x.chunks_exact(shape.w() * shape.c()).flat_map(|row| [row, row]).flatten().copied().collect();
        }
        let x_pitch = x.len() / shape.h();
        Self { packed, pool, x, x_pitch, column_major, rows, cols, offsets, blocks, softmax, cancel: query.cancel }
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

    /// The side of the windows, and how they read the lines of an axis.
    #[inline(always)]
    pub(super) fn windows(&self, axis: Axis) -> (usize, Turn) {
        let side = axis.side();
        (side, if axis.wraps() { Turn::circle(axis.len, side).0 } else { Turn::NONE })
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

    /// Box sums down the columns into a plane for each of one or two candidates, with the same spans but for the rows of
    /// their patches.
    ///
    /// There are eight lines at a time, so that is eight columns of one candidate, or four of each of two: what these
    /// share is read once.
    pub(super) fn sum_columns<const C: usize>(
        &self,
        candidates: &[Candidates<S>],
        scratch: &mut Scratch<S>,
        planes: &mut [S::f32s],
        sizes: Sizes,
    ) {
        let Some(first) = candidates.first() else { return };
        let (rows, cols) = self.spans(first.offset);
        self.packed.simd.vectorize(
            #[inline(always)]
            || {
                let width = WIDTH / candidates.len();
                for col in (0..cols.covered).step_by(width) {
                    // The last columns may have been summed in part already.
                    let col = col.min(cols.covered.saturating_sub(width));
                    let n = width.min(cols.covered - col);
                    match candidates {
                        [one] => self.differences_of_one::<C>(*one, (col, n), &mut scratch.lines),
                        [one, other] if n == width && one.block.index == other.block.index => {
                            self.differences_of_two::<C, true>([*one, *other], col, &mut scratch.lines);
                        }
                        [one, other, ..] if n == width => {
                            self.differences_of_two::<C, false>([*one, *other], col, &mut scratch.lines);
                        }
                        _ => {
                            for (i, candidates) in candidates.iter().enumerate() {
                                self.differences_of_one::<C>(*candidates, (col, n), &mut scratch.lines[i * width..]);
                            }
                        }
                    }
                    fill_margins::<S>(rows, self.rows, &mut scratch.lines);
                    let mut boxes =
                        Boxes::<S>::new(&scratch.lines, self.windows(self.rows), self.softmax.one, &mut scratch.kept);
                    boxes.start(0);
                    let at = (cols.zeros + col) * WIDTH;
                    let other = if candidates.len() == 1 { LINES * WIDTH } else { sizes.plane };
                    let placement = Placement { at: [at, at + other], pitch: sizes.strip };
                    boxes.chunks(0..rows.count, planes, placement);
                }
                for plane in planes.chunks_exact_mut(sizes.plane).take(candidates.len()) {
                    for strip in plane.chunks_exact_mut(sizes.strip) {
                        fill_margins::<S>(cols, self.cols, strip);
                    }
                }
            },
        );
    }

    /// The differences of `n` columns, at most eight, from the place `col`.
    #[inline(always)]
    fn differences_of_one<const C: usize>(
        &self,
        candidates: Candidates<S>,
        (col, n): (usize, usize),
        lines: &mut [S::f32s],
    ) {
        let sides = [self.side(candidates, col)];
        for (rows, [place]) in self.runs([candidates]) {
            if n == WIDTH {
                differences::<S, C, 1, WIDTH, true>(&sides, rows, [place], lines);
            } else {
                // Pictures of less than eight columns.
                for i in 0..n {
                    let sides = [self.side(candidates, col + i)];
                    differences::<S, C, 1, 1, true>(&sides, rows.clone(), [place], &mut lines[i..]);
                }
            }
        }
    }

    /// The differences of four columns from the place `col` for each of two candidates.
    #[inline(always)]
    fn differences_of_two<const C: usize, const SAME: bool>(
        &self,
        candidates: [Candidates<S>; 2],
        col: usize,
        lines: &mut [S::f32s],
    ) {
        let sides = candidates.map(|candidates| self.side(candidates, col));
        for (rows, places) in self.runs(candidates) {
            differences::<S, C, 2, LINES, SAME>(&sides, rows, places, lines);
        }
    }

    /// What is subtracted, from a column on.
    #[inline(always)]
    fn side(&self, Candidates { block, offset }: Candidates<S>, col: usize) -> Side<'_, S> {
        let c = self.packed.shape.c();
        let (rows, cols) = self.spans(offset);
        Side {
            start: block.start,
            zeros: rows.zeros,
            x: &self.x[rows.pixel * self.x_pitch + (cols.pixel + col) * c..],
            x_pitch: self.x_pitch,
            u: &self.packed.block(block.index)[(cols.source + col) * c..],
            u_pitch: self.packed.pitch,
        }
    }

    /// Runs of rows of the blocks, and the places that their differences go to: on the torus the places begin anew
    /// somewhere.
    #[inline(always)]
    fn runs<const N: usize>(&self, candidates: [Candidates<S>; N]) -> impl Iterator<Item = (Range<usize>, [usize; N])> {
        let spans = candidates.map(|candidates| self.spans(candidates.offset).0);
        let (wraps, len) = (self.rows.wraps(), self.rows.len);
        let mut from = if wraps { 0 } else { spans[0].source };
        let end = from + spans[0].covered;
        std::iter::from_fn(move || {
            let start = from;
            if start == end {
                return None;
            }
            let ends = spans.map(|span| if wraps && start < span.source { span.source } else { end });
            from = ends.into_iter().fold(end, usize::min);
            Some((start..from, spans.map(|span| if start < span.source { start + len } else { start } - span.source)))
        })
    }
}

/// A noisy picture and a block of pictures, from where they are compared.
struct Side<'a, S: Simd> {
    /// Where sums start.
    start: S::f32s,
    /// How many places hold nothing before the first.
    zeros: usize,
    x: &'a [f32],
    x_pitch: usize,
    u: &'a [S::f32s],
    u_pitch: usize,
}

/// What lies before and after the places that hold differences: also where only windows look that fill up the last chunk.
/// Whatever was in memory before, it must not even decide which lines of a chunk are looked at.
#[inline(always)]
pub(super) fn fill_margins<S: Simd>(span: Span, axis: Axis, strip: &mut [S::f32s]) {
    let places = strip.as_chunks_mut::<WIDTH>().0;
    let zero = [S::f32s::splat(places[0][0].token(), 0.0); WIDTH];
    let mut end = span.zeros + span.covered;
    if axis.wraps() {
        let again = Turn::circle(axis.len, axis.side()).1;
        for i in 0..again {
            places[end + i] = places[i];
        }
        end += again;
    }
    places[..span.zeros].fill(zero);
    let beyond = span.zeros + span.count.next_multiple_of(WIDTH) - span.count;
    places[end..end + beyond].fill(zero);
}

/// `start - sum_c (x - u)^2` for `N` columns of each of `K` sides, one beside the other, from some rows of their blocks into
/// the rows of eight vectors at `places`. `SAME` tells that it is the same block.
#[inline(always)]
fn differences<S: Simd, const C: usize, const K: usize, const N: usize, const SAME: bool>(
    sides: &[Side<'_, S>; K],
    rows: Range<usize>,
    places: [usize; K],
    out: &mut [S::f32s],
) {
    let simd = sides[0].start.token();
    for (i, row) in rows.enumerate() {
        let first: &[S::f32s] = &sides[0].u[row * sides[0].u_pitch..][..N * C];
        for (k, side) in sides.iter().enumerate() {
            let u = if SAME { first } else { &side.u[row * side.u_pitch..][..N * C] };
            let x = &side.x[(places[k] + i) * side.x_pitch..][..N * C];
            let out = &mut out[(side.zeros + places[k] + i) * WIDTH + k * N..][..N];
            for i in 0..N {
                let mut sum = side.start;
                for c in 0..C {
                    let difference = S::f32s::splat(simd, x[i * C + c]) - u[i * C + c];
                    sum = (-difference).mul_add(difference, sum);
                }
                out[i] = sum;
            }
        }
    }
}

/// What a way to run yields: the sums of every pixel in storage order, `None` when cancelled.
pub(super) type Pixels = Option<Vec<Mixed>>;
