//! Asks the worker how well machines predict a network, while that is looked at.

use std::sync::Arc;

use super::state::AgreementKey;
use crate::app::model::Model;
use crate::app::state::AppState;
use crate::app::view::Scene;
use crate::diffusion::RunSpec;
use crate::studio::{AgreementsQuery, Job, Slot};

/// The stages whose machines are compared, without those of networks; none where no network stands beside a machine.
pub fn compared_stages(state: &AppState) -> Vec<usize> {
    let stages = &state.controls.stages;
    let any_network = stages.iter().any(|stage| stage.spec.net.is_some());
    (0..stages.len()).filter(|index| any_network && stages[*index].spec.net.is_none()).collect()
}

/// Asks for what is missing while it is looked at; stops when it is not.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    let is_shown = view.scene == Scene::Gallery && view.agreement.open;
    let wanted = (is_shown || state.agreement.ahead).then(|| key(state)).flatten();
    let Some(key) = wanted else {
        if state.agreement.cancel() {
            worker.cancel(Slot::Agreements);
        }
        return;
    };
    if state.agreement.let_go_of_others(&key) {
        worker.cancel(Slot::Agreements);
    }
    let seeds = state.agreement.missing(&key, view.agreement.n);
    if seeds.is_empty() {
        return;
    }
    let AgreementKey { data, network, machines, mask } = key.clone();
    let query = AgreementsQuery { data, network, machines, seeds, mask };
    let job = worker.submit(Slot::Agreements, Job::Task(Arc::new(query)));
    state.agreement.submitted(job, key);
}

fn key(state: &AppState) -> Option<AgreementKey> {
    let data = state.wanted_data()?.id;
    let stages = &state.controls.stages;
    let network = stages.iter().find(|stage| stage.spec.net.is_some())?.spec.clone();
    let machines: Vec<RunSpec> = compared_stages(state).into_iter().map(|index| stages[index].spec.clone()).collect();
    (!machines.is_empty()).then(|| AgreementKey { data, network, machines, mask: state.mask() })
}
