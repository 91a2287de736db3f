//! Counts the fingers of a hand.
//!
//! The ink is made finer; its largest piece is the hand. R, the radius of the largest disc inside it, is the measure
//! of everything: the palm is what a disc of 0.38 R can reach, and a finger is a peak of the distance from the palm.

use super::blob::{Cutout, Pieces, coverage, distance_to, distance_within, fineness, mask_of, peaks};
use super::{PartCount, PartKind};
use crate::images::Image;

/// Coverage above which a pixel is ink.
pub(super) const THRESHOLD: f32 = 0.55;
/// The disc that opens the palm, in units of R.
const OPENING: f32 = 0.38;
/// Least height of a finger over the palm, in units of R.
const LEAST_HEIGHT: f32 = 0.32;
/// Least depth of the valley between two fingers, in units of R.
const LEAST_PERSISTENCE: f32 = 0.22;
/// Share of the ink that the hand must have.
const LEAST_SHARE: f64 = 0.93;
/// R as a share of the picture's side: what the drawn hands have, with room.
const PALM: std::ops::RangeInclusive<f32> = 0.135..=0.225;
/// A second palm has a disc of this radius in it, in units of R.
const SECOND_PALM: f32 = 0.72;

/// Counts the fingers, the thumb among them. Well formed: one piece, one palm of the drawn size, two fingers or more.
pub(super) fn count(picture: &Image) -> PartCount {
    count_in(picture).unwrap_or_else(|| PartCount::none(PartKind::Fingers))
}

/// `None` without ink.
fn count_in(picture: &Image) -> Option<PartCount> {
    let side = picture.shape().h().min(picture.shape().w());
    let cutout = Cutout::of_ink(&coverage(picture), fineness(side), THRESHOLD)?;
    let w = cutout.mask.width() as usize;
    let pieces = Pieces::of(&cutout.mask);
    let largest = pieces.largest()?;
    let share = pieces.sizes[largest as usize] as f64 / pieces.area() as f64;
    let hand = pieces.mask(largest, w);
    let depth = distance_within(&hand);
    let (radius, centre) = depth.max();

    let opening = OPENING * radius;
    let cores = Pieces::of(&mask_of(w, depth.values.iter().map(|d| *d > opening)));
    let palm = cores.labels[centre];
    let mut second_palm = false;
    for (label, depth) in cores.labels.iter().zip(&depth.values) {
        second_palm |= *label != palm && *depth > SECOND_PALM * radius;
    }

    let mut height = distance_to(&cores.mask(palm, w));
    for value in &mut height.values {
        *value = (*value - opening).max(0.0);
    }
    let on_finger = |index: usize| depth.values[index] > 0.0 && height.values[index] > 0.05 * radius;
    let mut tips = peaks(&height, on_finger, LEAST_PERSISTENCE * radius);
    tips.retain(|peak| peak.height >= LEAST_HEIGHT * radius);

    let count = tips.len();
    let palm_size = radius / (cutout.factor * side) as f32;
    let well_formed = count >= 2 && PALM.contains(&palm_size) && share >= LEAST_SHARE && !second_palm;
    Some(PartCount {
        kind: PartKind::Fingers,
        count,
        well_formed,
        right: well_formed && PartKind::Fingers.right_count() == Some(count),
        places: tips.iter().map(|peak| cutout.place(peak.index)).collect(),
        centre: Some(cutout.place(centre)),
    })
}
