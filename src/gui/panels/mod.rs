//! The panels, and where each has its place in the window.

mod compare;
mod controls;
mod gallery;
mod help;
mod notice;
mod perf;
mod stage;
mod status;
mod top_bar;
mod transport;
mod verdict;

use egui::{Area, CentralPanel, Frame, Id, Margin, Order, Panel, Rect, ScrollArea, Ui, vec2};

use super::action::Action;
use super::layout::WindowLayout;
use super::session::Session;
use super::settings::Settings;
use super::theme::colors;
use super::view::{Scene, View};

/// Draws the whole window: bars along the top and the bottom, the controls on the left, time under the stage, and what
/// lies over everything.
pub(super) fn window_ui(
    ui: &mut Ui,
    settings: &Settings,
    session: &Session,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let layout = WindowLayout::of(ui.ctx());
    let bar = Frame::new().fill(c.panel).inner_margin(Margin::symmetric(16, 6));
    Panel::top("top bar").frame(bar).show_separator_line(false).show(ui, |ui| {
        top_bar::top_bar_ui(ui, settings, session, view, actions);
    });
    if !layout.low {
        let line = Frame::new().fill(c.panel).inner_margin(Margin::symmetric(16, 4));
        Panel::bottom("status").frame(line).show_separator_line(false).show(ui, |ui| {
            status::status_ui(ui, session, view);
        });
    }
    let controls = Panel::left("controls").exact_size(layout.controls_width).resizable(false);
    let frame = Frame::new().fill(c.panel);
    if layout.narrow {
        // The stage keeps the whole window, and the controls lie over it.
        let rest = ui.available_rect_before_wrap();
        stage_and_time_ui(ui, layout, settings, session, view, actions);
        if view.drawer_open {
            drawer_ui(ui, rest, layout, session, view, actions);
        }
    } else {
        if settings.controls_open {
            controls.frame(frame).show_separator_line(false).show(ui, |ui| scrolling_ui(ui, session, view, actions));
        }
        stage_and_time_ui(ui, layout, settings, session, view, actions);
    }
    notice::notice_ui(ui, session, actions);
    help::help_ui(ui, view, actions);
    perf::perf_ui(ui, session, view);
}

/// The middle of the window.
fn stage_and_time_ui(
    ui: &mut Ui,
    layout: WindowLayout,
    settings: &Settings,
    session: &Session,
    view: &mut View,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let side = if layout.narrow { 16 } else { 24 };
    let stage = Frame::new().fill(c.stage).inner_margin(Margin::symmetric(side, if layout.low { 2 } else { 8 }));
    if view.scene == Scene::Gallery {
        CentralPanel::no_frame().frame(stage).show(ui, |ui| gallery::gallery_ui(ui, session, view, actions));
        return;
    }
    let strip = Frame::new().fill(c.stage).inner_margin(Margin { left: side, right: side, top: 0, bottom: 8 });
    Panel::bottom("transport").frame(strip).show_separator_line(false).show(ui, |ui| {
        transport::transport_ui(ui, settings, session, view, actions);
    });
    CentralPanel::no_frame().frame(stage).show(ui, |ui| stage::stages_ui(ui, session, view, actions));
}

/// The controls over the stage, in a narrow window.
fn drawer_ui(ui: &Ui, rest: Rect, layout: WindowLayout, session: &Session, view: &mut View, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let size = vec2(layout.controls_width, rest.height());
    Area::new(Id::unique("drawer")).order(Order::Middle).fixed_pos(rest.min).show(ui.ctx(), |ui| {
        let frame = Frame::new().fill(c.panel).shadow(ui.visuals().popup_shadow);
        frame.show(ui, |ui| {
            ui.set_min_size(size);
            ui.set_max_size(size);
            scrolling_ui(ui, session, view, actions);
        });
    });
}

/// The controls, in room that may be too low for them.
fn scrolling_ui(ui: &mut Ui, session: &Session, view: &mut View, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
            controls::controls_ui(ui, session, view, actions);
        });
    });
}
