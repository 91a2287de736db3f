//! One softmax for each pixel over all of its candidates, in one pass.

use fearless_simd::prelude::*;
use fearless_simd::{Simd, f32x4};

use super::boxes::{CHUNK, WIDTH};
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
}

impl Softmax {
    pub(super) fn new(level: NoiseLevel, channels: usize, candidates: usize) -> Self {
        let signal = level.alpha_bar().sqrt().max(MIN_SIGNAL);
        let natural = signal * signal / (2.0 * level.noise_var());
        Self {
            signal,
            expected: (channels as f64 / (2.0 * natural)) as f32,
            power: Power::new((natural * std::f64::consts::LOG2_E) as f32),
            window: ((LN_ROUNDING + libm::log(candidates as f64)) / natural) as f32,
        }
    }
}

/// How many sums there are for a pixel: weights, squared weights, and weighted values of up to three channels.
pub(super) const N_SUMS: usize = 5;

/// A rectangle of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rect {
    /// Row and column of the first pixel.
    pub(super) at: (usize, usize),
    /// Rows and columns.
    pub(super) size: (usize, usize),
}

/// Where the patches of a chunk of box sums come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub(super) rows: Axis,
    pub(super) cols: Axis,
    /// How far away the patches are.
    pub(super) offset: (isize, isize),
}

impl Source {
    /// The patch of a pixel, without its picture.
    #[inline(always)]
    fn of(&self, at: (usize, usize)) -> PatchRef {
        let (row, col) = (self.rows.source(at.0, self.offset.0), self.cols.source(at.1, self.offset.1));
        PatchRef { image_idx: 0, row: row as u16, col: col as u16 }
    }
}

/// A block of pictures under way.
#[derive(Clone, Copy)]
pub(super) struct OpenBlock<'a, S: Simd> {
    first_image: u32,
    width: usize,
    values: &'a [S::f32s],
}

impl<'a, S: Simd> OpenBlock<'a, S> {
    pub(super) fn new(packed: &'a Packed<S>, index: usize) -> Self {
        let first_image = (index * Packed::<S>::LANES) as u32;
        Self { first_image, width: packed.shape.w(), values: packed.block(index) }
    }

    /// The values at the centre of a patch.
    #[inline(always)]
    fn pixel<const C: usize>(&self, from: PatchRef) -> &'a [S::f32s; C] {
        &self.values.as_chunks::<C>().0[usize::from(from.row) * self.width + usize::from(from.col)]
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

    /// Adds candidates of the pixels of `rect`, at most eight by eight: windows of `N` blocks of pictures.
    #[inline(always)]
    pub(super) fn add_chunk<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        rect: Rect,
        source: &Source,
        windows: &[[S::f32s; CHUNK]; N],
        blocks: &[OpenBlock<'_, S>; N],
    ) {
        self.each_pixel(
            rect,
            #[inline(always)]
            |floor, pixel, i, at| {
                let mut values = [windows[0][i]; N];
                for b in 1..N {
                    values[b] = windows[b][i];
                }
                let top = highest::<S>(&values);
                if top.simd_ge(*floor).any_true() {
                    let from = source.of(at);
                    if top.simd_gt(pixel.best).any_true() {
                        pixel.raise(simd, softmax, top, from, values.iter().zip(blocks));
                        *floor = pixel.best - softmax.window;
                    }
                    pixel.add(simd, softmax, from, &values, blocks);
                }
            },
        );
    }

    /// [`Sums::add_chunk`] for any number of blocks: the best is looked for among all of them first.
    #[inline(always)]
    pub(super) fn add_blocks<S: Simd>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        rect: Rect,
        source: &Source,
        windows: &[[S::f32s; CHUNK]],
        blocks: &[OpenBlock<'_, S>],
    ) {
        const N: usize = 4;
        let ((fours, rest), (four_blocks, rest_blocks)) = (windows.as_chunks::<N>(), blocks.as_chunks::<N>());
        self.each_pixel(
            rect,
            #[inline(always)]
            |floor, pixel, i, at| {
                let mut top = windows[0][i];
                for window in &windows[1..] {
                    top = top.max(window[i]);
                }
                if !top.simd_ge(*floor).any_true() {
                    return;
                }
                let from = source.of(at);
                if top.simd_gt(pixel.best).any_true() {
                    pixel.raise(simd, softmax, top, from, windows.iter().map(|window| &window[i]).zip(blocks));
                    *floor = pixel.best - softmax.window;
                }
                for (windows, blocks) in fours.iter().zip(four_blocks) {
                    let values = [windows[0][i], windows[1][i], windows[2][i], windows[3][i]];
                    if highest::<S>(&values).simd_ge(*floor).any_true() {
                        pixel.add(simd, softmax, from, &values, blocks);
                    }
                }
                for (window, block) in rest.iter().zip(rest_blocks) {
                    if window[i].simd_ge(*floor).any_true() {
                        pixel.add(simd, softmax, from, &[window[i]], &[*block]);
                    }
                }
            },
        );
    }

    /// Calls `f` for each pixel of `rect` with its floor, its sums, its place in a chunk, and its row and column.
    #[inline(always)]
    fn each_pixel(&mut self, rect: Rect, mut f: impl FnMut(&mut f32, &mut Pixel<C>, usize, (usize, usize))) {
        for row in 0..rect.size.0 {
            let first = (rect.at.0 + row - self.rect.at.0) * self.rect.size.1 + rect.at.1 - self.rect.at.1;
            let floors = &mut self.floor[first..first + rect.size.1];
            let pixels = &mut self.pixels[first..first + rect.size.1];
            for (col, (floor, pixel)) in floors.iter_mut().zip(pixels).enumerate() {
                f(floor, pixel, row * WIDTH + col, (rect.at.0 + row, rect.at.1 + col));
            }
        }
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
        from: PatchRef,
        candidates: impl Iterator<Item = (&'a S::f32s, &'a OpenBlock<'a, S>)>,
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
                self.patch = PatchRef { image_idx: block.first_image + found.to_bitmask().trailing_zeros(), ..from };
                return;
            }
        }
    }

    /// Adds one candidate in each lane of each block.
    #[inline(always)]
    fn add<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        from: PatchRef,
        values: &[S::f32s; N],
        blocks: &[OpenBlock<'_, S>; N],
    ) {
        let best = S::f32s::splat(simd, self.best);
        // All powers first: they do not wait for one another.
        let mut weights = [best; N];
        for b in 0..N {
            weights[b] = softmax.power.of(simd, values[b] - best);
        }
        let zero = S::f32s::splat(simd, 0.0);
        let (mut weight, mut square, mut value) = (zero, zero, [zero; C]);
        for b in 0..N {
            weight += weights[b];
            square = weights[b].mul_add(weights[b], square);
            let u: &[S::f32s; C] = blocks[b].pixel(from);
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
