//! The whole state behind the window, without the window.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diffusion::{RunSpec, Seed};
use crate::exhibits::{DataSpec, catalogue};
use crate::export::session::read_session;
use crate::images::edit::Edits;
use crate::studio::{Stats, StudioError};

use super::apply::keep::open_document;
use super::controls::{Controls, StageControls};
use super::history::History;
use super::import::Importer;
use super::keep::{self, Files};
use super::session::Session;
use super::settings::Settings;
use super::view::View;
use super::worker::Worker;

/// The seed of the first picture: chosen because it comes out with six fingers in the default exhibit.
const FIRST_SEED: Seed = 3;

/// What the window opens with. Whatever is `None` is taken from the default exhibit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preset {
    /// The training set.
    pub data: Option<DataSpec>,
    /// The settings of the run.
    pub run: Option<RunSpec>,
    /// The seed of the starting noise.
    pub seed: Option<Seed>,
    /// A session file, in the place of all that.
    pub session: Option<PathBuf>,
    /// The platform's folder for settings, where the last session is kept; it is kept nowhere if `None`.
    pub folder: Option<PathBuf>,
}

impl Preset {
    /// The choices that the window starts with.
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

/// Settings, session, view, and the worker that fills the session.
#[derive(Debug)]
pub struct Model {
    /// What is remembered from one start to the next.
    pub settings: Settings,
    /// What is open and what has come out.
    pub session: Session,
    /// What the person is looking at.
    pub view: View,
    pub(super) history: History,
    pub(super) worker: Worker,
    pub(super) files: Files,
    pub(super) importer: Importer,
    /// Pictures that somebody named: they are looked at in the next frame.
    pub(super) to_look_at: Option<PathBuf>,
}

impl Model {
    /// A model whose worker has begun on the preset.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives the worker no threads.
    pub fn new(mut preset: Preset) -> Result<Self, StudioError> {
        // With choices, or with settings of the machine, they are opened at once.
        let to_look_at = match &preset.data {
            Some(DataSpec::Path(path)) if preset.run.is_none() => Some(path.clone()),
            _ => None,
        };
        preset.data = preset.data.filter(|_| to_look_at.is_none());
        let Preset { session, folder, .. } = preset.clone();
        let is_plain = to_look_at.is_none() && Preset { folder: None, ..preset.clone() } == Preset::default();
        let mut model = Self {
            settings: Settings::default(),
            session: Session::new(preset.controls()),
            view: View::default(),
            history: History::default(),
            worker: Worker::new()?,
            files: Files::new(),
            importer: Importer::default(),
            to_look_at,
        };
        model.view.time.step = model.session.stage_controls(0).spec.first_step();
        if model.session.controls.stages.len() > 1 {
            model.view.look_at_several();
        }
        model.session.keep.folder.clone_from(&folder);
        match (session, folder) {
            // A session is small: reading it here saves computing another picture first.
            (Some(path), _) => match read_session(&path) {
                Ok(document) => open_document(&mut model, Arc::new(document), Some(path)),
                Err(error) => model.session.notice = Some(error.to_string()),
            },
            (None, Some(folder)) if is_plain => {
                model.files.spawn(move || keep::read_last(folder));
            }
            _ => {}
        }
        super::reconcile::reconcile(&mut model);
        Ok(model)
    }
    /// What the worker is doing now.
    pub fn worker_stats(&self) -> Stats {
        self.worker.stats()
    }
}
