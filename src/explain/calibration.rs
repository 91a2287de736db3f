//! Which patch side a trained network behaves as if it had, at each time.

use super::colour::{Gradient, Scale};
use crate::diffusion::{Frame, Locality, RunSpec, RunSpecError, Sampler, Seed, starting_noise, step_batch};
use crate::images::{Image, Shape};
use crate::score::{Boundary, CancelToken, Denoiser, Machine, NamedMachine, Patch, PatchSide, Query, ScoreError};

/// The first of the seeds whose noises P(t) is calibrated on: beyond those that anybody judges by, so that nothing is
/// judged on what it was fitted to.
pub const CALIBRATION_SEEDS: Seed = 1_000_000;
/// The noises that P(t) is calibrated on where nobody says otherwise.
pub const CALIBRATION_NOISES: usize = 3;
/// What is left of 1 - cosine by rounding alone: the guesses are single numbers of 24 bits.
const ROUNDING: f64 = 1e-7;

/// Steps of the runs that a network and the theory are compared by where nobody says otherwise, as in the paper.
pub const COMPARED_STEPS: usize = 20;

/// The run of a machine beside that of a network: the noise comes in a step late, as in the paper.
pub fn compared_run(named: NamedMachine, locality: Locality, steps: usize) -> RunSpec {
    RunSpec { steps, start_step: Some(steps.saturating_sub(1).max(1)), ..RunSpec::of_named(named, locality) }
}

/// Starting noises to calibrate P(t) on.
pub fn calibration_noises(shape: Shape, n: usize) -> Vec<Image> {
    (CALIBRATION_SEEDS..).take(n).map(|seed| starting_noise(shape, seed)).collect()
}

/// The patch sides that are tried for a network that can look through a window of `window` pixels: every odd one up to
/// twice that, more is never needed, or up to the largest that a machine of this boundary can have.
pub fn sides_to_try(boundary: Boundary, shape: Shape, window: usize) -> Vec<PatchSide> {
    let most = Machine::max_side(boundary, shape).get().min((2 * window as u32).saturating_sub(1));
    (1..=most).step_by(2).map(|side| PatchSide::nearest_odd(f64::from(side))).collect()
}

/// How alike the guesses of a network and of machines with different patch sides are, along the network's own way.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// The patch sides that were tried, in pixels.
    pub sides: Vec<PatchSide>,
    /// The steps of the run, from 1 to the first.
    pub steps: Vec<usize>,
    /// For each step and side the cosine of the angle between the two guesses of the noise, mean over the starting
    /// noises, -1 to 1.
    pub cosines: Vec<Vec<f64>>,
}

impl Calibration {
    /// The side with the highest cosine at each step, the smaller of equals, with its cosine.
    pub fn best(&self) -> Vec<(PatchSide, f64)> {
        let best = |cosines: &Vec<f64>| {
            let pairs = self.sides.iter().copied().zip(cosines.iter().copied());
            let better = |best: Option<(PatchSide, f64)>, one: (PatchSide, f64)| {
                Some(best.filter(|best| best.1 >= one.1).unwrap_or(one))
            };
            pairs.fold(None, better).unwrap_or((PatchSide::PIXEL, 0.0))
        };
        self.cosines.iter().map(best).collect()
    }

    /// For each step and side how many times as far from the network as the best side it is: 1 - cosine, over that of the
    /// best, 1 or more. (1 - cosine is half the square of the angle.) At high noise all cosines are within a thousandth of
    /// each other, and this tells them apart all the same.
    pub fn times_worse(&self) -> Vec<Vec<f64>> {
        let rows = self.cosines.iter().zip(self.best());
        let distance = |cosine: f64| (1.0 - cosine).max(ROUNDING);
        rows.map(|(row, (_, best))| row.iter().map(|cosine| distance(*cosine) / distance(best)).collect()).collect()
    }

    /// The colours of [`Calibration::times_worse`]: dark for the best side of a step.
    pub fn scale(&self) -> Scale {
        let most = self.times_worse().into_iter().flatten().fold(1.0, f64::max);
        // Beyond a hundred times everything is far away.
        Scale { low: 1.0, high: most.clamp(2.0, 100.0), log: true, gradient: Gradient::Viridis }
    }

    /// The best sides as a schedule. Entry 0 is never used and is that of step 1.
    pub fn locality(&self) -> Locality {
        let sides: Vec<Patch> = self.best().into_iter().map(|(side, _)| Patch::Side(side)).collect();
        Locality::Scales(sides.first().copied().into_iter().chain(sides.iter().copied()).collect())
    }
}

