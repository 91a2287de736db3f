//! Opens the networks that sessions name, and lets go of networks that do not fit the pictures.

use std::sync::Arc;

use crate::app::controls::Controls;
use crate::app::model::Model;
use crate::app::stage::tree;
use crate::app::state::AppState;
use crate::app::text::nets as text;
use crate::diffusion::{NetId, RunSpec};
use crate::studio::{Job, NetQuery, OpenNet, Slot};

/// A network draws nothing but what it was trained on: where other pictures have come, the machine takes its place.
pub(crate) fn let_go(model: &mut Model) {
    let state = &mut model.state;
    while let Some(gone) = foreign(state) {
        // No change of its own to be taken back: it would come again at once. What has brought the pictures can be.
        let Controls { stages, branches, .. } = &mut state.controls;
        let specs = stages.iter_mut().map(|stage| &mut stage.spec);
        for RunSpec { trunk, net, .. } in specs.chain(branches.iter_mut().map(|branch| &mut branch.settings.spec)) {
            let nets = trunk.iter_mut().map(|segment| &mut segment.net).chain([net]);
            nets.filter(|net| net.as_ref() == Some(&gone.id)).for_each(|net| *net = None);
        }
        tree::sync(&mut state.controls);
        state.notices.tell(text::let_go(&gone));
    }
}

/// A network that is to draw on pictures that it was not trained on.
fn foreign(state: &AppState) -> Option<Arc<OpenNet>> {
    let (data, controls) = (state.wanted_data()?, &state.controls);
    let stages = controls.stages.iter().map(|stage| &stage.spec);
    let mut specs = stages.chain(controls.branches.iter().map(|branch| &branch.settings.spec));
    let foreign = |id: &NetId| state.nets.get(id).filter(|net| !net.fits(data)).cloned();
    specs.find_map(|spec| spec.nets().into_iter().find_map(foreign))
}

/// Looks for the files of networks that a state names, so that they are among the choices.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, worker, .. } = model;
    let nets = &state.nets;
    let unknown = |id: &&NetId| nets.get(id).is_none() && !nets.looked_for.contains(id);
    let id = state.controls.stages.iter().filter_map(|stage| stage.spec.net.as_ref()).find(unknown).cloned();
    let Some(id) = id.filter(|_| nets.opening.is_none()) else { return };
    if let Some(path) = id.path() {
        let query = NetQuery { path: path.to_owned() };
        state.nets.opening = Some((worker.submit(Slot::Net, Job::Task(Arc::new(query))), false));
    }
    state.nets.looked_for.push(id);
}

/// Makes a network one of the choices: one that was opened, or just trained.
pub(crate) fn add(model: &mut Model, net: Arc<OpenNet>) {
    model.worker.add_net(Arc::clone(&net));
    model.state.nets.add(net);
}
