//! What the candidates of each pixel come to: the best of them, and the sums of their weights.

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::boxes::{CHUNK, Floors, WIDTH};
use super::pack::{EXTRA_COLUMNS, QUAD};
use super::quads::{
    Bits, CandidateView, Chunk, PER_LINE, Quad, QuadSums, QuadTotals, add_blocks, below, four, fours, over, turn,
};
use super::softmax::{Mixed, N_SUMS, Rect, Softmax};
use crate::score::PatchRef;

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

impl<const C: usize> Sums<C> {
    pub(super) fn new(rect: Rect) -> Self {
        let (h, w) = rect.size;
        let places = h * (w + EXTRA_COLUMNS);
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
        for (best, done) in self.best.chunks_exact_mut(w + EXTRA_COLUMNS).zip(done.chunks_exact(w)) {
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
        let best = &self.best[y * (w + EXTRA_COLUMNS)..][..w];
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

    /// Adds candidates of the pixels of `rect`, at most eight by eight: `N` windows for each in each lane, on the lines that
    /// `lines` tells, a bit for each. Beyond the rectangle, windows are minus infinity.
    ///
    /// Where there is a new best, what it must be compared with is put right first, and the windows are added afterwards.
    #[inline(never)]
    pub(super) fn add_chunk<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        (rect, lines): (Rect, u32),
        windows: [&[S::f32s; CHUNK]; N],
        views: [&CandidateView<'_, S>; N],
    ) {
        simd.vectorize(
            #[inline(always)]
            || {
                let (chunk, windows) = (Chunk::new(self.rect, rect), windows.map(fours));
                let (limit, zero) = (S::f32s::splat(simd, -softmax.window), S::f32s::splat(simd, 0.0));
                let mut places = [[0; PER_LINE]; N];
                for n in 0..N {
                    places[n] = views[n].places::<C>(&chunk.quads);
                }
                let (mut due, mut last) = (chunk.quads_of(lines), QuadTotals::none(simd));
                for may_rise in [true, false] {
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
                        if may_rise && top.simd_gt(zero).any_true() {
                            rising |= 1 << i;
                            continue;
                        }
                        let (row, part) = (quad.at.0, i % PER_LINE);
                        let weights = softmax.power.of_all(simd, below::<S>(&windows[0][i], best));
                        let mut sums = QuadSums::of(simd, weights, views[0].values::<C>(row, places[0][part]));
                        for ((windows, view), places) in windows[1..].iter().zip(&views[1..]).zip(&places[1..]) {
                            let weights = softmax.power.of_all(simd, below::<S>(&windows[i], best));
                            sums.add(weights, view.values::<C>(row, places[part]));
                        }
                        // The sums before these are added up while these are under way: each is a long chain of operations.
                        self.add_totals(&last);
                        last = sums.totals(quad);
                    }
                    if rising == 0 {
                        break;
                    }
                    self.raise_chunk(simd, softmax, (&chunk, rising), windows, views);
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
        views: &[CandidateView<'_, S>],
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
                self.raise(simd, softmax, quad, &values.clone().zip(views).collect::<Vec<_>>());
            }
            let (best, mut sums) = (four(&self.best, quad.place), QuadSums::none(simd));
            for (values, view) in values.zip(views) {
                if over::<S>(values, best).simd_ge(limit).any_true() {
                    let weights = softmax.power.of_all(simd, below::<S>(values, best));
                    let [place, ..] = view.places::<C>(&[quad; PER_LINE]);
                    sums.add(weights, view.values::<C>(quad.at.0, place));
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
        views: [&CandidateView<'_, S>; N],
    ) {
        for i in Bits(rising) {
            self.raise(simd, softmax, chunk.quad(i), &std::array::from_fn::<_, N, _>(|n| (&windows[n][i], views[n])));
        }
    }

    /// New best values for some of these pixels, maybe: what was summed so far shrinks with respect to them.
    #[inline(never)]
    fn raise<S: Simd>(
        &mut self,
        simd: S,
        softmax: &Softmax,
        quad: Quad,
        candidates: &[(&[S::f32s; QUAD], &CandidateView<'_, S>)],
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
                    let found = candidates.iter().find_map(|(values, view)| {
                        let found = values[i].simd_eq(best);
                        let at = (quad.at.0, turn(quad.at.1 + i, view.cols.len));
                        found.any_true().then(|| view.patch(at, found.to_bitmask().trailing_zeros() as usize))?
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
        for row in (0..self.best.len()).step_by(w + EXTRA_COLUMNS) {
            let first = all.len();
            all.extend((row..row + w).map(mixed));
            for i in 0..EXTRA_COLUMNS {
                let pixel = &mut all[first + i % w];
                *pixel = pixel.join(&mixed(row + w + i), softmax);
            }
        }
        all
    }
}

/// From one column of floors to the next, for `h` rows.
fn floors_pitch(h: usize) -> usize {
    h + WIDTH - 1
}
