//! What a job does in one go, whatever its kind.

use std::sync::Arc;
use std::time::Instant;

use super::batch::{GalleryWork, SearchWork};
use super::cache::RunKey;
use super::data::Ready;
use super::job::{DataId, Event, Job, JobId, Slot};
use super::run::RunWork;
use super::shared::{Shared, lock};
use super::task::{Task, TaskContext, TaskError, TaskSpec};
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::score::{CancelToken, ScoreError};

/// A job under way. It is moved between the worker's threads, a step at a time.
pub(super) trait Work: Send {
    /// Does the next piece and reports it. After [`WorkError::Cancelled`] the work is as it was, to be gone on with.
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, WorkError>;

    /// Whether what is left can wait for the steps of other stages.
    fn is_afterthought(&self) -> bool {
        false
    }
}

/// Whether there is more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    More,
    Over,
}

pub(super) enum WorkError {
    Cancelled,
    /// With a text for the person at the window.
    Failed(String),
}

impl From<ScoreError> for WorkError {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::Cancelled => Self::Cancelled,
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<TaskError> for WorkError {
    fn from(error: TaskError) -> Self {
        match error {
            TaskError::Cancelled => Self::Cancelled,
            TaskError::Failed(message) => Self::Failed(message),
        }
    }
}

/// What a piece of work may use.
#[derive(Clone, Copy)]
pub(super) struct WorkContext<'a> {
    pub(super) shared: &'a Shared,
    pub(super) cancel: &'a CancelToken,
    pub(super) slot: Slot,
    pub(super) job: JobId,
    /// When this turn began.
    pub(super) begun: Instant,
    /// Time that the job had in earlier turns.
    pub(super) used_before_secs: f64,
}

impl WorkContext<'_> {
    pub(super) fn emit(&self, event: Event) {
        self.shared.emit(self.slot, event);
    }

    /// Whether to go on.
    pub(super) fn check(&self) -> Result<(), WorkError> {
        if self.cancel.is_cancelled() { Err(WorkError::Cancelled) } else { Ok(()) }
    }

    pub(super) fn used_secs(&self) -> f64 {
        self.used_before_secs + self.begun.elapsed().as_secs_f64()
    }
}

/// Takes a job in. `None`: it was answered from the caches. Quick: it runs on the worker's own thread.
pub(super) fn begin(shared: &Arc<Shared>, slot: Slot, id: JobId, job: Job) -> Result<Option<Box<dyn Work>>, WorkError> {
    Ok(match job {
        Job::Open(spec) => {
            let known = lock(&shared.data).find(&spec);
            match known {
                Some(ready) if !shared.source.may_change(&spec) => {
                    shared.emit(slot, Event::Opened(id, ready.data));
                    None
                }
                known => Some(Box::new(OpenWork { spec, known })),
            }
        }
        Job::Edit { data, edits } => {
            let edited = (data, edits.of_pictures());
            let known = lock(&shared.data).find_edited(&edited);
            match known {
                Some(ready) => {
                    shared.emit(slot, Event::Opened(id, ready.data));
                    None
                }
                None => Some(Box::new(EditWork { edited })),
            }
        }
        Job::Run { data, start, spec, mask } => RunWork::begin(shared, slot, id, RunKey { data, start, spec, mask })?,
        Job::Gallery { data, seeds, spec, mask } => {
            Some(Box::new(GalleryWork::begin(shared, (data, spec, mask), seeds)?))
        }
        Job::NextWrong { data, after, spec, mask } => {
            Some(Box::new(SearchWork::begin(shared, (data, spec, mask), after)?))
        }
        Job::Task(spec) => Some(Box::new(TaskWork { spec, task: None })),
    })
}

/// Draws or loads a training set.
struct OpenWork {
    spec: DataSpec,
    /// What the same description stood for last time.
    known: Option<Ready>,
}

impl Work for OpenWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, WorkError> {
        let shared = context.shared;
        let opened = shared.source.open(&self.spec, context.cancel);
        let (set, parts) = match opened {
            Ok(opened) => opened,
            // What it says then is of no use to anybody.
            Err(_) if context.cancel.is_cancelled() => return Err(WorkError::Cancelled),
            Err(message) => return Err(WorkError::Failed(message)),
        };
        // Read to the end when somebody stopped it: it must not come to lie in the cache, where nobody would ask for it.
        context.check()?;
        let ready = match self.known.take() {
            // Nothing has changed: trajectories on it are still good.
            Some(known) if *known.data.set == set => known,
            _ => {
                let set = Arc::new(set);
                let denoiser = shared.source.denoiser(&set);
                context.check()?;
                shared.insert_data(|data| data.insert(self.spec.clone(), set, parts, None, denoiser))
            }
        };
        context.emit(Event::Opened(context.job, ready.data));
        Ok(Flow::Over)
    }
}

/// Changes the pictures of an opened set.
struct EditWork {
    edited: (DataId, Edits),
}

impl Work for EditWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, WorkError> {
        let shared = context.shared;
        let (base, edits) = &self.edited;
        let base = shared.ready(*base).map_err(WorkError::Failed)?.data;
        let set = edits.apply(&base.set).map_err(|error| WorkError::Failed(error.to_string()))?.set;
        context.check()?;
        let denoiser = shared.source.denoiser(&set);
        let edited = Some(self.edited.clone());
        let ready = shared.insert_data(|data| data.insert(base.spec.clone(), set, base.parts, edited, denoiser));
        context.emit(Event::Opened(context.job, ready.data));
        Ok(Flow::Over)
    }
}

/// Runs what others have brought.
struct TaskWork {
    spec: Arc<dyn TaskSpec>,
    task: Option<Box<dyn Task>>,
}

impl Work for TaskWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, WorkError> {
        let tools = TaskContext { cancel: context.cancel, shared: context.shared };
        let task = match &mut self.task {
            Some(task) => task,
            None => self.task.insert(self.spec.start(&tools)?),
        };
        let progress = task.step(&tools)?;
        let flow = if progress.is_done() { Flow::Over } else { Flow::More };
        let (job, slot, elapsed_secs) = (context.job, context.slot, context.used_secs());
        context.emit(Event::Task { job, slot, progress, elapsed_secs });
        Ok(flow)
    }
}
