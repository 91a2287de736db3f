//! The task that trains a network.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::data::DataId;
use super::super::error::TaskError;
use super::super::task::{Progress, Task, TaskContext, TaskSpec};
use super::training_loop::{NetTraining, TrainingLoop};
use crate::images::{ImageMask, TrainingSet};
use crate::net::{NetFile, NetSpec, TrainError, TrainSpec, Trainer};
use crate::score::{Denoiser, FastDenoiser};

/// Often enough for a bar that moves.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// Asks for training; for [`Slot::Training`](crate::studio::Slot::Training). Its reports are [`NetTrainingNews`](super::NetTrainingNews).
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

/// Training under way.
struct NetTrainingTask {
    training: Arc<NetTraining>,
}

impl TaskSpec for NetTrainingQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let training = match &self.begin {
            NetBegin::Again(training, steps) => {
                training.lock().go_on(*steps)?;
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
                let set = ready.data.set.only(mask).map_err(TaskError::failed)?;
                let set = Arc::new(set);
                let machines = Arc::new(FastDenoiser::new(&set));
                (set, machines)
            }
        };
        context.check()?;
        let training_loop = TrainingLoop::new(trainer(&set)?, machines)?;
        Ok(Arc::new(NetTraining::new(training_loop)))
    }
}

impl Task for NetTrainingTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let training = &self.training;
        let mut training_loop = training.lock();
        let until = Instant::now() + REPORT_EVERY;
        let mut is_over = false;
        while !is_over && Instant::now() < until {
            context.check()?;
            if training.take_fit_asked() {
                training_loop.fit();
            }
            is_over = !training_loop.work(context.cancel())?;
        }
        let origin = training_loop.trainer().origin();
        let (done, total) = (origin.steps_done, origin.train.steps + 1);
        let done = if is_over { total } else { done.min(total - 1) };
        Ok(Progress { done, total, report: Some(training_loop.news(training).into()) })
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
