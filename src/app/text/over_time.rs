//! What is said about P(t) and its points.

pub use crate::text::over_time::*;

use crate::app::text::common::{fixed, patch};
use crate::score::Patch;
use crate::text::say;

/// A point of the plot, for screen readers and tests.
pub fn point_name(index: usize, t: f64) -> String {
    say!(PointName { point: index + 1, t: fixed(t, 2) })
}

/// Which point is chosen.
pub fn point_of(index: usize, of: usize) -> String {
    say!(PointOf { point: index + 1, of })
}

/// The present time and the window then.
pub fn window_now(t: f64, now: Patch) -> String {
    say!(WindowNow { t: fixed(t, 2), patch: patch(now) })
}
