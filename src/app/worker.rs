//! The worker as the program sees it.

use std::sync::Arc;

use super::import::source::WatchedSource;
use super::import::state::Loading;
use super::wake::Wake;
use crate::studio::{Event, Job, JobId, OpenNet, Slot, Stats, Studio, StudioConfig, StudioError};

/// The studio, with training sets whose loading can be watched.
pub(crate) struct Worker {
    studio: Studio,
    source: WatchedSource,
}

impl Worker {
    /// A worker that begins at once, before there is anybody to wake.
    pub(crate) fn new(wake: Wake) -> Result<Self, StudioError> {
        let source = WatchedSource::default();
        let studio = Studio::spawn_with(StudioConfig::default(), source.clone(), move || wake.call())?;
        Ok(Self { studio, source })
    }

    /// How far loading is, and what was left out last.
    pub(crate) fn loading(&self) -> Loading {
        Loading { progress: self.source.progress(), skipped: self.source.skipped() }
    }

    /// Puts a job into a slot, in place of the one that is there.
    pub(crate) fn submit(&self, slot: Slot, job: Job) -> JobId {
        self.studio.submit(slot, job)
    }

    /// Empties a slot.
    pub(crate) fn cancel(&self, slot: Slot) {
        self.studio.cancel(slot);
    }

    /// The events since the last call.
    pub(crate) fn drain(&self) -> Vec<Event> {
        self.studio.drain()
    }

    /// Adds a network that is open.
    pub(crate) fn add_net(&self, net: Arc<OpenNet>) {
        self.studio.add_net(net);
    }

    /// What the worker is doing now.
    pub(crate) fn stats(&self) -> Stats {
        self.studio.stats()
    }
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Worker")
    }
}
