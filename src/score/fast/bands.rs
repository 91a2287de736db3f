//! Sums down the columns straight from grey pictures, for eight rows of windows at a time.
//!
//! [`Local::sum_columns`] works out each difference once, and all go through memory, as do the sums of the whole
//! picture. Here differences are worked out where they are added, two or three times each, and only the sums of one band of
//! windows are there at a time: these stay in the first level of the cache, and a grey difference costs less than a
//! store. Windows share sums as in [`super::boxes`].

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::boxes::WIDTH;
use super::local::{Candidates, Local, fill_margins};
use super::pack::Packed;
use super::plan::{Axis, Span};

/// The narrowest windows that bands are for: one place is not summed.
const LEAST_SIDE: usize = 3;

/// The noisy picture for bands, `x_t / a` column by column, all columns twice: what comes after a column's last row is its
/// first one again, as far as windows look. In blocks the last row comes before the first one, too.
#[derive(Debug)]
pub(super) struct Down {
    x: Vec<f32>,
    /// From one column to the next.
    x_pitch: usize,
    /// The same for blocks.
    u_pitch: usize,
}

impl Down {
    /// Prepares a picture of one channel, row by row; `None` where windows are too narrow.
    pub(super) fn new(x: &[f32], rows: Axis, cols: Axis) -> Option<Self> {
        // Eight windows look at seven rows more than one; one more is shared later, and one more belongs to a second
        // candidate.
        let beyond = rows.side() + WIDTH + 1;
        let (x_pitch, u_pitch) = (2 * rows.len + beyond, 1 + rows.len + beyond);
        let column = |col: usize| x[col % cols.len..].iter().step_by(cols.len).cycle().take(x_pitch);
        let twice = || (0..2 * cols.len).flat_map(column).copied().collect();
        (rows.side() >= LEAST_SIDE).then(|| Self { x: twice(), x_pitch, u_pitch })
    }
}

/// Room for the bands of one piece of the work.
pub(super) struct BandRoom<'a, S: Simd> {
    /// A block column by column, and which it is.
    block: &'a mut [S::f32s],
    held: usize,
    /// The sums of groups that the next windows share, and of their last rows, `[group][column][which][candidate]`.
    kept: Vec<S::f32s>,
}

impl<'a, S: Simd> BandRoom<'a, S> {
    /// How many vectors of room a block takes.
    pub(super) fn block_len(down: &Down, cols: Axis) -> usize {
        down.u_pitch * cols.len
    }

    /// With room for a block; with none where there are no bands.
    pub(super) fn new(simd: S, block: &'a mut [S::f32s], rows: Axis, cols: Axis) -> Self {
        let groups = if block.is_empty() { 0 } else { rows.len.div_ceil(WIDTH) + rows.side() / WIDTH };
        let kept = 4 * cols.len * groups;
        Self { block, held: usize::MAX, kept: vec![S::f32s::splat(simd, 0.0); kept] }
    }

    /// Copies a block, if it does not hold it already.
    pub(super) fn hold(&mut self, packed: &Packed<S>, down: &Down, block: usize) {
        if self.held == block {
            return;
        }
        let (h, w) = (packed.shape.h(), packed.shape.w());
        for y in 0..down.u_pitch {
            let row = &packed.row(block, (h - 1 + y) % h)[..w];
            for (out, value) in self.block[y..].iter_mut().step_by(down.u_pitch).zip(row) {
                *out = *value;
            }
        }
        self.held = block;
    }
}

/// The rows of one candidate, or of two whose patches lie a row apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// By the rows of the patches.
    pub(super) rows: Span,
    /// Whether the first candidate's patches lie a row before those of the span, which are the second one's.
    before: bool,
    /// With zeros beyond the border, one of two has a row of windows less than the span.
    lacks: [Option<usize>; 2],
}

impl Pair {
    pub(super) fn new<S: Simd>(candidates: &[Candidates<S>], rows: Axis) -> Self {
        let (first, is_pair) = (candidates[0].offset.0, candidates.len() > 1);
        let before = is_pair && first < 0;
        let rows_of = rows.span(first + isize::from(before), true);
        let lacks = match is_pair && !rows.wraps() {
            true if before => [Some(0), None],
            true => [None, Some(rows_of.count - 1)],
            false => [None; 2],
        };
        Self { rows: rows_of, before, lacks }
    }

    /// Which of the eight rows of windows from `row` on a candidate has, a bit for each.
    pub(super) fn lines(&self, candidate: usize, row: usize) -> u32 {
        match self.lacks[candidate] {
            Some(lacking) if (row..row + WIDTH).contains(&lacking) => !(1 << (lacking - row)),
            _ => u32::MAX,
        }
    }
}

