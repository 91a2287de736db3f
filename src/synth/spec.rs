//! What decides a drawn set.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::images::{ImageError, Shape, near_word};
use crate::parts::PartKind;
use crate::text::{errors_run, exhibit_names, list, passes_on, say};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SynthKind {
    /// Left and right hands of five fingers.
    Hands,
    /// Smiling faces with two eyes.
    Faces,
    /// Clocks with two hands.
    Clocks,
    /// Flowers of five petals.
    Flowers,
    /// Bodies with two arms.
    Bodies,
    /// Seven-segment digits.
    Segments,
    /// One black and one white picture.
    BlackWhite,
}

/// Grey or colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Palette {
    /// One channel: silhouettes, ink 1 on ground -1.
    Grey,
    /// Three channels.
    Rgb,
}

/// Everything that decides a drawn set.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SynthSpec {
    /// What is drawn.
    pub kind: SynthKind,
    /// Number of pictures, 1..=[`SynthSpec::MAX_COUNT`].
    pub count: usize,
    /// Side in pixels, 24..=128.
    pub size: usize,
    /// Grey or colour.
    pub palette: Palette,
    /// How much the pictures differ; one of [`SynthKind::varieties`].
    pub variety: String,
    /// Seed of the drawing.
    pub seed: u64,
}

/// The settings of the text form.
const SETTINGS: [&str; 5] = ["count", "size", "color", "variety", "seed"];

/// What can be wrong with the description of a drawn set.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SynthError {
    /// A word that names no kind of sets.
    UnknownKind(String),
    /// A word that is no [`Palette`].
    Palette(String),
    /// A text that is no number, or one out of range.
    Number {
        /// Which setting.
        key: &'static str,
        /// The text.
        found: String,
        /// The least.
        min: u64,
        /// The most.
        max: u64,
    },
    /// A word that is no setting.
    Setting(String),
    /// A word that names no variety.
    Variety {
        /// What is drawn.
        kind: SynthKind,
        /// The word.
        found: String,
    },
    /// A number out of range.
    Range {
        /// Which setting.
        what: &'static str,
        /// Its value.
        value: usize,
        /// The least.
        min: usize,
        /// The most.
        max: usize,
    },
    /// A set that can't be made.
    Image(ImageError),
    /// It was no longer wanted.
    Stopped,
    /// The counter never agreed with the drawing.
    Uncountable {
        /// The set.
        spec: Box<SynthSpec>,
        /// Which picture.
        picture_idx: usize,
        /// How often it was drawn.
        attempts: u32,
    },
}

passes_on!(SynthError { Image(ImageError) });

impl fmt::Display for SynthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::UnknownKind(found) => {
                say!(errors_run::SynthUnknown { found, kinds: list(SynthKind::ALL.map(SynthKind::name)) })
            }
            Self::Palette(found) => say!(errors_run::SynthColor { found }),
            Self::Number { key, found, min, max } => {
                say!(errors_run::SynthNumber { key: *key, found, min: min.to_string(), max: max.to_string() })
            }
            Self::Setting(found) => match near_word(found, SETTINGS) {
                Some(near) => say!(errors_run::SynthSettingNear { found, near }),
                None => say!(errors_run::SynthSetting { found }),
            },
            Self::Variety { kind, found } => {
                say!(errors_run::SynthVariety { found, kind: kind.name(), varieties: list(kind.varieties()) })
            }
            Self::Range { what, value, min, max } => {
                say!(errors_run::SynthRange { what: *what, value: *value, min: *min, max: *max })
            }
            Self::Image(error) => error.to_string(),
            Self::Stopped => errors_run::SYNTH_STOPPED.into(),
            Self::Uncountable { spec, picture_idx, attempts } => {
                say!(errors_run::SynthUncountable { picture: *picture_idx, set: spec.to_string(), attempts: *attempts })
            }
        })
    }
}

