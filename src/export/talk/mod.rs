//! Talk files: a sequence of scenes, each with a caption, notes, a whole session and what moves, as a readable text.
//!
//! # The format
//! JSON, UTF-8, at most [`MAX_BYTES`]; the name ends in `.sixfingers` as that of a session does, and the content tells
//! which of the two it is. Fields that are not known are passed over; whatever changes what is shown raises `version`.
//!
//! ```json
//! {
//!   "sixfingers": "talk",
//!   "version": 1,
//!   "program": "0.1.0",
//!   "title": "Why six fingers",
//!   "scenes": [
//!     {
//!       "caption": "A local machine invents",
//!       "notes": "Wait for the second thumb.",
//!       "session": { "data": { }, "seed": 3, "stages": [ ], "view": { } },
//!       "view": { "scene": "stage", "side": "training", "marks": true },
//!       "moves": [ "patch 15", "play" ]
//!     }
//!   ]
//! }
//! ```
//!
//! | field | holds |
//! |---|---|
//! | `sixfingers`, `version` | `"talk"` and 1 |
//! | `title` | its name, in one line |
//! | `scenes` | 1 to [`MAX_SCENES`], in order |
//! | `caption` | what stands over the pictures, in one line |
//! | `notes` | what the speaker sees |
//! | `session` | what is shown, as in a session file ([`super::session`]) without its first three fields |
//! | `view` | how it is looked at, beyond the session: see [`TalkView`]; the stage if absent |
//! | `moves` | what moves when the scene comes: a line for each act, as lessons have them |
//! | `saved_as` | in the copy that is kept in the folder for settings: the file that it is saved in |

mod html;
mod slide;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use html::talk_html;
pub use slide::{ScenePictures, Shot, ShotPicture, Tone, slide, slide_gif};

use super::session::{HEAD_BYTES, SessionFile, after_mark, folder_of, marked_text};
use super::{ExportError, ExportProblem, write_file};
use crate::images::load::{at_path, one_line, read_file};
use crate::script::Act;
use crate::text::{Message, errors_files, say};

/// The largest talk file, in bytes.
pub const MAX_BYTES: u64 = 256 << 20;
/// The most scenes.
pub const MAX_SCENES: usize = 200;
/// The newest version that this program reads.
const VERSION: u64 = 1;

/// A talk, as it is written down.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TalkFile {
    /// Its name.
    pub title: String,
    /// The file that it is saved in, in the copy that the program keeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved_as: Option<PathBuf>,
    /// The scenes, in order.
    pub scenes: Vec<TalkScene>,
}

/// One scene.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TalkScene {
    /// What stands over the pictures.
    pub caption: String,
    /// What the speaker sees.
    #[serde(default)]
    pub notes: String,
    /// What is shown.
    pub session: SessionFile,
    /// How it is looked at.
    #[serde(default)]
    pub view: TalkView,
    /// What moves, an act each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<String>,
}

/// How a scene is looked at, beyond what its session says. Names are those of the window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TalkView {
    /// What fills the middle of the window: `stage`, `gallery`, `agreement`, `census`, `network-training`,
    /// `receptive-field`, `pixel-editor`; the stage if empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scene: String,
    /// The panel on the right: `provenance`, `training`, `curves`, `branches`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Whether the counted parts are numbered.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub marks: bool,
    /// The pixel that is pinned, `[row, column]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pixel: Option<(usize, usize)>,
    /// The two stages whose difference is shown, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<(usize, usize)>,
    /// Which seeds the gallery shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gallery: Option<TalkGallery>,
    /// What the census counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub census: Option<TalkCensus>,
}

/// The seeds of a gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkGallery {
    /// The first one.
    pub first: u64,
    /// How many.
    pub n: usize,
}

/// What a census counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkCensus {
    /// What changes from column to column: `patches`, `times`, `reaches`, `thumbs`.
    pub axis: String,
    /// From, to and every how many; the usual range if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[u32; 3]>,
    /// Whether the end of the axis is a column, too.
    #[serde(default)]
    pub with_end: bool,
    /// How many seeds.
    pub seeds: usize,
}

/// A talk file that could not be read.
#[derive(Debug, thiserror::Error)]
pub struct TalkError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: TalkProblem,
}

impl fmt::Display for TalkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&at_path(&self.path, &self.problem))
    }
}

/// What can be wrong with a talk file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TalkProblem {
    /// The system refused.
    Io(#[from] io::Error),
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Something else.
    Foreign,
    /// A talk that was cut off or changed by accident.
    Damaged(String),
    /// Made by a later program.
    Newer {
        /// Its version.
        found: u64,
    },
    /// None, or too many.
    Scenes {
        /// How many.
        found: usize,
    },
    /// A scene with a line of what moves that is not understood.
    Moves {
        /// Which, counted from 1.
        number: usize,
        /// The line, and why not.
        problem: Message,
    },
    /// A scene that can't be shown.
    Scene {
        /// Which, counted from 1.
        number: usize,
        /// Why not.
        problem: Message,
    },
}

