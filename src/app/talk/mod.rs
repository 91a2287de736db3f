//! Talks: sequences of scenes, given in presentation mode, made in the window, kept in a file, exported.

pub mod actions;
pub(crate) mod ahead;
pub mod built_in;
pub(crate) mod document;
pub(crate) mod export;
pub(crate) mod giving;
pub(crate) mod keep;
pub mod kind;
pub mod look;
pub mod moves;
pub(crate) mod requests;
pub mod script;
pub mod shoot;
pub(crate) mod snap;
pub mod state;
