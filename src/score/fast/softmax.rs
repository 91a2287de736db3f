//! One softmax for each pixel over all of its candidates, in one pass.

use fearless_simd::prelude::*;
use fearless_simd::{Simd, f32x4};

use super::boxes::{CHUNK, Floors, NO_FLOORS, WIDTH};
use super::pack::Packed;
use super::plan::Axis;
use super::simd::Power;
use crate::score::{NoiseLevel, PatchRef};

/// Natural logarithm of 2^25: half the last bit of f32.
const LN_ROUNDING: f64 = 17.4;

/// The smallest square root of alpha_bar that is computed with. Below it every picture is equally likely as far as
/// f32 can tell.
const MIN_SIGNAL: f64 = 1e-10;

/// The numbers that turn box sums into weights.
///
/// Box sums are kept in units of squared pixel values of the clean picture, `V = sum (expected - (x/a - u)^2)`, so
/// that the exponent is `scale * V` up to a constant that all candidates of a pixel share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Softmax {
    /// `a = sqrt(alpha_bar)`.
    pub(super) signal: f64,
    /// `c noise_var / a^2`, what the difference of a pixel comes to for the true patch. Subtracting it keeps
    /// the sums near zero for the candidates that matter, and with them the rounding.
    pub(super) expected: f32,
    /// From `V` to the weight: `2^(scale V)`, `scale = a^2 / (2 noise_var ln 2)`.
    pub(super) power: Power,
    /// Candidates that lie this much below the best are left out: all of them together are less than half of the
    /// last bit.
    window: f32,
    /// 1, in a way that the compiler does not see through: a multiplication by it and an addition are not turned into an
    /// addition.
    pub(super) one: f32,
}

impl Softmax {
    pub(super) fn new(level: NoiseLevel, channels: usize, candidates: usize) -> Self {
        let signal = level.alpha_bar().sqrt().max(MIN_SIGNAL);
        let natural = signal * signal / (2.0 * level.noise_var());
        Self {
            signal,
            expected: (channels as f64 / (2.0 * natural)) as f32,
            power: Power::new((natural * std::f64::consts::LOG2_E) as f32),
            one: std::hint::black_box(1.0),
            window: ((LN_ROUNDING + libm::log(candidates as f64)) / natural) as f32,
        }
    }
}

/// How many sums there are for a pixel: weights, squared weights, and weighted values of up to three channels.
pub(super) const N_SUMS: usize = 5;

/// A rectangle of pixels; on the torus it may go on at the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rect {
    /// Row and column of the first pixel.
    pub(super) at: (usize, usize),
    /// Rows and columns.
    pub(super) size: (usize, usize),
}

/// A block of pictures whose patches are candidates, `offset` away.
#[derive(Clone, Copy)]
pub(super) struct Open<'a, S: Simd> {
    first_image: u32,
    /// Its pixels, row by row of `pitch` vectors.
    values: &'a [S::f32s],
    pitch: usize,
    offset: (isize, isize),
    rows: Axis,
    cols: Axis,
}

impl<'a, S: Simd> Open<'a, S> {
    pub(super) fn new(packed: &'a Packed<S>, index: usize, offset: (isize, isize), rows: Axis, cols: Axis) -> Self {
        let (values, pitch) = (packed.block(index), packed.pitch);
        Self { first_image: (index * Packed::<S>::LANES) as u32, values, pitch, offset, rows, cols }
    }

    /// Where the row begins that a row of pixels takes its patches from.
    #[inline(always)]
    fn row(&self, y: usize) -> usize {
        self.rows.source(y, self.offset.0) * self.pitch
    }

    /// The values at the centre of the patch in a row and a column of the block.
    #[inline(always)]
    fn values<const C: usize>(&self, row: usize, col: usize) -> &'a [S::f32s] {
        &self.values[row + col * C..][..C]
    }

    /// A pixel's patch in the picture of one lane.
    fn patch(&self, at: (usize, usize), lane: u32) -> PatchRef {
        let (row, col) = (self.rows.source(at.0, self.offset.0), self.cols.source(at.1, self.offset.1));
        PatchRef { image_idx: self.first_image + lane, row: row as u16, col: col as u16 }
    }
}

/// The sums of some of the candidates, for each pixel of a rectangle, with `C` channels.
#[derive(Clone)]
pub(super) struct Sums<const C: usize> {
    rect: Rect,
    /// Nothing below this counts. It may be the best itself, where `window` is lost in rounding.
    floor: Vec<f32>,
    pixels: Vec<Pixel<C>>,
}

/// What is known of a pixel.
#[derive(Clone, Copy)]
struct Pixel<const C: usize> {
    /// The best box sum so far; minus infinity before the first.
    best: f32,
    patch: PatchRef,
    /// Sums of weights relative to the best's, of their squares, and of weighted values. Four partial sums each, since
    /// adding up the lanes of a vector costs more than keeping four of them.
    weight: [f32; 4],
    square: [f32; 4],
    value: [[f32; 4]; C],
}

