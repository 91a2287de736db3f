//! The gallery.

use super::super::action::GalleryAction;
use super::super::model::Model;
use super::super::scatter::MOST;
use super::super::view::Scene;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: GalleryAction) {
    let Model { session, view, .. } = model;
    match action {
        GalleryAction::Toggle => {
            view.scene = if view.scene == Scene::Gallery { Scene::Stage } else { Scene::Gallery };
            if view.scene == Scene::Gallery && !view.gallery.holds(session.controls.seed) {
                view.gallery.first = session.controls.seed.min(u64::MAX - view.gallery.n as u64);
            }
        }
        GalleryAction::Scatter => {
            view.scatter.open = view.scene != Scene::Gallery || !view.scatter.open;
            view.scene = Scene::Gallery;
        }
        GalleryAction::MoreSeeds => view.scatter.n = (2 * view.scatter.n).min(MOST),
        GalleryAction::SetSize(n) => view.gallery.n = n,
        GalleryAction::Turn(pages) => view.gallery = view.gallery.turned(pages),
        GalleryAction::Pick(seed) => {
            session.controls.seed = seed;
            view.seed_text = None;
            view.scene = Scene::Stage;
        }
    }
}
