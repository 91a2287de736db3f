//! Training a network in the background, and watching it: what it draws by now from some fixed noises, and how well the
//! theory predicts that.
//!
//! ```text
//!  NetTrainingQuery --start--> Lab { Trainer, Watch } --a piece of some ms at a time--> NetTrainingNews, ten a second
//!                               |                 |
//!                   pictures of a step        a step of the network's pictures, or of the theory's; a side of P(t)
//! ```
//! The lab stays when the job is cancelled: whoever submits it again goes on from the last picture of the last step.
//! What is watched never changes what is trained: the network is the same to the bit as that of `sixfingers train`.

mod cost;
mod curve;
mod lab;
mod theory;
mod watch;

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub use cost::{NetCost, NetCostQuery};
pub use lab::Shares;
pub use watch::AgreementPoint;

use self::lab::Lab;
use super::job::DataId;
use super::shared::lock;
use super::task::{Progress, Task, TaskContext, TaskError, TaskSpec};
use crate::diffusion::{Locality, Seed, starting_noise};
use crate::explain::calibration::{CALIBRATION_NOISES, CALIBRATION_SEEDS};
use crate::images::{Image, ImageMask, TrainingSet};
use crate::net::{NetFile, NetOrigin, NetSpec, TrainError, TrainSpec, Trainer};
use crate::score::{Corner, Denoiser, FastDenoiser};

/// The seeds of the noises that are watched.
pub const WATCHED: std::ops::Range<Seed> = 0..8;
/// Noises that P(t) is fitted on: others than those that are watched, and the same as those of `sixfingers agree`.
const FITTED_ON: std::ops::Range<Seed> = CALIBRATION_SEEDS..CALIBRATION_SEEDS + CALIBRATION_NOISES as Seed;
/// Often enough for a bar that moves.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// Asks for training; for [`Slot::Training`](super::Slot::Training). Its reports are [`NetTrainingNews`].
#[derive(Clone)]
pub struct NetTrainingQuery {
    /// With which network to begin.
    pub begin: NetBegin,
    /// The training set; of no matter for [`NetBegin::Again`].
    pub data: DataId,
    /// Which of its pictures are trained on; all if `None`.
    pub mask: Option<Arc<ImageMask>>,
}

/// Where training begins.
#[derive(Clone)]
pub enum NetBegin {
    /// With new weights.
    New(NetSpec, TrainSpec),
    /// With those of a file, up to so many steps.
    Kept(Arc<NetFile>, usize),
    /// Where it was left, up to so many steps.
    Again(Arc<NetTraining>, usize),
}

/// A training that was begun: it stays where it is between the jobs that go on with it.
pub struct NetTraining {
    lab: Mutex<Lab>,
    set: Arc<TrainingSet>,
    fit_asked: AtomicBool,
}

impl NetTraining {
    /// The network as it is now. Waits for the piece that is under way: not for the window's own thread.
    pub fn file(&self) -> NetFile {
        lock(&self.lab).trainer().file()
    }

    /// The pictures that it is trained on.
    pub fn set(&self) -> &Arc<TrainingSet> {
        &self.set
    }

    /// Asks for P(t) to be fitted to the present network, soon.
    pub fn fit(&self) {
        self.fit_asked.store(true, Ordering::Relaxed);
    }
}

impl fmt::Debug for NetTraining {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NetTraining(on {} pictures)", self.set.n_images())
    }
}

