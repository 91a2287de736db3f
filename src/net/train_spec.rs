//! How a network is trained, and the log of its loss.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::diffusion::Seed;
use crate::text::{errors_net, say};

/// How the learning rate goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RateSchedule {
    /// Half a cosine, from the rate down to 0 at the last step.
    #[default]
    Cosine,
    /// The same at every step.
    Constant,
}

impl std::str::FromStr for RateSchedule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "cosine" => Ok(Self::Cosine),
            "constant" => Ok(Self::Constant),
            _ => Err(format!("'{text}' is not a schedule of the learning rate: use cosine or constant")),
        }
    }
}

/// How a network is trained.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrainSpec {
    /// Number of steps, at most [`TrainSpec::MAX_STEPS`].
    pub steps: usize,
    /// Pictures of a step, 1 to [`TrainSpec::MAX_BATCH`].
    pub batch: usize,
    /// Learning rate of Adam, above 0 and at most 1.
    pub rate: f64,
    /// How the rate goes.
    pub schedule: RateSchedule,
    /// Share that the moving average of the weights keeps at each step, in 0 (the last weights) to below 1.
    pub average: f64,
    /// Of the first weights, the pictures, the times and the noise.
    pub seed: Seed,
}

impl Default for TrainSpec {
    fn default() -> Self {
        Self { steps: 20_000, batch: 64, rate: 1e-3, schedule: RateSchedule::Cosine, average: 0.995, seed: 1 }
    }
}

/// A number of a [`TrainSpec`] that is out of range.
#[derive(Clone, Debug, PartialEq, Error)]
pub struct TrainSpecError {
    what: Setting,
    value: f64,
}

/// Those that have a range.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Setting {
    Steps,
    Batch,
    Rate,
    Average,
}

impl fmt::Display for TrainSpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value.to_string();
        f.write_str(&match self.what {
            Setting::Steps => say!(errors_net::TrainSteps { value, most: TrainSpec::MAX_STEPS }),
            Setting::Batch => say!(errors_net::TrainBatch { value, most: TrainSpec::MAX_BATCH }),
            Setting::Rate => say!(errors_net::TrainRate { value }),
            Setting::Average => say!(errors_net::TrainAverage { value }),
        })
    }
}

impl TrainSpec {
    /// The most steps.
    pub const MAX_STEPS: usize = 5_000_000;
    /// The most pictures of a step.
    pub const MAX_BATCH: usize = 4096;

    /// Checks the ranges.
    ///
    /// # Errors
    /// [`TrainSpecError`] names the number and its range.
    pub fn check(&self) -> Result<(), TrainSpecError> {
        let check = |what, value: f64, ok: bool| if ok { Ok(()) } else { Err(TrainSpecError { what, value }) };
        let (steps, batch, average) = (self.steps, self.batch, self.average);
        check(Setting::Steps, steps as f64, steps <= Self::MAX_STEPS)?;
        check(Setting::Batch, batch as f64, (1..=Self::MAX_BATCH).contains(&batch))?;
        check(Setting::Rate, self.rate, self.rate > 0.0 && self.rate <= 1.0)?;
        check(Setting::Average, average, (0.0..1.0).contains(&average))
    }

    /// The learning rate of a step, counted from 0.
    pub(super) fn rate_at(&self, step: usize) -> f64 {
        match self.schedule {
            RateSchedule::Constant => self.rate,
            RateSchedule::Cosine => {
                let share = (step as f64 / self.steps.max(1) as f64).min(1.0);
                self.rate * 0.5 * (1.0 + libm::cos(std::f64::consts::PI * share))
            }
        }
    }
}

/// An entry of the log.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LossPoint {
    /// Steps done by then.
    pub step: usize,
    /// Mean over the steps since the entry before: the mean square of what is wrong in the guess of the noise. 1 is no
    /// guess at all.
    pub loss: f64,
}
