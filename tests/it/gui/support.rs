//! Opens the window without a screen, and waits for its worker.

use std::time::{Duration, Instant};

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder, TestRenderer};

use sixfingers::app::action::Action;
use sixfingers::app::model::{Model, Preset};
use sixfingers::app::stage::exhibit::ExhibitAction;
use sixfingers::app::stage::machine::MachineAction;
use sixfingers::app::stage::runs::StageFrame;
use sixfingers::gui::{Memory, SixfingersApp};
use sixfingers::images::Image;
use sixfingers::score::NamedMachine;

pub(super) use crate::app::program::small;

/// Far beyond what any step takes, on the slowest machine: a test that waits longer hangs.
const WATCHDOG: Duration = Duration::from_secs(300);

/// The window under test.
pub(super) struct Window {
    pub(super) harness: Harness<'static, SixfingersApp>,
}

/// The exhibit with the shipped network for hands, in a few steps.
pub(super) fn beside_the_theory() -> Window {
    let mut window = Window::open();
    window.act(Action::Exhibit(ExhibitAction::Open("network-hands".into())));
    window.act(Action::Machine(MachineAction::SetSteps(3)));
    window.settle();
    window
}

impl Window {
    /// Opens with the small preset and waits for its first picture.
    pub(super) fn open() -> Self {
        let mut window = Self::open_with(small(), Vec2::new(1280.0, 720.0));
        window.settle();
        window
    }

    /// Opens with a preset, in a size, and waits for nothing.
    pub(super) fn open_with(preset: Preset, size: Vec2) -> Self {
        Self::build(Harness::builder().with_size(size), preset)
    }

    /// Opens where letters may be typed that the tests' fonts don't have; a real window takes them from the system.
    pub(super) fn open_for_any_letters(preset: Preset, size: Vec2) -> Self {
        Self::build(Harness::builder().with_size(size).allow_missing_glyphs(), preset)
    }

    /// Opens where pictures can be taken, and waits for nothing.
    pub(super) fn open_drawn_by(renderer: impl TestRenderer + 'static, preset: Preset, size: Vec2) -> Self {
        Self::build(Harness::builder().with_size(size).renderer(renderer), preset)
    }

    fn build(builder: HarnessBuilder<SixfingersApp>, preset: Preset) -> Self {
        let harness = builder.build_eframe(move |cc| SixfingersApp::new(cc, preset).expect("the worker starts"));
        Self { harness }
    }

    /// Whether every run is complete and is the one that was asked for.
    pub(super) fn is_at_rest(&self) -> bool {
        at_rest(self.model())
    }

    pub(super) fn model(&self) -> &Model {
        self.harness.state().model()
    }

    /// What only the window holds.
    pub(super) fn memory(&self) -> &Memory {
        self.harness.state().memory()
    }

    /// Draws frames until something is so.
    pub(super) fn wait(&mut self, what: &str, done: impl Fn(&Model) -> bool) {
        let began = Instant::now();
        loop {
            self.harness.step();
            if done(self.model()) {
                return;
            }
            assert!(began.elapsed() < WATCHDOG, "{what}: not within {WATCHDOG:?}");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Draws frames until every run is complete and is the one that was asked for.
    pub(super) fn settle(&mut self) {
        // Two frames for what was clicked to be acted upon.
        self.harness.run_steps(2);
        self.wait("the runs are complete", at_rest);
        // A count may follow its frame, and even the end of the run.
        self.wait("the pictures are counted", |model| {
            let state = &model.state;
            state.data.as_ref().is_none_or(|data| data.parts.is_none())
                || state
                    .stages
                    .iter()
                    .all(|stage| stage.run().is_some_and(|run| run.frames.iter().all(|frame| frame.count.is_some())))
        });
        // Two more, so that what is drawn is what has arrived.
        self.harness.run_steps(2);
    }

    /// The frame on the stage.
    pub(super) fn shown(&self) -> StageFrame {
        let model = self.model();
        model.state.stages[0].shown(model.view.time.step, Instant::now()).expect("a frame is shown").frame.clone()
    }

    /// The guess on the stage.
    pub(super) fn guess(&self) -> Image {
        self.shown().frame.posterior.x0_hat.clone()
    }

    pub(super) fn named_machine(&self) -> NamedMachine {
        let state = &self.model().state;
        state.controls.stages[0].spec.named_machine(state.shape())
    }

    pub(super) fn step(&self) -> usize {
        self.model().view.time.step
    }

    pub(super) fn click(&mut self, role: Role, name: &str) {
        self.harness.get_by_role_and_label(role, name).click();
        // One frame to press, one to act, and two for what lies over the window, which is measured before it is drawn.
        self.harness.run_steps(4);
    }

    pub(super) fn press(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.harness.run_steps(2);
    }

    pub(super) fn press_with(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(2);
    }

    /// Copies the command and runs it, as somebody would who pastes it; its picture must be the one on the stage. Gives
    /// what was told.
    #[cfg(unix)]
    pub(super) fn copied_command_makes_the_picture(&mut self) -> String {
        self.press_with(egui::Modifiers { shift: true, ..egui::Modifiers::COMMAND }, egui::Key::C);
        let told = self.model().state.notices.toast.as_ref().expect("it is told").text.clone();
        let (_, command) = told.split_once("sixfingers ").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let command = format!("sixfingers {}", command.replace("--out picture.png", "--out picture.npy"));
        crate::support::in_a_shell(folder.path(), &command);
        let made: ndarray::Array4<f32> = ndarray_npy::read_npy(folder.path().join("picture.npy")).unwrap();
        let result = self.model().state.stages[0].run().unwrap().frames.last().unwrap().frame.clone();
        assert_eq!(made.into_raw_vec_and_offset().0, result.posterior.x0_hat.values(), "{command}");
        told
    }

    /// Moves a slider as a screen reader does.
    pub(super) fn slide(&mut self, name: &str, value: f64) {
        self.harness.get_by_role_and_label(Role::Slider, name).set_value_accesskit(value);
        self.harness.run_steps(2);
    }

    pub(super) fn slider_value(&self, name: &str) -> f64 {
        self.harness.get_by_role_and_label(Role::Slider, name).accesskit_node().numeric_value().unwrap()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }
}

/// Stands for whatever is put into a message: see [`is_like`].
pub(super) const ANYTHING: &str = "\u{1}";

/// Whether a text is a message, in which [`ANYTHING`] stands for what is put in.
pub(super) fn is_like(text: &str, message: &str) -> bool {
    let mut parts = message.split(ANYTHING);
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

/// Whether every run is complete and is the one that was asked for.
fn at_rest(model: &Model) -> bool {
    let state = &model.state;
    state.opening.is_none()
        && state.wanted_data().is_some()
        && state.search.is_none()
        && state.stages.iter().zip(&state.controls.stages).all(|(stage, controls)| {
            stage.run().is_some_and(|run| {
                let request = &run.request;
                run.finished
                    && request.spec == controls.spec
                    && Some(request.data) == state.data.as_ref().map(|data| data.id)
                    && request.mask == state.mask()
                    && request.seed == state.controls.seed
            })
        })
}
