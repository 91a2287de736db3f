//! Doing what a lesson or a talk says: acts, one after the other, as a person would do them.

mod actions;
pub(crate) mod names;
mod perform;

pub(crate) use perform::{advance, interrupt};
