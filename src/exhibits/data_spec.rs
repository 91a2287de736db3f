//! Where a training set comes from, as a text that can be typed, saved and repeated.

use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::catalogue;
use crate::diffusion::RunSpec;
use crate::images::TrainingSet;
use crate::images::load::{self, LoadError, LoadProblem};
use crate::parts::PartKind;
use crate::synth::{SynthError, SynthKind, SynthSpec};

/// Where a training set comes from: drawn, or read from a file or a folder.
///
/// # Example
/// ```
/// use sixfingers::exhibits::DataSpec;
/// let drawn: DataSpec = "hands:size=32".parse()?;
/// assert_eq!(drawn.to_string(), "hands:count=100,size=32,color=rgb,variety=mix10,seed=1");
/// let loaded: DataSpec = "pictures/of/cats".parse()?;
/// assert!(matches!(loaded, DataSpec::Path(_)));
/// # Ok::<(), sixfingers::synth::SynthError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataSpec {
    /// A drawn set.
    Synth(SynthSpec),
    /// A file (.npy, .npz, a picture) or a folder of pictures; see [`crate::images::load`].
    Path(PathBuf),
}

/// Why there is no training set.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DataError {
    /// A set that can't be drawn.
    #[error(transparent)]
    Synth(#[from] SynthError),
    /// A file or a folder that can't be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A word that is neither.
    #[error(
        "'{found}' is neither a drawn set ({}) nor a file or a folder that is there",
        SynthKind::ALL.map(SynthKind::name).join(", ")
    )]
    Unknown {
        /// What was found.
        found: String,
    },
}

impl DataSpec {
    /// A spec from a text that need not be UTF-8: a drawn set if it starts like one, otherwise a path.
    ///
    /// # Errors
    /// [`SynthError`] for a drawn set with a wrong setting.
    pub fn from_os_str(text: &OsStr) -> Result<Self, SynthError> {
        match text.to_str() {
            Some(text) => text.parse(),
            None => Ok(Self::Path(text.into())),
        }
    }

    /// Draws or loads the set.
    ///
    /// # Errors
    /// [`DataError`] says what is wrong and what would do.
    pub fn open(&self) -> Result<TrainingSet, DataError> {
        match self {
            Self::Synth(spec) => Ok(spec.generate()?),
            Self::Path(path) => load::load_set(path).map_err(|error| match error.problem {
                // A single word may be a misspelt name.
                LoadProblem::NotFound if path.components().count() == 1 && error.path == *path => {
                    DataError::Unknown { found: path.display().to_string() }
                }
                _ => DataError::Load(error),
            }),
        }
    }

    /// What can be counted in the pictures, as far as that is known.
    pub fn parts(&self) -> Option<PartKind> {
        match self {
            Self::Synth(spec) => spec.kind.parts(),
            Self::Path(_) => None,
        }
    }

    /// The settings to start with: those of the first exhibit of this kind and variety, else of this kind, else the
    /// default ones.
    pub fn usual_run(&self) -> RunSpec {
        let Self::Synth(spec) = self else {
            return RunSpec::default();
        };
        let exhibits = catalogue();
        let of = |same: fn(&SynthSpec, &SynthSpec) -> bool| {
            exhibits.iter().find(|exhibit| matches!(&exhibit.data, Self::Synth(other) if same(spec, other)))
        };
        let exhibit = of(|a, b| (a.kind, &a.variety) == (b.kind, &b.variety)).or_else(|| of(|a, b| a.kind == b.kind));
        exhibit.map_or_else(RunSpec::default, |exhibit| exhibit.run.clone())
    }
}

/// The whole text form, so that it stands for the same pictures whatever the defaults become.
impl fmt::Display for DataSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Synth(spec) => spec.fmt(f),
            // A path that looks like a drawn set.
            Self::Path(path) if path.to_str().is_some_and(names_a_kind) => write!(f, "./{}", path.display()),
            Self::Path(path) => path.display().fmt(f),
        }
    }
}

/// A drawn set if the text up to the first colon names one, otherwise a path; `./hands` is a path.
impl FromStr for DataSpec {
    type Err = SynthError;

    fn from_str(text: &str) -> Result<Self, SynthError> {
        if names_a_kind(text) { text.parse().map(Self::Synth) } else { Ok(Self::Path(text.into())) }
    }
}

/// Whether a text up to its first colon is the name of a kind.
fn names_a_kind(text: &str) -> bool {
    text.split(':').next().is_some_and(|kind| kind.trim().parse::<SynthKind>().is_ok())
}
