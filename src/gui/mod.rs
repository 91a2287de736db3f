//! The window.

use crate::diffusion::{RunSpec, Seed};
use crate::exhibits::DataSpec;

/// What the window starts with; what is `None` is the window's own choice.
#[derive(Clone, Debug, Default)]
pub struct Preset {
    /// The training set.
    pub data: Option<DataSpec>,
    /// The settings.
    pub run: Option<RunSpec>,
    /// The seed.
    pub seed: Option<Seed>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(preset: Preset) -> anyhow::Result<()> {
    let _ = preset;
    anyhow::bail!("the window is not there yet: use a command, such as sixfingers sample --data hands --out hands.png")
}
