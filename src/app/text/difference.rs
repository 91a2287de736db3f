//! What is said about the difference between two stages.

pub use crate::text::difference::*;

use crate::app::text::common::fixed;
use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;
use crate::text::say;

/// A stage where there is little room.
pub fn stage_short(index: usize, generator: Generator) -> String {
    say!(StageShort { stage: index + 1, machine: generator.short })
}

/// The picture of the difference, for screen readers and tests.
pub fn difference_name(a: usize, b: usize) -> String {
    say!(DifferenceName { of: a + 1, less: b + 1 })
}

/// The difference in numbers.
pub fn difference_line(figures: &Agreement) -> String {
    let rms = fixed(figures.rms, 2);
    match figures.pearson_r {
        Some(r) => say!(DifferenceLine { rms, r: fixed(r, 2) }),
        None => say!(DifferenceLineRms { rms }),
    }
}
