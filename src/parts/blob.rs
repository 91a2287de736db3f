//! What the counters have in common: coverage, upsampling, components, distances, peaks.

use image::{GrayImage, Luma};
use imageproc::distance_transform::euclidean_squared_distance_transform;
use imageproc::region_labelling::{Connectivity, connected_components};

use crate::images::Image;

/// The colour of the ground of every drawn set, red, green, blue in 0 to 1. What differs from it is ink.
pub const GROUND_RGB: [f32; 3] = [0.10, 0.16, 0.30];

/// One number for each pixel, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plane {
    pub(super) h: usize,
    pub(super) w: usize,
    pub(super) values: Vec<f32>,
}

impl Plane {
    pub(super) fn from_fn(h: usize, w: usize, mut value: impl FnMut(usize, usize) -> f32) -> Self {
        let values = (0..h * w).map(|p| value(p / w, p % w)).collect();
        Self { h, w, values }
    }

    pub(super) fn at(&self, y: usize, x: usize) -> f32 {
        self.values[y * self.w + x]
    }

    /// The largest value and its index, the first of equals; 0 and 0 when there are none.
    pub(super) fn max(&self) -> (f32, usize) {
        let first_larger = |best: (f32, usize), (i, v): (usize, &f32)| if *v > best.0 { (*v, i) } else { best };
        let start = (self.values.first().copied().unwrap_or_default(), 0);
        self.values.iter().enumerate().fold(start, first_larger)
    }

    /// Finer by a whole factor: straight lines between the pixel centres, flat beyond the outermost.
    pub(super) fn upsampled(&self, factor: usize) -> Self {
        let across = |n: usize| -> Vec<(usize, usize, f32)> {
            let place = |i: usize| ((i as f32 + 0.5) / factor as f32 - 0.5).clamp(0.0, (n - 1) as f32);
            let cell = |at: f32| (at as usize, (at as usize + 1).min(n - 1), at.fract());
            (0..n * factor).map(|i| cell(place(i))).collect()
        };
        let (rows, columns) = (across(self.h), across(self.w));
        let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
        let mut values = Vec::with_capacity(rows.len() * columns.len());
        let mut row = vec![0.0; self.w];
        for (above, below, share) in rows {
            for (x, value) in row.iter_mut().enumerate() {
                *value = mix(self.at(above, x), self.at(below, x), share);
            }
            values.extend(columns.iter().map(|(left, right, share)| mix(row[*left], row[*right], *share)));
        }
        Self { h: self.h * factor, w: self.w * factor, values }
    }
}

/// How much of each pixel is ink, 0 to 1. Grey: `(value + 1) / 2`. Colour: the distance from the ground's colour,
/// 1 at the colour that 92 % of the pixels do not exceed.
pub(super) fn coverage(picture: &Image) -> Plane {
    let shape = picture.shape();
    if shape.c() == 1 {
        return Plane::from_fn(shape.h(), shape.w(), |y, x| ((picture.at(0, y, x) + 1.0) / 2.0).clamp(0.0, 1.0));
    }
    let mut distance = ground_distance(picture);
    let full = percentile(&distance.values, 0.92).max(0.15);
    for value in &mut distance.values {
        *value = (*value / full).clamp(0.0, 1.0);
    }
    distance
}

/// Distance of each pixel's colour from that of the ground, red, green, blue in 0 to 1.
pub(super) fn ground_distance(picture: &Image) -> Plane {
    let shape = picture.shape();
    Plane::from_fn(shape.h(), shape.w(), |y, x| {
        let part = |c: usize| (picture.at(c, y, x) + 1.0) / 2.0 - GROUND_RGB[c];
        let (r, g, b) = (part(0), part(1), part(2));
        (r * r + g * g + b * b).sqrt()
    })
}

/// The value that a share of the values do not exceed, straight lines between ranks.
pub(super) fn percentile(values: &[f32], share: f32) -> f32 {
    let Some(last) = values.len().checked_sub(1) else { return 0.0 };
    let rank = share * last as f32;
    let mut sorted = values.to_vec();
    let (_, low, above) = sorted.select_nth_unstable_by((rank as usize).min(last), f32::total_cmp);
    let low = *low;
    let high = above.iter().copied().min_by(f32::total_cmp).unwrap_or(low);
    low + (high - low) * rank.fract()
}

