//! The frame of a dialog: its heading, its cross, what scrolls and the foot under it.

use egui::{Align, Frame, Id, Layout, Margin, Modal, RichText, ScrollArea, Ui};

use crate::app::action::Action;
use crate::app::sessions::actions::SessionsAction;
use crate::app::text;
use crate::gui::theme::{colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// A part of a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What scrolls where there is little room.
    Body,
    /// What stays in sight under it.
    Foot,
}

/// A window over everything, `width` points wide where there is room, with a foot of a height in points. Escape, a click
/// beside it and its cross say `close`.
pub(crate) fn dialog_ui(
    ui: &Ui,
    heading: &str,
    (width, foot): (f32, f32),
    close: SessionsAction,
    actions: &mut Vec<Action>,
    mut part_ui: impl FnMut(&mut Ui, Part, &mut Vec<Action>),
) {
    let c = colors(ui);
    let screen = ui.ctx().content_rect();
    let margin = if screen.height() < 480.0 { 12 } else { 24 };
    let frame = Frame::popup(ui.style()).fill(c.panel).inner_margin(Margin::same(margin)).corner_radius(12);
    let modal = Modal::new(Id::unique("keep")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((screen.width() - 2.0 * f32::from(margin) - 32.0).min(width));
        ui.horizontal(|ui| {
            ui.label(RichText::new(heading).text_style(title()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if IconButton::new(Icon::Close, text::CLOSE.name(), text::CLOSE.hint()).ui(ui).clicked() {
                    actions.push(Action::Sessions(close.clone()));
                }
            });
        });
        let room = screen.height() - 2.0 * f32::from(margin) - 72.0 - foot;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room.min(600.0)).show(ui, |ui| {
            part_ui(ui, Part::Body, actions);
        });
        if foot > 0.0 {
            part_ui(ui, Part::Foot, actions);
        }
    });
    if modal.should_close() {
        actions.push(Action::Sessions(close));
    }
}
