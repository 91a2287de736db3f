//! Smiling faces with two eyes.

use super::SynthSpec;
use super::draw::{Dice, Drawing, Ink, Point, Turn, disc, ellipse, rasterise, smile, smooth_step};

/// Half width and half height of an eye, where the radius of the face is 1.
const EYE: Point = Point::new(0.135, 0.19);
/// Width of the mouth's line.
const MOUTH_WIDTH: f32 = 0.115;
/// The skin is a mixture of these two.
const SUNNY: Ink = Ink::rgb([1.0, 0.86, 0.40]);
const CORAL: Ink = Ink::rgb([0.98, 0.60, 0.46]);
const BLUSH: Ink = Ink::rgb([0.96, 0.42, 0.40]);
const PUPIL: Ink = Ink::new([0.13, 0.09, 0.12], 0.0);
const GLINT: Ink = Ink::new([0.95, 0.95, 0.95], 0.0);
const LIPS: Ink = Ink::new([0.48, 0.16, 0.15], 0.35);

/// One face; lengths are in units of its radius.
struct Face {
    centre: Point,
    radius: f32,
    turn: Turn,
    skin: Ink,
    /// Where the face looks: mouth and cheeks move that way, and the eyes have.
    look: Point,
    eyes: Vec<Point>,
    eye_size: f32,
    mouth_radius: f32,
    mouth_angle: f32,
}

/// One picture of the set. `parts`: how many; `None` for the right number.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, _: usize, dice: &mut Dice) -> Drawing {
    let tilt = if spec.variety == "tilted" { 40.0 } else { 14.0 };
    let face = Face::roll(parts.unwrap_or(2), tilt, dice);
    Drawing { picture: rasterise(spec.size, spec.palette, Ink::GROUND, |sample| face.paint(sample)), label: None }
}

impl Face {
    /// A face with `n_eyes` eyes, turned by at most `tilt` degrees.
    fn roll(n_eyes: usize, tilt: f32, dice: &mut Dice) -> Self {
        let radius = dice.between(0.70, 0.78);
        let centre = Point::new(dice.within(0.06), dice.within(0.06));
        let (apart, high) = (dice.between(0.33, 0.41), dice.between(0.14, 0.24));
        let look = Point::new(dice.within(0.28), dice.within(0.16));
        Self {
            centre,
            radius,
            turn: Turn::clockwise(dice.within(tilt)),
            skin: SUNNY.mix(CORAL, dice.unit()),
            look,
            eyes: eye_places(n_eyes, apart, high, dice).into_iter().map(|eye| within_face(eye + look)).collect(),
            eye_size: dice.between(0.92, 1.08),
            mouth_radius: dice.between(0.50, 0.60),
            mouth_angle: dice.between(52.0, 64.0),
        }
    }

    fn paint(&self, sample: &mut super::draw::Sample) {
        let p = self.turn.back(sample.at - self.centre) * (1.0 / self.radius);
        let away = p.length();
        if away > 1.2 {
            return;
        }
        // Lit from above on the left, darker towards the rim.
        let light = 1.03 - 0.26 * away * away * away + 0.07 * (p.y - p.x).clamp(-1.0, 1.0);
        sample.cover((away - 1.0) * self.radius, self.skin.lit(light));
        if away > 0.95 {
            return;
        }
        for side in [-1.0, 1.0] {
            let cheek = disc(p, self.look + Point::new(0.60 * side, -0.16), 0.0);
            sample.blend(0.45 * (1.0 - smooth_step(0.05, 0.24, cheek)), BLUSH);
        }
        let lips = smile(p, self.look * 0.8 + Point::new(0.0, -0.02), self.mouth_radius, self.mouth_angle, MOUTH_WIDTH);
        sample.cover(lips * self.radius, LIPS);
        for eye in &self.eyes {
            sample.cover(ellipse(p, *eye, EYE * self.eye_size) * self.radius, PUPIL);
            let glint = *eye + Point::new(-0.3 * EYE.x, 0.42 * EYE.y);
            sample.cover(disc(p, glint, 0.36 * EYE.x) * self.radius, GLINT);
        }
    }
}

/// A place for an eye no farther from the middle than where there is skin all around it.
fn within_face(place: Point) -> Point {
    place * (0.66 / place.length().max(0.66))
}

/// Two eyes side by side; any other number on an arch, one of the two for one.
fn eye_places(n_eyes: usize, apart: f32, high: f32, dice: &mut Dice) -> Vec<Point> {
    let pair = [Point::new(-apart, high), Point::new(apart, high)];
    match n_eyes {
        0 => Vec::new(),
        1 => vec![pair[dice.below(2)]],
        2 => pair.to_vec(),
        n => {
            let step = 150.0 / (n - 1) as f32;
            let place = |i: usize| Point::polar(step * i as f32 - 75.0, 0.60) + Point::new(0.0, high - 0.28);
            (0..n).map(place).collect()
        }
    }
}
