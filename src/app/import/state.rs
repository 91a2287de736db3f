//! Bringing pictures of the person's own: from a path to choices, with a look at what will come of them.
//!
//! Looking and decoding each run on a thread of their own. The set itself is opened by the worker, as every other.

use std::path::PathBuf;

use crate::exhibits::DataSpec;
use crate::images::Image;
use crate::images::load::{Choices, Found, SkippedList};

/// So many pictures are shown before they are loaded.
pub const PREVIEW_PICTURES: usize = 24;
/// The size that is proposed for pictures that are not all of one size, in pixels.
const USUAL_SIDE: u16 = 64;

/// What is being brought.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Where it is.
    pub stage: ImportStage,
    /// What went wrong last.
    pub error: Option<String>,
    /// Something to know that is no error.
    pub hint: Option<String>,
    /// Whether a file dialog is open.
    pub picking: bool,
}

/// How far bringing has come.
#[derive(Clone, Debug, Default)]
pub enum ImportStage {
    /// No source yet.
    #[default]
    Choosing,
    /// A source is being looked at.
    Looking(PathBuf),
    /// It is known what there is.
    Found(Box<Preview>),
}

/// What was found, and what is to be made of it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The file or folder.
    pub path: PathBuf,
    /// What there is.
    pub found: Found,
    /// What is to be made of it.
    pub choices: Choices,
    /// The first pictures as they will be.
    pub pictures: Vec<Image>,
    /// Which request they came from: a number that is never used again.
    pub shown: u64,
    /// The request for those of the present choices.
    pub made_by: u64,
    /// Whether those of the present choices are on their way.
    pub updating: bool,
    /// Why these choices will not do.
    pub problem: Option<String>,
}

impl Preview {
    /// What is proposed for what was found.
    pub(crate) fn new(path: PathBuf, found: Found, choices: Option<Choices>) -> Self {
        let choices = choices.unwrap_or_else(|| {
            let mut choices = Choices::default();
            let fits = |side: usize| side <= usize::from(Choices::MAX_SIDE);
            let as_they_are = found.has_one_size() && found.sizes.iter().all(|size| fits(size.w) && fits(size.h));
            choices.set_side((!as_they_are).then_some(USUAL_SIDE));
            choices
        });
        Self { path, found, choices, pictures: Vec::new(), shown: 0, made_by: 0, updating: true, problem: None }
    }

    /// The training set that this describes.
    pub fn spec(&self) -> DataSpec {
        DataSpec::of_files(self.path.clone(), self.choices.clone())
    }

    /// How many pictures the set will have, as far as it is known which of them can be read.
    pub fn n_images(&self) -> usize {
        let found = &self.found;
        let there = match &self.choices.labels {
            Some(_) => {
                let chosen = found.labels.iter().filter(|label| self.choices.takes_label(&label.name));
                chosen.map(|label| label.n - label.n_unreadable).sum()
            }
            None => found.n_pictures - found.n_unreadable,
        };
        self.choices.take.count().map_or(there, |count| count.min(there))
    }
}

/// What is known about loading the set that was chosen last.
#[derive(Clone, Debug, Default)]
pub struct Loading {
    /// Pictures read so far, and how many there will be (0 while that is not known).
    pub progress: (usize, usize),
    /// What was left out of the set that is open.
    pub skipped: SkippedList,
}

/// What came of looking and decoding.
#[derive(Debug)]
pub(crate) enum ImportReport {
    /// What is in a source; with the choices that were asked for.
    Looked {
        /// The source.
        path: PathBuf,
        /// What was found.
        found: Box<Result<Found, String>>,
        /// The choices.
        choices: Option<Choices>,
    },
    /// The first pictures as they will be.
    Made {
        /// The number of the request.
        request: u64,
        /// The pictures.
        pictures: Result<Vec<Image>, String>,
    },
}
