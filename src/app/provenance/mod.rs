//! Provenance: the training patches that a pixel is an average of.

pub mod actions;
pub mod pointed;
pub(crate) mod requests;
pub mod state;
