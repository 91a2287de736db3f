//! Thousands of things done at random to every control that the window names: no panic, no deadlock, no stale picture.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Key;

use super::monkey::Monkey;

use sixfingers::app::action::Action;
use sixfingers::app::stage::compare::CompareAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::diffusion::{Sampler, starting_noise};
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, NamedMachine};

/// How many things are done in all, by all the tests here.
const ACTIONS: usize = 5_400;

/// After so many the picture is computed once more.
const CHECK_EVERY: usize = 200;

/// A worker that has nothing to do for so many frames has forgotten something, if there is something to be done: it
/// gets its jobs in the frame in which they are due, and looks busy until they are over.
const IDLE_FRAMES: usize = 500;

/// For so long a busy worker may yield nothing at all: a deadlock. No step that is waited for takes a second.
const SILENCE: Duration = Duration::from_secs(300);

/// What a run may cost that is waited for and computed once more, in candidates times pixels times steps: that of the
/// exhibit that the window opens with, with patches that move. (Those that stay in their place cost next to nothing.)
const MOST_CANDIDATES: usize = 12 * (32 * 32) * (32 * 32) * 10;

/// The most steps of such a run.
const MOST_STEPS: usize = 100;

impl Monkey {
    /// Chooses something small where what is on the stage would take long to compute twice. It does so by what is
    /// chosen, never by what a clock says, and with actions that the window has.
    fn choose_something_small(&mut self) {
        let push = |monkey: &mut Self, action| {
            monkey.window.harness.state_mut().push(action);
            monkey.window.harness.run_steps(2);
        };
        let (spec, n_images) = {
            let state = &self.window.model().state;
            let n_images = state.data.as_ref().map_or(0, |data| data.set.n_images());
            (state.controls.stages[0].spec.clone(), n_images)
        };
        let area = self.window.model().state.shape().area();
        let moving =
            |reach: sixfingers::score::Reach| reach.moves() && n_images * area * area * spec.steps > MOST_CANDIDATES;
        if spec.trunk.iter().any(|segment| moving(segment.reach)) {
            // A new stage has no trunk.
            push(self, Action::Compare(CompareAction::Add));
            push(self, Action::Compare(CompareAction::Toggle));
        }
        if moving(spec.reach) {
            push(self, Action::Machine(MachineAction::SetNamedMachine(NamedMachine::Ls)));
        }
        if spec.steps > MOST_STEPS {
            push(self, Action::Machine(MachineAction::SetSteps(MOST_STEPS)));
        }
    }

    /// Waits until every run is complete.
    fn comes_to_rest(&mut self) {
        let (mut silent_since, mut n_events, mut idle) = (Instant::now(), 0, 0);
        while !self.window.is_at_rest() {
            self.window.harness.step();
            let state = &self.window.model().state;
            if state.n_events != n_events {
                (n_events, silent_since) = (state.n_events, Instant::now());
            }
            let stats = self.window.model().worker_stats();
            let is_idle = stats.running.is_empty() && stats.n_waiting == 0 && stats.n_events == 0;
            idle = if is_idle { idle + 1 } else { 0 };
            if idle > IDLE_FRAMES || silent_since.elapsed() > SILENCE {
                let what = if is_idle { "the worker has nothing to do" } else { "nothing more comes" };
                let runs: Vec<_> = state.stages.iter().filter_map(|stage| stage.run()).collect();
                panic!(
                    "{what}: {stats:?}\n{:?}\nopening {:?}, editing {:?}, search {:?}, wanted {:?}\n{runs:?}\nafter:\n{}",
                    state.controls,
                    state.opening,
                    state.editing,
                    state.search,
                    state.wanted_data().map(|data| data.id),
                    self.recently()
                );
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.window.harness.run_steps(2);
    }

    /// Comes to rest, and computes the run on each stage once more, from its noise.
    fn check(&mut self) {
        // What lies on top, a search, a pinned pixel, a presentation, another scene: each takes one.
        for _ in 0..8 {
            self.window.press(Key::Escape);
        }
        assert!(self.window.model().state.search.is_none(), "Escape stops a search, after:\n{}", self.recently());
        if self.window.model().view.time.playing {
            self.window.press(Key::Space);
        }
        if self.window.model().state.controls.stages.len() > 1 {
            self.window.press(Key::C);
        }
        assert_eq!(self.window.model().state.controls.stages.len(), 1, "after:\n{}", self.recently());
        self.choose_something_small();
        self.comes_to_rest();
        let model = self.window.model();
        let state = &model.state;
        let data = state.data.as_ref().expect("a training set is open");
        let (theory, mask) = (FastDenoiser::new(&data.set), state.mask());
        for (stage, controls) in state.stages.iter().zip(&state.controls.stages) {
            let shown = stage.shown(model.view.time.step, Instant::now()).expect("a frame is shown");
            assert!(!shown.outdated, "marked as old, after:\n{}", self.recently());
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
            assert_eq!(frames.len(), known.len(), "frames, after:\n{}", self.recently());
            for (again, known) in frames.iter().zip(known) {
                let asked = (again.step, again.machine, data.set.n_images(), data.set.shape());
                assert!(*again == *known.frame, "another picture at {asked:?}, after:\n{}", self.recently());
            }
            assert!(known.iter().any(|frame| Arc::ptr_eq(&frame.frame, &shown.frame.frame)), "of the run");
        }
    }
}

/// Does its share of the actions from a seed.
fn play(seed: u64, actions: usize) {
    let mut monkey = Monkey::new(seed);
    for i in 1..=actions {
        monkey.act();
        if i % CHECK_EVERY == 0 {
            monkey.check();
        }
    }
    assert!(monkey.used.len() > 40, "only {} widgets were found: {:?}", monkey.used.len(), monkey.used);
}

#[test]
fn thousands_of_random_actions_leave_the_right_picture_i() {
    play(1, ACTIONS / 3);
}

#[test]
fn thousands_of_random_actions_leave_the_right_picture_ii() {
    play(2, ACTIONS / 3);
}

#[test]
fn thousands_of_random_actions_leave_the_right_picture_iii() {
    play(3, ACTIONS / 3);
}
