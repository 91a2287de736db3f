//! Asks the worker about the baselines once a network's run is complete.

use std::sync::Arc;

use crate::app::model::Model;
use crate::app::stage::runs::Run;
use crate::studio::{BaselinesQuery, Job, Slot};

/// Asks once a network's run is complete.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, worker, .. } = model;
    let by_network = |run: &&Run| run.finished && run.request.spec.net.is_some();
    let Some(run) = state.stages.iter().filter_map(|stage| stage.run()).find(by_network) else { return };
    let seed = run.request.seed;
    if !state.baselines.wants(run.job) {
        return;
    }
    let frames = run.frames.iter().map(|frame| Arc::clone(&frame.frame)).collect();
    let query = BaselinesQuery { data: run.request.data, spec: run.request.spec.clone(), seed, frames };
    let job = worker.submit(Slot::Baselines, Job::Task(Arc::new(query)));
    state.baselines.submitted(job, run.job);
}
