//! The worker's thread: takes jobs, hands pieces of them to the pools in the order of urgency, wakes the window.

use std::any::Any;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use rayon::ThreadPool;

use super::begin::begin;
use super::error::TaskError;
use super::exchange::{Exchange, Queues, Running};
use super::job::{Event, Job, JobId, Slot};
use super::stores::Stores;
use super::work::{Flow, Work, WorkContext};
use crate::score::CancelToken;
use crate::text::{Message, errors_run, say, sentence};

/// A job goes on for so long before others get their turn. (More urgent ones don't wait for it: they cancel.)
const TURN: Duration = Duration::from_millis(4);

/// The first stage may use so much time before the others get theirs, and every stage before counts get it: a fast
/// trajectory is done by then. A slow one must not keep the others from starting, nor from being counted.
const HEAD_START_SECS: f64 = 0.25;

/// How long the end of the program waits for cancelled work. What has not come back by then ends by itself.
const PATIENCE_AT_THE_END: Duration = Duration::from_millis(40);

/// A job with its work and the time it has had.
struct ActiveJob {
    id: JobId,
    slot: Slot,
    work: Box<dyn Work>,
    used_secs: f64,
}

impl ActiveJob {
    /// Less is more urgent. Slot by slot; but the stages share their time evenly, so that a fast one is not kept
    /// waiting by a slow one, and the fast ones take all their steps before any counts parts.
    fn compare_urgency(&self, other: &Self) -> Ordering {
        let class = |slot| if let Slot::Stage(_) = slot { Slot::Stage(0) } else { slot };
        let used = |job: &Self| {
            let head_start = if job.slot == Slot::Stage(0) { HEAD_START_SECS } else { 0.0 };
            (job.used_secs - head_start).max(0.0)
        };
        let by_class = class(self.slot).cmp(&class(other.slot));
        let can_wait = |job: &Self| job.work.is_afterthought() || job.used_secs > HEAD_START_SECS;
        let by_need = can_wait(self).cmp(&can_wait(other));
        by_class.then(by_need).then(used(self).total_cmp(&used(other))).then(self.slot.cmp(&other.slot))
    }
}

/// A piece of work that a pool has done: which lane is free again, and the job if there is more to do.
struct Completed {
    lane: usize,
    job: Option<ActiveJob>,
}

/// One thing after another on the main lane; beside it one question about what is there after another, and one verdict
/// after another.
#[derive(Clone, Copy, Default)]
struct Lane {
    busy: Option<(Slot, JobId)>,
}

/// How many lanes there are.
const N_LANES: usize = 4;
/// The lane of stages, galleries and everything else.
const MAIN: usize = 0;
/// The lane of questions about pixels, and of curves.
const PIXELS: usize = 1;
/// The lane of verdicts on pictures: a question about a pixel may take long, and be asked again for every new frame.
const VERDICTS: usize = 2;
/// The lane of gradients: a network in training, and how far one sees. A piece of it can't be stopped on the way, so it has
/// threads of its own: what is more urgent begins beside what is left of the piece, and no other piece begins before all
/// that is done.
const TRAINING: usize = 3;

/// Where the work is done.
pub(super) struct Pools {
    /// Nearly all cores.
    pub(super) main: ThreadPool,
    /// One thread, for questions about pixels while the others are busy.
    pub(super) pixels: ThreadPool,
    /// One thread, for verdicts.
    pub(super) verdicts: ThreadPool,
    /// As many as for the machines; they sleep while those are at work.
    pub(super) training: ThreadPool,
}

pub(super) struct Scheduler<W> {
    stores: Arc<Stores>,
    exchange: Arc<Exchange>,
    pools: Pools,
    lanes: [Lane; N_LANES],
    active: BTreeMap<Slot, ActiveJob>,
    /// Pieces of work that came back from the pools: at most one of each lane.
    completed: Receiver<Completed>,
    send_completed: SyncSender<Completed>,
    wake: W,
}

impl<W: Fn()> Scheduler<W> {
    pub(super) fn new(stores: Arc<Stores>, exchange: Arc<Exchange>, pools: Pools, wake: W) -> Self {
        let (send_completed, completed) = sync_channel(N_LANES);
        let (lanes, active) = ([Lane::default(); N_LANES], BTreeMap::new());
        Self { stores, exchange, pools, lanes, active, completed, send_completed, wake }
    }

