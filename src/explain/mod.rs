//! Where every pixel came from, what is new about a picture, and how often: nothing is hidden.
//!
//! Everything here is computed from what a step of a machine yields ([`Frame`](crate::diffusion::Frame)) and from the
//! training set, and comes back as plain numbers, so that the window and the headless commands say and draw the same.

pub mod agreement;
pub mod provenance;
pub mod stats;
