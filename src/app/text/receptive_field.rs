//! What is said about how far a network sees.

pub use crate::text::receptive_field::*;

use crate::app::nets::state as nets;
use crate::app::text::curves::round_number;
use crate::diffusion::NetId;
use crate::score::Patch;
use crate::text::{fixed, receptive_field, say};

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
        LineKind::Present => say!(receptive_field::LinePresent { machine }),
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
    say!(receptive_field::ProgressLine { step, steps: of })
}

/// Stopped on the way.
pub fn stopped(step: usize, of: usize) -> String {
    say!(receptive_field::StoppedLine { step, steps: of })
}

/// The step that is shown.
pub fn step(number: usize, of: usize, t: f64) -> String {
    say!(receptive_field::StepLine { step: number, steps: of, t: fixed(t, 2) })
}

/// A cosine with as many digits as are told apart.
pub fn cosine(cosine: f64) -> String {
    format!("{cosine:.5}")
}

/// The best side of the step.
pub fn best(side: u32, of: f64) -> String {
    say!(receptive_field::BestLine { size: side, cosine: cosine(of) })
}

/// What a machine has there now.
pub fn present(machine: &str, patch: Patch, worse: Option<f64>) -> String {
    let patch = crate::app::text::common::patch(patch);
    match worse {
        Some(worse) if worse < 1.005 => say!(receptive_field::PresentBest { machine, patch }),
        Some(worse) => say!(receptive_field::PresentWorse { machine, patch, times: round_number(worse) }),
        None => say!(receptive_field::PresentOnly { machine, patch }),
    }
}

/// The squares of the receptive field.
pub fn squares([inner, outer]: [usize; 2], window: usize) -> String {
    say!(receptive_field::SquaresLine { inner, outer, window })
}

/// A field of the heat map.
pub fn cell(t: f64, side: u32, of: f64, worse: f64, (best, best_of): (u32, f64)) -> String {
    let (t, cosine_of) = (fixed(t, 2), cosine(of));
    let here = if side == best {
        say!(receptive_field::CellBest { t, size: side, cosine: cosine_of })
    } else {
        say!(receptive_field::CellWorse { t, size: side, cosine: cosine_of, times: round_number(worse) })
    };
    format!("{here}\n{}", say!(receptive_field::CellBestThere { size: best, cosine: cosine(best_of) }))
}

/// A pixel of the receptive field.
pub fn pixel((dy, dx): (isize, isize), share: f64) -> String {
    let share = fixed(100.0 * share, 2);
    match (dy, dx) {
        (0, 0) => say!(receptive_field::PixelItself { share }),
        _ => say!(receptive_field::PixelAway { rows: format!("{dy:+}"), columns: format!("{dx:+}"), share }),
    }
}

/// A number of times.
pub fn times(worse: f64) -> String {
    say!(receptive_field::TimesEnd { times: round_number(worse) })
}

/// What the colours of the map mean.
pub fn scale(most: f64) -> String {
    say!(receptive_field::ScaleLine { times: round_number(most) })
}

/// When the machines have it.
pub fn used(machines: &[&str]) -> String {
    let machine = crate::app::text::common::and(machines);
    match machines.len() {
        1 => say!(receptive_field::UsedOne { machine }),
        _ => say!(receptive_field::UsedMany { machines: machine }),
    }
}

/// When the figures are on the clipboard.
pub fn copied(n_steps: usize) -> String {
    match n_steps {
        0 => COPIED_NOTHING.get().to_owned(),
        steps => say!(receptive_field::CopiedSteps { steps }),
    }
}
