//! What the worker has found out about the frames on the stages: copies or new, and locally consistent where.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use crate::diffusion::Frame;
use crate::explain::consistency::Consistency;
use crate::explain::mosaic::MapKind;
use crate::explain::novelty::Novelty;
use crate::studio::{DataId, FrameFact, FrameNews, FrameQuery, FrameQuestion, Job, JobId, Progress, Slot};

use super::model::Model;
use super::session::Session;
use super::stage::{Run, StageFrame};
use super::view::{Pictures, Scene, View};

/// Local consistency costs as much as the run once more. Where the run took less than this, it is worked out before
/// anybody asks, so that its map is there at once; elsewhere once the map is looked at.
const FAST_RUN_SECS: f64 = 2.0;

/// The name of a frame: the job that made it, and its step.
pub type FrameKey = (JobId, usize);

/// What is known about one frame.
#[derive(Clone, Debug, Default)]
pub struct FrameFacts {
    /// The nearest training picture, the sources, the verdict.
    pub novelty: Option<Arc<Novelty>>,
    /// Which pixels are the centre of their own nearest patch.
    pub consistency: Option<Arc<Consistency>>,
}

/// A question under way.
#[derive(Clone, Debug)]
struct Asked {
    job: JobId,
    frames: Vec<FrameKey>,
}

/// What is known about the frames of the runs on the stages, and what is being asked.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    known: BTreeMap<FrameKey, FrameFacts>,
    asked: [Option<Asked>; 2],
    /// What can't be answered, so that it is not asked again and again.
    refused: BTreeSet<FrameKey>,
}

/// The questions with the slots in which they are answered.
const QUESTIONS: [(FrameQuestion, Slot); 2] =
    [(FrameQuestion::Novelty, Slot::Verdict), (FrameQuestion::Consistency, Slot::Consistency)];

impl Facts {
    /// What is known about a frame.
    pub fn of(&self, frame: &StageFrame) -> Option<&FrameFacts> {
        self.known.get(&(frame.job, frame.frame.step))
    }

    /// Whether a frame is a copy or new, once that is known.
    pub fn novelty(&self, frame: &StageFrame) -> Option<&Arc<Novelty>> {
        self.of(frame)?.novelty.as_ref()
    }

    /// Takes in news of a job.
    pub(super) fn take_in(&mut self, job: JobId, progress: &Progress) {
        let Some(slot) = self.asked.iter_mut().find(|asked| asked.as_ref().is_some_and(|asked| asked.job == job))
        else {
            return;
        };
        if let (Some(asked), Some(news)) = (slot.as_mut(), progress.report::<FrameNews>())
            && let Some(key) = asked.frames.get(news.index)
        {
            let facts = self.known.entry(*key).or_default();
            match &news.fact {
                FrameFact::Novelty(novelty) => facts.novelty = Some(Arc::clone(novelty)),
                FrameFact::Consistency(consistency) => facts.consistency = Some(Arc::clone(consistency)),
            }
        }
        if progress.is_done() {
            *slot = None;
        }
    }

    /// Notes that a job failed.
    pub(super) fn fail(&mut self, job: JobId) {
        for slot in &mut self.asked {
            if let Some(asked) = slot.take_if(|asked| asked.job == job) {
                self.refused.extend(asked.frames);
            }
        }
    }

    fn knows(&self, key: FrameKey, question: FrameQuestion) -> bool {
        let facts = self.known.get(&key);
        self.refused.contains(&key)
            || match question {
                FrameQuestion::Novelty => facts.is_some_and(|facts| facts.novelty.is_some()),
                FrameQuestion::Consistency => facts.is_some_and(|facts| facts.consistency.is_some()),
            }
    }
}

/// Asks what is not known yet about the frames on the stages, those that are shown first.
pub(super) fn reconcile(model: &mut Model) {
    let Model { session, view, worker, .. } = model;
    let Some(data) = session.wanted_data().map(|data| data.id) else { return };
    let jobs: BTreeSet<JobId> = session.stages.iter().flat_map(|stage| stage.runs().map(|run| run.job)).collect();
    session.facts.known.retain(|(job, _), _| jobs.contains(job));
    session.facts.refused.retain(|(job, _)| jobs.contains(job));
    for (index, (question, slot)) in QUESTIONS.into_iter().enumerate() {
        if let Some(asked) = &session.facts.asked[index] {
            // Frames that nobody shows any more are not worth waiting for.
            if asked.frames.iter().any(|(job, _)| jobs.contains(job)) {
                continue;
            }
            worker.cancel(slot);
            session.facts.asked[index] = None;
        }
        let missing: Vec<(FrameKey, Arc<Frame>)> = wanted(session, view, data, question)
            .filter(|(key, _)| !session.facts.knows(*key, question))
            .take(at_once(question))
            .map(|(key, frame)| (key, Arc::clone(frame)))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let (frames, pictures): (Vec<FrameKey>, Vec<Arc<Frame>>) = missing.into_iter().unzip();
        let query = FrameQuery { data, frames: pictures, mask: session.mask(), question };
        let job = worker.submit(slot, Job::Task(Arc::new(query)));
        session.facts.asked[index] = Some(Asked { job, frames });
    }
}

/// So many frames are asked about at once; then the playhead is looked at again.
fn at_once(question: FrameQuestion) -> usize {
    match question {
        FrameQuestion::Novelty => 4,
        FrameQuestion::Consistency => 1,
    }
}

/// The frames about which a question is asked, the most urgent first. An iterator, since most are known already.
fn wanted<'a>(
    session: &'a Session,
    view: &View,
    data: DataId,
    question: FrameQuestion,
) -> impl Iterator<Item = (FrameKey, &'a Arc<Frame>)> {
    let (selected, step, mask) = (view.selected, view.time.step, session.mask());
    let looked_at = view.scene == Scene::Stage && view.pictures == Pictures::Map(MapKind::Consistency);
    let is_asked = move |run: &&Run| {
        run.request.data == data
            && run.request.mask == mask
            && match question {
                FrameQuestion::Novelty => true,
                FrameQuestion::Consistency if looked_at => true,
                FrameQuestion::Consistency => run.finished && secs(run) < FAST_RUN_SECS,
            }
    };
    let now = Instant::now();
    let chosen_first = std::iter::once(selected).chain((0..session.stages.len()).filter(move |k| *k != selected));
    let stages = chosen_first.filter_map(|index| session.stages.get(index));
    let is_asked_too = is_asked.clone();
    let shown = stages.clone().filter_map(move |stage| {
        let frame = stage.shown(step, now)?.frame;
        stage.runs().find(|run| run.job == frame.job).filter(is_asked_too.clone()).map(|_| frame)
    });
    let rest = stages.filter_map(|stage| stage.run()).filter(is_asked).flat_map(|run| run.frames.iter().rev());
    // What is consistent is a matter of patches.
    let can_be_asked =
        move |frame: &&StageFrame| question == FrameQuestion::Novelty || frame.frame.posterior.names_patches();
    shown.chain(rest).filter(can_be_asked).map(|frame| ((frame.job, frame.frame.step), &frame.frame))
}

/// Seconds that a run's frames took.
fn secs(run: &Run) -> f64 {
    run.frames.iter().map(|frame| frame.elapsed_secs).sum()
}
