//! What is monitored while a network is trained: its pictures from some fixed noises, and the theory's.

use std::fmt;
use std::sync::Arc;

use super::theory::{Drawing, FITTED_ON, WATCHED, noises, run_of, sides_of, usual_locality};
use crate::diffusion::{Locality, RunSpec, RunSpecError, Sampler, step_batch};
use crate::explain::agreement::agreement;
use crate::explain::calibration::Calibrator;
use crate::explain::stats::quantile;
use crate::images::{Image, Shape};
use crate::net::{ModelError, NetDenoiser, NetOrigin, Trainer};
use crate::score::{CancelToken, Denoiser, NamedMachine, Patch, ScoreError};

/// So many points are kept; when there are more, every second one goes.
const MAX_POINTS: usize = 1500;
/// So many looks at the network wait for the theory's pictures to be compared with; then every second one goes.
const MAX_WAITING: usize = 40;

/// How well the pictures of the network were predicted after some steps: medians of Pearson's r over the noises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AgreementPoint {
    /// Steps of training.
    pub step: usize,
    /// By the theory.
    pub theory: f64,
    /// By the machine that sees the whole picture and copies: high where the network learns by heart.
    pub ideal: f64,
    /// After how many steps the theory's P(t) was fitted; `None` for the usual one.
    pub fitted_at: Option<usize>,
}

/// The network's pictures while they are drawn.
struct Look {
    step: usize,
    network: NetDenoiser,
    samplers: Vec<Sampler>,
    drawn: Vec<Option<Arc<Image>>>,
}

/// Fitting P(t) under way.
struct Fit {
    step: usize,
    network: NetDenoiser,
    calibrator: Calibrator,
}

/// What the network draws from the watched noises, beside what the theory does.
pub(super) struct Monitor {
    shape: Shape,
    pub(super) machine: NamedMachine,
    look: Option<Look>,
    /// The last look that was finished, with its step.
    pub(super) network: Option<(usize, Vec<Arc<Image>>)>,
    /// Looks that have not been compared with the theory.
    waiting: Vec<(usize, Vec<Arc<Image>>)>,
    theory: Drawing,
    /// The theory's pictures by another P(t), until all are there.
    coming: Option<Drawing>,
    ideal: Drawing,
    fit: Option<Fit>,
    pub(super) points: Vec<AgreementPoint>,
}

impl Monitor {
    pub(super) fn new(origin: &NetOrigin) -> Result<Self, RunSpecError> {
        let (net, shape) = (origin.net, origin.shape);
        let named = NamedMachine::for_padding(net.padding());
        let run = run_of(named, usual_locality(net, shape));
        let ideal = run_of(NamedMachine::Is, Locality::Constant(Patch::Whole));
        Ok(Self {
            shape,
            machine: named,
            look: None,
            network: None,
            waiting: Vec::new(),
            theory: Drawing::new(&run, None, shape)?,
            coming: None,
            ideal: Drawing::new(&ideal, None, shape)?,
            fit: None,
            points: Vec::new(),
        })
    }

    /// Whether a look is under way.
    pub(super) fn is_looking(&self) -> bool {
        self.look.is_some()
    }

    /// Begins to look at the network as it is now.
    pub(super) fn begin_look(&mut self, trainer: &Trainer) -> Result<(), LookError> {
        let run = self.network_run();
        let samplers: Result<Vec<_>, _> =
            noises(self.shape, WATCHED).into_iter().map(|noise| Sampler::new(run.clone(), noise)).collect();
        let samplers = samplers?;
        let drawn = vec![None; samplers.len()];
        let (step, network) = (trainer.origin().steps_done, trainer.denoiser()?);
        self.look = Some(Look { step, network, samplers, drawn });
        Ok(())
    }

    /// The network goes the same way as the theory. Which machine the run names does not matter to it.
    fn network_run(&self) -> RunSpec {
        run_of(NamedMachine::Ls, self.theory.locality.clone())
    }

    /// Does a step of some of the network's pictures, at most so many. Whether that was the last.
    pub(super) fn look(&mut self, max: usize, cancel: &CancelToken) -> Result<bool, ScoreError> {
        let Some(look) = &mut self.look else { return Ok(true) };
        let step = look.samplers.iter().map(Sampler::step).max().unwrap_or(0);
        // Those before them are a step further already.
        let from = look.samplers.iter().take_while(|sampler| sampler.step() < step).count();
        let next = &mut look.samplers[from..];
        let at_most = next.len().min(max.max(1));
        let frames = step_batch(&mut next[..at_most], &look.network, None, cancel)?;
        for (drawn, frame) in look.drawn[from..].iter_mut().zip(frames).filter(|(_, frame)| frame.step == 1) {
            *drawn = Some(Arc::new(frame.posterior.x0_hat));
        }
        if look.samplers.iter().any(|sampler| sampler.step() > 0) {
            return Ok(false);
        }
        if let Some(look) = self.look.take() {
            let pictures: Vec<_> = look.drawn.into_iter().flatten().collect();
            self.waiting.push((look.step, pictures.clone()));
            self.network = Some((look.step, pictures));
        }
        thin(&mut self.waiting, MAX_WAITING);
        self.compare();
        Ok(true)
    }

