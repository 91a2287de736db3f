//! The curves of the chosen stage: which there are, and their points as far as they have been computed.

use std::sync::Arc;

use crate::app::ask::Ask;
use crate::app::stage::runs::Run;
use crate::explain::curves::{CurvePoint, counted_curves_csv};
use crate::studio::{CurvesQuery, JobId, Progress, Report};

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
    /// By the run's job.
    ask: Ask<JobId, Vec<CurvePoint>>,
    /// The run that is looked at.
    run: Option<JobId>,
    /// The points of the run before, which stay until the new ones have come as far.
    previous: Vec<CurvePoint>,
}

impl Curves {
    /// What is to be computed next for a run; `None` when all is there or under way, or could not be computed. A run
    /// other than the last one begins anew.
    pub fn missing(&mut self, run: &Run) -> Option<CurvesQuery> {
        if self.run != Some(run.job) {
            if !self.points().is_empty() {
                self.previous = self.points().to_vec();
            }
            self.ask.reset();
            self.run = Some(run.job);
        }
        if self.ask.is_asking() || self.ask.refusal(&run.job).is_some() {
            return None;
        }
        let done = self.points().len();
        let frame = |i: usize| run.frames.get(i).map(|frame| Arc::clone(&frame.frame));
        let frames: Vec<_> = (done..run.frames.len()).filter_map(frame).collect();
        let request = &run.request;
        let before = done.checked_sub(1).and_then(frame);
        (!frames.is_empty()).then(|| CurvesQuery { data: request.data, spec: request.spec.clone(), before, frames })
    }

    /// Notes a question about the run that is looked at.
    pub fn submitted(&mut self, job: JobId) {
        if let Some(run) = self.run {
            self.ask.submitted(job, run);
        }
    }

    /// Takes a report of a job.
    pub fn on_progress(&mut self, job: JobId, progress: &Progress) {
        if let Some(Report::Curves(news)) = &progress.report {
            self.ask.answer_with(job, |_, before| {
                let mut points = before.unwrap_or_default();
                points.extend(news.points.iter().copied());
                points
            });
        }
        if progress.is_done() {
            self.ask.finish(job);
        }
        if self.points().last().is_some_and(|point| point.step == 1) {
            self.previous.clear();
        }
    }

    /// Notes that a job failed: nothing more is asked about this run.
    pub fn fail(&mut self, job: JobId, why: &str) {
        self.ask.refuse(job, why);
    }

    /// The points of the run, noisiest first.
    pub fn points(&self) -> &[CurvePoint] {
        self.run.and_then(|run| self.ask.answer_to(&run)).map_or(&[], Vec::as_slice)
    }

    /// The points of the run before, where the present one has not come as far: so that curves don't vanish and come
    /// back while a slider is dragged.
    pub fn older(&self) -> impl Iterator<Item = &CurvePoint> {
        let reached = self.points().last().map_or(f64::INFINITY, |point| point.t);
        self.previous.iter().filter(move |point| point.t < reached)
    }

    /// Whether the points are those of this run.
    pub fn is_of(&self, run: &Run) -> bool {
        self.run == Some(run.job)
    }

    /// All numbers of a run that are there, as CSV; and the number of steps.
    pub fn csv(&self, run: &Run) -> (String, usize) {
        let points: &[CurvePoint] = if self.is_of(run) { self.points() } else { &[] };
        let rows = points.iter().map(|point| (point, run.at(point.step).and_then(|frame| frame.count.as_ref())));
        (counted_curves_csv(rows), points.len())
    }
}
