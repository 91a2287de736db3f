//! Training a network: the training under way and what it costs.
//!
//! ```text
//!  NetForm --Start--> NetTrainingQuery on the worker (Slot::Training) --NetTrainingNews--> NetRun
//!  NetRun --Keep--> a file, where the person said; by itself every few minutes in the folder for settings
//! ```
//! A training goes on with its own set, whatever is opened meanwhile.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::cost::Costs;
use crate::app::own_folder::Order;
use crate::exhibits::DataSpec;
use crate::export::NetIoError;
use crate::images::Shape;
use crate::images::edit::Edits;
use crate::net::NetFile;
use crate::studio::{JobId, NetTrainingNews, OpenNet, Progress, Report};

/// The ending of files with networks.
pub(crate) const ENDING: &str = "safetensors";
/// The name of the last training in the folder for settings.
pub(crate) const LAST: &str = "last-training.safetensors";
/// The name of the one before it, where another was begun without taking it up.
pub(crate) const BEFORE_LAST: &str = "before-last-training.safetensors";

/// The training set of a training, without its pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct SetOf {
    /// The exhibit that it is of, if any.
    pub exhibit: Option<String>,
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
    pub(crate) kept: usize,
    /// The network as it was kept last: a choice of the stages.
    pub on_stage: Option<Arc<OpenNet>>,
    /// How many steps the last training's file has, and since when.
    pub(crate) saved: Option<(usize, Instant)>,
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
    pub(crate) last: LastTraining,
    /// Whether the training that is about to begin is that one.
    takes_up: bool,
    /// Which writes of the training that is kept came first.
    pub(crate) order: Order,
}

impl NetTrainingState {
    /// The training that is shown.
    pub fn run(&self) -> Option<&NetRun> {
        self.run.as_ref()
    }

    pub(crate) fn run_mut(&mut self) -> Option<&mut NetRun> {
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
    pub(crate) fn begin(&mut self, job: JobId, set: SetOf, kept: Option<usize>) {
        self.n_runs += 1;
        self.takes_up = kept.is_none();
        let kept = kept.unwrap_or(0);
        self.problem = None;
        let number = self.n_runs;
        self.run = Some(NetRun { number, set, news: None, job: Some(job), kept, on_stage: None, saved: None });
    }

    /// Notes that the worker was asked to go on.
    pub(crate) fn go_on(&mut self, job: JobId) {
        self.problem = None;
        if let Some(run) = &mut self.run {
            run.job = Some(job);
        }
    }

    /// Notes that the job was cancelled. Before the first news there is nothing to go on with.
    pub(crate) fn pause(&mut self) {
        if let Some(run) = &mut self.run {
            run.job = None;
        }
        self.run = self.run.take().filter(|run| run.news.is_some());
    }

    /// Lets go of the training.
    pub(crate) fn drop_run(&mut self) {
        self.run = None;
        self.problem = None;
    }

    /// Notes that a training is in a file, as this network.
    pub(crate) fn note_kept(&mut self, number: u64, net: Arc<OpenNet>) {
        if let Some(run) = self.run.as_mut().filter(|run| run.number == number) {
            run.kept = run.kept.max(net.origin.steps_done);
            run.on_stage = Some(net);
        }
    }

    /// Takes a report of a job.
    pub(crate) fn on_progress(&mut self, job: JobId, progress: &Progress) {
        if let Some(Report::NetCost(cost)) = &progress.report {
            self.costs.on_cost(job, *cost);
        }
        let Some(run) = self.run.as_mut().filter(|run| run.job == Some(job)) else { return };
        if let Some(Report::NetTraining(news)) = &progress.report {
            run.news = Some(Arc::clone(news));
            if std::mem::take(&mut self.takes_up) {
                self.last.take_up();
            }
        }
        if progress.is_done() {
            run.job = None;
        }
    }

    /// Notes that a job has failed; what was done by then stays. `true`: it was one of this area.
    pub(crate) fn fail(&mut self, job: JobId, message: &str) -> bool {
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

/// The training of an earlier start.
#[derive(Clone, Debug, Default)]
pub(crate) enum LastTraining {
    /// Nobody has looked.
    #[default]
    Unknown,
    /// It is looked for, or there is none, or it was taken up.
    None,
    /// It is there, in this file.
    Found(PathBuf, Arc<NetFile>),
}

impl LastTraining {
    /// It was found; of no interest where nothing was done.
    pub(crate) fn put(&mut self, path: PathBuf, file: NetFile) {
        if file.origin.steps_done > 0 {
            *self = Self::Found(path, Arc::new(file));
        }
    }

    /// A training has begun from it: from now on it is the present one.
    pub(crate) fn take_up(&mut self) {
        if let Self::Found(path, _) = std::mem::replace(self, Self::None) {
            // It is there already, or was put aside.
            let _ = std::fs::rename(&path, path.with_file_name(LAST));
        }
    }

    pub(crate) fn found(&self) -> Option<&Arc<NetFile>> {
        match self {
            Self::Found(_, file) => Some(file),
            _ => None,
        }
    }
}

/// Why a network in training could not be kept.
pub(crate) type KeepError = crate::text::Message;

/// What came of reading and writing networks in training.
#[derive(Debug)]
pub(crate) enum TrainingReport {
    /// A network was read, to be trained further; or why not.
    Read(Box<Result<NetFile, NetIoError>>),
    /// The last training of an earlier start.
    Last(PathBuf, Box<NetFile>),
    /// A network in training was written: which training, where, and as what.
    Kept(u64, Box<Result<(PathBuf, Arc<OpenNet>), KeepError>>),
}
