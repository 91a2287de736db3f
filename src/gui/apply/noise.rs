//! The starting noise.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::studio::{Job, Slot};

use super::super::action::NoiseAction;
use super::super::model::Model;
use super::super::session::Search;

/// Seeds from the die are below this, so that they can be read out and typed.
const DIE_BELOW: u64 = 10_000;

/// Carries out one action.
pub(super) fn apply(model: &mut Model, action: NoiseAction) {
    let Model { session, view, worker, .. } = model;
    match action {
        NoiseAction::SetSeed(seed) => session.controls.seed = seed,
        NoiseAction::ToggleLock => view.noise_locked = !view.noise_locked,
        NoiseAction::Die | NoiseAction::NextWrong if view.noise_locked => {}
        NoiseAction::Die => {
            // The standard library's hasher is seeded by the system: enough for a die.
            let rolled = RandomState::new().build_hasher().finish() % (DIE_BELOW - 1);
            // Never the number that is there: a press must change something.
            session.controls.seed = if rolled >= session.controls.seed { rolled + 1 } else { rolled };
            view.seed_text = None;
        }
        NoiseAction::NextWrong => {
            let Some(data) = session.wanted_data() else { return };
            let job = Job::NextWrong {
                data: data.id,
                after: session.controls.seed,
                spec: session.stage_controls(view.selected).spec.clone(),
                mask: session.mask(),
            };
            let job = worker.submit(Slot::Search, job);
            session.search = Some(Search { job, controls: session.controls.clone() });
        }
    }
}
