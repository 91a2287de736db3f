//! Session files: everything that a person has chosen, as a small text from which the same picture comes again.
//!
//! # The format
//! JSON, UTF-8, at most [`MAX_BYTES`]; by custom the name ends in `.sixfingers`, but the content decides. Fields that
//! are not known are passed over, so that a program may add some that do not change the picture; whatever changes the
//! picture raises `version`.
//!
//! ```json
//! {
//!   "sixfingers": "session",
//!   "version": 1,
//!   "program": "0.1.0",
//!   "data": {
//!     "source": { "synth": { "kind": "hands", "count": 100, "size": 64, "palette": "rgb", "variety": "mix10", "seed": 1 } },
//!     "n_images": 100,
//!     "shape": [3, 64, 64],
//!     "fingerprint": "0123456789abcdef"
//!   },
//!   "exhibit": "hands",
//!   "seed": 3,
//!   "stages": [
//!     {
//!       "run": {
//!         "locality": "switch:0.75:whole:15", "reach": "0", "boundary": "zeros",
//!         "schedule": "cosine", "steps": 20
//!       },
//!       "result": "fedcba9876543210"
//!     }
//!   ],
//!   "view": { "stage": 0, "step": 1, "pictures": "both" }
//! }
//! ```
//!
//! | field | holds |
//! |---|---|
//! | `sixfingers`, `version` | `"session"` and 1; 2 where a trained network draws on some stage, which version 1 does not know |
//! | `program` | the version of the program that wrote it; for people |
//! | `data.source` | the drawn set, or where its files are: absolute in `path`, and in `beside` as seen from the session file's folder if they lie in it, so that both may move together |
//! | `data.n_images`, `data.shape`, `data.fingerprint` | what the set was before changes by hand; a fingerprint is 16 hexadecimal digits of shape and values ([`Fingerprint`]), by which a changed set is told |
//! | `exhibit` | the exhibit of the catalogue, if it was one |
//! | `seed` | of the starting noise, for all stages |
//! | `edits` | changes of the training set by hand, one after the other ([`Edit`](crate::images::edit::Edit)) |
//! | `only` | the training pictures that may be used, counted from 0 after the changes; all if absent |
//! | `branches` | the window's tree of branches |
//! | `stages` | 1 to 4; `run` as the options of the command line take it, with the settings before a branch in `trunk` and what was painted on noisy pictures in `paint` and the trained network that draws in `net` ([`NetId`](crate::diffusion::NetId)); `result`, the fingerprint of the picture that came out; `form`, `reach_when_on`, `locality_when_local` and `branch`, what the controls go back to |
//! | `view` | the chosen stage, the playhead's step, the choice of pictures |

mod wire;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{ExportError, ExportProblem, write_file};
use crate::diffusion::{Locality, RunSpec, Seed};
use crate::exhibits::{DataSpec, Recipe, shell_word};
use crate::images::edit::Edits;
use crate::images::load::{at_path, one_line, read_file};
use crate::images::{Fingerprint, Shape, TrainingSet};
use crate::score::Reach;
use crate::text::{Message, errors_files, say};

/// What the names of session files end in, without the dot.
pub const SESSION_ENDING: &str = "sixfingers";
/// The largest session file, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;
/// The newest version that this program reads. It writes the oldest that says everything: 2 where a network draws.
const VERSION: u64 = 2;
/// The most stages.
const MAX_STAGES: usize = 4;

/// Everything that a person has chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionFile {
    /// The training set.
    pub data: SessionData,
    /// The exhibit of the catalogue, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exhibit: Option<String>,
    /// Seed of the starting noise.
    pub seed: Seed,
    /// The training pictures that may be used, counted from 0 after the changes; all that are switched on if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<usize>>,
    /// Changes of the training set by hand.
    #[serde(default, skip_serializing_if = "Edits::is_empty")]
    pub edits: Edits,
    /// The tree of branches, as the window keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branches: Option<serde_json::Value>,
    /// The stages, 1 to 4.
    pub stages: Vec<SessionStage>,
    /// How it was looked at.
    #[serde(default)]
    pub view: SessionView,
}

