//! What is said about P(t) and its points.

pub use crate::text::over_time::*;

use crate::app::text::common::patch;
use crate::score::Patch;

/// A point of the plot, for screen readers and tests.
pub fn point_name(index: usize, t: f64) -> String {
    format!("Point {} at t = {t:.2}", index + 1)
}

/// Which point is chosen.
pub fn point_of(index: usize, of: usize) -> String {
    format!("{} of {of}", index + 1)
}

/// The present time and the window then.
pub fn window_now(t: f64, now: Patch) -> String {
    format!("t = {t:.2}: {}", patch(now))
}
