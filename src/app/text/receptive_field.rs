//! What is said about how far a network sees.

pub use crate::text::receptive_field::*;

use crate::app::nets::state as nets;
use crate::app::text::curves::round_number;
use crate::diffusion::NetId;
use crate::score::Patch;

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
        LineKind::Best => LINE_BEST.get().to_owned(),
        LineKind::Present => format!("P(t) of {machine} now"),
        LineKind::Outer => LINE_OUTER.get().to_owned(),
        LineKind::Inner => LINE_INNER.get().to_owned(),
        LineKind::Window => LINE_WINDOW.get().to_owned(),
    }
}

/// What it means.
pub fn line_hint(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Best => LINE_HINT_BEST.get(),
        LineKind::Present => LINE_HINT_PRESENT.get(),
        LineKind::Outer => LINE_HINT_OUTER.get(),
        LineKind::Inner => LINE_HINT_INNER.get(),
        LineKind::Window => LINE_HINT_WINDOW.get(),
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
    let much =
        if side == best { CELL_THE_BEST.get().to_owned() } else { format!("{} times as far", round_number(worse)) };
    format!("t = {t:.2}, P = {side} px: cosine {}, {much}\nBest: P = {best} px, cosine {}", cosine(of), cosine(best_of))
}

/// A pixel of the receptive field.
pub fn pixel((dy, dx): (isize, isize), share: f64) -> String {
    let place = match (dy, dx) {
        (0, 0) => PIXEL_THE_PIXEL_ITSELF.get().to_owned(),
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
        0 => COPIED_NOTHING_TO_COPY.get().to_owned(),
        1 => COPIED_COPIED_ONE_STEP.get().to_owned(),
        n => format!("Copied {n} steps to the clipboard, as CSV."),
    }
}
