//! What is said in the exhibit chooser.

use crate::app::text::common::{Label, label};

/// The heading of the chooser.
pub const EXHIBITS: &str = "Exhibits";
/// The button that opens it.
pub const CHOOSER: Label =
    label("Exhibit", "A training set with settings that make a point. The noise stays the same. Key: X.");

/// How many pictures of which size.
pub fn exhibit_size(n_images: usize, side: usize) -> String {
    format!("{n_images} pictures, {side} px")
}

/// On an exhibit of the chooser.
pub const EXHIBIT_PICK_HINT: &str = "Show this exhibit with its own settings. The noise stays the same.";
