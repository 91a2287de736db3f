//! Bringing the person's own pictures.

pub mod actions;
pub mod cost;
pub(crate) mod source;
pub mod state;
pub(crate) mod work;
