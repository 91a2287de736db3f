//! The gallery: many seeds of one machine at once.

pub mod actions;
pub(crate) mod requests;
pub mod state;
