//! What is to be trained.

use crate::diffusion::Seed;
use crate::images::Shape;
use crate::net::{NetKind, NetSpec, NetSpecError, TrainSpec};
use crate::score::Boundary;

/// The choices of the form. They need not fit together: that is told beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct NetForm {
    /// What kind of network.
    pub kind: NetKind,
    /// What lies beyond the border.
    pub padding: Boundary,
    /// Channels inside.
    pub channels: usize,
    /// Residual layers, of a ResNet.
    pub layers: usize,
    /// Levels, of a UNet.
    pub levels: usize,
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
            kind: net.kind(),
            padding: net.padding(),
            channels: net.channels(),
            layers: NetKind::ResNet.usual().depth(),
            levels: NetKind::UNet.usual().depth(),
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
    /// The network, for pictures of `shape`.
    ///
    /// # Errors
    /// [`NetSpecError`] for too large a one, and for pictures that do not fit it.
    pub fn net(&self, shape: Shape) -> Result<NetSpec, NetSpecError> {
        let depth = match self.kind {
            NetKind::ResNet => self.layers,
            NetKind::UNet => self.levels,
        };
        let net = NetSpec::new(self.kind, self.channels, depth, self.padding)?;
        net.check_shape(shape)?;
        Ok(net)
    }

    /// Chooses a kind; channels that are as usual are then as usual for that one.
    pub fn set_kind(&mut self, kind: NetKind) {
        if self.channels == self.kind.usual().channels() {
            self.channels = kind.usual().channels();
        }
        self.kind = kind;
    }

    /// Chooses a network that is there.
    pub fn set_net(&mut self, net: NetSpec) {
        (self.kind, self.channels, self.padding) = (net.kind(), net.channels(), net.padding());
        match net.kind() {
            NetKind::ResNet => self.layers = net.depth(),
            NetKind::UNet => self.levels = net.depth(),
        }
    }

    /// How it is trained.
    pub fn train(&self) -> TrainSpec {
        let Self { steps, batch, seed, .. } = *self;
        TrainSpec { steps, batch, seed, ..TrainSpec::default() }
    }
}
