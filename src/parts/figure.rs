//! What the counters of faces, clocks, flowers and bodies have in common: one filled figure, and the tips that stick
//! out from a place in it.

use image::GrayImage;

use super::blob::{Cutout, Pieces, Plane, coverage, distance_within, fineness, ground_distance, mask_of, peaks};
use crate::images::Image;

/// The largest piece of ink of a picture, its holes filled.
pub(super) struct Figure {
    /// The ink of the whole picture, other pieces as well.
    pub(super) ink: Cutout,
    /// The largest piece of it, with holes.
    pub(super) piece: GrayImage,
    /// The same, filled.
    pub(super) filled: GrayImage,
    /// Distance to the outside of the filled figure, in fine pixels.
    pub(super) depth: Plane,
    /// Its share of all ink.
    pub(super) share: f64,
}

/// How much of each pixel is ink, 0 to 1: the distance from the ground's colour, 1 from `full` on (0 to 1 for each of
/// red, green and blue). For figures of several colours, where [`coverage`] would take a dark one for half covered.
pub(super) fn ink_from(picture: &Image, full: f32) -> Plane {
    if picture.shape().c() == 1 {
        return coverage(picture);
    }
    let mut ink = ground_distance(picture);
    for value in &mut ink.values {
        *value = (*value / full).clamp(0.0, 1.0);
    }
    ink
}

impl Figure {
    /// The figure where the ink is above `threshold`; `None` without ink.
    pub(super) fn find(ink: &Plane, threshold: f32) -> Option<Self> {
        let ink = Cutout::of_ink(ink, fineness(ink.h.min(ink.w)), threshold)?;
        let w = ink.mask.width() as usize;
        let pieces = Pieces::of(&ink.mask);
        let largest = pieces.largest()?;
        let piece = pieces.mask(largest, w);
        let beyond = Pieces::of(&inverted(&piece));
        // The outermost pixels are free of ink: the first one is outside, and so is all that it is joined to.
        let outside = beyond.labels.first().copied().unwrap_or_default();
        let filled = mask_of(w, beyond.labels.iter().map(|label| *label != outside));
        let depth = distance_within(&filled);
        let share = pieces.sizes[largest as usize] as f64 / pieces.area().max(1) as f64;
        Some(Self { ink, piece, filled, depth, share })
    }

    /// Width of the cutout in fine pixels.
    pub(super) fn w(&self) -> usize {
        self.depth.w
    }

    /// Radius (fine pixels) and middle (row, column) of the largest disc inside.
    pub(super) fn largest_disc(&self) -> (f32, (f32, f32)) {
        let (radius, index) = self.depth.max();
        (radius, self.place(index))
    }

    /// Middle of its area: row, column in fine pixels.
    pub(super) fn middle(&self) -> (f32, f32) {
        let inside = || self.filled.iter().enumerate().filter(|(_, v)| **v > 0).map(|(i, _)| self.place(i));
        let n = inside().count().max(1) as f32;
        (inside().map(|p| p.0).sum::<f32>() / n, inside().map(|p| p.1).sum::<f32>() / n)
    }

    /// Area in fine pixels.
    pub(super) fn area(&self) -> f32 {
        self.filled.iter().filter(|v| **v > 0).count() as f32
    }

    /// A length in fine pixels as a share of the side of the picture.
    pub(super) fn share_of_side(&self, length: f32, picture: &Image) -> f32 {
        length / (self.ink.factor * picture.shape().h().min(picture.shape().w())) as f32
    }

    /// Where a place of fine pixels is in the picture: `(row, column)`, pixel centres at whole numbers.
    pub(super) fn in_picture(&self, (row, column): (f32, f32)) -> (f32, f32) {
        self.ink.place((row.round().max(0.0) as usize) * self.w() + column.round().max(0.0) as usize)
    }

    /// Row and column of a fine pixel.
    pub(super) fn place(&self, index: usize) -> (f32, f32) {
        ((index / self.w()) as f32, (index % self.w()) as f32)
    }
}

/// What was inside is outside.
pub(super) fn inverted(mask: &GrayImage) -> GrayImage {
    mask_of(mask.width() as usize, mask.iter().map(|v| *v == 0))
}

/// Something that sticks out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tip {
    /// Its distance from the place where it is measured from, in fine pixels.
    pub(super) reach: f32,
    /// Where it is, row and column from there.
    pub(super) from_middle: (f32, f32),
    /// Index of its pixel.
    pub(super) index: usize,
}

/// The places of a mask that are farthest from `middle` (row, column), each more than `least_length` farther than the
/// place where it meets a farther one or, if it meets none, than the nearest pixel of its own piece.
pub(super) fn tips(mask: &GrayImage, middle: (f32, f32), least_length: f32) -> Vec<Tip> {
    let (h, w) = (mask.height() as usize, mask.width() as usize);
    let away = Plane::from_fn(h, w, |y, x| {
        let (dy, dx) = (y as f32 - middle.0, x as f32 - middle.1);
        (dy * dy + dx * dx).sqrt()
    });
    let values = mask.as_raw();
    let pieces = Pieces::of(mask);
    let mut nearest = vec![f32::INFINITY; pieces.sizes.len()];
    for (label, away) in pieces.labels.iter().zip(&away.values) {
        nearest[*label as usize] = nearest[*label as usize].min(*away);
    }
    peaks(&away, |index| values[index] > 0, least_length)
        .into_iter()
        .filter(|peak| peak.height - nearest[pieces.labels[peak.index] as usize] >= least_length)
        .map(|peak| {
            let from_middle = ((peak.index / w) as f32 - middle.0, (peak.index % w) as f32 - middle.1);
            Tip { reach: peak.height, from_middle, index: peak.index }
        })
        .collect()
}
