//! The pixel that is pointed at, and the question that it poses.

use std::time::Instant;

use super::state::PixelKey;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::view::View;
use crate::score::NoiseLevel;
use crate::studio::DataId;

/// The pixel that the panel is about, `(row, column)`: the pinned or pointed one, else the middle.
pub fn pixel(state: &AppState, view: &View) -> (usize, usize) {
    let shape = state.shape();
    let (row, col) = view.probe.pixel.unwrap_or((shape.h() / 2, shape.w() / 2));
    (row.min(shape.h() - 1), col.min(shape.w() - 1))
}

/// The frame that is shown on the chosen stage, with the training set that it was made from and its noise level; `None`
/// while that set is not the one that is open.
pub(crate) fn shown<'a>(state: &'a AppState, view: &View) -> Option<(DataId, &'a StageFrame, NoiseLevel)> {
    let stage = state.stages.get(view.selected)?;
    let frame = stage.shown(view.time.step, Instant::now())?.frame;
    let request = stage.request_of(frame.job)?;
    let data = state.data.as_ref().filter(|data| data.id == request.data)?;
    Some((data.id, frame, request.spec.level_at(frame.frame.step)))
}

/// The question that what is on screen poses now. An answer to another one is not current.
pub fn wanted_key(state: &AppState, view: &View) -> Option<PixelKey> {
    let (data, frame, _) = shown(state, view)?;
    Some(PixelKey { data, job: frame.job, step: frame.frame.step, at: pixel(state, view) })
}
