//! Bodies with two arms.

use super::SynthSpec;
use super::draw::{Dice, Drawing, Ink, Point, Sample, capsule, disc, rasterise, rounded_box, smooth_min, smooth_step};

/// Where things are in a body that stands in the middle.
const HEAD: Point = Point::new(0.0, 0.56);
const HEAD_RADIUS: f32 = 0.24;
const CHEST: Point = Point::new(0.0, 0.10);
const HIP: f32 = -0.26;
const FEET: f32 = -0.80;
/// Farther than anything in the picture; finite, so that it can be mixed.
const FAR: f32 = 10.0;
/// Upper arm and forearm.
const ARM: (f32, f32) = (0.30, 0.30);

/// Chalks for stick figures, cloth for shirts and trousers, skin from light to dark, hair.
const CHALKS: [[f32; 3]; 5] =
    [[0.96, 0.94, 0.88], [0.98, 0.80, 0.42], [0.98, 0.58, 0.50], [0.56, 0.84, 0.72], [0.62, 0.76, 0.98]];
const SHIRTS: [[f32; 3]; 6] = [
    [0.88, 0.32, 0.30],
    [0.96, 0.72, 0.28],
    [0.32, 0.68, 0.48],
    [0.36, 0.62, 0.90],
    [0.72, 0.48, 0.82],
    [0.92, 0.92, 0.90],
];
const TROUSERS: [[f32; 3]; 3] = [[0.50, 0.50, 0.56], [0.62, 0.52, 0.42], [0.42, 0.46, 0.66]];
const LIGHT_SKIN: Ink = Ink::rgb([1.0, 0.80, 0.66]);
const DARK_SKIN: Ink = Ink::rgb([0.62, 0.40, 0.27]);
const HAIRS: [[f32; 3]; 4] = [[0.44, 0.28, 0.22], [0.62, 0.42, 0.24], [0.90, 0.74, 0.42], [0.50, 0.48, 0.50]];

const SHOE: Ink = Ink::rgb([0.80, 0.76, 0.72]);
const EYE: Ink = Ink::rgb([0.14, 0.10, 0.12]);

/// One arm: shoulder, elbow, hand.
struct Arm([Point; 3]);

/// One body.
struct Body {
    shift: Point,
    scale: f32,
    arms: Vec<Arm>,
    /// Where the feet stand, left and right.
    feet: [f32; 2],
    /// `None` for a stick figure.
    clothes: Option<Clothes>,
    /// Chalk or skin.
    ink: Ink,
}

struct Clothes {
    shirt: Ink,
    trousers: Ink,
    hair: Ink,
}

/// One picture of the set. `parts`: how many; `None` for the right number.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, _: usize, dice: &mut Dice) -> Drawing {
    let body = Body::roll(parts.unwrap_or(2), spec.variety == "stick", dice);
    Drawing { picture: rasterise(spec.size, spec.palette, Ink::GROUND, |sample| body.paint(sample)), label: None }
}

impl Body {
    /// A body with `n_arms` arms.
    fn roll(n_arms: usize, stick: bool, dice: &mut Dice) -> Self {
        let pick = |inks: &[[f32; 3]], dice: &mut Dice| Ink::rgb(inks[dice.below(inks.len())]);
        let clothes = (!stick).then(|| Clothes {
            shirt: pick(&SHIRTS, dice),
            trousers: pick(&TROUSERS, dice),
            hair: pick(&HAIRS, dice),
        });
        let ink = if stick { pick(&CHALKS, dice) } else { LIGHT_SKIN.mix(DARK_SKIN, dice.unit()) };
        let shoulder = if stick { 0.02 } else { 0.13 };
        Self {
            shift: Point::new(dice.within(0.04), dice.within(0.03)),
            scale: dice.between(0.96, 1.04),
            arms: arms(n_arms, shoulder, dice),
            feet: [-dice.between(0.13, 0.24), dice.between(0.13, 0.24)],
            clothes,
            ink,
        }
    }

    fn paint(&self, sample: &mut Sample) {
        let p = (sample.at - self.shift) * (1.0 / self.scale);
        match &self.clothes {
            None => self.paint_stick(p, sample),
            Some(clothes) => self.paint_clothed(p, clothes, sample),
        }
    }

