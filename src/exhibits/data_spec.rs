//! Where a training set comes from, as a text that can be typed, saved and repeated.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::images::load::{self, Choices, ChoicesError, LoadError, LoadProblem, SkippedList, Watch};
use crate::images::{TrainingSet, near_word};
use crate::parts::PartKind;
use crate::synth::{SynthError, SynthKind, SynthSpec};
use crate::text::{errors_run, list, passes_on, say};

/// Where a training set comes from: drawn, or read from a file or a folder.
///
/// # Example
/// ```
/// use sixfingers::exhibits::DataSpec;
/// let drawn: DataSpec = "hands:size=32".parse()?;
/// assert_eq!(drawn.to_string(), "hands:count=100,size=32,color=rgb,variety=mix10,seed=1");
/// let loaded: DataSpec = "pictures/of/cats".parse()?;
/// assert!(matches!(loaded, DataSpec::Path(_)));
/// let chosen: DataSpec = "pictures/of/cats:size=64,first=100".parse()?;
/// assert!(matches!(chosen, DataSpec::Chosen { .. }));
/// # Ok::<(), sixfingers::exhibits::DataError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataSpec {
    /// A drawn set.
    Synth(SynthSpec),
    /// A file (.npy, .npz, a picture) or a folder of pictures, as it is; see [`crate::images::load`].
    Path(PathBuf),
    /// The same with choices, as in `cats:size=64,random=500,seed=1`.
    Chosen {
        /// The file or folder.
        path: PathBuf,
        /// What is made of it.
        choices: Choices,
    },
}

/// Why there is no training set.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// A set that can't be drawn.
    Synth(SynthError),
    /// A file or a folder that can't be loaded.
    Load(LoadError),
    /// Choices that can't be understood.
    Choices(ChoicesError),
    /// A word that is neither.
    Unknown {
        /// What was found.
        found: String,
    },
}

passes_on!(DataError { Synth(SynthError), Load(LoadError), Choices(ChoicesError) });

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Synth(error) => error.to_string(),
            Self::Load(error) => error.to_string(),
            Self::Choices(error) => error.to_string(),
            Self::Unknown { found } => {
                let word = found.split(':').next().unwrap_or_default();
                let kinds = list(SynthKind::ALL.map(SynthKind::name));
                match near_word(word, SynthKind::ALL.map(SynthKind::name)) {
                    Some(near) => say!(errors_run::DataUnknownNear { found, kinds, near }),
                    None => say!(errors_run::DataUnknown { found, kinds }),
                }
            }
        })
    }
}

impl DataSpec {
    /// A spec from a text that need not be UTF-8: a drawn set if it starts like one, otherwise a path, with choices
    /// behind its last colon if there are any.
    ///
    /// # Errors
    /// [`DataError`] for a drawn set or choices with a wrong setting.
    pub fn from_os_str(text: &OsStr) -> Result<Self, DataError> {
        match text.to_str() {
            Some(text) => text.parse(),
            None => not_utf8(text),
        }
    }

    /// A file or a folder, as it is where nothing is chosen.
    pub fn of_files(path: PathBuf, choices: Choices) -> Self {
        if choices == Choices::default() { Self::Path(path) } else { Self::Chosen { path, choices } }
    }

