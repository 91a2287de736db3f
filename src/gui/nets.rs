//! The trained networks that a stage can be drawn by: those that come with the program, and opened ones.
//!
//! A run names its network by a [`NetId`]; the weights are the worker's. A network that was just trained comes in by
//! `add`: from then on it is one of the choices.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::diffusion::{Locality, NetId, RunSpec};
use crate::explain::calibration::{COMPARED_STEPS, compared_run};
use crate::net::{SHIPPED_NETS, ShippedNet};
use crate::score::{Boundary, Corner, Patch, PatchSide};
use crate::studio::{Job, JobId, NetQuery, OpenData, OpenNet, Slot};

use super::controls::{Controls, StageControls};
use super::model::Model;
use super::session::Session;
use super::text;

/// The networks that were opened or trained, and the file that is being opened.
#[derive(Clone, Debug, Default)]
pub struct Nets {
    /// The newest first.
    own: Vec<Arc<OpenNet>>,
    /// The worker's job, and whether the network is to be shown once it is open.
    pub(super) opening: Option<(JobId, bool)>,
    /// Those that sessions have named and that were looked for.
    looked_for: Vec<NetId>,
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

    fn add(&mut self, net: Arc<OpenNet>) {
        self.own.retain(|other| other.id != net.id);
        self.own.insert(0, net);
    }
}

/// A network draws nothing but what it was trained on: where other pictures have come, the machine takes its place.
pub(super) fn let_go(model: &mut Model) {
    let session = &mut model.session;
    while let Some(gone) = foreign(session) {
        // No change of its own to be taken back: it would come again at once. What has brought the pictures can be.
        let Controls { stages, branches, .. } = &mut session.controls;
        let specs = stages.iter_mut().map(|stage| &mut stage.spec);
        for RunSpec { trunk, net, .. } in specs.chain(branches.iter_mut().map(|branch| &mut branch.settings.spec)) {
            let drawers = trunk.iter_mut().map(|stretch| &mut stretch.net).chain([net]);
            drawers.filter(|net| net.as_ref() == Some(&gone.id)).for_each(|net| *net = None);
        }
        super::branches::sync(&mut session.controls);
        session.keep.tell(text::nets::let_go(&gone));
    }
}

/// A network that is to draw on pictures that it was not trained on.
fn foreign(session: &Session) -> Option<Arc<OpenNet>> {
    let (data, controls) = (session.wanted_data()?, &session.controls);
    let stages = controls.stages.iter().map(|stage| &stage.spec);
    let mut specs = stages.chain(controls.branches.iter().map(|branch| &branch.settings.spec));
    let foreign = |id: &NetId| session.nets.get(id).filter(|net| !net.fits(data)).cloned();
    specs.find_map(|spec| spec.nets().into_iter().find_map(foreign))
}

/// Looks for the files of networks that a session names, so that they are among the choices.
pub(super) fn reconcile(model: &mut Model) {
    let Model { session, worker, .. } = model;
    let nets = &session.nets;
    let unknown = |id: &&NetId| nets.get(id).is_none() && !nets.looked_for.contains(id);
    let id = session.controls.stages.iter().filter_map(|stage| stage.spec.net.as_ref()).find(unknown).cloned();
    let Some(id) = id.filter(|_| nets.opening.is_none()) else { return };
    if let Some(path) = id.path() {
        let query = NetQuery { path: path.to_owned() };
        session.nets.opening = Some((worker.submit(Slot::Net, Job::Task(Arc::new(query))), false));
    }
    session.nets.looked_for.push(id);
}

/// Makes a network one of the choices: one that was opened, or just trained.
pub(super) fn add(model: &mut Model, net: Arc<OpenNet>) {
    model.worker.add_net(Arc::clone(&net));
    model.session.nets.add(net);
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
        NetId::Shipped(name) => ShippedNet::named(name).map_or_else(|| name.clone(), |net| net.title.to_owned()),
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

/// "Network beside the theory": the network, the machine that should foretell it, and two that should not, all with
/// the steps of the calibration.
pub fn beside(id: &NetId, padding: Boundary, locality: &Locality) -> Vec<StageControls> {
    let run = |corner: Corner| compared_run(corner, locality.clone(), COMPARED_STEPS);
    let theory = Corner::foretelling(padding);
    let network = RunSpec { net: Some(id.clone()), ..run(theory) };
    [network, run(theory), run(Corner::Ls), run(Corner::Is)].map(StageControls::new).to_vec()
}
