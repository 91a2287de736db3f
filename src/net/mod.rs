//! A trained network, to hold the theory against.
//!
//! The theory says what a convolutional network will draw without training one. Here one is trained: [`NetSpec`] says
//! what it is made of, [`Trainer`] trains it on any training set to guess the noise in a picture, [`NetFile`] keeps it,
//! and [`NetDenoiser`] takes the place of a machine, so that the same noise can be given to both.
//!
//! Automatic differentiation and the matrix products are burn's (feature `net`).

mod file;
mod gradient;
mod layout;
mod model;
mod sample;
mod shipped;
mod spec;
mod train;
mod train_spec;

pub use file::{MAX_FILE_BYTES, NetFile, NetFileError, NetFormatProblem, NetOrigin, NetOriginProblem, TrainState};
pub use gradient::InputGradient;
pub use layout::{TIME_SIZE, WeightShape, Weights};
pub use model::{Example, Model, ModelError};
pub use sample::NetDenoiser;
pub use shipped::{SHIPPED_NETS, ShippedNet};
pub use spec::{NetKind, NetSpec, NetSpecError};
pub use train::{TrainError, Trainer};
pub use train_spec::{LossPoint, RateSchedule, TrainSpec, TrainSpecError};
