//! Training a network: what is to be trained, the training under way, what it will cost, and the last one, kept by itself.
//!
//! ```text
//!  NetForm --Start--> NetTrainingQuery on the worker (Slot::Training) --NetTrainingNews--> NetRun
//!  NetRun --Keep--> a file, where the person said; by itself every few minutes in the folder for settings
//! ```
//! A training goes on with its own set, whatever is opened meanwhile.

mod cost;
mod form;
mod last;
pub mod words;

use std::sync::Arc;
use std::time::Instant;

pub(super) use cost::free_bytes;
pub use cost::{Cost, Costs};
pub use form::NetForm;
pub(super) use last::{LastTraining, autosave, autosave_now, forget_last, forget_present, look_for_last, put_aside};

use crate::exhibits::DataSpec;
use crate::images::Shape;
use crate::images::edit::Edits;
use crate::net::NetFile;
use crate::studio::{JobId, NetCost, NetTrainingNews, OpenNet, Progress};

/// The training set of a training, without its pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct SetOf {
    /// What it is called.
    pub title: String,
    /// Where it came from.
    pub data: DataSpec,
    /// What was changed in it by hand.
    pub edits: Edits,
    /// Number of pictures that are trained on.
    pub n_images: usize,
    /// Their shape.
    pub shape: Shape,
}

/// A training, under way or not.
#[derive(Clone, Debug)]
pub struct NetRun {
    /// A number that no other training of this session has.
    pub number: u64,
    /// What it is trained on.
    pub set: SetOf,
    /// How it was going when it was heard of last; none before the first news.
    pub news: Option<Arc<NetTrainingNews>>,
    /// The worker's job, while it is under way.
    job: Option<JobId>,
    /// How many steps there are in a file.
    kept: usize,
    /// The network as it was kept last: a choice of the stages.
    pub on_stage: Option<Arc<OpenNet>>,
    /// How many steps the last training's file has, and since when.
    saved: Option<(usize, Instant)>,
}

impl NetRun {
    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// Steps done, and all of them.
    pub fn progress(&self) -> (usize, usize) {
        self.news.as_ref().map_or((0, 0), |news| (news.origin.steps_done, news.origin.train.steps))
    }

    /// Whether all steps are done.
    pub fn is_done(&self) -> bool {
        let (done, all) = self.progress();
        self.news.is_some() && done >= all
    }

    /// Steps that would be lost.
    pub fn n_unkept(&self) -> usize {
        self.progress().0.saturating_sub(self.kept)
    }
}

/// Everything about training networks.
#[derive(Clone, Debug, Default)]
pub struct NetTrainingState {
    run: Option<NetRun>,
    n_runs: u64,
    /// What went wrong last, as a sentence.
    pub problem: Option<String>,
    /// What training costs.
    pub costs: Costs,
    /// The training of an earlier start, to be gone on with.
    pub(super) last: LastTraining,
    /// Whether the training that is about to begin is that one.
    takes_up: bool,
}

impl NetTrainingState {
    /// The training that is shown.
    pub fn run(&self) -> Option<&NetRun> {
        self.run.as_ref()
    }

    pub(super) fn run_mut(&mut self) -> Option<&mut NetRun> {
        self.run.as_mut()
    }

    /// Whether one is under way.
    pub fn is_running(&self) -> bool {
        self.run.as_ref().is_some_and(NetRun::is_running)
    }

    /// The training of an earlier start that can be gone on with.
    pub fn last(&self) -> Option<&Arc<NetFile>> {
        self.last.found()
    }

    /// Notes that the worker was asked for a new training; `kept` steps of it are in a file. `None`: it is the training of
    /// an earlier start.
    pub(super) fn begin(&mut self, job: JobId, set: SetOf, kept: Option<usize>) {
        self.n_runs += 1;
        self.takes_up = kept.is_none();
        let kept = kept.unwrap_or(0);
        self.problem = None;
        let number = self.n_runs;
        self.run = Some(NetRun { number, set, news: None, job: Some(job), kept, on_stage: None, saved: None });
    }

    /// Notes that the worker was asked to go on.
    pub(super) fn go_on(&mut self, job: JobId) {
        self.problem = None;
        if let Some(run) = &mut self.run {
            run.job = Some(job);
        }
    }

    /// Notes that the job was cancelled. Before the first news there is nothing to go on with.
    pub(super) fn pause(&mut self) {
        if let Some(run) = &mut self.run {
            run.job = None;
        }
        self.run = self.run.take().filter(|run| run.news.is_some());
    }

    /// Lets go of the training.
    pub(super) fn drop_run(&mut self) {
        self.run = None;
        self.problem = None;
    }

    /// Notes that a training is in a file, as this network.
    pub(super) fn note_kept(&mut self, number: u64, net: Arc<OpenNet>) {
        if let Some(run) = self.run.as_mut().filter(|run| run.number == number) {
            run.kept = run.kept.max(net.origin.steps_done);
            run.on_stage = Some(net);
        }
    }

    /// Takes in what the worker reports.
    pub(super) fn take_in(&mut self, job: JobId, progress: &Progress) {
        if let Some(cost) = progress.report::<NetCost>() {
            self.costs.take_in(job, *cost);
        }
        let Some(run) = self.run.as_mut().filter(|run| run.job == Some(job)) else { return };
        if let Some(news) = progress.report::<NetTrainingNews>() {
            run.news = Some(news);
            if std::mem::take(&mut self.takes_up) {
                self.last.take_up();
            }
        }
        if progress.is_done() {
            run.job = None;
        }
    }

    /// Notes that a job has failed; what was done by then stays. `true`: it was one of this area.
    pub(super) fn fail(&mut self, job: JobId, message: &str) -> bool {
        if self.costs.fail(job, message) {
            return true;
        }
        let is_running = self.run.as_ref().is_some_and(|run| run.job == Some(job));
        if is_running {
            self.pause();
            self.problem = Some(message.to_owned());
        }
        is_running
    }
}
