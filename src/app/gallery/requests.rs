//! Fills the gallery while it is looked at.

use super::state::GalleryRequest;
use crate::app::model::Model;
use crate::app::view::Scene;
use crate::studio::Slot;

/// Fills the gallery while it is looked at; once it is left, what is missing is not computed.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    let Some(data) = state.wanted_data().map(|data| data.id) else { return };
    if view.scene != Scene::Gallery || view.agreement.open {
        if state.gallery.leave() {
            worker.cancel(Slot::Gallery);
        }
        return;
    }
    let spec = state.stage_controls(view.selected).spec.clone();
    let request = GalleryRequest { data, spec, mask: state.mask(), choice: view.gallery };
    if state.gallery.request() != Some(&request) {
        let job = worker.submit(Slot::Gallery, request.job());
        state.gallery.ask(job, request);
    }
}
