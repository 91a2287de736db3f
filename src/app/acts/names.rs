//! What scripts call what the window shows, in both directions.

use crate::app::settings::SidePanel;
use crate::app::view::{Pictures, Scene};
use crate::explain::mosaic::MapKind;
use crate::script::{Panel, Place, Shown};

/// The choice of pictures of a name.
pub(super) fn pictures(shown: Shown) -> Pictures {
    match shown {
        Shown::Both => Pictures::Both,
        Shown::Guess => Pictures::Guess,
        Shown::Noisy => Pictures::Noisy,
        Shown::Difference => Pictures::Difference,
        Shown::Sources => Pictures::Map(MapKind::Sources),
        Shown::Displacement => Pictures::Map(MapKind::Displacement),
        Shown::Certainty => Pictures::Map(MapKind::Certainty),
        Shown::Consistency => Pictures::Map(MapKind::Consistency),
        Shown::Novelty => Pictures::Map(MapKind::Difference),
    }
}

/// The name of a choice of pictures.
pub(crate) fn shown(chosen: Pictures) -> Option<Shown> {
    Shown::ALL.iter().copied().find(|shown| pictures(*shown) == chosen)
}

/// The panel of a name.
pub(super) fn side(panel: Panel) -> Option<SidePanel> {
    match panel {
        Panel::Provenance => Some(SidePanel::Provenance),
        Panel::Training => Some(SidePanel::Training),
        Panel::Branches => Some(SidePanel::Branches),
        Panel::Curves => Some(SidePanel::Curves),
        Panel::None => None,
    }
}

/// The name of the panel that is open; a panel that scripts don't know is none.
pub(crate) fn panel(open: Option<SidePanel>) -> Panel {
    Panel::ALL.iter().copied().find(|panel| side(*panel) == open).unwrap_or(Panel::None)
}

/// What fills the middle of the window, and whether its gallery shows how well machines predict a network.
pub(super) fn scene(place: Place) -> (Scene, bool) {
    match place {
        Place::Stage => (Scene::Stage, false),
        Place::Gallery => (Scene::Gallery, false),
        Place::Agreement => (Scene::Gallery, true),
        Place::Census => (Scene::Census, false),
        Place::Field => (Scene::ReceptiveField, false),
        Place::Training => (Scene::NetTraining, false),
        Place::Paint => (Scene::Paint, false),
    }
}

/// The name of what fills the middle of the window.
pub(crate) fn place(shown: Scene, agreement: bool) -> Option<Place> {
    let there = (shown, agreement && shown == Scene::Gallery);
    Place::ALL.iter().copied().find(|place| scene(*place) == there)
}
