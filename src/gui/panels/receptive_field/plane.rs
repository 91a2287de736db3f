//! Steps across, patch sides upwards; and lines that show on every colour.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

use crate::app::text::receptive_field::LineKind;
use crate::gui::panels::receptive_field::Shown;

/// Where steps and sides are on the screen.
#[derive(Clone, Copy)]
pub(crate) struct Plane {
    pub(crate) rect: Rect,
    /// The first step of the run; the steps go down to 1.
    first: usize,
    /// Odd sides from 1.
    n_sides: usize,
}

impl Plane {
    pub(crate) fn new(rect: Rect, shown: &Shown<'_>) -> Self {
        let n_sides = shown.calibration.sides.len().max(1);
        Self { rect, first: shown.scan.run().first_step(), n_sides }
    }

    pub(crate) fn cell_w(&self) -> f32 {
        self.rect.width() / self.first as f32
    }

    pub(crate) fn cell_h(&self) -> f32 {
        self.rect.height() / self.n_sides as f32
    }

    /// The middle of a step.
    pub(crate) fn x(&self, step: usize) -> f32 {
        self.rect.left() + (self.first as f32 - step as f32 + 0.5) * self.cell_w()
    }

    /// The middle of a side.
    pub(crate) fn y(&self, side: f64) -> f32 {
        self.rect.bottom() - ((side - 1.0) / 2.0 + 0.5) as f32 * self.cell_h()
    }

    pub(crate) fn cell(&self, step: usize, side: u32) -> Rect {
        Rect::from_center_size(pos2(self.x(step), self.y(f64::from(side))), egui::vec2(self.cell_w(), self.cell_h()))
    }

    /// The step at a place across.
    pub(crate) fn step_at(&self, x: f32) -> usize {
        let column = ((x - self.rect.left()) / self.cell_w()).floor().max(0.0) as usize;
        self.first - column.min(self.first - 1)
    }

    /// The side at a height.
    pub(crate) fn side_at(&self, y: f32) -> u32 {
        let row = ((self.rect.bottom() - y) / self.cell_h()).floor().max(0.0) as usize;
        2 * row.min(self.n_sides - 1) as u32 + 1
    }
}

/// How a line looks: its colour, its width in points, and whether it is dashed.
pub(crate) fn look(kind: LineKind) -> (Color32, f32, bool) {
    match kind {
        LineKind::Best => (Color32::WHITE, 2.5, false),
        LineKind::Present => (Color32::from_rgb(255, 122, 190), 2.0, false),
        LineKind::Outer => (Color32::from_rgb(255, 164, 72), 2.0, false),
        LineKind::Inner => (Color32::from_rgb(255, 164, 72), 2.0, true),
        LineKind::Window => (Color32::from_rgb(214, 221, 232), 1.5, true),
    }
}

/// Draws a line with a dark rim, so that it shows on every ground.
pub(crate) fn paint_line(painter: &Painter, points: &[Pos2], kind: LineKind) {
    let (color, width, dashed) = look(kind);
    painter.add(Shape::line(points.to_vec(), Stroke::new(width + 2.0, Color32::from_black_alpha(150))));
    if dashed {
        painter.extend(Shape::dashed_line(points, Stroke::new(width, color), 6.0, 4.0));
    } else {
        painter.add(Shape::line(points.to_vec(), Stroke::new(width, color)));
    }
}
