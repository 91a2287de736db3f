//! Counting parts: fingers, eyes, clock hands, petals, arms, segments.
//!
//! The counters are what turns "it looks odd" into a number. Each is checked against freshly drawn pictures with
//! the right and with wrong numbers of parts.

mod arms;
mod blob;
mod clock_hands;
mod count;
mod eyes;
mod figure;
mod fingers;
mod petals;
mod segments;

/// What the drawing of digits and the counting of their segments agree on.
pub(crate) mod digit {
    pub(crate) use super::segments::{DIGIT_LINE, DIGIT_SEGMENTS, DIGIT_SLANT, middle_lines};
}

pub use self::blob::GROUND_RGB;
pub use self::count::{PartCount, PartKind};
use crate::images::Image;

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

/// Which pixels are ink, `(h, w)`, as those who count fingers see it.
pub fn ink_of(picture: &Image) -> Vec<bool> {
    blob::coverage(picture).values.iter().map(|coverage| *coverage > fingers::THRESHOLD).collect()
}

/// The shortest side in which parts can be told apart, in pixels.
const MIN_SIDE: usize = 16;
