//! Which training pictures a picture was pasted from, by the strongest patch of each pixel.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::images::Shape;
use crate::score::{Boundary, Machine, PatchRef};

use super::torus::short_way;

/// A training picture counts as a source from this share of the pixels on. Less is a handful of pixels at a seam.
pub const SOURCE_SHARE: f64 = 0.01;

/// A training picture and the pixels whose strongest patch it gave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceShare {
    /// Which training picture, counted from 0.
    pub image_idx: u32,
    /// How many pixels.
    pub pixels: usize,
    /// Their share of all pixels, above 0 to 1.
    pub share: f64,
}

/// The training pictures that gave the strongest patch of some pixel, the largest share first (among equals the lower
/// picture). O(h w log n).
pub fn sources(strongest: &[PatchRef]) -> Vec<SourceShare> {
    let mut pixels = BTreeMap::new();
    for patch in strongest {
        *pixels.entry(patch.image_idx).or_insert(0_usize) += 1;
    }
    let mut sources: Vec<_> = pixels
        .into_iter()
        .map(|(image_idx, pixels)| SourceShare { image_idx, pixels, share: pixels as f64 / strongest.len() as f64 })
        .collect();
    // Stable, so that equals stay in the order of the pictures.
    sources.sort_by_key(|source| std::cmp::Reverse(source.pixels));
    sources
}

/// How many of the sources hold at least [`SOURCE_SHARE`] of the pixels.
pub fn count_sources(sources: &[SourceShare]) -> usize {
    sources.iter().filter(|source| source.share >= SOURCE_SHARE).count()
}

/// Where neighbouring pixels come from different training pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seams {
    /// Whether there is a seam between each pixel and its right neighbour, `(h, w)`; never in the last column.
    pub right: Vec<bool>,
    /// Whether there is a seam between each pixel and the one below, `(h, w)`; never in the last row.
    pub below: Vec<bool>,
}

impl Seams {
    /// The seams of a picture of `shape`; none where no patches are named.
    pub fn new(strongest: &[PatchRef], shape: Shape) -> Self {
        let (h, w) = (shape.h(), shape.w());
        let image = |p: usize| strongest.get(p).map(|patch| patch.image_idx);
        let differs = |p: usize, q: usize| image(p) != image(q);
        Self {
            right: (0..h * w).map(|p| p % w + 1 < w && differs(p, p + 1)).collect(),
            below: (0..h * w).map(|p| p / w + 1 < h && differs(p, p + w)).collect(),
        }
    }

    /// The pixels with a seam on their right or below them, `(h, w)`: a line one pixel wide.
    pub fn mask(&self) -> Vec<bool> {
        self.right.iter().zip(&self.below).map(|(right, below)| *right || *below).collect()
    }
}

/// How far a training patch has moved to the pixel `at` (row, column): rows down and columns to the right, on the torus
/// the short way.
pub fn displacement(patch: PatchRef, at: (usize, usize), shape: Shape, machine: Machine) -> (i32, i32) {
    let moved = |to: usize, from: u16, n: usize| match machine.boundary {
        Boundary::Zeros => to as i32 - i32::from(from),
        Boundary::Circular => short_way((to + n - usize::from(from)) % n, n),
    };
    (moved(at.0, patch.row, shape.h()), moved(at.1, patch.col, shape.w()))
}

/// The [`displacement`] of the strongest patch of each pixel, `(h, w)`.
pub fn displacements(strongest: &[PatchRef], shape: Shape, machine: Machine) -> Vec<(i32, i32)> {
    let w = shape.w();
    strongest.iter().enumerate().map(|(p, patch)| displacement(*patch, (p / w, p % w), shape, machine)).collect()
}
