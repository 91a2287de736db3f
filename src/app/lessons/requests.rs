//! Asks the worker for the pictures of which a lesson speaks.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::Arc;

use crate::app::model::Model;
use crate::explain::axis::Axis;
use crate::explain::census::CensusSpec;
use crate::studio::{CheckQuery, Job, MeasureQuery, Slot};

/// The seeds of a question begin below this.
const SEEDS_BELOW: u64 = 1 << 40;

/// Makes what is missing, one thing after another; stops when the lesson is left.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, worker, .. } = model;
    let Some(active) = &mut state.lessons.active else { return };
    if let Some(measure) = active.next_measure() {
        let (base, seeds) = (measure.drawing.run.clone(), 0..measure.seeds as u64);
        // One column, with the settings as they are.
        let spec = CensusSpec { axis: Axis::Reaches(vec![base.reach]), base, seeds, kind: measure.drawing.parts };
        let query = MeasureQuery { data: measure.drawing.data.clone(), spec };
        let name = measure.name.clone();
        let job = worker.submit(Slot::Measures, Job::Task(Arc::new(query)));
        active.measuring(job, name);
    }
    // A page earlier, so that the pictures are there when they are asked about.
    let is_near = active.page + 2 >= active.n_pages();
    let check = active.lesson().and_then(|lesson| lesson.check.clone());
    if is_near
        && active.quiz.asked.is_none()
        && let Some(check) = check
    {
        // The standard library's hasher is seeded by the system: enough to roll a seed.
        let seed = RandomState::new().build_hasher().finish() % SEEDS_BELOW;
        let query = CheckQuery { check: Arc::new(check), seed };
        active.quiz.asked = Some(worker.submit(Slot::Check, Job::Task(Arc::new(query))));
    }
}

/// Nothing of a lesson is to be made any more.
pub(crate) fn stop(model: &Model) {
    model.worker.cancel(Slot::Measures);
    model.worker.cancel(Slot::Check);
}
