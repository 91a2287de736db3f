//! Where the pointed pixel came from: what the worker is asked, and its last answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diffusion::Frame;
use crate::explain::provenance::Provenance;
use crate::score::NoiseLevel;
use crate::studio::{DataId, Job, JobId, PixelQuery, Progress, Slot};

use super::model::Model;
use super::session::Session;
use super::settings::{Settings, SidePanel};
use super::stage::StageFrame;
use super::view::{Scene, View};

/// How many patches the panel lists.
pub const LISTED: usize = 8;

/// A question gets so long before the next one takes its place: quick answers come one after the other while the
/// pointer moves, and slow ones don't keep the last question waiting.
const LET_FINISH: Duration = Duration::from_millis(200);

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

/// A question under way.
#[derive(Clone, Debug)]
struct Asked {
    job: JobId,
    key: PixelKey,
    frame: Arc<Frame>,
    at: Instant,
}

/// The last answer and the question under way.
#[derive(Clone, Debug, Default)]
pub struct Pixels {
    asked: Option<Asked>,
    answer: Option<PixelAnswer>,
    /// What can't be answered, so that it is not asked again and again.
    refused: Option<PixelKey>,
}

impl Pixels {
    /// The last answer; it may be to an older question: compare its key with [`wanted_key`].
    pub fn answer(&self) -> Option<&PixelAnswer> {
        self.answer.as_ref()
    }

    /// Whether a question is under way.
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Takes in news of a job.
    pub(super) fn take_in(&mut self, job: JobId, progress: &Progress) {
        if let Some(asked) = self.asked.take_if(|asked| asked.job == job)
            && let Some(provenance) = progress.report()
        {
            let Asked { key, frame, at, .. } = asked;
            self.answer = Some(PixelAnswer { key, frame, provenance, took: at.elapsed() });
        }
    }

    /// Notes that a job failed.
    pub(super) fn fail(&mut self, job: JobId) {
        if let Some(asked) = self.asked.take_if(|asked| asked.job == job) {
            self.refused = Some(asked.key);
        }
    }
}

/// The pixel that the panel is about, `(row, column)`: the pinned or pointed one, else the middle.
pub fn pixel(session: &Session, view: &View) -> (usize, usize) {
    let shape = session.shape();
    let (row, col) = view.probe.pixel.unwrap_or((shape.h() / 2, shape.w() / 2));
    (row.min(shape.h() - 1), col.min(shape.w() - 1))
}

/// The frame that is shown on the chosen stage, with the training set that it was made from and its noise level; `None`
/// while that set is not the one that is open.
pub(in crate::gui) fn shown<'a>(session: &'a Session, view: &View) -> Option<(DataId, &'a StageFrame, NoiseLevel)> {
    let stage = session.stages.get(view.selected)?;
    let frame = stage.shown(view.time.step, Instant::now())?.frame;
    let request = stage.request_of(frame.job)?;
    let data = session.data.as_ref().filter(|data| data.id == request.data)?;
    Some((data.id, frame, request.spec.level_at(frame.frame.step)))
}

/// The question that what is on screen poses now. An answer to another one is not current.
pub fn wanted_key(session: &Session, view: &View) -> Option<PixelKey> {
    let (data, frame, _) = shown(session, view)?;
    Some(PixelKey { data, job: frame.job, step: frame.frame.step, at: pixel(session, view) })
}

/// Whether the panel is there to show an answer.
fn is_open(settings: &Settings, view: &View) -> bool {
    settings.side == Some(SidePanel::Provenance) && view.scene == Scene::Stage && !view.presenting
}

/// Asks what is wanted. Returns when to look again, where a question under way is let finish first.
pub(super) fn reconcile(model: &mut Model) -> Option<Duration> {
    let Model { settings, session, view, worker, .. } = model;
    let by_machine = shown(session, view).is_some_and(|(_, frame, _)| frame.frame.posterior.names_patches());
    let key = wanted_key(session, view).filter(|_| by_machine && is_open(settings, view));
    let Some(key) = key else {
        if session.pixels.asked.take().is_some() {
            worker.cancel(Slot::Provenance);
        }
        return None;
    };
    let pixels = &session.pixels;
    let is_answered = pixels.asked.is_none() && pixels.answer.as_ref().is_some_and(|answer| answer.key == key);
    if is_answered || pixels.refused == Some(key) {
        return None;
    }
    if let Some(asked) = &pixels.asked {
        let age = asked.at.elapsed();
        if asked.key == key {
            return None;
        }
        if age < LET_FINISH {
            return Some(LET_FINISH - age);
        }
    }
    let (data, frame, level) = shown(session, view)?;
    // That of the frame's own run: an older picture may still be shown after pictures were switched off or on.
    let mask = session.stages.get(view.selected)?.request_of(key.job)?.mask.clone();
    let frame = Arc::clone(&frame.frame);
    let query = PixelQuery { data, frame: Arc::clone(&frame), level, mask, at: key.at, shown: LISTED };
    let job = worker.submit(Slot::Provenance, Job::Task(Arc::new(query)));
    session.pixels.asked = Some(Asked { job, key, frame, at: Instant::now() });
    None
}
