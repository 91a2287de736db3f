//! How well the machines on the stages predict the network beside them, over many noises.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::ask::Ask;
use crate::diffusion::{RunSpec, Seed};
use crate::explain::stats::quantile;
use crate::images::ImageMask;
use crate::studio::{DataId, JobId, Progress, Report};

/// Seeds at first, and how many more at a time.
pub const SEEDS: u64 = 32;
/// The most seeds.
pub const MAX_SEEDS: u64 = 512;

/// How it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgreementView {
    /// Whether the gallery shows it in place of pictures.
    pub open: bool,
    /// Seeds, from 0.
    pub n: u64,
}

impl Default for AgreementView {
    fn default() -> Self {
        Self { open: false, n: SEEDS }
    }
}

/// Everything that decides the figures of a seed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AgreementKey {
    pub(crate) data: DataId,
    pub(crate) network: RunSpec,
    pub(crate) machines: Vec<RunSpec>,
    pub(crate) mask: Option<Arc<ImageMask>>,
}

/// For each seed Pearson's r of each machine.
type Points = BTreeMap<Seed, Vec<Option<f64>>>;

/// The figures so far. More seeds are added to those that are there.
#[derive(Clone, Debug, Default)]
pub struct AgreementState {
    /// Whether it will be looked at next: then it begins before.
    pub(crate) ahead: bool,
    ask: Ask<AgreementKey, Points>,
}

impl AgreementState {
    /// The seeds whose figures are there.
    pub fn n_seeds(&self) -> usize {
        self.points().map_or(0, BTreeMap::len)
    }

    /// Whether seeds are still to come.
    pub fn is_running(&self) -> bool {
        self.ask.is_asking()
    }

    /// The figures of a machine with their seeds, by seed; machines in the order of the stages without the network's.
    pub fn of(&self, machine: usize) -> Vec<(Seed, f64)> {
        let figure = |(seed, figures): (&Seed, &Vec<Option<f64>>)| Some((*seed, (*figures.get(machine)?)?));
        self.points().into_iter().flatten().filter_map(figure).collect()
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

    /// Why there are no more figures for the settings that were asked about last, if the worker could not do it.
    pub fn refused(&self) -> bool {
        self.ask.refused().is_some()
    }

    /// The seeds below `n` whose figures are missing; none while a question is under way (more seeds come after it), and
    /// none for settings that were refused.
    pub(crate) fn missing(&self, key: &AgreementKey, n: u64) -> Vec<Seed> {
        if self.ask.is_asking() || self.ask.refusal(key).is_some() {
            return Vec::new();
        }
        let known = self.ask.answer_to(key);
        (0..n).filter(|seed| known.is_none_or(|known| !known.contains_key(seed))).collect()
    }

    /// Lets go of the figures of other settings; whether a question about them is under way.
    pub(crate) fn let_go_of_others(&mut self, key: &AgreementKey) -> bool {
        let is_other = |ask: &Ask<AgreementKey, Points>| {
            let asked = ask.asked().map(|asked| &asked.key);
            asked.or(ask.answered().map(|(answered, _)| answered)).is_some_and(|other| other != key)
        };
        if !is_other(&self.ask) {
            return false;
        }
        let was_asking = self.ask.is_asking();
        self.ask.reset();
        was_asking
    }

    /// Notes a question that was submitted.
    pub(crate) fn submitted(&mut self, job: JobId, key: AgreementKey) {
        self.ask.submitted(job, key);
    }

    /// Forgets the question under way; whether there was one.
    pub(crate) fn cancel(&mut self) -> bool {
        self.ask.cancel()
    }

    /// Lets settings that were refused be asked about again.
    pub(crate) fn allow_again(&mut self) {
        self.ask.allow_again();
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        if let Some(Report::Agreements(news)) = &progress.report {
            self.ask.answer_with(job, |_, before| {
                let mut points = before.unwrap_or_default();
                for (seed, figures) in &news.0 {
                    let r = figures.iter().map(|figures| figures.and_then(|figures| figures.pearson_r)).collect();
                    points.insert(*seed, r);
                }
                points
            });
        }
        if progress.is_done() {
            self.ask.finish(job);
        }
    }

    /// Notes that a job failed: these settings are not asked about again by themselves.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) {
        self.ask.refuse(job, why);
    }

    fn points(&self) -> Option<&Points> {
        self.ask.answered().map(|(_, points)| points)
    }
}
