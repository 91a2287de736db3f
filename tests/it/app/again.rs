//! After much was done at random: what is on the stages, computed once more from its noise.

use std::sync::Arc;
use std::time::Instant;

use sixfingers::app::action::Action;
use sixfingers::app::model::Model;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::diffusion::{Sampler, starting_noise};
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, NamedMachine, Reach};

/// What a run may cost that is waited for and computed once more, in candidates times pixels times steps: that of the
/// exhibit that the tests open, with patches that move. (Those that stay in their place cost next to nothing.)
const MAX_CANDIDATES: usize = 12 * (32 * 32) * (32 * 32) * 10;

/// The most steps of such a run.
const MAX_STEPS: usize = 100;

/// What chooses something small where the one stage would take long to compute twice: by what is chosen, never by what
/// a clock says.
pub(crate) fn something_small(model: &Model) -> Vec<Action> {
    let state = &model.state;
    let spec = &state.controls.stages[0].spec;
    let n_images = state.data.as_ref().map_or(0, |data| data.set.n_images());
    let area = state.shape().area();
    let moving = |reach: Reach| reach.moves() && n_images * area * area * spec.steps > MAX_CANDIDATES;
    let mut actions = Vec::new();
    if spec.trunk.iter().any(|segment| moving(segment.reach)) {
        // A new stage has no trunk.
        actions.extend([Action::Compare(CompareAction::Add), Action::Compare(CompareAction::Toggle)]);
    }
    if moving(spec.reach) {
        actions.push(Action::Machine(MachineAction::SetNamedMachine(NamedMachine::Ls)));
    }
    if spec.steps > MAX_STEPS {
        actions.push(Action::Machine(MachineAction::SetSteps(MAX_STEPS)));
    }
    actions
}

/// Computes the run on each stage once more, from its noise: the same bits, and what is shown is of that run. `after`
/// tells what was done, for whoever has to find out why not.
pub(crate) fn assert_the_same_again(model: &Model, after: &str) {
    let state = &model.state;
    let data = state.data.as_ref().expect("a training set is open");
    let (theory, mask) = (FastDenoiser::new(&data.set), state.mask());
    for (stage, controls) in state.stages.iter().zip(&state.controls.stages) {
        let noise = starting_noise(data.set.shape(), state.controls.seed);
        let mut sampler = Sampler::new(controls.spec.clone(), noise).expect("a run");
        let cancel = CancelToken::new();
        let frames: Vec<_> = std::iter::from_fn(|| {
            let net = sampler.spec().net_at(sampler.step());
            let net = net.map(|id| state.nets.get(id).expect("a network on the stage is open"));
            let denoiser: &dyn Denoiser = net.map_or(&theory, |net| &**net.denoiser());
            sampler.next_frame(denoiser, mask.as_deref(), &cancel).expect("the step is computed once more")
        })
        .collect();
        let known = &stage.run().expect("a run").frames;
        assert_eq!(frames.len(), known.len(), "frames, after:\n{after}");
        for (again, known) in frames.iter().zip(known) {
            let asked = (again.step, again.machine, data.set.n_images(), data.set.shape());
            assert!(*again == *known.frame, "another picture at {asked:?}, after:\n{after}");
            let shown = stage.shown(known.frame.step, Instant::now()).expect("a frame is shown");
            assert!(!shown.outdated && Arc::ptr_eq(&shown.frame.frame, &known.frame), "marked as old, after:\n{after}");
        }
        let shown = stage.shown(model.view.time.step, Instant::now()).expect("a frame is shown");
        assert!(!shown.outdated, "marked as old, after:\n{after}");
        assert!(known.iter().any(|frame| Arc::ptr_eq(&frame.frame, &shown.frame.frame)), "of the run, after:\n{after}");
    }
}
