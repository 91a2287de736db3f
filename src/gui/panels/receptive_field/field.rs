//! The receptive field at the playhead's step, to scale in the frame of the picture.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::state::AppState;
use crate::app::text::receptive_field as text;
use crate::app::text::receptive_field::LineKind;
use crate::explain::receptive_field::FIELD_SCALE;
use crate::gui::panels::receptive_field::plane::look;
use crate::gui::panels::receptive_field::{Shown, chart_heading_ui};
use crate::gui::theme::colors;
use crate::gui::widgets::picture::picture_size;

/// Room beside the picture for what the colours mean, in points.
const RAMP: f32 = 60.0;

/// Draws it, at most `height` high.
pub(crate) fn field_ui(ui: &mut Ui, shown: &Shown<'_>, state: &AppState, height: f32) {
    let c = colors(ui);
    chart_heading_ui(ui, text::FIELD);
    let shape = state.shape();
    let room = vec2(ui.available_width(), height);
    let size = picture_size(ui, (room - vec2(RAMP, 2.0)).max(Vec2::splat(16.0)), shape);
    let (area, response) = ui.allocate_exact_size(vec2(room.x, size.y + 2.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::FIELD_NAME));
    let frame = Rect::from_min_size(area.min + Vec2::splat(1.0), size);
    let painter = ui.painter_at(area);
    painter.rect_filled(frame, 0.0, c.raised);
    let Some(field) = shown.scan.field(shown.step) else {
        let font = TextStyle::Small.resolve(ui.style());
        painter.text(frame.center(), Align2::CENTER_CENTER, text::WAITING, font, c.weak);
        return;
    };
    let pixel = size / vec2(shape.w() as f32, shape.h() as f32);
    // The middle of the picture is the middle of a pixel.
    let middle = frame.min + pixel * vec2((shape.w() / 2) as f32 + 0.5, (shape.h() / 2) as f32 + 0.5);
    let square = |side: f64| Rect::from_center_size(middle, pixel * side as f32);
    let largest = field.shares().iter().copied().fold(0.0, f64::max);
    let (side, origin) = (field.side(), square(field.side() as f64).min);
    for (k, share) in field.shares().iter().enumerate() {
        let at = origin + pixel * vec2((k % side) as f32, (k / side) as f32);
        let [r, g, b] = FIELD_SCALE.colour(share / largest);
        // A hair wider, so that no ground shows between.
        let cell = Rect::from_min_size(at, pixel + Vec2::splat(0.3));
        painter.with_clip_rect(frame).rect_filled(cell, 0.0, Color32::from_rgb(r, g, b));
    }
    painter.rect_stroke(frame, 0.0, Stroke::new(1.0, c.weak), StrokeKind::Outside);
    for kind in [LineKind::Window, LineKind::Outer, LineKind::Inner, LineKind::Present, LineKind::Best] {
        let Some(side) = shown.side(kind, shown.step) else { continue };
        square_outline(&painter.with_clip_rect(frame.expand(1.0)), square(side), kind);
    }
    ramp_ui(ui, Rect::from_min_max(pos2(frame.right() + 10.0, frame.top()), pos2(area.right(), frame.bottom())));
    let offset = |at: Pos2| {
        let away = (at - middle) / pixel;
        ((away.y.round()) as isize, (away.x.round()) as isize)
    };
    if let Some(at) = response.hover_pos().filter(|at| frame.contains(*at)) {
        let offset = offset(at);
        response.on_hover_text_at_pointer(text::pixel(offset, field.at(offset)));
    }
}

/// A square with a dark rim, as the lines on the map.
fn square_outline(painter: &egui::Painter, rect: Rect, kind: LineKind) {
    let (color, width, dashed) = look(kind);
    painter.rect_stroke(rect, 0.0, Stroke::new(width + 1.5, Color32::from_black_alpha(140)), StrokeKind::Middle);
    if dashed {
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(width, color), 4.0, 3.0));
    } else {
        painter.rect_stroke(rect, 0.0, Stroke::new(width, color), StrokeKind::Middle);
    }
}

/// What the colours mean, upwards, in numbers.
fn ramp_ui(ui: &Ui, rect: Rect) {
    let c = colors(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter_at(rect);
    let bar = Rect::from_min_max(rect.min + vec2(0.0, 6.0), pos2(rect.left() + 10.0, rect.bottom() - 6.0));
    let pieces = 60;
    for piece in 0..pieces {
        let [r, g, b] = FIELD_SCALE.gradient.at(1.0 - f64::from(piece) / f64::from(pieces - 1));
        let top = bar.top() + bar.height() * piece as f32 / pieces as f32;
        let at = Rect::from_min_size(pos2(bar.left(), top), vec2(bar.width(), bar.height() / pieces as f32 + 0.5));
        painter.rect_filled(at, 0.0, Color32::from_rgb(r, g, b));
    }
    for tick in FIELD_SCALE.ticks() {
        let y = bar.bottom() - bar.height() * FIELD_SCALE.part(tick) as f32;
        painter.text(pos2(bar.right() + 6.0, y), Align2::LEFT_CENTER, format!("{tick}"), font.clone(), c.weak);
    }
}
