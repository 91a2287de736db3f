//! What is shown.

use crate::app::controls::{Controls, StageControls};
use crate::app::model::Model;
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum ExhibitAction {
    /// An exhibit of the catalogue, by its id.
    Open(String),
    /// The small version of the present exhibit, with patches that move.
    OpenTwin,
    /// A training set with the present settings.
    OpenData(DataSpec),
    /// Back to the exhibit's own settings; the seed stays.
    Reset,
    /// Show the exhibits to choose from, or hide them.
    ToggleChooser,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: ExhibitAction) {
    let state = &mut model.state;
    match action {
        ExhibitAction::Open(id) => {
            let Some(exhibit) = state.exhibits.iter().find(|exhibit| exhibit.id == id) else { return };
            state.controls = Controls::of_exhibit(exhibit, state.controls.seed);
            follow(model);
            let Model { state, view, .. } = model;
            if state.controls.stages.len() > 1 {
                view.look_at_several();
            }
        }
        ExhibitAction::OpenTwin => {
            let Some(twin) = state.exhibit().and_then(|exhibit| exhibit.twin.clone()) else { return };
            state.controls.data = twin.data;
            state.controls.edits = Edits::default();
            state.controls.stages = vec![StageControls::new(twin.run)];
            state.controls.branches.clear();
            follow(model);
        }
        ExhibitAction::OpenData(data) => {
            state.controls.exhibit = state.exhibits.iter().find(|e| e.data == data).map(|e| e.id.to_owned());
            state.controls.data = data;
            state.controls.edits = Edits::default();
            follow(model);
        }
        ExhibitAction::ToggleChooser => model.view.chooser_open = !model.view.chooser_open,
        ExhibitAction::Reset => {
            let Some(exhibit) = state.exhibit() else { return };
            let from = state.stage_controls(0).spec.steps;
            state.controls = Controls::of_exhibit(exhibit, state.controls.seed);
            let to = state.stage_controls(0).spec.steps;
            super::time::rescale(model, from, to);
        }
    }
}

/// A new exhibit is watched from its noise on.
pub(crate) fn follow(model: &mut Model) {
    model.view.selected = 0;
    let time = &mut model.view.time;
    time.step = model.state.stage_controls(0).spec.first_step();
    time.following = true;
    time.playing = false;
}
