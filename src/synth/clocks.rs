//! Clocks with two hands.

use super::SynthSpec;
use super::draw::{Dice, Drawing, Ink, Point, Sample, Turn, capsule, disc, rasterise, smooth_step};

/// Radius of the dial; everything else is in units of it.
const DIAL: f32 = 0.86;
/// Inner edge of the rim.
const RIM: f32 = 0.90;
/// Length and half width of the hour hand and of the minute hand.
const HOUR: (f32, f32) = (0.46, 0.075);
const MINUTE: (f32, f32) = (0.68, 0.055);
/// Radius of the hub.
const HUB: f32 = 0.11;
/// The least angle between two hands that can be told apart, in degrees.
const LEAST_ANGLE: f32 = 40.0;

const PAPER: Ink = Ink::rgb([0.97, 0.94, 0.86]);
const TICK: Ink = Ink::new([0.74, 0.70, 0.66], 0.8);
const STEEL: Ink = Ink::new([0.13, 0.14, 0.20], 0.0);
/// Rims and hubs: much darker than paper, so that the counter finds the dial.
const PAINTS: [Ink; 4] = [
    Ink::new([0.82, 0.28, 0.25], 0.45),
    Ink::new([0.80, 0.53, 0.17], 0.45),
    Ink::new([0.20, 0.60, 0.56], 0.45),
    Ink::new([0.48, 0.42, 0.74], 0.45),
];

/// One clock.
struct Clock {
    centre: Point,
    radius: f32,
    paint: Ink,
    /// Angle clockwise from twelve in degrees, length, half width.
    hands: Vec<(f32, f32, f32)>,
}

/// One picture of the set. `parts`: how many; `None` for the right number.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, _: usize, dice: &mut Dice) -> Drawing {
    let clock = Clock::roll(parts.unwrap_or(2), spec.variety == "hours", dice);
    Drawing { picture: rasterise(spec.size, spec.palette, Ink::GROUND, |sample| clock.paint(sample)), label: None }
}

impl Clock {
    /// A clock with `n_hands` hands that shows any time, or a full hour.
    fn roll(n_hands: usize, full_hour: bool, dice: &mut Dice) -> Self {
        Self {
            centre: Point::new(dice.within(0.02), dice.within(0.02)),
            radius: DIAL * dice.between(0.98, 1.02),
            paint: PAINTS[dice.below(PAINTS.len())],
            hands: hands(n_hands, full_hour, dice),
        }
    }

    fn paint(&self, sample: &mut Sample) {
        let p = (sample.at - self.centre) * (1.0 / self.radius);
        let away = p.length();
        if away > 1.1 {
            return;
        }
        let light = 1.0 + 0.10 * (p.y - p.x).clamp(-1.0, 1.0);
        let mut cover = |distance: f32, ink: Ink| sample.cover(distance * self.radius, ink);
        cover(away - 1.0, self.paint.lit(light - 0.08));
        // The rim throws a little shadow on the paper.
        cover(away - RIM, PAPER.lit(1.0 - 0.16 * smooth_step(0.45, RIM, away) + 0.03 * (light - 1.0)));
        for tick in 0..12 {
            let (inner, half_width) = if tick % 3 == 0 { (0.72, 0.028) } else { (0.77, 0.018) };
            let degrees = 30.0 * tick as f32;
            let ends = (Point::polar(degrees, inner), Point::polar(degrees, 0.81));
            cover(capsule(p, ends.0, ends.1, half_width, half_width), TICK);
        }
        for (degrees, length, half_width) in &self.hands {
            let q = Turn::clockwise(*degrees).back(p);
            cover(capsule(q, Point::new(0.0, 0.0), Point::new(0.0, *length), *half_width, half_width * 0.7), STEEL);
        }
        if !self.hands.is_empty() {
            cover(disc(p, Point::new(0.0, 0.0), HUB), STEEL);
            cover(disc(p, Point::new(0.0, 0.0), 0.55 * HUB), Ink::new(self.paint.rgb, 0.0));
        }
    }
}

/// An hour hand and a minute hand at a time at which they can be told apart; further ones in the widest gaps.
fn hands(n_hands: usize, full_hour: bool, dice: &mut Dice) -> Vec<(f32, f32, f32)> {
    let mut degrees = loop {
        let minutes = if full_hour { 60.0 * dice.below(12) as f32 } else { dice.between(0.0, 720.0) };
        let (hour, minute) = (minutes * 0.5, minutes * 6.0 % 360.0);
        if turned(hour, minute) >= LEAST_ANGLE {
            break vec![hour, minute];
        }
    };
    while degrees.len() < n_hands {
        degrees.push(middle_of_widest_gap(&degrees));
    }
    let hand = |(i, degrees): (usize, &f32)| {
        let (length, half_width) = if i % 2 == 0 { HOUR } else { MINUTE };
        (*degrees, length, half_width)
    };
    degrees.iter().enumerate().map(hand).take(n_hands).collect()
}

/// The angle between two directions, 0 to 180 degrees.
fn turned(a: f32, b: f32) -> f32 {
    let apart = (a - b).abs() % 360.0;
    apart.min(360.0 - apart)
}

/// The direction in the middle of the widest gap between directions.
fn middle_of_widest_gap(degrees: &[f32]) -> f32 {
    let mut sorted = degrees.to_vec();
    sorted.sort_by(f32::total_cmp);
    let first = sorted.first().copied().unwrap_or(0.0);
    let next = sorted.iter().skip(1).copied().chain([first + 360.0]);
    let widest = sorted.iter().zip(next).max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    widest.map_or(0.0, |(a, b)| (a + b) / 2.0 % 360.0)
}