/// How much finer the picture is made: three times, as the thresholds were measured, less for large pictures, which
/// are fine enough.
pub(super) fn fineness(side: usize) -> usize {
    match side {
        0..=96 => 3,
        97..=192 => 2,
        _ => 1,
    }
}

/// A part of a picture, cut out of a finer version of it.
#[derive(Clone, Debug)]
pub(super) struct Cutout {
    /// 255 inside, 0 outside; the outermost pixels are 0.
    pub(super) mask: GrayImage,
    /// Fine pixels to a pixel of the picture.
    pub(super) factor: usize,
    /// Where its first pixel is in the finer picture: row, column (-1 where it begins outside).
    origin: (isize, isize),
}

impl Cutout {
    /// The ink of a picture: coverage above `threshold` at `factor` times the resolution, cut to what there is with
    /// one pixel around. `None` without ink.
    pub(super) fn of_ink(coverage: &Plane, factor: usize, threshold: f32) -> Option<Self> {
        let fine = coverage.upsampled(factor);
        let inside = |y: usize, x: usize| fine.at(y, x) > threshold;
        let rows: Vec<_> = (0..fine.h).filter(|y| (0..fine.w).any(|x| inside(*y, x))).collect();
        let columns: Vec<_> = (0..fine.w).filter(|x| (0..fine.h).any(|y| inside(y, *x))).collect();
        let (top, bottom, left, right) = (*rows.first()?, *rows.last()?, *columns.first()?, *columns.last()?);
        let (h, w) = (bottom - top + 3, right - left + 3);
        let mask = GrayImage::from_fn(w as u32, h as u32, |x, y| {
            let (x, y) = (x as usize, y as usize);
            let within = (1..=h - 2).contains(&y) && (1..=w - 2).contains(&x);
            Luma([if within && inside(y + top - 1, x + left - 1) { 255 } else { 0 }])
        });
        Some(Self { mask, factor, origin: (top as isize - 1, left as isize - 1) })
    }

    /// The place of a fine pixel (index, row by row) in the picture: `(row, column)`, pixel centres at whole numbers.
    pub(super) fn place(&self, index: usize) -> (f32, f32) {
        let w = self.mask.width() as usize;
        let pixel = |fine: isize| (fine as f32 + 0.5) / self.factor as f32 - 0.5;
        (pixel((index / w) as isize + self.origin.0), pixel((index % w) as isize + self.origin.1))
    }
}

/// The connected pieces of a mask (side by side, not corner to corner).
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    /// Number of its piece for each pixel, from 1; 0 outside.
    pub(super) labels: Vec<u32>,
    /// Pixels of each piece; entry 0 counts the outside.
    pub(super) sizes: Vec<usize>,
}

impl Pieces {
    pub(super) fn of(mask: &GrayImage) -> Self {
        let labels = connected_components(mask, Connectivity::Four, Luma([0])).into_raw();
        let mut sizes = vec![0; labels.iter().max().map_or(1, |most| *most as usize + 1)];
        for label in &labels {
            sizes[*label as usize] += 1;
        }
        Self { labels, sizes }
    }

    /// Pixels in all pieces together.
    pub(super) fn area(&self) -> usize {
        self.sizes[1..].iter().sum()
    }

    /// The label of the largest piece, the first of equals; `None` when there are no pieces.
    pub(super) fn largest(&self) -> Option<u32> {
        (1..self.sizes.len()).rev().max_by_key(|label| self.sizes[*label]).map(|label| label as u32)
    }

    /// One piece as a mask of width `w`.
    pub(super) fn mask(&self, label: u32, w: usize) -> GrayImage {
        mask_of(w, self.labels.iter().map(|l| *l == label))
    }
}

/// A mask from one truth for each pixel, row by row.
pub(super) fn mask_of(w: usize, inside: impl Iterator<Item = bool>) -> GrayImage {
    let values: Vec<u8> = inside.map(|inside| if inside { 255 } else { 0 }).collect();
    let h = values.len() / w.max(1);
    GrayImage::from_raw(w as u32, h as u32, values).unwrap_or_default()
}

