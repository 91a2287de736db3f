//! What is known of the baselines beside a network's run: worked out once the run is complete.

use std::sync::Arc;

use crate::app::ask::Ask;
use crate::studio::{BaselineFigures, Baselines, JobId, Progress, Report};

/// The figures of the run that was asked about last, by the job of that run.
#[derive(Clone, Debug, Default)]
pub struct BaselineState {
    ask: Ask<JobId, Arc<Baselines>>,
}

impl BaselineState {
    /// The figures of a step of a run; `None` while they are not known.
    pub fn at(&self, run: JobId, step: usize) -> Option<BaselineFigures> {
        self.ask.answer_to(&run)?.0.iter().find(|figures| figures.step == step).copied()
    }

    /// Whether this run is to be asked about.
    pub(crate) fn wants(&self, run: JobId) -> bool {
        self.ask.wants(&run)
    }

    /// Notes a question that was submitted.
    pub(crate) fn submitted(&mut self, job: JobId, run: JobId) {
        self.ask.submitted(job, run);
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        if let Some(Report::Baselines(found)) = &progress.report {
            self.ask.answer_with(job, |_, _| Arc::clone(found));
        }
        self.ask.finish(job);
    }

    /// Notes that a job failed.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) {
        self.ask.refuse(job, why);
    }
}
