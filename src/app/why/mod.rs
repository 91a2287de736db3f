//! Why the picture on the stage came out as it did: the sentence under it, the pixel that shows it, the table of thumbs.

pub mod actions;
pub mod look;
pub(crate) mod requests;
pub mod state;
