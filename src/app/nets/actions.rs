//! What a person does with trained networks.

use std::path::PathBuf;
use std::sync::Arc;

use super::requests::add;
use super::state::{calibrated, guessed};
use crate::app::controls::StageControls;
use crate::app::effect::{Effect, Pick, PickKind, PickPurpose};
use crate::app::model::Model;
use crate::app::sessions::read::open_path;
use crate::app::stage::exhibit::follow;
use crate::app::stage::time::rescale;
use crate::app::text::nets as text;
use crate::app::view::{Pictures, Scene};
use crate::diffusion::{Locality, NetId};
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::studio::{Job, NetQuery, OpenNet, Slot};

/// Trained networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetAction {
    /// This network draws on the chosen stage.
    Draw(NetId),
    /// The first network that fits draws on the chosen stage, or the machine again.
    Toggle,
    /// The network beside what the theory says of it, on four stages.
    CompareWithTheory,
    /// Open a file of weights, and show it beside the theory.
    Open(PathBuf),
    /// Choose such a file in a dialog of the system.
    Browse,
    /// Such a file was chosen there; `None` if the dialog was closed.
    Picked(Option<PathBuf>),
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: NetAction, effects: &mut Vec<Effect>) {
    match action {
        NetAction::Draw(id) => draw(model, id),
        NetAction::Toggle => toggle(model),
        NetAction::CompareWithTheory => beside(model),
        NetAction::Open(path) => open(model, path),
        NetAction::Browse => effects.push(Effect::Pick(Pick {
            title: Some(text::OPEN.name()),
            filter: Some(("Safetensors".to_owned(), "safetensors")),
            ..Pick::new(PickPurpose::Weights, PickKind::File)
        })),
        NetAction::Picked(None) => {}
        NetAction::Picked(Some(path)) => open_path(model, path),
    }
}

/// The network draws on the chosen stage, at every step.
fn draw(model: &mut Model, id: NetId) {
    let Model { state, view, .. } = model;
    if let Some(stage) = state.controls.stages.get_mut(view.selected) {
        stage.spec.net = Some(id);
    }
}

/// From the machine to the network and back.
fn toggle(model: &mut Model) {
    let Model { state, view, .. } = model;
    let first = state.fitting_nets().first().map(|net| net.id.clone());
    let Some(stage) = state.controls.stages.get_mut(view.selected) else { return };
    match (&stage.spec.net, first) {
        (Some(_), _) => stage.spec.net = None,
        (None, Some(id)) => stage.spec.net = Some(id),
        (None, None) => state.notices.tell(text::NONE_FITS_SHORT.get().to_owned()),
    }
}

/// Four stages: the network, and what the theory says of it.
fn beside(model: &mut Model) {
    let Model { state, view, .. } = model;
    let chosen = state.stage_controls(view.selected).spec.net.clone();
    let fitting = state.fitting_nets();
    let net = fitting.iter().find(|net| chosen.as_ref() == Some(&net.id)).or(fitting.first()).copied().cloned();
    match net {
        Some(net) => compare_with_theory(model, &net, None),
        None => state.notices.tell(text::NONE_FITS_SHORT.get().to_owned()),
    }
}

/// Four stages: the network, and what the theory says of it with this P(t), or the one that is known of the network.
pub(crate) fn compare_with_theory(model: &mut Model, net: &OpenNet, locality: Option<&Locality>) {
    let spec = net.origin.net;
    let locality = locality.cloned().or_else(|| calibrated(&net.id));
    let locality = locality.unwrap_or_else(|| guessed(spec.receptive_field()));
    let from = model.state.stage_controls(model.view.selected).spec.steps;
    let stages = StageControls::with_theory(&net.id, spec.padding(), &locality);
    let to = stages.first().map_or(from, |stage| stage.spec.steps);
    let controls = &mut model.state.controls;
    controls.stages = stages;
    controls.branches.clear();
    rescale(model, from, to);
    let view = &mut model.view;
    view.time.step = view.time.step.min(to - 1);
    // The theory, so that the controls are those of what can be changed.
    view.selected = 1;
    view.scene = Scene::Stage;
    view.pictures = Pictures::Guess;
    view.difference = None;
}

/// Opens a file of weights beside the window's thread.
pub(crate) fn open(model: &mut Model, path: PathBuf) {
    let Model { state, worker, .. } = model;
    state.import = None;
    state.nets.opening = Some((worker.submit(Slot::Net, Job::Task(Arc::new(NetQuery { path }))), true));
}

/// A file of weights is open: it is put beside the theory, on the set that it was trained on.
pub(crate) fn opened(model: &mut Model, net: Arc<OpenNet>) {
    add(model, Arc::clone(&net));
    let fits = model.state.data.as_ref().is_some_and(|data| net.fits(data));
    if !fits {
        let controls = &mut model.state.controls;
        match net.origin.data.parse::<DataSpec>() {
            Ok(data) => {
                controls.exhibit = None;
                controls.data = data;
                controls.edits = Edits::default();
            }
            Err(error) => {
                model.state.notices.notice = Some(text::data_unreadable(&net.origin.data, &error.to_string()));
                return;
            }
        }
    }
    compare_with_theory(model, &net, None);
    follow(model);
    model.view.selected = 1;
    model.state.notices.tell(text::opened(&net));
}
