//! A machine is three settings: patch, reach and boundary.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::images::Shape;
use crate::text::{common as text, errors_run, say};

/// The side of a square patch in pixels: odd, so that a patch has a centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct PatchSide(u32);

impl PatchSide {
    /// One pixel.
    pub const PIXEL: Self = Self(1);

    /// A checked side.
    ///
    /// # Errors
    /// [`MachineError::EvenPatch`] unless `side` is odd.
    pub fn new(side: u32) -> Result<Self, MachineError> {
        if side % 2 == 1 { Ok(Self(side)) } else { Err(MachineError::EvenPatch(side)) }
    }

    /// The odd side that stands for `side`: `round(side)`, made odd by adding one where it is even; at least 1.
    /// This is the rounding by which calibrated sides are scaled to other picture sizes.
    pub fn nearest_odd(side: f64) -> Self {
        Self(side.round().clamp(1.0, 65_535.0) as u32 | 1)
    }

    /// The side in pixels.
    pub fn get(self) -> u32 {
        self.0
    }

    /// `(side - 1) / 2`: how many pixels the window reaches from its centre.
    pub fn radius(self) -> usize {
        (self.0 / 2) as usize
    }
}

impl TryFrom<u32> for PatchSide {
    type Error = MachineError;

    fn try_from(side: u32) -> Result<Self, MachineError> {
        Self::new(side)
    }
}

impl From<PatchSide> for u32 {
    fn from(side: PatchSide) -> Self {
        side.0
    }
}

/// What a machine may look at around each pixel: the locality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Patch {
    /// A square window centred on the pixel.
    Side(PatchSide),
    /// The whole picture: one weight vector shared by all pixels.
    Whole,
}

/// How far a training patch may move from its own place: the dial from no equivariance to all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// At most this many pixels in each direction (Chebyshev distance; on the torus where the boundary is
    /// circular). 0: patches stay in place.
    Within(u32),
    /// Anywhere: translation equivariance.
    All,
}

impl Reach {
    /// Patches stay where they are: no equivariance.
    pub const NONE: Self = Self::Within(0);

    /// Whether a patch may move at all.
    pub fn moves(self) -> bool {
        self != Self::NONE
    }

    /// Whether a patch may move by `offset` pixels along an axis.
    pub fn allows(self, offset: usize) -> bool {
        match self {
            Self::Within(d) => offset <= d as usize,
            Self::All => true,
        }
    }
}

/// What lies beyond the border of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Boundary {
    /// Nothing: windows are cut at the border, and every pixel knows how far from the border it is.
    Zeros,
    /// The other side: the picture is a torus and no place is special.
    Circular,
}

/// One machine: what it may look at, how far patches may move, what lies beyond the border.
///
/// | patch | reach | boundary | corner |
/// |---|---|---|---|
/// | whole | none | any | [`NamedMachine::Is`] |
/// | whole | all | circular | [`NamedMachine::Es`] |
/// | P x P | none | any | [`NamedMachine::Ls`] |
/// | P x P | all | circular | [`NamedMachine::Els`] |
/// | P x P | all | zeros | [`NamedMachine::BbEls`] |
///
/// A whole-picture window with zeros beyond the border shows where it is, so that no patch may move: it is the
/// ideal machine whatever the reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Machine {
    /// What it may look at.
    pub patch: Patch,
    /// How far a training patch may move.
    pub reach: Reach,
    /// What lies beyond the border.
    pub boundary: Boundary,
}

/// The names of the corners of the space of machines (Kamb & Ganguli, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NamedMachine {
    /// Ideal score machine: sees everything and memorises.
    Is,
    /// Equivariant score machine: copies a training picture, moved round the torus.
    Es,
    /// Local score machine: patches, each in its own place.
    Ls,
    /// Equivariant local score machine: patches from every place.
    Els,
    /// Boundary-broken equivariant local score machine: patches from every place at the same distance from the
    /// border.
    BbEls,
}

/// What can be wrong with the settings of a machine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MachineError {
    /// A patch without a centre.
    EvenPatch(u32),
    /// A patch larger than any window that matters.
    PatchTooLarge {
        /// The side asked for.
        side: u32,
        /// Height of the picture.
        h: usize,
        /// Width of the picture.
        w: usize,
        /// The boundary asked for.
        boundary: Boundary,
        /// The largest side.
        max: u32,
    },
    /// A word that names no machine.
    UnknownMachine(String),
    /// A word that is no patch.
    UnknownPatch(String),
    /// A word that names no boundary.
    UnknownBoundary(String),
    /// A word that is no reach.
    UnknownReach(String),
}

impl fmt::Display for MachineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::EvenPatch(side) => say!(errors_run::MachineEvenPatch { side: *side }),
            Self::PatchTooLarge { side, h, w, boundary, max } => say!(errors_run::MachinePatchTooLarge {
                side: *side,
                h: *h,
                w: *w,
                boundary: boundary.to_string(),
                max: *max
            }),
            Self::UnknownMachine(found) => say!(errors_run::MachineUnknown { found }),
            Self::UnknownPatch(found) => say!(errors_run::MachineUnknownPatch { found }),
            Self::UnknownBoundary(found) => say!(errors_run::MachineUnknownBoundary { found }),
            Self::UnknownReach(found) => say!(errors_run::MachineUnknownReach { found }),
        })
    }
}

impl Machine {
    /// The ideal score machine, IS.
    pub const IDEAL: Self = Self { patch: Patch::Whole, reach: Reach::NONE, boundary: Boundary::Zeros };

