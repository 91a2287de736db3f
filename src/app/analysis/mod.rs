//! Analysis: whether frames are copies or new, and maps of what they are made of.

pub mod actions;
pub mod maps;
pub(crate) mod requests;
pub mod state;
