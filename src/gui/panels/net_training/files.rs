//! Keeping a network in a file, going on from one, and the command that trains the same.

use std::path::Path;

use egui::{Popup, PopupCloseBehavior, Response, RichText, TextEdit, Ui, vec2};

use crate::app::action::Action;
use crate::app::net_training::actions::NetTrainingAction;
use crate::app::net_training::state::NetRun;
use crate::app::places::usual_folder;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::common::Label;
use crate::app::text::net_training as text;
use crate::gui::panels::net_training::buttons::button_ui;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors};

/// Draws the buttons, from the right, with what they open.
pub(crate) fn files_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let mut push = |action| actions.push(Action::NetTraining(action));
    match state.net_training.run() {
        Some(run) if run.news.is_some() => {
            let button = ui.button(text::SAVE_MENU.name()).on_hover_text(text::SAVE_MENU.hint());
            let mut typed =
                view.net_form.path.clone().unwrap_or_else(|| default_path(run, &usual_folder(state, settings)));
            menu(&button).show(|ui| {
                if field_ui(ui, text::SAVE_PATH, &mut typed) {
                    view.net_form.path = Some(typed.clone());
                }
                ui.horizontal(|ui| {
                    if button_ui(ui, text::SAVE).clicked() {
                        push(NetTrainingAction::Save(typed.trim().into()));
                        ui.close();
                    }
                    if button_ui(ui, text::COMMAND).clicked() {
                        push(NetTrainingAction::CopyCommand);
                        ui.close();
                    }
                });
            });
        }
        Some(_) => {}
        None => {
            let button = ui.button(text::OPEN.name()).on_hover_text(text::OPEN.hint());
            menu(&button).show(|ui| {
                field_ui(ui, text::OPEN_PATH, &mut view.net_form.open_path);
                ui.horizontal(|ui| {
                    if button_ui(ui, text::OPEN_IT).clicked() {
                        push(NetTrainingAction::Open(view.net_form.open_path.trim().into()));
                        ui.close();
                    }
                    if button_ui(ui, text::BROWSE).clicked() {
                        push(NetTrainingAction::Browse);
                    }
                    if button_ui(ui, text::COMMAND).clicked() {
                        push(NetTrainingAction::CopyCommand);
                        ui.close();
                    }
                });
            });
        }
    }
}

fn menu(button: &Response) -> Popup<'_> {
    Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside)
}

/// A field for a path. Whether it was changed.
fn field_ui(ui: &mut Ui, label: Label, typed: &mut String) -> bool {
    ui.set_min_width(400.0);
    // In menus buttons are closer to their words.
    ui.spacing_mut().button_padding = vec2(12.0, 6.0);
    ui.label(RichText::new(label.name()).color(colors(ui).weak));
    let field = TextEdit::singleline(typed)
        .desired_width(380.0)
        .min_size(vec2(396.0, CONTROL_HEIGHT))
        .align(egui::Align2::LEFT_CENTER);
    ui.name_inputs(label.name(), |ui| ui.add(field)).on_hover_text(label.hint()).changed()
}

/// A file in a folder, named after what was trained on what.
fn default_path(run: &NetRun, folder: &Path) -> String {
    folder.join(text::default_name(run)).display().to_string()
}
