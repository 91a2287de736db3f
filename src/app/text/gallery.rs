//! What is said about many noises at once.

pub use crate::text::gallery::*;

use crate::app::gallery::state::GalleryTally;
use crate::app::text::common::{count, parts};
use crate::diffusion::Seed;
use crate::parts::{PartCount, PartKind};
use crate::text::{list, say};

/// How many pictures.
pub const GALLERY_SIZES: [&str; 3] = ["16", "36", "64"];

/// A picture of the gallery, for screen readers and tests.
pub fn gallery_picture(seed: Seed, parts: Option<&PartCount>) -> String {
    // As a text: a large seed is more than a number of Fluent holds.
    let seed = seed.to_string();
    match parts {
        Some(parts) => say!(GalleryPictureCounted { seed, count: count(parts) }),
        None => say!(GalleryPicture { seed }),
    }
}

/// The seed under a picture.
pub fn gallery_seed(seed: Seed, long: bool) -> String {
    let seed = seed.to_string();
    if long { say!(SeedLine { seed }) } else { seed }
}

/// A count where there is little room.
pub fn count_short(parts: &PartCount) -> String {
    match (parts.well_formed, parts.kind) {
        (false, _) => UNCLEAR_SHORT.into(),
        (true, PartKind::Segments) => if parts.right { DIGIT_SHORT } else { NO_DIGIT_SHORT }.into(),
        (true, _) => parts.count.to_string(),
    }
}

/// The counts of the gallery: "36 of 36: 9 with 4 fingers, 20 with 5, 7 with 6".
pub fn gallery_line(tally: &GalleryTally, of: usize, kind: Option<PartKind>) -> String {
    let done = tally.done;
    let Some(kind) = kind.filter(|_| done > 0) else { return say!(GalleryDone { done, of }) };
    let counted = |(index, (n, pictures)): (usize, &(usize, usize))| match index {
        0 => say!(PicturesWithParts { pictures: *pictures, parts: parts(kind, *n) }),
        _ => say!(PicturesWith { pictures: *pictures, n: *n }),
    };
    let counted = tally.by_count.iter().enumerate().map(counted);
    let unclear = (tally.unclear > 0).then(|| say!(PicturesUnclear { pictures: tally.unclear }));
    say!(GalleryDoneCounts { done, of, counts: list(counted.chain(unclear)) })
}
