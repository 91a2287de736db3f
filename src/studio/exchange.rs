//! What is on its way between the window and the worker: jobs in one direction, events in the other.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::job::{Event, Job, JobId, Slot};
use super::lock::lock;
use crate::score::CancelToken;

/// So many undelivered events of a slot, and its job pauses until they are fetched. It bounds what a window that does
/// not look can pile up; one that draws 60 times a second never reaches it.
const MAX_WAITING_EVENTS: usize = 128;

/// A task's news counts for so many events: there may be dozens of pictures in it.
const WEIGHT_OF_A_REPORT: usize = 16;

/// The queues with their lock, and what the worker waits on.
#[derive(Default)]
pub(super) struct Exchange {
    queues: Mutex<Queues>,
    changed: Condvar,
}

/// Everything that is on its way.
#[derive(Default)]
pub(super) struct Queues {
    pub(super) quit: bool,
    /// Whether there is something for the worker to look at.
    has_changed: bool,
    /// Jobs that the worker has not seen yet, at most one a slot.
    pub(super) inbox: BTreeMap<Slot, (JobId, Job)>,
    /// The job of each slot; events of others are dropped.
    pub(super) current: BTreeMap<Slot, JobId>,
    /// How many pieces of work have come back from the pools, and not been looked at.
    pub(super) n_completed: usize,
    /// What is being worked on.
    pub(super) running: Vec<Running>,
    /// Jobs that wait for their turn.
    pub(super) n_waiting: usize,
    /// Events for the window.
    outbox: VecDeque<(Slot, Event)>,
    /// Whether the window has been told about the events.
    notified: bool,
    last_job: u64,
}

/// A piece of work under way.
pub(super) struct Running {
    pub(super) slot: Slot,
    pub(super) job: JobId,
    pub(super) cancel: CancelToken,
}

impl Exchange {
    pub(super) fn lock(&self) -> MutexGuard<'_, Queues> {
        lock(&self.queues)
    }

    /// Puts a job into its slot, in place of the one that is there.
    pub(super) fn submit(&self, slot: Slot, job: Job) -> JobId {
        let mut queues = self.lock();
        queues.clear(slot);
        queues.last_job += 1;
        let id = JobId(queues.last_job);
        queues.current.insert(slot, id);
        let replaced = queues.inbox.insert(slot, (id, job));
        self.notify(&mut queues);
        drop(queues);
        drop(replaced);
        id
    }

    /// Empties a slot.
    pub(super) fn cancel(&self, slot: Slot) {
        let mut queues = self.lock();
        queues.clear(slot);
        let replaced = queues.inbox.remove(&slot);
        self.notify(&mut queues);
        drop(queues);
        drop(replaced);
    }

    /// All events there are.
    pub(super) fn drain(&self) -> Vec<Event> {
        let mut queues = self.lock();
        queues.notified = false;
        if !queues.outbox.is_empty() {
            // A job may have paused until now.
            self.notify(&mut queues);
        }
        queues.outbox.drain(..).map(|(_, event)| event).collect()
    }

    /// Puts an event out for the window, unless its job was replaced.
    pub(super) fn emit(&self, slot: Slot, event: Event) {
        let mut queues = self.lock();
        if queues.is_current(slot, event.job()) {
            queues.outbox.push_back((slot, event));
            if !queues.notified {
                self.notify(&mut queues);
            }
        }
    }

    /// Whether a slot's job may go on: it is still wanted, its events are being fetched, and its turn is not over or
    /// nobody waits for it to end.
    pub(super) fn may_go_on(&self, slot: Slot, job: JobId, turn_is_over: bool) -> bool {
        let queues = self.lock();
        let others_wait = queues.n_waiting > 0 || !queues.inbox.is_empty();
        queues.is_current(slot, job) && queues.has_room(slot) && !(turn_is_over && others_wait)
    }

    /// Tells the worker to look.
    pub(super) fn notify(&self, queues: &mut Queues) {
        queues.has_changed = true;
        self.changed.notify_all();
    }

    /// Waits until the worker is told to look.
    pub(super) fn wait(&self) -> MutexGuard<'_, Queues> {
        let queues = self.changed.wait_while(self.lock(), |queues| !queues.has_changed);
        Self::seen(queues.unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until the worker is told to look, or for so long.
    pub(super) fn wait_at_most(&self, time: Duration) -> MutexGuard<'_, Queues> {
        let waited = self.changed.wait_timeout_while(self.lock(), time, |queues| !queues.has_changed);
        Self::seen(waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    fn seen(mut queues: MutexGuard<'_, Queues>) -> MutexGuard<'_, Queues> {
        queues.has_changed = false;
        queues
    }
}

impl Queues {
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
    pub(super) fn take_notification(&mut self) -> bool {
        let due = !self.outbox.is_empty() && !self.notified;
        self.notified |= due;
        due
    }
}
