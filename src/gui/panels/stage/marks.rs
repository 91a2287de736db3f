//! The count in large type, and where on the picture it was counted.

use egui::{Align2, Color32, FontId, Rect, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::stage::pictures::ViewAction;
use crate::app::text;
use crate::gui::marks::note;
use crate::gui::panels::analysis::verdict::verdict;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, hero, ink_on, title};
use crate::gui::widgets::icon_button::focus_ring;
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::images::Shape;
use crate::lessons::Target;
use crate::parts::PartCount;

/// Below this width of a pixel of the picture, in points, marks would hide what they mark.
const LEAST_CELL: f32 = 1.5;

/// The count with its sign, right-aligned: a button that marks the parts on the picture. Returns where it begins.
pub(crate) fn count_ui(
    ui: &Ui,
    rect: Rect,
    y: f32,
    stage: usize,
    count: Option<&PartCount>,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) -> f32 {
    let c = colors(ui);
    let Some(count) = count else { return rect.right() };
    let (icon, color) = verdict(ui, count);
    let style = if rect.height() > 40.0 { hero() } else { title() };
    let style = if count.well_formed { style } else { title() };
    let words = |words: String, style: TextStyle| {
        let galley = ui.painter().layout_no_wrap(words, style.resolve(ui.style()), color);
        (galley.size().x + 40.0 <= rect.width()).then_some(galley)
    };
    let galley = words(text::count(count), style).or_else(|| words(text::count(count), TextStyle::Body));
    let galley = galley
        .unwrap_or_else(|| ui.painter().layout_no_wrap(text::count_short(count), title().resolve(ui.style()), color));
    let text_at = pos2(rect.right() - galley.size().x, y - galley.size().y / 2.0);
    if text_at.x < rect.left() {
        // Beside the name of the machine there is no room for it.
        return rect.right();
    }
    // In a narrow column the colour alone says whether it is right.
    let with_sign = galley.size().x + 40.0 <= rect.width();
    let side = 28.0;
    let sign = Rect::from_center_size(pos2(text_at.x - 12.0 - side / 2.0, y), Vec2::splat(side));
    let left = if with_sign { sign.left() } else { text_at.x };
    let area = Rect::from_min_max(pos2(left, sign.min.y), pos2(rect.right(), sign.max.y));
    let response = ui.interact(area, ui.scope_id().with(("count", stage)), Sense::click());
    if stage == view.selected {
        note(ui, Target::Count, area);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, view.marks.on, text::count(count)));
    let pointed_at = view.marks.pointed_at == Some(stage);
    if response.hovered() != pointed_at {
        view.marks.pointed_at = response.hovered().then_some(stage);
        ui.ctx().request_repaint();
    }
    if response.hovered() || view.marks.on {
        let line = [pos2(text_at.x, area.bottom() + 3.0), pos2(rect.right(), area.bottom() + 3.0)];
        let line_color = if view.marks.on { color } else { color.gamma_multiply(0.5) };
        ui.painter().line_segment(line, (2.0, line_color));
    }
    ui.painter().galley(text_at, galley, c.text);
    if with_sign {
        paint_icon(ui.painter(), icon, sign, color);
    }
    focus_ring(ui, area.expand(2.0), &response);
    if response.on_hover_text(text::count_hint(count.kind)).clicked() {
        actions.push(Action::View(ViewAction::ToggleMarks));
    }
    left
}

/// Numbers the parts on a picture, where the counter found them.
pub(crate) fn paint(ui: &Ui, picture: Rect, shape: Shape, count: &PartCount) {
    let cell = picture.size() / vec2(shape.w() as f32, shape.h() as f32);
    if cell.x < LEAST_CELL {
        return;
    }
    let (_, color) = verdict(ui, count);
    let painter = ui.painter_at(picture);
    let radius = (1.6 * cell.x).clamp(6.0, 11.0);
    let font = FontId::proportional(radius * 1.45);
    let at = |(row, col): (f32, f32)| picture.min + (vec2(col, row) + Vec2::splat(0.5)) * cell;
    let ink = ink_on(color);
    for (place, number) in clockwise(count).iter().zip(1..) {
        // A mark at the very edge stays whole.
        let inside = picture.shrink(radius + 2.0);
        let center = at(*place).clamp(inside.min, inside.max);
        painter.circle_filled(center, radius + 1.5, Color32::from_black_alpha(150));
        painter.circle_filled(center, radius, color);
        painter.text(center, Align2::CENTER_CENTER, number, font.clone(), ink);
    }
}

/// The places of the parts, clockwise round the figure from its lower end; as they were found where it has no middle.
fn clockwise(count: &PartCount) -> Vec<(f32, f32)> {
    let mut places = count.places.clone();
    if let Some((row, col)) = count.centre {
        let turn = |(r, c): &(f32, f32)| (col - c).atan2(r - row).rem_euclid(std::f32::consts::TAU);
        places.sort_by(|a, b| turn(a).total_cmp(&turn(b)));
    }
    places
}
