//! Asks the worker for the curves of the chosen stage, while they are looked at.

use std::sync::Arc;

use crate::app::model::Model;
use crate::app::settings::SidePanel;
use crate::app::stage::runs::Stage;
use crate::app::state::AppState;
use crate::studio::{Job, Slot};

/// Keeps up with the frames of the chosen stage while its curves are looked at.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { settings, state, view, worker, .. } = model;
    if settings.side != Some(SidePanel::Curves) || (view.presenting && !state.talk.is_given()) {
        return;
    }
    let Some(data) = state.wanted_data().map(|data| data.id) else { return };
    let AppState { curves, stages, .. } = state;
    let run = stages.get(view.selected).and_then(Stage::run).filter(|run| run.request.data == data);
    if let Some(query) = run.and_then(|run| curves.missing(run)) {
        curves.submitted(worker.submit(Slot::Curves, Job::Task(Arc::new(query))));
    }
}
