//! What decides a drawn set.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::images::{ImageError, Shape};
use crate::parts::PartKind;
use crate::text::exhibit_names;

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

/// What can be wrong with the description of a drawn set.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum SynthError {
    /// A text that is no description; says what was found and what would do.
    #[error("{0}")]
    Unknown(String),
    /// A number out of range.
    #[error("{what} = {value}: it must be {min} to {max}")]
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
    #[error(transparent)]
    Image(#[from] ImageError),
    /// It was no longer wanted.
    #[error("generating the pictures was stopped")]
    Stopped,
    /// The counter never agreed with the drawing.
    #[error(
        "picture {picture_idx} of {spec} was generated {attempts} times and the counter never found the right parts; \
         use larger pictures or another seed"
    )]
    Uncountable {
        /// The set.
        spec: Box<SynthSpec>,
        /// Which picture.
        picture_idx: usize,
        /// How often it was drawn.
        attempts: u32,
    },
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
    /// [`SynthError::Range`] or [`SynthError::Unknown`] for a setting out of its range.
    pub fn check(&self) -> Result<(), SynthError> {
        let range = |what, value: usize, min: usize, max: usize| {
            if (min..=max).contains(&value) { Ok(()) } else { Err(SynthError::Range { what, value, min, max }) }
        };
        range("count", self.count, 1, Self::MAX_COUNT)?;
        range("size", self.size, Self::MIN_SIZE, Self::MAX_SIZE)?;
        if !self.kind.varieties().contains(&self.variety.as_str()) {
            return Err(SynthError::Unknown(format!(
                "variety = {}: {} come as {}",
                self.variety,
                self.kind.name(),
                self.kind.varieties().join(", ")
            )));
        }
        Ok(())
    }
}
