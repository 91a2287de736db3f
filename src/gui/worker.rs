//! The worker as the window sees it.

use std::sync::{Arc, OnceLock};

use super::import::{Loading, WindowSource};
use crate::studio::{Event, Job, JobId, OpenNet, Slot, Stats, Studio, StudioConfig, StudioError};

/// The studio, with a bell that rings in the window once there is one.
pub(super) struct Worker {
    studio: Studio,
    source: WindowSource,
    window: Arc<OnceLock<egui::Context>>,
}

impl Worker {
    /// A worker that begins at once, before the window is there.
    pub(super) fn new() -> Result<Self, StudioError> {
        let window: Arc<OnceLock<egui::Context>> = Arc::default();
        let bell = Arc::clone(&window);
        let source = WindowSource::default();
        let studio = Studio::spawn_with(StudioConfig::default(), source.clone(), move || {
            if let Some(ctx) = bell.get() {
                ctx.request_repaint();
            }
        })?;
        Ok(Self { studio, source, window })
    }

    /// How far loading is, and what was left out last.
    pub(super) fn loading(&self) -> Loading {
        Loading { progress: self.source.progress(), skipped: self.source.skipped() }
    }

    /// Tells which window to wake. What was reported before is fetched at its first frame.
    pub(super) fn attach(&self, ctx: &egui::Context) {
        // The bell is hung up once: a second window would be a second program.
        let _ = self.window.set(ctx.clone());
    }

    /// Puts a job into a slot, in the place of what is there.
    pub(super) fn submit(&self, slot: Slot, job: Job) -> JobId {
        self.studio.submit(slot, job)
    }

    /// Empties a slot.
    pub(super) fn cancel(&self, slot: Slot) {
        self.studio.cancel(slot);
    }

    /// What was reported since the last call.
    pub(super) fn drain(&self) -> Vec<Event> {
        self.studio.drain()
    }

    /// Takes in a network that is open.
    pub(super) fn add_net(&self, net: Arc<OpenNet>) {
        self.studio.add_net(net);
    }

    /// What the worker is doing now.
    pub(super) fn stats(&self) -> Stats {
        self.studio.stats()
    }
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Worker")
    }
}