/// The training set of a session, and what it was then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionData {
    /// Where it comes from.
    pub source: DataSpec,
    /// Its file or folder as seen from the folder of the session file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<PathBuf>,
    /// Number of pictures.
    pub n_images: usize,
    /// Shape of each.
    #[serde(with = "wire::shape")]
    pub shape: Shape,
    /// By which a change is told.
    pub fingerprint: Fingerprint,
}

/// One stage of a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionStage {
    /// The settings.
    #[serde(with = "wire::run")]
    pub run: RunSpec,
    /// The form of P(t) that the controls go back to, at any size.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "wire::optional_text")]
    pub form: Option<Locality>,
    /// The reach that the controls go back to.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "wire::optional_text")]
    pub reach_when_on: Option<Reach>,
    /// P(t) that the controls go back to, while the whole image is seen.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "wire::optional_text")]
    pub locality_when_local: Option<Locality>,
    /// The run of the tree that it is, by the window's number for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<u32>,
    /// The picture that came out, if it had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Fingerprint>,
}

/// How a session was looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionView {
    /// The chosen stage.
    pub stage: usize,
    /// The step of the playhead; the result if `None`.
    pub step: Option<usize>,
    /// The choice of pictures, by the window's name for it.
    pub pictures: String,
}

/// A session file that could not be read.
#[derive(Debug, thiserror::Error)]
pub struct SessionError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: SessionProblem,
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_path(&self.path, &self.problem))
    }
}

/// What can be wrong with a session file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SessionProblem {
    /// The system refused.
    Io(#[from] io::Error),
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Something else.
    Foreign,
    /// A session that was cut off or changed by accident.
    Damaged(String),
    /// Made by a later program.
    Newer {
        /// Its version.
        found: u64,
    },
    /// Values that fit nothing.
    Invalid(Message),
}

impl fmt::Display for SessionProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Io(error) => say!(errors_files::SessionIo { reason: error.to_string() }),
            Self::TooLarge => say!(errors_files::SessionTooLarge { max: MAX_BYTES >> 20 }),
            Self::Foreign => errors_files::SESSION_FOREIGN.into(),
            Self::Damaged(reason) => say!(errors_files::SessionDamaged { reason }),
            Self::Newer { found } => say!(errors_files::SessionNewer { found: found.to_string(), known: VERSION }),
            Self::Invalid(problem) => say!(errors_files::SessionInvalid { problem: problem.to_string() }),
        })
    }
}

/// What all versions begin with.
#[derive(Deserialize)]
struct Head {
    sixfingers: String,
    version: u64,
}

impl SessionData {
    /// What is to be written down about a set.
    pub fn new(source: DataSpec, set: &TrainingSet) -> Self {
        Self { source, beside: None, n_images: set.n_images(), shape: set.shape(), fingerprint: set.fingerprint() }
    }
}

impl SessionFile {
    /// Reads the text of a session file.
    ///
    /// # Errors
    /// [`SessionProblem`] says what is wrong; memory stays within a few times the length.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SessionProblem> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(SessionProblem::TooLarge);
        }
        if !looks_like_session(bytes) {
            return Err(SessionProblem::Foreign);
        }
        let damaged = |error: serde_json::Error| SessionProblem::Damaged(one_line(&error.to_string()));
        let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
        match (head.sixfingers.as_str(), head.version) {
            ("session", 1..=VERSION) => {}
            ("session", version) if version > VERSION => return Err(SessionProblem::Newer { found: head.version }),
            _ => return Err(SessionProblem::Foreign),
        }
        let session: Self = serde_json::from_slice(bytes).map_err(damaged)?;
        session.check().map_err(SessionProblem::Invalid)?;
        Ok(session)
    }

    /// The text of a session file.
    ///
    /// # Errors
    /// For a path that is not UTF-8.
    pub fn to_text(&self) -> Result<String, String> {
        let in_tree = self.branches.as_ref().is_some_and(|tree| tree.to_string().contains("\"net\":"));
        let drawn_by_net = in_tree || self.stages.iter().any(|stage| !stage.run.nets().is_empty());
        let version = if drawn_by_net { 2 } else { 1 };
        marked_text("session", version, self)
    }

    /// Whether it can be shown, as far as that is known without its pictures.
    pub(super) fn check(&self) -> Result<(), Message> {
        let shape = self.data.shape;
        if !(1..=MAX_STAGES).contains(&self.stages.len()) {
            let n = self.stages.len();
            return Err(Message::new(move || say!(errors_files::SessionStages { n, max: MAX_STAGES })));
        }
        for stage in &self.stages {
            stage.run.check(shape)?;
        }
        Ok(())
    }

    /// Where its pictures are gone but lie beside its file's `folder`, their new place is in it from now on.
    pub(super) fn look_beside(&mut self, folder: &Path) {
        if let (Some(old), Some(beside)) = (self.data.source.path(), &self.data.beside)
            && !old.exists()
        {
            let here = folder.join(beside);
            if here.exists() {
                self.data.source = self.data.source.clone().moved_to(here);
            }
        }
    }

    /// Notes where its pictures are: absolute, and as seen from the `folder` of its file if they lie in it.
    pub(super) fn place_beside(&mut self, folder: &Path) {
        self.data.source = self.data.source.clone().absolute();
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
        let beside = self.data.source.path().and_then(|pictures| pictures.strip_prefix(folder).ok());
        self.data.beside = beside.map(Into::into);
    }

    /// The recipe of a stage, which makes the same picture; `None` where there is no such stage.
    pub fn recipe(&self, stage: usize) -> Option<Recipe> {
        let recipe = Recipe::new(self.data.source.clone(), self.seed, self.stages.get(stage)?.run.clone());
        Some(Recipe { edits: self.edits.clone(), only: self.only.clone(), ..recipe })
    }
}

