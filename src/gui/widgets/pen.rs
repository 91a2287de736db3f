//! The pen that icons are drawn with.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, vec2};

/// The strokes of an icon, on a square of 24 x 24.
pub(crate) struct Pen<'a> {
    painter: &'a Painter,
    center: Pos2,
    unit: f32,
    color: Color32,
    stroke: Stroke,
}

impl<'a> Pen<'a> {
    /// A pen for an icon in the middle of `rect`.
    pub(crate) fn new(painter: &'a Painter, rect: Rect, color: Color32) -> Self {
        let unit = rect.width().min(rect.height()) / 24.0;
        let stroke = Stroke::new((2.0 * unit).max(1.25), color);
        Self { painter, center: rect.center(), unit, color, stroke }
    }

    pub(crate) fn at(&self, x: f32, y: f32) -> Pos2 {
        self.center + vec2(x - 12.0, y - 12.0) * self.unit
    }

    pub(crate) fn points(&self, points: &[(f32, f32)]) -> Vec<Pos2> {
        points.iter().map(|p| self.at(p.0, p.1)).collect()
    }

    pub(crate) fn line(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::line(self.points(points), self.stroke));
    }

    pub(crate) fn closed(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::closed_line(self.points(points), self.stroke));
    }

    pub(crate) fn fill(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::convex_polygon(self.points(points), self.color, Stroke::NONE));
    }

    pub(crate) fn bar(&self, x0: f32, y0: f32, x1: f32, y1: f32) {
        self.painter.rect_filled(Rect::from_min_max(self.at(x0, y0), self.at(x1, y1)), self.unit, self.color);
    }

    pub(crate) fn frame(&self, x0: f32, y0: f32, x1: f32, y1: f32, radius: f32) {
        let rect = Rect::from_min_max(self.at(x0, y0), self.at(x1, y1));
        self.painter.rect_stroke(rect, radius * self.unit, self.stroke, StrokeKind::Middle);
    }

    pub(crate) fn dot(&self, x: f32, y: f32, r: f32) {
        self.painter.circle_filled(self.at(x, y), r * self.unit, self.color);
    }

    pub(crate) fn ring(&self, x: f32, y: f32, r: f32) {
        self.painter.circle_stroke(self.at(x, y), r * self.unit, self.stroke);
    }

    /// A line outwards from the middle, in a direction in turns clockwise from the right.
    pub(crate) fn ray(&self, turn: f32, from: f32, to: f32) {
        let ray = Vec2::angled(turn * std::f32::consts::TAU) * self.unit;
        self.painter.line_segment([self.center + ray * from, self.center + ray * to], self.stroke);
    }

    /// An arc around the middle from `from` to `to`, in turns clockwise from the right.
    pub(crate) fn arc(&self, radius: f32, from: f32, to: f32) {
        const PIECES: usize = 28;
        let point = |k: usize| {
            let turn = from + (to - from) * k as f32 / PIECES as f32;
            self.center + Vec2::angled(turn * std::f32::consts::TAU) * radius * self.unit
        };
        self.painter.add(Shape::line((0..=PIECES).map(point).collect(), self.stroke));
    }

    /// A crescent: most of a circle, and back through its middle.
    pub(crate) fn crescent(&self) {
        let on_circle = |turn: f32| self.center + Vec2::angled(turn * std::f32::consts::TAU) * 8.0 * self.unit;
        let mut points: Vec<Pos2> = (0..=24).map(|k| on_circle(0.04 + 0.67 * k as f32 / 24.0)).collect();
        let (start, end, bend) = (on_circle(0.71), on_circle(0.04), self.at(13.0, 11.0));
        points.extend((1..12).map(|k| {
            let s = k as f32 / 12.0;
            start.lerp(bend, s).lerp(bend.lerp(end, s), s)
        }));
        self.painter.add(Shape::closed_line(points, self.stroke));
    }
}
