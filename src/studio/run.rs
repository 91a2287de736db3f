//! One trajectory, a frame at a time.

use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use super::cache::{EntryId, KnownFrame, RunKey, frame_bytes};
use super::data::Ready;
use super::job::{Event, JobId, Slot, Start};
use super::shared::{Shared, lock};
use super::work::{Flow, Work, WorkContext, WorkError};
use crate::diffusion::{Frame, RunSpecError, Sampler, Trajectory, starting_noise};
use crate::images::{ImageMask, Shape};
use crate::parts::{PartCount, PartKind};
use crate::score::ScoreError;

/// A frame waits for its count only if its step took so many times longer than counting.
const COUNT_AT_ONCE: f64 = 10.0;

/// A longer trajectory is refused: all its frames are kept while it is shown. 1000 steps of 64x64 in colour fit.
const MAX_TRAJECTORY_BYTES: usize = 192 << 20;

/// A trajectory under way.
pub(super) struct RunWork {
    shared: Arc<Shared>,
    ready: Ready,
    key: RunKey,
    /// Where the frames are kept for later; nowhere if they come from there.
    entry: Option<EntryId>,
    /// Made at the first step: the starting noise takes a millisecond.
    sampler: Option<Sampler>,
    frames: Vec<Arc<Frame>>,
    /// Frames that were reported without a count, in order.
    uncounted: Vec<Arc<Frame>>,
}

impl RunWork {
    /// Checks a run and reports the frames that are known already; `None` if nothing is left to do.
    pub(super) fn begin(
        shared: &Arc<Shared>,
        slot: Slot,
        job: JobId,
        key: RunKey,
    ) -> Result<Option<Box<dyn Work>>, WorkError> {
        let ready = shared.ready(key.data).map_err(WorkError::Failed)?;
        let shape = ready.denoiser.shape();
        check(&key, shape, ready.denoiser.n_images())?;
        let known = lock(&shared.trajectories).beginning(&key, shape);
        let mut work = Self {
            shared: Arc::clone(shared),
            ready,
            key,
            entry: None,
            sampler: None,
            frames: known.iter().map(|known| Arc::clone(&known.frame)).collect(),
            uncounted: Vec::new(),
        };
        for KnownFrame { frame, count, elapsed_secs } in known.iter().cloned() {
            if count.is_none() && work.kind().is_some() {
                work.uncounted.push(Arc::clone(&frame));
            }
            shared.emit(slot, Event::Frame { job, slot, frame, count, elapsed_secs });
        }
        if work.is_complete() {
            shared.emit(slot, Event::Finished { job, slot, trajectory: work.trajectory() });
            if work.uncounted.is_empty() {
                return Ok(None);
            }
        } else {
            work.entry = Some(lock(&shared.trajectories).open(work.key.clone(), known));
        }
        Ok(Some(Box::new(work)))
    }

    fn kind(&self) -> Option<PartKind> {
        self.ready.data.parts
    }