/// Distance of every pixel to the nearest pixel of the mask, in pixels. Very large everywhere when it is empty.
pub(super) fn distance_to(mask: &GrayImage) -> Plane {
    let squares = euclidean_squared_distance_transform(mask);
    let values = squares.iter().map(|square| square.sqrt() as f32).collect();
    Plane { h: mask.height() as usize, w: mask.width() as usize, values }
}

/// Distance of every pixel of the mask to the nearest pixel outside it, in pixels; 0 outside.
pub(super) fn distance_within(mask: &GrayImage) -> Plane {
    distance_to(&mask_of(mask.width() as usize, mask.iter().map(|v| *v == 0)))
}

/// A maximum of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Peak {
    /// Its height.
    pub(super) height: f32,
    /// How far one must go down from it to come to a higher one; its height where there is none.
    pub(super) persistence: f32,
    /// Index of its pixel.
    pub(super) index: usize,
}

/// The maxima of a field of non-negative numbers on the pixels where `inside` holds (joined corner to corner as
/// well), those of at least the given persistence, the last to merge first. O(n log n).
///
/// The field is flooded from above: every maximum starts an island; when two meet, the lower one ends.
pub(super) fn peaks(field: &Plane, inside: impl Fn(usize) -> bool, persistence: f32) -> Vec<Peak> {
    // Bits of non-negative floats sort like the numbers: highest first, ties in reading order.
    let key = |index: usize| (u64::from(!field.values[index].max(0.0).to_bits()) << 32) | index as u64;
    let mut order: Vec<u64> = (0..field.values.len()).filter(|index| inside(*index)).map(key).collect();
    order.sort_unstable();
    let mut islands = Islands::new(field.values.len());
    let mut found = Vec::new();
    for key in order {
        let index = (key & u64::from(u32::MAX)) as usize;
        let here = field.values[index];
        islands.rise(index);
        for near in neighbours(index, field.h, field.w) {
            let (Some(a), Some(b)) = (islands.summit(near), islands.summit(index)) else { continue };
            if a != b {
                let (high, low) = if field.values[a] >= field.values[b] { (a, b) } else { (b, a) };
                let height = field.values[low];
                if height - here >= persistence {
                    found.push(Peak { height, persistence: height - here, index: low });
                }
                islands.join(low, high);
            }
        }
    }
    let left = islands.summits().map(|index| (index, field.values[index]));
    found.extend(left.map(|(index, height)| Peak { height, persistence: height, index }));
    found
}

/// The up to eight pixels around one.
fn neighbours(index: usize, h: usize, w: usize) -> impl Iterator<Item = usize> {
    let (y, x) = (index / w, index % w);
    let rows = y.saturating_sub(1)..(y + 2).min(h);
    rows.flat_map(move |ny| (x.saturating_sub(1)..(x + 2).min(w)).map(move |nx| ny * w + nx))
        .filter(move |i| *i != index)
}

/// Pixels above water and the summits of their islands (a disjoint-set forest).
struct Islands {
    parent: Vec<u32>,
}

impl Islands {
    const UNDER_WATER: u32 = u32::MAX;

    fn new(len: usize) -> Self {
        Self { parent: vec![Self::UNDER_WATER; len] }
    }

    fn rise(&mut self, index: usize) {
        self.parent[index] = index as u32;
    }

    fn summit(&mut self, mut index: usize) -> Option<usize> {
        if self.parent[index] == Self::UNDER_WATER {
            return None;
        }
        while self.parent[index] as usize != index {
            self.parent[index] = self.parent[self.parent[index] as usize];
            index = self.parent[index] as usize;
        }
        Some(index)
    }

    fn join(&mut self, low: usize, high: usize) {
        self.parent[low] = high as u32;
    }

    fn summits(&self) -> impl Iterator<Item = usize> {
        self.parent.iter().enumerate().filter(|(i, parent)| *i == **parent as usize).map(|(i, _)| i)
    }
}
