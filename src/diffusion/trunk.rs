//! The trunk of a branch: the settings that held before it branched off.

use serde::{Deserialize, Serialize};

use super::{Locality, LocalityError, NetId, RunSpecError};
use crate::score::{Boundary, Reach};

/// The settings of a run before it branched: one segment of its trunk.
///
/// # Example
/// ```
/// use sixfingers::diffusion::TrunkSegment;
/// // The whole picture until step 12; that step and all later ones belong to the branch.
/// let segment: TrunkSegment = "12:0:zeros:constant:whole".parse()?;
/// assert_eq!(segment.until, 12);
/// assert_eq!(segment.to_string(), "12:0:zeros:constant:whole");
/// # Ok::<(), sixfingers::diffusion::RunSpecError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrunkSegment {
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

/// What stands before the network in the text of a segment; no machine's text holds it.
const NET_MARK: &str = ";net=";

impl std::fmt::Display for TrunkSegment {
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

impl std::str::FromStr for TrunkSegment {
    type Err = RunSpecError;

    fn from_str(text: &str) -> Result<Self, RunSpecError> {
        let (machine, net) = match text.split_once(NET_MARK) {
            Some((machine, net)) => (machine, Some(net.parse().map_err(|_| RunSpecError::Segment(text.into()))?)),
            None => (text, None),
        };
        let mut parts = machine.splitn(4, ':');
        let mut next = || parts.next().ok_or_else(|| RunSpecError::Segment(text.into()));
        let (until, reach, boundary, locality) = (next()?, next()?, next()?, next()?);
        Ok(Self {
            until: until.trim().parse().map_err(|_| RunSpecError::Segment(text.into()))?,
            reach: reach.trim().parse().map_err(LocalityError::from)?,
            boundary: boundary.trim().parse().map_err(LocalityError::from)?,
            locality: locality.parse()?,
            net,
        })
    }
}
