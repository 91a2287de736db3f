//! What is said about how far a network sees.

use crate::app::nets::state as nets;
use crate::app::text::common::{Label, label};
use crate::app::text::curves::round_number;
use crate::diffusion::NetId;
use crate::score::Patch;

/// The view.
pub const RECEPTIVE_FIELD: Label = label(
    "How far it sees",
    "How far the network looks at each time: the patch size P(t) of the machine that is most similar to it, and the \
     part of its own window that it depends on. Key: S.",
);
/// Back to the stage.
pub const CLOSE: Label = label("Back to the stage", "Close this view; the results are kept. Key: S or Escape.");
/// Where no network is on a stage.
pub const NO_NETWORK: &str =
    "This view shows how far a trained network looks, step by step. Show a network next to the theory first.";
/// Gives the machines what was found.
pub const USE: Label =
    label("Use this P(t)", "Give the local machines on the stages the best patch size of each step. Ctrl+Z undoes it.");
/// While it can't be pressed.
pub const USE_LATER: &str = "Available when the best patch size of every step is known.";
/// While it can't be pressed.
pub const USE_NOBODY: &str = "No machine on the stages has a window. Show one next to the network (key 7).";
/// All figures.
pub const COPY: Label = label(
    "Copy as CSV",
    "Copy all figures to the clipboard: for each step the best patch size, the squares of the receptive field, and \
     the cosine of every patch size.",
);
/// Stops.
pub const STOP: Label = label("Stop", "Stop here. The results so far are kept, and you can resume later.");
/// Resumes.
pub const RESUME: Label = label("Resume", "Continue where it stopped.");
/// The heat map.
pub const MAP: Label = label(
    "Machines with each patch size",
    "At every step, the network's guess of the noise is compared with that of a machine with each patch size. The \
     noisy pictures come from the network's own runs, from three seeds that are not used for anything else. Colour: \
     how many times farther from the network (1 - cosine) than the best patch size of that step. At high noise all \
     cosines are within a thousandth of each other; this scale still tells them apart. Click: move the playhead.",
);
/// The heat map, for screen readers and tests.
pub const MAP_NAME: &str = "Heat map of patch sizes over time";
/// The receptive field.
pub const FIELD: Label = label(
    "What it depends on",
    "The receptive field, measured on the network itself: how strongly its guess of the noise at a pixel depends on \
     each pixel around it. Mean absolute gradient over nine pixels and three noisy pictures of this step, on a \
     logarithmic scale. The frame is the whole picture, to scale. The guess of the noise depends most on the pixel \
     itself.",
);
/// The receptive field, for screen readers and tests.
pub const FIELD_NAME: &str = "Receptive field at this step";
/// The cosines of the step.
pub const SLICE: Label = label(
    "Cosine by patch size",
    "The cosine of the angle between the network's guess of the noise and that of a machine with each patch size, at \
     this step; 1 means the same except for scale. Mean over the seeds.",
);
/// The plot of it, for screen readers and tests.
pub const SLICE_NAME: &str = "Plot of the cosine by patch size";
/// What is not there yet.
pub const WAITING: &str = "Not known yet";
/// The axis of time.
pub const X_AXIS: &str = "t, from noise to picture";
/// The axis of patch sides.
pub const Y_AXIS: &str = "P, px";
/// The end of the scale.
pub const BEST_END: &str = "best";

/// Lines on the heat map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The best side.
    Best,
    /// The P(t) of a machine on a stage.
    Present,
    /// The square with most of the field.
    Outer,
    /// The square with half of the field.
    Inner,
    /// What the network can see at most.
    Window,
}

/// A line of the legend; `machine` is the one whose P(t) is compared.
pub fn line(kind: LineKind, machine: &str) -> String {
    match kind {
        LineKind::Best => "best P".to_owned(),
        LineKind::Present => format!("P(t) of {machine} now"),
        LineKind::Outer => "90 % of the field".to_owned(),
        LineKind::Inner => "50 % of the field".to_owned(),
        LineKind::Window => "window of the network".to_owned(),
    }
}

/// What it means.
pub fn line_hint(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Best => {
            "The patch size of the machine most similar to the network at each step: the calibrated P(t)."
        }
        LineKind::Present => "What this machine uses now. Use this P(t) gives it the best patch sizes.",
        LineKind::Outer => "Side of the square around a pixel that contains 90 % of the receptive field.",
        LineKind::Inner => "Side of the square around a pixel that contains half of the receptive field.",
        LineKind::Window => "The limit set by its convolutions: nothing outside can have any influence.",
    }
}

/// Which network.
pub fn title(id: &NetId) -> String {
    nets::title(id)
}

/// How far it is.
pub fn progress(step: usize, of: usize) -> String {
    format!("Measuring step {step} of {of}")
}

/// Stopped on the way.
pub fn stopped(step: usize, of: usize) -> String {
    format!("Stopped at step {step} of {of}")
}

/// The step that is shown.
pub fn step(number: usize, of: usize, t: f64) -> String {
    format!("Step {number} of {of}, t = {t:.2}")
}

/// A cosine with as many digits as are told apart.
pub fn cosine(cosine: f64) -> String {
    format!("{cosine:.5}")
}

/// The best side of the step.
pub fn best(side: u32, of: f64) -> String {
    format!("Best P: {side} px, cosine {}", cosine(of))
}

/// What a machine has there now.
pub fn present(machine: &str, patch: Patch, worse: Option<f64>) -> String {
    let side = crate::app::text::common::patch(patch);
    match worse {
        Some(worse) if worse < 1.005 => format!("{machine}: {side}, the best"),
        Some(worse) => format!("{machine}: {side}, {} times as far", round_number(worse)),
        None => format!("{machine}: {side}"),
    }
}

/// The squares of the receptive field.
pub fn squares([inner, outer]: [usize; 2], window: usize) -> String {
    format!("50 % in {inner} x {inner}, 90 % in {outer} x {outer} of {window} x {window} px")
}

/// A field of the heat map.
pub fn cell(t: f64, side: u32, of: f64, worse: f64, (best, best_of): (u32, f64)) -> String {
    let much = if side == best { "the best".to_owned() } else { format!("{} times as far", round_number(worse)) };
    format!("t = {t:.2}, P = {side} px: cosine {}, {much}\nBest: P = {best} px, cosine {}", cosine(of), cosine(best_of))
}

/// A pixel of the receptive field.
pub fn pixel((dy, dx): (isize, isize), share: f64) -> String {
    let place = match (dy, dx) {
        (0, 0) => "the pixel itself".to_owned(),
        _ => format!("{dy:+} rows, {dx:+} columns"),
    };
    format!("{place}: {:.2} % of the field", 100.0 * share)
}

/// A number of times.
pub fn times(worse: f64) -> String {
    format!("{} x", round_number(worse))
}

/// What the colours of the map mean.
pub fn scale(most: f64) -> String {
    format!(
        "Colours: from the best patch size of a step to {} times as far from the network, logarithmic",
        round_number(most)
    )
}

/// When the machines have it.
pub fn used(machines: &[&str]) -> String {
    let names = machines.join(" and ");
    let verb = if machines.len() == 1 { "uses" } else { "use" };
    format!("{names} now {verb} this P(t). Ctrl+Z undoes it.")
}

/// When the figures are on the clipboard.
pub fn copied(n_steps: usize) -> String {
    match n_steps {
        0 => "Nothing to copy yet: the first step is still being measured.".to_owned(),
        1 => "Copied one step to the clipboard, as CSV.".to_owned(),
        n => format!("Copied {n} steps to the clipboard, as CSV."),
    }
}