    fn paint_stick(&self, p: Point, sample: &mut Sample) {
        let line = 0.062;
        let mut body = capsule(p, HEAD, Point::new(0.0, HIP), line, line);
        for foot in self.feet {
            body = body.min(capsule(p, Point::new(0.0, HIP), Point::new(foot * 1.3, FEET), line, line));
        }
        for Arm([shoulder, elbow, hand]) in &self.arms {
            body = body.min(capsule(p, *shoulder, *elbow, line, line)).min(capsule(p, *elbow, *hand, line, line));
        }
        let body = smooth_min(body, disc(p, HEAD, HEAD_RADIUS), 0.03);
        sample.cover(body * self.scale, shaded(self.ink, body, line));
    }

    fn paint_clothed(&self, p: Point, clothes: &Clothes, sample: &mut Sample) {
        let mut cover = |distance: f32, ink: Ink, depth: f32| {
            sample.cover(distance * self.scale, shaded(ink, distance, depth));
        };
        for (side, foot) in [-1.0, 1.0].into_iter().zip(self.feet) {
            let (hip, ankle) = (Point::new(0.085 * side, HIP), Point::new(foot, FEET));
            cover(capsule(p, ankle, ankle + Point::new(0.05 * side, -0.01), 0.075, 0.06), SHOE, 0.07);
            cover(capsule(p, hip, ankle + Point::new(0.0, 0.06), 0.10, 0.075), clothes.trousers, 0.09);
        }
        for Arm([_, elbow, hand]) in &self.arms {
            cover(capsule(p, *elbow, *hand, 0.066, 0.066), self.ink, 0.07);
        }
        let torso = rounded_box(p, Point::new(0.0, 0.03), Point::new(0.185, 0.30), 0.10);
        let sleeve = |arm: &Arm| {
            let [shoulder, elbow, hand] = arm.0;
            let cuff = elbow + (hand - elbow) * 0.35;
            capsule(p, shoulder, elbow, 0.095, 0.085).min(capsule(p, elbow, cuff, 0.085, 0.085))
        };
        let sleeves = self.arms.iter().map(sleeve).fold(FAR, f32::min);
        cover(smooth_min(torso, sleeves, 0.05), clothes.shirt, 0.12);
        cover(disc(p, HEAD, HEAD_RADIUS), self.ink, 0.20);
        // Hair: the top of the head.
        let top = disc(p, HEAD, HEAD_RADIUS).max(0.07 - (p.y - HEAD.y) + 0.5 * p.x * p.x);
        cover(top, clothes.hair, 0.12);
        for side in [-1.0, 1.0] {
            cover(disc(p, HEAD + Point::new(0.085 * side, -0.03), 0.032), EYE, 0.0);
        }
    }
}

/// Rounded by its shading: darker within `depth` of the edge.
fn shaded(ink: Ink, distance: f32, depth: f32) -> Ink {
    ink.lit(0.74 + 0.26 * smooth_step(0.0, depth.max(1e-3), -distance))
}

/// Arms at any angle from raised to lowered, left and right in turn, bent a little. Those on one side keep apart.
fn arms(n_arms: usize, shoulder: f32, dice: &mut Dice) -> Vec<Arm> {
    let first = dice.below(2);
    (0..n_arms)
        .map(|i| {
            let side = if (i + first).is_multiple_of(2) { -1.0 } else { 1.0 };
            let on_side = (n_arms + 1 - i % 2) / 2;
            let range = 94.0 / on_side.max(1) as f32;
            let margin = if on_side > 1 { 12.0 } else { 0.0 };
            let from = 48.0 + range * (i / 2) as f32;
            let degrees = dice.between(from + margin, from + range - margin);
            let bend = if on_side > 1 { dice.within(6.0) } else { dice.within(24.0) };
            let start = CHEST + Point::new(shoulder, 0.13);
            let elbow = start + Point::polar(degrees, ARM.0);
            let hand = elbow + Point::polar(degrees + bend, ARM.1);
            Arm([start, elbow, hand].map(|p| Point::new(p.x * side, p.y)))
        })
        .collect()
}
