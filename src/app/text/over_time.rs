//! What is said about P(t) and its points.

use crate::app::text::common::{Label, label, patch};
use crate::score::Patch;

/// The plot of P(t).
pub const OVER_TIME_PLOT: Label = label(
    "Window at each step",
    "The side of the window from noise (left) to picture (right), as the filmstrip runs. Double-click to add a point to \
     a curve of your own.",
);
/// The left end of the plot.
pub const NOISE_END: &str = "noise";
/// The right end of the plot.
pub const PICTURE_END: &str = "picture";
/// On a point of a curve.
pub const POINT_HINT: &str = "Drag this point, or move it with the arrow keys. Right click or Delete takes it away.";
/// On a handle of another form.
pub const HANDLE_HINT: &str = "Drag this point, or move it with the arrow keys.";
/// To the next point.
pub const POINT_NEXT: Label = label("Next point", "Choose the next point of the plot.");
/// One point less.
pub const POINT_LESS: Label = label("Remove the point", "Take this point away. Key, on the point: Delete.");
/// One point more.
pub const POINT_MORE: Label = label("Add a point", "A point half-way to the next one.");
/// The side of a point.
pub const POINT_SIDE: Label =
    label("Side at the point", "The side of the window there: an odd number of pixels. Drag, or click and type.");
/// The time of a point.
pub const POINT_TIME: Label =
    label("Time of the point", "Its time, from 1 (noise) to 0 (picture). Drag, or click and type.");
/// The whole image where there is little room.
pub const WHOLE_SHORT: &str = "whole";

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
