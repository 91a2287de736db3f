//! A picture, crisp, with the patch window on it.

use egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, TextureId, Ui, Vec2, pos2, vec2};

use crate::images::Shape;
use crate::score::{Boundary, Patch};

/// The largest size of the picture's form in `room`, in whole pixels of the screen; a whole number of screen pixels to
/// each of its own wherever that costs no more than a tenth of the size.
pub(crate) fn picture_size(ui: &Ui, room: Vec2, shape: Shape) -> Vec2 {
    let ppp = ui.pixels_per_point();
    let (w, h) = (shape.w() as f32, shape.h() as f32);
    let scale = (room.x * ppp / w).min(room.y * ppp / h).max(0.1);
    let whole = scale.floor();
    let scale = if whole >= 1.0 && whole / scale >= 0.9 { whole } else { scale };
    vec2((w * scale).round(), (h * scale).round()) / ppp
}

/// The nearest corner of a pixel of the screen.
pub(crate) fn on_pixels(ui: &Ui, at: Pos2) -> Pos2 {
    let ppp = ui.pixels_per_point();
    pos2((at.x * ppp).round(), (at.y * ppp).round()) / ppp
}

/// Draws the picture.
pub(crate) fn paint_picture(painter: &Painter, rect: Rect, texture: TextureId) {
    paint_tinted(painter, rect, texture, Color32::WHITE);
}

/// A picture that no longer holds: faint, in front of whatever there is.
pub(crate) fn paint_outdated(painter: &Painter, rect: Rect, texture: TextureId) {
    paint_tinted(painter, rect, texture, Color32::from_white_alpha(70));
}

fn paint_tinted(painter: &Painter, rect: Rect, texture: TextureId, tint: Color32) {
    painter.image(texture, rect, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)), tint);
}

/// The pixel under a point of the screen, `(row, column)`.
pub(crate) fn pixel_at(rect: Rect, shape: Shape, at: Pos2) -> Option<(usize, usize)> {
    let inside = (at - rect.min) / rect.size();
    let cell = |s: f32, n: usize| ((s * n as f32) as usize).min(n - 1);
    rect.contains(at).then(|| (cell(inside.y, shape.h()), cell(inside.x, shape.w())))
}

/// The window of a machine on a picture.
pub(crate) struct PatchWindow {
    /// Its size.
    pub(crate) patch: Patch,
    /// What lies beyond the border.
    pub(crate) boundary: Boundary,
    /// Its centre, `(row, column)`.
    pub(crate) pixel: (usize, usize),
    /// Whether the pointer holds it.
    pub(crate) live: bool,
}

/// Draws the window to scale. Where the border wraps round, so does the window; where it does not, the part beyond
/// the border is cut away.
pub(crate) fn paint_patch_window(painter: &Painter, rect: Rect, shape: Shape, window: &PatchWindow, color: Color32) {
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let side = match window.patch {
        Patch::Whole => return outline(&painter, rect.shrink(1.0), color, window.live),
        Patch::Side(side) => side.get() as f32,
    };
    let cell = vec2(rect.width() / shape.w() as f32, rect.height() / shape.h() as f32);
    let center = rect.min + vec2(window.pixel.1 as f32 + 0.5, window.pixel.0 as f32 + 0.5) * cell;
    let here = Rect::from_center_size(center, Vec2::splat(side) * cell);
    let turns: &[f32] = if window.boundary == Boundary::Circular { &[-1.0, 0.0, 1.0] } else { &[0.0] };
    for dy in turns {
        for dx in turns {
            let piece = here.translate(vec2(*dx, *dy) * rect.size());
            if piece.intersects(rect) {
                outline(&painter, piece, color, window.live);
            }
        }
    }
    if side > 1.0 {
        outline(&painter, Rect::from_center_size(center, cell), color, false);
    }
}

/// A line that shows on every picture: light inside, dark outside.
fn outline(painter: &Painter, rect: Rect, color: Color32, live: bool) {
    let width = if live { 2.0 } else { 1.5 };
    painter.rect_stroke(rect, 1.0, Stroke::new(width + 2.0, Color32::from_black_alpha(140)), StrokeKind::Middle);
    painter.rect_stroke(rect, 1.0, Stroke::new(width, color), StrokeKind::Middle);
}
