//! The way from noise to a picture: how much noise there is at each time, how far the machine sees at each time, and
//! the deterministic sampler that walks down.

mod batch;
mod locality;
pub mod locality_form;
pub mod locality_points;
mod net_id;
mod noise;
mod paint;
mod run_error;
mod run_spec;
mod sampler;
mod schedule;
mod trunk;

pub use batch::{run_batch, step_batch};
pub use locality::{Locality, LocalityError, PaperScales};
pub use locality_form::LocalityForm;
pub use net_id::{NetId, NetIdError};
pub use noise::{Seed, starting_noise};
pub use paint::Paint;
pub use run_error::RunSpecError;
pub use run_spec::RunSpec;
pub use sampler::{Frame, Sampler, Trajectory};
pub use schedule::NoiseSchedule;
pub use trunk::TrunkSegment;
