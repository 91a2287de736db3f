//! Pictures that are counted beside what is on the stage, on a training set of their own.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::error::TaskError;
use super::report::CensusNews;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::exhibits::DataSpec;
use crate::explain::census::{Census, CensusSpec, Finished};

/// News comes so often.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// Asks for a census of a training set that need not be open; for [`Slot::Measures`](super::Slot::Measures).
///
/// Its reports are [`CensusNews`], as those of a [`CensusQuery`](super::CensusQuery).
#[derive(Clone, Debug)]
pub struct MeasureQuery {
    /// The training set.
    pub data: DataSpec,
    /// What is to be counted.
    pub spec: CensusSpec,
}

struct MeasureTask {
    query: MeasureQuery,
    census: Census,
    finished: Vec<Finished>,
}

impl TaskSpec for MeasureQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let ready = context.open(&self.data)?;
        let census = Census::new(self.spec.clone(), &ready.data.set)?;
        Ok(Box::new(MeasureTask { query: self.clone(), census, finished: Vec::new() }))
    }
}

impl Task for MeasureTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let ready = context.open(&self.query.data)?;
        let denoiser = context.denoiser(&ready, self.query.spec.base.net.as_ref())?;
        let until = Instant::now() + REPORT_EVERY;
        while !self.census.is_done() && Instant::now() < until {
            context.check()?;
            let finished = self.census.step(&ready.data.set, denoiser.as_ref(), None, context.cancel())?;
            self.finished.extend(finished);
        }
        let (done, total) = self.census.progress();
        let any = !self.finished.is_empty() || self.census.is_done();
        let report = any.then(|| {
            let finished = std::mem::take(&mut self.finished);
            CensusNews { finished, census: Arc::new(self.census.clone()) }.into()
        });
        Ok(Progress { done, total, report })
    }
}
