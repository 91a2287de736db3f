//! Sums down the columns straight from grey pictures, for eight rows of windows at a time.
//!
//! [`Local::sum_columns`] works out each difference once, and all go through memory, as do the sums of the whole
//! picture. Here differences are worked out where they are added, two or three times each, and only the sums of one band of
//! windows are there at a time: these stay in the first level of the cache, and a grey difference costs less than a
//! store. Windows share sums as in [`super::boxes`].

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::boxes::WIDTH;
use super::column_major::{BEFORE, ColumnMajor, MAX_RUN};
use super::local::{Candidates, Local, fill_margins};
use super::pack::Packed;
use super::plan::{Axis, Span};

/// Room for the bands of one piece of the work.
pub(super) struct BandRoom<'a, S: Simd> {
    /// A block column by column, and which it is.
    block: &'a mut [S::f32s],
    held: usize,
    /// The sums of groups that the next windows share, and of their last rows: `[group][column][two candidates]` and then
    /// `[which][candidate]`.
    kept: Vec<S::f32s>,
}

impl<'a, S: Simd> BandRoom<'a, S> {
    /// How many vectors of room a block takes.
    pub(super) fn block_len(column_major: &ColumnMajor, cols: Axis) -> usize {
        column_major.u_pitch * cols.len
    }

    /// With room for a block; with none where there are no bands.
    pub(super) fn new(simd: S, block: &'a mut [S::f32s], rows: Axis, cols: Axis) -> Self {
        // Cores of narrower windows have no whole group.
        let shares = !block.is_empty() && rows.side() >= 2 * WIDTH;
        let groups = if shares { rows.len.div_ceil(WIDTH) + rows.side() / WIDTH } else { 0 };
        let kept = 2 * MAX_RUN * cols.len * groups;
        Self { block, held: usize::MAX, kept: vec![S::f32s::splat(simd, 0.0); kept] }
    }

    /// Copies a block, if it does not hold it already.
    pub(super) fn hold(&mut self, packed: &Packed<S>, column_major: &ColumnMajor, block: usize) {
        if self.held == block {
            return;
        }
        let (h, w) = (packed.shape.h(), packed.shape.w());
        for y in 0..column_major.u_pitch {
            let row = &packed.row(block, (BEFORE * (h - 1) + y) % h)[..w];
            for (out, value) in self.block[y..].iter_mut().step_by(column_major.u_pitch).zip(row) {
                *out = *value;
            }
        }
        self.held = block;
    }
}

/// The rows of some candidates, each of whose patches lie a row below those of the one before.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowRun {
    /// The rows of all their windows, by those of the patches of one candidate: the first, or the last where patches move
    /// up, which with zeros beyond the border have the most.
    pub(super) rows: Span,
    count: usize,
    up: bool,
    wraps: bool,
}

impl RowRun {
    /// `count` candidates, the first of which moves down by `first` rows.
    pub(super) fn new(first: isize, count: usize, rows: Axis) -> Self {
        let up = first < 0;
        let widest = if up { first + count as isize - 1 } else { first };
        Self { rows: rows.span(widest, true), count, up, wraps: rows.wraps() }
    }

    /// The row of a block, `BEFORE` rows late, where the first candidate's patch of the first window begins.
    fn source(&self) -> usize {
        BEFORE + self.rows.source - if self.up { self.count - 1 } else { 0 }
    }

    /// Which of the eight rows of windows from `row` on a candidate has, a bit for each. With zeros beyond the border, each
    /// has a row less than the next or the one before.
    pub(super) fn lines(&self, candidate: usize, row: usize) -> u32 {
        let lacks = if self.up { self.count - 1 - candidate } else { candidate };
        match self.wraps {
            true => u32::MAX,
            false if self.up => u32::MAX << lacks.saturating_sub(row),
            false => !(u32::MAX << (self.rows.count - lacks).saturating_sub(row).min(WIDTH)),
        }
    }
}

/// Eight rows of windows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    /// The first, a multiple of eight.
    pub(super) row: usize,
    pub(super) run: RowRun,
    /// By the columns of the patches.
    pub(super) cols: Span,
}

