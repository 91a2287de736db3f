//! What is said about the difference between two stages.

use crate::app::text::common::{Label, label};
use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;

/// Shows the difference.
pub const DIFFERENCE: Label =
    label("Difference", "What two of the pictures differ by, as a picture and a number. Key: D.");
/// The first of the two.
pub const DIFFERENCE_OF: Label = label("Difference of", "The picture from which the other one is taken away.");
/// The second of the two.
pub const DIFFERENCE_LESS: Label = label("Difference from", "The picture that is taken away.");
/// Between the two.
pub const LESS: &str = "less";
/// On the difference.
pub const DIFFERENCE_HINT: &str = "One guess less the other at the same step. Even grey: the same. r: Pearson's \
     correlation, 1 when they are the same but for brightness and contrast. RMS: root mean square difference; black to \
     white is 2.";

/// A stage where there is little room.
pub fn stage_short(index: usize, generator: Generator) -> String {
    format!("{}: {}", index + 1, generator.short)
}

/// The picture of the difference, for screen readers and tests.
pub fn difference_name(a: usize, b: usize) -> String {
    format!("Stage {} less stage {}", a + 1, b + 1)
}

/// The difference in numbers.
pub fn difference_line(figures: &Agreement) -> String {
    match figures.pearson_r {
        Some(r) => format!("RMS {:.2}, r = {r:.2}", figures.rms),
        None => format!("RMS {:.2}", figures.rms),
    }
}
