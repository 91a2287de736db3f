//! Keeping and repeating: session files, the last session, the command that makes the same picture, exports.
//!
//! ```text
//!  Controls --document--> Document --write--> file         (a thread for each read or write: Files)
//!  file --read--> Document --controls--> Controls --> reconcile, as after any other change
//!  frames --ExportInput--> ExportTask on the worker (Slot::Export) --> files, a step at a time
//! ```
//! Nothing is written but where the person said, and in the platform's folder for settings (the last session).

mod document;
mod export;
mod files;
mod render;
mod tick;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

pub use export::{Export, ExportChoice, ExportKind, FrameSource, Target};
pub use render::Preview;

pub(super) use document::{Snapshot, command, controls_of, default_name, look_at, title_of};
pub(super) use export::{free_name, request, suggest};
pub(super) use files::{Done, Files};
pub(super) use tick::{TOAST, autosave_now, pictures_missing, read_last, take_task, task_failed, tick};

use super::controls::Controls;
use super::session::Session;
use super::settings::Settings;
use crate::exhibits::DataSpec;
use crate::export::session::{Session as Document, SessionData};
use crate::images::Fingerprint;

/// The name of the last session in the folder for settings.
const LAST: &str = "last.sixfingers";
/// The name of the one before it.
const BEFORE_LAST: &str = "before-last.sixfingers";

/// Where files go unless somebody says otherwise: beside the session, where the last one went, or home.
pub(super) fn folder(session: &Session, settings: &Settings) -> PathBuf {
    let beside = session.keep.file.as_deref().and_then(Path::parent).map(Path::to_path_buf);
    let last = settings.folder.clone().filter(|folder| folder.is_dir());
    beside.or(last).or_else(std::env::home_dir).unwrap_or_default()
}

/// What is kept, and where.
#[derive(Debug, Default)]
pub struct Keep {
    /// The session's file, once it has one.
    pub file: Option<PathBuf>,
    /// Whether there are changes that the file does not hold.
    pub unsaved: bool,
    /// The last session, while it is offered.
    pub last: Option<Arc<Document>>,
    /// Since when the offer stands in the line along the bottom; later it is in the menu alone.
    pub offered_since: Option<Instant>,
    /// A session whose pictures are not there.
    pub missing: Option<Missing>,
    /// Something that was done, to be told for a moment.
    pub toast: Option<Toast>,
    /// What is being exported.
    pub export: Export,
    /// The platform's folder for settings.
    pub(super) folder: Option<PathBuf>,
    /// The choices that the file holds.
    pub(super) saved: Option<Controls>,
    /// Whether a save is under way.
    pub(super) saving: bool,
    /// The session that was opened, until its pictures are known to be the same.
    pub(super) opened: Option<Opened>,
    /// The pictures that should come out, by stage.
    pub(super) expected: Vec<Option<Fingerprint>>,
    /// The last session as it was kept.
    pub(super) autosave: Autosave,
    /// What the title bar says.
    pub(super) title: String,
}

/// A session whose pictures could not be opened.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The session.
    pub document: Arc<Document>,
    /// Its file.
    pub file: Option<PathBuf>,
    /// Why not.
    pub problem: String,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What.
    pub text: String,
    /// When.
    pub since: Instant,
}

/// A session that was opened.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) document: Arc<Document>,
    pub(super) file: Option<PathBuf>,
    /// What was there before, should its pictures be missing.
    pub(super) before: Before,
    /// Whether its pictures are being compared.
    pub(super) comparing: bool,
}

/// What was there before a session was opened.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) controls: Controls,
    pub(super) file: Option<PathBuf>,
    pub(super) saved: Option<Controls>,
}

/// When the last session is kept next.
#[derive(Debug, Default)]
pub(super) struct Autosave {
    /// The choices that are kept, or were there at the start.
    pub(super) kept: Option<Controls>,
    pub(super) due: Option<Instant>,
    pub(super) under_way: bool,
    /// Whether the session of the start before has been put aside.
    pub(super) rotated: bool,
    /// Whether a failure was told.
    pub(super) told: bool,
}

/// Half-typed text and pictures of the dialogs.
#[derive(Default)]
pub struct KeepView {
    /// Which dialog is open.
    pub dialog: Dialog,
    /// The path in its field.
    pub path: String,
    /// Whether the field is to be typed into at once.
    pub(super) take_focus: bool,
    /// What is at that path.
    pub target: Target,
    /// The path that was looked at for this.
    pub(super) looked_at: String,
    /// What to export, and how.
    pub export: ExportChoice,
    /// The preview on the graphics card, with what it shows.
    pub(super) texture: Option<(Arc<Preview>, egui::TextureHandle)>,
}

impl std::fmt::Debug for KeepView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeepView").field("dialog", &self.dialog).field("path", &self.path).finish_non_exhaustive()
    }
}

/// A dialog of this area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialog {
    /// None.
    #[default]
    Closed,
    /// Where the session goes.
    SaveAs,
    /// What is exported, and where it goes.
    Export,
}

impl Keep {
    /// Whether a set is opened for a session.
    pub(super) fn opens(&self, data: &DataSpec) -> bool {
        self.opened.as_ref().is_some_and(|opened| opened.document.data.source == *data)
    }

    /// Tells something for a moment.
    pub(super) fn tell(&mut self, text: String) {
        self.toast = Some(Toast { text, since: Instant::now() });
    }
}

/// The path of the last session in the folder for settings, and of the one before it.
fn last_files(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join(LAST), folder.join(BEFORE_LAST))
}

/// Whether a set is the one that a session was saved with.
fn is_same(then: &SessionData, now: &crate::images::TrainingSet) -> bool {
    then.n_images == now.n_images() && then.shape == now.shape() && then.fingerprint == now.fingerprint()
}
