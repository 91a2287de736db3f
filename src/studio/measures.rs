//! Pictures that are counted beside what is on the stage, on a training set of their own.

use super::census::CensusTask;
use super::error::TaskError;
use super::task::{Task, TaskContext, TaskSpec};
use crate::exhibits::DataSpec;
use crate::explain::census::{Census, CensusSpec};

/// Asks for a census of a training set that need not be open; for [`Slot::Measures`](super::Slot::Measures).
///
/// Its reports are those of a [`CensusQuery`](super::CensusQuery).
#[derive(Clone, Debug)]
pub struct MeasureQuery {
    /// The training set.
    pub data: DataSpec,
    /// What is to be counted.
    pub spec: CensusSpec,
}

impl TaskSpec for MeasureQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let ready = context.open(&self.data)?;
        let census = Census::new(self.spec.clone(), &ready.data.set)?;
        Ok(Box::new(CensusTask::new(ready, census, None)))
    }
}
