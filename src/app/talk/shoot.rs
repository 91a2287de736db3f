//! Takes pictures of the scenes of a talk, by a program of its own that nobody sees: what an export is made of.
//!
//! Its clock stands still until all that a moment shows is there, so that what comes out does not depend on how fast the
//! computer is.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use image::RgbImage;

use super::script::Script;
use super::{giving, snap};
use crate::app::model::{Model, Preset};
use crate::app::view::Scene;
use crate::export::talk::{ScenePictures, Shot};
use crate::studio::StudioError;
use crate::text::Language;

/// Between two moments, in seconds of the program's own clock.
const STEP_SECS: f64 = 0.1;
/// A scene that moves for longer is cut, in seconds.
const LONGEST_SECS: f64 = 40.0;
/// How long the last moment stays in an animation, in hundredths of a second.
const LAST_CS: u16 = 250;
/// What is not there by then is not waited for.
const PATIENCE: Duration = Duration::from_secs(180);
/// Between two looks whether all is there.
const LOOK: Duration = Duration::from_millis(2);

/// The program that is looked at, scene by scene.
#[derive(Debug)]
pub struct Photographer {
    model: Model,
    clock_secs: f64,
    /// Pictures that were taken before, by what made them, so that the same one is kept once.
    known: HashMap<snap::Name, Arc<RgbImage>>,
}

impl Photographer {
    /// Opens a program on a talk.
    ///
    /// # Errors
    /// [`StudioError`] when the system gives the worker no threads.
    pub fn open(script: &Script, language: Language) -> Result<Self, StudioError> {
        let mut model = Model::open(Preset { language: Some(language), ..Preset::default() })?;
        model.state.talk.script = script.clone();
        giving::begin(&mut model, 0, &mut Vec::new());
        Ok(Self { model, clock_secs: 0.0, known: HashMap::new() })
    }

    /// How many scenes there are.
    pub fn n_scenes(&self) -> usize {
        self.model.state.talk.script.scenes.len()
    }

    /// Goes to a scene and takes pictures until nothing moves; `None` where `go_on` said no.
    ///
    /// # Errors
    /// Why a scene can't be shown.
    pub fn scene(&mut self, at: usize, go_on: &dyn Fn() -> bool) -> Result<Option<ScenePictures>, String> {
        self.known.clear();
        self.model.state.notices.notice = None;
        giving::go_to(&mut self.model, at);
        let mut shots: Vec<Shot> = Vec::new();
        let from = self.clock_secs;
        loop {
            if !self.settle(go_on) {
                return Ok(None);
            }
            if let Some(problem) = self.model.state.notices.notice.take() {
                return Err(problem);
            }
            let shot = snap::shot(&mut self.model, &mut self.known, (STEP_SECS * 100.0) as u16);
            match shots.last_mut() {
                Some(last) if last.pictures == shot.pictures && last.line == shot.line => last.hold_cs += shot.hold_cs,
                _ => shots.push(shot),
            }
            if self.is_still() || self.clock_secs - from > LONGEST_SECS {
                break;
            }
            self.clock_secs += STEP_SECS;
        }
        if let Some(last) = shots.last_mut() {
            last.hold_cs = LAST_CS;
        }
        let Some(scene) = self.model.state.talk.shown() else { return Ok(None) };
        let (caption, notes) = (scene.caption.get().to_owned(), scene.notes.get().to_owned());
        Ok(Some(ScenePictures { caption, notes, shots }))
    }

    /// Whether nothing moves any more.
    fn is_still(&self) -> bool {
        let state = &self.model.state;
        let begun = state.talk.giving.as_ref().is_none_or(|giving| giving.moving);
        begun && !state.performance.is_under_way() && !self.model.view.time.playing
    }

    /// Lets the worker finish what this moment shows; `false` where `go_on` said no.
    fn settle(&mut self, go_on: &dyn Fn() -> bool) -> bool {
        let until = Instant::now() + PATIENCE;
        loop {
            self.model.tick(self.clock_secs);
            if !go_on() {
                return false;
            }
            if is_there(&self.model) || self.model.state.notices.notice.is_some() || Instant::now() > until {
                return true;
            }
            std::thread::sleep(LOOK);
        }
    }
}

/// Whether all that is chosen and looked at has come out.
fn is_there(model: &Model) -> bool {
    let (state, view) = (&model.state, &model.view);
    let Some(data) = state.wanted_data() else { return false };
    let stages = state.stages.iter().zip(&state.controls.stages).all(|(stage, controls)| {
        let run = stage.run().filter(|run| run.request.data == data.id && run.request.seed == state.controls.seed);
        run.is_some_and(|run| run.request.spec == controls.spec && run.is_settled(data.parts.is_some()))
    });
    let facts = state.stages.iter().all(|stage| {
        let frame = stage.run().and_then(|run| run.nearest(view.time.step));
        frame.is_none_or(|frame| !snap::needs_novelty(view.pictures) || state.analysis.novelty(frame).is_some())
    });
    let middle = match view.scene {
        Scene::Gallery if view.agreement.open => state.agreement.n_seeds() as u64 >= view.agreement.n,
        Scene::Gallery => {
            let first = state.gallery.request().map(|request| request.choice);
            first == Some(view.gallery) && !state.gallery.is_running()
        }
        Scene::Census => {
            !state.census.is_running() && state.census.shown().is_some_and(|counted| counted.census.is_done())
        }
        _ => true,
    };
    let quiet = state.search.is_none() && state.opening.is_none() && state.editing.is_none();
    stages && facts && middle && quiet
}
