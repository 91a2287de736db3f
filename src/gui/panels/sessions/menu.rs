//! The menu of the session in the top bar, and its file's name beside it.

use egui::{Button, Popup, RichText, Ui};

use crate::app::action::Action;
use crate::app::export::actions::ExportAction;
use crate::app::import::actions::ImportAction;
use crate::app::sessions::actions::SessionsAction;
use crate::app::state::AppState;
use crate::app::talk::actions::TalkAction;
use crate::app::text;
use crate::app::text::common::Label;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Draws the button, its menu, and the name of the file.
pub(crate) fn menu_ui(ui: &mut Ui, state: &AppState, room: f32, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let button = IconButton::new(Icon::File, text::sessions::MENU.name(), text::sessions::MENU.hint()).ui(ui);
    Popup::menu(&button).width(280.0).show(|ui| {
        let mut item = |ui: &mut Ui, label: Label, keys: &str, action: Action| {
            let button = Button::new(label.name()).shortcut_text(keys).min_size(egui::vec2(280.0, CONTROL_HEIGHT));
            if ui.add(button.frame(false)).on_hover_text(label.hint()).clicked() {
                actions.push(action);
            }
        };
        item(ui, text::sessions::OPEN, "Ctrl+O", Action::Import(ImportAction::Show));
        item(ui, text::sessions::SAVE, "Ctrl+S", Action::Sessions(SessionsAction::Save));
        item(ui, text::sessions::SAVE_AS, "Ctrl+Shift+S", Action::Sessions(SessionsAction::SaveAs));
        if state.persistence.last.is_some() {
            item(ui, text::sessions::CONTINUE, "", Action::Sessions(SessionsAction::Continue));
        }
        ui.separator();
        item(ui, text::talk::ADD, "Ctrl+J", Action::Talk(TalkAction::Add));
        item(ui, text::talk::OPEN_BUILT_IN, "", Action::Talk(TalkAction::OpenBuiltIn));
        ui.separator();
        item(ui, text::sessions::EXPORT, "Ctrl+E", Action::Export(ExportAction::Open));
        if !state.talk.script.is_empty() {
            let label = Label::new(text::talk::EXPORT_HEADING, text::talk::EXPORT_TALK.hint_text());
            item(ui, label, "", Action::Talk(TalkAction::AskExport));
        }
        item(ui, text::sessions::COPY_COMMAND, "Ctrl+Shift+C", Action::Sessions(SessionsAction::CopyCommand));
    });
    if let Some(file) = &state.persistence.file
        && room > 60.0
    {
        let label = RichText::new(text::sessions::file_label(file, state.persistence.unsaved)).small().color(c.weak);
        ui.allocate_ui(egui::vec2(room.min(180.0), CONTROL_HEIGHT), |ui| {
            let label = egui::Label::new(label).truncate();
            ui.add(label).on_hover_text(text::sessions::file_hint(file, state.persistence.unsaved));
        });
    }
}
