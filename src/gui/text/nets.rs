//! What is said about trained networks.

use super::{Named, named};
use crate::diffusion::NetId;
use crate::gui::nets;
use crate::studio::OpenNet;

/// The machine's name on a stage that a network draws.
pub const NETWORK: &str = "Network";
/// The same in a sentence.
pub const NETWORK_LONG: &str = "trained network";
/// The preset.
pub const BESIDE: Named = named(
    "Network beside the theory",
    "A trained network and three machines on the same noise. Under each machine: how well it foretells the network's \
     picture. Key: 7.",
);
/// Opens a file of weights.
pub const OPEN: Named =
    named("Open a network", "Open weights of your own: a file that 'sixfingers train' has written. Or drop it here.");
/// Where no network fits.
pub const NONE_FITS_SHORT: &str =
    "No network was trained on these pictures: choose one of the exhibits with a network.";

/// A network was opened.
pub fn opened(net: &OpenNet) -> String {
    format!("Opened {}: {} on {}", nets::title(&net.id), net.origin.net, net.origin.data)
}

/// The set of an opened network can't be read.
pub fn data_unreadable(data: &str, error: &str) -> String {
    format!(
        "The network is open, but not what it was trained on, {data}: {error}. Open those pictures, then choose it."
    )
}

/// What a network is called, for a line.
pub fn net_title(id: &NetId) -> String {
    nets::title(id)
}
