//! A button that opens a list of choices.

use egui::{ComboBox, RichText, Ui, vec2};

use crate::app::text::common::Label;
use crate::gui::theme::CONTROL_HEIGHT;

/// Shows the button in exactly this width, what is chosen on it cut off where it is too long; `list_ui` draws the list.
pub(crate) fn menu_ui(ui: &mut Ui, label: Label, width: f32, chosen: RichText, list_ui: impl FnOnce(&mut Ui)) {
    // In a very small window nothing may be left for it.
    let width = width.max(CONTROL_HEIGHT);
    let menu = ui.allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| {
        ui.set_max_width(width);
        ui.name_inputs(label.name(), |ui| {
            ComboBox::from_id_salt(label.name_text())
                .width(width)
                .selected_text(chosen)
                .truncate()
                .show_ui(ui, list_ui)
                .response
        })
    });
    menu.inner.on_hover_text(label.hint());
}
