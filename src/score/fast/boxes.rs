//! Sums over square windows, at a cost that hardly depends on the window.
//!
//! Running sums that add on one side and subtract on the other would drown in rounding: at low noise a single far
//! mismatch is ten thousand times larger than what matters. So nothing is ever subtracted. Instead `G` neighbouring
//! windows share what they have in common:
//!
//! ```text
//! line      | 0 1 2 3 4 5 6 7 | 8 ........ side-1 | side ... side+6 |
//! window 0  | =============== | ================= |                 |
//! window 1  |   ============= | ================= | ==              |
//! window 7  |              == | ================= | =============== |
//!             sums from the     the core, shared    sums from the
//!             right, started    by all eight        left
//!             with the core
//! ```
//!
//! That is `3 G - 2` additions for `G` windows and the core, which itself is a few sums of `G` that were made as
//! the right-hand sums of the windows before, and a remainder of less than `G` values.
//!
//! Eight lines lie side by side in a *strip*, `[place][line]`, so that everything is read and written in whole runs of
//! eight vectors, and so that eight chains of additions are under way at once.

use std::ops::Range;

use fearless_simd::Simd;
use fearless_simd::prelude::*;

/// Lines of a strip, and windows that are summed together.
pub(super) const WIDTH: usize = 8;

/// Vectors of eight windows on each of the eight lines of a strip.
pub(super) const CHUNK: usize = WIDTH * WIDTH;

/// Lines that go to the same place.
pub(super) const LINES: usize = WIDTH / 2;

/// Vectors of eight windows on each of them.
pub(super) const HALF: usize = CHUNK / 2;

/// Where sums go: those of the first four lines, and those of the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placement {
    pub(super) at: [usize; 2],
    /// From one chunk to the next.
    pub(super) pitch: usize,
}

impl Placement {
    /// One chunk after the other.
    pub(super) const CHUNKS: Self = Self { at: [0, HALF], pitch: CHUNK };
}

/// What the windows of a chunk are compared with, on each line.
pub(super) type Floors = [f32; WIDTH];

/// Nothing reaches these.
pub(super) const NO_FLOORS: Floors = [f32::INFINITY; WIDTH];

/// How long a strip for `count` windows of `side` must be, with room for whole chunks: its vectors.
pub(super) fn strip_len(count: usize, side: usize) -> usize {
    (count.next_multiple_of(WIDTH) + side) * WIDTH
}

/// Where a line of places that is read as a circle begins anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn(usize);

impl Turn {
    /// How a line of `len` places is read as a circle by windows of `side`, and how many of the first places must follow
    /// again after the last: those in which a group of windows may begin, where lines are whole groups, else all that
    /// a window may cover.
    pub(super) fn circle(len: usize, side: usize) -> (Self, usize) {
        if len.is_multiple_of(WIDTH) && side <= len { (Self(len), side % WIDTH) } else { (Self::NONE, side - 1) }
    }

    /// The line ends where it ends.
    pub(super) const NONE: Self = Self(usize::MAX);
}

/// Sums of the windows in a strip, chunk after chunk.
pub(super) struct Boxes<'a, S: Simd> {
    strip: &'a [S::f32s],
    side: usize,
    /// The place where the line begins anew, if it is read as a circle.
    turn: usize,
    one: S::f32s,
    /// The sums of groups that the next windows share, the oldest first.
    kept: &'a mut [S::f32s],
}

impl<'a, S: Simd> Boxes<'a, S> {
    /// How many vectors it needs to keep sums in.
    pub(super) fn room(count: usize, side: usize) -> usize {
        count.next_multiple_of(WIDTH) + (side / WIDTH + 1) * WIDTH
    }

    /// Sums of the windows of `side` in a strip; `one` is 1, in a way that the compiler does not see through.
    #[inline(always)]
    pub(super) fn new(strip: &'a [S::f32s], (side, turn): (usize, Turn), one: f32, kept: &'a mut [S::f32s]) -> Self {
        Self { strip, side, turn: turn.0, one: S::f32s::splat(kept[0].token(), one), kept }
    }

    /// Prepares the sums of the windows from place `first` on, a multiple of [`WIDTH`].
    #[inline(never)]
    pub(super) fn start(&mut self, first: usize) {
        self.one.token().vectorize(
            #[inline(always)]
            || {
                // Narrow windows share nothing that would be kept. Of others at least one value is left of the core.
                let Some(core) = self.side.checked_sub(WIDTH) else { return };
                for group in 0..core / WIDTH {
                    let from = self.turned(first + WIDTH + core % WIDTH + group * WIDTH);
                    let places = &self.strip[from * WIDTH..][..CHUNK];
                    for line in 0..WIDTH {
                        let mut sum = places[line];
                        for place in 1..WIDTH {
                            sum += places[place * WIDTH + line];
                        }
                        self.kept[first + group * WIDTH + line] = sum;
                    }
                }
            },
        );
    }

    /// Where a group of places is read that is less than once round from the beginning.
    #[inline(always)]
    fn turned(&self, place: usize) -> usize {
        if place < self.turn { place } else { place - self.turn }
    }

    /// Sums of the windows from the places `firsts` on, in chunks of eight on each line: `[line][place]`. They must be asked
    /// for in order, from where [`Boxes::start`] was told.
    #[inline(always)]
    pub(super) fn chunks(&mut self, firsts: Range<usize>, out: &mut [S::f32s], placement: Placement) {
        self.outlined::<false>(firsts, &[], (out, placement), &mut []);
    }

