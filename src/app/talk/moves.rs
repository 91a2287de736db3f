//! What moves in a scene: it is set going once the scene's first picture has been seen.

use std::time::{Duration, Instant};

use crate::app::model::Model;
use crate::app::performance::{Pace, Performance};
use crate::app::view::Scene;
use crate::script::Act;

/// How long a scene is seen as it came, before something moves.
const STILL_SECS: f64 = 0.8;
/// How long a run is waited for: a slow one is watched on its way.
const PATIENCE_SECS: f64 = 4.0;

/// Sets what moves going, where it is time. Returns when to look again.
pub(crate) fn advance(model: &mut Model, now_secs: f64) -> Option<Duration> {
    let Model { state, view, .. } = model;
    let data = state.wanted_data().map(|data| data.id);
    let ready = view.scene != Scene::Stage
        || data.is_some()
            && state.stages.iter().all(|stage| {
                stage.run().is_some_and(|run| run.finished && Some(run.request.data) == data && !run.frames.is_empty())
            });
    let seen = data.is_some() && state.stages.iter().all(|stage| stage.shown(view.time.step, Instant::now()).is_some());
    let giving = state.talk.giving.as_mut()?;
    if giving.moving {
        return None;
    }
    let waited = now_secs - *giving.shown_secs.get_or_insert(now_secs);
    if !(seen && waited >= STILL_SECS && (ready || waited >= PATIENCE_SECS)) {
        let left = if waited < STILL_SECS { STILL_SECS - waited } else { PATIENCE_SECS - waited };
        return Duration::try_from_secs_f64(left).ok();
    }
    giving.moving = true;
    let acts = state.talk.shown().map(|scene| scene.lines().filter_map(act).collect::<Vec<_>>());
    model.perform(acts.unwrap_or_default(), Pace::Visible);
    None
}

/// Nothing moves any more: another scene comes.
pub(crate) fn stop(model: &mut Model) {
    model.state.performance = Performance::default();
}

/// The act of a line; what can't be read does nothing.
fn act(line: &str) -> Option<Act> {
    line.parse().ok()
}

/// What is wrong with a line of what moves; `None` if it is understood.
pub fn problem(line: &str) -> Option<String> {
    line.trim().parse::<Act>().err().filter(|_| !line.trim().is_empty()).map(|problem| problem.to_string())
}