/// Whether a file begins as a session does, whatever its name; `false` for what can't be read.
pub fn is_session(path: &Path) -> bool {
    read_file(path, HEAD_BYTES as u64).is_ok_and(|beginning| looks_like_session(&beginning))
}

/// The mark of a session stands within so many bytes.
pub(super) const HEAD_BYTES: usize = 4096;

fn looks_like_session(bytes: &[u8]) -> bool {
    after_mark(bytes).is_some()
}

/// What follows the mark of the files of this program, near the beginning of one.
pub(super) fn after_mark(bytes: &[u8]) -> Option<&[u8]> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let mark = b"\"sixfingers\"";
    (head.trim_ascii_start().first() == Some(&b'{')).then_some(())?;
    let at = head.windows(mark.len()).position(|window| window == mark)?;
    Some(&head[at + mark.len()..])
}

/// Reads a session file. Where its pictures have moved along with it, their new place is in it.
///
/// # Errors
/// [`SessionError`] says what is wrong.
pub fn read_session(path: &Path) -> Result<SessionFile, SessionError> {
    let at = |problem| SessionError { path: path.into(), problem };
    let bytes = read_file(path, MAX_BYTES).map_err(|error| at(error.into()))?;
    let mut session = SessionFile::from_bytes(&bytes).map_err(at)?;
    session.look_beside(&folder_of(path));
    Ok(session)
}

/// Writes a session file, whole or not at all.
///
/// # Errors
/// As for [`write_file`]; also when the pictures lie at a path that is not UTF-8.
pub fn write_session(path: &Path, session: &SessionFile) -> Result<(), ExportError> {
    let mut session = session.clone();
    session.place_beside(&folder_of(path));
    let text = session.to_text().map_err(|_| ExportProblem::Path.at(path))?;
    write_file(path, |file| file.write_all(text.as_bytes()))
}

/// The command that makes the picture of a stage (counted from 1) of a session file, for a shell.
pub fn session_command(file: &Path, stage: usize, out: &str) -> String {
    let file = shell_word(&file.display().to_string());
    format!("sixfingers sample --session {file} --stage {stage} --out {}", shell_word(out))
}

/// The text of a file of this program, with the mark by which it is told.
pub(super) fn marked_text<T: Serialize>(kind: &'static str, version: u64, body: &T) -> Result<String, String> {
    #[derive(Serialize)]
    struct Whole<'a, T> {
        sixfingers: &'static str,
        version: u64,
        program: &'static str,
        #[serde(flatten)]
        body: &'a T,
    }
    let whole = Whole { sixfingers: kind, version, program: env!("CARGO_PKG_VERSION"), body };
    let mut text = serde_json::to_string_pretty(&whole).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

pub(super) fn folder_of(path: &Path) -> PathBuf {
    path.parent().map_or_else(PathBuf::new, Into::into)
}
