//! Words explained in place: a card with the formula, a live picture of it on the pixel that is pointed at, a sentence.

pub mod actions;
pub mod pair;
pub mod state;
