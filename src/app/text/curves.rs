//! What is said about curves.

pub use crate::text::curves::*;

use crate::app::curves::state::CurveKind;
use crate::app::text::common::Label;
use crate::text::{curves, fixed, say};

/// The step that the curves' numbers are of.
pub fn curves_time(frame: usize, of: usize, t: f64) -> String {
    say!(curves::CurvesStep { step: frame, steps: of, t: fixed(t, 2) })
}

/// The button that shows or hides a curve.
pub fn curve_chip(kind: CurveKind) -> Label {
    let name = match kind {
        CurveKind::Effective => CURVE_CHIP_EFFECTIVE,
        CurveKind::Sources => CURVE_CHIP_SOURCES,
        CurveKind::Nearest => CURVE_CHIP_NEAREST,
        CurveKind::Changed => CURVE_CHIP_CHANGED,
        CurveKind::Parts => CURVE_CHIP_PARTS,
        CurveKind::Patch => CURVE_CHIP_PATCH,
        CurveKind::Levels => CURVE_CHIP_LEVELS,
    };
    Label::new(name, curve(kind).hint_text())
}

/// A curve: its name with its unit, and how it is computed.
pub fn curve(kind: CurveKind) -> Label {
    match kind {
        CurveKind::Effective => CURVE_EFFECTIVE,
        CurveKind::Sources => CURVE_SOURCES,
        CurveKind::Nearest => CURVE_NEAREST,
        CurveKind::Changed => CURVE_CHANGED,
        CurveKind::Parts => CURVE_PARTS,
        CurveKind::Patch => CURVE_PATCH,
        CurveKind::Levels => CURVE_LEVELS,
    }
}

/// The plot of a curve, for screen readers and tests.
pub fn curve_plot(kind: CurveKind) -> String {
    say!(curves::PlotName { curve: curve(kind).name() })
}

/// A curve with what it says at a step, for screen readers and tests.
pub fn curve_says(kind: CurveKind, values: &str) -> String {
    say!(curves::CurveLine { curve: curve(kind).name(), values })
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
    say!(curves::QuartilesLine { low: round_number(low.into()), high: round_number(high.into()) })
}

/// A root mean square difference.
pub fn rms(rms: f32) -> String {
    format!("{rms:.2}")
}

/// Which training picture is nearest.
pub fn nearest_is(image_idx: usize, is_copy: bool) -> String {
    let number = image_idx + 1;
    if is_copy { say!(curves::NearestCopy { number }) } else { say!(curves::NearestTo { number }) }
}

/// How much of the noisy picture is picture.
pub fn signal(level: f64) -> String {
    say!(curves::SignalLevel { level: fixed(level, 2) })
}

/// How much of it is noise.
pub fn noise_level(level: f64) -> String {
    say!(curves::NoiseLevelLine { level: fixed(level, 2) })
}

/// When the curves are on the clipboard.
pub fn curves_copied(n_steps: usize) -> String {
    match n_steps {
        0 => CURVES_COPIED_NOTHING.get().to_owned(),
        steps => say!(curves::CurvesCopiedSteps { steps }),
    }
}

/// A share of an axis, in whole percent.
pub fn curve_percent(share: f64) -> String {
    say!(curves::PercentMark { percent: fixed(100.0 * share, 0) })
}
