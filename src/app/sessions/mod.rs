//! Sessions: saved, opened, kept by themselves, repeated as a command.

pub mod actions;
pub(crate) mod autosave;
pub(crate) mod check;
pub(crate) mod document;
pub(crate) mod read;
pub mod state;
