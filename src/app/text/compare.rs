//! What is said about machines side by side.

pub use crate::text::compare::*;

use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;

/// The name of a stage, for screen readers and tests.
pub fn stage_name(index: usize, generator: Generator) -> String {
    format!("Stage {}: {}", index + 1, generator.short)
}

/// The button that takes a stage away.
pub fn remove_stage(index: usize) -> String {
    format!("Remove stage {}", index + 1)
}

/// How similar a picture is to the one on the first stage.
pub fn agreement_line(agreement: &Agreement, first: Generator) -> String {
    let rms = agreement.rms;
    match agreement.pearson_r {
        Some(r) => format!("r = {r:.2}, RMS {rms:.2} to {}", first.short),
        None => format!("RMS {rms:.2} to {}", first.short),
    }
}
