//! What was done, told for a moment.

use egui::{Align2, Area, Frame, Id, Margin, Order, Stroke, Ui, vec2};

use crate::app::notices::TOAST;
use crate::app::state::AppState;
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_paint::paint as paint_icon;

/// Draws the line, if there is one. It takes no clicks.
pub(crate) fn toast_ui(ui: &Ui, state: &AppState) {
    let Some(toast) = state.notices.toast.as_ref().filter(|toast| toast.since.elapsed() < TOAST) else { return };
    let c = colors(ui);
    let width = (ui.ctx().content_rect().width() - 64.0).min(640.0);
    let area = Area::new(Id::unique("toast")).order(Order::Tooltip).anchor(Align2::CENTER_TOP, vec2(0.0, 52.0));
    area.interactable(false).show(ui.ctx(), |ui| {
        let frame = Frame::new().fill(c.raised).stroke(Stroke::new(1.0, c.accent)).corner_radius(RADIUS);
        frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_max_width(width);
            ui.horizontal(|ui| {
                let (icon, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
                paint_icon(ui.painter(), Icon::Right, icon, c.accent);
                ui.add(egui::Label::new(&toast.text).truncate());
            });
        });
    });
}
