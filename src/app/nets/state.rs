//! The trained networks that a stage can be drawn by: those that come with the program, and opened ones.
//!
//! A run names its network by a [`NetId`]; the weights are the worker's. A network that was just trained comes in by
//! `add`: from then on it is one of the choices.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::diffusion::{Locality, NetId};
use crate::net::{SHIPPED_NETS, ShippedNet};
use crate::score::{Patch, PatchSide};
use crate::studio::{JobId, OpenData, OpenNet};

/// The networks that were opened or trained, and the file that is being opened.
#[derive(Clone, Debug, Default)]
pub struct Nets {
    /// The newest first.
    own: Vec<Arc<OpenNet>>,
    /// The worker's job, and whether the network is to be shown once it is open.
    pub(crate) opening: Option<(JobId, bool)>,
    /// Those that sessions have named and that were looked for.
    pub(crate) looked_for: Vec<NetId>,
}

impl Nets {
    /// All of them, the newest first, then those that come with the program.
    pub fn all(&self) -> impl Iterator<Item = &Arc<OpenNet>> {
        self.own.iter().chain(shipped())
    }

    /// Those that were trained on this set.
    pub fn fitting(&self, data: &OpenData) -> Vec<&Arc<OpenNet>> {
        self.all().filter(|net| net.fits(data)).collect()
    }

    /// A network by its name, if it is open.
    pub fn get(&self, id: &NetId) -> Option<&Arc<OpenNet>> {
        self.all().find(|net| net.id == *id)
    }

    /// Makes a network one of the choices.
    pub(crate) fn add(&mut self, net: Arc<OpenNet>) {
        self.own.retain(|other| other.id != net.id);
        self.own.insert(0, net);
    }
}

/// The networks that come with the program, opened when they are first asked for.
fn shipped() -> &'static [Arc<OpenNet>] {
    static OPEN: OnceLock<Vec<Arc<OpenNet>>> = OnceLock::new();
    OPEN.get_or_init(|| {
        let open = |net: ShippedNet| OpenNet::open(&NetId::Shipped(net.name.into())).ok().map(Arc::new);
        SHIPPED_NETS.into_iter().filter_map(open).collect()
    })
}

/// What a network is called in the window.
pub fn title(id: &NetId) -> String {
    match id {
        NetId::Shipped(name) => ShippedNet::named(name).map_or_else(|| name.clone(), |net| net.title.into()),
        NetId::Own { path, .. } => {
            path.file_stem().map_or_else(|| path.display().to_string(), |stem| stem.to_string_lossy().into_owned())
        }
    }
}

/// Whether a path names a file of weights.
pub fn is_weights(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("safetensors"))
}

/// The P(t) that was calibrated on a network; `None` where that is not known.
pub fn calibrated(id: &NetId) -> Option<Locality> {
    let NetId::Shipped(name) = id else { return None };
    ShippedNet::named(name)?.locality.parse().ok()
}

/// P(t) for a network on which none was calibrated: a straight line from the window that it looks through down to 3.
pub fn guessed(receptive_field: usize) -> Locality {
    let side = |side: usize| PatchSide::nearest_odd(side as f64);
    Locality::Linear { noisy: side(receptive_field), clean: side(3) }
}

/// The window that a network looks through.
pub fn window(net: &OpenNet) -> Patch {
    Patch::Side(PatchSide::nearest_odd(net.origin.net.receptive_field() as f64))
}
