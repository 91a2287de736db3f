//! How far networks see: P(t) as it is calibrated on them, and their receptive fields, as far as they were looked at.

use std::sync::Arc;

use crate::app::ask::Ask;
use crate::diffusion::{Locality, NetId, RunSpec};
use crate::explain::receptive_field::ReceptiveFieldScan;
use crate::studio::{DataId, JobId, Progress, ReceptiveFieldNews, Report};

/// What was found for so many networks and runs is kept.
const KEPT: usize = 8;

/// Everything that decides what is found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FieldKey {
    pub(crate) data: DataId,
    pub(crate) net: NetId,
    /// Of the machine that is asked beside the network, its patch aside.
    pub(crate) run: RunSpec,
}

/// What was found, and what is being looked for.
#[derive(Clone, Debug, Default)]
pub struct ReceptiveField {
    /// What was looked at last stands at the end.
    known: Vec<(FieldKey, Arc<ReceptiveFieldNews>)>,
    ask: Ask<FieldKey, ()>,
    /// What the person has paused.
    paused: Option<FieldKey>,
}

impl ReceptiveField {
    /// What is known of one network.
    pub(crate) fn of(&self, key: &FieldKey) -> Option<&Arc<ReceptiveFieldNews>> {
        self.known.iter().find(|(known, _)| known == key).map(|(_, news)| news)
    }

    /// Whether it is being looked for.
    pub fn is_running(&self) -> bool {
        self.ask.is_asking()
    }

    /// Whether it is paused, or could not be done, until somebody lets it go on.
    pub fn is_stopped(&self) -> bool {
        !self.is_running() && (self.paused.is_some() || self.ask.refused().is_some())
    }

    /// Whether this is to be asked now.
    pub(crate) fn wants(&self, key: &FieldKey) -> bool {
        let is_done = self.of(key).is_some_and(|news| news.scan.is_done());
        !is_done && !self.is_running() && self.paused.as_ref() != Some(key) && self.ask.refusal(key).is_none()
    }

    /// Forgets the question under way unless it is this one; whether there was another.
    pub(crate) fn cancel_others(&mut self, key: Option<&FieldKey>) -> bool {
        self.ask.asked().is_some_and(|asked| Some(&asked.key) != key) && self.ask.cancel()
    }

    /// Notes a question that was submitted.
    pub(crate) fn submitted(&mut self, job: JobId, key: FieldKey) {
        self.ask.submitted(job, key);
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        let Some(asked) = self.ask.asked().filter(|asked| asked.job == job) else { return };
        if let Some(Report::ReceptiveField(news)) = &progress.report {
            let key = asked.key.clone();
            self.known.retain(|(known, _)| *known != key);
            self.known.push((key, Arc::clone(news)));
            let n = self.known.len();
            self.known.drain(..n.saturating_sub(KEPT));
        }
        if progress.is_done() {
            self.ask.finish(job);
        }
    }

    /// Notes that a job failed: it is not asked again by itself.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) {
        self.ask.refuse(job, why);
    }

    /// Pauses it.
    pub(crate) fn pause(&mut self) {
        if let Some(asked) = self.ask.asked() {
            self.paused = Some(asked.key.clone());
            self.ask.cancel();
        }
    }

    /// Lets it go on.
    pub(crate) fn go_on(&mut self) {
        self.paused = None;
        self.ask.allow_again();
    }
}

/// The P(t) that was found, once all of it is known.
pub fn found_locality(scan: &ReceptiveFieldScan) -> Option<Locality> {
    scan.is_done().then(|| scan.calibration().locality())
}
