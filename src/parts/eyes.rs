//! Counts the eyes of a face.
//!
//! The face is the largest piece of ink. R, the radius of the largest disc inside it (holes filled), is the measure.
//! Dark places inside are eyes where they are wide enough for a disc of .085 R: the line of the mouth is not.

use super::blob::{coverage, distance_within, mask_of, peaks};
use super::figure::Figure;
use super::{PartCount, PartKind};
use crate::images::Image;

/// Coverage above which a pixel is skin.
const THRESHOLD: f32 = 0.55;
/// Radius of the disc that fits into an eye, at least and at most, in units of R.
const EYE: std::ops::RangeInclusive<f32> = 0.085..=0.26;
/// How much narrower it must be between two eyes, in units of R.
const LEAST_WAIST: f32 = 0.035;
/// Share of the ink that the face must have.
const LEAST_SHARE: f64 = 0.93;
/// R as a share of the picture's side: what the drawn faces have, with room.
const FACE: std::ops::RangeInclusive<f32> = 0.25..=0.42;
/// Least share of the face that its largest disc has: a face is round.
const LEAST_ROUNDNESS: f32 = 0.75;

/// Counts the eyes. Well formed: one piece, round, of the drawn size.
pub(super) fn count(picture: &Image) -> PartCount {
    count_in(picture).unwrap_or_else(|| PartCount::none(PartKind::Eyes))
}

/// `None` without ink.
fn count_in(picture: &Image) -> Option<PartCount> {
    let face = Figure::find(&coverage(picture), THRESHOLD)?;
    let (radius, middle) = face.largest_disc();
    let dark = face.piece.iter().zip(face.filled.iter()).map(|(ink, inside)| *ink == 0 && *inside > 0);
    let dark = mask_of(face.w(), dark);
    let wide = distance_within(&dark);
    let mut eyes = peaks(&wide, |index| wide.values[index] > 0.0, LEAST_WAIST * radius);
    eyes.retain(|peak| EYE.contains(&(peak.height / radius)));

    let count = eyes.len();
    let roundness = std::f32::consts::PI * radius * radius / face.area();
    let size = face.share_of_side(radius, picture);
    let well_formed = FACE.contains(&size) && face.share >= LEAST_SHARE && roundness >= LEAST_ROUNDNESS;
    Some(PartCount {
        kind: PartKind::Eyes,
        count,
        well_formed,
        right: well_formed && PartKind::Eyes.right_count() == Some(count),
        places: eyes.iter().map(|peak| face.ink.place(peak.index)).collect(),
        centre: Some(face.in_picture(middle)),
    })
}
