//! Hands seen from the back: a rounded palm, tapered fingers, a thumb, nails.
//!
//! Left and right hands mixed are what makes six fingers: a machine that decides each side of the picture without
//! seeing the other may give the hand two thumbs, or none. The lengths and angles here are the ones for which
//! this was measured.

use super::draw::{
    Dice, Drawing, Ink, Point, Sample, Turn, capsule, ellipse, rasterise, rounded_box, smooth_min, smooth_step,
};
use super::{Palette, SynthSpec};

/// Label of a right hand (thumb on the left, as the backs of hands are seen).
const RIGHT: u32 = 0;
/// Label of a left hand.
const LEFT: u32 = 1;

/// Radius at which the webs between the fingers are rounded, in units of the hand.
const WEB: f32 = 0.06;

const SKIN_LIGHT: Ink = Ink::rgb([1.0, 0.80, 0.66]);
const SKIN_DARK: Ink = Ink::rgb([0.62, 0.40, 0.27]);
const NAIL: Ink = Ink::rgb([1.0, 0.74, 0.73]);
const NAIL_SHINE: Ink = Ink::rgb([1.0, 0.92, 0.90]);

/// How deep under the outline the skin faces the viewer, in units of the hand.
const ROUNDING: f32 = 0.17;
/// Where the light comes from: across the picture (from the upper left), and from the viewer.
const LIGHT: Point = Point::new(-0.36, 0.46);
const LIGHT_FRONT: f32 = 0.77;

/// A hand in units of its own: the palm about 0.84 wide, the middle finger up.
struct Hand {
    offset: Point,
    turn: Turn,
    scale: f32,
    mirrored: bool,
    palm: Point,
    /// From the index finger on; the thumb last.
    fingers: Vec<Finger>,
    skin: Ink,
}

struct Finger {
    root: Point,
    tip: Point,
    root_radius: f32,
    tip_radius: f32,
    turn: Turn,
    length: f32,
    width: f32,
    /// Where the skin is creased over the joints, in lengths from the tip.
    joints: &'static [f32],
    /// Whether a knuckle shows on the palm.
    knuckle: bool,
}

/// One picture of the set. `parts`: how many fingers with the thumb; `None` for five.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, picture_idx: usize, dice: &mut Dice) -> Drawing {
    let left = spec.variety != "right" && is_left(spec.seed, picture_idx);
    let most_turn = if spec.variety == "mix30" { 30.0 } else { 10.0 };
    let hand = Hand::shaped(parts.unwrap_or(5), left, most_turn, dice);
    let picture = rasterise(spec.size, spec.palette, Ink::GROUND, |sample| match spec.palette {
        Palette::Grey => sample.cover(hand.distance(hand.place(sample.at)) * hand.scale, hand.skin),
        Palette::Rgb => hand.paint(sample),
    });
    Drawing { picture, label: Some(if left { LEFT } else { RIGHT }) }
}

/// One of each two neighbours, so that any set is half left hands; which one is a matter of luck.
fn is_left(seed: u64, picture_idx: usize) -> bool {
    let first = Dice::new(seed, picture_idx / 2, u32::MAX).chance(0.5);
    first == picture_idx.is_multiple_of(2)
}

impl Hand {
    fn shaped(n_fingers: usize, mirrored: bool, most_turn: f32, dice: &mut Dice) -> Self {
        let scale = 0.78 * (1.0 + dice.within(0.05));
        let turn = Turn::clockwise(dice.within(most_turn));
        let offset = Point::new(dice.within(0.03), dice.within(0.03));
        let palm = Point::new(0.42 * (1.0 + dice.within(0.06)), 0.44 * (1.0 + dice.within(0.06)));
        let mut fingers = long_fingers(n_fingers.saturating_sub(1), palm, dice);
        fingers.push(thumb(palm, dice));
        let skin = SKIN_LIGHT.mix(SKIN_DARK, dice.unit());
        Self { offset, turn, scale, mirrored, palm, fingers, skin }
    }

    /// From the picture to the hand. The palm's centre lies low, so that the whole hand is in the middle.
    fn place(&self, at: Point) -> Point {
        let p = self.turn.back(at - self.offset) * (1.0 / self.scale);
        Point::new(if self.mirrored { -p.x } else { p.x }, p.y + 0.42)
    }

    /// Signed distance in units of the hand.
    fn distance(&self, p: Point) -> f32 {
        let taper = 1.0 + 0.18 * (-p.y / self.palm.y).clamp(-0.3, 1.0);
        let palm = rounded_box(Point::new(p.x * taper, p.y), Point::new(0.0, 0.0), self.palm, 0.26);
        let fingers = self.fingers.iter().map(|f| capsule(p, f.root, f.tip, f.root_radius, f.tip_radius));
        smooth_min(palm, fingers.fold(f32::INFINITY, f32::min), WEB)
    }

    fn paint(&self, sample: &mut Sample) {
        let p = self.place(sample.at);
        let distance = self.distance(p);
        let side = sample.side / self.scale;
        if distance < side {
            let mut skin = self.skin;
            for finger in &self.fingers {
                skin = finger.details(p, skin, side);
            }
            let light = self.light(p, distance, side);
            sample.cover(distance * self.scale, skin_in_light(skin, light));
        }
    }

