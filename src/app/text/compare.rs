//! What is said about machines side by side.

use crate::app::text::common::{Label, label};
use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;

/// Stages side by side.
pub const COMPARE: Label =
    label("Compare", "Show another machine with the same noise next to this one, or only this one again. Key: C.");
/// One stage more.
pub const ADD_STAGE: Label = label("Add a machine", "Show one more machine with the same noise, up to four.");
/// The four corners of the map.
pub const FOUR_MACHINES: Label = label(
    "The four machines",
    "Whole image or window, same place or any place: the four corners of the map, with the same noise.",
);
/// A line over the stages.
pub const COMPARING: &str = "Same noise. Click a machine to control it.";

/// The name of a stage, for screen readers and tests.
pub fn stage_name(index: usize, generator: Generator) -> String {
    format!("Stage {}: {}", index + 1, generator.short)
}

/// The button that takes a stage away.
pub fn remove_stage(index: usize) -> String {
    format!("Remove stage {}", index + 1)
}

/// The hover text of that button.
pub const REMOVE_STAGE_HINT: &str = "Remove this machine from the stage.";

/// How similar a picture is to the one on the first stage.
pub fn agreement_line(agreement: &Agreement, first: Generator) -> String {
    let rms = agreement.rms;
    match agreement.pearson_r {
        Some(r) => format!("r = {r:.2}, RMS {rms:.2} to {}", first.short),
        None => format!("RMS {rms:.2} to {}", first.short),
    }
}

/// The hover text of those figures.
pub const AGREEMENT_HINT: &str = "How similar this guess is to the guess on the first stage, at the same step. r: Pearson's correlation over all \
     values; 1 means the same except for brightness and contrast. RMS: root mean square difference; black to white \
     is 2.";
