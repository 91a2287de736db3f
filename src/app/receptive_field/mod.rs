//! How far a network sees: its P(t) and its receptive field.

pub mod actions;
pub mod requests;
pub mod state;
