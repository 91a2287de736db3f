//! A row of choices of which one is taken.

use egui::{Align2, Rect, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

use crate::app::text::common::Label;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors};
use crate::gui::widgets::icon_button::focus_ring;

/// One choice.
pub(crate) struct Segment<T> {
    pub(crate) value: T,
    /// What stands on it.
    pub(crate) text: &'static str,
    /// Its name for screen readers and tests.
    pub(crate) name: &'static str,
    /// What it does, in plain words.
    pub(crate) hint: &'static str,
}

impl<T> Segment<T> {
    /// A choice on which its name stands.
    pub(crate) fn label(value: T, label: Label) -> Self {
        Self { value, text: label.name(), name: label.name(), hint: label.hint() }
    }
}

/// Shows the choices over the full width and returns the one that was clicked.
pub(crate) fn segments_ui<T: Copy + PartialEq>(ui: &mut Ui, chosen: T, segments: &[Segment<T>]) -> Option<T> {
    let c = colors(ui);
    let (row, ground) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL_HEIGHT), Sense::hover());
    ui.painter().rect_filled(row, f32::from(RADIUS), c.raised);
    let width = row.width() / segments.len() as f32;
    let mut clicked = None;
    for (index, segment) in segments.iter().enumerate() {
        let rect = Rect::from_min_size(row.min + vec2(width * index as f32, 0.0), vec2(width, row.height()));
        let response = ui.interact(rect, ground.id.with(index), Sense::click());
        let on = segment.value == chosen;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, segment.name));
        let (inner, radius) = (rect.shrink(2.0), f32::from(RADIUS) - 2.0);
        if on {
            ui.painter().rect_filled(inner, radius, c.chosen);
        } else if response.hovered() {
            ui.painter().rect_filled(inner, radius, c.hover);
        }
        let font = TextStyle::Button.resolve(ui.style());
        let color = if on || response.hovered() { c.text } else { c.weak };
        ui.painter_at(rect).text(rect.center(), Align2::CENTER_CENTER, segment.text, font, color);
        focus_ring(ui, inner, &response);
        if response.on_hover_text(segment.hint).clicked() {
            clicked = Some(segment.value);
        }
    }
    clicked
}
