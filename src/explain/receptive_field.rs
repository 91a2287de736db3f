//! How far a network sees at each time: the patch side that it behaves as if it had, and its receptive field.

use std::fmt;

use rayon::prelude::*;

use super::calibration::{Calibration, Calibrator};
use super::colour::{Gradient, Scale};
use super::field::{Field, FieldMeter, field_pixels, field_side};
use crate::diffusion::{RunSpec, RunSpecError};
use crate::images::Image;
use crate::score::{Boundary, CancelToken, Denoiser, NoiseLevel, PatchSide, ScoreError};
use crate::text::{Message, passes_on};

/// The share of the receptive field in its inner square.
pub const INNER: f64 = 0.5;
/// The share of the receptive field in its outer square.
pub const OUTER: f64 = 0.9;

/// The colours of a receptive field: each share over the largest.
pub const FIELD_SCALE: Scale = Scale { low: 1e-3, high: 1.0, log: true, gradient: Gradient::Inferno };

/// The gradient of a network's guess of the noise at a pixel, `(row, column)`, by each value of the noisy picture.
pub type GradientAt<'a> = dyn Fn(&Image, NoiseLevel, (usize, usize)) -> Result<Image, Message> + Sync + 'a;

/// What a network can look at, by how it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetView {
    /// Side of the window that decides about a pixel, in pixels.
    pub window: usize,
    /// What lies beyond the border of its pictures.
    pub padding: Boundary,
}

/// Why it stops.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReceptiveFieldError {
    /// A question that does not fit, or that was cancelled.
    Score(ScoreError),
    /// There is no gradient.
    Gradient(Message),
}

passes_on!(ReceptiveFieldError { Score(ScoreError) });

impl fmt::Display for ReceptiveFieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Score(error) => error.to_string(),
            Self::Gradient(problem) => problem.to_string(),
        })
    }
}

/// P(t) and the receptive field on the same noisy pictures of the network's own way, a piece at a time, the noisiest step
/// first.
#[derive(Clone, Debug)]
pub struct ReceptiveFieldScan {
    calibrator: Calibrator,
    net_view: NetView,
    /// Side of the squares in which the field is measured.
    side: usize,
    pixels: Vec<(usize, usize)>,
    /// The fields of the steps done, from the first, with the sides of their squares, which are asked for in every frame.
    fields: Vec<(Field, [usize; 2])>,
    /// The gradients of the present step so far, and how many they are.
    meter: FieldMeter,
    measured: usize,
}

impl ReceptiveFieldScan {
    /// Begins. `run` has the reach and the boundary of the machine that is asked beside the network; `sides` are tried on
    /// the network's ways from `noises`.
    ///
    /// # Errors
    /// [`RunSpecError`] when the run does not fit the noises.
    pub fn new(run: &RunSpec, sides: &[PatchSide], noises: &[Image], net_view: NetView) -> Result<Self, RunSpecError> {
        let calibrator = Calibrator::new(run, sides, noises)?;
        let shape = noises.first().map(Image::shape);
        let side = shape.map_or(1, |shape| field_side(net_view.window, net_view.padding, shape));
        let pixels = shape.map_or_else(Vec::new, |shape| field_pixels(shape, side, net_view.padding));
        let meter = FieldMeter::new(side, net_view.padding);
        Ok(Self { calibrator, net_view, side, pixels, fields: Vec::new(), meter, measured: 0 })
    }

    /// The same without the receptive field: for a network whose gradient can't be had.
    #[must_use]
    pub fn without_field(self) -> Self {
        Self { pixels: Vec::new(), ..self }
    }

