//! What is known of the baselines beside a network's run: worked out once the run is complete.

use std::sync::Arc;

use super::model::Model;
use super::stage::Run;
use crate::studio::{BaselineFigures, Baselines, BaselinesQuery, Job, JobId, Progress, Slot, Start};

/// The figures of the run that was asked about last.
#[derive(Clone, Debug, Default)]
pub struct Foretold {
    /// The network's run, and the worker's job for it.
    asked: Option<(JobId, JobId)>,
    found: Option<Arc<Baselines>>,
}

impl Foretold {
    /// The figures of a step of a run; `None` while they are not known.
    pub fn at(&self, run: JobId, step: usize) -> Option<BaselineFigures> {
        self.asked.filter(|(of, _)| *of == run)?;
        self.found.as_ref()?.0.iter().find(|figures| figures.step == step).copied()
    }

    /// Takes in what the worker has found.
    pub(super) fn take_in(&mut self, job: JobId, progress: &Progress) {
        if self.asked.is_some_and(|(_, asked)| asked == job)
            && let Some(found) = progress.report()
        {
            self.found = Some(found);
        }
    }
}

/// Asks once a network's run is complete.
pub(super) fn reconcile(model: &mut Model) {
    let Model { session, worker, .. } = model;
    let by_network = |run: &&Run| run.finished && run.request.spec.net.is_some();
    let Some(run) = session.stages.iter().filter_map(|stage| stage.run()).find(by_network) else { return };
    let Start::Noise(seed) = run.request.start else { return };
    if session.foretold.asked.is_some_and(|(of, _)| of == run.job) {
        return;
    }
    let frames = run.frames.iter().map(|frame| Arc::clone(&frame.frame)).collect();
    let query = BaselinesQuery { data: run.request.data, spec: run.request.spec.clone(), seed, frames };
    let of = run.job;
    let job = worker.submit(Slot::Baselines, Job::Task(Arc::new(query)));
    session.foretold = Foretold { asked: Some((of, job)), found: None };
}
