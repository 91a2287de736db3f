//! One softmax for each pixel over all of its candidates, in one pass.

use fearless_simd::prelude::*;
use fearless_simd::{Simd, f32x4};

use super::boxes::{CHUNK, Floors, WIDTH};
use super::pack::{BESIDE, Held, Lanes, Packed, QUAD};
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
    /// Candidates that lie this much below the best may be left out: all of them together are less than half of the
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
    index: usize,
    lanes: Lanes,
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
        Self { index, lanes: packed.lanes, values, pitch, offset, rows, cols }
    }

    /// Where the values at the centres of the patches of the quads of a line begin in their row.
    #[inline(always)]
    fn places<const C: usize>(&self, quads: &[Quad; PER_LINE]) -> [usize; PER_LINE] {
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
    fn values<const C: usize>(&self, row: usize, place: usize) -> &'a [S::f32s] {
        &self.values[self.rows.source(row, self.offset.0) * self.pitch + place..][..QUAD * C]
    }

    /// A pixel's patch in the picture of one lane.
    fn patch(&self, at: (usize, usize), lane: usize) -> Option<PatchRef> {
        let Held { image_idx, turned } = self.lanes.held(self.index, lane)?;
        let row = turn(self.rows.source(at.0, self.offset.0) + turned, self.rows.len);
        let col = self.cols.source(at.1, self.offset.1);
        Some(PatchRef { image_idx: image_idx as u32, row: row as u16, col: col as u16 })
    }
}

/// Quads in a line of a chunk.
const PER_LINE: usize = WIDTH / QUAD;

/// The sums of some of the candidates, for each pixel of a rectangle, with `C` channels.
///
/// Pixels are mixed by fours, neighbours in a row. On the torus a row may begin anew between them, so there are a few more
/// places in a row than pixels: the last ones stand for the first pixels once more, and [`Sums::finish`] puts them together.
///
/// The lanes of four vectors are added up together, which is cheaper than one vector at a time.
#[derive(Clone)]
pub(super) struct Sums<const C: usize> {
    rect: Rect,
    /// The best box sum so far, `[row][place]`; the lowest number there is before the first.
    best: Vec<f32>,
    patch: Vec<PatchRef>,
    /// Sums of weights relative to the best's, of their squares, and of weighted values.
    weight: Vec<f32>,
    square: Vec<f32>,
    value: [Vec<f32>; C],
    /// What must be reached to count for any of [`WIDTH`] pixels of a row from one of them on, `[column][row]`, the first rows
    /// once more after the last; and the rows where it is out of date.
    floors: Vec<f32>,
    stale: Vec<bool>,
    /// Room to find them for a row.
    line: Vec<f32>,
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

/// Up to four neighbouring pixels of a row.
#[derive(Clone, Copy)]
struct Quad {
    /// The first one's place in the whole picture.
    at: (usize, usize),
    count: usize,
    /// The first one's place in [`Sums`].
    place: usize,
}

/// Where the pixels of a chunk are.
struct Chunk {
    /// Their rectangle, at most eight by eight.
    rect: Rect,
    /// The row where the picture begins anew.
    end: usize,
    /// Where the places of a row begin, and how many there are.
    first_row: usize,
    pitch: usize,
    /// The quads of a line, in a row that is not told.
    quads: [Quad; PER_LINE],
}

impl Chunk {
    #[inline(always)]
    fn new(own: Rect, rect: Rect) -> Self {
        let (first, end) = (own.at.1, own.at.1 + own.size.1);
        let quads = std::array::from_fn(|q| {
            let count = rect.size.1.saturating_sub(q * QUAD).min(QUAD);
            let x = if count > 0 { turn(rect.at.1 + q * QUAD, end) } else { first };
            Quad { at: (0, x), count, place: x - first }
        });
        Self { rect, end: own.at.0 + own.size.0, first_row: own.at.0, pitch: own.size.1 + BESIDE, quads }
    }

    /// Quad `i`, line by line.
    #[inline(always)]
    fn quad(&self, i: usize) -> Quad {
        let (quad, y) = (self.quads[i % PER_LINE], turn(self.rect.at.0 + i / PER_LINE, self.end));
        Quad { at: (y, quad.at.1), count: quad.count, place: (y - self.first_row) * self.pitch + quad.place }
    }

