//! Counts the fingers of a hand.

use super::{PartCount, PartKind};
use crate::images::Image;

/// Counts the fingers of a hand.
pub(super) fn count(picture: &Image) -> PartCount {
    let _ = picture;
    PartCount::none(PartKind::Fingers)
}
