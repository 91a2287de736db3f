//! Seven-segment digits.

use super::SynthSpec;
use super::draw::{Dice, Drawing, Ink, Point, Sample, capsule, rasterise, smooth_step};
use crate::parts::digit::{DIGIT_LINE, DIGIT_SEGMENTS, DIGIT_SLANT, middle_lines};

/// The gap left at each end of a segment, between neighbours.
const GAP: f32 = 0.125;

const RED: Ink = Ink::rgb([1.0, 0.34, 0.26]);
const AMBER: Ink = Ink::rgb([1.0, 0.76, 0.30]);
/// A segment that is off, just to be seen.
const OFF: Ink = Ink::new([0.135, 0.20, 0.345], 0.0);

/// One digit, or a figure that is none.
struct Glyph {
    shift: Point,
    scale: f32,
    slant: f32,
    lit: [bool; 7],
    ink: Ink,
}

/// One picture of the set. `parts`: the number of lit segments, any of them, digit or not; `None` for a digit.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, picture_idx: usize, dice: &mut Dice) -> Drawing {
    // The digits in turn, so that all are there equally often.
    let digit = picture_idx % DIGIT_SEGMENTS.len();
    let lit = parts.map_or(DIGIT_SEGMENTS[digit], |n| any_segments(n, dice));
    let glyph = Glyph {
        shift: Point::new(dice.within(0.03), dice.within(0.03)),
        scale: dice.between(0.97, 1.03),
        slant: if spec.variety == "slanted" { dice.between(0.0, DIGIT_SLANT) } else { 0.0 },
        lit,
        ink: RED.mix(AMBER, dice.unit()),
    };
    let picture = rasterise(spec.size, spec.palette, Ink::GROUND, |sample| glyph.paint(sample));
    Drawing { picture, label: parts.is_none().then_some(digit as u32) }
}

impl Glyph {
    fn paint(&self, sample: &mut Sample) {
        let p = (sample.at - self.shift) * (1.0 / self.scale);
        let p = Point::new(p.x - self.slant * p.y, p.y);
        let ends = segment_ends();
        let distance = |[a, b]: [Point; 2]| capsule(p, a, b, DIGIT_LINE, DIGIT_LINE);
        let glow = |d: f32| (1.0 - smooth_step(0.0, 0.22, d)).powi(2);
        let lit = ends.iter().zip(self.lit).filter(|(_, on)| *on).map(|(e, _)| distance(*e));
        let lit = lit.fold(f32::INFINITY, f32::min);
        sample.blend(0.16 * glow(lit), Ink::new(self.ink.rgb, 0.0));
        for (end, on) in ends.into_iter().zip(self.lit) {
            let d = distance(end);
            if on {
                let core = self.ink.mix(Ink::rgb([1.0, 0.95, 0.85]), 0.45 * smooth_step(0.02, DIGIT_LINE, -d));
                sample.cover(d * self.scale, core);
            } else if lit > 0.0 {
                sample.cover(d * self.scale, OFF);
            }
        }
    }
}

/// The two ends of each segment as it is drawn.
fn segment_ends() -> [[Point; 2]; 7] {
    middle_lines().map(|[a, b]| {
        let (a, b) = (Point::new(a.0, a.1), Point::new(b.0, b.1));
        let gap = (b - a) * (GAP / (b - a).length());
        [a + gap, b - gap]
    })
}

/// `n` segments of the seven, at most all, drawn by lot.
fn any_segments(n: usize, dice: &mut Dice) -> [bool; 7] {
    let mut lit = [false; 7];
    for left in (1..=7).rev().take(n.min(7)) {
        let nth = dice.below(left);
        if let Some(segment) = lit.iter_mut().filter(|on| !**on).nth(nth) {
            *segment = true;
        }
    }
    lit
}
