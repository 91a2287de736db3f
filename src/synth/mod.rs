//! The drawn training sets: hands, faces, clocks, flowers, bodies, digits, black and white.
//!
//! Every set is decided by its [`SynthSpec`]: the same text gives the same pictures on every platform.

mod black_white;
mod bodies;
mod clocks;
mod draw;
mod faces;
mod flowers;
mod hands;
mod segments;
mod spec_text;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use self::draw::Dice;
use crate::images::{Image, ImageError, Shape, TrainingSet};
use crate::parts::{PartKind, count_parts};

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

/// A picture as it was drawn.
struct Drawing {
    picture: Image,
    /// What it shows (a digit, a left or a right hand), where there are classes.
    label: Option<u32>,
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
    /// How often a picture is drawn before the set is given up. Nearly all pass the first time.
    const MAX_ATTEMPTS: u32 = 100;

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

    /// Draws the set. Pictures whose parts the counter counts wrongly are drawn again. Picture k depends on the seed
    /// and on k alone, not on the number of pictures. Hands are labelled 0 (right) and 1 (left), digits by their value.
    ///
    /// # Errors
    /// As for [`SynthSpec::check`]; [`SynthError::Uncountable`] when a picture was given up.
    pub fn generate(&self) -> Result<TrainingSet, SynthError> {
        self.generate_while(&|| true)
    }

    /// Draws the set, as long as `go_on`, which is asked before each picture: large sets take minutes.
    ///
    /// # Errors
    /// As for [`SynthSpec::generate`]; [`SynthError::Stopped`] when it was told not to go on.
    pub fn generate_while(&self, go_on: &(dyn Fn() -> bool + Sync)) -> Result<TrainingSet, SynthError> {
        let shape = self.shape()?;
        let mut values = vec![0.0; self.count * shape.len()];
        let labels: Vec<_> = values
            .par_chunks_mut(shape.len())
            .enumerate()
            .map(|(picture_idx, values)| {
                if !go_on() {
                    return Err(SynthError::Stopped);
                }
                let drawing = self.right_drawing(picture_idx)?;
                values.copy_from_slice(drawing.picture.values());
                Ok(drawing.label)
            })
            .collect();
        // Collected first, so that the first failure in order is reported, whichever thread met one.
        let labels = labels.into_iter().collect::<Result<Vec<_>, SynthError>>()?;
        let set = TrainingSet::new(shape, values)?;
        match labels.into_iter().collect::<Option<Vec<_>>>() {
            Some(labels) => Ok(set.with_labels(labels)?),
            None => Ok(set),
        }
    }

    /// One picture with a chosen number of parts, right or wrong, as it is drawn: nothing is counted. This is what
    /// the counters are tested with.
    ///
    /// # Errors
    /// As for [`SynthSpec::check`].
    pub fn draw_with(&self, parts: usize, picture_idx: usize) -> Result<Image, SynthError> {
        self.check()?;
        Ok(self.drawing(Some(parts), picture_idx, 0).picture)
    }

    /// The first drawing of a picture on which its counter agrees.
    fn right_drawing(&self, picture_idx: usize) -> Result<Drawing, SynthError> {
        let agreed = |drawing: &Drawing| self.kind.parts().is_none_or(|kind| count_parts(kind, &drawing.picture).right);
        (0..Self::MAX_ATTEMPTS).map(|attempt| self.drawing(None, picture_idx, attempt)).find(agreed).ok_or_else(|| {
            SynthError::Uncountable { spec: Box::new(self.clone()), picture_idx, attempts: Self::MAX_ATTEMPTS }
        })
    }

    /// One attempt at a picture. `parts`: how many; `None` for the right number.
    fn drawing(&self, parts: Option<usize>, picture_idx: usize, attempt: u32) -> Drawing {
        let draw = match self.kind {
            SynthKind::Hands => hands::draw,
            SynthKind::Faces => faces::draw,
            SynthKind::Clocks => clocks::draw,
            SynthKind::Flowers => flowers::draw,
            SynthKind::Bodies => bodies::draw,
            SynthKind::Segments => segments::draw,
            SynthKind::BlackWhite => black_white::draw,
        };
        draw(self, parts, picture_idx, &mut Dice::new(self.seed, picture_idx, attempt))
    }
}
