//! Files for the worker, with a way to look on while they are read.

use std::sync::{Arc, Mutex, PoisonError};

use crate::exhibits::DataSpec;
use crate::images::TrainingSet;
use crate::images::load::{SkippedList, Watch};
use crate::parts::PartKind;
use crate::score::CancelToken;
use crate::studio::Source;
use crate::text::Message;

/// Opens training sets as the worker does by itself, and remembers what was left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct WatchedSource {
    watch: Arc<Watch>,
    skipped: Arc<Mutex<SkippedList>>,
}

impl WatchedSource {
    /// Pictures read so far, and how many there will be.
    pub(crate) fn progress(&self) -> (usize, usize) {
        self.watch.progress()
    }

    /// What was left out of the set that was opened last.
    pub(crate) fn skipped(&self) -> SkippedList {
        self.skipped.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Source for WatchedSource {
    fn open(&self, spec: &DataSpec, cancel: &CancelToken) -> Result<(TrainingSet, Option<PartKind>), Message> {
        self.watch.reset();
        let opened = spec.open_watched(&self.watch, &|| cancel.is_cancelled());
        let (set, skipped) = opened?;
        *self.skipped.lock().unwrap_or_else(PoisonError::into_inner) = skipped;
        Ok((set, spec.parts()))
    }
}
