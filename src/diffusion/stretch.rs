//! Runs that branch: other settings for the noisier steps.

use serde::{Deserialize, Serialize};

use super::{Locality, LocalityError, NetId, RunSpec, RunSpecError};
use crate::score::{Boundary, Reach};

/// The settings of a run before it branched: one stretch of its trunk.
///
/// # Example
/// ```
/// use sixfingers::diffusion::Stretch;
/// // The whole picture until step 12; that step and all later ones belong to the branch.
/// let stretch: Stretch = "12:0:zeros:constant:whole".parse()?;
/// assert_eq!(stretch.until, 12);
/// assert_eq!(stretch.to_string(), "12:0:zeros:constant:whole");
/// # Ok::<(), sixfingers::diffusion::RunSpecError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stretch {
    /// The step at which it ends: it holds for noisier steps, `step > until`.
    pub until: usize,
    /// Patch side over time.
    pub locality: Locality,
    /// How far patches may move.
    pub reach: Reach,
    /// What lies beyond the border.
    pub boundary: Boundary,
    /// The trained network that drew in the place of that machine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub net: Option<NetId>,
}

/// What stands before the network in the text of a stretch; no machine's text holds it.
const NET_MARK: &str = ";net=";

impl RunSpec {
    /// The step at which these settings take over from the trunk; `None` for a run without a trunk.
    pub fn fork_step(&self) -> Option<usize> {
        self.trunk.last().map(|stretch| stretch.until)
    }

    /// The noisiest step at which these settings, and not those of the trunk, hold.
    pub fn own_first_step(&self) -> usize {
        self.fork_step().map_or(self.first_step(), |step| step.min(self.first_step()))
    }

    /// The stretch of the trunk that holds at a step; `None` where the run's own settings do.
    pub fn stretch_at(&self, step: usize) -> Option<&Stretch> {
        self.trunk.iter().find(|stretch| step > stretch.until)
    }

    /// A run that is the same down to `step`, which has the settings of `tail` and so have all later ones. Steps, start
    /// and noise schedule stay those of this run; what is painted at noisier steps is this run's, the rest the tail's.
    ///
    /// Its frames before `step` are the same bit for bit, and so is the noisy picture of `step`.
    #[must_use]
    pub fn branch(&self, step: usize, tail: &Self) -> Self {
        let mut trunk: Vec<Stretch> = self.trunk.iter().take_while(|stretch| stretch.until >= step).cloned().collect();
        let noisier = trunk.last().map_or(self.first_step(), |stretch| stretch.until);
        if noisier > step {
            trunk.push(match self.stretch_at(step) {
                Some(stretch) => Stretch { until: step, ..stretch.clone() },
                None => Stretch {
                    until: step,
                    locality: self.locality.clone(),
                    reach: self.reach,
                    boundary: self.boundary,
                    net: self.net.clone(),
                },
            });
        }
        let before = self.paint.iter().filter(|paint| paint.step > step);
        let after = tail.paint.iter().filter(|paint| paint.step <= step);
        let paint = before.chain(after).cloned().collect();
        let (locality, reach, boundary) = (tail.locality.clone(), tail.reach, tail.boundary);
        Self { locality, reach, boundary, trunk, paint, net: tail.net.clone(), ..self.clone() }
    }

    /// Checks the order of the trunk.
    pub(super) fn check_trunk(&self) -> Result<(), RunSpecError> {
        let mut noisier = self.steps;
        for (index, stretch) in self.trunk.iter().enumerate() {
            if stretch.until == 0 || stretch.until > noisier || (index > 0 && stretch.until == noisier) {
                return Err(RunSpecError::Fork { step: stretch.until, before: noisier });
            }
            noisier = stretch.until;
        }
        Ok(())
    }
}

impl std::fmt::Display for Stretch {
    /// The text that [`str::parse`] reads back.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { until, locality, reach, boundary, net } = self;
        write!(f, "{until}:{reach}:{boundary}:{locality}")?;
        match net {
            Some(net) => write!(f, "{NET_MARK}{net}"),
            None => Ok(()),
        }
    }
}

impl std::str::FromStr for Stretch {
    type Err = RunSpecError;

    fn from_str(text: &str) -> Result<Self, RunSpecError> {
        let (machine, net) = match text.split_once(NET_MARK) {
            Some((machine, net)) => (machine, Some(net.parse().map_err(|_| RunSpecError::Stretch(text.into()))?)),
            None => (text, None),
        };
        let mut parts = machine.splitn(4, ':');
        let mut next = || parts.next().ok_or_else(|| RunSpecError::Stretch(text.into()));
        let (until, reach, boundary, locality) = (next()?, next()?, next()?, next()?);
        Ok(Self {
            until: until.trim().parse().map_err(|_| RunSpecError::Stretch(text.into()))?,
            reach: reach.trim().parse().map_err(LocalityError::from)?,
            boundary: boundary.trim().parse().map_err(LocalityError::from)?,
            locality: locality.parse()?,
            net,
        })
    }
}
