//! Asks the worker for the tables of thumbs, while they are on the stage.

use std::sync::Arc;

use super::look::table_key;
use super::state::{TABLE_SEEDS, TableKey};
use crate::app::model::Model;
use crate::app::state::AppState;
use crate::app::view::Scene;
use crate::explain::axis::Axis;
use crate::explain::census::{Census, CensusSpec};
use crate::parts::PartKind;
use crate::studio::{Job, Slot, ThumbsQuery};

/// Asks for the tables of the chosen stage, while they are on the stage.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    let key = table_key(state, view).filter(|_| view.why.table && view.scene == Scene::Stage);
    let Some(key) = key else {
        if state.thumbs.cancel() {
            worker.cancel(Slot::Thumbs);
        }
        return;
    };
    if !state.thumbs.wants(&key) {
        return;
    }
    let Some(census) = census(state, &key) else { return };
    let query = ThumbsQuery { data: key.data, census: Arc::new(census), mask: key.mask.clone() };
    let job = worker.submit(Slot::Thumbs, Job::Task(Arc::new(query)));
    state.thumbs.submitted(job, key);
}

/// A census of the stage's settings alone, with what is known from before.
fn census(state: &AppState, key: &TableKey) -> Option<Census> {
    let data = state.data.as_ref().filter(|data| data.id == key.data)?;
    let spec = CensusSpec {
        base: key.spec.clone(),
        axis: Axis::Localities(vec![key.spec.locality.clone()]),
        seeds: 0..TABLE_SEEDS,
        kind: Some(PartKind::Fingers),
    };
    let mut census = Census::new(spec, &data.set).ok()?;
    if let Some(known) = state.thumbs.of(key) {
        census.take_over(&known.census);
    }
    // The census counts with all pictures, and with machines alone.
    if key.mask.is_none() && key.spec.nets().is_empty() {
        state.census.known_to(&mut census);
    }
    Some(census)
}
