//! Asks the worker what the network of the form costs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::model::Model;
use crate::app::view::Scene;
use crate::studio::{Job, Slot};

/// Asks what the network of the form costs, while it is looked at. Returns when to come again.
pub(crate) fn reconcile(model: &mut Model) -> Option<Duration> {
    let Model { state, view, worker, .. } = model;
    if view.scene != Scene::NetTraining || state.net_training.run().is_some() {
        return None;
    }
    let data = state.wanted_data()?;
    let (id, shape) = (data.id, data.set.shape());
    let net = view.net_form.net(shape).ok()?;
    let costs = &mut state.net_training.costs;
    match costs.missing(id, net, shape, Instant::now()) {
        Ok(query) => {
            let job = worker.submit(Slot::Training, Job::Task(Arc::new(query)));
            costs.submitted(job, net, shape);
            None
        }
        Err(later) => later,
    }
}