    /// Does the next piece in the current rayon pool: a gradient on each thread, or a side.
    ///
    /// # Errors
    /// [`ReceptiveFieldError::Score`] as for [`Denoiser::posterior_mean`], [`ReceptiveFieldError::Gradient`] with what `gradient` says. It is
    /// then where it was.
    pub fn piece(
        &mut self,
        network: &dyn Denoiser,
        gradient: &GradientAt<'_>,
        theory: &dyn Denoiser,
        cancel: &CancelToken,
    ) -> Result<(), ReceptiveFieldError> {
        if self.is_done() {
            return Ok(());
        }
        let gradients = self.gradients_a_step();
        if gradients == 0 || self.has_field() {
            return Ok(self.calibrator.step(network, theory, cancel)?);
        }
        let level = self.run().level_at(self.at());
        let noisy: Vec<&Image> = self.calibrator.noisy().collect();
        let until = gradients.min(self.measured + rayon::current_num_threads());
        let one = |k: usize| {
            if cancel.is_cancelled() {
                return Err(ReceptiveFieldError::Score(ScoreError::Cancelled));
            }
            let pixel = self.pixels[k % self.pixels.len()];
            let found = gradient(noisy[k / self.pixels.len()], level, pixel).map_err(ReceptiveFieldError::Gradient)?;
            Ok((found, pixel))
        };
        let found: Result<Vec<_>, ReceptiveFieldError> = (self.measured..until).into_par_iter().map(one).collect();
        // In their order, so that the sums do not depend on the number of threads.
        found?.iter().for_each(|(gradient, pixel)| self.meter.add(gradient, *pixel));
        self.measured = until;
        if until == gradients {
            let field = self.meter.field();
            let sides = [INNER, OUTER].map(|share| field.side_holding(share));
            self.fields.push((field, sides));
            self.meter = FieldMeter::new(self.side, self.net_view.padding);
            self.measured = 0;
        }
        Ok(())
    }

    /// Whether the field of the present step is there.
    fn has_field(&self) -> bool {
        self.fields.len() > self.run().first_step() - self.at()
    }

    fn gradients_a_step(&self) -> usize {
        self.pixels.len() * self.calibrator.noisy().len()
    }

    /// The run of the machine, its patch aside.
    pub fn run(&self) -> &RunSpec {
        self.calibrator.run()
    }

    /// What the network can look at.
    pub fn net_view(&self) -> NetView {
        self.net_view
    }

    /// The step that is looked at now; 0 when all is done.
    pub fn at(&self) -> usize {
        self.calibrator.at()
    }

    /// Whether all is done.
    pub fn is_done(&self) -> bool {
        self.calibrator.is_done()
    }

    /// Pieces done, and how many there are: gradients, and sides of steps.
    pub fn progress(&self) -> (usize, usize) {
        let (sides, all_sides) = self.calibrator.progress();
        let each = self.gradients_a_step();
        (self.fields.len() * each + self.measured + sides, self.run().first_step() * each + all_sides)
    }

    /// The cosines as far as they are known.
    pub fn calibration(&self) -> Calibration {
        self.calibrator.found()
    }

    /// The receptive field at a step; `None` while it is not known.
    pub fn field(&self, step: usize) -> Option<&Field> {
        self.at_step(step).map(|(field, _)| field)
    }

    /// The sides of the squares that hold [`INNER`] and [`OUTER`] of the receptive field at a step.
    pub fn field_sides(&self, step: usize) -> Option<[usize; 2]> {
        self.at_step(step).map(|(_, sides)| *sides)
    }

    fn at_step(&self, step: usize) -> Option<&(Field, [usize; 2])> {
        self.fields.get(self.run().first_step().checked_sub(step)?)
    }

    /// What was found as CSV, a line for each step: the best side with its cosine, the squares of the receptive field, the
    /// window of the network, then the cosine of each side.
    pub fn csv(&self) -> String {
        let Calibration { sides, steps, cosines } = self.calibration();
        let best = self.calibration().best();
        let head = ["step", "t", "best", "best_cosine", "field_50", "field_90", "window"].map(str::to_owned);
        let names = sides.iter().map(|side| format!("P={}", side.get()));
        let mut csv = head.into_iter().chain(names).collect::<Vec<_>>().join(",");
        csv.push('\n');
        for ((step, cosines), (side, cosine)) in steps.iter().zip(&cosines).zip(best) {
            let [inner, outer] = self.field_sides(*step).map_or_else(Default::default, |s| s.map(|s| s.to_string()));
            let (t, window) = (self.run().time(*step), self.net_view.window);
            let start = format!("{step},{t},{},{cosine},{inner},{outer},{window}", side.get());
            let row = std::iter::once(start).chain(cosines.iter().map(ToString::to_string));
            csv.push_str(&row.collect::<Vec<_>>().join(","));
            csv.push('\n');
        }
        csv
    }
}
