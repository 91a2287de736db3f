//! Sessions: the file that holds the choices, the last session, and the dialogs of this area and of exports.
//!
//! ```text
//!  Controls --document--> SessionFile --write--> file         (a thread for each read or write: Files)
//!  file --read--> SessionFile --controls--> Controls --> requests, as after any other change
//! ```
//! Nothing is written but where the person said, and in the platform's folder for settings (the last session).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use crate::app::controls::Controls;
use crate::app::own_folder::{Order, Own};
use crate::exhibits::DataSpec;
use crate::export::session::{SessionData, SessionFile};
use crate::export::talk::TalkFile;
use crate::images::Fingerprint;

/// The name of the last session in the folder for settings.
pub(crate) const LAST: &str = "last.sixfingers";
/// The name of the one before it.
pub(crate) const BEFORE_LAST: &str = "before-last.sixfingers";
/// The name of one that could not be read when another took its place.
const DAMAGED: &str = "damaged.sixfingers";

/// What is kept, and where.
#[derive(Debug, Default)]
pub struct Persistence {
    /// The session's file, once it has one.
    pub file: Option<PathBuf>,
    /// Whether there are changes that the file does not hold.
    pub unsaved: bool,
    /// The last session, while it is offered.
    pub last: Option<Arc<SessionFile>>,
    /// Since when the offer stands in the line along the bottom; later it is in the menu alone.
    pub offered_since: Option<Instant>,
    /// A session whose pictures are not there.
    pub missing: Option<Missing>,
    /// The platform's folder for settings.
    pub(crate) folder: Option<PathBuf>,
    /// The folder in there that is this window's own, once something was kept.
    own: Option<Own>,
    /// The choices that the file holds.
    pub(crate) saved: Option<Controls>,
    /// Whether a save is under way.
    pub(crate) saving: bool,
    /// The session that was opened, until its pictures are known to be the same.
    pub(crate) opened: Option<Opened>,
    /// The pictures that should come out, by stage.
    pub(crate) expected: Vec<Option<Fingerprint>>,
    /// The last session as it was kept.
    pub(crate) autosave: Autosave,
    /// What the title bar says.
    pub(crate) title: String,
}

/// A session whose pictures could not be opened.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The session.
    pub document: Arc<SessionFile>,
    /// Its file.
    pub file: Option<PathBuf>,
    /// Why not.
    pub problem: String,
}

/// A session that was opened.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) document: Arc<SessionFile>,
    pub(crate) file: Option<PathBuf>,
    /// What was there before, should its pictures be missing.
    pub(crate) before: Before,
    /// Whether its pictures are being compared.
    pub(crate) comparing: bool,
}

/// What was there before a session was opened.
#[derive(Clone, Debug)]
pub(crate) struct Before {
    pub(crate) controls: Controls,
    pub(crate) file: Option<PathBuf>,
    pub(crate) saved: Option<Controls>,
}

/// When the last session is kept next.
#[derive(Debug, Default)]
pub(crate) struct Autosave {
    /// The choices that are kept, or were there at the start.
    pub(crate) kept: Option<Controls>,
    pub(crate) due: Option<Instant>,
    pub(crate) under_way: bool,
    /// Whether the session of the start before has been put aside.
    pub(crate) rotated: bool,
    /// Whether the person was told of a failure.
    pub(crate) notified: bool,
    /// Which writes came first.
    pub(crate) order: Order,
    /// The choices that would be kept should the program end now.
    pub(crate) willed: Option<Controls>,
}

impl Persistence {
    /// The folder for what this window keeps, which no other window has.
    pub(crate) fn own_folder(&mut self) -> Option<PathBuf> {
        let settings = self.folder.as_deref()?;
        Some(self.own.get_or_insert_with(|| Own::take(settings)).path().to_path_buf())
    }

    /// That folder, if something was kept there.
    pub(crate) fn own_folder_so_far(&self) -> Option<PathBuf> {
        self.own.as_ref().map(|own| own.path().to_path_buf())
    }

    /// Whether a set is opened for a session.
    pub(crate) fn opens(&self, data: &DataSpec) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.document.data.source == *data)
    }
}

/// The path of the last session in a window's folder, of the one before it, and of a damaged one.
pub(crate) fn last_files(folder: &Path) -> [PathBuf; 3] {
    [LAST, BEFORE_LAST, DAMAGED].map(|name| folder.join(name))
}

/// Whether a set is the one that a session was saved with.
pub(crate) fn is_same(then: &SessionData, now: &crate::images::TrainingSet) -> bool {
    then.n_images == now.n_images() && then.shape == now.shape() && then.fingerprint == now.fingerprint()
}

/// What is at a path.
#[derive(Debug)]
pub(crate) enum Found {
    /// A session.
    Session(Box<SessionFile>),
    /// A talk.
    Talk(Box<TalkFile>),
    /// Something else.
    Other,
}

/// What came of reading and writing sessions.
#[derive(Debug)]
pub(crate) enum SessionsReport {
    /// A path was looked at.
    Read(PathBuf, Box<Result<Found, String>>),
    /// A session was saved, with these choices.
    Saved(PathBuf, Box<Controls>, Result<(), String>),
    /// The last session was kept, with these choices.
    Autosaved(Box<Controls>, Result<(), String>),
    /// The last session of the start before.
    Last(Box<SessionFile>),
    /// The pictures were compared with those of the session: whether they are the same.
    Compared(bool),
}
