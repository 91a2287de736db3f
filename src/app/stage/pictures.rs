//! What the stage shows.

use crate::app::model::Model;
use crate::app::view::Pictures;

/// What the stage shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewAction {
    /// The next choice of pictures.
    NextPictures,
    /// This choice of pictures.
    SetPictures(Pictures),
    /// The pixel under the pointer, `(row, column)`, on which the window is centred.
    Probe(usize, usize),
    /// The pointer has left the picture.
    ProbeRest,
    /// Mark the counted parts on the guess, or no more.
    ToggleMarks,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: ViewAction) {
    let view = &mut model.view;
    match action {
        ViewAction::NextPictures => view.pictures = view.pictures.next(),
        ViewAction::SetPictures(pictures) => view.pictures = pictures,
        ViewAction::Probe(..) if view.probe.pinned => {}
        ViewAction::Probe(row, col) => {
            view.probe.pixel = Some((row, col));
            view.probe.live = true;
        }
        ViewAction::ProbeRest => view.probe.live = false,
        ViewAction::ToggleMarks => view.marks.on = !view.marks.on,
    }
}
