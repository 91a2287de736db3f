//! What is said in the exhibit chooser.

pub use crate::text::exhibits::*;

/// How many pictures of which size.
pub fn exhibit_size(n_images: usize, side: usize) -> String {
    format!("{n_images} pictures, {side} px")
}
