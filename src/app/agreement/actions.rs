//! What a person does with the view of agreement.

use super::state::MAX_SEEDS;
use crate::app::model::Model;
use crate::app::view::Scene;

/// How well machines predict a network, over many noises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgreementAction {
    /// Show it in the gallery, or the gallery's pictures again.
    Toggle,
    /// More noises.
    MoreSeeds,
}

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: AgreementAction) {
    let Model { state, view, .. } = model;
    // Somebody asks for it, so that what could not be done is tried once more.
    state.agreement.allow_again();
    match action {
        AgreementAction::Toggle => {
            view.agreement.open = view.scene != Scene::Gallery || !view.agreement.open;
            view.scene = Scene::Gallery;
        }
        AgreementAction::MoreSeeds => view.agreement.n = (2 * view.agreement.n).min(MAX_SEEDS),
    }
}