    /// Whether [`Boxes::chunks_over`] looks at its floors. The narrowest windows reach them so often that it is not worth it.
    pub(super) fn tests(side: usize) -> bool {
        side > 3
    }

    /// [`Boxes::chunks`] for the lines on which a sum may reach the floor, in any lane, chunk after chunk: a bit for each line
    /// in `hits`. The sums are at hand in registers, so that to compare them costs little, and most are not worth a place
    /// in `out`.
    #[inline(always)]
    pub(super) fn chunks_over(
        &mut self,
        firsts: Range<usize>,
        floors: &[Floors],
        out: &mut [[S::f32s; CHUNK]],
        hits: &mut [u32],
    ) {
        self.outlined::<true>(firsts, floors, (out.as_flattened_mut(), Placement::CHUNKS), hits);
    }

    /// Long code, called for hundreds of additions at a time: one copy of it for each level of vector instructions is
    /// enough, and keeps the time to compile it within reason.
    #[inline(never)]
    fn outlined<const TESTED: bool>(
        &mut self,
        firsts: Range<usize>,
        floors: &[Floors],
        (out, placement): (&mut [S::f32s], Placement),
        hits: &mut [u32],
    ) {
        self.one.token().vectorize(
            #[inline(always)]
            || {
                let mut at = placement.at;
                for (i, first) in firsts.step_by(WIDTH).enumerate() {
                    let floors = if TESTED { &floors[i] } else { &NO_FLOORS };
                    let over = match self.side {
                        1 => self.single(first, out, at),
                        3 => self.groups::<2, 1, false>(first, floors, out, at),
                        5 => self.groups::<4, 1, TESTED>(first, floors, out, at),
                        7 => self.groups::<4, 3, TESTED>(first, floors, out, at),
                        side => match side % WIDTH {
                            1 => self.groups::<WIDTH, 1, TESTED>(first, floors, out, at),
                            3 => self.groups::<WIDTH, 3, TESTED>(first, floors, out, at),
                            5 => self.groups::<WIDTH, 5, TESTED>(first, floors, out, at),
                            _ => self.groups::<WIDTH, 7, TESTED>(first, floors, out, at),
                        },
                    };
                    if TESTED {
                        hits[i] = over;
                    }
                    at = at.map(|at| at + placement.pitch);
                }
            },
        );
    }

    /// [`Boxes::chunks`] for eight windows of one place.
    #[inline(always)]
    fn single(&self, first: usize, out: &mut [S::f32s], at: [usize; 2]) -> u32 {
        let places = &self.strip[first * WIDTH..][..CHUNK];
        for (half, at) in at.into_iter().enumerate() {
            for (line, out) in out[at..][..HALF].chunks_exact_mut(WIDTH).enumerate() {
                for place in 0..WIDTH {
                    out[place] = places[place * WIDTH + half * LINES + line];
                }
            }
        }
        u32::MAX
    }

    /// [`Boxes::chunks`] for eight windows in groups of `G`, with `REST` values in the core besides the sums of groups.
    #[inline(always)]
    fn groups<const G: usize, const REST: usize, const TESTED: bool>(
        &mut self,
        first: usize,
        floors: &Floors,
        out: &mut [S::f32s],
        at: [usize; 2],
    ) -> u32 {
        let mut hits = 0;
        // Narrow windows have no groups in their core.
        let whole = if G == WIDTH { (self.side - G) / G } else { 0 };
        let none: &[S::f32s] = &[];
        let mut parts = [[none; 3]; WIDTH / 2];
        for (part, places) in parts.iter_mut().enumerate().take(WIDTH / G) {
            let first = first + part * G;
            let left = &self.strip[first * WIDTH..][..G * WIDTH];
            let core = &self.strip[(first + G) * WIDTH..][..REST * WIDTH];
            let right = &self.strip[self.turned(first + self.side) * WIDTH..][..G * WIDTH];
            *places = [left, core, right];
        }
        let (kept, next) = self.kept[first..][..(whole + 1) * WIDTH].split_at_mut(whole * WIDTH);
        for (half, at) in at.into_iter().enumerate() {
            let out = &mut out[at..][..HALF];
            for own in 0..LINES {
                let line = half * LINES + own;
                let mut sums = [self.one; WIDTH];
                for part in 0..WIDTH / G {
                    let [left, core, right] = parts[part];
                    let sums = &mut sums[part * G..][..G];
                    let mut sum = core[line];
                    for place in 1..REST {
                        sum += core[place * WIDTH + line];
                    }
                    for group in 0..whole {
                        sum += kept[group * WIDTH + line];
                    }
                    for place in (0..G).rev() {
                        sum += left[place * WIDTH + line];
                        sums[place] = sum;
                    }
                    let mut sum = right[line];
                    for place in 1..G {
                        // An addition for the multipliers, which have nothing else to do.
                        sums[place] = sum.mul_add(self.one, sums[place]);
                        sum += right[place * WIDTH + line];
                    }
                    if whole > 0 {
                        next[line] = sum;
                    }
                }
                if !TESTED || reaches::<S>(&sums, floors[line]) {
                    hits |= 1 << line;
                    out[own * WIDTH..][..WIDTH].copy_from_slice(&sums);
                }
            }
        }
        hits
    }
}

/// Whether one of the sums reaches the floor in any lane.
#[inline(always)]
fn reaches<S: Simd>(sums: &[S::f32s; WIDTH], floor: f32) -> bool {
    let mut tops = *sums;
    let mut n = WIDTH;
    while n > 1 {
        n /= 2;
        for i in 0..n {
            tops[i] = tops[i].max(tops[i + n]);
        }
    }
    tops[0].simd_ge(floor).any_true()
}
