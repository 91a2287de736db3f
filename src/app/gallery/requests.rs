//! Fills the gallery while it is looked at.

use super::state::GalleryRequest;
use crate::app::model::Model;
use crate::app::view::Scene;
use crate::studio::Slot;

/// Fills the gallery while it is looked at; once it is left, what is missing is not computed.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    let is_shown = view.scene == Scene::Gallery && !view.agreement.open;
    let shown = state.wanted_data().filter(|_| is_shown).map(|data| {
        let spec = state.stage_controls(view.selected).spec.clone();
        GalleryRequest { data: data.id, spec, mask: state.mask(), choice: view.gallery }
    });
    let Some(request) = shown.or_else(|| state.gallery.ahead.clone()) else {
        if !is_shown && state.gallery.leave() {
            worker.cancel(Slot::Gallery);
        }
        return;
    };
    if state.gallery.request() != Some(&request) {
        let job = worker.submit(Slot::Gallery, request.job());
        state.gallery.ask(job, request);
    }
}
