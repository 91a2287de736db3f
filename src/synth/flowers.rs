//! Flowers of five petals.

use super::SynthSpec;
use super::draw::{Dice, Drawing, Ink, Point, Sample, Turn, disc, ellipse, rasterise, smooth_step};

/// Distance of a petal's middle from the middle of the flower, its half length and half width at five petals.
const PETAL_PLACE: f32 = 0.50;
const PETAL: Point = Point::new(0.235, 0.37);
/// Radius of the heart.
const HEART: f32 = 0.20;

const PINK: Ink = Ink::rgb([1.0, 0.56, 0.70]);
const VIOLET: Ink = Ink::rgb([0.60, 0.42, 0.94]);
const YELLOW: Ink = Ink::rgb([1.0, 0.83, 0.30]);
/// The colours of a meadow.
const MEADOW: [Ink; 5] =
    [PINK, VIOLET, Ink::rgb([0.95, 0.38, 0.32]), Ink::rgb([0.98, 0.70, 0.34]), Ink::rgb([0.93, 0.92, 0.95])];

/// One flower.
struct Flower {
    centre: Point,
    scale: f32,
    petals: Vec<Turn>,
    half: Point,
    colour: Ink,
    heart: Ink,
}

/// One picture of the set. `parts`: how many; `None` for the right number.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, _: usize, dice: &mut Dice) -> Drawing {
    let meadow = spec.variety == "meadow";
    let flower = Flower::roll(parts.unwrap_or(5), meadow, dice);
    Drawing { picture: rasterise(spec.size, spec.palette, Ink::GROUND, |sample| flower.paint(sample)), label: None }
}

impl Flower {
    /// A flower with `n_petals` petals, from pink to violet or in any colour of a meadow.
    fn roll(n_petals: usize, meadow: bool, dice: &mut Dice) -> Self {
        let share = 360.0 / n_petals.max(1) as f32;
        let first = dice.between(0.0, 360.0);
        let petals = (0..n_petals).map(|i| Turn::clockwise(first + share * i as f32 + dice.within(3.0))).collect();
        // More petals than five are narrower, so that there is a gap between them.
        let narrow = (5.0 / n_petals.max(5) as f32) * dice.between(0.94, 1.04);
        let colour = if meadow { MEADOW[dice.below(MEADOW.len())] } else { PINK.mix(VIOLET, dice.unit()) };
        Self {
            centre: Point::new(dice.within(0.04), dice.within(0.04)),
            scale: dice.between(0.96, 1.06),
            petals,
            half: Point::new(PETAL.x * narrow, PETAL.y),
            colour,
            heart: YELLOW.lit(dice.between(0.9, 1.0)),
        }
    }

    fn paint(&self, sample: &mut Sample) {
        let p = (sample.at - self.centre) * (1.0 / self.scale);
        let away = p.length();
        for petal in &self.petals {
            let q = petal.back(p);
            let distance = ellipse(q, Point::new(0.0, PETAL_PLACE), self.half);
            // Darker towards the heart and along the rib, paler at the tip.
            let rib = 1.0 - smooth_step(0.0, 0.07, q.x.abs());
            let light = 0.76 + 0.26 * smooth_step(HEART, 0.80, away) - 0.10 * rib * (1.0 - away);
            let ink = self.colour.mix(Ink::rgb([1.0, 1.0, 1.0]), 0.22 * smooth_step(0.55, 0.95, away)).lit(light);
            sample.cover(distance * self.scale, ink);
        }
        let heart = disc(p, Point::new(0.0, 0.0), HEART);
        sample.cover(heart * self.scale, self.heart.lit(1.0 - 0.30 * smooth_step(-HEART, 0.0, heart)));
    }
}
