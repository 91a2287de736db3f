//! Work that the worker does for others, a piece at a time: the sources of a pixel, a census.

use std::fmt;
use std::sync::Arc;

use super::data::{DataId, Ready};
use super::error::TaskError;
use super::lock::lock;
use super::report::Report;
use super::stores::Stores;
use crate::diffusion::NetId;
use crate::exhibits::DataSpec;
use crate::score::{CancelToken, Denoiser};

/// What a task is to do. It is submitted as [`Job::Task`](super::Job::Task), and starts on the worker.
///
/// # Example
/// ```
/// use sixfingers::studio::{Progress, Report, Task, TaskContext, TaskError, TaskSpec};
///
/// #[derive(Debug)]
/// struct SumTo(usize);
///
/// struct Sum {
///     done: usize,
///     total: usize,
///     sum: usize,
/// }
///
/// impl TaskSpec for SumTo {
///     fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
///         Ok(Box::new(Sum { done: 0, total: self.0, sum: 0 }))
///     }
/// }
///
/// impl Task for Sum {
///     fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
///         context.check()?;
///         self.done += 1;
///         self.sum += self.done;
///         let report = (self.done == self.total).then(|| Report::Text(format!("The sum is {}.", self.sum)));
///         Ok(Progress { done: self.done, total: self.total, report })
///     }
/// }
/// ```
pub trait TaskSpec: fmt::Debug + Send + Sync {
    /// Makes ready for the first step. Runs on the worker, once; again only if it was cancelled by more urgent work.
    ///
    /// # Errors
    /// [`TaskError::Failed`] when the task can't be done, [`TaskError::Cancelled`] when `context` says so.
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError>;
}

/// A task under way.
pub trait Task: Send {
    /// Does the next piece, of a tenth of a second or so. It runs on the worker's rayon pool and may use all of it.
    ///
    /// Each piece ends in one [`Event::Task`](super::Event::Task); the task is over when `done == total`.
    ///
    /// # Errors
    /// [`TaskError::Cancelled`] soon after `context` says so: more urgent work has come. The task must then be as
    /// it was before the step, which will be asked for again later (or never, if the task was replaced).
    /// [`TaskError::Failed`] ends the task.
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError>;
}

/// How far a task is.
#[derive(Clone)]
pub struct Progress {
    /// Pieces done.
    pub done: usize,
    /// Pieces in all.
    pub total: usize,
    /// What was found, at the end or on the way.
    pub report: Option<Report>,
}

impl Progress {
    /// The end of a task of a single piece.
    pub fn only(report: impl Into<Report>) -> Self {
        Self { done: 1, total: 1, report: Some(report.into()) }
    }

    /// Whether the task is over.
    pub fn is_done(&self) -> bool {
        self.done >= self.total
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { done, total, report } = self;
        write!(f, "Progress({done} of {total}")?;
        report.as_ref().map_or(Ok(()), |report| write!(f, ", {report:?}"))?;
        f.write_str(")")
    }
}

/// What a task may use of the worker.
#[derive(Clone, Copy)]
pub struct TaskContext<'a> {
    pub(super) cancel: &'a CancelToken,
    pub(super) stores: &'a Stores,
}

impl TaskContext<'_> {
    /// Says when to stop; for the machines.
    pub fn cancel(&self) -> &CancelToken {
        self.cancel
    }

    /// For loops of one's own: whether to go on.
    ///
    /// # Errors
    /// [`TaskError::Cancelled`] when more urgent work has come.
    pub fn check(&self) -> Result<(), TaskError> {
        if self.cancel.is_cancelled() { Err(TaskError::Cancelled) } else { Ok(()) }
    }

    /// Who answers at a step: the machines on a set, or the network that the run names.
    ///
    /// # Errors
    /// [`TaskError::Failed`] when the network can't be opened, or was trained on other pictures.
    pub fn denoiser(&self, ready: &Ready, net: Option<&NetId>) -> Result<Arc<dyn Denoiser>, TaskError> {
        self.stores.denoiser(ready, net).map_err(TaskError::Failed)
    }

    /// A training set by its description: one that is open, or it is opened for the task. Files are read as they were when
    /// they were last opened.
    ///
    /// # Errors
    /// [`TaskError::Failed`] when it can't be opened, [`TaskError::Cancelled`] when more urgent work has come.
    pub fn open(&self, spec: &DataSpec) -> Result<Ready, TaskError> {
        let known = lock(&self.stores.data).find(spec);
        known.map_or_else(|| self.stores.open(spec, None, self.cancel), Ok)
    }

    /// An opened training set with its denoiser.
    ///
    /// # Errors
    /// [`TaskError::Failed`] when it is open no more.
    pub fn data(&self, id: DataId) -> Result<Ready, TaskError> {
        self.stores.ready(id).map_err(TaskError::Failed)
    }
}
