//! The way from noise to a picture: how much noise there is at each time, how far the machine sees at each time, and
//! the deterministic sampler that walks down.

mod locality;
pub mod locality_form;
pub mod locality_points;
mod net_id;
mod noise;
mod paint;
mod sampler;
mod schedule;
mod stretch;

pub use locality::{Locality, LocalityError, PaperScales};
pub use net_id::{NetId, NetIdError};
pub use noise::{Seed, starting_noise};
pub use paint::Paint;
pub use sampler::{Frame, RunSpec, RunSpecError, Sampler, Trajectory};
pub use schedule::NoiseSchedule;
pub use stretch::Stretch;
