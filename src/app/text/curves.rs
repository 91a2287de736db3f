//! What is said about curves.

use crate::app::curves::state::CurveKind;
use crate::app::text::common::{Label, label};

/// The panel with the curves.
pub const CURVES: Label =
    label("Curves", "Numbers for each step, from noise to picture: how the guess becomes certain. Key: L.");
/// Puts the curves on the clipboard.
pub const COPY_CSV: Label = label("Copy as CSV", "Copy all numbers of all steps to the clipboard, for a spreadsheet.");
/// Under the time axis of the curves.
pub const CURVES_X_AXIS: &str = "time t: from noise (1) to picture (0)";
/// What the curves say a value about.
pub const CURVES_TIME_HINT: &str = "The numbers below are for this step: the one under the pointer, otherwise the one at the playhead. Drag in a \
     plot to move the playhead.";
/// Below this line a picture is a copy.
pub const COPY_RULE: &str = "copy below";
/// What all training pictures have.
pub const RIGHT_RULE: &str = "training pictures";
/// At the first step nothing can have changed.
pub const NO_STEP_BEFORE: &str = "first step";

/// The step that the curves' numbers are of.
pub fn curves_time(frame: usize, of: usize, t: f64) -> String {
    format!("Step {frame} of {of}, t = {t:.2}")
}

/// The button that shows or hides a curve.
pub fn curve_chip(kind: CurveKind) -> Label {
    let name = match kind {
        CurveKind::Effective => "Patches",
        CurveKind::Sources => "Sources",
        CurveKind::Nearest => "Distance",
        CurveKind::Changed => "Changes",
        CurveKind::Parts => "Parts",
        CurveKind::Patch => "P(t)",
        CurveKind::Levels => "Signal and noise",
    };
    label(name, curve(kind).hint)
}

/// A curve: its name with its unit, and how it is computed.
pub fn curve(kind: CurveKind) -> Label {
    match kind {
        CurveKind::Effective => label(
            "Effective patches",
            "How many training patches a pixel is an average of: 1 / sum of squared weights. The line is the median \
             over the pixels; the band holds the middle half of them. Each grid line is ten times the one below. \
             Plain background is the same in many pictures, so there the number stays high.",
        ),
        CurveKind::Sources => label(
            "Source pictures",
            "How many training pictures the guess is pasted together from: those with the strongest patch for at \
             least 1 % of the pixels.",
        ),
        CurveKind::Nearest => label(
            "Distance to training (RMS)",
            "Root mean square difference between the guess and the nearest training picture, where black to white is \
             2. Below the dashed line (a third of the usual difference between training pictures) it counts as a \
             copy. On the torus, every shift is tried.",
        ),
        CurveKind::Changed => label(
            "Pixels with a new source",
            "Share of the pixels whose strongest patch comes from a different training picture than in the step \
             before.",
        ),
        CurveKind::Parts => label(
            "Parts counted",
            "How many parts the guess has at each step. A cross means not well formed, so the number says little.",
        ),
        CurveKind::Patch => {
            label("Patch size P(t) in pixels", "The patch size at each step: the side of the window, in pixels.")
        }
        CurveKind::Levels => label(
            "Signal and noise",
            "How much of the noisy picture is signal, sqrt(alpha_bar), and how much is noise, sqrt(1 - alpha_bar). \
             Their squares add up to 1.",
        ),
    }
}

/// The plot of a curve, for screen readers and tests.
pub fn curve_plot(kind: CurveKind) -> String {
    format!("Plot: {}", curve(kind).name)
}

/// A number with as many digits as matter.
pub fn round_number(value: f64) -> String {
    if value.abs() >= 99.5 || (value - value.round()).abs() < 1e-9 {
        format!("{value:.0}")
    } else if value.abs() >= 9.95 {
        format!("{value:.1}")
    } else {
        let digits = format!("{value:.2}");
        digits.strip_suffix('0').map_or(digits.clone(), str::to_owned)
    }
}

/// The middle half of some numbers.
pub fn quartiles(low: f32, high: f32) -> String {
    format!("({} to {})", round_number(low.into()), round_number(high.into()))
}

/// A root mean square difference.
pub fn rms(rms: f32) -> String {
    format!("{rms:.2}")
}

/// Which training picture is nearest.
pub fn nearest_is(image_idx: usize, is_copy: bool) -> String {
    let what = if is_copy { "copy of" } else { "to" };
    format!("{what} picture {}", image_idx + 1)
}

/// How much of the noisy picture is picture.
pub fn signal(level: f64) -> String {
    format!("signal {level:.2}")
}

/// How much of it is noise.
pub fn noise_level(level: f64) -> String {
    format!("noise {level:.2}")
}

/// When the curves are on the clipboard.
pub fn curves_copied(n_steps: usize) -> String {
    match n_steps {
        0 => "Nothing to copy yet: the first step is still being computed.".to_owned(),
        1 => "Copied one step to the clipboard, as CSV.".to_owned(),
        n => format!("Copied {n} steps to the clipboard, as CSV."),
    }
}
