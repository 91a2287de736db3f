//! A census in the background.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::data::{DataId, Ready};
use super::error::TaskError;
use super::report::CensusNews;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::explain::census::{Census, CensusError, Finished};
use crate::images::ImageMask;
use crate::score::ScoreError;

/// Often enough for a picture that grows, seldom enough for copying what was found.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// Asks for a census, a new one or one that was begun; for [`Slot::Census`](super::Slot::Census).
///
/// Its reports are [`CensusNews`]. Whoever cancels it and later submits the last census reported goes on from there.
#[derive(Clone)]
pub struct CensusQuery {
    /// The set that the census is made on.
    pub data: DataId,
    /// Where to begin.
    pub census: Arc<Census>,
    /// Which training pictures may be used.
    pub mask: Option<Arc<ImageMask>>,
}

/// A census under way.
pub(super) struct CensusTask {
    ready: Ready,
    census: Census,
    mask: Option<Arc<ImageMask>>,
    /// Pictures that have not been reported.
    finished: Vec<Finished>,
}

impl CensusTask {
    /// A census of an open set, begun or not.
    pub(super) fn new(ready: Ready, census: Census, mask: Option<Arc<ImageMask>>) -> Self {
        Self { ready, census, mask, finished: Vec::new() }
    }
}

/// Counts until there should be news. Pictures that are completed go into `finished`, also when it is stopped on the way.
pub(super) fn count_for_a_while(
    census: &mut Census,
    ready: &Ready,
    mask: Option<&ImageMask>,
    finished: &mut Vec<Finished>,
    context: &TaskContext<'_>,
) -> Result<(), TaskError> {
    let denoiser = context.denoiser(ready, census.spec().base.net.as_ref())?;
    let until = Instant::now() + REPORT_EVERY;
    while !census.is_done() && Instant::now() < until {
        context.check()?;
        finished.extend(census.step(&ready.data.set, denoiser.as_ref(), mask, context.cancel())?);
    }
    Ok(())
}

impl TaskSpec for CensusQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let ready = context.data(self.data)?;
        self.census.check(&ready.data.set)?;
        let (census, mask) = (self.census.as_ref().clone(), self.mask.clone());
        Ok(Box::new(CensusTask::new(ready, census, mask)))
    }
}

impl Task for CensusTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        count_for_a_while(&mut self.census, &self.ready, self.mask.as_deref(), &mut self.finished, context)?;
        let (done, total) = self.census.progress();
        let report = if self.finished.is_empty() && !self.census.is_done() {
            None
        } else {
            let finished = std::mem::take(&mut self.finished);
            Some(CensusNews { finished, census: Arc::new(self.census.clone()) }.into())
        };
        Ok(Progress { done, total, report })
    }
}

impl From<CensusError> for TaskError {
    fn from(error: CensusError) -> Self {
        match error {
            CensusError::Score(ScoreError::Cancelled) => Self::Cancelled,
            other => Self::failed(other),
        }
    }
}

impl fmt::Debug for CensusQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (done, total) = self.census.progress();
        write!(f, "CensusQuery({:?}, {done} of {total})", self.data)
    }
}
