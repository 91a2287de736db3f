//! What the stage shows.

use super::super::action::ViewAction;
use super::super::model::Model;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: ViewAction) {
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
