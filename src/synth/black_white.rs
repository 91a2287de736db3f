//! One black and one white picture.

use super::SynthSpec;
use super::draw::{Dice, Drawing, Ink, rasterise};

const BLACK: Ink = Ink::new([0.0, 0.0, 0.0], 0.0);
const WHITE: Ink = Ink::new([1.0, 1.0, 1.0], 1.0);

/// One picture of the set: black and white in turn; in the variety `spots` every third one white.
pub(super) fn draw(spec: &SynthSpec, _: Option<usize>, picture_idx: usize, _: &mut Dice) -> Drawing {
    let every = if spec.variety == "spots" { 3 } else { 2 };
    let white = picture_idx % every == every - 1;
    let picture = rasterise(spec.size, spec.palette, if white { WHITE } else { BLACK }, |_| ());
    Drawing { picture, label: Some(u32::from(white)) }
}
