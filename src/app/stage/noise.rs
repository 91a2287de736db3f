//! The starting noise.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::app::model::Model;
use crate::app::stage::noise_search::Search;
use crate::diffusion::Seed;
use crate::studio::{Job, Slot};

/// The starting noise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoiseAction {
    /// This seed.
    SetSeed(Seed),
    /// A random one, unless the noise is locked.
    Reroll,
    /// The next one whose picture is well formed with a wrong count, unless the noise is locked.
    NextWrong,
    /// Keep this noise, whatever key is pressed.
    ToggleLock,
}

/// Seeds that are rolled are below this, so that they can be read out and typed.
const REROLL_BELOW: u64 = 10_000;

/// Carries out one action.
pub(crate) fn apply(model: &mut Model, action: NoiseAction) {
    let Model { state, view, worker, .. } = model;
    match action {
        NoiseAction::SetSeed(seed) => state.controls.seed = seed,
        NoiseAction::ToggleLock => view.noise_locked = !view.noise_locked,
        NoiseAction::Reroll | NoiseAction::NextWrong if view.noise_locked => {}
        NoiseAction::Reroll => {
            // The standard library's hasher is seeded by the system: enough to roll a seed.
            let rolled = RandomState::new().build_hasher().finish() % (REROLL_BELOW - 1);
            // Never the number that is there: a press must change something.
            state.controls.seed = if rolled >= state.controls.seed { rolled + 1 } else { rolled };
            view.seed_text = None;
        }
        NoiseAction::NextWrong => {
            let Some(data) = state.wanted_data() else { return };
            let job = Job::NextWrong {
                data: data.id,
                after: state.controls.seed,
                spec: state.stage_controls(view.selected).spec.clone(),
                mask: state.mask(),
            };
            let job = worker.submit(Slot::Search, job);
            state.search = Some(Search { job, controls: state.controls.clone() });
        }
    }
}
