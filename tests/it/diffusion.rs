//! The way from noise to a picture: schedules, locality over time, the sampler, the noise.

mod batch;
mod locality;
mod noise;
mod run_spec;
mod sampler;
mod schedule;

pub(crate) use run_spec::any_run_spec;