/// The sums of one pixel: those of [`Sums`] with the lanes added up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mixed {
    /// The best box sum.
    pub(super) best: f32,
    pub(super) patch: PatchRef,
    /// Weights, squared weights, weighted values.
    pub(super) sums: [f32; N_SUMS],
}

impl<const C: usize> Sums<C> {
    pub(super) fn new(rect: Rect) -> Self {
        let (area, none) = (rect.size.0 * rect.size.1, [0.0; 4]);
        let pixel =
            Pixel { best: f32::NEG_INFINITY, patch: PatchRef::default(), weight: none, square: none, value: [none; C] };
        Self { rect, floor: vec![f32::MIN; area], pixels: vec![pixel; area] }
    }

    pub(super) fn rect(&self) -> Rect {
        self.rect
    }

    /// Takes over the best candidates of finished pieces, for what is good enough to count, but not their sums.
    pub(super) fn raise_floor(&mut self, softmax: &Softmax, done: &[Mixed]) {
        for ((floor, pixel), done) in self.floor.iter_mut().zip(&mut self.pixels).zip(done) {
            if done.best > pixel.best {
                pixel.best = done.best;
                *floor = done.best - softmax.window;
            }
        }
    }

    /// What must be reached in a rectangle of at most eight by eight pixels of a whole picture; beyond it, nothing can.
    #[inline(always)]
    pub(super) fn floors(&self, rect: Rect) -> Floors {
        let (h, w) = self.rect.size;
        let mut floors = NO_FLOORS;
        for (row, floors) in floors.iter_mut().enumerate().take(rect.size.0) {
            let line = &self.floor[turn(rect.at.0 + row, h) * w..][..w];
            match line[rect.at.1..].first_chunk() {
                Some(line) if rect.size.1 == WIDTH => *floors = *line,
                _ => {
                    for (col, floor) in floors.iter_mut().enumerate().take(rect.size.1) {
                        *floor = line[turn(rect.at.1 + col, w)];
                    }
                }
            }
        }
        floors
    }

    /// Adds candidates of the pixels of `rect`, at most eight by eight of a whole picture: windows of `N` blocks of
    /// pictures, all from the same columns, on the lines that `hits` tells.
    #[inline(never)]
    pub(super) fn add_chunk<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        rect: Rect,
        hits: u32,
        windows: &[[S::f32s; CHUNK]; N],
        open: &[Open<'_, S>; N],
    ) {
        simd.vectorize(
            #[inline(always)]
            || {
                for row in 0..rect.size.0 {
                    if hits >> row & 1 == 0 {
                        continue;
                    }
                    let y = turn(rect.at.0 + row, self.rect.size.0);
                    let mut from = [0; N];
                    for (from, open) in from.iter_mut().zip(open) {
                        *from = open.row(y);
                    }
                    let (w, mut x) = (self.rect.size.1, rect.at.1);
                    let (floors, pixels) = self.line(y);
                    for col in 0..rect.size.1 {
                        let i = row * WIDTH + col;
                        let mut values = [windows[0][i]; N];
                        for b in 1..N {
                            values[b] = windows[b][i];
                        }
                        let (floor, pixel) = (&mut floors[x], &mut pixels[x]);
                        let top = highest::<S>(&values);
                        if top.simd_ge(*floor).any_true() {
                            if top.simd_gt(pixel.best).any_true() {
                                pixel.raise(simd, softmax, top, (y, x), values.iter().zip(open));
                                *floor = pixel.best - softmax.window;
                            }
                            let source = open[0].cols.source(x, open[0].offset.1);
                            pixel.add(simd, softmax, &values, open, &from, source);
                        }
                        x = turn(x + 1, w);
                    }
                }
            },
        );
    }

    /// Adds candidates of the pixels of `rect`, at most eight by eight, from any number of blocks, all from the same
    /// places: the best is looked for among all of them first.
    #[inline(always)]
    pub(super) fn add_blocks<S: Simd>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        rect: Rect,
        windows: &[[S::f32s; CHUNK]],
        open: &[Open<'_, S>],
    ) {
        const N: usize = 4;
        let ((fours, rest), (open_fours, open_rest)) = (windows.as_chunks::<N>(), open.as_chunks::<N>());
        let (cols, dx) = (open[0].cols, open[0].offset.1);
        let own = (rect.at.0 - self.rect.at.0, rect.at.1 - self.rect.at.1);
        for row in 0..rect.size.0 {
            let from = open[0].row(rect.at.0 + row);
            let (floors, pixels) = self.line(own.0 + row);
            for col in 0..rect.size.1 {
                let i = row * WIDTH + col;
                let mut top = windows[0][i];
                for window in &windows[1..] {
                    top = top.max(window[i]);
                }
                let (floor, pixel) = (&mut floors[own.1 + col], &mut pixels[own.1 + col]);
                if top.simd_ge(*floor).any_true() {
                    let at = (rect.at.0 + row, rect.at.1 + col);
                    if top.simd_gt(pixel.best).any_true() {
                        pixel.raise(simd, softmax, top, at, windows.iter().map(|window| &window[i]).zip(open));
                        *floor = pixel.best - softmax.window;
                    }
                    let source = cols.source(at.1, dx);
                    for (windows, open) in fours.iter().zip(open_fours) {
                        let values = [windows[0][i], windows[1][i], windows[2][i], windows[3][i]];
                        if highest::<S>(&values).simd_ge(*floor).any_true() {
                            pixel.add(simd, softmax, &values, open, &[from; N], source);
                        }
                    }
                    for (window, open) in rest.iter().zip(open_rest) {
                        if window[i].simd_ge(*floor).any_true() {
                            pixel.add(simd, softmax, &[window[i]], &[*open], &[from], source);
                        }
                    }
                }
            }
        }
    }