    fn is_complete(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.step == 1)
    }

    fn trajectory(&self) -> Arc<Trajectory> {
        Arc::new(Trajectory { spec: self.key.spec.clone(), frames: self.frames.clone() })
    }

    /// The sampler, where it stands.
    fn sampler(&mut self) -> Result<&mut Sampler, WorkError> {
        let sampler = match self.sampler.take() {
            Some(sampler) => sampler,
            None => new_sampler(&self.key, self.ready.denoiser.shape(), self.frames.last())?,
        };
        Ok(self.sampler.insert(sampler))
    }

    /// Computes the next frame and reports it.
    fn next_frame(&mut self, context: &WorkContext<'_>) -> Result<(), WorkError> {
        let (job, slot) = (context.job, context.slot);
        let mask = self.key.mask.clone();
        let shared = Arc::clone(&self.shared);
        let (step, ready) = (self.sampler()?.step(), self.ready.clone());
        let denoiser = shared.denoiser(&ready, self.key.spec.net_at(step)).map_err(WorkError::Failed)?;
        let sampler = self.sampler()?;
        let begun = Instant::now();
        let Some(frame) = sampler.next_frame(denoiser.as_ref(), mask.as_deref(), context.cancel)? else {
            return Ok(());
        };
        let elapsed = begun.elapsed();
        let (frame, elapsed_secs) = (Arc::new(frame), elapsed.as_secs_f64());
        self.shared.note_step(elapsed);
        self.frames.push(Arc::clone(&frame));

        let at_once = elapsed_secs > COUNT_AT_ONCE * self.shared.count_secs();
        let count = match self.kind() {
            Some(kind) if at_once => Some(count(&self.shared, kind, &frame)),
            Some(_) => {
                self.uncounted.push(Arc::clone(&frame));
                None
            }
            None => None,
        };
        if let Some(entry) = self.entry {
            let known = KnownFrame { frame: Arc::clone(&frame), count: count.clone(), elapsed_secs };
            lock(&self.shared.trajectories).push(entry, known);
        }
        context.emit(Event::Frame { job, slot, frame, count, elapsed_secs });
        if self.is_complete() {
            context.emit(Event::Finished { job, slot, trajectory: self.trajectory() });
        }
        Ok(())
    }

    /// Counts in some of the frames that came without a count, the last ones first: they are what one looks at.
    fn count_some(&mut self, context: &WorkContext<'_>) {
        let (job, slot) = (context.job, context.slot);
        let Some(kind) = self.kind() else { return };
        let first = self.uncounted.len().saturating_sub(rayon::current_num_threads());
        let frames = self.uncounted.split_off(first);
        let counts: Vec<PartCount> = frames.par_iter().map(|frame| count(&self.shared, kind, frame)).collect();
        for (frame, count) in frames.iter().zip(counts).rev() {
            lock(&self.shared.trajectories).set_count(frame, &count);
            context.emit(Event::Counted { job, slot, step: frame.step, count });
        }
    }
}

impl Work for RunWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, WorkError> {
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
            lock(&self.shared.trajectories).close(entry);
        }
    }
}

/// Refuses what no step could do, so that a job fails before its first event.
fn check(key: &RunKey, shape: Shape, n_images: usize) -> Result<(), WorkError> {
    key.spec.check(shape).map_err(|error| WorkError::Failed(error.to_string()))?;
    check_mask(key.mask.as_deref(), n_images)?;
    let needed = key.spec.steps * frame_bytes(shape);
    if needed > MAX_TRAJECTORY_BYTES {
        return Err(WorkError::Failed(format!(
            "{} steps of {}x{} pictures would need {} MB of memory, and {} MB is the limit. Use at most {} steps.",
            key.spec.steps,
            shape.h(),
            shape.w(),
            needed >> 20,
            MAX_TRAJECTORY_BYTES >> 20,
            MAX_TRAJECTORY_BYTES / frame_bytes(shape),
        )));
    }
    if let Start::At { step, x_t } = &key.start {
        if x_t.shape() != shape {
            return Err(ScoreError::Shape { found: x_t.shape(), needed: shape }.into());
        }
        if !(1..=key.spec.steps).contains(step) {
            return Err(WorkError::Failed(format!("Step {step}: it must be 1 to {}.", key.spec.steps)));
        }
    }
    Ok(())
}

/// Refuses a mask that was made for another set.
pub(super) fn check_mask(mask: Option<&ImageMask>, n_images: usize) -> Result<(), WorkError> {
    match mask.map(|mask| mask.entries().len()) {
        Some(found) if found != n_images => Err(ScoreError::Mask { found, needed: n_images }.into()),
        _ => Ok(()),
    }
}

/// A sampler at the start of a run, or after its last known frame.
fn new_sampler(key: &RunKey, shape: Shape, last: Option<&Arc<Frame>>) -> Result<Sampler, WorkError> {
    let failed = |error: RunSpecError| WorkError::Failed(error.to_string());
    let spec = key.spec.clone();
    if let Some(last) = last {
        let mut sampler = Sampler::resume(spec, last.step, last.x_t.clone()).map_err(failed)?;
        sampler.advance(last.posterior.clone());
        return Ok(sampler);
    }
    match &key.start {
        Start::Noise(seed) => Sampler::new(spec, starting_noise(shape, *seed)).map_err(failed),
        Start::At { step, x_t } => Sampler::resume(spec, *step, x_t.as_ref().clone()).map_err(failed),
    }
}

/// Counts the parts in a frame's guess, and notes how long that takes.
fn count(shared: &Shared, kind: PartKind, frame: &Frame) -> PartCount {
    let begun = Instant::now();
    let count = shared.source.count(kind, &frame.posterior.x0_hat);
    shared.note_count(begun.elapsed());
    count
}
