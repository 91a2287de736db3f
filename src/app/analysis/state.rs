//! What the worker has found out about the frames on the stages: copies or new, and locally consistent where.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::ask::Ask;
use crate::app::stage::runs::StageFrame;
use crate::explain::consistency::Consistency;
use crate::explain::novelty::Novelty;
use crate::explain::why::Why;
use crate::studio::{FrameFact, FrameQuestion, JobId, Progress, Report, Slot};

/// The name of a frame: the job that made it, and its step.
pub type FrameKey = (JobId, usize);

/// What is known about one frame.
#[derive(Clone, Debug, Default)]
pub struct FrameFindings {
    /// The nearest training picture, the sources, the verdict.
    pub novelty: Option<Arc<Novelty>>,
    /// Why it came out as it did.
    pub why: Option<Arc<Why>>,
    /// Which pixels are the centre of their own nearest patch.
    pub consistency: Option<Arc<Consistency>>,
}

/// What is known about the frames of the runs on the stages, and what is being asked.
#[derive(Clone, Debug, Default)]
pub struct FrameAnalysis {
    known: BTreeMap<FrameKey, FrameFindings>,
    /// One for each question, in the order of [`QUESTIONS`].
    asks: [Ask<Vec<FrameKey>, ()>; QUESTIONS.len()],
    /// What can't be answered, frame by frame, so that it is not asked again and again.
    refused: BTreeSet<FrameKey>,
}

/// The questions with the slots in which they are answered.
pub(crate) const QUESTIONS: [(FrameQuestion, Slot); 3] = [
    (FrameQuestion::Novelty, Slot::Verdict),
    (FrameQuestion::Why, Slot::Why),
    (FrameQuestion::Consistency, Slot::Consistency),
];

impl FrameAnalysis {
    /// What is known about a frame.
    pub fn of(&self, frame: &StageFrame) -> Option<&FrameFindings> {
        self.known.get(&(frame.job, frame.frame.step))
    }

    /// Whether a frame is a copy or new, once that is known.
    pub fn novelty(&self, frame: &StageFrame) -> Option<&Arc<Novelty>> {
        self.of(frame)?.novelty.as_ref()
    }

    /// Why a frame came out as it did, once that is known.
    pub fn why(&self, frame: &StageFrame) -> Option<&Arc<Why>> {
        self.of(frame)?.why.as_ref()
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        let Some(ask) = self.asks.iter_mut().find(|ask| ask.is_of(job)) else { return };
        if let (Some(asked), Some(Report::Frame(news))) = (ask.asked(), &progress.report)
            && let Some(key) = asked.key.get(news.index)
        {
            let found = self.known.entry(*key).or_default();
            match &news.fact {
                FrameFact::Novelty(novelty) => found.novelty = Some(Arc::clone(novelty)),
                FrameFact::Why(why) => found.why = Some(Arc::clone(why)),
                FrameFact::Consistency(consistency) => found.consistency = Some(Arc::clone(consistency)),
            }
        }
        if progress.is_done() {
            ask.finish(job);
        }
    }

    /// Notes that a job failed.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) {
        for ask in &mut self.asks {
            if let Some(asked) = ask.asked().filter(|asked| asked.job == job) {
                self.refused.extend(asked.key.iter().copied());
            }
            ask.refuse(job, why);
        }
    }

    /// Forgets the frames of all other runs.
    pub(crate) fn keep_runs(&mut self, jobs: &BTreeSet<JobId>) {
        self.known.retain(|(job, _), _| jobs.contains(job));
        self.refused.retain(|(job, _)| jobs.contains(job));
    }

    /// The question under way, by its place in [`QUESTIONS`].
    pub(crate) fn ask_mut(&mut self, question: usize) -> &mut Ask<Vec<FrameKey>, ()> {
        &mut self.asks[question]
    }

    /// Whether a question about a frame is answered, or was refused.
    pub(crate) fn knows(&self, key: FrameKey, question: FrameQuestion) -> bool {
        let facts = self.known.get(&key);
        self.refused.contains(&key)
            || match question {
                FrameQuestion::Novelty => facts.is_some_and(|facts| facts.novelty.is_some()),
                FrameQuestion::Why => facts.is_some_and(|facts| facts.why.is_some()),
                FrameQuestion::Consistency => facts.is_some_and(|facts| facts.consistency.is_some()),
            }
    }
}