impl SynthKind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Hands, Self::Faces, Self::Clocks, Self::Flowers, Self::Bodies, Self::Segments, Self::BlackWhite];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hands => "hands",
            Self::Faces => "faces",
            Self::Clocks => "clocks",
            Self::Flowers => "flowers",
            Self::Bodies => "bodies",
            Self::Segments => "segments",
            Self::BlackWhite => "black-white",
        }
    }

    /// Its name in a word, in the language of this thread.
    pub fn title(self) -> &'static str {
        let text = match self {
            Self::Hands => exhibit_names::SET_HANDS,
            Self::Faces => exhibit_names::SET_FACES,
            Self::Clocks => exhibit_names::SET_CLOCKS,
            Self::Flowers => exhibit_names::SET_FLOWERS,
            Self::Bodies => exhibit_names::SET_BODIES,
            Self::Segments => exhibit_names::SET_SEGMENTS,
            Self::BlackWhite => exhibit_names::SET_BLACK_WHITE,
        };
        text.get()
    }

    /// What can be counted in its pictures.
    pub fn parts(self) -> Option<PartKind> {
        match self {
            Self::Hands => Some(PartKind::Fingers),
            Self::Faces => Some(PartKind::Eyes),
            Self::Clocks => Some(PartKind::ClockHands),
            Self::Flowers => Some(PartKind::Petals),
            Self::Bodies => Some(PartKind::Arms),
            Self::Segments => Some(PartKind::Segments),
            Self::BlackWhite => None,
        }
    }

    /// The varieties there are, the default first.
    pub fn varieties(self) -> &'static [&'static str] {
        match self {
            Self::Hands => &["mix10", "mix30", "right"],
            Self::Faces => &["plain", "tilted"],
            Self::Clocks => &["any-time", "hours"],
            Self::Flowers => &["pink", "meadow"],
            Self::Bodies => &["shirt", "stick"],
            Self::Segments => &["upright", "slanted"],
            Self::BlackWhite => &["plain", "spots"],
        }
    }
}

impl Palette {
    /// Number of channels: 1 or 3.
    pub fn channels(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
        }
    }
}

impl SynthSpec {
    /// The most pictures.
    pub const MAX_COUNT: usize = 10_000;
    /// The shortest side in pixels.
    pub const MIN_SIZE: usize = 24;
    /// The longest side in pixels.
    pub const MAX_SIZE: usize = 128;

    /// The default set of a kind: 100 colour pictures of 64 pixels (black and white: 2 grey ones of 48), seed 1.
    pub fn new(kind: SynthKind) -> Self {
        let black_white = kind == SynthKind::BlackWhite;
        Self {
            kind,
            count: if black_white { 2 } else { 100 },
            size: if black_white { 48 } else { 64 },
            palette: if black_white { Palette::Grey } else { Palette::Rgb },
            variety: kind.varieties()[0].into(),
            seed: 1,
        }
    }

    /// The shape of its pictures.
    ///
    /// # Errors
    /// As for [`SynthSpec::check`].
    pub fn shape(&self) -> Result<Shape, SynthError> {
        self.check()?;
        Ok(Shape::new(self.palette.channels(), self.size, self.size)?)
    }

    /// Checks every setting.
    ///
    /// # Errors
    /// [`SynthError::Range`] or [`SynthError::Variety`] for a setting out of its range.
    pub fn check(&self) -> Result<(), SynthError> {
        let range = |what, value: usize, min: usize, max: usize| {
            if (min..=max).contains(&value) { Ok(()) } else { Err(SynthError::Range { what, value, min, max }) }
        };
        range("count", self.count, 1, Self::MAX_COUNT)?;
        range("size", self.size, Self::MIN_SIZE, Self::MAX_SIZE)?;
        if !self.kind.varieties().contains(&self.variety.as_str()) {
            return Err(SynthError::Variety { kind: self.kind, found: self.variety.clone() });
        }
        Ok(())
    }
}
