//! Counts the hands of a clock.

use super::{PartCount, PartKind};
use crate::images::Image;

/// Counts the hands of a clock.
pub(super) fn count(picture: &Image) -> PartCount {
    let _ = picture;
    PartCount::none(PartKind::ClockHands)
}
