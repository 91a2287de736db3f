//! Which patches may move where: the geometry of the local machines, one axis at a time.
//!
//! For a fixed offset `d` every pixel `p` that may use the patch centred on `p + d` lies in one rectangle, and the
//! pixels `q` that their windows cover lie in another. Rows and columns are independent, so an axis is all there is.

use crate::score::{Boundary, Reach};

/// One axis of the picture: its length, the window's radius, and what lies beyond the border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) len: usize,
    pub(super) radius: usize,
    pub(super) boundary: Boundary,
}

/// What an offset allows along one axis.
///
/// Differences are taken at *places* along a line. Place `zeros + i` holds that of the patch's pixel `source + i` and
/// the noisy picture's pixel `pixel + i`, for `i` in `0 .. covered`; on the torus, the first places follow again
/// after the last. Window `i` is the sum over the places `i ..= i + 2 radius`, and belongs to the pixel `first + i`.
/// On the torus each of these numbers goes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// How many places before and after hold nothing.
    pub(super) zeros: usize,
    /// How many pixels the windows cover.
    pub(super) covered: usize,
    pub(super) source: usize,
    pub(super) pixel: usize,
    /// How many windows there are.
    pub(super) count: usize,
    pub(super) first: usize,
}

impl Axis {
    /// Side of the window.
    pub(super) fn side(self) -> usize {
        2 * self.radius + 1
    }

    /// Whether the axis is a circle.
    pub(super) fn wraps(self) -> bool {
        self.boundary == Boundary::Circular
    }

    /// The offsets that a reach allows, each once, from 0 on.
    ///
    /// With zeros beyond the border a patch moves only among the windows that lie inside, if there are two of them.
    pub(super) fn offsets(self, reach: Reach) -> Vec<isize> {
        let n = self.len as isize;
        match self.boundary {
            Boundary::Circular => (0..n).filter(|d| reach.allows(*d.min(&(n - d)) as usize)).collect(),
            Boundary::Zeros => {
                let most = (n - 1 - 2 * self.radius as isize).max(0);
                (0..=most).chain(-most..0).filter(|d| reach.allows(d.unsigned_abs())).collect()
            }
        }
    }

    /// The span of an offset out of [`Axis::offsets`]. On the torus the places go by the noisy picture's pixels, so that
    /// they are the same ones for all offsets, or by the patches' pixels (`by_source`), so that a patch's line is read from
    /// end to end.
    ///
    /// With zeros beyond the border, pixels at the same distance along an edge are the same to the machine: offset
    /// 0 is open to every pixel, with windows cut at the border; any other only to pixels whose window and whose
    /// patch both lie inside.
    pub(super) fn span(self, offset: isize, by_source: bool) -> Span {
        let Self { len, radius, boundary } = self;
        match boundary {
            Boundary::Circular => {
                let offset = offset as usize;
                let (source, pixel) = if by_source { (0, (len - offset) % len) } else { (offset, 0) };
                Span { zeros: 0, covered: len, source, pixel, count: len, first: (pixel + radius) % len }
            }
            Boundary::Zeros if offset == 0 => {
                Span { zeros: radius, covered: len, source: 0, pixel: 0, count: len, first: 0 }
            }
            Boundary::Zeros => {
                let (before, after) = (offset.min(0).unsigned_abs(), offset.max(0).unsigned_abs());
                let covered = len - before - after;
                let count = covered.saturating_sub(2 * radius);
                Span { zeros: 0, covered, source: after, pixel: before, count, first: before + radius }
            }
        }
    }

    /// Where the patch centred on pixel `at` comes from.
    #[inline(always)]
    pub(super) fn source(self, at: usize, offset: isize) -> usize {
        let moved = at.wrapping_add_signed(offset);
        // Only on the torus does it lead past the end, and then once round.
        if moved >= self.len { moved - self.len } else { moved }
    }
}
