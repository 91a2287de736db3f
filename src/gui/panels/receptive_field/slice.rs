//! The cosines of the playhead's step, by patch side.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo, lerp, pos2, vec2};

use crate::app::text::receptive_field as text;
use crate::app::text::receptive_field::LineKind;
use crate::gui::panels::receptive_field::{Shown, chart_heading_ui};
use crate::gui::theme::colors;

/// Room for the numbers beside the plot, in points.
const NUMBERS: f32 = 58.0;
/// Room for the sides below it, in points.
const SIDES: f32 = 20.0;

/// Draws them, as high as `height`.
pub(crate) fn slice_ui(ui: &mut Ui, shown: &Shown<'_>, height: f32) {
    let c = colors(ui);
    chart_heading_ui(ui, text::SLICE);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::SLICE_NAME));
    let rect = Rect::from_min_max(area.min + vec2(NUMBERS, 11.0), area.max - vec2(10.0, SIDES));
    let painter = ui.painter_at(area);
    let font = TextStyle::Small.resolve(ui.style());
    let row = shown.row(shown.step);
    let (Some((first, ..)), Some((last, ..)), Some((best, _))) = (row.first(), row.last(), shown.best(shown.step))
    else {
        painter.text(rect.center(), Align2::CENTER_CENTER, text::WAITING, font, c.weak);
        return;
    };
    let range = |fold: fn(f64, f64) -> f64, start| row.iter().map(|(_, cosine, _)| *cosine).fold(start, fold);
    let (low, high) = (range(f64::min, f64::INFINITY), range(f64::max, f64::NEG_INFINITY));
    let high = if high > low { high } else { low + 1e-6 };
    let span = (*last as f32 - *first as f32).max(1.0);
    let x = |side: f64| rect.left() + rect.width() * (side as f32 - *first as f32) / span;
    let y = |cosine: f64| lerp(rect.bottom()..=rect.top(), ((cosine - low) / (high - low)) as f32);
    for value in [low, (low + high) / 2.0, high] {
        painter.hline(rect.x_range(), y(value), Stroke::new(1.0, c.line));
        painter.text(
            pos2(rect.left() - 6.0, y(value)),
            Align2::RIGHT_CENTER,
            text::cosine(value),
            font.clone(),
            c.weak,
        );
    }
    let every = (26.0 * row.len() as f32 / rect.width().max(1.0)).ceil().max(1.0) as usize;
    for (side, ..) in row.iter().step_by(every) {
        let at = pos2(x(f64::from(*side)), rect.bottom() + 4.0);
        painter.text(at, Align2::CENTER_TOP, side.to_string(), font.clone(), c.weak);
    }
    let points: Vec<Pos2> = row.iter().map(|(side, cosine, _)| pos2(x(f64::from(*side)), y(*cosine))).collect();
    painter.add(Shape::line(points.clone(), Stroke::new(2.0, c.accent)));
    let present = shown.side(LineKind::Present, shown.step);
    for ((side, ..), at) in row.iter().zip(&points) {
        // A full point for the best, a ring for the present P(t).
        if *side == best {
            painter.circle_filled(*at, 5.5, c.accent);
        } else {
            painter.circle_filled(*at, 2.5, c.accent);
        }
        if present == Some(f64::from(*side)) {
            painter.circle_stroke(*at, 8.0, Stroke::new(2.0, c.warn));
        }
    }
    if let Some(at) = response.hover_pos().filter(|at| area.contains(*at)) {
        let near = |side: u32| (x(f64::from(side)) - at.x).abs();
        let nearest = row.iter().min_by(|a, b| near(a.0).total_cmp(&near(b.0)));
        if let (Some((side, cosine, worse)), Some(best)) = (nearest, shown.best(shown.step)) {
            let line = Color32::from_rgba_unmultiplied(c.weak.r(), c.weak.g(), c.weak.b(), 160);
            painter.vline(x(f64::from(*side)), rect.y_range(), Stroke::new(1.0, line));
            let t = shown.scan.run().time(shown.step);
            response.on_hover_text_at_pointer(text::cell(t, *side, *cosine, *worse, best));
        }
    }
}
