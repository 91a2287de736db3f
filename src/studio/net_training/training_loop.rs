//! Training and monitoring in turns, each piece short.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use super::super::error::TaskError;
use super::super::lock::lock;
use super::curve::Curve;
use super::monitor::{AgreementPoint, LookError, Monitor};
use crate::diffusion::Locality;
use crate::explain::agreement::agreement;
use crate::images::Image;
use crate::net::{NetFile, NetOrigin, TrainError, Trainer};
use crate::score::{CancelToken, Denoiser, NamedMachine, ScoreError};

/// A piece takes about so long: whoever is more urgent waits no longer, and no less often is it asked.
const PIECE_SECS: f64 = 0.015;
/// The most pictures of a piece: the gradient of each is as large as the network.
const MAX_PICTURES: usize = 64;
/// The network is looked at at least so seldom,
const LOOK_EVERY_SECS: f64 = 3.0;
/// and so seldom that looking takes no larger share than this.
const LOOK_SHARE: f64 = 0.05;
/// The share of the theory's pictures and of fitting P(t), as long as the network is trained.
const THEORY_SHARE: f64 = 0.25;
/// Pictures of the theory may take so long before that.
const HEAD_START_SECS: f64 = 2.0;
/// P(t) is fitted by itself where that takes no larger share than this,
const FIT_SHARE: f64 = 0.05;
/// or, at the end, where it takes no longer than this.
const FIT_SECS: f64 = 30.0;
/// Seconds in all for each second of training: looking and fitting go on to take their shares.
const TOTAL_PER_TRAINING: f64 = 1.0 / (1.0 - LOOK_SHARE - FIT_SHARE);
/// A network that was trained for fewer steps is not worth it.
const FIT_FROM: usize = 200;

/// On what the time went, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// Training.
    pub training: f64,
    /// Drawing what the network draws by now.
    pub looking: f64,
    /// Drawing what the theory predicts.
    pub theory: f64,
    /// Fitting P(t).
    pub fitting: f64,
}

impl Shares {
    /// All of it.
    pub fn total(self) -> f64 {
        self.training + self.looking + self.theory + self.fitting
    }
}

/// A training that was begun: it stays where it is between the jobs that go on with it.
pub struct NetTraining {
    training_loop: Mutex<TrainingLoop>,
    fit_asked: AtomicBool,
}

impl NetTraining {
    pub(super) fn new(training_loop: TrainingLoop) -> Self {
        Self { training_loop: Mutex::new(training_loop), fit_asked: AtomicBool::new(false) }
    }

    /// The training loop. Waits for the piece that is under way.
    pub(super) fn lock(&self) -> MutexGuard<'_, TrainingLoop> {
        lock(&self.training_loop)
    }

    /// The network as it is now. Waits for the piece that is under way: not for the window's own thread.
    pub fn file(&self) -> NetFile {
        self.lock().trainer().file()
    }

    /// Asks for P(t) to be fitted to the present network, soon.
    pub fn fit(&self) {
        self.fit_asked.store(true, Ordering::Relaxed);
    }

    /// Whether that was asked for since the last call.
    pub(super) fn take_fit_asked(&self) -> bool {
        self.fit_asked.swap(false, Ordering::Relaxed)
    }
}

impl fmt::Debug for NetTraining {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NetTraining")
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
    /// What the network draws from each of the [`WATCHED`](super::WATCHED) noises, and after how many steps it did;
    /// none before the first.
    pub network: Option<(usize, Vec<Arc<Image>>)>,
    /// What the theory draws from them, as far as that is known.
    pub theory: Vec<Option<Arc<Image>>>,
    /// What the machine draws that sees the whole picture, and copies.
    pub ideal: Vec<Option<Arc<Image>>>,
    /// Pearson's r of the network's pictures with the theory's and the ideal machine's.
    pub pearson_r: Vec<[Option<f64>; 2]>,
    /// The machine of the theory.
    pub machine: NamedMachine,
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

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Train,
    Look,
    Draw,
    Fit,
}

