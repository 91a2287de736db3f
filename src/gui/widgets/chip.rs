//! A small button that is on or off, for choosing some of many.

use egui::{Color32, Response, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

use crate::gui::theme::colors;
use crate::gui::widgets::icon_button::focus_ring;

/// Height in points.
pub(crate) const CHIP_HEIGHT: f32 = 24.0;

/// Shows it, as wide as its name. `response.clicked()` says that it is to be turned.
pub(crate) fn chip_ui(ui: &mut Ui, on: bool, name: &str, hint: &str) -> Response {
    let c = colors(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, CHIP_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let fill = match (on, response.hovered()) {
        (true, _) => c.chosen,
        (_, true) => c.hover,
        _ => c.raised,
    };
    ui.painter().rect_filled(rect, CHIP_HEIGHT / 2.0, fill);
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, if on || response.hovered() { c.text } else { c.weak });
    focus_ring(ui, rect, &response);
    response.on_hover_text(hint)
}
