//! The setting that changes from cell to cell of a census.

use serde::{Deserialize, Serialize};

use crate::diffusion::{Locality, PaperScales, RunSpec};
use crate::score::{Patch, Reach};
use crate::text::{charts, say};

/// A setting and the values that it takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// The same patch at every time.
    Patches(Vec<Patch>),
    /// Until when the machine sees `before`, and `after` from there on: "whole image until t*, local from there".
    SwitchTimes {
        /// The patch at the noisier times.
        before: Patch,
        /// The patch at the cleaner times.
        after: Patch,
        /// The times t*, 0 to 1.
        times: Vec<f64>,
    },
    /// How far patches may move.
    Reaches(Vec<Reach>),
    /// A calibrated schedule of the paper, scaled.
    Factors {
        /// The schedule.
        scales: PaperScales,
        /// The factors beyond the picture's size; 1 is the paper's.
        factors: Vec<f64>,
    },
    /// Any schedules of the patch side, in any order.
    Localities(Vec<Locality>),
}

impl Axis {
    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Patches(patches) => patches.len(),
            Self::SwitchTimes { times, .. } => times.len(),
            Self::Reaches(reaches) => reaches.len(),
            Self::Factors { factors, .. } => factors.len(),
            Self::Localities(localities) => localities.len(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What changes, with its unit, in words, in the language of this thread.
    pub fn title(&self) -> String {
        match self {
            Self::Patches(_) => charts::AXIS_PATCHES.into(),
            Self::SwitchTimes { before, after, .. } => {
                say!(charts::AxisTimes { before: shown_patch(*before), after: shown_patch(*after) })
            }
            Self::Reaches(_) => charts::AXIS_REACHES.into(),
            Self::Factors { scales, .. } => say!(charts::AxisFactors { schedule: scales.name() }),
            Self::Localities(_) => charts::AXIS_LOCALITIES.into(),
        }
    }

    /// What changes, as the name of a column.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Patches(_) => "patch",
            Self::SwitchTimes { .. } => "switch_time",
            Self::Reaches(_) => "reach",
            Self::Factors { .. } => "factor",
            Self::Localities(_) => "locality",
        }
    }

    /// A value as it is shown to people, in the language of this thread; nothing for a value that is not there.
    pub fn shown(&self, i: usize) -> String {
        match self {
            Self::Patches(patches) => patches.get(i).map(|patch| shown_patch(*patch)).unwrap_or_default(),
            Self::Reaches(reaches) if reaches.get(i) == Some(&Reach::All) => charts::ALL.into(),
            _ => self.label(i),
        }
    }

    /// A value as text in tables and commands; nothing for a value that is not there.
    pub fn label(&self, i: usize) -> String {
        let text = match self {
            Self::Patches(patches) => patches.get(i).map(ToString::to_string),
            Self::SwitchTimes { times: numbers, .. } | Self::Factors { factors: numbers, .. } => {
                numbers.get(i).map(ToString::to_string)
            }
            Self::Reaches(reaches) => reaches.get(i).map(ToString::to_string),
            Self::Localities(localities) => localities.get(i).map(ToString::to_string),
        };
        text.unwrap_or_default()
    }

    /// The settings `base` with value number `i` put in; `base` itself for a value that is not there.
    pub fn run(&self, i: usize, base: &RunSpec) -> RunSpec {
        let locality = match self {
            Self::Patches(patches) => patches.get(i).map(|patch| Locality::Constant(*patch)),
            Self::SwitchTimes { before, after, times } => {
                times.get(i).map(|until| Locality::Switch { until: *until, before: *before, after: *after })
            }
            Self::Reaches(_) => None,
            Self::Factors { scales, factors } => {
                factors.get(i).map(|factor| Locality::Paper { scales: *scales, factor: *factor })
            }
            Self::Localities(localities) => localities.get(i).cloned(),
        };
        let reach = match self {
            Self::Reaches(reaches) => reaches.get(i).copied(),
            _ => None,
        };
        RunSpec {
            locality: locality.unwrap_or_else(|| base.locality.clone()),
            reach: reach.unwrap_or(base.reach),
            ..base.clone()
        }
    }
}

/// A patch in pixels, or that it is the whole image.
fn shown_patch(patch: Patch) -> String {
    if patch == Patch::Whole { charts::WHOLE.into() } else { patch.to_string() }
}