/// A network in training, and what is monitored of it.
pub(super) struct TrainingLoop {
    trainer: Trainer,
    machines: Arc<dyn Denoiser>,
    monitor: Monitor,
    losses: Curve,
    shares: Shares,
    /// Pictures of a piece.
    pictures: usize,
    /// Seconds of training for a step, of late, and those of the step under way.
    step_secs: Option<f64>,
    this_step_secs: f64,
    /// When the network was looked at last, in seconds of work, and what a look takes.
    looked_at: Option<f64>,
    look_secs: f64,
    /// Seconds and number of the steps of the theory's pictures.
    drawing: (f64, usize),
    /// Seconds of work when P(t) was fitted last.
    fitted: f64,
    fit_asked: bool,
}

impl TrainingLoop {
    pub(super) fn new(trainer: Trainer, machines: Arc<dyn Denoiser>) -> Result<Self, TaskError> {
        let monitor = Monitor::new(trainer.origin()).map_err(TaskError::failed)?;
        let mut losses = Curve::new();
        // Of a network that was trained before, only the log is known.
        trainer.origin().losses.iter().for_each(|point| losses.push(point.step as f64, point.loss));
        let pictures = rayon::current_num_threads();
        Ok(Self {
            trainer,
            machines,
            monitor,
            losses,
            shares: Shares::default(),
            pictures,
            step_secs: None,
            this_step_secs: 0.0,
            looked_at: None,
            look_secs: 0.0,
            drawing: (0.0, 0),
            fitted: 0.0,
            fit_asked: false,
        })
    }

    pub(super) fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// Goes on, up to so many steps.
    pub(super) fn go_on(&mut self, steps: usize) -> Result<(), TaskError> {
        Ok(self.trainer.set_steps(steps)?)
    }

    /// P(t) is to be fitted.
    pub(super) fn fit(&mut self) {
        self.fit_asked = true;
    }

    /// Does a piece of what is next; `false` when there is nothing left to do.
    pub(super) fn work(&mut self, cancel: &CancelToken) -> Result<bool, TaskError> {
        let Some(piece) = self.next() else { return Ok(false) };
        let begun = Instant::now();
        let done = match piece {
            Piece::Train => self.train(),
            Piece::Look => self.look(cancel),
            Piece::Draw => self.monitor.draw(self.machines.as_ref(), cancel).map_err(TaskError::from),
            Piece::Fit => self.fit_piece(cancel),
        };
        let secs = begun.elapsed().as_secs_f64();
        match piece {
            Piece::Train => self.shares.training += secs,
            Piece::Look => self.shares.looking += secs,
            Piece::Draw => self.shares.theory += secs,
            Piece::Fit => self.shares.fitting += secs,
        }
        match piece {
            Piece::Train => self.note_training(secs),
            Piece::Look => self.look_secs += secs,
            Piece::Draw if done.is_ok() => self.drawing = (self.drawing.0 + secs, self.drawing.1 + 1),
            Piece::Draw | Piece::Fit => {}
        }
        done.map(|()| true)
    }

    fn next(&self) -> Option<Piece> {
        let done = self.trainer.is_done();
        let step = self.trainer.origin().steps_done;
        let total = self.shares.total();
        if self.monitor.is_looking() || self.look_is_due(done, step, total) {
            return Some(Piece::Look);
        }
        let theory = self.shares.theory + self.shares.fitting;
        let may = done || theory < HEAD_START_SECS || theory < THEORY_SHARE * total;
        if may && !self.monitor.is_drawn() {
            return Some(Piece::Draw);
        }
        if may && (self.monitor.fitting().is_some() || self.fit_is_due(done, step, total)) {
            return Some(Piece::Fit);
        }
        (!done).then_some(Piece::Train)
    }

    fn look_is_due(&self, done: bool, step: usize, total: f64) -> bool {
        let (Some(at), Some((seen, _))) = (self.looked_at, &self.monitor.network) else { return true };
        let wait = LOOK_EVERY_SECS.max(self.look_secs / LOOK_SHARE);
        *seen != step && (done || total - at > wait)
    }

