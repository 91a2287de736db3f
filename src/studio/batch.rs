//! Many seeds of one machine: galleries, and the search for a wrong count.

use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use super::data::{DataId, Ready};
use super::error::TaskError;
use super::job::Event;
use super::run::check_mask;
use super::stores::Stores;
use super::work::{Flow, Work, WorkContext};
use crate::diffusion::{RunSpec, Sampler, Seed, starting_noise, step_batch};
use crate::images::{Image, ImageMask};
use crate::parts::PartCount;
use crate::text::errors_run;

/// The first batch is a single picture, so that it comes soon.
const FIRST_BATCH: usize = 1;

/// Enough for the machines to share each load of the training set.
const LARGEST_BATCH: usize = 16;

/// Later batches are as large as can be done in this time, so that pictures keep arriving.
const BATCH_SECS: f64 = 0.25;

/// So many seeds are looked at for a wrong count.
const SEARCH_LIMIT: usize = 256;

/// What all seeds have in common.
type Settings = (DataId, RunSpec, Option<Arc<ImageMask>>);

/// Runs a sequence of seeds, several at once.
struct Batches {
    ready: Ready,
    spec: RunSpec,
    mask: Option<Arc<ImageMask>>,
    batch: Option<Batch>,
    size: usize,
}

/// Seeds that are run together, all at the same step.
struct Batch {
    seeds: Vec<Seed>,
    samplers: Vec<Sampler>,
    used_secs: f64,
}

/// A finished picture with its count.
struct Done {
    seed: Seed,
    picture: Image,
    count: Option<PartCount>,
}

impl Batches {
    fn begin(stores: &Stores, (data, spec, mask): Settings) -> Result<Self, TaskError> {
        let ready = stores.ready(data).map_err(TaskError::Failed)?;
        spec.check(ready.denoiser.shape()).map_err(TaskError::failed)?;
        check_mask(mask.as_deref(), ready.denoiser.n_images())?;
        Ok(Self { ready, spec, mask, batch: None, size: FIRST_BATCH })
    }

    /// Does one step of the batch under way, or begins one with the next `seeds`. The pictures, once they are done.
    fn step(
        &mut self,
        seeds: &mut dyn Iterator<Item = Seed>,
        context: &WorkContext<'_>,
    ) -> Result<Option<Vec<Done>>, TaskError> {
        let begun = Instant::now();
        let mut batch = match self.batch.take() {
            Some(batch) => batch,
            None => self.new_batch(seeds.take(self.size).collect())?,
        };
        let answer = batch.advance(&self.ready, self.mask.as_deref(), context);
        batch.used_secs += begun.elapsed().as_secs_f64();
        let is_done = batch.samplers.iter().all(|sampler| sampler.step() == 0);
        if answer.is_err() || !is_done {
            self.batch = Some(batch);
            return answer.map(|()| None);
        }
        let affordable = BATCH_SECS / (batch.used_secs / batch.seeds.len() as f64);
        self.size = (affordable as usize).clamp(1, LARGEST_BATCH);
        let parts = self.ready.data.parts;
        let pictures = batch.seeds.par_iter().zip(&batch.samplers).map(|(seed, sampler)| {
            let picture = sampler.x_t();
            let count = parts.map(|kind| context.stores.source.count(kind, picture));
            Done { seed: *seed, picture: picture.clone(), count }
        });
        Ok(Some(pictures.collect()))
    }

    fn new_batch(&self, seeds: Vec<Seed>) -> Result<Batch, TaskError> {
        let shape = self.ready.denoiser.shape();
        let samplers = seeds.par_iter().map(|seed| Sampler::new(self.spec.clone(), starting_noise(shape, *seed)));
        let samplers: Result<Vec<_>, _> = samplers.collect();
        let samplers = samplers.map_err(TaskError::failed)?;
        Ok(Batch { seeds, samplers, used_secs: 0.0 })
    }
}

impl Batch {
    /// One step down for every sampler. After an error all are where they were.
    fn advance(&mut self, ready: &Ready, mask: Option<&ImageMask>, context: &WorkContext<'_>) -> Result<(), TaskError> {
        let Some(first) = self.samplers.first() else { return Ok(()) };
        let net = first.spec().net_at(first.step());
        let denoiser = context.stores.denoiser(ready, net).map_err(TaskError::Failed)?;
        step_batch(&mut self.samplers, &*denoiser, mask, context.cancel)?;
        Ok(())
    }
}

/// Many seeds; every picture is reported as soon as its batch is done.
pub(super) struct GalleryWork {
    batches: Batches,
    seeds: std::iter::Peekable<std::vec::IntoIter<Seed>>,
}

impl GalleryWork {
    pub(super) fn begin(stores: &Stores, settings: Settings, seeds: Vec<Seed>) -> Result<Self, TaskError> {
        Ok(Self { batches: Batches::begin(stores, settings)?, seeds: seeds.into_iter().peekable() })
    }
}

impl Work for GalleryWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError> {
        if let Some(done) = self.batches.step(&mut self.seeds, context)? {
            for Done { seed, picture, count } in done {
                let picture = Arc::new(picture);
                context.emit(Event::Picture { job: context.job, seed, picture, count });
            }
        }
        let is_over = self.batches.batch.is_none() && self.seeds.peek().is_none();
        Ok(if is_over { Flow::Over } else { Flow::More })
    }
}

/// Looks at seed after seed for a proper figure with a wrong number of parts.
pub(super) struct SearchWork {
    batches: Batches,
    next: Seed,
    looked_at: usize,
}

impl SearchWork {
    pub(super) fn begin(stores: &Stores, settings: Settings, after: Seed) -> Result<Self, TaskError> {
        let batches = Batches::begin(stores, settings)?;
        if batches.ready.data.parts.is_none() {
            return Err(TaskError::failed(errors_run::JOB_NO_PARTS));
        }
        Ok(Self { batches, next: after.wrapping_add(1), looked_at: 0 })
    }
}

impl Work for SearchWork {
    fn step(&mut self, context: &WorkContext<'_>) -> Result<Flow, TaskError> {
        let job = context.job;
        let left = SEARCH_LIMIT - self.looked_at;
        let next = &mut self.next;
        let mut seeds = std::iter::repeat_with(|| {
            let seed = *next;
            *next = next.wrapping_add(1);
            seed
        })
        .take(left);
        let done = self.batches.step(&mut seeds, context)?;
        for Done { seed, count, .. } in done.into_iter().flatten() {
            self.looked_at += 1;
            if count.is_some_and(|count| count.well_formed && !count.right) {
                context.emit(Event::FoundWrong { job, seed: Some(seed), looked_at: self.looked_at });
                return Ok(Flow::Over);
            }
        }
        if self.looked_at >= SEARCH_LIMIT {
            context.emit(Event::FoundWrong { job, seed: None, looked_at: self.looked_at });
            return Ok(Flow::Over);
        }
        Ok(Flow::More)
    }
}
