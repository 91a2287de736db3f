//! What the window's side, the worker and its pools share: the mail box, the events, the caches.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::cache::TrajectoryCache;
use super::data::{DataCache, Ready, Source};
use super::job::{DataId, Event, Job, JobId, Slot};
use super::scheduler::Homecoming;
use crate::diffusion::NetId;
use crate::score::{CancelToken, Denoiser};

/// So many undelivered events of a slot, and its job rests until they are fetched. It bounds what a window that does
/// not look can pile up; one that draws 60 times a second never reaches it.
const MAX_WAITING_EVENTS: usize = 128;

/// A task's news counts for so many events: there may be dozens of pictures in it.
const WEIGHT_OF_A_REPORT: usize = 16;

/// Never hold two of its locks at once.
pub(super) struct Shared {
    pub(super) source: Box<dyn Source>,
    pub(super) trajectories: Mutex<TrajectoryCache>,
    pub(super) data: Mutex<DataCache>,
    #[cfg(feature = "net")]
    pub(super) nets: super::nets::Nets,
    mail: Mutex<Mail>,
    bell: Condvar,
    /// What counting the parts of a picture took last, in nanoseconds.
    count_nanos: AtomicU64,
    /// What the last step of a stage took, in nanoseconds.
    step_nanos: AtomicU64,
}

/// Everything that is on its way between the window and the worker.
#[derive(Default)]
pub(super) struct Mail {
    pub(super) quit: bool,
    /// Something for the worker to look at.
    pub(super) news: bool,
    /// Jobs that the worker has not seen yet, at most one a slot.
    pub(super) inbox: BTreeMap<Slot, (JobId, Job)>,
    /// The job of each slot; events of others are dropped.
    pub(super) current: BTreeMap<Slot, JobId>,
    /// Pieces of work that came back from the pools.
    pub(super) home: Vec<Homecoming>,
    /// What is being worked on.
    pub(super) running: Vec<Running>,
    /// Jobs that wait for their turn.
    pub(super) n_waiting: usize,
    /// Events for the window.
    outbox: VecDeque<(Slot, Event)>,
    /// Whether the window has been told about the events.
    told: bool,
    last_job: u64,
}

/// A piece of work under way.
pub(super) struct Running {
    pub(super) slot: Slot,
    pub(super) job: JobId,
    pub(super) cancel: CancelToken,
}

impl Shared {
    pub(super) fn new(source: Box<dyn Source>, cache_bytes: usize, data_bytes: usize) -> Self {
        Self {
            source,
            trajectories: Mutex::new(TrajectoryCache::new(cache_bytes)),
            data: Mutex::new(DataCache::new(data_bytes)),
            #[cfg(feature = "net")]
            nets: super::nets::Nets::default(),
            mail: Mutex::default(),
            bell: Condvar::new(),
            count_nanos: AtomicU64::new(Duration::from_millis(2).as_nanos() as u64),
            step_nanos: AtomicU64::new(0),
        }
    }

