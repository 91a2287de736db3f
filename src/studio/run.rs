//! One trajectory, a frame at a time.

use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use super::cache::{EntryId, KnownFrame, RunKey, frame_bytes};
use super::data::Ready;
use super::error::TaskError;
use super::exchange::Exchange;
use super::job::{Event, JobId, Slot};
use super::lock::lock;
use super::stores::Stores;
use super::work::{Flow, Work, WorkContext};
use crate::diffusion::{Frame, Sampler, starting_noise};
use crate::images::{ImageMask, Shape};
use crate::parts::{PartCount, PartKind};
use crate::score::ScoreError;
use crate::text::{Message, errors_run, say};

/// A frame waits for its count only if its step took so many times longer than counting.
const COUNT_AT_ONCE: f64 = 10.0;

/// A longer trajectory is refused: all its frames are kept while it is shown. 1000 steps of 64x64 in colour fit.
const MAX_TRAJECTORY_BYTES: usize = 192 << 20;

/// A trajectory under way.
pub(super) struct RunWork {
    stores: Arc<Stores>,
    ready: Ready,
    key: RunKey,
    /// Where the frames are kept for later; nowhere if they come from there.
    entry: Option<EntryId>,
    /// Made at the first step: the starting noise takes a millisecond.
    sampler: Option<Sampler>,
    /// The last frame that was reported.
    last: Option<Arc<Frame>>,
    /// Frames that were reported without a count, in order.
    uncounted: Vec<Arc<Frame>>,
}

impl RunWork {
    /// Checks a run and reports the frames that are known already; `None` if nothing is left to do.
    pub(super) fn begin(
        stores: &Arc<Stores>,
        exchange: &Exchange,
        (slot, job): (Slot, JobId),
        key: RunKey,
    ) -> Result<Option<Box<dyn Work>>, TaskError> {
        let ready = stores.ready(key.data).map_err(TaskError::Failed)?;
        let shape = ready.denoiser.shape();
        check(&key, shape, ready.denoiser.n_images())?;
        let known = lock(&stores.trajectories).beginning(&key, shape);
        let mut work = Self {
            stores: Arc::clone(stores),
            ready,
            key,
            entry: None,
            sampler: None,
            last: known.last().map(|known| Arc::clone(&known.frame)),
            uncounted: Vec::new(),
        };
        for KnownFrame { frame, count, elapsed_secs } in known.iter().cloned() {
            if count.is_none() && work.kind().is_some() {
                work.uncounted.push(Arc::clone(&frame));
            }
            exchange.emit(slot, Event::Frame { job, slot, frame, count, elapsed_secs });
        }
        if work.is_complete() {
            exchange.emit(slot, Event::Finished { job, slot });
            if work.uncounted.is_empty() {
                return Ok(None);
            }
        } else {
            work.entry = Some(lock(&stores.trajectories).open(work.key.clone(), known));
        }
        Ok(Some(Box::new(work)))
    }

    fn kind(&self) -> Option<PartKind> {
        self.ready.data.parts
    }

    fn is_complete(&self) -> bool {
        self.last.as_ref().is_some_and(|frame| frame.step == 1)
    }

    /// The sampler, where it stands.
    fn sampler(&mut self) -> Result<&mut Sampler, TaskError> {
        let sampler = match self.sampler.take() {
            Some(sampler) => sampler,
            None => new_sampler(&self.key, self.ready.denoiser.shape(), self.last.as_ref())?,
        };
        Ok(self.sampler.insert(sampler))
    }

