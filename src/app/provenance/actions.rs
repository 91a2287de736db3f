//! What a person does to ask where a pixel came from.

use super::pointed::pixel;
use crate::app::model::Model;
use crate::app::settings::SidePanel;

/// Where a pixel came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenanceAction {
    /// Keep this pixel, `(row, column)`, and show where it came from; let it go if it is the one that is kept.
    Pin(usize, usize),
    /// Keep the present pixel, or follow the pointer again.
    TogglePin,
    /// Move the pixel so many rows down and columns to the right, and keep it.
    Move(i32, i32),
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: ProvenanceAction) {
    let present = pixel(&model.state, &model.view);
    let shape = model.state.shape();
    let Model { settings, view, .. } = model;
    match action {
        ProvenanceAction::Pin(row, col) if view.probe.pinned && present == (row, col) => view.probe.pinned = false,
        ProvenanceAction::Pin(row, col) => {
            view.probe.pixel = Some((row, col));
            view.probe.pinned = true;
            if !view.presenting {
                settings.side = Some(SidePanel::Provenance);
            }
        }
        ProvenanceAction::TogglePin => {
            view.probe.pixel = Some(present);
            view.probe.pinned = !view.probe.pinned;
        }
        ProvenanceAction::Move(down, right) => {
            let moved = |p: usize, by: i32, n: usize| (p as i64 + i64::from(by)).clamp(0, n as i64 - 1) as usize;
            view.probe.pixel = Some((moved(present.0, down, shape.h()), moved(present.1, right, shape.w())));
            view.probe.pinned = true;
        }
    }
}
