//! The machines that look through a window: LS, ELS, bbELS and all between them.
//!
//! For one offset `d` the squared distance of pixel `p`'s window to the patch centred on `p + d` is a box sum of
//! pointwise squared differences, whose cost does not depend on the window. Each vector lane holds one picture.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::boxes::{Boxes, WIDTH, strip_len};
use super::merge::posterior;
use super::pack::{Packed, interleave};
use super::plan::Axis;
use super::pool::Pool;
use super::softmax::{Mixed, Softmax};
use crate::score::{Boundary, CancelToken, PatchSide, Posterior, Query, ScoreError};

/// One posterior under way.
pub(super) struct Local<'a, S: Simd> {
    pub(super) packed: &'a Packed<S>,
    pub(super) pool: &'a Pool<S>,
    /// `x_t / a`, `(h, w, c)`.
    x: Vec<f32>,
    pub(super) rows: Axis,
    pub(super) cols: Axis,
    /// How far patches move. The first is (0, 0).
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

/// How many vectors of room there must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// For differences, eight rows side by side.
    lines: usize,
    /// For sums along the rows of eight columns: `[row][column]`.
    pub(super) strip: usize,
    /// For sums along all rows: `[strip][row][column]`.
    pub(super) plane: usize,
    /// For what [`Boxes`] keeps.
    pub(super) kept: usize,
}

/// Room to sum along rows.
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
        let offsets: Vec<_> = down.into_iter().flat_map(|dy| across.iter().map(move |dx| (dy, *dx))).collect();
        let softmax = Softmax::new(query.level, shape.c(), packed.n_images * offsets.len());
        let blocks = (0..packed.n_blocks()).filter_map(|index| {
            let open = packed.open_lanes(index, query.mask)?;
            let start = |lane: usize| if open[lane] { softmax.expected } else { f32::NEG_INFINITY };
            Some(Block { index, start: S::f32s::from_fn(packed.simd, start) })
        });
        let blocks = blocks.collect();
        let x = interleave(query.x_t, |v| (f64::from(v) / softmax.signal) as f32);
        Self { packed, pool, x, rows, cols, offsets, blocks, softmax, cancel: query.cancel }
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

    pub(super) fn sizes(&self) -> Sizes {
        let (rows, cols, side) = (self.rows.len, self.cols.len, self.rows.side());
        let strip = strip_len(rows, side);
        let kept = Boxes::<S>::room(rows.max(cols), side);
        Sizes { lines: strip_len(cols, side), strip, plane: strip * cols.div_ceil(WIDTH), kept }
    }

    pub(super) fn scratch(&self) -> Scratch<S> {
        let (sizes, zero) = (self.sizes(), S::f32s::splat(self.packed.simd, 0.0));
        Scratch { lines: vec![zero; sizes.lines], kept: vec![zero; sizes.kept] }
    }

    /// Box sums along the rows, for one block and one offset, into strips of `strip` vectors.
    pub(super) fn sum_rows<const C: usize>(
        &self,
        block: Block<S>,
        offset: (isize, isize),
        scratch: &mut Scratch<S>,
        plane: &mut [S::f32s],
        strip: usize,
    ) {
        self.packed.simd.vectorize(
            #[inline(always)]
            || {
                self.sum_lines::<C>(block, offset, scratch, plane, strip);
                self.fill_margins(offset, plane, strip);
            },
        );
    }

    /// [`Local::sum_rows`] for the rows of the picture.
    #[inline(always)]
    fn sum_lines<const C: usize>(
        &self,
        block: Block<S>,
        (dy, dx): (isize, isize),
        Scratch { lines, kept }: &mut Scratch<S>,
        plane: &mut [S::f32s],
        strip: usize,
    ) {
        let (simd, values) = (self.packed.simd, self.packed.block(block.index));
        let (rows, cols) = (self.rows.span(dy), self.cols.span(dx));
        // Where the pixels `from .. to` lie on their line, and in their strip.
        let (left, right) = (self.cols.head(cols), self.cols.head(cols) + cols.to - cols.from);
        let top = self.rows.head(rows);
        let zero = S::f32s::splat(simd, 0.0);
        if self.cols.boundary == Boundary::Zeros && dx == 0 {
            lines.fill(zero);
        }
        // On the torus the patches wrap round once.
        let turn = match self.cols.boundary {
            Boundary::Circular => self.cols.len - dx as usize,
            Boundary::Zeros => cols.to,
        };
        let parts = [(cols.from, turn), (turn, cols.to)].map(|(from, to)| (from, to, self.cols.source(from, dx)));
        let mut y = rows.from;
        while y < rows.to {
            // The last eight rows may have been summed in part already.
            y = y.min(rows.to.saturating_sub(WIDTH)).max(rows.from);
            let n = WIDTH.min(rows.to - y);
            for i in 0..n {
                let (row, source) = ((y + i) * self.cols.len, self.rows.source(y + i, dy) * self.cols.len);
                for (from, to, source_from) in parts {
                    let x = &self.x[(row + from) * C..(row + to) * C];
                    let u = &values[(source + source_from) * C..][..(to - from) * C];
                    let at = (left + from - cols.from) * WIDTH + i;
                    differences::<S, C>(simd, block.start, x, u, &mut lines[at..]);
                }
            }
            if self.cols.boundary == Boundary::Circular {
                lines.copy_within((right - left) * WIDTH..right * WIDTH, 0);
                lines.copy_within(left * WIDTH..2 * left * WIDTH, right * WIDTH);
            }
            let mut boxes = Boxes::<S>::new(lines, self.cols.side(), 0, kept);
            let at = (top + y - rows.from) * WIDTH;
            for first in (0..cols.count).step_by(WIDTH) {
                let strip = &mut plane[first / WIDTH * strip..][..strip];
                match strip[at..].first_chunk_mut() {
                    Some(out) if n == WIDTH => boxes.chunk::<true>(first, out),
                    _ => {
                        let mut out = [zero; WIDTH * WIDTH];
                        boxes.chunk::<true>(first, &mut out);
                        strip[at..at + n * WIDTH].copy_from_slice(&out[..n * WIDTH]);
                    }
                }
            }
            y += n;
        }
    }

    /// What lies above and below the picture.
    #[inline(always)]
    fn fill_margins(&self, (dy, _): (isize, isize), plane: &mut [S::f32s], strip: usize) {
        let rows = self.rows.span(dy);
        let radius = self.rows.radius * WIDTH;
        let top = self.rows.head(rows) * WIDTH;
        let bottom = top + (rows.to - rows.from) * WIDTH;
        for strip in plane.chunks_exact_mut(strip) {
            if self.rows.boundary == Boundary::Circular {
                strip.copy_within(bottom - radius..bottom, 0);
                strip.copy_within(top..top + radius, bottom);
            } else if dy == 0 {
                strip[..top].fill(S::f32s::splat(self.packed.simd, 0.0));
                strip[bottom..].fill(S::f32s::splat(self.packed.simd, 0.0));
            }
        }
    }
}

