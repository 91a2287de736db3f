//! Agreement: how well machines predict a network, over many noises.

pub mod actions;
pub mod requests;
pub mod state;
