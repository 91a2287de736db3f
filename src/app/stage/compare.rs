//! Stages side by side on the same noise.

use crate::app::controls::{Controls, StageControls};
use crate::app::model::Model;
use crate::app::stage::machine::set_named_machine;
use crate::app::view::{Pictures, Scene};
use crate::images::Shape;
use crate::score::NamedMachine;

/// Stages side by side on the same noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareAction {
    /// A second stage beside the first; or only the chosen one again.
    Toggle,
    /// One stage more, with a machine that is not there yet.
    Add,
    /// The ideal and the local machine, each with and without equivariance.
    FourMachines,
    /// Take a stage away.
    Remove(usize),
    /// Show the difference of two stages, or hide it.
    ToggleDifference,
    /// The difference of this stage from that one.
    Difference(usize, usize),
    /// The controls are for this stage.
    Select(usize),
}

/// The machines of "the four machines", in the order of the map: rows by what they see, columns by where from.
const FOUR: [NamedMachine; 4] = [NamedMachine::Is, NamedMachine::Es, NamedMachine::Ls, NamedMachine::Els];

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: CompareAction) {
    let shape = model.state.shape();
    let Model { state, view, .. } = model;
    let stages = &mut state.controls.stages;
    let selected = view.selected.min(stages.len() - 1);
    match action {
        CompareAction::Toggle if stages.len() > 1 => {
            let kept = stages.swap_remove(selected);
            *stages = vec![kept];
            view.selected = 0;
            // Pictures that are there move with their settings. (A stage of this very frame has none.)
            if selected < state.stages.len() {
                state.stages.swap(0, selected);
            }
        }
        CompareAction::Toggle | CompareAction::Add => {
            if stages.len() < Controls::MAX_STAGES {
                let next = contrast(&stages[selected], stages, shape);
                stages.push(next);
                if action == CompareAction::Add {
                    view.selected = stages.len() - 1;
                }
            }
        }
        CompareAction::FourMachines => {
            // A local machine keeps its window; a whole-image one has none to give.
            let local = stages.iter().find(|stage| stage.spec.named_machine(shape).is_local());
            let base = local.unwrap_or(&stages[selected]).clone();
            *stages = FOUR.map(|named| with_named_machine(&base, named, shape)).to_vec();
            view.selected = 2;
        }
        CompareAction::Remove(index) => {
            if stages.len() > 1 && index < stages.len() {
                stages.remove(index);
                if index < state.stages.len() {
                    let gone = state.stages.remove(index);
                    state.stages.push(gone);
                }
                if view.selected >= index {
                    view.selected = view.selected.saturating_sub(1);
                }
            }
        }
        CompareAction::ToggleDifference => {
            if stages.len() == 1 {
                let next = contrast(&stages[selected], stages, shape);
                stages.push(next);
                view.difference = None;
            }
            view.difference = if view.difference.is_none() { Some((0, 1)) } else { None };
        }
        CompareAction::Difference(a, b) => view.difference = Some((a, b)),
        CompareAction::Select(index) => view.selected = index.min(stages.len() - 1),
    }
    view.scene = Scene::Stage;
    if state.controls.stages.len() > 1 && view.pictures == Pictures::Both {
        view.pictures = Pictures::Guess;
    }
}

/// The same run by another machine; from the noise, not from a branch.
fn with_named_machine(base: &StageControls, named: NamedMachine, shape: Shape) -> StageControls {
    let mut stage = base.clone();
    stage.branch = None;
    stage.spec.trunk.clear();
    stage.spec.net = None;
    if stage.spec.named_machine(shape) != named {
        set_named_machine(&mut stage, named, shape);
    }
    stage
}

/// A machine that is not on the stage yet, the most telling one first.
fn contrast(base: &StageControls, taken: &[StageControls], shape: Shape) -> StageControls {
    let wanted = [NamedMachine::Is, NamedMachine::Ls, NamedMachine::BbEls, NamedMachine::Els, NamedMachine::Es];
    let free = wanted
        .into_iter()
        .find(|named| taken.iter().all(|stage| stage.spec.net.is_some() || stage.spec.named_machine(shape) != *named));
    with_named_machine(base, free.unwrap_or(NamedMachine::Is), shape)
}