    /// Works until the studio is dropped.
    pub(super) fn run(mut self) {
        let (stores, exchange) = (Arc::clone(&self.stores), Arc::clone(&self.exchange));
        loop {
            let mut queues = exchange.wait();
            let quit = queues.quit;
            let inbox = std::mem::take(&mut queues.inbox);
            let completed = self.take_completed(&mut queues);
            // Never less than the truth, so that nobody takes a busy worker for an idle one.
            queues.n_waiting = self.active.len() + inbox.len() + completed.len();
            drop(queues);
            self.resume(completed);
            if quit {
                return self.end();
            }
            self.drop_replaced();
            for (slot, (id, job)) in inbox {
                self.begin(slot, id, job);
            }
            // The window, or the last job on a large set, may have let go of it.
            stores.trim_data();
            self.dispatch();
            if exchange.lock().take_notification() {
                (self.wake)();
            }
        }
    }

    /// Waits a little for the work under way, which was cancelled.
    fn end(mut self) {
        let exchange = Arc::clone(&self.exchange);
        let until = Instant::now() + PATIENCE_AT_THE_END;
        while self.lanes.iter().any(|lane| lane.busy.is_some()) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            let completed = self.take_completed(&mut exchange.wait_at_most(left));
            self.resume(completed);
        }
    }

    /// What the pools have done since the last call. They send it while they hold the queues, so that the count agrees.
    fn take_completed(&self, queues: &mut Queues) -> Vec<Completed> {
        queues.n_completed = 0;
        self.completed.try_iter().collect()
    }

    /// Frees the lanes of work that has come back; what has more to do waits for its next turn.
    fn resume(&mut self, completed: Vec<Completed>) {
        for Completed { lane, job } in completed {
            self.lanes[lane].busy = None;
            let Some(job) = job else { continue };
            // A job that was replaced meanwhile must not push out the one that came for it.
            let is_current = self.exchange.lock().is_current(job.slot, job.id);
            if is_current {
                self.active.insert(job.slot, job);
            }
        }
    }

    /// Forgets the jobs that have been replaced or cancelled.
    fn drop_replaced(&mut self) {
        let current = self.exchange.lock().current.clone();
        self.active.retain(|slot, job| current.get(slot) == Some(&job.id));
    }

    /// Looks at a new job: answers it from the caches, refuses it, or makes it active.
    fn begin(&mut self, slot: Slot, id: JobId, job: Job) {
        match guarded(|| begin(&self.stores, &self.exchange, (slot, id), job)) {
            Ok(Some(work)) => {
                let can_wait = work.is_afterthought();
                self.active.insert(slot, ActiveJob { id, slot, work, used_secs: 0.0 });
                if let Some((running, job)) = self.lanes[lane_of(slot)].busy
                    && slot < running
                    && !can_wait
                {
                    self.interrupt(running, job);
                }
            }
            Ok(None) | Err(TaskError::Cancelled) => {}
            Err(TaskError::Failed(message)) => fail(&self.exchange, slot, id, message),
        }
    }

    /// Stops a piece of work under way; its job goes on later.
    fn interrupt(&self, slot: Slot, job: JobId) {
        let queues = self.exchange.lock();
        for running in queues.running.iter().filter(|running| running.slot == slot && running.job == job) {
            running.cancel.cancel();
        }
    }

    /// Gives every free lane its most urgent job.
    fn dispatch(&mut self) {
        for lane in 0..self.lanes.len() {
            // The main lane has been given its job by now.
            let must_wait = |slot| lane == TRAINING && self.lanes[MAIN].busy.is_some_and(|(main, _)| main < slot);
            if self.lanes[lane].busy.is_none()
                && let Some(slot) = self.most_urgent(lane)
                && !must_wait(slot)
                && let Some(job) = self.active.remove(&slot)
            {
                self.start(lane, job);
            }
        }
        let n_waiting = self.active.len();
        self.exchange.lock().n_waiting = n_waiting;
    }

    /// The job whose turn it is, among those whose events are being fetched.
    fn most_urgent(&self, lane: usize) -> Option<Slot> {
        let queues = self.exchange.lock();
        let ready = |job: &&ActiveJob| lane_of(job.slot) == lane && queues.has_room(job.slot);
        self.active.values().filter(ready).min_by(|a, b| a.compare_urgency(b)).map(|job| job.slot)
    }

    fn start(&mut self, lane: usize, job: ActiveJob) {
        let cancel = CancelToken::new();
        let mut queues = self.exchange.lock();
        if !queues.is_current(job.slot, job.id) {
            // It was replaced a moment ago.
            drop(queues);
            return;
        }
        queues.running.push(Running { slot: job.slot, job: job.id, cancel: cancel.clone() });
        drop(queues);
        self.lanes[lane].busy = Some((job.slot, job.id));
        if let (MAIN, Some((slot, id))) = (lane, self.lanes[TRAINING].busy)
            && job.slot < slot
        {
            self.interrupt(slot, id);
        }
        let (stores, exchange) = (Arc::clone(&self.stores), Arc::clone(&self.exchange));
        let send_completed = self.send_completed.clone();
        let pool = match lane {
            PIXELS if self.lanes[MAIN].busy.is_some() => &self.pools.pixels,
            VERDICTS => &self.pools.verdicts,
            TRAINING => &self.pools.training,
            _ => &self.pools.main,
        };
        pool.spawn(move || {
            let id = job.id;
            let mut job = take_turn(&stores, &exchange, job, &cancel);
            let mut queues = exchange.lock();
            queues.running.retain(|running| running.job != id);
            queues.n_completed += 1;
            // At the end nobody goes on with it, and dropping it may take a while.
            let unfinished = if queues.quit { None } else { job.take() };
            // There is room for a piece of work of each lane.
            let unsent = send_completed.try_send(Completed { lane, job: unfinished });
            exchange.notify(&mut queues);
            drop(queues);
            drop((job, unsent));
        });
    }
}

