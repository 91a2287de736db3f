//! The drawing tools: shapes as signed distances, inks, a rasteriser and the dice.
//!
//! Coordinates: the picture spans -1 to 1 both ways, x to the right and y up. A signed distance is negative inside
//! and in the same units. All arithmetic is plain f32 (with `libm` for sines), so that a seed gives the same bits on
//! every platform.

use std::ops::{Add, Mul, Sub};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::Palette;
use crate::images::{Image, Shape};
use crate::parts::GROUND_RGB;

/// A picture as it was drawn.
pub(super) struct Drawing {
    pub(super) picture: Image,
    /// What it shows (a digit, a left or a right hand), where there are classes.
    pub(super) label: Option<u32>,
}

/// A place or a step in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point at `radius` from the origin in the direction `degrees`, counted clockwise from straight up.
    pub(super) fn polar(degrees: f32, radius: f32) -> Self {
        let angle = degrees.to_radians();
        Self::new(libm::sinf(angle) * radius, libm::cosf(angle) * radius)
    }

    pub(super) fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    pub(super) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Component by component.
    pub(super) fn abs(self) -> Self {
        Self::new(self.x.abs(), self.y.abs())
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;

    fn mul(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

/// A rotation, its sine and cosine worked out once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    sin: f32,
    cos: f32,
}

impl Turn {
    /// Clockwise by `degrees`.
    pub(super) fn clockwise(degrees: f32) -> Self {
        let angle = degrees.to_radians();
        Self { sin: libm::sinf(angle), cos: libm::cosf(angle) }
    }

    /// The point turned about the origin.
    pub(super) fn of(self, p: Point) -> Point {
        Point::new(p.x * self.cos + p.y * self.sin, p.y * self.cos - p.x * self.sin)
    }

    /// Where the point was before it was turned about the origin: for shapes that turn, points turn back.
    pub(super) fn back(self, p: Point) -> Point {
        Point::new(p.x * self.cos - p.y * self.sin, p.y * self.cos + p.x * self.sin)
    }
}

/// Signed distance to a disc.
pub(super) fn disc(p: Point, centre: Point, radius: f32) -> f32 {
    (p - centre).length() - radius
}

/// Signed distance to an ellipse with the half axes `half`, along x and y. First order in the distance: exact on the
/// outline, good near it.
pub(super) fn ellipse(p: Point, centre: Point, half: Point) -> f32 {
    let q = p - centre;
    let scaled = Point::new(q.x / half.x, q.y / half.y).length();
    let slope = Point::new(q.x / (half.x * half.x), q.y / (half.y * half.y)).length();
    if slope > 1e-6 { scaled * (scaled - 1.0) / slope } else { -half.x.min(half.y) }
}

/// Signed distance to a capsule from `a` (radius `ra`) to `b` (radius `rb`), straight between.
pub(super) fn capsule(p: Point, a: Point, b: Point, ra: f32, rb: f32) -> f32 {
    let (ap, ab) = (p - a, b - a);
    let along = (ap.dot(ab) / ab.dot(ab).max(1e-12)).clamp(0.0, 1.0);
    (ap - ab * along).length() - (ra + (rb - ra) * along)
}

/// Signed distance to a box with the half sides `half` and corners rounded by `radius`.
pub(super) fn rounded_box(p: Point, centre: Point, half: Point, radius: f32) -> f32 {
    let q = (p - centre).abs() - half + Point::new(radius, radius);
    Point::new(q.x.max(0.0), q.y.max(0.0)).length() + q.x.max(q.y).min(0.0) - radius
}

/// Signed distance to a bow: the part of the ring of `radius` about `centre` that is less than `half_angle` degrees
/// away from straight down (a smile), `thickness` wide, with round ends.
pub(super) fn smile(p: Point, centre: Point, radius: f32, half_angle: f32, thickness: f32) -> f32 {
    let q = Point::new((p.x - centre.x).abs(), centre.y - p.y);
    let end = Point::polar(half_angle, 1.0);
    // Inside the sector when the angle from straight down is below that of the end.
    let inside = q.x * end.y < q.y * end.x;
    let distance = if inside { (q.length() - radius).abs() } else { (q - end * radius).length() };
    distance - thickness / 2.0
}

/// The smaller of two distances, rounded off where they meet over a width of `k`.
pub(super) fn smooth_min(a: f32, b: f32, k: f32) -> f32 {
    let h = (0.5 + 0.5 * (b - a) / k).clamp(0.0, 1.0);
    b * (1.0 - h) + a * h - k * h * (1.0 - h)
}

/// Rises smoothly from 0 at `from` to 1 at `to`.
pub(super) fn smooth_step(from: f32, to: f32, x: f32) -> f32 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// What is painted with: a colour and its grey twin, values 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub(super) rgb: [f32; 3],
    pub(super) grey: f32,
}

