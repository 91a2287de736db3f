//! Lessons: one step at a time, seen to be done by the program itself.
//!
//! While a lesson is open the person's own session is put aside, and comes back when it is left.

pub mod actions;
pub(crate) mod place;
pub(crate) mod progress;
pub(crate) mod requests;
pub mod state;
