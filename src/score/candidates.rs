//! Who may use what: the places that a pixel's training patches come from, and the window that is compared.
//!
//! Everything that answers a [`Query`](super::Query) goes by the same rules, which are said here once.

use super::{Boundary, Machine, Patch, Reach};
use crate::images::Shape;

/// Rows or columns that follow one another, on the torus round the end: `(start + i) % n` for `i` in `0..len`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AxisRun {
    /// The first one.
    pub start: usize,
    /// How many there are, 1..=n.
    pub len: usize,
    /// Length of the axis in pixels.
    pub n: usize,
}

impl AxisRun {
    /// The places one after the other.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..self.len).map(move |i| (self.start + i) % self.n)
    }

    /// Whether a place, 0..n, is one of them.
    pub fn contains(self, place: usize) -> bool {
        (place + self.n - self.start) % self.n < self.len
    }
}

/// The centres of the training patches that a pixel may use: these rows and these columns, of every picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CandidatePlaces {
    /// The rows.
    pub rows: AxisRun,
    /// The columns.
    pub cols: AxisRun,
}

impl CandidatePlaces {
    /// How many places there are: rows times columns, at least 1.
    pub fn count(self) -> usize {
        self.rows.len * self.cols.len
    }

    /// Whether the place `(row, column)` is one of them.
    pub fn contains(self, from: (usize, usize)) -> bool {
        self.rows.contains(from.0) && self.cols.contains(from.1)
    }
}

/// The part of a pixel's window that is compared: what reaches beyond a border of zeros is left out, since it is
/// zero on both sides. For the whole-picture machines it is the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// Pixels above the centre.
    pub up: usize,
    /// Pixels below it.
    pub down: usize,
    /// Pixels to the left.
    pub left: usize,
    /// Pixels to the right.
    pub right: usize,
}

impl Window {
    /// Height in pixels.
    pub fn h(self) -> usize {
        self.up + 1 + self.down
    }

    /// Width in pixels.
    pub fn w(self) -> usize {
        self.left + 1 + self.right
    }
}

impl Machine {
    /// Whether the pixel `at` may use the training patch centred on `from`, both `(row, column)`.
    ///
    /// Three rules: the reach; for the boundary-broken machines the border key
    /// `(min(y, r), min(h-1-y, r), min(x, r), min(w-1-x, r))` must be the same; and a whole-picture window with
    /// zeros beyond the border cannot move.
    pub fn may_use(self, shape: Shape, at: (usize, usize), from: (usize, usize)) -> bool {
        let circular = self.boundary == Boundary::Circular;
        let moved = |a: usize, b: usize, n: usize| {
            let d = a.abs_diff(b);
            if circular { d.min(n - d) } else { d }
        };
        let within =
            self.reach.allows(moved(at.0, from.0, shape.h())) && self.reach.allows(moved(at.1, from.1, shape.w()));
        let same_border = match (self.boundary, self.patch) {
            (Boundary::Circular, _) => true,
            (Boundary::Zeros, Patch::Whole) => at == from,
            (Boundary::Zeros, Patch::Side(side)) => {
                let r = side.radius();
                let key = |p: usize, n: usize| (p.min(r), (n - 1 - p).min(r));
                key(at.0, shape.h()) == key(from.0, shape.h()) && key(at.1, shape.w()) == key(from.1, shape.w())
            }
        };
        within && same_border
    }

    /// All places that [`Machine::may_use`] allows for the pixel `at`. O(1).
    pub fn places(self, shape: Shape, at: (usize, usize)) -> CandidatePlaces {
        CandidatePlaces { rows: self.axis_places(at.0, shape.h()), cols: self.axis_places(at.1, shape.w()) }
    }

    /// The window that is compared for the pixel `at`; the same for all patches that it may use.
    pub fn window(self, shape: Shape, at: (usize, usize)) -> Window {
        let extent = |p: usize, n: usize| match (self.patch, self.boundary) {
            (Patch::Whole, _) => (p, n - 1 - p),
            (Patch::Side(side), Boundary::Circular) => (side.radius(), side.radius()),
            (Patch::Side(side), Boundary::Zeros) => (p.min(side.radius()), (n - 1 - p).min(side.radius())),
        };
        let ((up, down), (left, right)) = (extent(at.0, shape.h()), extent(at.1, shape.w()));
        Window { up, down, left, right }
    }

    /// The rules along one axis of length `n`; they do not depend on the other one.
    fn axis_places(self, p: usize, n: usize) -> AxisRun {
        let d = match self.reach {
            Reach::Within(d) => (d as usize).min(n),
            Reach::All => n,
        };
        if self.boundary == Boundary::Circular {
            let all = 2 * d + 1 >= n;
            return if all {
                AxisRun { start: 0, len: n, n }
            } else {
                AxisRun { start: (p + n - d) % n, len: 2 * d + 1, n }
            };
        }
        let r = match self.patch {
            Patch::Side(side) => side.radius(),
            Patch::Whole => n,
        };
        // A window that is cut on this axis is cut like no other.
        if p < r || n - 1 - p < r {
            return AxisRun { start: p, len: 1, n };
        }
        let (first, last) = (r.max(p.saturating_sub(d)), (n - 1 - r).min(p + d));
        AxisRun { start: first, len: last - first + 1, n }
    }
}
