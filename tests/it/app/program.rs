//! Drives the program without a window: actions go in, effects come out, time passes when the test says so.

use std::time::{Duration, Instant};

use sixfingers::app::action::Action;
use sixfingers::app::effect::{Effect, Outcome};
use sixfingers::app::model::{Model, Preset};
use sixfingers::diffusion::{Locality, RunSpec};
use sixfingers::score::{Patch, PatchSide};

/// Far beyond what any step takes, on the slowest machine: a test that waits longer hangs.
const WATCHDOG: Duration = Duration::from_secs(300);

/// The program under test.
pub(super) struct Program {
    pub(super) model: Model,
    /// What the window would have been asked to do.
    pub(super) effects: Vec<Effect>,
    clock_secs: f64,
}

/// A few small hands, a constant window and few steps: a run takes milliseconds.
pub(crate) fn small() -> Preset {
    Preset {
        data: Some("hands:count=12,size=32,seed=1".parse().unwrap()),
        run: Some(RunSpec {
            locality: Locality::Constant(Patch::Side(PatchSide::new(11).unwrap())),
            steps: 10,
            ..RunSpec::default()
        }),
        seed: Some(5),
        ..Preset::default()
    }
}

impl Program {
    /// Opens with a preset and waits for nothing.
    pub(super) fn open(preset: Preset) -> Self {
        Self { model: Model::open(preset).expect("the worker starts"), effects: Vec::new(), clock_secs: 0.0 }
    }

    /// Carries out an action.
    pub(super) fn act(&mut self, action: Action) {
        let outcome = self.model.apply([action]);
        self.note(outcome);
    }

    /// Lets a frame's time pass.
    pub(super) fn tick(&mut self) {
        self.clock_secs += 1.0 / 60.0;
        let outcome = self.model.tick(self.clock_secs);
        self.note(outcome);
    }

    fn note(&mut self, outcome: Outcome) {
        self.effects.extend(outcome.effects);
    }

    /// Lets time pass until something is so.
    pub(super) fn wait(&mut self, what: &str, done: impl Fn(&Model) -> bool) {
        let began = Instant::now();
        loop {
            self.tick();
            if done(&self.model) {
                return;
            }
            assert!(began.elapsed() < WATCHDOG, "{what}: not within {WATCHDOG:?}");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until every run is complete, is the one that was asked for, and is counted.
    pub(super) fn settle(&mut self) {
        self.wait("the runs are complete", at_rest);
    }

    /// The texts that were put on the clipboard.
    pub(super) fn copied(&self) -> Vec<&str> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::CopyText(text) => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }
}

/// Whether every run is complete, is the one that was asked for, and is counted.
pub(super) fn at_rest(model: &Model) -> bool {
    let state = &model.state;
    let Some(data) = state.wanted_data() else { return false };
    state.opening.is_none()
        && state.editing.is_none()
        && state.stages.len() == state.controls.stages.len()
        && state.stages.iter().zip(&state.controls.stages).all(|(stage, controls)| {
            stage.run().is_some_and(|run| {
                let is_asked = run.request.spec == controls.spec && run.request.data == data.id;
                is_asked && run.request.mask == state.mask() && run.is_settled(data.parts.is_some())
            })
        })
}
