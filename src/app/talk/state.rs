//! The talk that is open, how it is given, and what is made ready for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use super::ahead::Ahead;
use super::script::{Script, Setup, TalkScene};
use crate::app::census::thumbs::Thumb;
use crate::app::history::History;
use crate::app::own_session::OwnSession;
use crate::export::talk::TalkFile;

/// The talk that is open.
#[derive(Debug, Default)]
pub struct Talk {
    /// Its scenes; none while no talk is open.
    pub script: Script,
    /// Its file, once it has one.
    pub file: Option<PathBuf>,
    /// Whether there are changes that the file does not hold.
    pub unsaved: bool,
    /// The scene that is edited.
    pub chosen: usize,
    /// How it is being given, while it is.
    pub giving: Option<Giving>,
    /// Whether the speaker's window is open while a talk is given.
    pub speaker: bool,
    /// What goes on while it is exported.
    pub export: Option<Writing>,
    /// What went wrong with the last export.
    pub export_problem: Option<String>,
    /// The scripts before each change.
    pub(crate) history: History<Script>,
    /// What the file holds.
    pub(crate) saved: Option<Script>,
    /// Whether a save is under way.
    pub(crate) saving: bool,
    /// The scene that is made ready before it comes.
    pub(crate) ahead: Ahead,
    /// Small pictures of scenes, by what they show.
    pub(crate) thumbs: Vec<(Arc<Setup>, Arc<Thumb>)>,
    /// Scenes that were made ready in vain.
    pub(crate) tried: Vec<Arc<Setup>>,
    /// The copy in the folder for settings.
    pub(crate) keep: Keep,
}

/// How a talk is being given.
#[derive(Debug)]
pub struct Giving {
    /// The scene that is shown.
    pub at: usize,
    /// Since when it is given.
    pub began: Instant,
    /// Since when this scene is shown.
    pub shown: Instant,
    /// The same on the window's clock, once that was looked at.
    pub(crate) shown_secs: Option<f64>,
    /// Whether what moves in it has been set going: that waits for its first picture.
    pub(crate) moving: bool,
    pub(crate) before: OwnSession,
}

impl Giving {
    /// Whether what moves in this scene has been set going.
    pub fn has_moved(&self) -> bool {
        self.moving
    }
}

/// The copy of the talk in the folder for settings.
#[derive(Debug, Default)]
pub(crate) struct Keep {
    /// What it holds.
    pub(crate) kept: Option<Script>,
    pub(crate) due: Option<Instant>,
    pub(crate) under_way: bool,
    /// Whether the person was told of a failure.
    pub(crate) notified: bool,
}

/// How far an export is, told from thread to thread.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// Scenes done.
    done: Arc<AtomicUsize>,
    /// Scenes in all.
    of: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Writing {
    /// Scenes done, and in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed))
    }

    /// Notes how far it is.
    pub(crate) fn note(&self, done: usize, of: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// Asks it to stop; what it had begun is removed.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it is to go on.
    pub(crate) fn may_go_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }

    /// Whether two are of one export.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.stop, &other.stop)
    }
}

impl Talk {
    /// Whether it is being given.
    pub fn is_given(&self) -> bool {
        self.giving.is_some()
    }

    /// The scene that is shown while it is given.
    pub fn shown(&self) -> Option<&TalkScene> {
        self.script.scenes.get(self.giving.as_ref()?.at)
    }

    /// Which scene is shown and since when, while it is given.
    pub(crate) fn scene_shown(&self) -> Option<(usize, Instant)> {
        self.giving.as_ref().map(|giving| (giving.at, giving.shown))
    }

    /// The scene after it.
    pub fn next(&self) -> Option<&TalkScene> {
        self.script.scenes.get(self.giving.as_ref()?.at + 1)
    }

    /// The small picture of a scene, if it is there.
    pub fn thumb(&self, scene: &TalkScene) -> Option<&Arc<Thumb>> {
        let of = |(setup, _): &&(Arc<Setup>, Arc<Thumb>)| Arc::ptr_eq(setup, &scene.setup) || *setup == scene.setup;
        self.thumbs.iter().find(of).map(|(_, thumb)| thumb)
    }

    /// Keeps the small picture of a scene; those of scenes that are gone are let go.
    pub(crate) fn keep_thumb(&mut self, setup: Arc<Setup>, thumb: Arc<Thumb>) {
        let scenes = &self.script.scenes;
        let is_there = |of: &Arc<Setup>| scenes.iter().any(|scene| Arc::ptr_eq(&scene.setup, of));
        self.thumbs.retain(|(of, _)| !Arc::ptr_eq(of, &setup) && is_there(of));
        self.thumbs.push((setup, thumb));
    }

    /// Whether a scene was made ready in vain.
    pub(crate) fn is_tried(&self, setup: &Arc<Setup>) -> bool {
        self.tried.iter().any(|tried| Arc::ptr_eq(tried, setup))
    }

    /// Notes that a scene was made ready in vain.
    pub(crate) fn note_tried(&mut self, setup: Arc<Setup>) {
        if !self.is_tried(&setup) {
            self.tried.push(setup);
        }
    }

    /// Notes whether there are changes that the file does not hold.
    pub(crate) fn note_unsaved(&mut self) {
        self.unsaved = !self.script.is_empty() && self.saved.as_ref() != Some(&self.script);
    }

    /// Stops an export that is under way.
    pub(crate) fn stop_export(&mut self) {
        if let Some(export) = self.export.take() {
            export.stop();
        }
    }
}

/// What came of reading and writing talks.
#[derive(Debug)]
pub(crate) enum TalkReport {
    /// The present view as a scene, to be put in at a place, or in the place of the one that is there.
    Taken {
        /// Which.
        at: usize,
        /// Whether it takes the place of what that scene showed.
        update: bool,
        /// What is shown.
        setup: Box<Setup>,
    },
    /// The talk was saved, as it was then.
    Saved(PathBuf, Box<Script>, Result<(), String>),
    /// The copy was kept, of the talk as it was then.
    Kept(Box<Script>, Result<(), String>),
    /// The copy of the start before.
    Last(Box<TalkFile>),
    /// An export is done; `None` if it was stopped.
    Exported(Writing, Result<Option<PathBuf>, String>),
}