    /// The floors and the sums of one row.
    #[inline(always)]
    fn line(&mut self, y: usize) -> (&mut [f32], &mut [Pixel<C>]) {
        let range = y * self.rect.size.1..(y + 1) * self.rect.size.1;
        (&mut self.floor[range.clone()], &mut self.pixels[range])
    }

    /// The lanes added up.
    pub(super) fn finish(&self) -> Vec<Mixed> {
        let add = |lanes: &[f32; 4]| (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        let mixed = |pixel: &Pixel<C>| {
            let mut sums = [0.0; N_SUMS];
            (sums[0], sums[1]) = (add(&pixel.weight), add(&pixel.square));
            for (sum, value) in sums[2..].iter_mut().zip(&pixel.value) {
                *sum = add(value);
            }
            Mixed { best: pixel.best, patch: pixel.patch, sums }
        };
        self.pixels.iter().map(mixed).collect()
    }
}

impl<const C: usize> Pixel<C> {
    /// A new best value among these: what was summed so far shrinks with respect to it.
    #[inline(always)]
    fn raise<'a, S: Simd>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        top: S::f32s,
        at: (usize, usize),
        candidates: impl Iterator<Item = (&'a S::f32s, &'a Open<'a, S>)>,
    ) {
        let best = top.reduce_max();
        if self.best > f32::NEG_INFINITY {
            let factor = softmax.power.of(simd, S::f32s::splat(simd, self.best - best))[0];
            for lane in 0..4 {
                self.weight[lane] *= factor;
                self.square[lane] *= factor * factor;
                for value in &mut self.value {
                    value[lane] *= factor;
                }
            }
        }
        self.best = best;
        for (values, block) in candidates {
            let found = values.simd_eq(best);
            if found.any_true() {
                self.patch = block.patch(at, found.to_bitmask().trailing_zeros());
                return;
            }
        }
    }

    /// Adds one candidate in each lane of each block: the patches in the column `col` of the rows that begin at `from`.
    #[inline(always)]
    fn add<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        values: &[S::f32s; N],
        open: &[Open<'_, S>; N],
        from: &[usize; N],
        col: usize,
    ) {
        let best = S::f32s::splat(simd, self.best);
        // All powers first: they do not wait for one another.
        let mut weights = [best; N];
        for b in 0..N {
            weights[b] = softmax.power.of(simd, values[b] - best);
        }
        let u: &[S::f32s] = open[0].values::<C>(from[0], col);
        let (mut weight, mut square, mut value) = (weights[0], weights[0] * weights[0], [weights[0]; C]);
        for c in 0..C {
            value[c] *= u[c];
        }
        for b in 1..N {
            weight += weights[b];
            square = weights[b].mul_add(weights[b], square);
            let u: &[S::f32s] = open[b].values::<C>(from[b], col);
            for c in 0..C {
                value[c] = u[c].mul_add(weights[b], value[c]);
            }
        }
        add_lanes::<S>(simd, &mut self.weight, weight);
        add_lanes::<S>(simd, &mut self.square, square);
        for (sum, value) in self.value.iter_mut().zip(value) {
            add_lanes::<S>(simd, sum, value);
        }
    }
}

/// A place on an axis of length `n`, at most once beyond its end: only on the torus does it go on at the other side.
#[inline(always)]
fn turn(at: usize, n: usize) -> usize {
    if at >= n { at - n } else { at }
}

/// The highest value in each lane.
#[inline(always)]
fn highest<S: Simd>(values: &[S::f32s]) -> S::f32s {
    let mut top = values[0];
    for value in &values[1..] {
        top = top.max(*value);
    }
    top
}

/// Adds the lanes of a vector to four partial sums.
#[inline(always)]
fn add_lanes<S: Simd>(simd: S, sums: &mut [f32; 4], vector: S::f32s) {
    let mut sum = f32x4::from_slice(simd, sums);
    for four in vector.as_slice().chunks_exact(4) {
        sum += f32x4::from_slice(simd, four);
    }
    sum.store_slice(sums);
}
