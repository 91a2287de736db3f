//! Counts the lit segments of a digit.
//!
//! Each segment has its place. The brightness along its middle line says whether it is on, off or neither. Digits may
//! lean and be a little beside their place: of several frames the brightest is taken.

use super::blob::Plane;
use super::figure::ink_from;
use super::{PartCount, PartKind};
use crate::images::Image;

/// Half width and half height of a digit, between the middle lines of its segments, and the half width of a line.
/// Units: the picture spans -1 to 1, x to the right and y up. The drawing uses them too.
pub(crate) const DIGIT_HALF: (f32, f32) = (0.36, 0.68);
pub(crate) const DIGIT_LINE: f32 = 0.085;
/// The most that a digit leans: x grows by this times y.
pub(crate) const DIGIT_SLANT: f32 = 0.22;

/// Which segments make each of the ten digits, in the usual order a to g: top, right upper, right lower, bottom, left
/// lower, left upper, middle.
pub(crate) const DIGIT_SEGMENTS: [[bool; 7]; 10] = {
    const GLYPHS: [&[u8; 7]; 10] = [
        b"abcdef-", b"-bc----", b"ab-de-g", b"abcd--g", b"-bc--fg", b"a-cd-fg", b"a-cdefg", b"abc----", b"abcdefg",
        b"abcd-fg",
    ];
    let mut table = [[false; 7]; 10];
    let mut i = 0;
    while i < 70 {
        table[i / 7][i % 7] = GLYPHS[i / 7][i % 7] != b'-';
        i += 1;
    }
    table
};

/// Distance from the ground's colour at which a pixel shines fully.
const FULL: f32 = 0.8;
/// Least brightness of a segment that is on, most of one that is off.
const ON: f32 = 0.68;
const OFF: f32 = 0.28;
/// Share of the middle line that is looked at: its ends may be shared by lit neighbours.
const CORE: f32 = 0.6;
/// Places looked at along a middle line.
const PROBES: usize = 7;
/// Shifts of the frames, in both directions.
const SHIFTS: [f32; 5] = [-0.06, -0.03, 0.0, 0.03, 0.06];
/// Number of slants of the frames, from upright on.
const SLANTS: usize = 5;
/// Light farther than this from all middle lines, in half widths, belongs to no segment; at most this share of all.
const STRAY_FROM: f32 = 2.2;
const MAX_STRAY: f32 = 0.06;

/// A frame in which a digit may sit.
#[derive(Clone, Copy, Debug)]
struct Frame {
    shift: (f32, f32),
    slant: f32,
}

/// Counts the lit segments. Well formed: every segment clearly on or off, and no light beside them. Right: one of the
/// ten digits.
pub(super) fn count(picture: &Image) -> PartCount {
    let light = ink_from(picture, FULL);
    let read = frames().map(|frame| (frame, frame.read(&light)));
    let fit = |(frame, values): &(Frame, [f32; 7])| values.iter().sum::<f32>() - frame.strain();
    let best = read.max_by(|a, b| fit(a).total_cmp(&fit(b)));
    let Some((frame, values)) = best else { return PartCount::none(PartKind::Segments) };

    let lit = values.map(|v| v > (ON + OFF) / 2.0);
    let clear = values.iter().all(|v| *v >= ON || *v <= OFF);
    let well_formed = clear && lit.contains(&true) && frame.stray(&light) <= MAX_STRAY;
    let middles = middle_lines().map(|[a, b]| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0));
    PartCount {
        kind: PartKind::Segments,
        count: lit.iter().filter(|on| **on).count(),
        well_formed,
        right: well_formed && DIGIT_SEGMENTS.contains(&lit),
        places: (0..7).filter(|i| lit[*i]).map(|i| frame.pixel(&light, middles[i])).collect(),
        centre: Some(frame.pixel(&light, (0.0, 0.0))),
    }
}

/// The middle line of each segment from end to end (x, y), in the order a to g.
pub(crate) fn middle_lines() -> [[(f32, f32); 2]; 7] {
    let (w, h) = DIGIT_HALF;
    let across = |y: f32| [(-w, y), (w, y)];
    let down = |x: f32, top: f32| [(x, top), (x, top - h)];
    [across(h), down(w, h), down(w, 0.0), across(-h), down(-w, 0.0), down(-w, h), across(0.0)]
}

/// All frames.
fn frames() -> impl Iterator<Item = Frame> {
    let shifts = SHIFTS.into_iter().flat_map(|y| SHIFTS.map(|x| (x, y)));
    shifts.flat_map(|shift| {
        (0..SLANTS).map(move |i| Frame { shift, slant: DIGIT_SLANT * i as f32 / (SLANTS - 1) as f32 })
    })
}

impl Frame {
    /// A little for each step away from the middle and upright, so that of equally bright frames that one is taken.
    fn strain(self) -> f32 {
        self.shift.0.abs() + self.shift.1.abs() + self.slant
    }

    /// The mean light along the core of each segment.
    fn read(self, light: &Plane) -> [f32; 7] {
        middle_lines().map(|[a, b]| {
            let probe = |i: usize| {
                let along = 0.5 + CORE * (i as f32 / (PROBES - 1) as f32 - 0.5);
                let (row, column) = self.pixel(light, (a.0 + (b.0 - a.0) * along, a.1 + (b.1 - a.1) * along));
                let near = |v: f32, n: usize| (v.round().max(0.0) as usize).min(n - 1);
                light.at(near(row, light.h), near(column, light.w))
            };
            (0..PROBES).map(probe).sum::<f32>() / PROBES as f32
        })
    }

    /// Share of the light that is beside all segments.
    fn stray(self, light: &Plane) -> f32 {
        let (mut all, mut stray) = (0.0, 0.0);
        for (i, value) in light.values.iter().enumerate() {
            // A glow is no light.
            let value = if *value < OFF { 0.0 } else { *value };
            all += value;
            if value > 0.0 && self.beside_lines(light, i) > STRAY_FROM * DIGIT_LINE {
                stray += value;
            }
        }
        stray / all.max(1e-6)
    }

    /// Distance of a pixel from the nearest middle line.
    fn beside_lines(self, light: &Plane, index: usize) -> f32 {
        let (row, column) = ((index / light.w) as f32, (index % light.w) as f32);
        let y = 1.0 - (row + 0.5) * 2.0 / light.h as f32 - self.shift.1;
        let x = (column + 0.5) * 2.0 / light.w as f32 - 1.0 - self.shift.0 - self.slant * y;
        let distance = |[a, b]: [(f32, f32); 2]| {
            let beyond = |v: f32, from: f32, to: f32| (from.min(to) - v).max(v - from.max(to)).max(0.0);
            libm::hypotf(beyond(x, a.0, b.0), beyond(y, a.1, b.1))
        };
        middle_lines().into_iter().map(distance).fold(f32::INFINITY, f32::min)
    }

    /// Row and column of a place of the digit.
    fn pixel(self, light: &Plane, (x, y): (f32, f32)) -> (f32, f32) {
        let (x, y) = (x + self.slant * y + self.shift.0, y + self.shift.1);
        ((1.0 - y) / 2.0 * light.h as f32 - 0.5, (x + 1.0) / 2.0 * light.w as f32 - 0.5)
    }
}
