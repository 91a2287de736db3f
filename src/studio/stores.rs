//! What the worker keeps between jobs: open training sets, open networks, frames that were computed before.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::cache::TrajectoryCache;
use super::data::{DataCache, DataId, Ready, Source};
use super::error::TaskError;
use super::lock::lock;
#[cfg(feature = "net")]
use super::nets::Nets;
use crate::diffusion::NetId;
use crate::exhibits::DataSpec;
use crate::score::{CancelToken, Denoiser};
#[cfg(not(feature = "net"))]
use crate::text::say;
use crate::text::{Message, errors_run};

/// Never hold two of its locks at once.
pub(super) struct Stores {
    pub(super) source: Box<dyn Source>,
    pub(super) trajectories: Mutex<TrajectoryCache>,
    pub(super) data: Mutex<DataCache>,
    #[cfg(feature = "net")]
    pub(super) nets: Nets,
    /// What counting the parts of a picture took last, in nanoseconds.
    count_nanos: AtomicU64,
    /// What the last step of a stage took, in nanoseconds.
    step_nanos: AtomicU64,
}

impl Stores {
    pub(super) fn new(source: Box<dyn Source>, cache_bytes: usize, data_bytes: usize) -> Self {
        Self {
            source,
            trajectories: Mutex::new(TrajectoryCache::new(cache_bytes)),
            data: Mutex::new(DataCache::new(data_bytes)),
            #[cfg(feature = "net")]
            nets: Nets::default(),
            count_nanos: AtomicU64::new(Duration::from_millis(2).as_nanos() as u64),
            step_nanos: AtomicU64::new(0),
        }
    }

    /// Draws or loads a set; `known` is what the same description stood for last time.
    pub(super) fn open(&self, spec: &DataSpec, known: Option<Ready>, cancel: &CancelToken) -> Result<Ready, TaskError> {
        let check = || if cancel.is_cancelled() { Err(TaskError::Cancelled) } else { Ok(()) };
        let (set, parts) = match self.source.open(spec, cancel) {
            Ok(opened) => opened,
            // What it says then is of no use to anybody.
            Err(_) if cancel.is_cancelled() => return Err(TaskError::Cancelled),
            Err(message) => return Err(TaskError::Failed(message)),
        };
        // Read to the end when somebody stopped it: it must not come to lie in the cache, where nobody would ask for it.
        check()?;
        if let Some(known) = known.filter(|known| *known.data.set == set) {
            // Nothing has changed: trajectories on it are still good.
            return Ok(known);
        }
        let set = Arc::new(set);
        let denoiser = self.source.denoiser(&set);
        check()?;
        Ok(self.insert_data(|data| data.insert(spec.clone(), set, parts, None, denoiser)))
    }

    /// An opened set by its number.
    pub(super) fn ready(&self, id: DataId) -> Result<Ready, Message> {
        let ready = lock(&self.data).get(id);
        ready.ok_or_else(|| errors_run::JOB_SET_CLOSED.into())
    }

    /// Who answers at a step of a run: the machines on its training set, or the network that it names.
    pub(super) fn denoiser(&self, ready: &Ready, net: Option<&NetId>) -> Result<Arc<dyn Denoiser>, Message> {
        match net {
            None => Ok(Arc::clone(&ready.denoiser)),
            #[cfg(feature = "net")]
            Some(id) => self.nets.denoiser(id, &ready.data),
            #[cfg(not(feature = "net"))]
            Some(id) => {
                let net = id.to_string();
                Err(Message::new(move || say!(errors_run::JobNoNets { net: &net })))
            }
        }
    }

    /// Adds a set; others make room for it.
    pub(super) fn insert_data(&self, insert: impl FnOnce(&mut DataCache) -> Ready) -> Ready {
        let ready = insert(&mut lock(&self.data));
        self.trim_data();
        ready
    }

    /// Closes sets that nobody holds, as long as there is more than there may be.
    pub(super) fn trim_data(&self) {
        let closed = lock(&self.data).trim();
        // Without the lock: giving a gigabyte back takes a while.
        drop(closed);
    }

    pub(super) fn count_secs(&self) -> f64 {
        self.count_nanos.load(Ordering::Relaxed) as f64 * 1e-9
    }

    pub(super) fn note_count(&self, time: Duration) {
        self.count_nanos.store(time.as_nanos() as u64, Ordering::Relaxed);
    }

    pub(super) fn last_step_secs(&self) -> f64 {
        self.step_nanos.load(Ordering::Relaxed) as f64 * 1e-9
    }

    pub(super) fn note_step(&self, time: Duration) {
        self.step_nanos.store(time.as_nanos() as u64, Ordering::Relaxed);
    }
}
