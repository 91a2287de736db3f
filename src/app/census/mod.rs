//! The census: many seeds at many settings, counted in the background.

pub mod actions;
pub mod choice;
pub mod estimate;
pub mod state;
pub mod thumbs;
