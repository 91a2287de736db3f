//! Where a file goes: a field to type in, a dialog of the system, and what is there already.

use egui::{RichText, TextEdit, Ui, WidgetInfo};

use crate::app::action::Action;
use crate::app::dialog::Target;
use crate::app::sessions::actions::SessionsAction;
use crate::app::text;
use crate::app::text::common::Label;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors};

/// Draws the field with its button. Returns whether Enter was pressed in it.
pub(crate) fn place_ui(ui: &mut Ui, label: Label, view: &mut Screen<'_>, actions: &mut Vec<Action>) -> bool {
    let c = colors(ui);
    ui.label(RichText::new(label.name()).color(c.weak));
    let mut entered = false;
    ui.horizontal(|ui| {
        // The button with its gap.
        let width = ui.available_width() - 96.0 - ui.spacing().item_spacing.x;
        let field = TextEdit::singleline(&mut view.place.path).margin(egui::vec2(8.0, 6.0)).desired_width(width);
        let response = ui.name_inputs(label.name(), |ui| ui.add(field));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label.name()));
        if std::mem::take(&mut view.place.take_focus) {
            response.request_focus();
        }
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        response.on_hover_text(label.hint());
        if button_ui(ui, text::sessions::BROWSE, 96.0, false).clicked() {
            actions.push(Action::Sessions(SessionsAction::Browse));
        }
    });
    entered
}

/// What is there already; nothing where the place is free. It keeps its height, so that nothing jumps.
pub(crate) fn target_ui(ui: &mut Ui, target: Target) {
    let c = colors(ui);
    let line = match target {
        Target::Free | Target::NoName => " ",
        Target::File => text::sessions::EXISTS.get(),
        Target::Folder => text::sessions::FOLDER_EXISTS.get(),
        Target::NoFolder => text::sessions::NO_FOLDER.get(),
    };
    ui.label(RichText::new(line).small().color(c.warn));
}

/// A button with words; `main` is what Enter does.
pub(crate) fn button_ui(ui: &mut Ui, label: Label, width: f32, main: bool) -> egui::Response {
    let c = colors(ui);
    let name = RichText::new(label.name()).color(if main { c.on_accent } else { c.text });
    let fill = if main { c.accent } else { c.raised };
    let button = egui::Button::new(name).fill(fill).min_size(egui::vec2(width, CONTROL_HEIGHT));
    ui.add(button).on_hover_text(label.hint())
}
