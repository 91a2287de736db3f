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
/// Windows are counted in *extended* positions: position 0 is the first one that the first pixel's window covers,
/// so that output `i` is the sum over positions `i ..= i + 2 radius`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The first pixel that may use this offset.
    pub(super) first: usize,
    /// How many pixels may.
    pub(super) count: usize,
    /// The pixels that their windows cover: `from .. to`.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Axis {
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

    /// The pixels that may use an offset out of [`Axis::offsets`].
    ///
    /// With zeros beyond the border, pixels at the same distance along an edge are the same to the machine: offset
    /// 0 is open to every pixel, with windows cut at the border; any other only to pixels whose window and whose
    /// patch both lie inside.
    pub(super) fn span(self, offset: isize) -> Span {
        if self.boundary == Boundary::Circular || offset == 0 {
            return Span { first: 0, count: self.len, from: 0, to: self.len };
        }
        let before = offset.min(0).unsigned_abs();
        let after = offset.max(0).unsigned_abs();
        let first = self.radius + before;
        let end = self.len.saturating_sub(self.radius + after);
        let count = end.saturating_sub(first);
        Span { first, count, from: before, to: self.len - after }
    }

    /// The extended position of the pixel `span.from`.
    pub(super) fn head(self, span: Span) -> usize {
        span.from + self.radius - span.first
    }

    /// Side of the window.
    pub(super) fn side(self) -> usize {
        2 * self.radius + 1
    }

    /// Where the patch centred on pixel `at` comes from.
    pub(super) fn source(self, at: usize, offset: isize) -> usize {
        let moved = at.wrapping_add_signed(offset);
        // Only on the torus does it lead past the end, and then once round.
        if moved >= self.len { moved - self.len } else { moved }
    }
}
