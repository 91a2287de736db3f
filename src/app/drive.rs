//! What happens without anybody doing anything: the start, the passing of time, the end.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::effect::Outcome;
use super::export::requests as export;
use super::files::FileReport;
use super::import::actions::look;
use super::lessons::{place, progress};
use super::model::{Model, Preset};
use super::net_training::autosave as training;
use super::own_folder::LastWill;
use super::sessions::actions::open_document;
use super::sessions::read::open_path;
use super::sessions::{autosave, check};
use super::settings::Settings;
use super::stage::playback;
use super::talk::{giving, keep, moves};
use super::{acts, aside, events, reports, requests};
use crate::exhibits::DataSpec;
use crate::export::session::read_session;
use crate::export::talk::is_talk;
use crate::studio::StudioError;

/// How often the bar of a loading moves.
const LOADING_EVERY: Duration = Duration::from_millis(100);

impl Model {
    /// A program that has begun on a preset.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives the worker no threads.
    pub fn open(mut preset: Preset) -> Result<Self, StudioError> {
        // With settings of the machine a set is opened at once; without them it is looked at first.
        let to_look_at = match &preset.data {
            Some(DataSpec::Path(path)) if preset.run.is_none() => Some(path.clone()),
            _ => None,
        };
        preset.data = preset.data.filter(|_| to_look_at.is_none());
        let Preset { session, lessons, folder, .. } = preset.clone();
        let choices = Preset { folder: None, lessons: None, language: None, ..preset.clone() };
        let is_plain = to_look_at.is_none() && choices == Preset::default();
        let mut model = Self::new(preset)?;
        // Until the settings are read, what is remembered isn't known: the thread goes on as it did.
        if model.settings.language.is_some() {
            model.speak();
        }
        model.begin(session, folder.filter(|_| is_plain));
        if let Some(path) = to_look_at {
            look(&mut model, path, None);
        }
        if let Some(path) = lessons {
            open_path(&model, path);
        }
        requests::reconcile(&mut model);
        Ok(model)
    }

    /// Opens the session of the preset, or looks for the last one.
    fn begin(&mut self, session: Option<PathBuf>, last_in: Option<PathBuf>) {
        match (session, last_in) {
            // A session is small: reading it here saves computing another picture first.
            (Some(path), _) if is_talk(&path) => open_path(self, path),
            (Some(path), _) => match read_session(&path) {
                Ok(document) => open_document(self, Arc::new(document), Some(path)),
                Err(error) => self.state.notices.notice = Some(error.to_string()),
            },
            (None, Some(folder)) => {
                self.files.spawn(move || Some(FileReport::Sessions(autosave::read_last(&folder)?)));
            }
            _ => {}
        }
        if let Some(folder) = self.state.persistence.folder.clone() {
            let of_lessons = folder.clone();
            self.files.spawn(move || Some(FileReport::Talk(keep::read_kept(&folder)?)));
            self.files.spawn(move || Some(FileReport::Lessons(place::read(&of_lessons))));
        }
    }

    /// From now on this thread says all in the language of the settings.
    pub fn speak(&self) {
        self.settings.language.unwrap_or_default().make_current();
    }

    /// Takes in what was reported and does what is due; `now_secs` is the window's clock, which moves the playhead.
    pub fn tick(&mut self, now_secs: f64) -> Outcome {
        events::drain(self);
        reports::drain(self);
        let moving = moves::advance(self, now_secs);
        let Outcome { mut effects, again } = acts::advance(self, now_secs);
        let mut again: Vec<Duration> = again.into_iter().chain(moving).collect();
        // The bar of a loading moves without an event.
        again.extend(self.state.opening.is_some().then_some(LOADING_EVERY));
        again.extend(playback::advance(self, now_secs));
        again.extend(requests::reconcile(self));
        training::autosave(self);
        check::check(self);
        progress::check(self);
        place::keep(self);
        export::reconcile(self);
        check::title(self, &mut effects);
        check::place(self);
        again.extend(self.state.notices.expire(Instant::now()));
        again.extend(autosave::autosave(self));
        again.extend(keep::keep(self));
        Outcome { effects, again: again.into_iter().min() }
    }

    /// What does the same as [`Model::close`] should the program end without a word, as where its screen is gone: of the
    /// session, where that is another than it was, and of the training.
    pub(crate) fn last_will(&mut self) -> (Option<Option<LastWill>>, Option<LastWill>) {
        (autosave::will(self), training::will(self))
    }

    /// The settings that are to be remembered: without what a talk that is being given has changed in them.
    pub fn own_settings(&self) -> Settings {
        aside::own_settings(self)
    }

    /// Writes what is to be found at the next start, before the program ends.
    pub fn close(&mut self) {
        giving::end(self, &mut Vec::new());
        self.state.talk.stop_export();
        keep::keep_now(self);
        place::keep_now(self);
        autosave::autosave_now(self);
        training::autosave_now(self);
    }
}
