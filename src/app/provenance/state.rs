//! Where pixels came from: the last answer, and the question under way.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::ask::Ask;
use crate::diffusion::Frame;
use crate::explain::provenance::Provenance;
use crate::studio::{DataId, JobId, Progress, Report};

/// How many patches the panel lists.
pub const LISTED: usize = 8;

/// Which pixel of which frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelKey {
    /// The training set.
    pub data: DataId,
    /// The job that made the frame.
    pub job: JobId,
    /// The frame's step.
    pub step: usize,
    /// The pixel, `(row, column)`.
    pub at: (usize, usize),
}

/// An answer with its question.
#[derive(Clone, Debug)]
pub struct PixelAnswer {
    /// The question.
    pub key: PixelKey,
    /// The frame that was asked about.
    pub frame: Arc<Frame>,
    /// The answer.
    pub provenance: Arc<Provenance>,
    /// From question to answer.
    pub took: Duration,
}

/// The last answer and the question under way.
#[derive(Clone, Debug, Default)]
pub struct ProvenanceState {
    ask: Ask<PixelKey, PixelAnswer>,
    /// The frame of the question under way.
    frame: Option<Arc<Frame>>,
}

impl ProvenanceState {
    /// The last answer; it may be to an older question: compare its key with
    /// [`wanted_key`](super::pointed::wanted_key).
    pub fn answer(&self) -> Option<&PixelAnswer> {
        self.ask.answered().map(|(_, answer)| answer)
    }

    /// Whether a question is under way.
    pub fn is_asking(&self) -> bool {
        self.ask.is_asking()
    }

    /// Whether a question is to be asked now; the time to wait where the one under way is let finish first.
    pub(crate) fn wants(&self, key: &PixelKey, patience: Duration) -> Result<bool, Duration> {
        match self.ask.asked() {
            None => Ok(self.ask.wants(key)),
            Some(asked) if asked.key == *key || self.ask.refusal(key).is_some() => Ok(false),
            Some(asked) => patience.checked_sub(asked.since.elapsed()).map_or(Ok(true), Err),
        }
    }

    /// Notes a question that was submitted.
    pub(crate) fn submitted(&mut self, job: JobId, key: PixelKey, frame: Arc<Frame>) {
        self.ask.submitted(job, key);
        self.frame = Some(frame);
    }

    /// Forgets the question under way; whether there was one.
    pub(crate) fn cancel(&mut self) -> bool {
        self.ask.cancel()
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        if let (Some(frame), Some(Report::Provenance(provenance))) = (&self.frame, &progress.report) {
            let (frame, provenance) = (Arc::clone(frame), Arc::clone(provenance));
            self.ask.answer_with(job, |asked, _| PixelAnswer {
                key: asked.key,
                frame,
                provenance,
                took: Instant::now().saturating_duration_since(asked.since),
            });
        }
        self.ask.finish(job);
    }

    /// Notes that a job failed.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) {
        self.ask.refuse(job, why);
    }
}
