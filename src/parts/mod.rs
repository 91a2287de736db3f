//! Counting parts: fingers, eyes, clock hands, petals, arms, segments.
//!
//! The counters are what turns "it looks odd" into a number. Each is checked against freshly drawn pictures with
//! the right and with wrong numbers of parts.

mod arms;
mod blob;
mod clock_hands;
mod eyes;
mod figure;
mod fingers;
mod petals;
mod segments;

/// What the drawing of digits and the counting of their segments agree on.
pub(crate) mod digit {
    pub(crate) use super::segments::{DIGIT_LINE, DIGIT_SEGMENTS, DIGIT_SLANT, middle_lines};
}

use serde::{Deserialize, Serialize};

pub use self::blob::GROUND_RGB;
use crate::images::Image;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Fingers of a hand, the thumb among them: 5.
    Fingers,
    /// Eyes of a face: 2.
    Eyes,
    /// Hands of a clock: 2.
    ClockHands,
    /// Petals of a flower: 5.
    Petals,
    /// Arms of a body: 2.
    Arms,
    /// Lit segments of a seven-segment digit: any number, but the glyph must be legal.
    Segments,
}

impl PartKind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Fingers, Self::Eyes, Self::ClockHands, Self::Petals, Self::Arms, Self::Segments];

    /// Its name on the command line: `fingers`, `eyes`, `clock-hands`, `petals`, `arms`, `segments`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fingers => "fingers",
            Self::Eyes => "eyes",
            Self::ClockHands => "clock-hands",
            Self::Petals => "petals",
            Self::Arms => "arms",
            Self::Segments => "segments",
        }
    }

    /// The number that every training picture has; `None` where any legal figure will do.
    pub fn right_count(self) -> Option<usize> {
        match self {
            Self::Fingers | Self::Petals => Some(5),
            Self::Eyes | Self::ClockHands | Self::Arms => Some(2),
            Self::Segments => None,
        }
    }
}

impl std::str::FromStr for PartKind {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|k| k.name().eq_ignore_ascii_case(s))
            .ok_or_else(|| format!("'{s}' can't be counted: use {}", Self::ALL.map(Self::name).join(", ")))
    }
}

/// What was found in a picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartCount {
    /// What was counted.
    pub kind: PartKind,
    /// How many there are.
    pub count: usize,
    /// Whether the picture is a proper figure of its kind (hand-like: one blob, one palm of the right size, two
    /// fingers or more; for segments: every segment clearly on or off), whatever the number of parts.
    pub well_formed: bool,
    /// Whether the number is right (for segments: the glyph is a digit) and the figure well formed.
    pub right: bool,
    /// Where the parts are, `(row, column)` in pixels of the picture, pixel centres at whole numbers.
    pub places: Vec<(f32, f32)>,
    /// The middle of the figure, `(row, column)` in pixels of the picture, where it has one: the palm's for fingers.
    pub centre: Option<(f32, f32)>,
}

impl PartCount {
    /// Nothing found.
    pub fn none(kind: PartKind) -> Self {
        Self { kind, count: 0, well_formed: false, right: false, places: Vec::new(), centre: None }
    }
}

/// Counts the parts of one picture, grey or colour. Any picture will do; in one below 16 pixels nothing is found.
pub fn count_parts(kind: PartKind, picture: &Image) -> PartCount {
    if picture.shape().h().min(picture.shape().w()) < MIN_SIDE {
        return PartCount::none(kind);
    }
    match kind {
        PartKind::Fingers => fingers::count(picture),
        PartKind::Eyes => eyes::count(picture),
        PartKind::ClockHands => clock_hands::count(picture),
        PartKind::Petals => petals::count(picture),
        PartKind::Arms => arms::count(picture),
        PartKind::Segments => segments::count(picture),
    }
}

/// The shortest side in which parts can be told apart, in pixels.
const MIN_SIDE: usize = 16;