    /// The name of the corner nearest to these settings (a limited reach above 0 counts as equivariant).
    pub fn named_machine(self) -> NamedMachine {
        match (self.patch, self.reach.moves(), self.boundary) {
            (Patch::Whole, false, _) | (Patch::Whole, true, Boundary::Zeros) => NamedMachine::Is,
            (Patch::Whole, true, Boundary::Circular) => NamedMachine::Es,
            (Patch::Side(_), false, _) => NamedMachine::Ls,
            (Patch::Side(_), true, Boundary::Circular) => NamedMachine::Els,
            (Patch::Side(_), true, Boundary::Zeros) => NamedMachine::BbEls,
        }
    }

    /// Checks the settings against a picture's shape.
    ///
    /// # Errors
    /// [`MachineError::PatchTooLarge`] for a side beyond [`Machine::max_side`].
    pub fn check(self, shape: Shape) -> Result<(), MachineError> {
        let max = Self::max_side(self.boundary, shape).get();
        match self.patch {
            Patch::Side(side) if side.get() > max => Err(MachineError::PatchTooLarge {
                side: side.get(),
                h: shape.h(),
                w: shape.w(),
                boundary: self.boundary,
                max,
            }),
            _ => Ok(()),
        }
    }

    /// The largest patch side: with zeros `2 max(h, w) - 1`, at which every window covers the picture; on the
    /// torus the largest odd number up to the shorter side, beyond which a window would overlap itself.
    pub fn max_side(boundary: Boundary, shape: Shape) -> PatchSide {
        let max = match boundary {
            Boundary::Zeros => 2 * shape.h().max(shape.w()) - 1,
            Boundary::Circular => (shape.h().min(shape.w()) - 1) | 1,
        };
        // For an even side n, (n - 1) | 1 = n - 1; for an odd one (n - 1) | 1 = n.
        PatchSide(max as u32)
    }
}

impl NamedMachine {
    /// All five, in the order of the keys 1 to 5.
    pub const ALL: [Self; 5] = [Self::Is, Self::Es, Self::Ls, Self::Els, Self::BbEls];

    /// The short name of the literature: IS, ES, LS, ELS, bbELS.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::Is => "IS",
            Self::Es => "ES",
            Self::Ls => "LS",
            Self::Els => "ELS",
            Self::BbEls => "bbELS",
        }
    }

    /// The name in words.
    pub fn long_name(self) -> &'static str {
        let name = match self {
            Self::Is => text::MACHINE_LONG_IS,
            Self::Es => text::MACHINE_LONG_ES,
            Self::Ls => text::MACHINE_LONG_LS,
            Self::Els => text::MACHINE_LONG_ELS,
            Self::BbEls => text::MACHINE_LONG_BB_ELS,
        };
        name.get()
    }

    /// Whether patches may move.
    pub fn is_equivariant(self) -> bool {
        !matches!(self, Self::Is | Self::Ls)
    }

    /// Whether it sees only a patch.
    pub fn is_local(self) -> bool {
        !matches!(self, Self::Is | Self::Es)
    }

    /// How far patches move: anywhere, or not at all.
    pub fn reach(self) -> Reach {
        if self.is_equivariant() { Reach::All } else { Reach::NONE }
    }

    /// The machine that should predict a network with this padding: zeros beyond the border tell a network where it is.
    pub fn for_padding(padding: Boundary) -> Self {
        match padding {
            Boundary::Zeros => Self::BbEls,
            Boundary::Circular => Self::Els,
        }
    }

    /// The boundary that the name stands for; the ideal machine has none and takes zeros.
    pub fn boundary(self) -> Boundary {
        match self {
            Self::Es | Self::Els => Boundary::Circular,
            Self::Is | Self::Ls | Self::BbEls => Boundary::Zeros,
        }
    }
}

impl std::str::FromStr for NamedMachine {
    type Err = MachineError;

    fn from_str(s: &str) -> Result<Self, MachineError> {
        Self::ALL
            .into_iter()
            .find(|c| c.short_name().eq_ignore_ascii_case(s))
            .ok_or_else(|| MachineError::UnknownMachine(s.into()))
    }
}

impl std::str::FromStr for Patch {
    type Err = MachineError;

    fn from_str(s: &str) -> Result<Self, MachineError> {
        if s.eq_ignore_ascii_case("whole") {
            return Ok(Self::Whole);
        }
        let side: u32 = s.parse().map_err(|_| MachineError::UnknownPatch(s.into()))?;
        PatchSide::new(side).map(Self::Side)
    }
}

impl std::str::FromStr for Boundary {
    type Err = MachineError;

    fn from_str(s: &str) -> Result<Self, MachineError> {
        match s.to_ascii_lowercase().as_str() {
            "zeros" => Ok(Self::Zeros),
            "circular" => Ok(Self::Circular),
            _ => Err(MachineError::UnknownBoundary(s.into())),
        }
    }
}

impl std::str::FromStr for Reach {
    type Err = MachineError;

    fn from_str(s: &str) -> Result<Self, MachineError> {
        if s.eq_ignore_ascii_case("all") {
            return Ok(Self::All);
        }
        s.parse().map(Self::Within).map_err(|_| MachineError::UnknownReach(s.into()))
    }
}

impl std::fmt::Display for NamedMachine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.short_name())
    }
}

impl std::fmt::Display for Patch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Side(side) => write!(f, "{}", side.get()),
            Self::Whole => f.write_str("whole"),
        }
    }
}

impl std::fmt::Display for Boundary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Zeros => "zeros",
            Self::Circular => "circular",
        })
    }
}

impl std::fmt::Display for Reach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Within(d) => write!(f, "{d}"),
            Self::All => f.write_str("all"),
        }
    }
}
