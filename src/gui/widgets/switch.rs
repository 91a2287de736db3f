//! A switch with its name beside it; the whole row can be clicked.

use egui::{Align2, Rect, Response, Role, Sense, TextStyle, Ui, WidgetInfo, lerp, pos2, vec2};

use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::icon_button::focus_ring;

/// Shows the switch over the full width. `response.clicked()` says that it is to be turned.
pub(crate) fn switch_ui(ui: &mut Ui, on: bool, name: &str, hint: &str) -> Response {
    let size = vec2(ui.available_width(), CONTROL_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, on, name));
    let c = colors(ui);
    let how_on = ui.ctx().animate_bool_responsive(response.id, on);
    let track = Rect::from_min_size(pos2(rect.right() - 44.0, rect.center().y - 12.0), vec2(44.0, 24.0));
    let ground = if response.hovered() && !on { c.hover } else { c.raised };
    ui.painter().rect_filled(track, 12.0, ground.lerp_to_gamma(c.accent, how_on));
    let knob = pos2(lerp(track.left() + 12.0..=track.right() - 12.0, how_on), track.center().y);
    ui.painter().circle_filled(knob, 9.0, c.weak.lerp_to_gamma(c.on_accent, how_on));
    let font = TextStyle::Heading.resolve(ui.style());
    ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, name, font, c.text);
    focus_ring(ui, track.expand(2.0), &response);
    response.on_hover_text(hint)
}
