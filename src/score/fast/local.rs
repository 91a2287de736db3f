//! The machines that look through a window: LS, ELS, bbELS and all between them.
//!
//! For one offset `d` the squared distance of pixel `p`'s window to the patch centred on `p + d` is a box sum of
//! pointwise squared differences, whose cost does not depend on the window. Each vector lane holds one picture.

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use rayon::prelude::*;

use super::boxes::{Scratch, box_sums};
use super::pack::Packed;
use super::plan::{Axis, Span};
use super::softmax::{Running, Softmax, Sums, merge};
use crate::images::{Image, Shape};
use crate::score::{Boundary, CancelToken, PatchSide, Posterior, Query, Reach, ScoreError};

/// Planes of logits are kept for several blocks at once, so that a pixel's sums are loaded once for all of them, as
/// far as they stay within the second-level cache.
const GROUP_BYTES: usize = 192 * 1024;

/// The candidates are cut into about this many pieces, whatever the number of threads, so that the result does not
/// depend on it.
const PIECES: usize = 64;

/// One posterior under way.
pub(super) struct Local<'a, S: Simd> {
    packed: &'a Packed<S>,
    /// `x_t / a`, `(c, h, w)`.
    x: Vec<f32>,
    rows: Axis,
    cols: Axis,
    offsets: Vec<(isize, isize)>,
    /// For each block with pictures that may be used: its index and where its sums start, minus infinity in the
    /// lanes that do not count.
    blocks: Vec<(usize, S::f32s)>,
    softmax: Softmax,
    cancel: &'a CancelToken,
}

/// A run of candidates: these offsets, with these of the blocks.
#[derive(Clone, Debug)]
struct Piece {
    offsets: std::ops::Range<usize>,
    blocks: std::ops::Range<usize>,
}

impl<'a, S: Simd> Local<'a, S> {
    /// Prepares a question that has been checked.
    pub(super) fn new(packed: &'a Packed<S>, query: &Query<'a>, side: PatchSide) -> Self {
        let shape = packed.shape;
        let axis = |len| Axis { len, radius: side.radius(), boundary: query.machine.boundary };
        let (rows, cols) = (axis(shape.h()), axis(shape.w()));
        let reach: Reach = query.machine.reach;
        let across = cols.offsets(reach);
        let offsets: Vec<_> =
            rows.offsets(reach).into_iter().flat_map(|dy| across.iter().map(move |dx| (dy, *dx))).collect();
        let softmax = Softmax::new(query.level, shape.c(), packed.n_images * offsets.len());
        let blocks = (0..packed.n_blocks()).filter_map(|block| {
            let open = packed.open_lanes(block, query.mask)?;
            let start = |lane: usize| if open[lane] { softmax.expected } else { f32::NEG_INFINITY };
            Some((block, S::f32s::from_fn(packed.simd, start)))
        });
        let blocks = blocks.collect();
        let x = query.x_t.values().iter().map(|v| (f64::from(*v) / softmax.signal) as f32).collect();
        Self { packed, x, rows, cols, offsets, blocks, softmax, cancel: query.cancel }
    }

    /// The posterior.
    pub(super) fn run(&self) -> Result<Posterior, ScoreError> {
        let simd = self.packed.simd;
        let pieces = self.pieces();
        let run = |piece: &Piece| {
            simd.vectorize(
                #[inline(always)]
                || match self.packed.shape.c() {
                    1 => self.run_piece::<1>(piece),
                    _ => self.run_piece::<3>(piece),
                },
            )
        };
        let runs: Option<Vec<Running>> = pieces.par_iter().map(run).collect();
        merge(&runs.ok_or(ScoreError::Cancelled)?, &self.softmax, self.packed.shape, self.cancel)
            .ok_or(ScoreError::Cancelled)
    }

