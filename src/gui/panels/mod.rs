//! The panels, and where each has its place in the window.

mod controls;
mod help;
mod notice;
mod perf;
mod stage;
mod status;
mod top_bar;
mod transport;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::action::Action;
use super::session::Session;
use super::settings::Settings;
use super::theme::{self, colors};
use super::view::View;

/// Below this width of the window, in points, the controls give way to the pictures.
const NARROW: f32 = 640.0;
/// Below this height of the window, in points, the status line is left out.
const LOW: f32 = 360.0;

/// Draws the whole window.
pub(super) fn window_ui(
    ui: &mut Ui,
    settings: &Settings,
    session: &Session,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let (width, height) = (ui.available_width(), ui.available_height());
    let bar = Frame::new().fill(c.panel).inner_margin(Margin::symmetric(16, 6));
    Panel::top("top bar").frame(bar).show_separator_line(false).show(ui, |ui| {
        top_bar::top_bar_ui(ui, settings, session, view, actions);
    });
    if height >= LOW {
        let line = Frame::new().fill(c.panel).inner_margin(Margin::symmetric(16, 4));
        Panel::bottom("status").frame(line).show_separator_line(false).show(ui, |ui| {
            status::status_ui(ui, session, view);
        });
    }
    if settings.controls_open {
        let size = theme::CONTROLS_WIDTH.min(if width < NARROW { width } else { width * 0.45 });
        let frame = Frame::new().fill(c.panel).inner_margin(Margin::ZERO);
        Panel::left("controls").frame(frame).exact_size(size).resizable(false).show_separator_line(false).show(
            ui,
            |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
                        controls::controls_ui(ui, session, view, actions);
                    });
                });
            },
        );
    }
    if !(settings.controls_open && width < NARROW) {
        let strip = Frame::new().fill(c.stage).inner_margin(Margin { left: 24, right: 24, top: 0, bottom: 8 });
        Panel::bottom("transport").frame(strip).show_separator_line(false).show(ui, |ui| {
            transport::transport_ui(ui, settings, session, view, actions);
        });
        CentralPanel::no_frame()
            .frame(Frame::new().fill(c.stage).inner_margin(Margin::symmetric(24, 8)))
            .show(ui, |ui| stage::stages_ui(ui, session, view, actions));
    }
    notice::notice_ui(ui, session, actions);
    help::help_ui(ui, view, actions);
    perf::perf_ui(ui, session, view);
}
