//! Counts the petals of a flower.

use super::{PartCount, PartKind};
use crate::images::Image;

/// Counts the petals of a flower.
pub(super) fn count(picture: &Image) -> PartCount {
    let _ = picture;
    PartCount::none(PartKind::Petals)
}
