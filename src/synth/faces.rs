//! Smiling faces with two eyes.

use super::draw::{Dice, Ink, rasterise};
use super::{Drawing, SynthSpec};

/// One picture of the set. `parts`: how many; `None` for the right number.
pub(super) fn draw(spec: &SynthSpec, parts: Option<usize>, picture_idx: usize, dice: &mut Dice) -> Drawing {
    // Only the ground so far.
    let _ = (parts, picture_idx, dice);
    Drawing { picture: rasterise(spec.size, spec.palette, Ink::GROUND, |_| ()), label: None }
}
