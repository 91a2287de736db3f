//! What is said in the exhibit chooser.

pub use crate::text::exhibits::*;

use crate::text::say;

/// How many pictures of which size.
pub fn exhibit_size(n_images: usize, side: usize) -> String {
    say!(ExhibitSize { n: n_images, side })
}
