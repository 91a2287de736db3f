//! What the sentence is about: the frame on the chosen stage, and the pixel that shows why.

use std::sync::Arc;
use std::time::Instant;

use super::state::TableKey;
use crate::app::provenance::pointed::pixel;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::view::View;
use crate::explain::why::Why;
use crate::explain::why::reason::Seen;
use crate::parts::PartKind;

/// The frame on the chosen stage.
fn shown<'a>(state: &'a AppState, view: &View) -> Option<&'a StageFrame> {
    Some(state.stages.get(view.selected)?.shown(view.time.step, Instant::now())?.frame)
}

/// Why the picture on the chosen stage is what it is; `None` until that is known.
pub fn why<'a>(state: &'a AppState, view: &View) -> Option<&'a Arc<Why>> {
    state.analysis.why(shown(state, view)?)
}

/// What the pinned pixel sees at the step that is shown, if it was pinned to show why.
pub fn seen(state: &AppState, view: &View) -> Option<Seen> {
    let look = view.why.look.as_ref().filter(|look| view.probe.pinned && look.pixel == pixel(state, view))?;
    let frame = &shown(state, view)?.frame;
    frame.posterior.has_sources().then(|| look.seen(frame.machine, frame.x_t.shape()))
}

/// Whether there are thumbs to be told about.
pub fn has_thumbs(state: &AppState) -> bool {
    state.data.as_ref().is_some_and(|data| data.parts == Some(PartKind::Fingers))
}

/// The tables that belong to the chosen stage; `None` while the training set is being opened, and where several networks,
/// or a network and machines, draw one picture.
pub fn table_key(state: &AppState, view: &View) -> Option<TableKey> {
    let data = state.wanted_data().filter(|data| data.parts == Some(PartKind::Fingers))?.id;
    let spec = state.stage_controls(view.selected).spec.clone();
    let by_one = spec.trunk.iter().all(|segment| segment.net == spec.net);
    by_one.then(|| TableKey { data, spec, mask: state.mask() })
}