    /// The quads of the lines that `lines` tells, a bit for each of both.
    #[inline(always)]
    fn quads_of(&self, lines: u32) -> Bits {
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
struct Bits(u32);

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
struct QuadSums<S: Simd, const C: usize> {
    weight: [S::f32s; QUAD],
    square: [S::f32s; QUAD],
    value: [[S::f32s; QUAD]; C],
}

impl<S: Simd, const C: usize> QuadSums<S, C> {
    #[inline(always)]
    fn none(simd: S) -> Self {
        let none = [S::f32s::splat(simd, 0.0); QUAD];
        Self { weight: none, square: none, value: [none; C] }
    }

    /// Those of one candidate for each pixel in each lane.
    #[inline(always)]
    fn of(simd: S, weights: [S::f32s; QUAD], u: &[S::f32s]) -> Self {
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

    #[inline(always)]
    fn totals(self, quad: Quad) -> QuadTotals<S, C> {
        let (weight, square) = (within_blocks::<S>(self.weight), within_blocks::<S>(self.square));
        let mut value = [weight; C];
        for c in 0..C {
            value[c] = within_blocks::<S>(self.value[c]);
        }
        QuadTotals { quad, weight, square, value }
    }

    /// Adds one candidate for each pixel in each lane, with its weight and the values `u` at its centre.
    #[inline(always)]
    fn add(&mut self, weights: [S::f32s; QUAD], u: &[S::f32s]) {
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
struct QuadTotals<S: Simd, const C: usize> {
    quad: Quad,
    weight: S::f32s,
    square: S::f32s,
    value: [S::f32s; C],
}

impl<S: Simd, const C: usize> QuadTotals<S, C> {
    #[inline(always)]
    fn none(simd: S) -> Self {
        let none = S::f32s::splat(simd, 0.0);
        Self { quad: Quad { at: (0, 0), count: 0, place: 0 }, weight: none, square: none, value: [none; C] }
    }
}

impl<const C: usize> Sums<C> {
    pub(super) fn new(rect: Rect) -> Self {
        let (h, w) = rect.size;
        let places = h * (w + BESIDE);
        let zeros = vec![0.0; places];
        Self {
            rect,
            best: vec![f32::MIN; places],
            patch: vec![PatchRef::default(); places],
            weight: zeros.clone(),
            square: zeros.clone(),
            value: std::array::from_fn(|_| zeros.clone()),
            floors: vec![f32::MIN; w * floors_pitch(h)],
            stale: vec![false; h],
            line: vec![0.0; w + WIDTH - 1],
        }
    }

    pub(super) fn rect(&self) -> Rect {
        self.rect
    }

    /// Takes over the best candidates of finished pieces, for what is good enough to count, but not their sums.
    pub(super) fn raise_floor(&mut self, done: &[Mixed]) {
        let w = self.rect.size.1;
        for (best, done) in self.best.chunks_exact_mut(w + BESIDE).zip(done.chunks_exact(w)) {
            for (x, best) in best.iter_mut().enumerate() {
                *best = best.max(done[x % w].best);
            }
        }
        self.stale.fill(true);
    }

    /// On each line of rectangles of at most eight by eight pixels of a whole picture, side by side, what must be reached to
    /// count for any of its pixels; beyond a rectangle, nothing can.
    pub(super) fn floors(&mut self, softmax: &Softmax, rects: &[Rect], floors: &mut [Floors]) {
        let h = self.rect.size.0;
        for (rect, floors) in rects.iter().zip(floors) {
            let y = rect.at.0;
            for row in y..y + rect.size.0 {
                if self.stale[turn(row, h)] {
                    self.find_floors(softmax, turn(row, h));
                }
            }
            floors.copy_from_slice(&self.floors[rect.at.1 * floors_pitch(h) + y..][..WIDTH]);
            floors[rect.size.0..].fill(f32::INFINITY);
        }
    }

    /// Brings the floors up to date in a row.
    #[inline(never)]
    fn find_floors(&mut self, softmax: &Softmax, y: usize) {
        let (h, w) = self.rect.size;
        let best = &self.best[y * (w + BESIDE)..][..w];
        let low = &mut self.line;
        for (low, best) in low.iter_mut().zip(best.iter().cycle()) {
            *low = *best;
        }
        for step in [1, 2, 4] {
            for x in 0..low.len() - step {
                low[x] = if low[x + step] < low[x] { low[x + step] } else { low[x] };
            }
        }
        for (column, low) in self.floors.chunks_exact_mut(floors_pitch(h)).zip(low) {
            let floor = *low - softmax.window;
            column[y] = floor;
            if let Some(again) = column.get_mut(h + y) {
                *again = floor;
            }
        }
        self.stale[y] = false;
    }

    /// Adds candidates of the pixels of `rect`, at most eight by eight: windows of `N` blocks of pictures, all from the same
    /// columns, on the lines that `lines` tells, a bit for each. Beyond the rectangle, windows are minus infinity.
    #[inline(never)]
    pub(super) fn add_chunk<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        (rect, lines): (Rect, u32),
        windows: [&[S::f32s; CHUNK]; N],
        open: [&Open<'_, S>; N],
    ) {
        simd.vectorize(
            #[inline(always)]
            || {
                let (chunk, windows) = (Chunk::new(self.rect, rect), windows.map(fours));
                let (limit, zero) = (S::f32s::splat(simd, -softmax.window), S::f32s::splat(simd, 0.0));
                let mut places = [[0; PER_LINE]; N];
                for n in 0..N {
                    places[n] = open[n].places::<C>(&chunk.quads);
                }
                let (mut due, mut last) = (chunk.quads_of(lines), QuadTotals::none(simd));
                while due.0 != 0 {
                    let mut rising = 0;
                    for i in due {
                        let quad = chunk.quad(i);
                        let best = four(&self.best, quad.place);
                        let mut tops = windows[0][i];
                        for windows in &windows[1..] {
                            for p in 0..QUAD {
                                tops[p] = tops[p].max(windows[i][p]);
                            }
                        }
                        let top = over::<S>(&tops, best);
                        if !top.simd_ge(limit).any_true() {
                            continue;
                        }
                        if top.simd_gt(zero).any_true() {
                            rising |= 1 << i;
                            continue;
                        }
                        let values = |n: usize| open[n].values::<C>(quad.at.0, places[n][i % PER_LINE]);
                        let weights = softmax.power.of_all(simd, below::<S>(&windows[0][i], best));
                        let mut sums = QuadSums::of(simd, weights, values(0));
                        for n in 1..N {
                            let weights = softmax.power.of_all(simd, below::<S>(&windows[n][i], best));
                            sums.add(weights, values(n));
                        }
                        self.add_totals(&last);
                        last = sums.totals(quad);
                    }
                    if rising != 0 {
                        self.raise_chunk(simd, softmax, (&chunk, rising), windows, open);
                    }
                    due = Bits(rising);
                }
                self.add_totals(&last);
            },
        );
    }

    /// [`Sums::add_chunk`] for any number of blocks, on all lines.
    #[inline(always)]
    pub(super) fn add_blocks<S: Simd>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        rect: Rect,
        windows: &[[S::f32s; CHUNK]],
        open: &[Open<'_, S>],
    ) {
        let chunk = Chunk::new(self.rect, rect);
        let (limit, zero) = (S::f32s::splat(simd, -softmax.window), S::f32s::splat(simd, 0.0));
        for i in chunk.quads_of(u32::MAX) {
            let quad = chunk.quad(i);
            let values = windows.iter().map(|windows| &fours(windows)[i]);
            let tops = values.clone().fold(fours(&windows[0])[i], |mut tops, values| {
                for i in 0..QUAD {
                    tops[i] = tops[i].max(values[i]);
                }
                tops
            });
            let top = over::<S>(&tops, four(&self.best, quad.place));
            if !top.simd_ge(limit).any_true() {
                continue;
            }
            if top.simd_gt(zero).any_true() {
                self.raise(simd, softmax, quad, &values.clone().zip(open).collect::<Vec<_>>());
            }
            let (best, mut sums) = (four(&self.best, quad.place), QuadSums::none(simd));
            for (values, open) in values.zip(open) {
                if over::<S>(values, best).simd_ge(limit).any_true() {
                    let weights = softmax.power.of_all(simd, below::<S>(values, best));
                    let [place, ..] = open.places::<C>(&[quad; PER_LINE]);
                    sums.add(weights, open.values::<C>(quad.at.0, place));
                }
            }
            self.add_totals(&sums.totals(quad));
        }
    }

    /// Adds sums over some candidates.
    #[inline(always)]
    fn add_totals<S: Simd>(&mut self, totals: &QuadTotals<S, C>) {
        let Quad { count, place, .. } = totals.quad;
        add_blocks::<S>(count, &mut self.weight[place..], totals.weight);
        add_blocks::<S>(count, &mut self.square[place..], totals.square);
        for (sums, value) in self.value.iter_mut().zip(totals.value) {
            add_blocks::<S>(count, &mut sums[place..], value);
        }
    }

    /// [`Sums::raise`] for some quads of a chunk, a bit for each.
    #[cold]
    #[inline(never)]
    fn raise_chunk<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        (chunk, rising): (&Chunk, u32),
        windows: [&[[S::f32s; QUAD]]; N],
        open: [&Open<'_, S>; N],
    ) {
        for i in Bits(rising) {
            self.raise(simd, softmax, chunk.quad(i), &std::array::from_fn::<_, N, _>(|n| (&windows[n][i], open[n])));
        }
    }

    /// New best values for some of these pixels, maybe: what was summed so far shrinks with respect to them.
    #[inline(never)]
    fn raise<S: Simd>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        quad: Quad,
        candidates: &[(&[S::f32s; QUAD], &Open<'_, S>)],
    ) {
        simd.vectorize(
            #[inline(always)]
            || {
                for i in 0..quad.count {
                    let place = quad.place + i;
                    let mut top = candidates[0].0[i];
                    for (values, _) in &candidates[1..] {
                        top = top.max(values[i]);
                    }
                    if !top.simd_gt(self.best[place]).any_true() {
                        continue;
                    }
                    let best = top.reduce_max();
                    let factor = softmax.power.of(simd, S::f32s::splat(simd, self.best[place] - best))[0];
                    self.weight[place] *= factor;
                    self.square[place] *= factor * factor;
                    self.value.iter_mut().for_each(|value| value[place] *= factor);
                    self.best[place] = best;
                    self.stale[quad.at.0 - self.rect.at.0] = true;
                    let found = candidates.iter().find_map(|(values, open)| {
                        let found = values[i].simd_eq(best);
                        let at = (quad.at.0, turn(quad.at.1 + i, open.cols.len));
                        found.any_true().then(|| open.patch(at, found.to_bitmask().trailing_zeros() as usize))?
                    });
                    self.patch[place] = found.unwrap_or_default();
                }
            },
        );
    }

    /// The sums of each pixel.
    pub(super) fn finish(&self, softmax: &Softmax) -> Vec<Mixed> {
        let w = self.rect.size.1;
        let mixed = |place: usize| {
            let mut sums = [0.0; N_SUMS];
            (sums[0], sums[1]) = (self.weight[place], self.square[place]);
            for (total, value) in sums[2..].iter_mut().zip(&self.value) {
                *total = value[place];
            }
            Mixed { best: self.best[place], patch: self.patch[place], sums }
        };
        let mut all = Vec::with_capacity(w * self.rect.size.0);
        for row in (0..self.best.len()).step_by(w + BESIDE) {
            let first = all.len();
            all.extend((row..row + w).map(mixed));
            for i in 0..BESIDE {
                let pixel = &mut all[first + i % w];
                *pixel = pixel.join(&mixed(row + w + i), softmax);
            }
        }
        all
    }
}

impl Mixed {
    /// The sums over the candidates of both.
    fn join(&self, other: &Self, softmax: &Softmax) -> Self {
        let (high, low) = if other.best > self.best { (other, self) } else { (self, other) };
        let factor = softmax.power.of_one(low.best - high.best);
        let mut sums = high.sums;
        for (i, (sum, low)) in sums.iter_mut().zip(low.sums).enumerate() {
            *sum += low * if i == 1 { factor * factor } else { factor };
        }
        Self { sums, ..*high }
    }
}

/// A place on an axis of length `n`, at most once beyond its end: only on the torus does it go on at the other side.
#[inline(always)]
fn turn(at: usize, n: usize) -> usize {
    if at >= n { at - n } else { at }
}

/// From one column of floors to the next, for `h` rows.
fn floors_pitch(h: usize) -> usize {
    h + WIDTH - 1
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
fn fours<V>(windows: &[V; CHUNK]) -> &[[V; QUAD]] {
    windows.as_chunks().0
}

/// The numbers of four pixels from a place on.
#[inline(always)]
fn four(numbers: &[f32], place: usize) -> [f32; QUAD] {
    let numbers = &numbers[place..][..QUAD];
    std::array::from_fn(|i| numbers[i])
}

/// How far the windows lie above the best so far, or mostly below.
#[inline(always)]
fn below<S: Simd>(windows: &[S::f32s; QUAD], best: [f32; QUAD]) -> [S::f32s; QUAD] {
    std::array::from_fn(|i| windows[i] - best[i])
}

/// How far the highest of the windows lies above the best so far, in each lane.
#[inline(always)]
fn over<S: Simd>(windows: &[S::f32s; QUAD], best: [f32; QUAD]) -> S::f32s {
    let [a, b, c, d] = below::<S>(windows, best);
    a.max(b).max(c.max(d))
}

/// Adds the blocks of four lanes to the sums of so many pixels.
#[inline(always)]
fn add_blocks<S: Simd>(count: usize, sums: &mut [f32], lanes: S::f32s) {
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