    pub(super) fn mail(&self) -> MutexGuard<'_, Mail> {
        lock(&self.mail)
    }

    /// Puts a job into its slot, in place of the one that is there.
    pub(super) fn submit(&self, slot: Slot, job: Job) -> JobId {
        let mut mail = self.mail();
        mail.clear(slot);
        mail.last_job += 1;
        let id = JobId(mail.last_job);
        mail.current.insert(slot, id);
        let replaced = mail.inbox.insert(slot, (id, job));
        self.ring(&mut mail);
        drop(mail);
        drop(replaced);
        id
    }

    /// Empties a slot.
    pub(super) fn cancel(&self, slot: Slot) {
        let mut mail = self.mail();
        mail.clear(slot);
        let replaced = mail.inbox.remove(&slot);
        self.ring(&mut mail);
        drop(mail);
        drop(replaced);
    }

    /// All events there are.
    pub(super) fn drain(&self) -> Vec<Event> {
        let mut mail = self.mail();
        mail.told = false;
        if !mail.outbox.is_empty() {
            // A job may have rested until now.
            self.ring(&mut mail);
        }
        mail.outbox.drain(..).map(|(_, event)| event).collect()
    }

    /// Puts an event out for the window, unless its job was replaced.
    pub(super) fn emit(&self, slot: Slot, event: Event) {
        let mut mail = self.mail();
        if mail.is_current(slot, event.job()) {
            mail.outbox.push_back((slot, event));
            if !mail.told {
                self.ring(&mut mail);
            }
        }
    }

    /// Whether a slot's job may go on: it is still wanted, its events are being fetched, and its turn is not over or
    /// nobody waits for it to end.
    pub(super) fn may_go_on(&self, slot: Slot, job: JobId, turn_is_over: bool) -> bool {
        let mail = self.mail();
        let others_wait = mail.n_waiting > 0 || !mail.inbox.is_empty();
        mail.is_current(slot, job) && mail.has_room(slot) && !(turn_is_over && others_wait)
    }

    /// Tells the worker to look.
    pub(super) fn ring(&self, mail: &mut Mail) {
        mail.news = true;
        self.bell.notify_all();
    }

    /// Waits until somebody rings.
    pub(super) fn wait_for_news(&self) -> MutexGuard<'_, Mail> {
        let mail = self.bell.wait_while(self.mail(), |mail| !mail.news).unwrap_or_else(PoisonError::into_inner);
        Self::seen(mail)
    }

    /// Waits until somebody rings, or for so long.
    pub(super) fn wait_for_news_at_most(&self, time: Duration) -> MutexGuard<'_, Mail> {
        let waited = self.bell.wait_timeout_while(self.mail(), time, |mail| !mail.news);
        Self::seen(waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    fn seen(mut mail: MutexGuard<'_, Mail>) -> MutexGuard<'_, Mail> {
        mail.news = false;
        mail
    }

    /// An opened set by its number.
    pub(super) fn ready(&self, id: DataId) -> Result<Ready, String> {
        let ready = lock(&self.data).get(id);
        ready.ok_or_else(|| "This training set is no longer open. Choose the exhibit again.".to_owned())
    }

    /// Who answers at a step of a run: the machines on its training set, or the network that it names.
    pub(super) fn denoiser(&self, ready: &Ready, net: Option<&NetId>) -> Result<Arc<dyn Denoiser>, String> {
        match net {
            None => Ok(Arc::clone(&ready.denoiser)),
            #[cfg(feature = "net")]
            Some(id) => self.nets.denoiser(id, &ready.data),
            #[cfg(not(feature = "net"))]
            Some(id) => Err(format!("This program was built without networks, so {id} can't be used.")),
        }
    }

    /// Takes a set in; others make room for it.
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

impl Mail {
    /// Makes a slot empty: nothing of its job will arrive any more.
    fn clear(&mut self, slot: Slot) {
        self.current.remove(&slot);
        self.outbox.retain(|(from, _)| *from != slot);
        for running in self.running.iter().filter(|running| running.slot == slot) {
            running.cancel.cancel();
        }
    }

    pub(super) fn is_current(&self, slot: Slot, job: JobId) -> bool {
        self.current.get(&slot) == Some(&job)
    }

    pub(super) fn has_room(&self, slot: Slot) -> bool {
        let weight = |event: &Event| if let Event::Task { .. } = event { WEIGHT_OF_A_REPORT } else { 1 };
        let waiting = self.outbox.iter().filter(|(from, _)| *from == slot);
        waiting.map(|(_, event)| weight(event)).sum::<usize>() < MAX_WAITING_EVENTS
    }

    pub(super) fn n_events(&self) -> usize {
        self.outbox.len()
    }

    /// Whether the window is to be told about events; true once for each time it fetches them.
    pub(super) fn tell(&mut self) -> bool {
        let due = !self.outbox.is_empty() && !self.told;
        self.told |= due;
        due
    }
}

/// A panic while a lock was held leaves nothing half-done here: the panics that can happen are those of jobs.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