    fn fit_is_due(&self, done: bool, step: usize, total: f64) -> bool {
        if self.fit_asked {
            return true;
        }
        let before = self.monitor.fitted_at();
        let moved = before.is_none_or(|before| step as f64 > 1.5 * before as f64 || done && step > before);
        let Some(secs) = self.fit_secs().filter(|_| moved && step >= FIT_FROM) else { return false };
        secs < FIT_SHARE * (total - self.fitted) || done && secs < FIT_SECS
    }

    /// Seconds that fitting P(t) takes, estimated from the theory's pictures.
    fn fit_secs(&self) -> Option<f64> {
        let (secs, n) = self.drawing;
        (n > 0).then(|| secs / n as f64 * self.monitor.fit_questions(self.trainer.origin()) as f64)
    }

    fn train(&mut self) -> Result<(), TaskError> {
        if let Some(loss) = self.trainer.piece(self.pictures)? {
            self.losses.push(self.trainer.origin().steps_done as f64, loss);
        }
        Ok(())
    }

    /// Notes how long a piece of training took, and makes the next one as long as it may be.
    fn note_training(&mut self, secs: f64) {
        let threads = rayon::current_num_threads();
        let n = self.pictures.min(self.trainer.origin().train.batch).max(1);
        let one = secs / n as f64 * threads as f64;
        let rounds = (PIECE_SECS / one.max(1e-6)).clamp(1.0, 64.0) as usize;
        self.pictures = (threads * rounds).min(MAX_PICTURES.max(threads));
        self.this_step_secs += secs;
        if self.trainer.is_between_steps() {
            let step = std::mem::take(&mut self.this_step_secs);
            self.step_secs = Some(self.step_secs.map_or(step, |secs| 0.95 * secs + 0.05 * step));
        }
    }

    fn look(&mut self, cancel: &CancelToken) -> Result<(), TaskError> {
        if !self.monitor.is_looking() {
            self.monitor.begin_look(&self.trainer)?;
            self.looked_at = Some(self.shares.total());
            self.look_secs = 0.0;
        }
        self.monitor.look(self.pictures, cancel)?;
        Ok(())
    }

    fn fit_piece(&mut self, cancel: &CancelToken) -> Result<(), TaskError> {
        if self.monitor.fitting().is_none() {
            self.monitor.begin_fit(&self.trainer)?;
            self.fit_asked = false;
        }
        self.monitor.fit(self.machines.as_ref(), cancel)?;
        if self.monitor.fitting().is_none() {
            self.fitted = self.shares.total();
        }
        Ok(())
    }

    pub(super) fn news(&self, training: &Arc<NetTraining>) -> NetTrainingNews {
        let origin = self.trainer.origin();
        let [theory, ideal] = self.monitor.machines();
        let network = self.monitor.network.clone();
        let alike = |theirs: Option<&Option<Arc<Image>>>, ours: &Image| agreement(theirs?.as_ref()?, ours)?.pearson_r;
        let pair = |(k, ours): (usize, &Arc<Image>)| [alike(theory.get(k), ours), alike(ideal.get(k), ours)];
        let pearson_r = network.iter().flat_map(|(_, pictures)| pictures.iter().enumerate().map(pair)).collect();
        let (locality, fitted_at) = self.monitor.locality();
        let left = origin.train.steps.saturating_sub(origin.steps_done);
        NetTrainingNews {
            training: Arc::clone(training),
            origin: origin.clone(),
            losses: self.losses.points().to_vec(),
            running_losses: self.losses.running(),
            agreement: self.monitor.points.clone(),
            network,
            theory,
            ideal,
            pearson_r,
            machine: self.monitor.machine,
            locality: locality.clone(),
            fitted_at,
            // The pictures that belong to it are part of it.
            fitting: self.monitor.fitting().or(self.monitor.is_redrawn().then_some((1, 1))),
            fit_secs: self.fit_secs(),
            shares: self.shares,
            pace: self.step_secs.map(|secs| (secs, secs * left as f64 * TOTAL_PER_TRAINING)),
        }
    }
}

impl From<LookError> for TaskError {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Score(ScoreError::Cancelled) => Self::Cancelled,
            other => Self::failed(other),
        }
    }
}

impl From<TrainError> for TaskError {
    fn from(error: TrainError) -> Self {
        Self::failed(error)
    }
}
