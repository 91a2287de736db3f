//! The heat map: how far from the network the machine of each patch side is, at each step.

use egui::{
    Align2, Color32, CursorIcon, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::stage::time::TimeAction;
use crate::app::text::receptive_field as text;
use crate::explain::colour::Scale;
use crate::gui::panels::receptive_field::plane::{Plane, look, paint_line};
use crate::gui::panels::receptive_field::{HEADING, Shown, chart_heading_ui};
use crate::gui::theme::colors;
use crate::gui::widgets::icon_button::focus_ring;

/// Room for the numbers of the sides, in points.
const NUMBERS: f32 = 34.0;
/// Room for the times and what they are, in points.
const TIMES: f32 = 36.0;
/// Height of a line of the legend, in points.
const LINE: f32 = 20.0;

/// Draws it with its legends, as high as `height`.
pub(crate) fn map_ui(ui: &mut Ui, shown: &Shown<'_>, height: f32, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    let free = chart_heading_ui(ui, text::MAP);
    let scale = shown.calibration.scale();
    let in_heading = free.width() >= RAMP;
    if in_heading {
        ramp_ui(ui, free, &scale);
    } else {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        ramp_ui(ui, row, &scale);
    }
    // As many lines of the legend as this width makes of it.
    let lines = if ui.available_width() < 430.0 { 3.0 } else { 2.0 };
    let other = HEADING + lines * (LINE + 4.0) + if in_heading { 0.0 } else { LINE + 4.0 };
    let size = vec2(ui.available_width(), (height - other).max(170.0));
    chart_ui(ui, shown, &scale, size, actions);
    legend_ui(ui, shown);
}

fn chart_ui(ui: &mut Ui, shown: &Shown<'_>, scale: &Scale, size: egui::Vec2, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (area, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::MAP_NAME));
    let rect = Rect::from_min_max(area.min + vec2(NUMBERS, 2.0), area.max - vec2(2.0, TIMES));
    let plane = Plane::new(rect, shown);
    let calibration = &shown.calibration;
    ui.painter().rect_filled(rect, 0.0, c.raised);
    let gap = if plane.cell_w() >= 10.0 && plane.cell_h() >= 8.0 { 0.5 } else { 0.0 };
    for (step, worse) in calibration.steps.iter().zip(&shown.worse) {
        for (side, worse) in calibration.sides.iter().zip(worse) {
            let [r, g, b] = scale.colour(*worse);
            let cell = plane.cell(*step, side.get()).shrink(gap);
            ui.painter().rect_filled(cell, 0.0, Color32::from_rgb(r, g, b));
        }
    }
    axes_ui(ui, shown, &plane, area);
    // The playhead, under the lines.
    let column =
        Rect::from_center_size(pos2(plane.x(shown.step), rect.center().y), vec2(plane.cell_w(), rect.height()));
    ui.painter().rect_stroke(column, 1.0, Stroke::new(3.5, Color32::from_black_alpha(160)), StrokeKind::Middle);
    ui.painter().rect_stroke(column, 1.0, Stroke::new(1.5, Color32::WHITE), StrokeKind::Middle);
    let first = shown.scan.run().first_step();
    let highest = calibration.sides.last().map_or(1.0, |side| f64::from(side.get()));
    let painter = ui.painter_at(rect.expand(2.0));
    for kind in shown.lines().into_iter().rev() {
        let point = |step: usize| shown.side(kind, step).filter(|side| *side <= highest);
        let points: Vec<_> =
            (1..=first).rev().filter_map(|step| Some(pos2(plane.x(step), plane.y(point(step)?)))).collect();
        paint_line(&painter, &points, kind);
        if kind == text::LineKind::Best {
            for at in points {
                painter.circle_filled(at, 4.0, Color32::from_black_alpha(150));
                painter.circle_filled(at, 3.0, Color32::WHITE);
            }
        }
    }
    focus_ring(ui, rect, &response);
    if let Some(at) = response.interact_pointer_pos() {
        let step = plane.step_at(at.x);
        if step != shown.step {
            actions.push(Action::Time(TimeAction::Seek(step)));
        }
    }
    if let Some(at) = response.hover_pos().filter(|at| rect.contains(*at)) {
        let (step, side) = (plane.step_at(at.x), plane.side_at(at.y));
        ui.painter().rect_stroke(plane.cell(step, side), 0.0, Stroke::new(1.5, Color32::WHITE), StrokeKind::Inside);
        let found = shown.row(step).into_iter().find(|(known, ..)| *known == side).zip(shown.best(step));
        let words = found.map_or_else(
            || text::WAITING.get().to_owned(),
            |((_, cosine, worse), best)| text::cell(shown.scan.run().time(step), side, cosine, worse, best),
        );
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(words);
    }
}

/// The numbers beside the map.
fn axes_ui(ui: &Ui, shown: &Shown<'_>, plane: &Plane, area: Rect) {
    let c = colors(ui);
    let small = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter_at(area.expand(8.0));
    let every = (16.0 / plane.cell_h()).ceil().max(1.0) as usize;
    for (k, side) in shown.calibration.sides.iter().enumerate() {
        let side = side.get();
        if k % every == 0 {
            let at = pos2(plane.rect.left() - 6.0, plane.y(f64::from(side)));
            painter.text(at, Align2::RIGHT_CENTER, side.to_string(), small.clone(), c.weak);
        }
    }
    let first = shown.scan.run().first_step();
    let every = (44.0 / plane.cell_w()).ceil().max(1.0) as usize;
    for step in (1..=first).rev().step_by(every) {
        let at = pos2(plane.x(step), plane.rect.bottom() + 3.0);
        let t = format!("{:.2}", shown.scan.run().time(step));
        painter.text(at, Align2::CENTER_TOP, t, small.clone(), c.weak);
    }
    let at = pos2(plane.rect.center().x, plane.rect.bottom() + 19.0);
    painter.text(at, Align2::CENTER_TOP, text::X_AXIS, small.clone(), c.weak);
    let at = pos2(area.left(), plane.rect.bottom() + 3.0);
    painter.text(at, Align2::LEFT_TOP, text::Y_AXIS, small, c.weak);
}

/// Width of the scale with its numbers, in points.
const RAMP: f32 = 220.0;

/// What the colours mean, in numbers, at the right end of a row.
fn ramp_ui(ui: &Ui, row: Rect, scale: &Scale) {
    let c = colors(ui);
    let small = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter_at(row);
    let last = painter.layout_no_wrap(text::times(scale.high), small.clone(), c.weak);
    let best = painter.layout_no_wrap(text::BEST_END.get().to_owned(), small.clone(), c.weak);
    let said = Rect::from_min_max(pos2(row.right() - RAMP.min(row.width()), row.top()), row.max);
    let response = ui.interact(said, ui.scope_id().with("scale"), Sense::hover());
    let words = text::scale(scale.high);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    response.on_hover_text(words);
    let y = |height: f32| row.center().y - height / 2.0;
    let right = pos2(row.right() - last.size().x, y(last.size().y));
    let bar = Rect::from_center_size(pos2(right.x - 6.0 - 55.0, row.center().y), vec2(110.0, 10.0));
    painter.galley(pos2(bar.left() - 6.0 - best.size().x, y(best.size().y)), best, c.weak);
    painter.galley(right, last, c.weak);
    let pieces = 55;
    for piece in 0..pieces {
        let part = piece as f32 / pieces as f32;
        let at = Rect::from_min_size(
            pos2(bar.left() + bar.width() * part, bar.top()),
            vec2(bar.width() / pieces as f32 + 0.5, bar.height()),
        );
        let [r, g, b] = scale.gradient.at(f64::from(piece) / f64::from(pieces - 1));
        painter.rect_filled(at, 0.0, Color32::from_rgb(r, g, b));
    }
    // Between the ends the powers of ten.
    for tick in scale.ticks().into_iter().filter(|tick| *tick > scale.low && *tick < scale.high) {
        let x = bar.left() + bar.width() * scale.part(tick) as f32;
        painter.vline(x, bar.y_range(), Stroke::new(1.0, Color32::WHITE));
    }
}

/// What the lines are.
fn legend_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let c = colors(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(14.0, 4.0);
        ui.spacing_mut().interact_size.y = LINE;
        ui.horizontal_wrapped(|ui| {
            for kind in shown.lines() {
                let name = text::line(kind, shown.machine.as_ref().map_or("", |(name, _)| name));
                let font = TextStyle::Small.resolve(ui.style());
                let galley = ui.painter().layout_no_wrap(name.clone(), font, c.weak);
                let (rect, response) = ui.allocate_exact_size(vec2(32.0 + galley.size().x, LINE), Sense::hover());
                let sample = Rect::from_min_size(pos2(rect.left(), rect.center().y - 5.0), vec2(26.0, 10.0));
                // On the dark end of the map, where the lines mostly are.
                ui.painter().rect_filled(sample, 2.0, Color32::from_rgb(56, 40, 96));
                let ends = [sample.left_center() + vec2(2.0, 0.0), sample.right_center() - vec2(2.0, 0.0)];
                let (color, width, dashed) = look(kind);
                if dashed {
                    ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(width, color), 6.0, 3.0));
                } else {
                    ui.painter().line_segment(ends, Stroke::new(width, color));
                }
                let at = pos2(sample.right() + 6.0, rect.center().y - galley.size().y / 2.0);
                ui.painter().galley(at, galley, c.weak);
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                response.on_hover_ui(|ui| {
                    ui.label(RichText::new(text::line_hint(kind)));
                });
            }
        });
    });
}
