//! What a person does with the gallery.

use crate::app::model::Model;
use crate::app::view::Scene;
use crate::diffusion::Seed;

/// Many seeds at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GalleryAction {
    /// Show the gallery, or go back to the stage.
    Toggle,
    /// So many pictures.
    SetSize(usize),
    /// So many pages on; negative ones back.
    Turn(i32),
    /// Put a seed on the stage.
    Pick(Seed),
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: GalleryAction) {
    let Model { state, view, .. } = model;
    match action {
        GalleryAction::Toggle => {
            view.scene = if view.scene == Scene::Gallery { Scene::Stage } else { Scene::Gallery };
            if view.scene == Scene::Gallery && !view.gallery.holds(state.controls.seed) {
                view.gallery.first = state.controls.seed.min(u64::MAX - view.gallery.n as u64);
            }
        }
        GalleryAction::SetSize(n) => view.gallery.n = n,
        GalleryAction::Turn(pages) => view.gallery = view.gallery.turned(pages),
        GalleryAction::Pick(seed) => {
            state.controls.seed = seed;
            view.seed_text = None;
            view.scene = Scene::Stage;
        }
    }
}
