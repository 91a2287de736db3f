//! The controls, from top to bottom. One file each.

pub(crate) mod boundary;
pub(crate) mod equivariance;
pub(crate) mod exhibit;
pub(crate) mod locality;
pub(crate) mod machine;
pub(crate) mod network;
pub(crate) mod noise;
pub(crate) mod over_time;

use egui::{Response, RichText, Ui};

use crate::app::action::Action;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::common::Label;
use crate::gui::layout::WindowLayout;
use crate::gui::marks::block_ui;
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::stop_slider::StopSlider;
use crate::lessons::Target;

/// Space between two controls in a low window, in points.
const DENSE: f32 = 3.0;

/// Draws all of them.
pub(crate) fn controls_ui(
    ui: &mut Ui,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    if WindowLayout::of(ui.ctx()).dense {
        ui.spacing_mut().item_spacing.y = DENSE;
    }
    exhibit::exhibit_ui(ui, state, actions);
    rule(ui);
    if state.stage_controls(view.selected).spec.net.is_some() {
        block_ui(ui, Target::Network, |ui| network::learned_ui(ui, state, view, actions));
    } else {
        locality::locality_ui(ui, settings, state, view, actions);
        rule(ui);
        block_ui(ui, Target::Equivariance, |ui| equivariance::equivariance_ui(ui, state, view, actions));
        block_ui(ui, Target::Boundary, |ui| boundary::boundary_ui(ui, state, view, actions));
    }
    rule(ui);
    block_ui(ui, Target::Machines, |ui| machine::machine_ui(ui, settings, state, view, actions));
    rule(ui);
    block_ui(ui, Target::Seed, |ui| noise::noise_ui(ui, state, view, actions));
    noise::steps_ui(ui, state, view, actions);
    noise::schedule_ui(ui, state, view, actions);
}

/// A thin line between two groups.
fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, colors(ui).line));
}

/// What a small slider over evenly spaced stops is set to, and to the left of it, over what is left of the row, the
/// slider. For rows that go from right to left. Returns the stop that was chosen.
fn small_slider_ui(ui: &mut Ui, label: Label, value: RichText, values: &[f64], index: usize) -> Option<usize> {
    ui.label(value.color(colors(ui).accent));
    let last = (values.len() - 1) as f32;
    let positions: Vec<f32> = (0..values.len()).map(|k| k as f32 / last).collect();
    StopSlider { name: label.name(), hint: label.hint(), positions: &positions, values, index, mark: None, size: 0.8 }
        .ui(ui)
}

/// The heading of a group.
fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.label(RichText::new(text).heading())
}