    /// Brightness of the skin: round towards the outline, lit from the upper left, the palm a little raised.
    fn light(&self, p: Point, distance: f32, side: f32) -> f32 {
        let height = (-distance / ROUNDING).clamp(0.0, 1.0);
        let slope = (1.0 - height) * (1.0 - height);
        let mut light = LIGHT_FRONT * (1.0 - 0.9 * slope * slope).sqrt();
        if slope > 0.0 {
            let step = side.max(0.01);
            let rise = |direction: Point| (self.distance(p + direction * step) - distance) / step;
            let (right, up) = (rise(Point::new(1.0, 0.0)), rise(Point::new(0.0, 1.0)));
            let outwards = self.turn.of(Point::new(if self.mirrored { -right } else { right }, up));
            light = (light + outwards.dot(LIGHT) * slope).max(0.0);
        }
        let raised = (-distance / 0.35).clamp(0.0, 1.0).sqrt();
        (0.50 + 0.66 * light) * (0.86 + 0.15 * raised)
    }
}

impl Finger {
    fn new(root: Point, degrees: f32, length: f32, width: f32) -> Self {
        Self {
            root,
            tip: root + Point::polar(degrees, length),
            root_radius: 1.1 * width,
            tip_radius: 0.9 * width,
            turn: Turn::clockwise(degrees),
            length,
            width,
            joints: &[0.33, 0.64],
            knuckle: true,
        }
    }

    /// The skin at a place, with the finger's creases, knuckle and nail drawn on it.
    fn details(&self, p: Point, skin: Ink, side: f32) -> Ink {
        // From the tip: x across the finger, y along it, in widths.
        let q = self.turn.back(p - self.tip) * (1.0 / self.width);
        if q.x.abs() > 2.0 || q.y > 2.0 {
            return skin;
        }
        let (length, side) = (self.length / self.width, side / self.width);
        let mut light = 1.0;
        for joint in self.joints {
            let off = (q.y + joint * length) / 0.3;
            light -= 0.14 * (1.0 - off * off).max(0.0) * smooth_step(0.95, 0.5, q.x.abs());
        }
        if self.knuckle {
            let from = q + Point::new(0.0, 0.97 * length);
            light += 0.07 * smooth_step(1.3, 0.0, from.length());
            light -= 0.07 * smooth_step(1.2, 0.0, (from + Point::new(0.3, 1.0)).length());
        }
        let nail = ellipse(q, Point::new(0.0, -0.10), Point::new(0.58, 0.83));
        let (rim, inner) = (smooth_step(side, -side, nail - 0.18), smooth_step(side, -side, nail));
        let shine = smooth_step(0.5, 0.1, (q - Point::new(-0.12, 0.2)).length());
        let polish = NAIL.mix(skin, 0.15).mix(NAIL_SHINE, 0.7 * shine);
        skin.lit(light * (1.0 - 0.22 * rim)).mix(polish, inner)
    }
}

/// Skin in weak light is redder, not only darker. (It also stays apart from the blue ground.)
fn skin_in_light(skin: Ink, light: f32) -> Ink {
    let fade = [0.82, 1.08, 1.20];
    Ink::rgb([0, 1, 2].map(|c| (skin.rgb[c] * (1.0 - (1.0 - light) * fade[c])).clamp(0.0, 1.0)))
}

/// The fingers without the thumb, fanned out over the upper side of the palm.
fn long_fingers(n: usize, palm: Point, dice: &mut Dice) -> Vec<Finger> {
    let fan = 58.0 * dice.between(0.95, 1.25);
    let length = 1.0 + dice.within(0.10);
    // More than four are made slimmer, or they would fuse.
    let crowd = if n > 4 { libm::powf(4.0 / n as f32, 0.75) } else { 1.0 };
    let width = 0.098 * (1.0 + dice.within(0.08)) * crowd;
    (0..n)
        .map(|i| {
            // From -1 on the thumb's side to 1.
            let place = if n > 1 { 2.0 * i as f32 / (n - 1) as f32 - 1.0 } else { 0.0 };
            let degrees = place / 2.0 * fan + dice.within(2.0);
            let length = natural_length(place) * length * (1.0 + dice.within(0.05));
            let low = if place > 0.5 { 0.05 } else { 0.0 };
            let root = Point::new(place * (palm.x - 0.10), palm.y - 0.10 - 0.10 * place * place - low);
            Finger::new(root, degrees, length + 0.08, width)
        })
        .collect()
}

/// Length of the finger at a place from -1 (index) to 1 (little finger), straight lines between the four of a hand.
fn natural_length(place: f32) -> f32 {
    const LENGTHS: [f32; 4] = [0.86, 1.0, 0.93, 0.68];
    let at = (place + 1.0) * 1.5;
    let i = (at as usize).min(2);
    LENGTHS[i] + (LENGTHS[i + 1] - LENGTHS[i]) * (at - i as f32)
}

/// Nearer to the palm than 50 degrees it would fuse with the index finger in small pictures.
fn thumb(palm: Point, dice: &mut Dice) -> Finger {
    let degrees = -dice.between(50.0, 72.0);
    let length = 0.62 * (1.0 + dice.within(0.10));
    let width = 0.115 * (1.0 + dice.within(0.08));
    let finger = Finger::new(Point::new(0.14 - palm.x, -0.12), degrees, length + 0.14, width);
    Finger { root_radius: 1.25 * width, joints: &[0.40], knuckle: false, ..finger }
}
