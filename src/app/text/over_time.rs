//! What is said about P(t) and its points.

use crate::app::text::common::{Label, label, patch};
use crate::score::Patch;

/// The plot of P(t).
pub const OVER_TIME_PLOT: Label = label(
    "Patch size at each step",
    "The patch size from noise (left) to picture (right), like the filmstrip. Double-click to add a point to a \
     custom curve.",
);
/// The left end of the plot.
pub const NOISE_END: &str = "noise";
/// The right end of the plot.
pub const PICTURE_END: &str = "picture";
/// On a point of a curve.
pub const POINT_HINT: &str = "Drag this point, or move it with the arrow keys. Right-click or Delete removes it.";
/// On a handle of another form.
pub const HANDLE_HINT: &str = "Drag this point, or move it with the arrow keys.";
/// To the next point.
pub const POINT_NEXT: Label = label("Next point", "Select the next point of the plot.");
/// One point less.
pub const POINT_LESS: Label = label("Remove the point", "Remove this point. Key, on the point: Delete.");
/// One point more.
pub const POINT_MORE: Label = label("Add a point", "Add a point halfway to the next one.");
/// The side of a point.
pub const POINT_SIDE: Label =
    label("Size at the point", "The patch size at this point: an odd number of pixels. Drag, or click and type.");
/// The time of a point.
pub const POINT_TIME: Label =
    label("Time of the point", "The time of this point, from 1 (noise) to 0 (picture). Drag, or click and type.");
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
