//! Counts the petals of a flower.
//!
//! A petal sticks out from the middle of the flower. R, the radius of a disc as large as all of the flower, is the
//! measure: a petal ends beyond .6 R, at least .3 R farther than the notch beside it.

use super::figure::{Figure, ink_from, tips};
use super::{PartCount, PartKind};
use crate::images::Image;

/// Distance from the ground's colour at which a pixel is all flower, and the share of it that makes a pixel ink.
const FULL: f32 = 0.5;
const THRESHOLD: f32 = 0.5;
/// Least height of a petal over the notches, in units of R.
const LEAST_LENGTH: f32 = 0.3;
/// Least distance of its tip from the middle, in units of R.
const LEAST_REACH: f32 = 0.6;
/// Share of the ink that the flower must have.
const LEAST_SHARE: f64 = 0.93;
/// R as a share of the picture's side: what the drawn flowers have, with room.
const FLOWER: std::ops::RangeInclusive<f32> = 0.18..=0.40;

/// Counts the petals. Well formed: one piece of the drawn size with three petals or more.
pub(super) fn count(picture: &Image) -> PartCount {
    count_in(picture).unwrap_or_else(|| PartCount::none(PartKind::Petals))
}

/// `None` without ink.
fn count_in(picture: &Image) -> Option<PartCount> {
    let flower = Figure::find(&ink_from(picture, FULL), THRESHOLD)?;
    let radius = (flower.area() / std::f32::consts::PI).sqrt();
    let middle = flower.middle();
    let mut petals = tips(&flower.ink.mask, middle, LEAST_LENGTH * radius);
    petals.retain(|tip| tip.reach >= LEAST_REACH * radius);

    let count = petals.len();
    let size = flower.share_of_side(radius, picture);
    let well_formed = count >= 3 && FLOWER.contains(&size) && flower.share >= LEAST_SHARE;
    Some(PartCount {
        kind: PartKind::Petals,
        count,
        well_formed,
        right: well_formed && PartKind::Petals.right_count() == Some(count),
        places: petals.iter().map(|tip| flower.ink.place(tip.index)).collect(),
        centre: Some(flower.in_picture(middle)),
    })
}
