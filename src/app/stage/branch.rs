//! Branches: forking, showing, naming and removing runs of the tree.

use super::machine::set_named_machine;
use super::tree::{self, MAX_NAME};
use crate::app::controls::{BranchId, Controls, StageControls};
use crate::app::model::Model;
use crate::app::settings::SidePanel;
use crate::app::text::branches as text;
use crate::app::view::{Pictures, Scene};
use crate::score::NamedMachine;

/// The tree of branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BranchAction {
    /// Fork the run of the chosen stage at the playhead: with the same settings, or with those of a machine.
    Fork(Option<NamedMachine>),
    /// Put a run on the chosen stage.
    Show(BranchId),
    /// Put a run on a stage of its own.
    Compare(BranchId),
    /// Give a run a name; an empty one takes it away.
    Rename(BranchId, String),
    /// Take a run away, and what branched off it.
    Remove(BranchId),
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: BranchAction) {
    let shape = model.state.shape();
    let Model { settings, state, view, .. } = model;
    let controls = &mut state.controls;
    match action {
        BranchAction::Fork(named) => {
            let change = |stage: &mut StageControls| {
                if let Some(named) = named {
                    set_named_machine(stage, named, shape);
                }
            };
            if tree::fork(controls, view.selected, view.time.step, change).is_none() {
                state.notices.notice = Some(text::too_many_branches());
                return;
            }
            view.time.following = false;
            view.time.playing = false;
            if settings.side.is_none() && view.room.roomy && !view.presenting {
                settings.side = Some(SidePanel::Branches);
            }
        }
        BranchAction::Show(id) => {
            let Some(branch) = tree::find(&controls.branches, id) else { return };
            match controls.stages.iter().position(|stage| stage.branch == Some(id)) {
                Some(on) => view.selected = on,
                None => controls.stages[view.selected] = branch.settings.clone(),
            }
        }
        BranchAction::Compare(id) => {
            let Some(branch) = tree::find(&controls.branches, id) else { return };
            match controls.stages.iter().position(|stage| stage.branch == Some(id)) {
                Some(on) => view.selected = on,
                None if controls.stages.len() < Controls::MAX_STAGES => {
                    controls.stages.push(branch.settings.clone());
                    view.selected = controls.stages.len() - 1;
                }
                None => controls.stages[view.selected] = branch.settings.clone(),
            }
            if controls.stages.len() > 1 && view.pictures == Pictures::Both {
                view.pictures = Pictures::Guess;
            }
        }
        BranchAction::Rename(id, name) => {
            if let Some(branch) = controls.branches.iter_mut().find(|branch| branch.id == id) {
                branch.name = name.trim().chars().take(MAX_NAME).collect();
            }
        }
        BranchAction::Remove(id) => tree::remove(controls, id),
    }
    view.scene = Scene::Stage;
}
