//! What is found out about whole frames once they are there: whether they are new, whether they are consistent.

use std::fmt;
use std::sync::Arc;

use super::data::DataId;
use super::error::TaskError;
use super::report::{FrameFact, FrameNews};
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{Frame, RunSpec};
use crate::explain::consistency::Consistency;
use crate::explain::novelty::novelty;
use crate::explain::why::why;
use crate::images::ImageMask;
use crate::text::errors_run;

/// What is asked about a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameQuestion {
    /// The nearest training picture, the sources, the verdict; O(n c h w), for [`Slot::Verdict`](super::Slot::Verdict).
    Novelty,
    /// Why it came out as it did: the facts and the reason; O(n c h w), for [`Slot::Why`](super::Slot::Why).
    Why,
    /// Which pixels are the centre of their own nearest patch; costs a step, for
    /// [`Slot::Consistency`](super::Slot::Consistency).
    Consistency,
}

/// A frame that is asked about.
#[derive(Clone)]
pub struct AskedFrame {
    /// The frame.
    pub frame: Arc<Frame>,
    /// The settings of its run.
    pub spec: Arc<RunSpec>,
}

/// Asks one question about some frames of one training set. Each frame ends in one report, a [`FrameNews`].
#[derive(Clone)]
pub struct FrameQuery {
    /// The set that the frames were made from.
    pub data: DataId,
    /// The frames, in the order in which the answers are wanted; at least one.
    pub frames: Vec<AskedFrame>,
    /// Which training pictures were allowed.
    pub mask: Option<Arc<ImageMask>>,
    /// The question.
    pub question: FrameQuestion,
}

/// A query under way.
struct Asking {
    query: FrameQuery,
    done: usize,
}

impl TaskSpec for FrameQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(Asking { query: self.clone(), done: 0 }))
    }
}

impl Task for Asking {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        context.check()?;
        let Self { query, done } = self;
        let ready = context.data(query.data)?;
        let AskedFrame { frame, spec } =
            query.frames.get(*done).ok_or_else(|| TaskError::failed(errors_run::JOB_NO_FRAME))?;
        let (set, picture, machine) = (&ready.data.set, &frame.posterior.x0_hat, frame.machine);
        let fact = match query.question {
            FrameQuestion::Novelty => FrameFact::Novelty(Arc::new(
                novelty(set, &frame.posterior, machine).ok_or_else(|| TaskError::failed(errors_run::JOB_OTHER_SET))?,
            )),
            FrameQuestion::Why => {
                let n_images =
                    query.mask.as_ref().map_or(set.n_images(), |mask| mask.entries().iter().filter(|on| **on).count());
                let found = why(set, ready.data.parts, spec, frame, n_images);
                FrameFact::Why(Arc::new(found.ok_or_else(|| TaskError::failed(errors_run::JOB_OTHER_SET))?))
            }
            FrameQuestion::Consistency => {
                let (denoiser, mask) = (ready.denoiser.as_ref(), query.mask.as_deref());
                let found = Consistency::check(denoiser, set, picture, machine, mask, context.cancel())?;
                FrameFact::Consistency(Arc::new(found))
            }
        };
        let report = Some(FrameNews { index: *done, fact }.into());
        *done += 1;
        Ok(Progress { done: *done, total: query.frames.len(), report })
    }
}

impl fmt::Debug for FrameQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrameQuery({:?}, {:?}, {} frames)", self.question, self.data, self.frames.len())
    }
}
