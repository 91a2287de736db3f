//! What a job does in one go, whatever its kind.

use std::time::Instant;

use super::error::TaskError;
use super::exchange::Exchange;
use super::job::{Event, JobId, Slot};
use super::stores::Stores;
use crate::score::CancelToken;

/// A job under way. It is moved between the worker's threads, a step at a time.
pub(super) trait Work: Send {
    /// Does the next piece and reports it. After [`TaskError::Cancelled`] the work is as it was, to be gone on with.
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError>;

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

/// What a piece of work may use.
#[derive(Clone, Copy)]
pub(super) struct WorkContext<'a> {
    pub(super) stores: &'a Stores,
    pub(super) exchange: &'a Exchange,
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
        self.exchange.emit(self.slot, event);
    }

    /// Whether to go on.
    pub(super) fn check(&self) -> Result<(), TaskError> {
        if self.cancel.is_cancelled() { Err(TaskError::Cancelled) } else { Ok(()) }
    }

    pub(super) fn used_secs(&self) -> f64 {
        self.used_before_secs + self.begun.elapsed().as_secs_f64()
    }
}
