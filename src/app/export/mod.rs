//! Exports of pictures, films and numbers.

pub mod actions;
pub(crate) mod input;
pub(crate) mod requests;
pub mod state;
