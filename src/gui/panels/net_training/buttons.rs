//! The buttons of the training view.

use egui::{Button, Response, RichText, Ui, vec2};

use crate::app::text::common::Label;
use crate::gui::theme::{CONTROL_HEIGHT, colors};

/// Width of the button that begins, in points.
pub(crate) const GO_WIDTH: f32 = 128.0;

/// A button with a text.
pub(crate) fn button_ui(ui: &mut Ui, label: Label) -> Response {
    wide_button_ui(ui, label, 72.0)
}

/// The same, at least `width` points wide.
pub(crate) fn wide_button_ui(ui: &mut Ui, label: Label, width: f32) -> Response {
    let c = colors(ui);
    let button = Button::new(RichText::new(label.name()).color(c.text)).fill(c.raised);
    ui.add(button.min_size(vec2(width, CONTROL_HEIGHT))).on_hover_text(label.hint())
}

/// The one that is meant to be pressed.
pub(crate) fn main_button_ui(ui: &mut Ui, label: Label, may: bool) -> Response {
    let c = colors(ui);
    let (color, fill) = if may { (c.on_accent, c.accent) } else { (c.weak, c.raised) };
    let button = Button::new(RichText::new(label.name()).color(color)).fill(fill);
    ui.add(button.min_size(vec2(GO_WIDTH, CONTROL_HEIGHT))).on_hover_text(label.hint())
}
