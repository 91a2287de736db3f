//! Baselines: what a prediction of a network has to beat, beside its run.

pub(crate) mod requests;
pub mod state;
