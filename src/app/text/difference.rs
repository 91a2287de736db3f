//! What is said about the difference between two stages.

pub use crate::text::difference::*;

use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;

/// A stage where there is little room.
pub fn stage_short(index: usize, generator: Generator) -> String {
    format!("{}: {}", index + 1, generator.short)
}

/// The picture of the difference, for screen readers and tests.
pub fn difference_name(a: usize, b: usize) -> String {
    format!("Stage {} minus stage {}", a + 1, b + 1)
}

/// The difference in numbers.
pub fn difference_line(figures: &Agreement) -> String {
    match figures.pearson_r {
        Some(r) => format!("RMS {:.2}, r = {r:.2}", figures.rms),
        None => format!("RMS {:.2}", figures.rms),
    }
}
