//! Where every pixel came from, what is new about a picture, and how often: nothing is hidden.
//!
//! Everything here is computed from what a step of a machine yields ([`Frame`](crate::diffusion::Frame)) and from the
//! training set, and comes back as plain numbers, so that the window and the headless commands say and draw the same.

pub mod agreement;
pub mod axis;
pub mod baselines;
pub mod calibration;
pub mod census;
pub mod colour;
pub mod consistency;
pub mod curves;
pub mod dictionary;
pub mod field;
pub mod mosaic;
pub mod nearest;
pub mod novelty;
mod outcome;
pub mod patches;
pub mod provenance;
pub mod receptive_field;
pub mod sources;
pub mod stats;
pub mod table;
pub mod tally;
pub mod thumbs;
mod torus;
pub mod why;
