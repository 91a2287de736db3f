//! Curves of a run over its steps.

pub mod actions;
pub mod data;
pub(crate) mod requests;
pub mod state;
