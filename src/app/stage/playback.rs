//! The clock that moves the playhead.

use std::time::Duration;

use crate::app::model::Model;
use crate::app::settings::Settings;

/// Moves the playhead if it is playing and due. Returns when it is due next.
///
/// It waits at a frame that is not there yet, and starts again or rests at the result.
pub(crate) fn advance(model: &mut Model, now_secs: f64) -> Option<Duration> {
    let Model { settings, state, view, .. } = model;
    let time = &mut view.time;
    if !time.playing {
        time.next_tick_secs = None;
        return None;
    }
    let interval = 1.0 / f64::from(settings.speed.clamp(Settings::SPEEDS[0], Settings::SPEEDS[1]));
    let due = *time.next_tick_secs.get_or_insert(now_secs + interval);
    if now_secs < due {
        return Duration::try_from_secs_f64(due - now_secs).ok();
    }
    time.next_tick_secs = Some(now_secs + interval);
    let run = state.stages.get(view.selected).and_then(|stage| stage.run())?;
    if time.step > 1 {
        if run.at(time.step - 1).is_some() {
            time.step -= 1;
        }
    } else if settings.looped {
        time.step = run.first_step();
    } else {
        time.playing = false;
        time.next_tick_secs = None;
        return None;
    }
    Duration::try_from_secs_f64(interval).ok()
}
