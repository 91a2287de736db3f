//! Where the pictures are: a path, the system's dialog, what was opened before.

use egui::{Key, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::effect::PickKind;
use crate::app::import::actions::ImportAction;
use crate::app::import::state::Import;
use crate::app::settings::Settings;
use crate::app::text::import as text;
use crate::gui::panels::import::sign_ui;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::TextIconButton;

/// Draws the choice.
pub(crate) fn source_ui(
    ui: &mut Ui,
    settings: &Settings,
    import: &Import,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 112.0;
        let field = ui.name_inputs(text::PATH.name(), |ui| {
            let field =
                TextEdit::singleline(&mut view.import_path).hint_text(text::PATH_EMPTY.get()).margin(vec2(10.0, 6.0));
            // In a region of its own it would lose its name.
            ui.add(field.desired_width(width).min_size(vec2(0.0, CONTROL_HEIGHT)))
        });
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, text::PATH.name()));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) && import.error.is_none() {
            field.request_focus();
        }
        let look =
            TextIconButton { icon: Icon::Search, text: text::SCAN.name(), hint: text::SCAN.hint(), width: Some(104.0) };
        let clicked = look.ui(ui).clicked();
        let path = view.import_path.trim();
        if (clicked || entered) && !path.is_empty() {
            actions.push(Action::Import(ImportAction::Rescan(path.to_owned())));
        }
    });
    if let Some(error) = &import.error {
        sign_ui(ui, Icon::Wrong, error);
    }
    ui.horizontal(|ui| {
        for (kind, label) in [(PickKind::Folder, text::PICK_FOLDER), (PickKind::File, text::PICK_FILE)] {
            let button =
                TextIconButton { icon: Icon::Stack, text: label.name(), hint: label.hint(), width: Some(184.0) };
            if button.ui(ui).clicked() {
                actions.push(Action::Import(ImportAction::Pick(kind)));
            }
        }
    });
    let below = if import.picking { text::PICKING } else { text::WAYS };
    ui.add(egui::Label::new(RichText::new(below).color(c.weak)).wrap());
    if settings.recent.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(RichText::new(text::RECENT).color(c.accent));
    ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
            for recent in &settings.recent {
                let row = egui::Button::selectable(false, recent).truncate().min_size(vec2(0.0, 28.0));
                if ui.add(row).clicked() {
                    actions.push(Action::Import(ImportAction::Rescan(recent.clone())));
                }
            }
        });
    });
}
