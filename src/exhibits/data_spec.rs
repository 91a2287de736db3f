//! Where a training set comes from, as a text that can be typed, saved and repeated.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::synth::SynthSpec;

/// Where a training set comes from: drawn, or read from a file or a folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataSpec {
    /// A drawn set.
    Synth(SynthSpec),
    /// A file (.npy, .npz) or a folder of pictures.
    Path(PathBuf),
}
