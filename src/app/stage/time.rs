//! The playhead.

use crate::app::model::Model;
use crate::app::settings::Settings;

/// The playhead. Frames are counted from the noise (0) to the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimeAction {
    /// To this step of the grid.
    Seek(usize),
    /// So many frames towards the result; negative ones towards the noise.
    Step(i32),
    /// To the noise.
    First,
    /// To the result.
    Last,
    /// Play or pause.
    TogglePlay,
    /// Start again at the noise when the result is reached, or rest there.
    ToggleLoop,
    /// Frames a second.
    SetSpeed(f32),
    /// The filmstrip shows the noisy pictures, or the guesses.
    ToggleFilm,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: TimeAction) {
    let first = model.state.stage_controls(model.view.selected).spec.first_step();
    let Model { settings, view, .. } = model;
    let time = &mut view.time;
    let seek = match action {
        TimeAction::Seek(step) => Some(step),
        TimeAction::Step(by) => Some((time.step as i64 - i64::from(by)).max(1) as usize),
        TimeAction::First => Some(first),
        TimeAction::Last => Some(1),
        TimeAction::TogglePlay => {
            time.playing = !time.playing;
            time.following = false;
            // Play at the result means: show me again.
            if time.playing && time.step <= 1 {
                time.step = first;
            }
            None
        }
        TimeAction::ToggleLoop => {
            settings.looped = !settings.looped;
            None
        }
        TimeAction::SetSpeed(speed) => {
            settings.speed = speed.clamp(Settings::SPEEDS[0], Settings::SPEEDS[1]);
            None
        }
        TimeAction::ToggleFilm => {
            settings.film_noisy = !settings.film_noisy;
            None
        }
    };
    if let Some(step) = seek {
        time.step = step.clamp(1, first);
        time.following = false;
        time.playing = false;
    }
}

/// Keeps the playhead's time when the number of steps changes.
pub(crate) fn rescale(model: &mut Model, from: usize, to: usize) {
    model.view.time.step = rescaled(model.view.time.step, from, to);
}

/// The step at the same time when the number of steps changes.
pub(crate) fn rescaled(step: usize, from: usize, to: usize) -> usize {
    if from == to {
        return step;
    }
    let t = step as f64 / from as f64;
    ((t * to as f64).round() as usize).clamp(1, to)
}
