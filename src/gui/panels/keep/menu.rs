//! The menu of the session in the top bar, and its file's name beside it.

use egui::{Button, Popup, RichText, Ui};

use crate::gui::action::{Action, ExportAction, ImportAction, KeepAction};
use crate::gui::session::Session;
use crate::gui::text::{self, Named};
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::{Icon, IconButton};

/// Draws the button, its menu, and the name of the file.
pub(in crate::gui::panels) fn menu_ui(ui: &mut Ui, session: &Session, room: f32, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let button = IconButton::new(Icon::Keep, text::keep::MENU.name, text::keep::MENU.hint).ui(ui);
    Popup::menu(&button).width(280.0).show(|ui| {
        let mut item = |ui: &mut Ui, named: Named, keys: &str, action: Action| {
            let button = Button::new(named.name).shortcut_text(keys).min_size(egui::vec2(280.0, CONTROL_HEIGHT));
            if ui.add(button.frame(false)).on_hover_text(named.hint).clicked() {
                actions.push(action);
            }
        };
        item(ui, text::keep::OPEN, "Ctrl+O", Action::Import(ImportAction::Show));
        item(ui, text::keep::SAVE, "Ctrl+S", Action::Keep(KeepAction::Save));
        item(ui, text::keep::SAVE_AS, "Ctrl+Shift+S", Action::Keep(KeepAction::SaveAs));
        if session.keep.last.is_some() {
            item(ui, text::keep::CONTINUE, "", Action::Keep(KeepAction::Continue));
        }
        ui.separator();
        item(ui, text::keep::EXPORT, "Ctrl+E", Action::Keep(KeepAction::Export(ExportAction::Open)));
        item(ui, text::keep::COPY_COMMAND, "Ctrl+Shift+C", Action::Keep(KeepAction::CopyCommand));
    });
    if let Some(file) = &session.keep.file
        && room > 60.0
    {
        let label = RichText::new(text::keep::file_label(file, session.keep.unsaved)).small().color(c.weak);
        ui.allocate_ui(egui::vec2(room.min(180.0), CONTROL_HEIGHT), |ui| {
            let label = egui::Label::new(label).truncate();
            ui.add(label).on_hover_text(text::keep::file_hint(file, session.keep.unsaved));
        });
    }
}