/// Works on a job for a turn; gives it back unless it is over.
fn take_turn(stores: &Stores, exchange: &Exchange, mut job: ActiveJob, cancel: &CancelToken) -> Option<ActiveJob> {
    let begun = Instant::now();
    let (id, slot, used_before) = (job.id, job.slot, job.used_secs);
    loop {
        let context = WorkContext { stores, exchange, cancel, slot, job: id, begun, used_before_secs: used_before };
        let result = guarded(|| job.work.step(&context));
        job.used_secs = used_before + begun.elapsed().as_secs_f64();
        match result {
            Ok(Flow::Over) => return None,
            Ok(Flow::More) if cancel.is_cancelled() || !exchange.may_go_on(slot, id, begun.elapsed() >= TURN) => {
                return Some(job);
            }
            Ok(Flow::More) => {}
            Err(TaskError::Cancelled) if cancel.is_cancelled() => return Some(job),
            // Asked again it would do the same, for ever.
            Err(TaskError::Cancelled) => {
                fail(exchange, slot, id, errors_run::JOB_STOPPED.into());
                return None;
            }
            Err(TaskError::Failed(message)) => {
                fail(exchange, slot, id, message);
                return None;
            }
        }
    }
}

/// Reports a failure, as a sentence.
fn fail(exchange: &Exchange, slot: Slot, job: JobId, message: Message) {
    let message = Message::new(move || sentence(&message.to_string()));
    exchange.emit(slot, Event::Failed { job, slot, message });
}

/// The boundary between the worker and its jobs: a bug in a job ends that job, not the worker.
fn guarded<T>(job: impl FnOnce() -> Result<T, TaskError>) -> Result<T, TaskError> {
    catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|panic| {
        let details = panic_text(panic.as_ref()).map(str::to_owned);
        Err(TaskError::Failed(Message::new(move || {
            let details = details.as_deref().unwrap_or(errors_run::JOB_NO_DETAILS.get());
            say!(errors_run::JobPanicked { details })
        })))
    })
}

fn panic_text(panic: &(dyn Any + Send)) -> Option<&str> {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
}

fn lane_of(slot: Slot) -> usize {
    match slot {
        Slot::Provenance | Slot::Curves | Slot::Previews | Slot::Net | Slot::Baselines => PIXELS,
        Slot::Verdict | Slot::Why => VERDICTS,
        Slot::ReceptiveField | Slot::Training => TRAINING,
        _ => MAIN,
    }
}
