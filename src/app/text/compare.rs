//! What is said about machines side by side.

pub use crate::text::compare::*;

use crate::app::text::common::fixed;
use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;
use crate::text::say;

/// The name of a stage, for screen readers and tests.
pub fn stage_name(index: usize, generator: Generator) -> String {
    say!(StageName { stage: index + 1, machine: generator.short })
}

/// The button that takes a stage away.
pub fn remove_stage(index: usize) -> String {
    say!(RemoveStage { stage: index + 1 })
}

/// How similar a picture is to the one on the first stage.
pub fn agreement_line(agreement: &Agreement, first: Generator) -> String {
    let (rms, first) = (fixed(agreement.rms, 2), first.short);
    match agreement.pearson_r {
        Some(r) => say!(AgreementLine { r: fixed(r, 2), rms, first }),
        None => say!(AgreementLineRms { rms, first }),
    }
}
