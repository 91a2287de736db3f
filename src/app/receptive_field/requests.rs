//! Asks the worker how far the network on the stage sees, while that is looked at.

use std::sync::Arc;

use super::state::FieldKey;
use crate::app::model::Model;
use crate::app::state::AppState;
use crate::app::view::Scene;
use crate::diffusion::{Locality, NetId, RunSpec};
use crate::score::{NamedMachine, Patch, PatchSide};
use crate::studio::{Job, ReceptiveFieldNews, ReceptiveFieldQuery, Slot};

/// What is known of the network on the stage.
pub fn of_stage(state: &AppState) -> Option<&ReceptiveFieldNews> {
    state.receptive_field.of(&key(state)?).map(|news| &**news)
}

/// The network that is looked at: that of the first stage that has one, whichever stage is chosen.
pub fn network(state: &AppState) -> Option<(&NetId, &RunSpec)> {
    state.controls.stages.iter().find_map(|stage| Some((stage.spec.net.as_ref()?, &stage.spec)))
}

/// The stages whose machines look through a window: those that P(t) is for.
pub fn machine_stages(state: &AppState) -> Vec<usize> {
    let (stages, shape) = (&state.controls.stages, state.shape());
    let is_local = |spec: &RunSpec| spec.net.is_none() && spec.named_machine(shape).is_local();
    (0..stages.len()).filter(|index| is_local(&stages[*index].spec)).collect()
}

/// The stage whose P(t) is compared: the chosen one, or the first that has one.
pub fn compared_stage(state: &AppState, selected: usize) -> Option<usize> {
    let machines = machine_stages(state);
    machines.iter().find(|index| **index == selected).or(machines.first()).copied()
}

/// Looks for what is missing while it is looked at; stops when it is not.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    let wanted = (view.scene == Scene::ReceptiveField && !view.presenting).then(|| key(state)).flatten();
    let field = &mut state.receptive_field;
    if field.cancel_others(wanted.as_ref()) {
        worker.cancel(Slot::ReceptiveField);
    }
    let Some(key) = wanted.filter(|key| field.wants(key)) else { return };
    let from = field.of(&key).map(|news| Arc::clone(&news.scan));
    let query = ReceptiveFieldQuery { data: key.data, net: key.net.clone(), run: key.run.clone(), from };
    field.submitted(worker.submit(Slot::ReceptiveField, Job::Task(Arc::new(query))), key);
}

fn key(state: &AppState) -> Option<FieldKey> {
    let data = state.wanted_data()?.id;
    let (id, spec) = network(state)?;
    let net = state.nets.get(id)?;
    let named = NamedMachine::for_padding(net.origin.net.padding());
    let run = RunSpec {
        schedule: spec.schedule,
        steps: spec.steps,
        start_step: Some(spec.first_step()),
        ..RunSpec::of_named(named, Locality::Constant(Patch::Side(PatchSide::PIXEL)))
    };
    Some(FieldKey { data, net: net.id.clone(), run })
}
