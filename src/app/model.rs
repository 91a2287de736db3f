//! The whole state of the program, without its window.

use std::path::PathBuf;
use std::time::Instant;

use super::controls::{Controls, StageControls};
use super::files::Files;
use super::history::History;
use super::settings::Settings;
use super::stage::tree;
use super::state::AppState;
use super::view::View;
use super::wake::Wake;
use super::worker::Worker;
use crate::diffusion::{RunSpec, Seed};
use crate::exhibits::{DataSpec, catalogue};
use crate::images::edit::Edits;
use crate::studio::{Stats, StudioError};
use crate::text::Language;

/// The seed of the first picture: chosen because it comes out with six fingers in the default exhibit.
const FIRST_SEED: Seed = 3;

/// What the program opens with. Whatever is `None` is taken from the default exhibit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preset {
    /// The training set.
    pub data: Option<DataSpec>,
    /// The settings of the run.
    pub run: Option<RunSpec>,
    /// The seed of the starting noise.
    pub seed: Option<Seed>,
    /// A session file, in place of all that.
    pub session: Option<PathBuf>,
    /// The file of a lesson, or a folder of lessons, to be opened beside all that.
    pub lessons: Option<PathBuf>,
    /// The language of the window; the one that is remembered, else English, if `None`.
    pub language: Option<Language>,
    /// The platform's folder for settings, where the last session is kept; it is kept nowhere if `None`.
    pub folder: Option<PathBuf>,
}

impl Preset {
    /// The choices that the program starts with.
    fn controls(self) -> Controls {
        let seed = self.seed.unwrap_or(FIRST_SEED);
        let exhibits = catalogue();
        let chosen = match &self.data {
            None => exhibits.first(),
            Some(data) => exhibits.iter().find(|exhibit| exhibit.data == *data),
        };
        let mut controls = match chosen {
            Some(exhibit) => Controls::of_exhibit(exhibit, seed),
            None => Controls {
                exhibit: None,
                data: self
                    .data
                    .unwrap_or(DataSpec::Synth(crate::synth::SynthSpec::new(crate::synth::SynthKind::Hands))),
                edits: Edits::default(),
                seed,
                stages: vec![StageControls::new(RunSpec::default())],
                branches: Vec::new(),
            },
        };
        if let Some(run) = self.run {
            controls.stages = vec![StageControls::new(run)];
        }
        controls
    }
}

/// Settings, state, view, and the worker that fills the state.
#[derive(Debug)]
pub struct Model {
    /// What is remembered from one start to the next.
    pub settings: Settings,
    /// What is open and what has come out.
    pub state: AppState,
    /// What the person is looking at.
    pub view: View,
    pub(crate) history: History<Controls>,
    pub(crate) worker: Worker,
    pub(crate) files: Files,
    wake: Wake,
}

impl Model {
    /// The state with the choices of a preset, before anything is asked of the worker.
    /// [`Model::open`] is what programs call.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives the worker no threads.
    pub(crate) fn new(preset: Preset) -> Result<Self, StudioError> {
        let (folder, language) = (preset.folder.clone(), preset.language);
        let wake = Wake::default();
        let mut model = Self {
            settings: Settings { language, ..Settings::default() },
            state: AppState::new(preset.controls()),
            view: View::default(),
            history: History::default(),
            worker: Worker::new(wake.clone())?,
            files: Files::new(wake.clone()),
            wake,
        };
        model.view.time.step = model.state.stage_controls(0).spec.first_step();
        if model.state.controls.stages.len() > 1 {
            model.view.look_at_several();
        }
        model.state.persistence.folder = folder;
        Ok(model)
    }

    /// Sets the callback by which threads tell that there is something to fetch: then [`Model::tick`] is due. It may be
    /// called on any thread. Only the first one counts.
    pub fn on_news(&self, wake: impl Fn() + Send + Sync + 'static) {
        self.wake.set(wake);
    }

    /// Offers the first lesson to somebody who starts the program for the first time.
    pub fn welcome(&mut self) {
        self.state.lessons.welcome = !std::mem::replace(&mut self.settings.lessons_offered, true);
    }

    /// What the worker is doing now.
    pub fn worker_stats(&self) -> Stats {
        self.worker.stats()
    }

    /// Notes for undo that the choices were changed, if they were; `kind` as for [`History::note`].
    pub(crate) fn note_change(&mut self, before: Controls, kind: &'static str) {
        if self.state.controls != before {
            tree::sync(&mut self.state.controls);
            // Nobody takes back what set the scene of a lesson.
            if !self.state.performance.sets_the_scene() {
                self.history.note(before, kind, Instant::now());
                self.state.talk.history.forget_redo();
            }
            self.note_undo();
        }
    }

    /// Says whether there is something to undo or to redo.
    pub(crate) fn note_undo(&mut self) {
        // While a talk is given, only what was changed in the scene that is shown.
        let talk = Some(&self.state.talk).filter(|talk| !talk.is_given()).map(|talk| &talk.history);
        self.state.can_undo = self.history.can_undo() || talk.is_some_and(History::can_undo);
        self.state.can_redo = self.history.can_redo() || talk.is_some_and(History::can_redo);
    }
}
