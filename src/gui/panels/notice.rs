//! A message over the stage, until it is dismissed.

use egui::{Align2, Area, Frame, Id, Margin, Order, Stroke, Ui, vec2};

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::window::WindowAction;
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::gui::widgets::icon_paint::paint as paint_icon;

/// Draws the message, if there is one.
pub(crate) fn notice_ui(ui: &Ui, state: &AppState, actions: &mut Vec<Action>) {
    let Some(message) = &state.notices.notice else { return };
    let c = colors(ui);
    let width = (ui.ctx().content_rect().width() - 64.0).min(560.0);
    Area::new(Id::unique("notice")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 60.0)).show(
        ui.ctx(),
        |ui| {
            let frame = Frame::new()
                .fill(c.panel)
                .stroke(Stroke::new(1.5, c.warn))
                .corner_radius(RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::same(12));
            frame.show(ui, |ui| {
                ui.set_max_width(width);
                ui.horizontal(|ui| {
                    let (icon, _) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::hover());
                    paint_icon(ui.painter(), Icon::Wrong, icon, c.warn);
                    ui.scope(|ui| {
                        ui.set_max_width(width - 96.0);
                        ui.add(egui::Label::new(message).wrap());
                    });
                    if IconButton::new(Icon::Close, text::DISMISS.name(), text::DISMISS.hint()).ui(ui).clicked() {
                        actions.push(Action::Window(WindowAction::DismissNotice));
                    }
                });
            });
        },
    );
}
