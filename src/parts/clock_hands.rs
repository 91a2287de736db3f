//! Counts the hands of a clock.
//!
//! The dial is the largest piece of paper, R its radius. A hand is something dark on it that sticks out from the middle
//! by at least .16 R, and ends at .3 to .8 R, where the marks of the hours begin.

use super::blob::{coverage, mask_of};
use super::figure::{Figure, tips};
use super::{PartCount, PartKind};
use crate::images::Image;

/// Coverage above which a pixel is paper; the rim is below.
const THRESHOLD: f32 = 0.68;
/// Least length of what sticks out, in units of R.
const LEAST_LENGTH: f32 = 0.16;
/// Where a hand ends, in units of R.
const END: std::ops::RangeInclusive<f32> = 0.30..=0.82;
/// Share of the paper that the dial must have.
const LEAST_SHARE: f64 = 0.93;
/// R as a share of the picture's side: what the drawn dials have, with room.
const DIAL: std::ops::RangeInclusive<f32> = 0.32..=0.46;
/// Least share of the dial that its largest disc has: a dial is round.
const LEAST_ROUNDNESS: f32 = 0.8;

/// Counts the hands. Well formed: one dial, round, of the drawn size.
pub(super) fn count(picture: &Image) -> PartCount {
    count_in(picture).unwrap_or_else(|| PartCount::none(PartKind::ClockHands))
}

/// `None` without ink.
fn count_in(picture: &Image) -> Option<PartCount> {
    let dial = Figure::find(&coverage(picture), THRESHOLD)?;
    let (radius, _) = dial.largest_disc();
    let middle = dial.middle();
    let near = |index: usize| {
        let (y, x) = dial.place(index);
        libm::hypotf(y - middle.0, x - middle.1) <= END.end() * radius
    };
    let dark = dial.piece.iter().zip(dial.filled.iter()).enumerate();
    let dark = mask_of(dial.w(), dark.map(|(i, (paper, inside))| *paper == 0 && *inside > 0 && near(i)));
    let mut hands = tips(&dark, middle, LEAST_LENGTH * radius);
    hands.retain(|tip| END.contains(&(tip.reach / radius)));

    let count = hands.len();
    let roundness = std::f32::consts::PI * radius * radius / dial.area();
    let size = dial.share_of_side(radius, picture);
    let well_formed = DIAL.contains(&size) && dial.share >= LEAST_SHARE && roundness >= LEAST_ROUNDNESS;
    Some(PartCount {
        kind: PartKind::ClockHands,
        count,
        well_formed,
        right: well_formed && PartKind::ClockHands.right_count() == Some(count),
        places: hands.iter().map(|tip| dial.ink.place(tip.index)).collect(),
        centre: Some(dial.in_picture(middle)),
    })
}
