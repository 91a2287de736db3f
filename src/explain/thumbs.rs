//! On which sides a hand has thumbs: why there is a sixth finger.
//!
//! The training hands are left and right ones, each with one thumb. A machine that sees the whole picture must put the
//! thumb on one side and not on the other: the two are correlated with -1. A local machine decides each side without
//! seeing the other: the correlation is 0, and a quarter of the hands get two thumbs (six fingers), a quarter none
//! (four).

use serde::{Deserialize, Serialize};

use crate::images::Shape;
use crate::parts::{PartCount, PartKind};

/// A finger whose tip is less than this above the centre of the palm, as a share of the picture's side, is a thumb. Of
/// 3,000 drawn hands (mix10, at 32, 48 and 64 pixels each) this is wrong for two to four; the angle of the tip as seen from the
/// centre of the palm is wrong twice as often, since the little finger leans as far as the thumb when the hand is turned.
pub const THUMB_HEIGHT: f32 = 0.23;

/// On which sides of the picture there is a thumb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Thumbs {
    /// On the left.
    pub left: bool,
    /// On the right.
    pub right: bool,
}

/// The thumbs of a hand that was counted in a picture of `shape`; `None` for anything but a well-formed hand.
pub fn thumbs(hand: &PartCount, shape: Shape) -> Option<Thumbs> {
    let (_, col) = hand.centre.filter(|_| hand.kind == PartKind::Fingers && hand.well_formed)?;
    let low = low_tips(hand, shape);
    Some(Thumbs { left: low.iter().any(|tip| tip.1 < col), right: low.iter().any(|tip| tip.1 >= col) })
}

/// The tips of a hand that are low enough for a thumb, `(row, column)`, left of the palm's centre or right of it.
pub fn low_tips(hand: &PartCount, shape: Shape) -> Vec<(f32, f32)> {
    let Some((row, _)) = hand.centre else { return Vec::new() };
    let side = shape.h().min(shape.w()) as f32;
    hand.places.iter().copied().filter(|tip| row - tip.0 < THUMB_HEIGHT * side).collect()
}
