//! What is counted, and what was found.

use serde::{Deserialize, Serialize};

use crate::text::{errors_run, list, say};

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
            .ok_or_else(|| say!(errors_run::PartsUnknown { found: s, kinds: list(Self::ALL.map(Self::name)) }))
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
