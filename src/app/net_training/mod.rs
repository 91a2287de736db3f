//! Training a network on the pictures that are open.

pub mod actions;
pub(crate) mod autosave;
pub mod cost;
pub mod form;
pub(crate) mod requests;
pub mod state;
