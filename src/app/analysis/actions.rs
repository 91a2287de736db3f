//! What a person does with maps.

use crate::app::model::Model;
use crate::app::view::{MapChoice, Pictures};
use crate::explain::mosaic::MapKind;

/// Maps of what the guess is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnalysisAction {
    /// The next map.
    NextMap,
    /// This map.
    SetMap(MapKind),
    /// Light the pixels that came from this training picture, or from all of them again.
    Light(Option<u32>),
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: AnalysisAction) {
    let view = &mut model.view;
    match action {
        AnalysisAction::NextMap => {
            if let Pictures::Map(_) = view.pictures {
                view.map = view.map.next();
            }
            view.pictures = Pictures::Map(view.map.0);
        }
        AnalysisAction::SetMap(kind) => {
            view.map = MapChoice(kind);
            view.pictures = Pictures::Map(kind);
        }
        AnalysisAction::Light(image_idx) => view.lit = image_idx,
    }
}
