//! How well machines predict a network's pictures, noise by noise.

use std::fmt;
use std::sync::Arc;

use super::data::DataId;
use super::error::TaskError;
use super::report::AgreementsNews;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{RunSpec, Sampler, Seed, starting_noise, step_batch};
use crate::explain::agreement::agreement;
use crate::images::{Image, ImageMask};

/// Seeds that are run together: a core each for the network, and still a few pictures a second.
const BATCH: usize = 4;

/// Asks how alike the pictures of machines and of a network are, for many seeds; for
/// [`Slot::Agreements`](super::Slot::Agreements).
///
/// Its reports are [`AgreementsNews`], a few seeds at a time.
#[derive(Clone)]
pub struct AgreementsQuery {
    /// The set.
    pub data: DataId,
    /// The run of the network.
    pub network: RunSpec,
    /// The runs of the machines.
    pub machines: Vec<RunSpec>,
    /// The seeds, in the order in which they are wanted.
    pub seeds: Vec<Seed>,
    /// Which training pictures the machines may use.
    pub mask: Option<Arc<ImageMask>>,
}

struct AgreementsTask {
    query: AgreementsQuery,
    /// Seeds done.
    done: usize,
    /// What the runs of the present seeds have drawn so far, run by run: the network's, then the machines'.
    drawn: Vec<Vec<Image>>,
    /// The run under way.
    samplers: Vec<Sampler>,
}

impl TaskSpec for AgreementsQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(AgreementsTask { query: self.clone(), done: 0, drawn: Vec::new(), samplers: Vec::new() }))
    }
}

impl Task for AgreementsTask {
    /// One step of one run, for some seeds at once.
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let query = &self.query;
        let (seeds, total) = (&query.seeds[self.done..query.seeds.len().min(self.done + BATCH)], query.seeds.len());
        let running = |done| Progress { done, total, report: None };
        let run = match self.drawn.len() {
            0 => &query.network,
            k => &query.machines[k - 1],
        };
        let ready = context.data(query.data)?;
        if self.samplers.is_empty() {
            let shape = ready.data.set.shape();
            let samplers = seeds.iter().map(|seed| Sampler::new(run.clone(), starting_noise(shape, *seed)));
            let samplers: Result<Vec<_>, _> = samplers.collect();
            self.samplers = samplers.map_err(TaskError::failed)?;
        }
        let Some(first) = self.samplers.first() else { return Ok(running(total)) };
        let denoiser = context.denoiser(&ready, run.net_at(first.step()))?;
        step_batch(&mut self.samplers, &*denoiser, query.mask.as_deref(), context.cancel())?;
        if self.samplers.iter().any(|sampler| sampler.step() > 0) {
            return Ok(running(self.done));
        }
        let samplers = std::mem::take(&mut self.samplers);
        self.drawn.push(samplers.iter().map(|sampler| sampler.x_t().clone()).collect());
        if self.drawn.len() <= query.machines.len() {
            return Ok(running(self.done));
        }
        let drawn = std::mem::take(&mut self.drawn);
        let figures = |k: usize| drawn[1..].iter().map(|pictures| agreement(&pictures[k], &drawn[0][k])).collect();
        let news = seeds.iter().enumerate().map(|(k, seed)| (*seed, figures(k))).collect();
        let done = self.done + seeds.len();
        self.done = done;
        Ok(Progress { done, total, report: Some(AgreementsNews(news).into()) })
    }
}

impl fmt::Debug for AgreementsQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AgreementsQuery({:?}, {} machines, {} seeds)", self.data, self.machines.len(), self.seeds.len())
    }
}
