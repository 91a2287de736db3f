//! Which training places a pixel may take its patches from, and why.

use crate::images::Shape;
use crate::score::{Boundary, CandidatePlaces, Machine, Patch, Reach};
use crate::text::{explain as text, say};

/// How the border limits a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceClass {
    /// Patches don't move, so that the border makes no difference.
    Fixed,
    /// The picture is a torus: there is no border.
    Torus,
    /// The window is not cut: every patch whose window is not cut either will do.
    Interior,
    /// The window is cut by the top or the bottom, or by both: patches may move along it only.
    RowEdge,
    /// The window is cut by the left or the right, or by both: patches may move along it only.
    ColumnEdge,
    /// The window is cut both ways: patches can't move at all.
    Corner,
}

/// The training places that one pixel may take its patches from: the same in every training picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dictionary {
    /// The pixel, `(row, column)`.
    pub at: (usize, usize),
    /// The shape of the pictures.
    pub shape: Shape,
    /// The machine.
    pub machine: Machine,
    /// The rows and columns of the places.
    pub places: CandidatePlaces,
    /// How the border limits the pixel.
    pub class: PlaceClass,
}

impl Dictionary {
    /// The places for the pixel `at` (row, column), which must lie in the picture. O(1).
    pub fn new(machine: Machine, shape: Shape, at: (usize, usize)) -> Self {
        let places = machine.places(shape, at);
        let class = match (machine.reach.moves(), machine.boundary, machine.patch) {
            (false, ..) => PlaceClass::Fixed,
            (true, Boundary::Circular, _) => PlaceClass::Torus,
            (true, Boundary::Zeros, Patch::Whole) => PlaceClass::Corner,
            (true, Boundary::Zeros, Patch::Side(side)) => {
                let (window, r) = (machine.window(shape, at), side.radius());
                match (window.up.min(window.down) < r, window.left.min(window.right) < r) {
                    (false, false) => PlaceClass::Interior,
                    (true, false) => PlaceClass::RowEdge,
                    (false, true) => PlaceClass::ColumnEdge,
                    (true, true) => PlaceClass::Corner,
                }
            }
        };
        Self { at, shape, machine, places, class }
    }

    /// Whether each place of a training picture is allowed, `(h, w)`.
    pub fn mask(&self) -> Vec<bool> {
        let w = self.shape.w();
        (0..self.shape.area()).map(|p| self.places.contains((p / w, p % w))).collect()
    }

    /// Why these places, in one sentence.
    pub fn sentence(&self) -> String {
        let (n, all) = (self.places.count(), self.shape.area());
        let within = match self.machine.reach {
            Reach::Within(d) => d,
            Reach::All => 0,
        };
        match (self.class, self.machine.patch) {
            (PlaceClass::Fixed, _) => say!(text::PlacesFixed { n, all }),
            (PlaceClass::Torus, Patch::Whole) => say!(text::PlacesTorusWhole { within, n, all }),
            (PlaceClass::Torus, _) => say!(text::PlacesTorus { within, n, all }),
            (PlaceClass::Interior, _) => say!(text::PlacesInterior { within, n, all }),
            (PlaceClass::RowEdge, _) => {
                say!(text::PlacesRowEdge { cut: self.cut(self.at.0, self.shape.h()), within, n, all })
            }
            (PlaceClass::ColumnEdge, _) => {
                say!(text::PlacesColumnEdge { cut: self.cut(self.at.1, self.shape.w()), within, n, all })
            }
            (PlaceClass::Corner, Patch::Whole) => say!(text::PlacesCornerWhole { n, all }),
            (PlaceClass::Corner, _) => say!(text::PlacesCorner { n, all }),
        }
    }

    /// Which of the two borders of an axis cut the window, as the texts call it: the first, the last or both.
    fn cut(&self, p: usize, n: usize) -> &'static str {
        let r = match self.machine.patch {
            Patch::Side(side) => side.radius(),
            Patch::Whole => n,
        };
        match (p < r, n - 1 - p < r) {
            (true, true) => "both",
            (false, true) => "last",
            _ => "first",
        }
    }
}
