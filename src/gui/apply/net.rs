//! Trained networks on the stages.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::action::NetAction;
use super::super::keep::Done;
use super::super::model::Model;
use super::super::nets;
use super::super::text;
use super::super::view::{Pictures, Scene};
use crate::diffusion::{Locality, NetId};
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::studio::{Job, NetQuery, OpenNet, Slot};

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: NetAction) {
    match action {
        NetAction::Draw(id) => draw(model, id),
        NetAction::Toggle => toggle(model),
        NetAction::Beside => beside(model),
        NetAction::Open(path) => open(model, path),
        NetAction::Browse => browse(model),
    }
}

/// The network draws on the chosen stage, at every step.
fn draw(model: &mut Model, id: NetId) {
    let Model { session, view, .. } = model;
    if let Some(stage) = session.controls.stages.get_mut(view.selected) {
        stage.spec.net = Some(id);
    }
}

/// From the machine to the network and back.
fn toggle(model: &mut Model) {
    let Model { session, view, .. } = model;
    let first = session.fitting_nets().first().map(|net| net.id.clone());
    let Some(stage) = session.controls.stages.get_mut(view.selected) else { return };
    match (&stage.spec.net, first) {
        (Some(_), _) => stage.spec.net = None,
        (None, Some(id)) => stage.spec.net = Some(id),
        (None, None) => session.keep.tell(text::nets::NONE_FITS_SHORT.to_owned()),
    }
}

/// Four stages: the network, and what the theory says of it.
fn beside(model: &mut Model) {
    let Model { session, view, .. } = model;
    let chosen = session.stage_controls(view.selected).spec.net.clone();
    let fitting = session.fitting_nets();
    let net = fitting.iter().find(|net| chosen.as_ref() == Some(&net.id)).or(fitting.first()).copied().cloned();
    match net {
        Some(net) => put_beside(model, &net, None),
        None => session.keep.tell(text::nets::NONE_FITS_SHORT.to_owned()),
    }
}

/// Four stages: the network, and what the theory says of it with this P(t), or the one that is known of the network.
pub(super) fn put_beside(model: &mut Model, net: &OpenNet, locality: Option<&Locality>) {
    let spec = net.origin.net;
    let locality = locality.cloned().or_else(|| nets::calibrated(&net.id));
    let locality = locality.unwrap_or_else(|| nets::guessed(spec.receptive_field()));
    let from = model.session.stage_controls(model.view.selected).spec.steps;
    let stages = nets::beside(&net.id, spec.padding(), &locality);
    let to = stages.first().map_or(from, |stage| stage.spec.steps);
    let controls = &mut model.session.controls;
    controls.stages = stages;
    controls.branches.clear();
    super::time::rescale(model, from, to);
    let view = &mut model.view;
    view.time.step = view.time.step.min(to - 1);
    // The theory, so that the controls are those of what can be changed.
    view.selected = 1;
    view.scene = Scene::Stage;
    view.pictures = Pictures::Guess;
    view.difference = None;
}

/// Asks the system for a file of weights.
fn browse(model: &Model) {
    model.files.spawn(|| {
        let dialog =
            rfd::FileDialog::new().set_title(text::nets::OPEN.name).add_filter("Safetensors", &["safetensors"]);
        Some(Done::Read(dialog.pick_file()?, Box::new(Ok(None))))
    });
}

/// Opens a file of weights beside the window's thread.
pub(super) fn open(model: &mut Model, path: PathBuf) {
    let Model { session, worker, .. } = model;
    session.import = None;
    session.nets.opening = Some((worker.submit(Slot::Net, Job::Task(Arc::new(NetQuery { path }))), true));
}

/// A file of weights is open: it is put beside the theory, on the set that it was trained on.
pub(in crate::gui) fn opened(model: &mut Model, net: Arc<OpenNet>) {
    nets::add(model, Arc::clone(&net));
    let fits = model.session.data.as_ref().is_some_and(|data| net.fits(data));
    if !fits {
        let controls = &mut model.session.controls;
        match net.origin.data.parse::<DataSpec>() {
            Ok(data) => {
                controls.exhibit = None;
                controls.data = data;
                controls.edits = Edits::default();
            }
            Err(error) => {
                model.session.notice = Some(text::nets::data_unreadable(&net.origin.data, &error.to_string()));
                return;
            }
        }
    }
    put_beside(model, &net, None);
    super::follow(model);
    model.view.selected = 1;
    model.session.keep.tell(text::nets::opened(&net));
}
