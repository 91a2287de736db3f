//! Which training places a pixel may take its patches from, and why.

use crate::images::Shape;
use crate::score::{Boundary, CandidatePlaces, Machine, Patch, Reach};

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
        let n = self.places.count();
        let places = format!("{n} of {} places", self.shape.area());
        let near = match self.machine.reach {
            Reach::Within(d) if self.class != PlaceClass::Fixed => format!(" at most {d} pixels away"),
            _ => String::new(),
        };
        match (self.class, self.machine.patch) {
            (PlaceClass::Fixed, _) => format!("Patches stay in place: this pixel uses its own place only, {places}."),
            (PlaceClass::Torus, Patch::Whole) => format!(
                "The whole picture can move around the torus: this pixel can come from any place{near}, {places}, \
                 but all pixels move together."
            ),
            (PlaceClass::Torus, _) => {
                format!("On the torus there is no border: this pixel can use any place{near}, {places}.")
            }
            (PlaceClass::Interior, _) => format!(
                "An interior pixel: the border does not cut its window, so it can use every place{near} where that \
                 is also true, {places}."
            ),
            (PlaceClass::RowEdge, _) => format!(
                "An edge pixel: the border cuts its window {}, so it can use the places{near} of its own row only, \
                 {places}.",
                self.cut_side(self.at.0, self.shape.h(), ["at the top", "at the bottom", "at the top and the bottom"]),
            ),
            (PlaceClass::ColumnEdge, _) => format!(
                "An edge pixel: the border cuts its window {}, so it can use the places{near} of its own column \
                 only, {places}.",
                self.cut_side(self.at.1, self.shape.w(), ["on the left", "on the right", "on the left and the right"]),
            ),
            (PlaceClass::Corner, Patch::Whole) => {
                format!(
                    "A window of the whole picture shows where it is: this pixel uses its own place only, {places}."
                )
            }
            (PlaceClass::Corner, _) => format!(
                "A corner pixel: the border cuts its window both ways, and only one place is cut like that: its own, \
                 {places}."
            ),
        }
    }

    /// Which of the two borders of an axis cut the window: the first, the last or both.
    fn cut_side(&self, p: usize, n: usize, names: [&'static str; 3]) -> &'static str {
        let r = match self.machine.patch {
            Patch::Side(side) => side.radius(),
            Patch::Whole => n,
        };
        match (p < r, n - 1 - p < r) {
            (true, true) => names[2],
            (false, true) => names[1],
            _ => names[0],
        }
    }
}
