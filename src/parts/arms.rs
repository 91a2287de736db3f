//! Counts the arms of a body.
//!
//! The head is the topmost thick place of the body; R, the radius of the largest disc there, is the measure of everything.
//! What sticks out from the chest, 1.7 R below, by at least .6 R is an arm, unless it is the head itself or a leg.

use super::figure::{Figure, Tip, ink_from, tips};
use super::{PartCount, PartKind};
use crate::images::Image;

/// Distance from the ground's colour at which a pixel is all body, and the share of it that makes a pixel ink.
const FULL: f32 = 0.4;
const THRESHOLD: f32 = 0.5;
/// A place is thick where a disc of this share of the largest fits.
const THICK: f32 = 0.8;
/// Rows below the topmost thick place that are taken for the middle of the head, in units of R.
const HEAD_ROWS: f32 = 0.4;
/// From the middle of the head down to the chest, in units of R.
const CHEST: f32 = 1.7;
/// Least length of what sticks out, in units of R.
const LEAST_LENGTH: f32 = 0.6;
/// Least distance of a hand from the chest, in units of R.
const LEAST_REACH: f32 = 1.4;
/// A tip above the chest and less than this to the side is the head, in units of R.
const HEAD_SIDE: f32 = 1.05;
/// A tip that is farther than this below the chest is a foot, in units of R.
const HIP: f32 = 2.5;
/// The body goes down at least this far below the chest, in units of R: a body without a head has no arms either.
const LEAST_LEGS: f32 = 3.2;
/// Share of the ink that the body must have.
const LEAST_SHARE: f64 = 0.93;
/// R as a share of the picture's side: what the drawn bodies have, with room.
const HEAD: std::ops::RangeInclusive<f32> = 0.09..=0.16;

/// Counts the arms. Well formed: one piece, a head of the drawn size, and legs.
pub(super) fn count(picture: &Image) -> PartCount {
    count_in(picture).unwrap_or_else(|| PartCount::none(PartKind::Arms))
}

/// `None` without ink.
fn count_in(picture: &Image) -> Option<PartCount> {
    let body = Figure::find(&ink_from(picture, FULL), THRESHOLD)?;
    let (radius, _) = body.depth.max();
    let head = head(&body, radius);
    let chest = (head.0 + CHEST * radius, head.1);
    let is_arm = |tip: &Tip| {
        let (down, side) = (tip.from_middle.0 / radius, tip.from_middle.1.abs() / radius);
        let is_head = down < 0.0 && side < HEAD_SIDE;
        tip.reach >= LEAST_REACH * radius && !is_head && down <= HIP
    };
    let mut arms = tips(&body.ink.mask, chest, LEAST_LENGTH * radius);
    arms.retain(is_arm);

    let count = arms.len();
    let size = body.share_of_side(radius, picture);
    let stands = body.depth.h as f32 - chest.0 >= LEAST_LEGS * radius;
    let well_formed = HEAD.contains(&size) && stands && body.share >= LEAST_SHARE;
    Some(PartCount {
        kind: PartKind::Arms,
        count,
        well_formed,
        right: well_formed && PartKind::Arms.right_count() == Some(count),
        places: arms.iter().map(|tip| body.ink.place(tip.index)).collect(),
        centre: Some(body.in_picture(chest)),
    })
}

/// The middle of the head: of the topmost thick places.
fn head(body: &Figure, radius: f32) -> (f32, f32) {
    let thick =
        || (0..body.depth.values.len()).filter(|i| body.depth.values[*i] >= THICK * radius).map(|i| body.place(i));
    let top = thick().map(|place| place.0).fold(f32::INFINITY, f32::min);
    let places = || thick().filter(|place| place.0 <= top + HEAD_ROWS * radius);
    let n = places().count().max(1) as f32;
    (places().map(|p| p.0).sum::<f32>() / n, places().map(|p| p.1).sum::<f32>() / n)
}
