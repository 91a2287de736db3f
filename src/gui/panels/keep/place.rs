//! Where a file goes: a field to type in, a dialog of the system, and what is there already.

use egui::{RichText, TextEdit, Ui, WidgetInfo};

use crate::gui::action::{Action, KeepAction};
use crate::gui::keep::Target;
use crate::gui::text::{self, Named};
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::view::View;

/// Draws the field with its button. Returns whether Enter was pressed in it.
pub(super) fn place_ui(ui: &mut Ui, named: Named, view: &mut View, actions: &mut Vec<Action>) -> bool {
    let c = colors(ui);
    ui.label(RichText::new(named.name).color(c.weak));
    let mut entered = false;
    ui.horizontal(|ui| {
        // The button with its gap.
        let width = ui.available_width() - 96.0 - ui.spacing().item_spacing.x;
        let field = TextEdit::singleline(&mut view.keep.path).margin(egui::vec2(8.0, 6.0)).desired_width(width);
        let response = ui.name_inputs(named.name, |ui| ui.add(field));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, named.name));
        if std::mem::take(&mut view.keep.take_focus) {
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        response.on_hover_text(named.hint);
        if button_ui(ui, text::keep::BROWSE, 96.0, false).clicked() {
            actions.push(Action::Keep(KeepAction::Browse));
        }
    });
    entered
}

/// What is there already; nothing where the place is free. It keeps its height, so that nothing jumps.
pub(super) fn target_ui(ui: &mut Ui, target: Target) {
    let c = colors(ui);
    let line = match target {
        Target::Free | Target::NoName => " ",
        Target::File => text::keep::EXISTS,
        Target::Folder => text::keep::FOLDER_EXISTS,
        Target::NoFolder => text::keep::NO_FOLDER,
    };
    ui.label(RichText::new(line).small().color(c.warn));
}

/// A button with words; `main` is what Enter does.
pub(super) fn button_ui(ui: &mut Ui, named: Named, width: f32, main: bool) -> egui::Response {
    let c = colors(ui);
    let label = RichText::new(named.name).color(if main { c.on_accent } else { c.text });
    let fill = if main { c.accent } else { c.raised };
    let button = egui::Button::new(label).fill(fill).min_size(egui::vec2(width, CONTROL_HEIGHT));
    ui.add(button).on_hover_text(named.hint)
}