/// `start - sum_c (x - u)^2` along a row, one in each eighth place of `out`.
#[inline(always)]
fn differences<S: Simd, const C: usize>(simd: S, start: S::f32s, x: &[f32], u: &[S::f32s], out: &mut [S::f32s]) {
    // Four at a time, as the compiler would not.
    let (x, x_rest) = x.as_chunks::<C>().0.as_chunks::<4>();
    let (u, u_rest) = u.as_chunks::<C>().0.as_chunks::<4>();
    let (out, out_rest) = out.split_at_mut(x.len() * 4 * WIDTH);
    for ((x, u), out) in x.iter().zip(u).zip(out.chunks_exact_mut(4 * WIDTH)) {
        for j in 0..4 {
            out[j * WIDTH] = difference::<S, C>(simd, start, &x[j], &u[j]);
        }
    }
    for ((x, u), out) in x_rest.iter().zip(u_rest).zip(out_rest.iter_mut().step_by(WIDTH)) {
        *out = difference::<S, C>(simd, start, x, u);
    }
}

#[inline(always)]
fn difference<S: Simd, const C: usize>(simd: S, start: S::f32s, x: &[f32; C], u: &[S::f32s; C]) -> S::f32s {
    let mut sum = start;
    for c in 0..C {
        let difference = S::f32s::splat(simd, x[c]) - u[c];
        sum = (-difference).mul_add(difference, sum);
    }
    sum
}

/// What a way to run yields: the sums of every pixel in storage order, `None` when cancelled.
pub(super) type Pixels = Option<Vec<Mixed>>;
