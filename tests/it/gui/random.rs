//! Thousands of things done at random to every control that the window names: no panic, no deadlock, no stale picture.

use std::time::{Duration, Instant};

use egui::Key;

use super::monkey::Monkey;
use crate::app::again::{assert_the_same_again, something_small};

/// How many things are done in all, by all the tests here.
const ACTIONS: usize = 5_400;

/// After so many the picture is computed once more.
const CHECK_EVERY: usize = 200;

/// A worker that has nothing to do for so many frames has forgotten something, if there is something to be done: it
/// gets its jobs in the frame in which they are due, and looks busy until they are over.
const IDLE_FRAMES: usize = 500;

/// For so long a busy worker may yield nothing at all: a deadlock. No step that is waited for takes a second.
const SILENCE: Duration = Duration::from_secs(300);

impl Monkey {
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
        for action in something_small(self.window.model()) {
            self.window.harness.state_mut().push(action);
            self.window.harness.run_steps(2);
        }
        self.comes_to_rest();
        assert_the_same_again(self.window.model(), &self.recently());
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
