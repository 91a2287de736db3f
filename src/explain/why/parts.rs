//! The pixels of a part of a figure, and the training pictures that they came from.

use std::collections::BTreeMap;

use crate::images::{Image, Shape};
use crate::parts::{PartKind, ink_of};
use crate::score::Posterior;

/// The pixels that stand for a part are those no farther from its place than this share of the picture's side: of a
/// drawn thumb, which is as long as a quarter of the side, the outer half.
const PART_RADIUS: f32 = 0.11;

/// From this share of their weight on, pixels are said to come from a training picture: all others together give less.
pub const MOST: f64 = 0.5;

/// So many training pictures are named as the sources of a part at most.
const MOST_NAMED: usize = 3;

/// The pixels of a part of a picture, `(row, column)`: those near its place, and of fingers those on the hand alone. Never
/// empty.
pub fn part_pixels(picture: &Image, kind: PartKind, place: (f32, f32)) -> Vec<(usize, usize)> {
    let shape = picture.shape();
    let near = disc(shape, place);
    if kind != PartKind::Fingers {
        return near;
    }
    let ink = ink_of(picture);
    let on: Vec<_> = near.iter().copied().filter(|(row, col)| ink[row * shape.w() + col]).collect();
    if on.is_empty() { near } else { on }
}

/// The pixels near a place; the nearest pixel where none is.
pub fn disc(shape: Shape, (row, col): (f32, f32)) -> Vec<(usize, usize)> {
    let radius = PART_RADIUS * shape.h().min(shape.w()) as f32;
    let reach = radius.ceil() as i32;
    let (y, x) = (row.round() as i32, col.round() as i32);
    let mut found = Vec::new();
    for (dy, dx) in (-reach..=reach).flat_map(|dy| (-reach..=reach).map(move |dx| (dy, dx))) {
        let at = (y + dy, x + dx);
        let inside = (0..shape.h() as i32).contains(&at.0) && (0..shape.w() as i32).contains(&at.1);
        if inside && (at.0 as f32 - row).hypot(at.1 as f32 - col) <= radius {
            found.push((at.0 as usize, at.1 as usize));
        }
    }
    if found.is_empty() {
        found.push((y.clamp(0, shape.h() as i32 - 1) as usize, x.clamp(0, shape.w() as i32 - 1) as usize));
    }
    found
}

/// The pixel of a part that is nearest to the middle of its pixels.
pub fn middle_of(pixels: &[(usize, usize)]) -> (usize, usize) {
    let n = pixels.len().max(1) as f32;
    let sum = pixels.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0 as f32, sum.1 + at.1 as f32));
    let away = |at: &(usize, usize)| (at.0 as f32 - sum.0 / n).hypot(at.1 as f32 - sum.1 / n);
    pixels.iter().copied().min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or_default()
}

/// The training pictures that some pixels came from, as far as that is certain.
///
/// Of each pixel only the strongest patch is known, with its weight: what a picture gave in all is at least the mean of
/// the weights of its strongest patches. So a picture whose sum is above [`MOST`] gave more than all others together.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The fewest pictures that gave more than half of the weight, the most important first, counted from 0; none if
    /// that takes more than three, or where the strongest patches alone don't make it certain.
    pub pictures: Vec<u32>,
    /// The share of the weight that they gave at least, 0 to 1.
    pub share: f64,
}

impl Origin {
    /// Where `pixels` came from.
    pub fn of(posterior: &Posterior, pixels: &[(usize, usize)]) -> Self {
        let w = posterior.x0_hat.shape().w();
        let mut given: BTreeMap<u32, f64> = BTreeMap::new();
        for (row, col) in pixels {
            let p = row * w + col;
            let named = posterior.strongest.get(p).zip(posterior.strongest_weight.get(p));
            if let Some((patch, weight)) = named {
                *given.entry(patch.image_idx).or_insert(0.0) += f64::from(*weight) / pixels.len() as f64;
            }
        }
        let mut given: Vec<(u32, f64)> = given.into_iter().collect();
        // Stable, so that equals stay in the order of the pictures.
        given.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (mut pictures, mut share) = (Vec::new(), 0.0);
        for (image_idx, part) in given.into_iter().take(MOST_NAMED) {
            pictures.push(image_idx);
            share += part;
            if share > MOST {
                return Self { pictures, share };
            }
        }
        Self { pictures: Vec::new(), share }
    }
}