    /// The file or folder, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Synth(_) => None,
            Self::Path(path) | Self::Chosen { path, .. } => Some(path),
        }
    }

    /// The same with its file or folder at another path; a drawn set stays as it is.
    #[must_use]
    pub fn moved_to(self, place: PathBuf) -> Self {
        match self {
            Self::Synth(_) => self,
            Self::Path(_) => Self::Path(place),
            Self::Chosen { choices, .. } => Self::Chosen { path: place, choices },
        }
    }

    /// The same with an absolute path, which means the same from every folder.
    #[must_use]
    pub fn absolute(self) -> Self {
        match self.path().and_then(|path| std::path::absolute(path).ok()) {
            Some(place) => self.moved_to(place),
            None => self,
        }
    }

    /// Draws or loads the set. Files that can't be read are left out; [`DataSpec::open_watched`] tells which.
    ///
    /// # Errors
    /// [`DataError`] says what is wrong and what would do.
    pub fn open(&self) -> Result<TrainingSet, DataError> {
        self.open_watched(&Watch::default(), &|| false).map(|(set, _)| set)
    }

    /// Draws or loads the set, and tells what was left out.
    ///
    /// # Errors
    /// As for [`DataSpec::open`]; also when `stopped` says so.
    pub fn open_watched(
        &self,
        watch: &Watch,
        stopped: &(dyn Fn() -> bool + Sync),
    ) -> Result<(TrainingSet, SkippedList), DataError> {
        let (path, choices) = match self {
            Self::Synth(spec) => return Ok((spec.generate_while(&|| !stopped())?, SkippedList::default())),
            Self::Path(path) => (path, &Choices::default()),
            Self::Chosen { path, choices } => (path, choices),
        };
        match load::load(path, choices, watch, stopped) {
            Ok(loaded) => Ok((loaded.set, loaded.skipped)),
            Err(LoadError { problem: LoadProblem::NotFound, .. }) if let Some(error) = self.misspelt() => Err(error),
            // A single word may be a misspelt name.
            Err(LoadError { problem: LoadProblem::NotFound, path: missing })
                if path.components().count() == 1 && missing == *path =>
            {
                Err(DataError::Unknown { found: path.display().to_string() })
            }
            Err(error) => Err(DataError::Load(error)),
        }
    }

    /// What is wrong with a path that is not there, but is up to a colon: a misspelt setting, as in `cats:sise=64`.
    pub fn misspelt(&self) -> Option<DataError> {
        let path = self.path()?;
        let (before, choices) = path.to_str()?.rsplit_once(':')?;
        let there = !path.exists() && Path::new(before).exists();
        there.then(|| Choices::misspelt(choices)).flatten().map(DataError::Choices)
    }

    /// What can be counted in the pictures, as far as that is known.
    pub fn parts(&self) -> Option<PartKind> {
        match self {
            Self::Synth(spec) => spec.kind.parts(),
            Self::Path(_) | Self::Chosen { .. } => None,
        }
    }
}

/// The whole text form, so that it stands for the same pictures whatever the defaults become.
impl fmt::Display for DataSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(path) = self.path() else {
            return match self {
                Self::Synth(spec) => spec.fmt(f),
                _ => Ok(()),
            };
        };
        // A path that looks like a drawn set.
        if path.to_str().is_some_and(names_a_kind) {
            f.write_str("./")?;
        }
        path.display().fmt(f)?;
        match self {
            Self::Chosen { choices, .. } => write!(f, ":{choices}"),
            // A path that looks as if there were choices behind it.
            _ if split_choices(&path.to_string_lossy()).is_some() => f.write_str(":"),
            _ => Ok(()),
        }
    }
}

/// A drawn set if the text up to the first colon names one, otherwise a path; `./hands` is a path. What stands behind
/// the last colon of a path are choices if it begins like one, or if nothing stands there.
impl FromStr for DataSpec {
    type Err = DataError;

    fn from_str(text: &str) -> Result<Self, DataError> {
        if names_a_kind(text) {
            return Ok(Self::Synth(text.parse()?));
        }
        match split_choices(text) {
            Some((path, choices)) => Ok(Self::of_files(path.into(), choices.parse()?)),
            None => Ok(Self::Path(text.into())),
        }
    }
}

/// The path and its choices, if there are any.
fn split_choices(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once(':')
        .filter(|(path, choices)| !path.is_empty() && (choices.is_empty() || Choices::is_meant(choices)))
}

/// A path that is no text, with choices that are.
#[cfg(unix)]
fn not_utf8(text: &OsStr) -> Result<DataSpec, DataError> {
    use std::os::unix::ffi::OsStrExt;
    let bytes = text.as_bytes();
    let colon = bytes.iter().rposition(|byte| *byte == b':');
    let split = colon.and_then(|at| Some((&bytes[..at], std::str::from_utf8(&bytes[at + 1..]).ok()?)));
    match split.filter(|(_, choices)| choices.is_empty() || Choices::is_meant(choices)) {
        Some((path, choices)) => Ok(DataSpec::of_files(OsStr::from_bytes(path).into(), choices.parse()?)),
        None => Ok(DataSpec::Path(text.into())),
    }
}

/// A path that is no text.
#[cfg(not(unix))]
fn not_utf8(text: &OsStr) -> Result<DataSpec, DataError> {
    Ok(DataSpec::Path(text.into()))
}

/// Whether a text up to its first colon is the name of a kind.
fn names_a_kind(text: &str) -> bool {
    text.split(':').next().is_some_and(|kind| kind.trim().parse::<SynthKind>().is_ok())
}
