//! Trained networks as machines on the stages.

pub mod actions;
pub(crate) mod requests;
pub mod state;
