//! Four neighbouring pixels at a time: from box sums to weights, and from the lanes of vectors to one number.

use fearless_simd::prelude::*;
use fearless_simd::{Simd, f32x4};

use super::boxes::{CHUNK, WIDTH};
use super::pack::{EXTRA_COLUMNS, Held, Lanes, Packed, QUAD};
use super::plan::Axis;
use super::softmax::Rect;
use crate::score::PatchRef;

/// A block of pictures whose patches are candidates, `offset` away.
#[derive(Clone, Copy)]
pub(super) struct CandidateView<'a, S: Simd> {
    index: usize,
    lanes: Lanes,
    /// Its pixels, row by row of `pitch` vectors.
    values: &'a [S::f32s],
    pitch: usize,
    offset: (isize, isize),
    rows: Axis,
    pub(super) cols: Axis,
}

impl<'a, S: Simd> CandidateView<'a, S> {
    pub(super) fn new(packed: &'a Packed<S>, index: usize, offset: (isize, isize), rows: Axis, cols: Axis) -> Self {
        let (values, pitch) = (packed.block(index), packed.pitch);
        Self { index, lanes: packed.lanes, values, pitch, offset, rows, cols }
    }

    /// Where the values at the centres of the patches of the quads of a line begin in their row: told once for a chunk, since
    /// to work it out for each quad again costs 5 % at high noise.
    #[inline(always)]
    pub(super) fn places<const C: usize>(&self, quads: &[Quad; PER_LINE]) -> [usize; PER_LINE] {
        let mut places = [0; PER_LINE];
        for (place, quad) in places.iter_mut().zip(quads) {
            // An empty one is anywhere, maybe where no patch is.
            if quad.count > 0 {
                *place = self.cols.source(quad.at.1, self.offset.1) * C;
            }
        }
        places
    }

    /// The values at the centres of the patches of four pixels of a row, from a place of theirs on.
    #[inline(always)]
    pub(super) fn values<const C: usize>(&self, row: usize, place: usize) -> &'a [S::f32s] {
        &self.values[self.rows.source(row, self.offset.0) * self.pitch + place..][..QUAD * C]
    }

    /// A pixel's patch in the picture of one lane.
    pub(super) fn patch(&self, at: (usize, usize), lane: usize) -> Option<PatchRef> {
        let Held { image_idx, turned } = self.lanes.held(self.index, lane)?;
        let row = turn(self.rows.source(at.0, self.offset.0) + turned, self.rows.len);
        let col = self.cols.source(at.1, self.offset.1);
        Some(PatchRef { image_idx: image_idx as u32, row: row as u16, col: col as u16 })
    }
}

/// Quads in a line of a chunk.
pub(super) const PER_LINE: usize = WIDTH / QUAD;

/// Up to four neighbouring pixels of a row.
#[derive(Clone, Copy)]
pub(super) struct Quad {
    /// The first one's place in the whole picture.
    pub(super) at: (usize, usize),
    pub(super) count: usize,
    /// The first one's place in [`super::sums::Sums`].
    pub(super) place: usize,
}

/// Where the pixels of a chunk are.
pub(super) struct Chunk {
    /// Their rectangle, at most eight by eight.
    rect: Rect,
    /// The row where the picture begins anew.
    end: usize,
    /// Where the places of a row begin, and how many there are.
    first_row: usize,
    pitch: usize,
    /// The quads of a line, in a row that is not told.
    pub(super) quads: [Quad; PER_LINE],
}

impl Chunk {
    #[inline(always)]
    pub(super) fn new(own: Rect, rect: Rect) -> Self {
        let (first, end) = (own.at.1, own.at.1 + own.size.1);
        let quads = std::array::from_fn(|q| {
            let count = rect.size.1.saturating_sub(q * QUAD).min(QUAD);
            let x = if count > 0 { turn(rect.at.1 + q * QUAD, end) } else { first };
            Quad { at: (0, x), count, place: x - first }
        });
        Self { rect, end: own.at.0 + own.size.0, first_row: own.at.0, pitch: own.size.1 + EXTRA_COLUMNS, quads }
    }

    /// Quad `i`, line by line.
    #[inline(always)]
    pub(super) fn quad(&self, i: usize) -> Quad {
        let (quad, y) = (self.quads[i % PER_LINE], turn(self.rect.at.0 + i / PER_LINE, self.end));
        Quad { at: (y, quad.at.1), count: quad.count, place: (y - self.first_row) * self.pitch + quad.place }
    }

    /// The quads of the lines that `lines` tells, a bit for each of both.
    #[inline(always)]
    pub(super) fn quads_of(&self, lines: u32) -> Bits {
        let mut quads = 0;
        for row in Bits(lines & u32::MAX >> (u32::BITS as usize - self.rect.size.0)) {
            let both = if self.quads[1].count > 0 { 0b11 } else { 0b01 };
            quads |= both << (row * PER_LINE);
        }
        Bits(quads)
    }
}

/// The bits that are set, from the lowest on.
#[derive(Clone, Copy)]
pub(super) struct Bits(pub(super) u32);

impl Iterator for Bits {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let bit = (self.0 != 0).then(|| self.0.trailing_zeros() as usize)?;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

/// The sums over some candidates for four pixels, with all lanes.
pub(super) struct QuadSums<S: Simd, const C: usize> {
    weight: [S::f32s; QUAD],
    square: [S::f32s; QUAD],
    value: [[S::f32s; QUAD]; C],
}

impl<S: Simd, const C: usize> QuadSums<S, C> {
    #[inline(always)]
    pub(super) fn none(simd: S) -> Self {
        let none = [S::f32s::splat(simd, 0.0); QUAD];
        Self { weight: none, square: none, value: [none; C] }
    }

