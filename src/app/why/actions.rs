//! What a person does to see why.

use super::look::{has_thumbs, seen, why};
use crate::app::model::Model;
use crate::app::view::Scene;

/// Why the picture came out as it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyAction {
    /// Pin a pixel that shows it, and say what it sees; let it go again.
    Look,
    /// Put the tables of thumbs on the stage, or take them away.
    ToggleTable,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: WhyAction) {
    let Model { state, view, .. } = model;
    match action {
        WhyAction::Look if seen(state, view).is_some() => {
            view.why.look = None;
            view.probe.pinned = false;
        }
        WhyAction::Look => {
            let Some(look) = why(state, view).and_then(|why| why.reason.look.clone()) else { return };
            view.scene = Scene::Stage;
            view.probe.pixel = Some(look.pixel);
            view.probe.pinned = true;
            view.why.look = Some(look);
        }
        WhyAction::ToggleTable if view.scene != Scene::Stage => {
            view.scene = Scene::Stage;
            view.why.table = has_thumbs(state);
        }
        WhyAction::ToggleTable => view.why.table = !view.why.table && has_thumbs(state),
    }
}
