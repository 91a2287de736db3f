//! A word with a corner before it, by which what stands under it is folded away.

use egui::{Align2, Color32, Rect, Response, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::text::common::Label;
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::focus_ring;
use crate::gui::widgets::icon_paint::paint;

/// Height in points.
const HEIGHT: f32 = 20.0;
/// Side of the corner, in points.
const SIDE: f32 = 14.0;

/// Shows it. `response.clicked()` says that it is to be turned.
pub(crate) fn fold_ui(ui: &mut Ui, open: bool, word: &str, label: Label) -> Response {
    let c = colors(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(word.to_owned(), font, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(vec2(SIDE + 6.0 + galley.size().x, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, label.name()));
    let color = if response.hovered() { c.text } else { c.weak };
    let sign = Rect::from_center_size(pos2(rect.left() + SIDE / 2.0, rect.center().y + 1.0), Vec2::splat(SIDE));
    paint(ui.painter(), if open { Icon::Open } else { Icon::Folded }, sign, color);
    let at = Align2::LEFT_CENTER.anchor_size(pos2(sign.right() + 4.0, rect.center().y), galley.size());
    ui.painter().galley(at.min, galley, color);
    focus_ring(ui, rect.expand(2.0), &response);
    response.on_hover_text(label.hint())
}
