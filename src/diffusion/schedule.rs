//! Noise schedules: the signal variance kept at time t.

use serde::{Deserialize, Serialize};

use crate::score::NoiseLevel;
use crate::text::{errors_run, say};

/// How the signal fades as t goes from 0 (clean) to 1 (noise).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoiseSchedule {
    /// The paper's: `alpha_bar = cos^2(pi t / 2.016)`. (Not Nichol & Dhariwal's cosine, which adds an offset.)
    #[default]
    Cosine,
    /// A straight line from 1 down to where the cosine ends.
    Linear,
    /// `alpha_bar = exp(-k t)`, with k chosen so that it ends where the cosine ends.
    Exponential,
}

impl NoiseSchedule {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cosine, Self::Linear, Self::Exponential];

    /// The signal variance kept at time `t`, from 1 at t = 0 to .000155 at t = 1. `t` is clamped to [0, 1].
    ///
    /// # Example
    /// ```
    /// use sixfingers::diffusion::NoiseSchedule;
    /// assert!((NoiseSchedule::Cosine.alpha_bar(0.5) - 0.506_233).abs() < 1e-6);
    /// ```
    pub fn alpha_bar(self, t: f64) -> f64 {
        let t = t.clamp(0.0, 1.0);
        match self {
            Self::Cosine => {
                let cos = libm::cos(std::f64::consts::PI * t / 2.016);
                cos * cos
            }
            Self::Linear => 1.0 - t * (1.0 - Self::end()),
            Self::Exponential => libm::exp(t * libm::log(Self::end())),
        }
    }

    /// Signal and noise at time `t`.
    pub fn level(self, t: f64) -> NoiseLevel {
        NoiseLevel::from_alpha_bar(self.alpha_bar(t))
    }

    /// What all schedules end in: the cosine's value at t = 1.
    fn end() -> f64 {
        Self::Cosine.alpha_bar(1.0)
    }

    /// Its name on the command line and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cosine => "cosine",
            Self::Linear => "linear",
            Self::Exponential => "exponential",
        }
    }
}

impl std::fmt::Display for NoiseSchedule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for NoiseSchedule {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|schedule| schedule.name().eq_ignore_ascii_case(s))
            .ok_or_else(|| say!(errors_run::ScheduleUnknown { found: s }))
    }
}
