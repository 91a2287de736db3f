//! What lies beyond the border.

use egui::{Align, Layout, Ui, vec2};

use crate::app::action::Action;
use crate::app::stage::machine::MachineAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::panels::stage::controls::heading;
use crate::gui::screen::Screen;
use crate::gui::theme::CONTROL_HEIGHT;
use crate::gui::widgets::segments::{Segment, segments_ui};
use crate::score::Boundary;

/// Draws the choice.
pub(crate) fn boundary_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let chosen = state.stage_controls(view.selected).spec.boundary;
    ui.horizontal(|ui| {
        heading(ui, text::BOUNDARY.get());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.allocate_ui(vec2(176.0, CONTROL_HEIGHT), |ui| {
                let segments =
                    [Segment::label(Boundary::Zeros, text::ZEROS), Segment::label(Boundary::Circular, text::CIRCULAR)];
                if let Some(boundary) = segments_ui(ui, chosen, &segments) {
                    actions.push(Action::Machine(MachineAction::SetBoundary(boundary)));
                }
            });
        });
    });
}