/// Eight rows of windows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    /// The first, a multiple of eight.
    pub(super) row: usize,
    pub(super) pair: Pair,
    /// By the columns of the patches.
    pub(super) cols: Span,
}

impl<S: Simd> Local<'_, S> {
    /// The sums down all columns for a band, `[column][row]` for each of one or two candidates, `pitch` apart. Their block
    /// is held by the room; the second one's patches lie one row below the first one's.
    #[inline(never)]
    pub(super) fn sum_band(
        &self,
        down: &Down,
        candidates: &[Candidates<S>],
        band: Band,
        room: &mut BandRoom<'_, S>,
        (strips, pitch): (&mut [S::f32s], usize),
    ) {
        self.packed.simd.vectorize(
            #[inline(always)]
            || {
                let start = candidates[0].block.start;
                let mut out = strips.chunks_exact_mut(pitch);
                let (Some(first), second) = (out.next(), out.next()) else { return };
                match second.filter(|_| candidates.len() > 1) {
                    Some(second) => self.sum_band_of::<2>(down, start, band, room, [first, second]),
                    None => self.sum_band_of::<1>(down, start, band, room, [first]),
                }
                for strip in strips.chunks_exact_mut(pitch).take(candidates.len()) {
                    fill_margins::<S>(band.cols, self.cols, strip);
                }
            },
        );
    }

    #[inline(always)]
    fn sum_band_of<const K: usize>(
        &self,
        down: &Down,
        start: S::f32s,
        band: Band,
        room: &mut BandRoom<'_, S>,
        out: [&mut [S::f32s]; K],
    ) {
        match self.rows.side() {
            3 => self.sum_columns_of::<K, 2, 1>(down, start, band, room, out),
            5 => self.sum_columns_of::<K, 4, 1>(down, start, band, room, out),
            7 => self.sum_columns_of::<K, 4, 3>(down, start, band, room, out),
            side => match side % WIDTH {
                1 => self.sum_columns_of::<K, WIDTH, 1>(down, start, band, room, out),
                3 => self.sum_columns_of::<K, WIDTH, 3>(down, start, band, room, out),
                5 => self.sum_columns_of::<K, WIDTH, 5>(down, start, band, room, out),
                _ => self.sum_columns_of::<K, WIDTH, 7>(down, start, band, room, out),
            },
        }
    }

    /// [`Local::sum_band`] for windows in groups of `G`, with `REST` rows in the core besides the sums of groups.
    #[inline(always)]
    fn sum_columns_of<const K: usize, const G: usize, const REST: usize>(
        &self,
        down: &Down,
        start: S::f32s,
        Band { row, pair: Pair { rows, before, .. }, cols }: Band,
        room: &mut BandRoom<'_, S>,
        out: [&mut [S::f32s]; K],
    ) {
        let side = self.rows.side();
        let (band, whole) = (row / WIDTH, (side - G) / G);
        let zero = [S::f32s::splat(self.packed.simd, 0.0); K];
        // What the rows of the true patch that are in no kept group come to on average, and those of a group: what is left
        // of it in the end is near zero where it matters.
        let (start, group_start) = ([start * (G + REST) as f32; K], [start * G as f32; K]);
        let mut x_at = cols.pixel * down.x_pitch + rows.pixel + row;
        let mut u_at = cols.source * down.u_pitch + rows.source + usize::from(!before) + row;
        for col in 0..cols.covered {
            let x = &down.x[x_at..][..side + WIDTH];
            let mut u = [&room.block[u_at..][..side + WIDTH]; K];
            if K > 1 {
                u[K - 1] = &room.block[u_at + 1..][..side + WIDTH];
            }
            (x_at, u_at) = (x_at + down.x_pitch, u_at + down.u_pitch);
            let mut kept = Kept::<S, K> { sums: &mut room.kept[col * 2 * K..], pitch: cols.covered * 2 * K };
            if band == 0 {
                for group in 0..whole {
                    let from = G + REST + group * G;
                    let [all, last] = group_sums::<S, K, G, REST>(group_start, (x, u), from, |_, _| {});
                    kept.keep(group, all, last);
                }
            }
            for part in 0..WIDTH / G {
                let first = part * G;
                // The core.
                let mut sums = if band == 0 || whole == 0 {
                    squares::<S, K>(start, (x, u), first + G, REST, |_, _| {})
                } else {
                    add::<S, K>(start, kept.last(band - 1))
                };
                for group in band..band + whole {
                    sums = add::<S, K>(sums, kept.all(group));
                }
                // What the rows after it add to each window: nothing to the first.
                let mut right = [zero; WIDTH + 1];
                let from = first + side;
                let [all, last] = group_sums::<S, K, G, REST>(zero, (x, u), from, |i, sums| right[i] = sums);
                if whole > 0 {
                    kept.keep(band + whole, add::<S, K>(group_start, all), last);
                }
                let place = (cols.zeros + col) * WIDTH + first;
                // The second one's row is the one that the first one has read before: not to be read again.
                let mut rows = [u[0][first + G]; K];
                for i in (0..G).rev() {
                    rows[K - 1] = rows[0];
                    rows[0] = u[0][first + i];
                    sums = square::<S, K>(sums, x[first + i], rows);
                    for k in 0..K {
                        out[k][place + i] = if i == 0 { sums[k] } else { sums[k] + right[i][k] };
                    }
                }
            }
        }
    }
}

