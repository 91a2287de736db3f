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

use fearless_simd::Simd;
use fearless_simd::prelude::*;

/// Lines of a strip, and windows that are summed together.
pub(super) const WIDTH: usize = 8;

/// Vectors of eight windows on each of the eight lines of a strip.
pub(super) const CHUNK: usize = WIDTH * WIDTH;

/// How long a strip for `count` windows of `side` must be, with room for whole chunks: its vectors.
pub(super) fn strip_len(count: usize, side: usize) -> usize {
    (count.next_multiple_of(WIDTH) + side) * WIDTH
}

/// Sums of the windows in a strip, chunk after chunk.
pub(super) struct Boxes<'a, S: Simd> {
    strip: &'a [S::f32s],
    side: usize,
    one: S::f32s,
    /// The sums of groups that the next windows share, the oldest first.
    kept: &'a mut [S::f32s],
}

impl<'a, S: Simd> Boxes<'a, S> {
    /// How many vectors it needs to keep sums in.
    pub(super) fn room(count: usize, side: usize) -> usize {
        // Groups of two are the smallest, and those have no more than one sum to keep.
        (count.next_multiple_of(WIDTH) / 2 + side / WIDTH + 1) * WIDTH
    }

    /// Sums of the windows of `side` in a strip; `one` is 1, in a way that the compiler does not see through.
    #[inline(always)]
    pub(super) fn new(strip: &'a [S::f32s], side: usize, one: f32, kept: &'a mut [S::f32s]) -> Self {
        Self { strip, side, one: S::f32s::splat(kept[0].token(), one), kept }
    }

    /// Prepares the sums of the windows from place `first` on, a multiple of [`WIDTH`].
    #[inline(never)]
    pub(super) fn start(&mut self, first: usize) {
        self.one.token().vectorize(
            #[inline(always)]
            || match self.side {
                1 | 3 => {}
                5 | 7 => self.start_groups::<4>(first),
                _ => self.start_groups::<WIDTH>(first),
            },
        );
    }

    #[inline(always)]
    fn start_groups<const G: usize>(&mut self, first: usize) {
        // What is left of the core is at least one value, as `side` is odd and `G < side` even.
        let (whole, rest) = ((self.side - G) / G, (self.side - G) % G);
        for group in 0..whole {
            let places = &self.strip[(first + G + rest + group * G) * WIDTH..][..G * WIDTH];
            for line in 0..WIDTH {
                let mut sum = places[line];
                for place in 1..G {
                    sum += places[place * WIDTH + line];
                }
                self.kept[(first / G + group) * WIDTH + line] = sum;
            }
        }
    }

    /// Sums of the eight windows from place `first` on each line: `[place][line]`, or `[line][place]` if
    /// `TRANSPOSED`. Chunks must be asked for in order, from
    /// where [`Boxes::start`] was told.
    ///
    /// Long code, called for hundreds of additions at a time: one copy of it for each level of vector instructions is
    /// enough, and keeps the time to compile it within reason.
    #[inline(never)]
    pub(super) fn chunk<const TRANSPOSED: bool>(&mut self, first: usize, out: &mut [S::f32s; CHUNK]) {
        self.one.token().vectorize(
            #[inline(always)]
            || self.chunk_inline::<TRANSPOSED>(first, out),
        );
    }

    #[inline(always)]
    fn chunk_inline<const TRANSPOSED: bool>(&mut self, first: usize, out: &mut [S::f32s; CHUNK]) {
        match self.side {
            1 => {
                for (i, value) in self.strip[first * WIDTH..][..CHUNK].iter().enumerate() {
                    out[if TRANSPOSED { i % WIDTH * WIDTH + i / WIDTH } else { i }] = *value;
                }
            }
            3 => self.groups::<2, 1, TRANSPOSED>(first, out),
            5 => self.groups::<4, 1, TRANSPOSED>(first, out),
            7 => self.groups::<4, 3, TRANSPOSED>(first, out),
            side => match side % WIDTH {
                1 => self.groups::<WIDTH, 1, TRANSPOSED>(first, out),
                3 => self.groups::<WIDTH, 3, TRANSPOSED>(first, out),
                5 => self.groups::<WIDTH, 5, TRANSPOSED>(first, out),
                _ => self.groups::<WIDTH, 7, TRANSPOSED>(first, out),
            },
        }
    }

    /// [`Boxes::chunk`] in groups of `G`, with `REST` values in the core besides the sums of groups.
    #[inline(always)]
    fn groups<const G: usize, const REST: usize, const TRANSPOSED: bool>(
        &mut self,
        first: usize,
        out: &mut [S::f32s; CHUNK],
    ) {
        let whole = (self.side - G) / G;
        for part in 0..WIDTH / G {
            let first = first + part * G;
            let left = &self.strip[first * WIDTH..][..G * WIDTH];
            let core = &self.strip[(first + G) * WIDTH..][..REST * WIDTH];
            let right = &self.strip[(first + self.side) * WIDTH..][..G * WIDTH];
            let (kept, next) = self.kept[first / G * WIDTH..][..(whole + 1) * WIDTH].split_at_mut(whole * WIDTH);
            for line in 0..WIDTH {
                let mut sum = core[line];
                for place in 1..REST {
                    sum += core[place * WIDTH + line];
                }
                for group in 0..whole {
                    sum += kept[group * WIDTH + line];
                }
                let mut sums = [sum; G];
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
                next[line] = sum;
                for (place, sum) in sums.into_iter().enumerate() {
                    let at = part * G + place;
                    out[if TRANSPOSED { line * WIDTH + at } else { at * WIDTH + line }] = sum;
                }
            }
        }
    }
}
