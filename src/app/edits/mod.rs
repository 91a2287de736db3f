//! The training set, changed by hand.

pub mod actions;
pub mod in_use;
pub(crate) mod requests;
pub mod state;
