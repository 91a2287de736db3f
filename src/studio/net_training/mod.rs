//! Training a network in the background, and monitoring it: what it draws by now from some fixed noises, and how well
//! the theory predicts that.
//!
//! ```text
//!  NetTrainingQuery --start--> TrainingLoop { Trainer, Monitor } --some ms at a time--> NetTrainingNews, ten a second
//!                                                |         |
//!                              pictures of a step       a step of the network's pictures, or of the theory's;
//!                                                       a side of P(t)
//! ```
//! The training loop stays when the job is cancelled: whoever submits it again goes on from the last picture of the last
//! step. What is monitored never changes what is trained: the network is the same to the bit as that of
//! `sixfingers train`.

mod cost;
mod curve;
mod monitor;
mod query;
mod theory;
pub(super) mod training_loop;

pub use cost::NetCostQuery;
pub use monitor::AgreementPoint;
pub use query::{NetBegin, NetTrainingQuery};
pub use theory::WATCHED;
pub use training_loop::{NetTraining, NetTrainingNews, Shares};
