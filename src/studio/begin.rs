//! How a new job begins: answered from what is known, refused, or as work to be done.

use std::sync::Arc;

use super::batch::{GalleryWork, SearchWork};
use super::cache::RunKey;
use super::data::{DataId, Ready};
use super::error::TaskError;
use super::exchange::Exchange;
use super::job::{Event, Job, JobId, Slot};
use super::lock::lock;
use super::run::RunWork;
use super::stores::Stores;
use super::task::{Task, TaskContext, TaskSpec};
use super::work::{Flow, Work, WorkContext};
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;

/// Makes the work of a job. `None`: it was answered from the caches. Quick: it runs on the worker's own thread.
pub(super) fn begin(
    stores: &Arc<Stores>,
    exchange: &Exchange,
    (slot, id): (Slot, JobId),
    job: Job,
) -> Result<Option<Box<dyn Work>>, TaskError> {
    Ok(match job {
        Job::Open(spec) => {
            let known = lock(&stores.data).find(&spec);
            match known {
                Some(ready) if !stores.source.may_change(&spec) => {
                    exchange.emit(slot, Event::Opened(id, ready.data));
                    None
                }
                known => Some(Box::new(OpenWork { spec, known })),
            }
        }
        Job::Edit { data, edits } => {
            let edited = (data, edits.of_pictures());
            let known = lock(&stores.data).find_edited(&edited);
            match known {
                Some(ready) => {
                    exchange.emit(slot, Event::Opened(id, ready.data));
                    None
                }
                None => Some(Box::new(EditWork { edited })),
            }
        }
        Job::Run { data, seed, spec, mask } => {
            RunWork::begin(stores, exchange, (slot, id), RunKey { data, seed, spec, mask })?
        }
        Job::Gallery { data, seeds, spec, mask } => {
            Some(Box::new(GalleryWork::begin(stores, (data, spec, mask), seeds)?))
        }
        Job::NextWrong { data, after, spec, mask } => {
            Some(Box::new(SearchWork::begin(stores, (data, spec, mask), after)?))
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
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError> {
        let ready = context.stores.open(&self.spec, self.known.take(), context.cancel)?;
        context.emit(Event::Opened(context.job, ready.data));
        Ok(Flow::Over)
    }
}

/// Changes the pictures of an opened set.
struct EditWork {
    edited: (DataId, Edits),
}

impl Work for EditWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError> {
        let stores = context.stores;
        let (base, edits) = &self.edited;
        let base = stores.ready(*base).map_err(TaskError::Failed)?.data;
        let set = edits.apply(&base.set).map_err(TaskError::failed)?.set;
        context.check()?;
        let denoiser = stores.source.denoiser(&set);
        let edited = Some(self.edited.clone());
        let ready = stores.insert_data(|data| data.insert(base.spec.clone(), set, base.parts, edited, denoiser));
        context.emit(Event::Opened(context.job, ready.data));
        Ok(Flow::Over)
    }
}

/// Does a task.
struct TaskWork {
    spec: Arc<dyn TaskSpec>,
    task: Option<Box<dyn Task>>,
}

impl Work for TaskWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError> {
        let tools = TaskContext { cancel: context.cancel, stores: context.stores };
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
