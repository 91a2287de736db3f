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

/// What each of the windows of a chunk is compared with, `[line][place]`.
pub(super) type Floors = [[f32; WIDTH]; WIDTH];

/// Nothing reaches these.
pub(super) const NO_FLOORS: Floors = [[f32::INFINITY; WIDTH]; WIDTH];

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

    /// Sums of the eight windows from place `first` on each line: `[line][place]`. Chunks must be asked for in order,
    /// from where [`Boxes::start`] was told.
    #[inline(always)]
    pub(super) fn chunk(&mut self, first: usize, out: &mut [S::f32s; CHUNK]) {
        self.outlined::<false>(first, &NO_FLOORS, out);
    }

    /// Whether [`Boxes::chunk_over`] looks at its floors. Narrow windows reach them so often that it is not worth it.
    pub(super) fn tests(side: usize) -> bool {
        side > WIDTH
    }

    /// [`Boxes::chunk`], and on which lines a sum may reach its floor, in any lane: one bit for each line. The sums are
    /// at hand in registers, so that this costs little.
    #[inline(always)]
    pub(super) fn chunk_over(&mut self, first: usize, floors: &Floors, out: &mut [S::f32s; CHUNK]) -> u32 {
        self.outlined::<true>(first, floors, out)
    }

    /// Long code, called for hundreds of additions at a time: one copy of it for each level of vector instructions is
    /// enough, and keeps the time to compile it within reason.
    #[inline(never)]
    fn outlined<const TESTED: bool>(&mut self, first: usize, floors: &Floors, out: &mut [S::f32s; CHUNK]) -> u32 {
        self.one.token().vectorize(
            #[inline(always)]
            || match self.side {
                1 => self.single(first, out),
                3 => self.groups::<2, 1, TESTED>(first, floors, out),
                5 => self.groups::<4, 1, TESTED>(first, floors, out),
                7 => self.groups::<4, 3, TESTED>(first, floors, out),
                side => match side % WIDTH {
                    1 => self.groups::<WIDTH, 1, TESTED>(first, floors, out),
                    3 => self.groups::<WIDTH, 3, TESTED>(first, floors, out),
                    5 => self.groups::<WIDTH, 5, TESTED>(first, floors, out),
                    _ => self.groups::<WIDTH, 7, TESTED>(first, floors, out),
                },
            },
        )
    }

    /// [`Boxes::chunk`] for windows of one place.
    #[inline(always)]
    fn single(&self, first: usize, out: &mut [S::f32s; CHUNK]) -> u32 {
        let places = &self.strip[first * WIDTH..][..CHUNK];
        for line in 0..WIDTH {
            for place in 0..WIDTH {
                out[line * WIDTH + place] = places[place * WIDTH + line];
            }
        }
        u32::MAX
    }

    /// [`Boxes::chunk`] in groups of `G`, with `REST` values in the core besides the sums of groups.
    #[inline(always)]
    fn groups<const G: usize, const REST: usize, const TESTED: bool>(
        &mut self,
        first: usize,
        floors: &Floors,
        out: &mut [S::f32s; CHUNK],
    ) -> u32 {
        let tested = TESTED && G == WIDTH;
        let mut hits = if tested { 0 } else { u32::MAX };
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
                if tested {
                    hits |= reaches::<S, G>(&sums, &floors[line]) << line;
                }
                out[line * WIDTH + part * G..][..G].copy_from_slice(&sums);
            }
        }
        hits
    }
}

/// 1 if one of the sums reaches its floor in any lane, else 0.
#[inline(always)]
fn reaches<S: Simd, const G: usize>(sums: &[S::f32s; G], floors: &[f32; WIDTH]) -> u32 {
    let mut over = sums[0].simd_ge(floors[0]);
    for i in 1..G {
        over |= sums[i].simd_ge(floors[i]);
    }
    u32::from(over.any_true())
}