/// Calibrates P(t) by the paper's method, a side of a step at a time: the network goes its way from each of the starting
/// noises, and at each noisy picture on it the machine is asked, too, with each of some sides.
#[derive(Clone, Debug)]
pub struct Calibrator {
    run: RunSpec,
    sides: Vec<PatchSide>,
    /// The network's own ways: at the step that is looked at now, or one further once it has been asked there.
    samplers: Vec<Sampler>,
    /// The step; 0 when all is done.
    step: usize,
    /// What the network answered there, with its guesses of the noise; empty before it was asked.
    answers: Vec<(Frame, Image)>,
    /// The cosines of the steps done, from the first; then those of the present step.
    rows: Vec<Vec<f64>>,
    row: Vec<f64>,
}

impl Calibrator {
    /// A calibration for the machine of `run` with each of `sides`.
    ///
    /// # Errors
    /// [`RunSpecError`] when the run does not fit the noises.
    pub fn new(run: &RunSpec, sides: &[PatchSide], noises: &[Image]) -> Result<Self, RunSpecError> {
        noises.iter().try_for_each(|noise| run.check(noise.shape()))?;
        // Whatever answers for the network is asked as if it were a machine of one pixel: a network does not care.
        let locality = Locality::Constant(Patch::Side(PatchSide::PIXEL));
        let way = RunSpec { locality, trunk: Vec::new(), ..run.clone() };
        let samplers: Result<Vec<_>, _> = noises.iter().map(|noise| Sampler::new(way.clone(), noise.clone())).collect();
        let (samplers, sides) = (samplers?, sides.to_vec());
        let step = if samplers.is_empty() || sides.is_empty() { 0 } else { run.first_step() };
        Ok(Self { run: run.clone(), sides, samplers, step, answers: Vec::new(), rows: Vec::new(), row: Vec::new() })
    }

    /// Sides of steps that were asked, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.rows.len() * self.sides.len() + self.row.len(), self.run.first_step() * self.sides.len())
    }

    /// Whether all is done.
    pub fn is_done(&self) -> bool {
        self.step == 0
    }

    /// The run.
    pub fn run(&self) -> &RunSpec {
        &self.run
    }

    /// The step that is looked at now; 0 when all is done.
    pub fn at(&self) -> usize {
        self.step
    }

    /// The noisy pictures on the network's way at that step, one of each noise.
    pub fn noisy(&self) -> impl ExactSizeIterator<Item = &Image> {
        // Both lists have an entry for each noise, or the first has none.
        let asked = !self.answers.is_empty();
        (0..self.samplers.len()).map(move |k| if asked { &self.answers[k].0.x_t } else { self.samplers[k].x_t() })
    }

    /// Asks with the next side, in the current rayon pool.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`]; it is then where it was.
    pub fn step(
        &mut self,
        network: &dyn Denoiser,
        theory: &dyn Denoiser,
        cancel: &CancelToken,
    ) -> Result<(), ScoreError> {
        let Some(side) = self.sides.get(self.row.len()).filter(|_| !self.is_done()) else { return Ok(()) };
        let (run, level) = (&self.run, self.run.level_at(self.step));
        if self.answers.is_empty() {
            let frames = step_batch(&mut self.samplers, network, None, cancel)?;
            let guess = |frame: Frame| {
                let guess = frame.posterior.eps_hat(&frame.x_t, level);
                (frame, guess)
            };
            self.answers = frames.into_iter().map(guess).collect();
        }
        let noisy: Vec<&Image> = self.answers.iter().map(|(frame, _)| &frame.x_t).collect();
        let Some(x_t) = noisy.first() else { return Ok(()) };
        let machine = Machine { patch: Patch::Side(*side), reach: run.reach, boundary: run.boundary };
        let theirs = theory.posterior_means(Query { machine, level, x_t, mask: None, cancel }, &noisy)?;
        let pairs = theirs.iter().zip(&self.answers);
        let sum: f64 = pairs.map(|(t, (frame, guess))| cosine(&t.eps_hat(&frame.x_t, level), guess)).sum();
        self.row.push(sum / noisy.len() as f64);
        if self.row.len() == self.sides.len() {
            self.answers.clear();
            self.rows.push(std::mem::take(&mut self.row));
            self.step -= 1;
        }
        Ok(())
    }

    /// What was found, from the noisiest step down as far as it has come.
    pub fn found(&self) -> Calibration {
        let mut cosines = self.rows.clone();
        cosines.reverse();
        let first = self.run.first_step();
        let steps = (first + 1 - self.rows.len()..=first).collect();
        Calibration { sides: self.sides.clone(), steps, cosines }
    }
}

/// The cosine of the angle between two pictures of one shape as vectors; 0 when one of them is zero.
fn cosine(a: &Image, b: &Image) -> f64 {
    let product = |a: &Image, b: &Image| -> f64 {
        a.values().iter().zip(b.values()).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    let norms = libm::sqrt(product(a, a) * product(b, b));
    if norms > 0.0 { product(a, b) / norms } else { 0.0 }
}