impl<S: Simd> Local<'_, S> {
    /// The sums down all columns for a band, `[column][row]` for each of some candidates of a run from one on, at most two,
    /// `pitch` apart. Their block is held by the room.
    #[inline(never)]
    pub(super) fn sum_band(
        &self,
        column_major: &ColumnMajor,
        candidates: &[Candidates<S>],
        (band, from): (Band, usize),
        room: &mut BandRoom<'_, S>,
        (strips, pitch): (&mut [S::f32s], usize),
    ) {
        self.packed.simd.vectorize(
            #[inline(always)]
            || {
                let start = candidates[0].block.start;
                let strips = &mut strips[..candidates.len() * pitch];
                match candidates.len() {
                    1 => self.sum_band_of::<1>(column_major, start, (band, from), room, (strips, pitch)),
                    _ => self.sum_band_of::<2>(column_major, start, (band, from), room, (strips, pitch)),
                }
                for strip in strips.chunks_exact_mut(pitch) {
                    fill_margins::<S>(band.cols, self.cols, strip);
                }
            },
        );
    }

    #[inline(always)]
    fn sum_band_of<const K: usize>(
        &self,
        column_major: &ColumnMajor,
        start: S::f32s,
        band: (Band, usize),
        room: &mut BandRoom<'_, S>,
        out: (&mut [S::f32s], usize),
    ) {
        match self.rows.side() {
            3 => self.sum_columns_of::<K, 2, 1>(column_major, start, band, room, out),
            5 => self.sum_columns_of::<K, 4, 1>(column_major, start, band, room, out),
            7 => self.sum_columns_of::<K, 4, 3>(column_major, start, band, room, out),
            side => match side % WIDTH {
                1 => self.sum_columns_of::<K, WIDTH, 1>(column_major, start, band, room, out),
                3 => self.sum_columns_of::<K, WIDTH, 3>(column_major, start, band, room, out),
                5 => self.sum_columns_of::<K, WIDTH, 5>(column_major, start, band, room, out),
                _ => self.sum_columns_of::<K, WIDTH, 7>(column_major, start, band, room, out),
            },
        }
    }

    /// [`Local::sum_band`] for `K` candidates and windows in groups of `G`, with `REST` rows in the core besides the sums of
    /// groups.
    #[inline(always)]
    fn sum_columns_of<const K: usize, const G: usize, const REST: usize>(
        &self,
        column_major: &ColumnMajor,
        start: S::f32s,
        (Band { row, run, cols }, from): (Band, usize),
        room: &mut BandRoom<'_, S>,
        (out, pitch): (&mut [S::f32s], usize),
    ) {
        // What the rows of the true patch that are in no kept group come to on average, and those of a group: what is left
        // of it in the end is near zero where it matters.
        let starts = [start * (G + REST) as f32, start * G as f32];
        let side = self.rows.side();
        let mut x_at = cols.pixel * column_major.x_pitch + run.rows.pixel + row;
        let mut u_at = cols.source * column_major.u_pitch + run.source() + row + from;
        let (ones, others) = out.split_at_mut(pitch);
        let mut others = others.chunks_exact_mut(WIDTH).skip(cols.zeros);
        for (col, one) in ones.chunks_exact_mut(WIDTH).skip(cols.zeros).take(cols.covered).enumerate() {
            let x = &column_major.x[x_at..][..side + WIDTH];
            let rows = &room.block[u_at..][..side + WIDTH + K - 1];
            let mut u = [&rows[..side + WIDTH]; K];
            u[K - 1] = &rows[K - 1..];
            (x_at, u_at) = (x_at + column_major.x_pitch, u_at + column_major.u_pitch);
            let kept_at = (col * MAX_RUN + from) * 2;
            let sums = room.kept.get_mut(kept_at..).unwrap_or_default();
            let kept = Kept { sums, pitch: cols.covered * MAX_RUN * 2 };
            let other = others.next().unwrap_or_default();
            sum_column::<S, K, G, REST>(starts, side, (x, u), (row / WIDTH, kept), [one, other]);
        }
    }
}

/// The sums of eight windows of `side` rows of one column, for `K` candidates. `band` is the number of the band.
#[inline(always)]
fn sum_column<S: Simd, const K: usize, const G: usize, const REST: usize>(
    [start, group_start]: [S::f32s; 2],
    side: usize,
    (x, u): (&[f32], [&[S::f32s]; K]),
    (band, mut kept): (usize, Kept<'_, S, K>),
    [one, other]: [&mut [S::f32s]; 2],
) {
    let one = &mut one[..WIDTH];
    let other = if K > 1 { &mut other[..WIDTH] } else { other };
    let zero = [S::f32s::splat(start.token(), 0.0); K];
    let (start, group_start, whole) = ([start; K], [group_start; K], (side - G) / G);
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
        // The second one's row is the one that the first one has read before: not to be read again.
        let mut rows = [u[0][first + G]; K];
        for i in (0..G).rev() {
            rows[K - 1] = rows[0];
            rows[0] = u[0][first + i];
            sums = square::<S, K>(sums, x[first + i], rows);
            let total = if i == 0 { sums } else { add::<S, K>(sums, right[i]) };
            one[first + i] = total[0];
            if K > 1 {
                other[first + i] = total[K - 1];
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Boundary, Reach};

    #[test]
    fn each_candidate_of_a_run_has_the_rows_that_it_would_have_alone() {
        for (len, radius) in [(24, 5), (13, 1), (9, 4), (20, 8)] {
            for boundary in [Boundary::Zeros, Boundary::Circular] {
                let rows = Axis { len, radius, boundary };
                let offsets = rows.offsets(Reach::All);
                for run in offsets.chunk_by(|a, b| a + 1 == *b && (rows.wraps() || *a > 0 || *b < 0)) {
                    if run == [0] && !rows.wraps() {
                        continue;
                    }
                    for offsets in run.chunks(MAX_RUN) {
                        let whole = RowRun::new(offsets[0], offsets.len(), rows);
                        for (candidate, offset) in offsets.iter().enumerate() {
                            let alone = rows.span(*offset, true);
                            let expected: Vec<_> = (0..alone.count).map(|i| (alone.first + i) % len).collect();
                            let mut found = Vec::new();
                            for row in (0..whole.rows.count).step_by(WIDTH) {
                                let lines = whole.lines(candidate, row);
                                let there = (0..WIDTH.min(whole.rows.count - row)).filter(|i| lines >> i & 1 == 1);
                                found.extend(there.map(|i| (whole.rows.first + row + i) % len));
                            }
                            // On the torus rows are told from another one on.
                            found.sort_unstable();
                            let mut sorted = expected.clone();
                            sorted.sort_unstable();
                            assert_eq!(found, sorted, "{rows:?} {offsets:?} {candidate}");
                            // The patch of the first window of the run, where the candidate reads it.
                            let source = (whole.source() + candidate) as isize - BEFORE as isize;
                            let patch = whole.rows.pixel as isize + offset;
                            assert_eq!(source.rem_euclid(len as isize), patch.rem_euclid(len as isize), "{offset}");
                        }
                    }
                }
            }
        }
    }
}
