//! What is said about many noises at once.

pub use crate::text::gallery::*;

use crate::app::gallery::state::GalleryTally;
use crate::app::text::common::{count, part_words};
use crate::diffusion::Seed;
use crate::parts::{PartCount, PartKind};

/// How many pictures.
pub const GALLERY_SIZES: [&str; 3] = ["16", "36", "64"];

/// A picture of the gallery, for screen readers and tests.
pub fn gallery_picture(seed: Seed, parts: Option<&PartCount>) -> String {
    match parts {
        Some(parts) => format!("Seed {seed}: {}", count(parts)),
        None => format!("Seed {seed}"),
    }
}

/// The seed under a picture.
pub fn gallery_seed(seed: Seed, long: bool) -> String {
    if long { format!("seed {seed}") } else { seed.to_string() }
}

/// A count where there is little room.
pub fn count_short(parts: &PartCount) -> String {
    match (parts.well_formed, parts.kind) {
        (false, _) => "–".to_owned(),
        (true, PartKind::Segments) => if parts.right { "digit" } else { "none" }.to_owned(),
        (true, _) => parts.count.to_string(),
    }
}

/// The counts of the gallery: "36 of 36: 9 with 4 fingers, 20 with 5, 7 with 6".
pub fn gallery_line(tally: &GalleryTally, of: usize, parts: Option<PartKind>) -> String {
    let mut line = format!("{} of {of}", tally.done);
    let Some(kind) = parts.filter(|_| tally.done > 0) else { return line };
    let mut pieces = Vec::new();
    for (index, (parts, pictures)) in tally.by_count.iter().enumerate() {
        let what = if index == 0 { format!(" {}", part_words(kind).1) } else { String::new() };
        pieces.push(format!("{pictures} with {parts}{what}"));
    }
    if tally.unclear > 0 {
        pieces.push(format!("{} not well formed", tally.unclear));
    }
    line.push_str(": ");
    line.push_str(&pieces.join(", "));
    line
}
