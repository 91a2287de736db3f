//! Carries the changes made by hand out on the training set that is open.

use std::sync::Arc;

use super::in_use::InUse;
use crate::app::model::Model;
use crate::app::text::sets as text;
use crate::images::edit::Edits;
use crate::studio::{Job, Slot};

/// What is switched on is worked out here, pictures are changed by the worker.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, worker, .. } = model;
    let Some(base) = state.base.as_ref().filter(|base| base.spec == state.controls.data) else { return };
    if state.used.as_ref().is_none_or(|used| used.edits != state.controls.edits || used.base != base.id) {
        match InUse::new(base, &state.controls.edits) {
            Ok(used) => state.used = Some(used),
            Err(error) => {
                // They were made for another set.
                state.notices.notice = Some(text::edits_do_not_fit(&error));
                state.controls.edits = Edits::default();
                state.used = InUse::new(base, &state.controls.edits).ok();
            }
        }
    }
    if state.opening.is_some() {
        return;
    }
    if state.wanted_data().is_some() {
        state.editing = None;
        return;
    }
    let Some((used, base)) = state.used.as_ref().zip(state.base.as_ref()) else { return };
    if used.pictures.is_empty() {
        state.editing = None;
        state.data = Some(Arc::clone(base));
    } else if state.editing.as_ref().is_none_or(|(_, edits)| *edits != used.pictures) {
        let job = worker.submit(Slot::Data, Job::Edit { data: base.id, edits: used.pictures.clone() });
        state.editing = Some((job, used.pictures.clone()));
    }
}