/// How training is going.
#[derive(Clone, Debug)]
pub struct NetTrainingNews {
    /// What to go on with later, and to keep.
    pub training: Arc<NetTraining>,
    /// The network, and how it is trained.
    pub origin: NetOrigin,
    /// The loss of each step, `[step, loss]`; where there are very many, means of some.
    pub losses: Vec<[f64; 2]>,
    /// Its running mean over about fifty steps.
    pub running_losses: Vec<[f64; 2]>,
    /// How well the theory predicted the pictures so far.
    pub agreement: Vec<AgreementPoint>,
    /// What the network draws from each of the [`WATCHED`] noises, and after how many steps it did; none before the first.
    pub network: Option<(usize, Vec<Arc<Image>>)>,
    /// What the theory draws from them, as far as that is known.
    pub theory: Vec<Option<Arc<Image>>>,
    /// What the machine draws that sees the whole picture, and copies.
    pub ideal: Vec<Option<Arc<Image>>>,
    /// Pearson's r of the network's pictures with the theory's and the ideal machine's.
    pub pearson_r: Vec<[Option<f64>; 2]>,
    /// The machine of the theory.
    pub corner: Corner,
    /// Its P(t).
    pub locality: Locality,
    /// After how many steps of training P(t) was fitted to the network; `None`: it is the usual one.
    pub fitted_at: Option<usize>,
    /// How far fitting is, if it is under way: done, all.
    pub fitting: Option<(usize, usize)>,
    /// Seconds that fitting P(t) will take, if that is known.
    pub fit_secs: Option<f64>,
    /// On what the time went.
    pub shares: Shares,
    /// Seconds for a step of training alone, and for all that is left, once they are known.
    pub pace: Option<(f64, f64)>,
}

/// Training under way.
struct NetTrainingTask {
    training: Arc<NetTraining>,
}

impl TaskSpec for NetTrainingQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let training = match &self.begin {
            NetBegin::Again(training, steps) => {
                lock(&training.lab).go_on(*steps)?;
                Arc::clone(training)
            }
            NetBegin::New(net, train) => {
                let data = context.data(self.data)?.data.spec.to_string();
                self.begin_with(context, |set| Trainer::new(set, &data, *net, *train))?
            }
            NetBegin::Kept(file, steps) => {
                self.begin_with(context, |set| Trainer::resume(set, NetFile::clone(file), *steps))?
            }
        };
        Ok(Box::new(NetTrainingTask { training }))
    }
}

impl NetTrainingQuery {
    fn begin_with(
        &self,
        context: &TaskContext<'_>,
        trainer: impl FnOnce(&Arc<TrainingSet>) -> Result<Trainer, TrainError>,
    ) -> Result<Arc<NetTraining>, TaskError> {
        let ready = context.data(self.data)?;
        let (set, machines): (_, Arc<dyn Denoiser>) = match &self.mask {
            None => (Arc::clone(&ready.data.set), ready.denoiser),
            Some(mask) => {
                let set = ready.data.set.only(mask).map_err(|problem| TaskError::Failed(problem.to_string()))?;
                let set = Arc::new(set);
                let machines = Arc::new(FastDenoiser::new(&set));
                (set, machines)
            }
        };
        context.check()?;
        let lab = Lab::new(trainer(&set)?, machines)?;
        Ok(Arc::new(NetTraining { lab: Mutex::new(lab), set, fit_asked: AtomicBool::new(false) }))
    }
}

impl Task for NetTrainingTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let training = &self.training;
        let mut lab = lock(&training.lab);
        let until = Instant::now() + REPORT_EVERY;
        let mut is_over = false;
        while !is_over && Instant::now() < until {
            context.check()?;
            if training.fit_asked.swap(false, Ordering::Relaxed) {
                lab.fit();
            }
            is_over = !lab.work(context.cancel())?;
        }
        let origin = lab.trainer().origin();
        let (done, total) = (origin.steps_done, origin.train.steps + 1);
        let done = if is_over { total } else { done.min(total - 1) };
        Ok(Progress { done, total, report: Some(Arc::new(lab.news(training))) })
    }
}

/// The noises with some seeds.
fn noises(shape: crate::images::Shape, seeds: std::ops::Range<Seed>) -> Vec<Image> {
    seeds.map(|seed| starting_noise(shape, seed)).collect()
}

impl From<TrainError> for TaskError {
    fn from(error: TrainError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl fmt::Debug for NetTrainingQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.begin {
            NetBegin::New(net, train) => format!("{net}, {} steps", train.steps),
            NetBegin::Kept(file, steps) => format!("a file of {}, {steps} steps", file.origin.net),
            NetBegin::Again(training, steps) => format!("{training:?}, {steps} steps"),
        };
        write!(f, "NetTrainingQuery({:?}, {what})", self.data)
    }
}
