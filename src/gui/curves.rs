//! The curves of the chosen stage: which there are, and their points as far as they have been computed.

use std::sync::Arc;

use super::stage::Run;
use crate::explain::curves::{CurvePoint, counted_curves_csv};
use crate::studio::{CurvesNews, CurvesQuery, JobId, Progress};

/// One of the curves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CurveKind {
    /// Effective number of patches: median and quartiles over the pixels.
    Effective,
    /// Number of training pictures that the guess is pasted from.
    Sources,
    /// Distance to the nearest training picture.
    Nearest,
    /// Share of pixels with a new source.
    Changed,
    /// Number of parts.
    Parts,
    /// P(t).
    Patch,
    /// Signal and noise.
    Levels,
}

impl CurveKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Effective, Self::Sources, Self::Nearest, Self::Changed, Self::Parts, Self::Patch, Self::Levels];
}

/// How the curves are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct CurvesView {
    /// Those that are shown.
    shown: Vec<CurveKind>,
    /// The step under the pointer.
    pub pointed_at: Option<usize>,
}

impl Default for CurvesView {
    fn default() -> Self {
        use CurveKind::{Effective, Nearest, Parts, Sources};
        Self { shown: vec![Effective, Sources, Nearest, Parts], pointed_at: None }
    }
}

impl CurvesView {
    /// Whether a curve is shown.
    pub fn shows(&self, kind: CurveKind) -> bool {
        self.shown.contains(&kind)
    }

    /// Shows a curve, or hides it.
    pub fn toggle(&mut self, kind: CurveKind) {
        if self.shows(kind) {
            self.shown.retain(|shown| *shown != kind);
        } else {
            self.shown.push(kind);
            self.shown.sort_unstable();
        }
    }

    /// Those that are shown, in order.
    pub fn shown(&self) -> impl Iterator<Item = CurveKind> + '_ {
        self.shown.iter().copied()
    }
}

/// The points of a run, as far as they have been computed, and what is left of the run before.
#[derive(Clone, Debug, Default)]
pub struct Curves {
    /// The run's job.
    run: Option<JobId>,
    /// The worker's job, while there is one.
    asked: Option<JobId>,
    points: Vec<CurvePoint>,
    /// The points of the run before, which stay until the new ones have come as far.
    previous: Vec<CurvePoint>,
    /// Frames that could not be explained: nothing more is asked of this run.
    failed: bool,
}

impl Curves {
    /// What is to be computed next for a run; `None` when all is there or under way. A run other than the last one
    /// begins anew.
    pub fn missing(&mut self, run: &Run) -> Option<CurvesQuery> {
        if self.run != Some(run.job) {
            if !self.points.is_empty() {
                self.previous = std::mem::take(&mut self.points);
            }
            *self = Self { run: Some(run.job), previous: std::mem::take(&mut self.previous), ..Self::default() };
        }
        if self.asked.is_some() || self.failed {
            return None;
        }
        let done = self.points.len();
        let frame = |i: usize| run.frames.get(i).map(|frame| Arc::clone(&frame.frame));
        let frames: Vec<_> = (done..run.frames.len()).filter_map(frame).collect();
        let request = &run.request;
        let before = done.checked_sub(1).and_then(frame);
        (!frames.is_empty()).then(|| CurvesQuery { data: request.data, spec: request.spec.clone(), before, frames })
    }

    /// Notes that the worker was asked.
    pub fn ask(&mut self, job: JobId) {
        self.asked = Some(job);
    }

    /// Takes in what the worker has found.
    pub fn take_in(&mut self, job: JobId, progress: &Progress) {
        if self.asked != Some(job) {
            return;
        }
        if let Some(news) = progress.report::<CurvesNews>() {
            self.points.extend(news.points.iter().copied());
        }
        if progress.is_done() {
            self.asked = None;
        }
        if self.points.last().is_some_and(|point| point.step == 1) {
            self.previous.clear();
        }
    }

    /// Notes that the worker could not do it.
    pub fn fail(&mut self, job: JobId) {
        if self.asked == Some(job) {
            self.asked = None;
            self.failed = true;
        }
    }

    /// The points of the run, noisiest first.
    pub fn points(&self) -> &[CurvePoint] {
        &self.points
    }

    /// The points of the run before, where the present one has not come as far: so that curves don't vanish and come
    /// back while a slider is dragged.
    pub fn older(&self) -> impl Iterator<Item = &CurvePoint> {
        let reached = self.points.last().map_or(f64::INFINITY, |point| point.t);
        self.previous.iter().filter(move |point| point.t < reached)
    }

    /// Whether the points are those of this run.
    pub fn is_of(&self, run: &Run) -> bool {
        self.run == Some(run.job)
    }

    /// All numbers of a run that are there, as CSV; and the number of steps.
    pub fn csv(&self, run: &Run) -> (String, usize) {
        let points: &[CurvePoint] = if self.is_of(run) { &self.points } else { &[] };
        let rows = points.iter().map(|point| (point, run.at(point.step).and_then(|frame| frame.count.as_ref())));
        (counted_curves_csv(rows), points.len())
    }
}