    /// The candidates cut into pieces: by offsets where there are many, else by blocks too.
    fn pieces(&self) -> Vec<Piece> {
        let (n_offsets, n_blocks) = (self.offsets.len(), self.blocks.len());
        let by_offset = n_offsets.min(PIECES);
        let by_block = (PIECES / by_offset).clamp(1, n_blocks);
        let cut = |n: usize, parts: usize, i: usize| n * i / parts..n * (i + 1) / parts;
        let pairs = (0..by_offset).flat_map(|i| (0..by_block).map(move |j| (i, j)));
        pairs
            .map(|(i, j)| Piece { offsets: cut(n_offsets, by_offset, i), blocks: cut(n_blocks, by_block, j) })
            .collect()
    }

    /// All candidates of one piece; `None` when cancelled.
    #[inline(always)]
    fn run_piece<const C: usize>(&self, piece: &Piece) -> Option<Running> {
        let simd = self.packed.simd;
        let shape = self.packed.shape;
        let area = shape.area();
        let group = (GROUP_BYTES / (area * size_of::<S::f32s>())).clamp(1, 8);
        let mut running = Sums::<S, C>::new(simd, area);
        let mut scratch = Scratch::new(simd, self.rows, self.cols);
        let mut logits = vec![S::f32s::splat(simd, 0.0); group.min(piece.blocks.len()) * area];
        for (dy, dx) in &self.offsets[piece.offsets.clone()] {
            let (rows, cols) = (self.rows.span(*dy), self.cols.span(*dx));
            let count = rows.count * cols.count;
            for blocks in self.blocks[piece.blocks.clone()].chunks(group) {
                if self.cancel.is_cancelled() {
                    return None;
                }
                for ((block, start), plane) in blocks.iter().zip(logits.chunks_exact_mut(count.max(1))) {
                    let difference = |y: usize, out: &mut [S::f32s]| {
                        self.differences::<C>(*block, *start, (y, self.rows.source(y, *dy)), (cols, *dx), out);
                    };
                    box_sums(simd, (self.rows, rows), (self.cols, cols), difference, &mut scratch, plane);
                }
                for i in 0..count {
                    let at = (rows.first + i / cols.count, cols.first + i % cols.count);
                    let from = (self.rows.source(at.0, *dy), self.cols.source(at.1, *dx));
                    let planes = logits.chunks_exact(count).zip(blocks).map(|(plane, block)| (plane[i], block.0));
                    running.add(self.packed, &self.softmax, at, from, planes);
                }
            }
        }
        Some(running.finish())
    }

    /// One row of `expected - sum_c (x - u)^2` over the pixels `cols.from .. cols.to`.
    #[inline(always)]
    fn differences<const C: usize>(
        &self,
        block: usize,
        start: S::f32s,
        (y, source_y): (usize, usize),
        (cols, dx): (Span, isize),
        out: &mut [S::f32s],
    ) {
        let (simd, shape) = (self.packed.simd, self.packed.shape);
        let values = self.packed.block(block);
        // On the torus the source wraps round once.
        let turn = match self.cols.boundary {
            Boundary::Circular => shape.w() - dx as usize,
            Boundary::Zeros => cols.to,
        };
        for (from, to) in [(cols.from, turn), (turn, cols.to)] {
            if from == to {
                continue;
            }
            let x: [&[f32]; C] = std::array::from_fn(|c| &self.x[shape.index(c, y, from)..][..to - from]);
            let source = self.cols.source(from, dx);
            let u: [&[S::f32s]; C] = std::array::from_fn(|c| &values[shape.index(c, source_y, source)..][..to - from]);
            for (i, out) in out[from - cols.from..to - cols.from].iter_mut().enumerate() {
                let mut sum = start;
                for c in 0..C {
                    let difference = S::f32s::splat(simd, x[c][i]) - u[c][i];
                    sum = (-difference).mul_add(difference, sum);
                }
                *out = sum;
            }
        }
    }
}

/// The picture of a posterior, from its values in pixel order.
pub(super) fn image_from_pixels(shape: Shape, value: impl Fn(usize, usize) -> f64) -> Image {
    Image::from_fn(shape, |c, y, x| value(y * shape.w() + x, c) as f32)
}
