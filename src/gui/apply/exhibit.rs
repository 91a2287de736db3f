//! What is shown.

use super::super::action::ExhibitAction;
use super::super::controls::{Controls, StageControls};
use super::super::model::Model;
use crate::images::edit::Edits;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: ExhibitAction) {
    let session = &mut model.session;
    match action {
        ExhibitAction::Open(id) => {
            let Some(exhibit) = session.exhibits.iter().find(|exhibit| exhibit.id == id) else { return };
            session.controls = Controls::of_exhibit(exhibit, session.controls.seed);
            follow(model);
            let Model { session, view, .. } = model;
            if session.controls.stages.len() > 1 {
                view.look_at_several();
            }
        }
        ExhibitAction::OpenTwin => {
            let Some(twin) = session.exhibit().and_then(|exhibit| exhibit.twin.clone()) else { return };
            session.controls.data = twin.data;
            session.controls.edits = Edits::default();
            session.controls.stages = vec![StageControls::new(twin.run)];
            session.controls.branches.clear();
            follow(model);
        }
        ExhibitAction::OpenData(data) => {
            session.controls.exhibit = session.exhibits.iter().find(|e| e.data == data).map(|e| e.id.to_owned());
            session.controls.data = data;
            session.controls.edits = Edits::default();
            follow(model);
        }
        ExhibitAction::ToggleChooser => model.view.chooser_open = !model.view.chooser_open,
        ExhibitAction::Reset => {
            let Some(exhibit) = session.exhibit() else { return };
            let from = session.stage_controls(0).spec.steps;
            session.controls = Controls::of_exhibit(exhibit, session.controls.seed);
            let to = session.stage_controls(0).spec.steps;
            super::time::rescale(model, from, to);
        }
    }
}

/// A new exhibit is watched from its noise on.
pub(in crate::gui) fn follow(model: &mut Model) {
    model.view.selected = 0;
    let time = &mut model.view.time;
    time.step = model.session.stage_controls(0).spec.first_step();
    time.following = true;
    time.playing = false;
}
