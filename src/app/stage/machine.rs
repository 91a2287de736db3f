//! The settings of the chosen stage.

use super::time::{rescale, rescaled};
use crate::app::controls::StageControls;
use crate::app::model::Model;
use crate::app::text::nets as text;
use crate::diffusion::locality_form::LocalityForm;
use crate::diffusion::{Locality, NoiseSchedule, RunSpec, locality_form};
use crate::images::Shape;
use crate::score::{Boundary, NamedMachine, Patch, PatchSide, Reach};

/// The settings of the chosen stage.
#[derive(Clone, Debug, PartialEq)]
pub enum MachineAction {
    /// The widest window; the form of P(t) stays.
    SetPatch(Patch),
    /// So many stops wider or narrower.
    NudgePatch(i32),
    /// The form of P(t); the widest window stays.
    SetForm(LocalityForm),
    /// P(t) as a whole, size and all.
    SetLocality(Locality),
    /// How far patches may move.
    SetReach(Reach),
    /// Patches stay in place, or move as far as they did before.
    ToggleEquivariance,
    /// What lies beyond the border.
    SetBoundary(Boundary),
    /// The other boundary.
    ToggleBoundary,
    /// One of the five machines.
    SetNamedMachine(NamedMachine),
    /// Number of steps; the playhead keeps its time.
    SetSteps(usize),
    /// How the signal fades.
    SetSchedule(NoiseSchedule),
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: MachineAction) {
    let shape = model.state.shape();
    let selected = model.view.selected;
    let steps_before = model.state.stage_controls(selected).spec.steps;
    let Some(stage) = model.state.controls.stages.get_mut(selected) else { return };
    let for_machines = matches!(
        action,
        MachineAction::SetPatch(_)
            | MachineAction::NudgePatch(_)
            | MachineAction::SetForm(_)
            | MachineAction::SetLocality(_)
            | MachineAction::SetReach(_)
            | MachineAction::ToggleEquivariance
            | MachineAction::SetBoundary(_)
            | MachineAction::ToggleBoundary
    );
    if for_machines && stage.spec.net.is_some() {
        model.state.notices.tell(text::NO_SETTING.get().to_owned());
        return;
    }
    match action {
        MachineAction::SetPatch(patch) => stage.set_patch(patch, shape),
        MachineAction::NudgePatch(by) => {
            let patch = locality_form::nudged(stage.patch(shape), by, shape, stage.spec.boundary);
            stage.set_patch(patch, shape);
        }
        MachineAction::SetForm(form) => {
            let patch = match stage.patch(shape) {
                // The whole image is the same at every time: a form that shows needs a size.
                Patch::Whole if form != LocalityForm::Constant => some_side(shape),
                patch => patch,
            };
            stage.form = form;
            stage.set_patch(patch, shape);
        }
        MachineAction::SetLocality(locality) => {
            stage.form = LocalityForm::of(&locality);
            stage.spec.locality = locality;
            stage.fit(shape);
        }
        MachineAction::SetReach(reach) => set_reach(stage, reach),
        MachineAction::ToggleEquivariance => {
            let reach = if stage.spec.reach.moves() { Reach::NONE } else { stage.reach_when_on };
            set_reach(stage, reach);
        }
        MachineAction::SetBoundary(boundary) => set_boundary(stage, boundary, shape),
        MachineAction::ToggleBoundary => {
            let other = match stage.spec.boundary {
                Boundary::Zeros => Boundary::Circular,
                Boundary::Circular => Boundary::Zeros,
            };
            set_boundary(stage, other, shape);
        }
        MachineAction::SetNamedMachine(named) => set_named_machine(stage, named, shape),
        MachineAction::SetSteps(steps) => {
            // One playhead for all stages: they keep the same grid of times.
            let steps = steps.clamp(1, RunSpec::MAX_STEPS);
            let rescaled = |step: usize| rescaled(step, steps_before, steps);
            for stage in model.state.controls.all_settings_mut() {
                stage.spec.steps = steps;
                stage.spec.start_step = None;
                for segment in &mut stage.spec.trunk {
                    segment.until = rescaled(segment.until);
                }
                for paint in &mut stage.spec.paint {
                    paint.step = rescaled(paint.step);
                }
                // Two forks may have come to lie on one step: the noisier one ends there.
                stage.spec.trunk.dedup_by_key(|segment| segment.until);
            }
            for branch in &mut model.state.controls.branches {
                branch.step = rescaled(branch.step);
            }
            rescale(model, steps_before, steps);
        }
        MachineAction::SetSchedule(schedule) => {
            for stage in model.state.controls.all_settings_mut() {
                stage.spec.schedule = schedule;
            }
        }
    }
}

fn set_reach(stage: &mut StageControls, reach: Reach) {
    stage.spec.reach = reach;
    if reach.moves() {
        stage.reach_when_on = reach;
    }
}

fn set_boundary(stage: &mut StageControls, boundary: Boundary, shape: Shape) {
    let patch = stage.patch(shape);
    stage.spec.boundary = boundary;
    stage.set_patch(patch, shape);
}

/// A window for a machine that had none: a quarter of the picture.
fn some_side(shape: Shape) -> Patch {
    Patch::Side(PatchSide::nearest_odd(shape.h().min(shape.w()) as f64 / 4.0))
}

/// A corner of the map: a local machine that was not local before gets the window that it had, else a quarter of the
/// picture.
pub(crate) fn set_named_machine(stage: &mut StageControls, named: NamedMachine, shape: Shape) {
    let patch = match (named.is_local(), stage.patch(shape)) {
        (false, _) => Patch::Whole,
        (true, Patch::Side(side)) => Patch::Side(side),
        (true, Patch::Whole) => some_side(shape),
    };
    let before = if named.is_local() { stage.locality_when_local.take() } else { None };
    stage.spec.net = None;
    stage.spec.boundary = named.boundary();
    set_reach(stage, named.reach());
    match before {
        Some(locality) => {
            stage.spec.locality = locality;
            stage.fit(shape);
        }
        None => stage.set_patch(patch, shape),
    }
}
