//! The window's side of the worker.

use std::fmt;
use std::sync::Arc;
use std::thread::JoinHandle;

use super::data::{Source, StandardSource};
use super::exchange::Exchange;
use super::job::{Event, Job, JobId, Slot};
use super::lock::lock;
use super::scheduler::{Pools, Scheduler};
use super::stores::Stores;
use crate::text::{errors_run, say};

/// How much a [`Studio`] may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudioConfig {
    /// Threads for the machines; `None` leaves one of the available cores to the window. At least 1.
    pub threads: Option<usize>,
    /// Bytes of frames that are kept for later.
    pub cache_bytes: usize,
    /// Bytes of training sets that are kept open (more, if the window holds more of them).
    pub data_bytes: usize,
}

impl Default for StudioConfig {
    fn default() -> Self {
        Self { threads: None, cache_bytes: 64 << 20, data_bytes: 48 << 20 }
    }
}

/// Why there is no worker.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StudioError {
    /// The system gives no thread.
    Thread(#[from] std::io::Error),
    /// The system gives no threads for the machines.
    Pool(#[from] rayon::ThreadPoolBuildError),
}

impl fmt::Display for StudioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Thread(error) => say!(errors_run::StudioThread { reason: error.to_string() }),
            Self::Pool(error) => say!(errors_run::StudioPool { reason: error.to_string() }),
        })
    }
}

/// What the worker is doing, for the panel that shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stats {
    /// Jobs that wait for their turn.
    pub n_waiting: usize,
    /// What is being worked on.
    pub running: Vec<Slot>,
    /// Events that have not been fetched.
    pub n_events: usize,
    /// Bytes of the frames in the cache, at most [`StudioConfig::cache_bytes`].
    pub cache_bytes: usize,
    /// Trajectories in the cache, whole or begun.
    pub cache_entries: usize,
    /// Bytes of the open training sets.
    pub data_bytes: usize,
    /// Number of open training sets.
    pub data_entries: usize,
    /// What the last step of a stage took, in seconds; 0 before the first.
    pub last_step_secs: f64,
}

/// The worker: takes jobs, gives events, and never lets its owner wait.
///
/// # Example
/// ```
/// use sixfingers::studio::{Job, Slot, Studio, StudioConfig};
/// use sixfingers::exhibits::DataSpec;
/// use sixfingers::synth::{SynthKind, SynthSpec};
///
/// let studio = Studio::spawn(StudioConfig::default(), || println!("there is news"))?;
/// let job = studio.submit(Slot::Data, Job::Open(DataSpec::Synth(SynthSpec::new(SynthKind::Hands))));
/// for event in studio.drain() {
///     assert_eq!(event.job(), job);
/// }
/// # Ok::<(), sixfingers::studio::StudioError>(())
/// ```
pub struct Studio {
    stores: Arc<Stores>,
    exchange: Arc<Exchange>,
    worker: Option<JoinHandle<()>>,
}

impl Studio {
    /// Starts the worker. It calls `wake` on its own thread when there are events to fetch, once until they are
    /// fetched.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives no threads.
    pub fn spawn(config: StudioConfig, wake: impl Fn() + Send + Sync + 'static) -> Result<Self, StudioError> {
        Self::spawn_with(config, StandardSource, wake)
    }

    /// Starts the worker with training sets and machines of one's own.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives no threads.
    pub fn spawn_with(
        config: StudioConfig,
        source: impl Source + 'static,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, StudioError> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = config.threads.unwrap_or(cores.saturating_sub(1)).max(1);
        let pool = |name: &'static str, threads| {
            rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(move |k| format!("{name}-{k}")).build()
        };
        let pools = Pools {
            main: pool("sixfingers-machines", threads)?,
            pixels: pool("sixfingers-pixels", 1)?,
            verdicts: pool("sixfingers-verdicts", 1)?,
            training: pool("sixfingers-training", threads)?,
        };
        let stores = Arc::new(Stores::new(Box::new(source), config.cache_bytes, config.data_bytes));
        let exchange = Arc::new(Exchange::default());
        let scheduler = Scheduler::new(Arc::clone(&stores), Arc::clone(&exchange), pools, wake);
        let worker = std::thread::Builder::new().name("sixfingers-worker".into()).spawn(move || scheduler.run())?;
        Ok(Self { stores, exchange, worker: Some(worker) })
    }

    /// Puts a job into a slot, in place of the one that is there, whose events will not arrive any more. Never waits.
    ///
    /// What can't be done ends in [`Event::Failed`]. What is known already is answered without interrupting anything.
    pub fn submit(&self, slot: Slot, job: Job) -> JobId {
        self.exchange.submit(slot, job)
    }

    /// Empties a slot: its work stops within milliseconds, and none of its events will arrive any more.
    pub fn cancel(&self, slot: Slot) {
        self.exchange.cancel(slot);
    }

    /// The events since the last call, oldest first. Never waits.
    ///
    /// A job pauses while a hundred or so of its events have not been fetched; a task after a dozen.
    pub fn drain(&self) -> Vec<Event> {
        self.exchange.drain()
    }

    /// Adds a network that is open: runs may name it from now on.
    #[cfg(feature = "net")]
    pub fn add_net(&self, net: Arc<super::nets::OpenNet>) {
        self.stores.nets.add(net);
    }

    /// What the worker is doing now.
    pub fn stats(&self) -> Stats {
        let (cache_bytes, cache_entries) = {
            let cache = lock(&self.stores.trajectories);
            (cache.bytes(), cache.len())
        };
        let (data_bytes, data_entries) = {
            let data = lock(&self.stores.data);
            (data.bytes(), data.len())
        };
        let queues = self.exchange.lock();
        Stats {
            n_waiting: queues.n_waiting + queues.inbox.len() + queues.n_completed,
            running: queues.running.iter().map(|running| running.slot).collect(),
            n_events: queues.n_events(),
            cache_bytes,
            cache_entries,
            data_bytes,
            data_entries,
            last_step_secs: self.stores.last_step_secs(),
        }
    }
}

impl fmt::Debug for Studio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Studio").field(&self.stats()).finish()
    }
}

impl Drop for Studio {
    /// Cancels everything and waits for the worker's thread, at most some 40 ms for work that does not listen.
    fn drop(&mut self) {
        let mut queues = self.exchange.lock();
        queues.quit = true;
        for running in &queues.running {
            running.cancel.cancel();
        }
        self.exchange.notify(&mut queues);
        drop(queues);
        if let Some(worker) = self.worker.take() {
            // It ends in an error only if the wake callback panicked, which the panic hook has reported.
            let _ = worker.join();
        }
    }
}