    /// Whether the theory's pictures are all there.
    pub(super) fn is_drawn(&self) -> bool {
        self.ideal.is_done() && self.theory.is_done() && self.coming.is_none()
    }

    /// Whether they are drawn anew, with another P(t).
    pub(super) fn is_redrawn(&self) -> bool {
        self.coming.is_some()
    }

    /// Does a step of one of the theory's pictures.
    pub(super) fn draw(&mut self, machines: &dyn Denoiser, cancel: &CancelToken) -> Result<(), ScoreError> {
        if !self.ideal.is_done() {
            self.ideal.step(machines, cancel)?;
        } else if let Some(coming) = &mut self.coming {
            coming.step(machines, cancel)?;
        } else {
            self.theory.step(machines, cancel)?;
        }
        if let Some(coming) = self.coming.take_if(|coming| coming.is_done()) {
            self.theory = coming;
            // The last look once more, so that the curve goes on from the same network.
            if self.waiting.is_empty() {
                self.waiting.extend(self.network.clone());
            }
        }
        self.compare();
        Ok(())
    }

    /// Compares what has not been compared, once there is something to compare with.
    fn compare(&mut self) {
        let (Some(theory), Some(ideal)) = (self.theory.all(), self.ideal.all()) else { return };
        let fitted_at = self.theory.fitted_at;
        for (step, network) in self.waiting.drain(..) {
            let median = |theirs: &[Arc<Image>]| {
                let r = theirs.iter().zip(&network).filter_map(|(a, b)| agreement(a, b)?.pearson_r);
                quantile(&r.map(|r| r as f32).collect::<Vec<_>>(), 0.5).map(f64::from)
            };
            if let (Some(theory), Some(ideal)) = (median(theory), median(ideal)) {
                self.points.push(AgreementPoint { step, theory, ideal, fitted_at });
            }
        }
        thin(&mut self.points, MAX_POINTS);
    }

    /// Begins to fit P(t) to the network as it is now.
    pub(super) fn begin_fit(&mut self, trainer: &Trainer) -> Result<(), LookError> {
        let run = run_of(self.machine, self.theory.locality.clone());
        let sides = sides_of(trainer.origin().net, &run, self.shape);
        let calibrator = Calibrator::new(&run, &sides, &noises(self.shape, FITTED_ON))?;
        let (step, network) = (trainer.origin().steps_done, trainer.denoiser()?);
        self.fit = Some(Fit { step, network, calibrator });
        Ok(())
    }

    /// Questions to the theory that fitting P(t) takes, and drawing its pictures again, each of one picture.
    pub(super) fn fit_questions(&self, origin: &NetOrigin) -> usize {
        let run = run_of(self.machine, self.theory.locality.clone());
        let sides = sides_of(origin.net, &run, self.shape).len();
        run.first_step() * (sides * FITTED_ON.count() + WATCHED.count())
    }

    /// How far fitting is, if it is under way.
    pub(super) fn fitting(&self) -> Option<(usize, usize)> {
        self.fit.as_ref().map(|fit| fit.calibrator.progress())
    }

    /// Does a piece of fitting; at its end the theory's pictures are drawn again.
    pub(super) fn fit(&mut self, machines: &dyn Denoiser, cancel: &CancelToken) -> Result<(), LookError> {
        let Some(fit) = &mut self.fit else { return Ok(()) };
        fit.calibrator.step(&fit.network, machines, cancel)?;
        if let Some(fit) = self.fit.take_if(|fit| fit.calibrator.is_done()) {
            let run = run_of(self.machine, fit.calibrator.found().locality());
            self.coming = Some(Drawing::new(&run, Some(fit.step), self.shape)?);
        }
        Ok(())
    }

    /// P(t) of the theory's pictures that are shown, and when it was fitted.
    pub(super) fn locality(&self) -> (&Locality, Option<usize>) {
        (&self.theory.locality, self.theory.fitted_at)
    }

    /// After how many steps of training P(t) was fitted last, shown already or not.
    pub(super) fn fitted_at(&self) -> Option<usize> {
        self.coming.as_ref().map_or(self.theory.fitted_at, |coming| coming.fitted_at)
    }

    /// The pictures of the theory and of the ideal machine.
    pub(super) fn machines(&self) -> [Vec<Option<Arc<Image>>>; 2] {
        [self.theory.pictures(), self.ideal.pictures()]
    }
}

/// Why monitoring stops.
#[derive(Debug, thiserror::Error)]
pub(super) enum LookError {
    Run(#[from] RunSpecError),
    Model(#[from] ModelError),
    Score(#[from] ScoreError),
}

impl fmt::Display for LookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Run(error) => error.fmt(f),
            Self::Model(error) => error.fmt(f),
            Self::Score(error) => error.fmt(f),
        }
    }
}

/// Takes every second entry out where there are more than so many; the last stays.
fn thin<T>(list: &mut Vec<T>, max: usize) {
    if list.len() > max {
        let mut place = list.len();
        list.retain(|_| {
            place -= 1;
            place.is_multiple_of(2)
        });
    }
}