impl fmt::Display for TalkProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Io(error) => say!(errors_files::SessionIo { reason: error.to_string() }),
            Self::TooLarge => say!(errors_files::TalkTooLarge { max: MAX_BYTES >> 20 }),
            Self::Foreign => errors_files::TALK_FOREIGN.into(),
            Self::Damaged(reason) => say!(errors_files::TalkDamaged { reason }),
            Self::Newer { found } => say!(errors_files::SessionNewer { found: found.to_string(), known: VERSION }),
            Self::Scenes { found } => say!(errors_files::TalkScenes { n: *found, max: MAX_SCENES }),
            Self::Moves { number, problem } => {
                say!(errors_files::TalkMoves { number: *number, problem: problem.to_string() })
            }
            Self::Scene { number, problem } => {
                say!(errors_files::TalkScene { number: *number, problem: problem.to_string() })
            }
        })
    }
}

/// A talk before its scenes are looked at.
#[derive(Deserialize)]
struct Outline {
    sixfingers: String,
    version: u64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    saved_as: Option<PathBuf>,
    #[serde(default)]
    scenes: Vec<serde_json::Value>,
}

impl TalkFile {
    /// Reads the text of a talk file.
    ///
    /// # Errors
    /// [`TalkProblem`] says what is wrong, and in which scene.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TalkProblem> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(TalkProblem::TooLarge);
        }
        if !looks_like_talk(bytes) {
            return Err(TalkProblem::Foreign);
        }
        let damaged = |error: serde_json::Error| TalkProblem::Damaged(one_line(&error.to_string()));
        let outline: Outline = serde_json::from_slice(bytes).map_err(damaged)?;
        match (outline.sixfingers.as_str(), outline.version) {
            ("talk", 1..=VERSION) => {}
            ("talk", found) if found > VERSION => return Err(TalkProblem::Newer { found }),
            _ => return Err(TalkProblem::Foreign),
        }
        let found = outline.scenes.len();
        if !(1..=MAX_SCENES).contains(&found) {
            return Err(TalkProblem::Scenes { found });
        }
        let read = |(at, scene): (usize, serde_json::Value)| {
            let number = at + 1;
            let scene: TalkScene = serde_json::from_value(scene).map_err(|error| {
                let reason = one_line(&error.to_string());
                TalkProblem::Scene { number, problem: Message::verbatim(reason) }
            })?;
            scene.session.check().map_err(|problem| TalkProblem::Scene { number, problem })?;
            Ok(scene)
        };
        let scenes: Result<Vec<TalkScene>, TalkProblem> = outline.scenes.into_iter().enumerate().map(read).collect();
        Ok(Self { title: outline.title, saved_as: outline.saved_as, scenes: scenes? })
    }

    /// The text of a talk file.
    ///
    /// # Errors
    /// For a path that is not UTF-8.
    pub fn to_text(&self) -> Result<String, String> {
        marked_text("talk", VERSION, self)
    }

    /// Whether all that moves is understood. A talk with a line that isn't can be opened and shown: that line does nothing.
    ///
    /// # Errors
    /// [`TalkProblem::Moves`] names the first scene with such a line.
    pub fn check_moves(&self) -> Result<(), TalkProblem> {
        for (at, scene) in self.scenes.iter().enumerate() {
            for line in &scene.moves {
                if let Err(problem) = line.parse::<Act>() {
                    let line = one_line(line);
                    let say =
                        move || say!(errors_files::TalkMove { line: line.as_str(), problem: problem.to_string() });
                    return Err(TalkProblem::Moves { number: at + 1, problem: Message::new(say) });
                }
            }
        }
        Ok(())
    }
}

/// Whether a file begins as a talk does, whatever its name; `false` for what can't be read.
pub fn is_talk(path: &Path) -> bool {
    read_file(path, HEAD_BYTES as u64).is_ok_and(|beginning| looks_like_talk(&beginning))
}

fn looks_like_talk(bytes: &[u8]) -> bool {
    after_mark(bytes).is_some_and(|rest| {
        let value = rest.trim_ascii_start().strip_prefix(b":").map(<[u8]>::trim_ascii_start);
        value.is_some_and(|value| value.starts_with(b"\"talk\""))
    })
}

/// Reads a talk file. Where the pictures of a scene have moved along with it, their new place is in it.
///
/// # Errors
/// [`TalkError`] says what is wrong.
pub fn read_talk(path: &Path) -> Result<TalkFile, TalkError> {
    let at = |problem| TalkError { path: path.into(), problem };
    let bytes = read_file(path, MAX_BYTES).map_err(|error| at(error.into()))?;
    let mut talk = TalkFile::from_bytes(&bytes).map_err(at)?;
    for scene in &mut talk.scenes {
        scene.session.look_beside(&folder_of(path));
    }
    Ok(talk)
}

/// Writes a talk file, whole or not at all.
///
/// # Errors
/// As for [`write_file`]; also when pictures lie at a path that is not UTF-8.
pub fn write_talk(path: &Path, talk: &TalkFile) -> Result<(), ExportError> {
    let mut talk = talk.clone();
    for scene in &mut talk.scenes {
        scene.session.place_beside(&folder_of(path));
    }
    let text = talk.to_text().map_err(|_| ExportProblem::Path.at(path))?;
    write_file(path, |file| file.write_all(text.as_bytes()))
}