    /// Those of one candidate for each pixel in each lane. (To add it to none costs 7 % at high noise.)
    #[inline(always)]
    pub(super) fn of(simd: S, weights: [S::f32s; QUAD], u: &[S::f32s]) -> Self {
        let u = &u[..QUAD * C];
        let mut sums = Self { weight: weights, ..Self::none(simd) };
        for i in 0..QUAD {
            sums.square[i] = weights[i] * weights[i];
            for c in 0..C {
                sums.value[c][i] = u[i * C + c] * weights[i];
            }
        }
        sums
    }

    /// With the lanes of each block added up.
    #[inline(always)]
    pub(super) fn totals(self, quad: Quad) -> QuadTotals<S, C> {
        let (weight, square) = (within_blocks::<S>(self.weight), within_blocks::<S>(self.square));
        let mut value = [weight; C];
        for (value, lanes) in value.iter_mut().zip(self.value) {
            *value = within_blocks::<S>(lanes);
        }
        QuadTotals { quad, weight, square, value }
    }

    /// Adds one candidate for each pixel in each lane, with its weight and the values `u` at its centre.
    #[inline(always)]
    pub(super) fn add(&mut self, weights: [S::f32s; QUAD], u: &[S::f32s]) {
        let u = &u[..QUAD * C];
        for i in 0..QUAD {
            self.weight[i] += weights[i];
            self.square[i] = weights[i].mul_add(weights[i], self.square[i]);
            for c in 0..C {
                self.value[c][i] = u[i * C + c].mul_add(weights[i], self.value[c][i]);
            }
        }
    }
}

/// [`QuadSums`] with the lanes of each block of four added up.
pub(super) struct QuadTotals<S: Simd, const C: usize> {
    pub(super) quad: Quad,
    pub(super) weight: S::f32s,
    pub(super) square: S::f32s,
    pub(super) value: [S::f32s; C],
}

impl<S: Simd, const C: usize> QuadTotals<S, C> {
    #[inline(always)]
    pub(super) fn none(simd: S) -> Self {
        let none = S::f32s::splat(simd, 0.0);
        Self { quad: Quad { at: (0, 0), count: 0, place: 0 }, weight: none, square: none, value: [none; C] }
    }
}

/// A place on an axis of length `n`, at most once beyond its end: only on the torus does it go on at the other side.
#[inline(always)]
pub(super) fn turn(at: usize, n: usize) -> usize {
    if at >= n { at - n } else { at }
}

/// Makes the windows of a chunk minus infinity in the columns that its rectangle lacks.
#[inline(always)]
pub(super) fn nothing_beyond<S: Simd>(rect: Rect, windows: &mut [S::f32s; CHUNK]) {
    let nothing = S::f32s::splat(windows[0].token(), f32::NEG_INFINITY);
    for line in windows.chunks_exact_mut(WIDTH) {
        line[rect.size.1..].fill(nothing);
    }
}

/// The windows of a chunk, quad by quad.
#[inline(always)]
pub(super) fn fours<V>(windows: &[V; CHUNK]) -> &[[V; QUAD]] {
    windows.as_chunks().0
}

/// The numbers of four pixels from a place on.
#[inline(always)]
pub(super) fn four(numbers: &[f32], place: usize) -> [f32; QUAD] {
    let numbers = &numbers[place..][..QUAD];
    std::array::from_fn(|i| numbers[i])
}

/// How far the windows lie above the best so far, or mostly below.
#[inline(always)]
pub(super) fn below<S: Simd>(windows: &[S::f32s; QUAD], best: [f32; QUAD]) -> [S::f32s; QUAD] {
    std::array::from_fn(|i| windows[i] - best[i])
}

/// How far the highest of the windows lies above the best so far, in each lane.
#[inline(always)]
pub(super) fn over<S: Simd>(windows: &[S::f32s; QUAD], best: [f32; QUAD]) -> S::f32s {
    let [a, b, c, d] = below::<S>(windows, best);
    a.max(b).max(c.max(d))
}

/// Adds the blocks of four lanes to the sums of so many pixels.
#[inline(always)]
pub(super) fn add_blocks<S: Simd>(count: usize, sums: &mut [f32], lanes: S::f32s) {
    let simd = lanes.token();
    let mut own = f32x4::splat(simd, 0.0);
    for block in lanes.as_slice().chunks_exact(QUAD) {
        own += f32x4::from_slice(simd, block);
    }
    if count == QUAD {
        let sums = &mut sums[..QUAD];
        (f32x4::from_slice(simd, sums) + own).store_slice(sums);
    } else {
        for (sum, own) in sums.iter_mut().zip(own.as_slice()).take(count) {
            *sum += own;
        }
    }
}

/// In each block of four lanes, the sum of the block of each of four vectors. To move lanes within their blocks is cheap
/// everywhere, from one to another it is not.
#[inline(always)]
fn within_blocks<S: Simd>([a, b, c, d]: [S::f32s; QUAD]) -> S::f32s {
    let simd = a.token();
    let (high, odd) = (S::mask32s::from_bitmask(simd, 0xcccc), S::mask32s::from_bitmask(simd, 0xaaaa));
    let fold = |a: S::f32s, b: S::f32s| high.select(b, a) + a.slide_within_blocks::<2>(b);
    let (x, y) = (fold(a, c), fold(b, d));
    odd.select(y, x) + odd.select(y.slide_within_blocks::<3>(y), x.slide_within_blocks::<1>(x))
}