    /// Computes the next frame and reports it.
    fn next_frame(&mut self, context: &WorkContext<'_>) -> Result<(), TaskError> {
        let (job, slot) = (context.job, context.slot);
        let mask = self.key.mask.clone();
        let stores = Arc::clone(&self.stores);
        let (step, ready) = (self.sampler()?.step(), self.ready.clone());
        let denoiser = stores.denoiser(&ready, self.key.spec.net_at(step)).map_err(TaskError::Failed)?;
        let sampler = self.sampler()?;
        let begun = Instant::now();
        let Some(frame) = sampler.next_frame(denoiser.as_ref(), mask.as_deref(), context.cancel)? else {
            return Ok(());
        };
        let elapsed = begun.elapsed();
        let (frame, elapsed_secs) = (Arc::new(frame), elapsed.as_secs_f64());
        self.stores.note_step(elapsed);
        self.last = Some(Arc::clone(&frame));

        let at_once = elapsed_secs > COUNT_AT_ONCE * self.stores.count_secs();
        let count = match self.kind() {
            Some(kind) if at_once => Some(count(&self.stores, kind, &frame)),
            Some(_) => {
                self.uncounted.push(Arc::clone(&frame));
                None
            }
            None => None,
        };
        if let Some(entry) = self.entry {
            let known = KnownFrame { frame: Arc::clone(&frame), count: count.clone(), elapsed_secs };
            lock(&self.stores.trajectories).push(entry, known);
        }
        context.emit(Event::Frame { job, slot, frame, count, elapsed_secs });
        if self.is_complete() {
            context.emit(Event::Finished { job, slot });
        }
        Ok(())
    }

    /// Counts in some of the frames that came without a count, the last ones first: they are what one looks at.
    fn count_some(&mut self, context: &WorkContext<'_>) {
        let (job, slot) = (context.job, context.slot);
        let Some(kind) = self.kind() else { return };
        let first = self.uncounted.len().saturating_sub(rayon::current_num_threads());
        let frames = self.uncounted.split_off(first);
        let counts: Vec<PartCount> = frames.par_iter().map(|frame| count(&self.stores, kind, frame)).collect();
        for (frame, count) in frames.iter().zip(counts).rev() {
            lock(&self.stores.trajectories).set_count(frame, &count);
            context.emit(Event::Counted { job, slot, step: frame.step, count });
        }
    }
}

impl Work for RunWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError> {
        if self.is_complete() {
            self.count_some(context);
        } else {
            self.next_frame(context)?;
        }
        Ok(if self.is_complete() && self.uncounted.is_empty() { Flow::Over } else { Flow::More })
    }

    fn is_afterthought(&self) -> bool {
        self.is_complete()
    }
}

impl Drop for RunWork {
    fn drop(&mut self) {
        if let Some(entry) = self.entry {
            lock(&self.stores.trajectories).close(entry);
        }
    }
}

/// Refuses what no step could do, so that a job fails before its first event.
fn check(key: &RunKey, shape: Shape, n_images: usize) -> Result<(), TaskError> {
    key.spec.check(shape).map_err(TaskError::failed)?;
    check_mask(key.mask.as_deref(), n_images)?;
    let needed = key.spec.steps * frame_bytes(shape);
    if needed > MAX_TRAJECTORY_BYTES {
        let (steps, h, w) = (key.spec.steps, shape.h(), shape.w());
        return Err(TaskError::Failed(Message::new(move || {
            say!(errors_run::JobMemory {
                steps,
                h,
                w,
                needed: needed.div_ceil(1_000_000),
                limit: MAX_TRAJECTORY_BYTES / 1_000_000,
                max: MAX_TRAJECTORY_BYTES / frame_bytes(shape),
            })
        })));
    }
    Ok(())
}

/// Refuses a mask that was made for another set.
pub(super) fn check_mask(mask: Option<&ImageMask>, n_images: usize) -> Result<(), TaskError> {
    match mask.map(|mask| mask.entries().len()) {
        Some(found) if found != n_images => Err(ScoreError::Mask { found, needed: n_images }.into()),
        _ => Ok(()),
    }
}

/// A sampler at the start of a run, or after its last known frame.
fn new_sampler(key: &RunKey, shape: Shape, last: Option<&Arc<Frame>>) -> Result<Sampler, TaskError> {
    let spec = key.spec.clone();
    if let Some(last) = last {
        let mut sampler = Sampler::resume(spec, last.step, last.x_t.clone()).map_err(TaskError::failed)?;
        sampler.advance(last.posterior.clone());
        return Ok(sampler);
    }
    Sampler::new(spec, starting_noise(shape, key.seed)).map_err(TaskError::failed)
}

/// Counts the parts in a frame's guess, and notes how long that takes.
fn count(stores: &Stores, kind: PartKind, frame: &Frame) -> PartCount {
    let begun = Instant::now();
    let count = stores.source.count(kind, &frame.posterior.x0_hat);
    stores.note_count(begun.elapsed());
    count
}
