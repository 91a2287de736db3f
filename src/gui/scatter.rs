//! How well the machines on the stages foretell the network beside them, over many noises.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::model::Model;
use super::session::Session;
use super::view::Scene;
use crate::diffusion::{RunSpec, Seed};
use crate::explain::stats::quantile;
use crate::images::ImageMask;
use crate::studio::{AgreementsNews, AgreementsQuery, DataId, Job, JobId, Progress, Slot};

/// Seeds at first, and how many more at a time.
pub const SEEDS: u64 = 32;
/// The most seeds.
pub const MOST: u64 = 512;

/// How it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScatterView {
    /// Whether the gallery shows it in the place of pictures.
    pub open: bool,
    /// Seeds, from 0.
    pub n: u64,
}

impl Default for ScatterView {
    fn default() -> Self {
        Self { open: false, n: SEEDS }
    }
}

/// Everything that decides the figures of a seed.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    data: DataId,
    network: RunSpec,
    machines: Vec<RunSpec>,
    mask: Option<Arc<ImageMask>>,
}

/// The figures so far. More seeds are added to those that are there.
#[derive(Clone, Debug, Default)]
pub struct Scatter {
    key: Option<Key>,
    job: Option<JobId>,
    /// For each seed Pearson's r of each machine.
    points: BTreeMap<Seed, Vec<Option<f64>>>,
}

impl Scatter {
    /// For each seed Pearson's r of each machine, in the order of the stages without the network's.
    pub fn points(&self) -> &BTreeMap<Seed, Vec<Option<f64>>> {
        &self.points
    }

    /// Whether seeds are still to come.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// The figures of a machine with their seeds, by seed.
    pub fn of(&self, machine: usize) -> Vec<(Seed, f64)> {
        let figure = |(seed, figures): (&Seed, &Vec<Option<f64>>)| Some((*seed, (*figures.get(machine)?)?));
        self.points.iter().filter_map(figure).collect()
    }

    /// Lower quartile, median and upper quartile of a machine's figures.
    pub fn quartiles(&self, machine: usize) -> Option<[f64; 3]> {
        let values: Vec<f32> = self.of(machine).iter().map(|(_, r)| *r as f32).collect();
        let at = |q| quantile(&values, q).map(f64::from);
        Some([at(0.25)?, at(0.5)?, at(0.75)?])
    }

    /// The seeds with the lowest and the highest figure of a machine.
    pub fn extremes(&self, machine: usize) -> Option<[(Seed, f64); 2]> {
        let figures = self.of(machine);
        let low = figures.iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
        let high = figures.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some([*low, *high])
    }

    /// Takes in what the worker has found.
    pub(super) fn take_in(&mut self, job: JobId, progress: &Progress) {
        if self.job != Some(job) {
            return;
        }
        if let Some(news) = progress.report::<AgreementsNews>() {
            for (seed, figures) in &news.0 {
                let r = figures.iter().map(|figures| figures.and_then(|figures| figures.pearson_r)).collect();
                self.points.insert(*seed, r);
            }
        }
        if progress.is_done() {
            self.job = None;
        }
    }

    /// Notes that the worker could not do it: nothing more is asked for these settings until others come.
    pub(super) fn fail(&mut self) {
        self.job = None;
    }
}

/// The stages whose machines are judged, without those of networks; none where no network stands beside a machine.
pub fn judged(session: &Session) -> Vec<usize> {
    let stages = &session.controls.stages;
    let any_network = stages.iter().any(|stage| stage.spec.net.is_some());
    (0..stages.len()).filter(|index| any_network && stages[*index].spec.net.is_none()).collect()
}

/// Asks for what is missing while it is looked at; stops when it is not.
pub(super) fn reconcile(model: &mut Model) {
    let Model { session, view, worker, .. } = model;
    let wanted = (view.scene == Scene::Gallery && view.scatter.open).then(|| key(session)).flatten();
    let Some(key) = wanted else {
        if session.scatter.job.take().is_some() {
            worker.cancel(Slot::Agreements);
        }
        return;
    };
    let scatter = &mut session.scatter;
    if scatter.key.as_ref() != Some(&key) {
        *scatter = Scatter { key: Some(key.clone()), ..Scatter::default() };
        worker.cancel(Slot::Agreements);
    }
    // What is under way is let finish: more seeds come after it.
    if scatter.job.is_some() {
        return;
    }
    let seeds: Vec<Seed> = (0..view.scatter.n).filter(|seed| !scatter.points.contains_key(seed)).collect();
    if seeds.is_empty() || session.notice.is_some() {
        return;
    }
    let Key { data, network, machines, mask } = key;
    let query = AgreementsQuery { data, network, machines, seeds, mask };
    session.scatter.job = Some(worker.submit(Slot::Agreements, Job::Task(Arc::new(query))));
}

fn key(session: &Session) -> Option<Key> {
    let data = session.wanted_data()?.id;
    let stages = &session.controls.stages;
    let network = stages.iter().find(|stage| stage.spec.net.is_some())?.spec.clone();
    let machines: Vec<RunSpec> = judged(session).into_iter().map(|index| stages[index].spec.clone()).collect();
    (!machines.is_empty()).then(|| Key { data, network, machines, mask: session.mask() })
}