/// The sums of groups of eight rows of one column, and of the last rows of each: those begin the core of another band.
struct Kept<'a, S: Simd, const K: usize> {
    sums: &'a mut [S::f32s],
    /// From one group to the next.
    pitch: usize,
}

impl<S: Simd, const K: usize> Kept<'_, S, K> {
    #[inline(always)]
    fn keep(&mut self, group: usize, all: [S::f32s; K], last: [S::f32s; K]) {
        let sums = &mut self.sums[group * self.pitch..][..2 * K];
        for k in 0..K {
            (sums[k], sums[K + k]) = (all[k], last[k]);
        }
    }

    #[inline(always)]
    fn all(&self, group: usize) -> [S::f32s; K] {
        let mut all = [self.sums[group * self.pitch]; K];
        all[K - 1] = self.sums[group * self.pitch + K - 1];
        all
    }

    #[inline(always)]
    fn last(&self, group: usize) -> [S::f32s; K] {
        let mut last = [self.sums[group * self.pitch + K]; K];
        last[K - 1] = self.sums[group * self.pitch + 2 * K - 1];
        last
    }
}

/// What is left of `start` when the squared differences of `G` rows, from a place on, are taken from it for `K` candidates;
/// and less than nothing by how much the last `REST` of them made it less. Tells what is left after each number of rows.
#[inline(always)]
fn group_sums<S: Simd, const K: usize, const G: usize, const REST: usize>(
    start: [S::f32s; K],
    pictures: (&[f32], [&[S::f32s]; K]),
    from: usize,
    mut each: impl FnMut(usize, [S::f32s; K]),
) -> [[S::f32s; K]; 2] {
    let zero = [S::f32s::splat(start[0].token(), 0.0); K];
    let others = G - REST;
    let first = squares::<S, K>(start, pictures, from, others, |i, sums| each(i + 1, sums));
    let last = squares::<S, K>(zero, pictures, from + others, REST, |i, sums| {
        each(others + i + 1, add::<S, K>(first, sums));
    });
    [add::<S, K>(first, last), last]
}

/// Takes the squared differences of `n` rows, from a place on, from the sums of `K` candidates, and tells what is left after
/// each of them.
#[inline(always)]
fn squares<S: Simd, const K: usize>(
    mut sums: [S::f32s; K],
    (x, u): (&[f32], [&[S::f32s]; K]),
    from: usize,
    n: usize,
    mut each: impl FnMut(usize, [S::f32s; K]),
) -> [S::f32s; K] {
    let (x, mut rows) = (&x[from..][..n], u);
    for k in 0..K {
        rows[k] = &u[k][from..][..n];
    }
    for (i, x) in x.iter().enumerate() {
        let mut values = [rows[0][i]; K];
        values[K - 1] = rows[K - 1][i];
        sums = square::<S, K>(sums, *x, values);
        each(i, sums);
    }
    sums
}

/// Takes the squared differences of one row from the sums of `K` candidates.
#[inline(always)]
fn square<S: Simd, const K: usize>(mut sums: [S::f32s; K], x: f32, values: [S::f32s; K]) -> [S::f32s; K] {
    let x = S::f32s::splat(sums[0].token(), x);
    for k in 0..K {
        let difference = x - values[k];
        sums[k] = (-difference).mul_add(difference, sums[k]);
    }
    sums
}

// (Functions of arrays, such as `map`, are not always compiled into the code that calls them, and then their vectors are.)

#[inline(always)]
fn add<S: Simd, const K: usize>(mut a: [S::f32s; K], b: [S::f32s; K]) -> [S::f32s; K] {
    for k in 0..K {
        a[k] += b[k];
    }
    a
}
