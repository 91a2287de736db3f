//! What is said about the difference between two stages.

use crate::app::text::common::{Label, label};
use crate::app::text::nets::Generator;
use crate::explain::agreement::Agreement;

/// Shows the difference.
pub const DIFFERENCE: Label =
    label("Difference", "The difference between two of the pictures, as a picture and a number. Key: D.");
/// The first of the two.
pub const DIFFERENCE_OF: Label = label("Difference of", "The picture that the other one is subtracted from.");
/// The second of the two.
pub const DIFFERENCE_LESS: Label = label("Difference from", "The picture that is subtracted.");
/// Between the two.
pub const LESS: &str = "minus";
/// On the difference.
pub const DIFFERENCE_HINT: &str = "One guess minus the other, at the same step. Even grey means no difference. r: Pearson's correlation; 1 means \
     the same except for brightness and contrast. RMS: root mean square difference; black to white is 2.";

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
