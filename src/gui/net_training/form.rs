//! What is to be trained.

use crate::diffusion::Seed;
use crate::net::{NetSpec, NetSpecError, TrainSpec};
use crate::score::Boundary;

/// The choices of the form. They need not fit together: that is told beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct NetForm {
    /// What lies beyond the border.
    pub padding: Boundary,
    /// Channels inside.
    pub channels: usize,
    /// Residual layers.
    pub layers: usize,
    /// Steps of training.
    pub steps: usize,
    /// Pictures of a step.
    pub batch: usize,
    /// Of the first weights and of everything that is drawn by chance.
    pub seed: Seed,
    /// The path under which the network is kept, once it was typed.
    pub path: Option<String>,
    /// The path of a file to go on from.
    pub open_path: String,
    /// Whether it is being asked if the training is to be let go of.
    pub asked: bool,
}

impl Default for NetForm {
    fn default() -> Self {
        let (net, train) = (NetSpec::default(), TrainSpec::default());
        Self {
            padding: net.padding(),
            channels: net.channels(),
            layers: net.layers(),
            steps: train.steps,
            batch: train.batch,
            seed: train.seed,
            path: None,
            open_path: String::new(),
            asked: false,
        }
    }
}

impl NetForm {
    /// The network.
    ///
    /// # Errors
    /// [`NetSpecError`] for too large a one.
    pub fn net(&self) -> Result<NetSpec, NetSpecError> {
        NetSpec::new(self.channels, self.layers, self.padding)
    }

    /// How it is trained.
    pub fn train(&self) -> TrainSpec {
        let Self { steps, batch, seed, .. } = *self;
        TrainSpec { steps, batch, seed, ..TrainSpec::default() }
    }
}
