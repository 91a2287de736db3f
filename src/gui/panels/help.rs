//! The overlay with the keys.

use egui::{Frame, Grid, Id, Margin, Modal, RichText, ScrollArea, Ui};

use crate::gui::action::{Action, AppAction};
use crate::gui::keys::{DRAW_TABLE, KeyGroup, TABLE};
use crate::gui::text;
use crate::gui::theme::{colors, title};
use crate::gui::view::View;
use crate::gui::widgets::{Icon, IconButton};

/// Draws the overlay, if it is open.
pub(super) fn help_ui(ui: &Ui, view: &View, actions: &mut Vec<Action>) {
    if !view.help_open {
        return;
    }
    let c = colors(ui);
    let screen = ui.ctx().content_rect();
    let frame = Frame::popup(ui.style()).fill(c.panel).inner_margin(Margin::same(24)).corner_radius(12);
    let modal = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((screen.width() - 96.0).min(480.0));
        ui.horizontal(|ui| {
            ui.label(RichText::new(text::HELP.name).text_style(title()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if IconButton::new(Icon::Close, text::CLOSE.name, text::CLOSE.hint).ui(ui).clicked() {
                    actions.push(Action::App(AppAction::ToggleHelp));
                }
            });
        });
        let room = screen.height() - 144.0;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room.min(600.0)).show(ui, |ui| {
            ui.spacing_mut().interact_size.y = 20.0;
            for group in KeyGroup::ALL {
                ui.add_space(4.0);
                ui.label(RichText::new(group.heading()).color(c.accent));
                Grid::new(group.heading()).num_columns(2).spacing([24.0, 3.0]).min_col_width(192.0).show(ui, |ui| {
                    for line in TABLE.iter().chain(DRAW_TABLE).filter(|line| line.group == group) {
                        ui.label(RichText::new(line.shown).monospace().color(c.text));
                        ui.label(RichText::new(line.what).color(c.weak));
                        ui.end_row();
                    }
                });
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::App(AppAction::ToggleHelp));
    }
}
