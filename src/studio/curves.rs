//! The curves of a trajectory, while it is still running.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::data::DataId;
use super::error::TaskError;
use super::report::CurvesNews;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{Frame, RunSpec};
use crate::explain::curves::CurvePoint;
use crate::text::errors_run;

/// Often enough for curves that grow with the pictures.
const REPORT_EVERY: Duration = Duration::from_millis(15);

/// Asks for the curves of some frames; for [`Slot::Curves`](super::Slot::Curves).
///
/// Its reports are [`CurvesNews`].
#[derive(Clone)]
pub struct CurvesQuery {
    /// The set that the frames were made from.
    pub data: DataId,
    /// The settings of the run.
    pub spec: RunSpec,
    /// The frame before the first one of `frames`, if there is one.
    pub before: Option<Arc<Frame>>,
    /// The frames, noisiest first.
    pub frames: Vec<Arc<Frame>>,
}

/// Curves under way.
struct CurvesTask {
    query: CurvesQuery,
    done: usize,
}

impl TaskSpec for CurvesQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(CurvesTask { query: self.clone(), done: 0 }))
    }
}

impl Task for CurvesTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let CurvesQuery { data, spec, before, frames } = &self.query;
        let ready = context.data(*data)?;
        let until = Instant::now() + REPORT_EVERY;
        let mut points = Vec::new();
        while let Some(frame) = frames.get(self.done + points.len()) {
            // What is done is reported even if more urgent work has come: it takes up to some ten milliseconds a point.
            if !points.is_empty() && (context.check().is_err() || Instant::now() >= until) {
                break;
            }
            context.check()?;
            let before = (self.done + points.len()).checked_sub(1).map_or(before.as_deref(), |i| Some(&*frames[i]));
            let point = CurvePoint::new(&ready.data.set, spec, frame, before);
            let other = || TaskError::failed(errors_run::JOB_OTHER_SIZE);
            points.push(point.ok_or_else(other)?);
        }
        self.done += points.len();
        Ok(Progress { done: self.done, total: frames.len(), report: Some(CurvesNews { points }.into()) })
    }
}

impl fmt::Debug for CurvesQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.frames.first().zip(self.frames.last()).map(|(first, last)| (first.step, last.step));
        write!(f, "CurvesQuery({:?}, first and last step {steps:?})", self.data)
    }
}
