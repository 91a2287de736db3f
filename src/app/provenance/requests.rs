//! Asks the worker where the pointed pixel came from.

use std::sync::Arc;
use std::time::Duration;

use super::pointed::{shown, wanted_key};
use super::state::LISTED;
use crate::app::model::Model;
use crate::app::settings::{Settings, SidePanel};
use crate::app::state::AppState;
use crate::app::view::{Scene, View};
use crate::studio::{Job, PixelQuery, Slot};

/// A question gets so long before the next one takes its place: quick answers come one after the other while the
/// pointer moves, and slow ones don't keep the last question waiting.
const LET_FINISH: Duration = Duration::from_millis(200);

/// Whether the panel or a card is there to show an answer.
fn is_open(settings: &Settings, state: &AppState, view: &View) -> bool {
    let is_drawn = !view.presenting || state.talk.is_given();
    let in_panel = settings.side == Some(SidePanel::Provenance) && is_drawn;
    view.scene == Scene::Stage && (in_panel || view.cards.needs_pixel())
}

/// Asks what is wanted. Returns when to look again, where a question under way is let finish first.
pub(crate) fn reconcile(model: &mut Model) -> Option<Duration> {
    let Model { settings, state, view, worker, .. } = model;
    let by_machine = shown(state, view).is_some_and(|(_, frame, _)| frame.frame.posterior.has_sources());
    let key = wanted_key(state, view).filter(|_| by_machine && is_open(settings, state, view));
    let Some(key) = key else {
        if state.provenance.cancel() {
            worker.cancel(Slot::Provenance);
        }
        return None;
    };
    match state.provenance.wants(&key, LET_FINISH) {
        Ok(true) => {}
        Ok(false) => return None,
        Err(later) => return Some(later),
    }
    let (data, frame, level) = shown(state, view)?;
    // That of the frame's own run: an older picture may still be shown after pictures were switched off or on.
    let mask = state.stages.get(view.selected)?.request_of(key.job)?.mask.clone();
    let frame = Arc::clone(&frame.frame);
    let query = PixelQuery { data, frame: Arc::clone(&frame), level, mask, at: key.at, shown: LISTED };
    let job = worker.submit(Slot::Provenance, Job::Task(Arc::new(query)));
    state.provenance.submitted(job, key, frame);
    None
}
