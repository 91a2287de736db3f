//! What lies beyond the border.

use egui::{Align, Layout, Ui, vec2};

use super::heading;
use crate::gui::action::{Action, MachineAction};
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::theme::CONTROL_HEIGHT;
use crate::gui::view::View;
use crate::gui::widgets::{Segment, segments_ui};
use crate::score::Boundary;

/// Draws the choice.
pub(super) fn boundary_ui(ui: &mut Ui, session: &Session, view: &View, actions: &mut Vec<Action>) {
    let chosen = session.stage_controls(view.selected).spec.boundary;
    ui.horizontal(|ui| {
        heading(ui, text::BOUNDARY);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.allocate_ui(vec2(176.0, CONTROL_HEIGHT), |ui| {
                let segments =
                    [Segment::named(Boundary::Zeros, text::ZEROS), Segment::named(Boundary::Circular, text::CIRCULAR)];
                if let Some(boundary) = segments_ui(ui, chosen, &segments) {
                    actions.push(Action::Machine(MachineAction::SetBoundary(boundary)));
                }
            });
        });
    });
}
