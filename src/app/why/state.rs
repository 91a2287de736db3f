//! The pixel that shows why, and the tables of thumbs.

use std::sync::Arc;

use crate::app::ask::Ask;
use crate::diffusion::RunSpec;
use crate::explain::census::Census;
use crate::explain::stats::TwoByTwo;
use crate::explain::why::reason::Look;
use crate::images::ImageMask;
use crate::studio::{DataId, JobId, Progress, Report};

/// How many seeds are counted for the table, from 0 on.
pub const TABLE_SEEDS: u64 = 64;

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WhyView {
    /// The pixel that was pinned to show why; it does so for as long as it is the pinned one.
    pub look: Option<Look>,
    /// Whether the tables of thumbs stand on the stage.
    pub table: bool,
}

/// Everything that decides the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct TableKey {
    /// The training set.
    pub data: DataId,
    /// The settings of the run.
    pub spec: RunSpec,
    /// Which training pictures may be used; all if `None`.
    pub mask: Option<Arc<ImageMask>>,
}

/// Thumbs on the left (first) against thumbs on the right (second).
#[derive(Clone, Debug)]
pub struct Tables {
    /// Of the training hands.
    pub training: TwoByTwo,
    /// Of the hands that were made, so far.
    pub made: TwoByTwo,
    /// Pictures that were made, hands that are not well formed among them.
    pub done: usize,
    /// What was made, to go on from.
    pub census: Arc<Census>,
}

/// The tables and the question under way.
#[derive(Clone, Debug, Default)]
pub struct ThumbTables {
    ask: Ask<TableKey, Tables>,
}

impl ThumbTables {
    /// The tables of these settings, as far as they are there.
    pub fn of(&self, key: &TableKey) -> Option<&Tables> {
        self.ask.answer_to(key)
    }

    /// Whether they are to be asked for: not under way, not refused, not complete.
    pub(crate) fn wants(&self, key: &TableKey) -> bool {
        let is_asked = self.ask.asked().is_some_and(|asked| asked.key == *key);
        let is_done = self.of(key).is_some_and(|tables| tables.census.is_done());
        !is_asked && !is_done && self.ask.refusal(key).is_none()
    }

    /// Notes a question that was submitted.
    pub(crate) fn submitted(&mut self, job: JobId, key: TableKey) {
        self.ask.submitted(job, key);
    }

    /// Forgets the question under way; whether there was one.
    pub(crate) fn cancel(&mut self) -> bool {
        self.ask.cancel()
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        if let Some(Report::Thumbs(news)) = &progress.report {
            let made = news.census.tally(0);
            let (training, census) = (news.training, Arc::clone(&news.census));
            self.ask.answer_with(job, |_, _| Tables { training, made: made.thumbs, done: made.n, census });
        }
        if progress.is_done() {
            self.ask.finish(job);
        }
    }

    /// Notes that a job failed.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) {
        self.ask.refuse(job, why);
    }
}