impl Ink {
    /// The ground of every set: dark blue, or black.
    pub(super) const GROUND: Self = Self { rgb: GROUND_RGB, grey: 0.0 };

    /// A colour that is white in a grey picture.
    pub(super) const fn rgb(rgb: [f32; 3]) -> Self {
        Self { rgb, grey: 1.0 }
    }

    /// A colour with its own grey value.
    pub(super) const fn new(rgb: [f32; 3], grey: f32) -> Self {
        Self { rgb, grey }
    }

    /// `share` of the other ink in this one.
    pub(super) fn mix(self, other: Self, share: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        let rgb = [0, 1, 2].map(|c| mix(self.rgb[c], other.rgb[c]));
        Self { rgb, grey: mix(self.grey, other.grey) }
    }

    /// The colour in brighter or weaker light; the grey value stays.
    pub(super) fn lit(self, light: f32) -> Self {
        Self { rgb: self.rgb.map(|v| (v * light).clamp(0.0, 1.0)), grey: self.grey }
    }
}

/// One sub-pixel while it is painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    /// Its centre.
    pub(super) at: Point,
    /// Its side.
    pub(super) side: f32,
    ink: Ink,
}

impl Sample {
    /// Paints the inside of a shape given by its signed distance; the edge falls off over one sub-pixel.
    pub(super) fn cover(&mut self, distance: f32, ink: Ink) {
        self.blend(0.5 - distance / self.side, ink);
    }

    /// Paints with a share of 0 to 1 (cut off beyond).
    pub(super) fn blend(&mut self, share: f32, ink: Ink) {
        if share > 0.0 {
            self.ink = self.ink.mix(ink, share.min(1.0));
        }
    }
}

/// Sub-pixels along each side of a pixel.
const SUPERSAMPLING: usize = 2;

/// Paints a square picture of `size` pixels on `ground`, sub-pixel by sub-pixel, and averages.
pub(super) fn rasterise(size: usize, palette: Palette, ground: Ink, paint: impl Fn(&mut Sample)) -> Image {
    let (channels, fine) = (palette.channels(), size * SUPERSAMPLING);
    let side = 2.0 / fine as f32;
    let mut planes = vec![0.0_f32; channels * size * size];
    for y in 0..fine {
        for x in 0..fine {
            let at = Point::new((x as f32 + 0.5) * side - 1.0, 1.0 - (y as f32 + 0.5) * side);
            let mut sample = Sample { at, side, ink: ground };
            paint(&mut sample);
            let place = y / SUPERSAMPLING * size + x / SUPERSAMPLING;
            match palette {
                Palette::Grey => planes[place] += sample.ink.grey,
                Palette::Rgb => {
                    for c in 0..3 {
                        planes[c * size * size + place] += sample.ink.rgb[c];
                    }
                }
            }
        }
    }
    let scale = 2.0 / (SUPERSAMPLING * SUPERSAMPLING) as f32;
    for value in &mut planes {
        *value = *value * scale - 1.0;
    }
    picture(channels, size, planes)
}

#[expect(clippy::expect_used, reason = "1 or 3 channels, a side in 24..=128, and finite sums of finite inks")]
fn picture(channels: usize, size: usize, planes: Vec<f32>) -> Image {
    Shape::new(channels, size, size).and_then(|shape| Image::new(shape, planes)).expect("a drawn picture is in range")
}

/// The random numbers of one picture.
#[derive(Clone, Debug)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// A stream of its own for each picture and each attempt at it, so that a picture depends on nothing else.
    pub(super) fn new(seed: u64, picture_idx: usize, attempt: u32) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(((picture_idx as u64) << 32) | u64::from(attempt));
        Self(rng)
    }

    /// Uniform in [0, 1).
    pub(super) fn unit(&mut self) -> f32 {
        (self.0.next_u32() >> 8) as f32 / (1_u32 << 24) as f32
    }

    /// Uniform between two numbers.
    pub(super) fn between(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * self.unit()
    }

    /// Uniform in `[-most, most]`.
    pub(super) fn within(&mut self, most: f32) -> f32 {
        self.between(-most, most)
    }

    /// True with probability `p`.
    pub(super) fn chance(&mut self, p: f32) -> bool {
        self.unit() < p
    }

    /// Uniform in 0..n (0 for n = 0).
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f32) as usize).min(n.saturating_sub(1))
    }
}
