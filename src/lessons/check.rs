//! The question at the end of a lesson, about pictures that are made anew.

use super::Template;
use crate::diffusion::RunSpec;
use crate::exhibits::DataSpec;
use crate::explain::novelty::Classified;
use crate::images::Image;
use crate::parts::PartKind;
use crate::script::ScriptError;

/// A question about pictures, with three answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The question.
    pub ask: String,
    /// The picture that it is about, if it is about one.
    pub subject: Option<Drawing>,
    /// What can be answered.
    pub answers: Answers,
    /// Why the right answer is right.
    pub why: Template,
}

/// The answers of a check.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// Three pictures, and which of them is the right one, counted from 0. They are shown in any order.
    Pictures(Vec<Drawing>, usize),
    /// The two training pictures that gave most pixels of the subject, and two other pairs.
    Sources,
}

/// How a picture is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The training set.
    pub data: DataSpec,
    /// The settings; `run.net` for a network.
    pub run: RunSpec,
    /// What is counted in it.
    pub parts: Option<PartKind>,
    /// What it must be: seeds are tried until one is.
    pub need: Option<Need>,
    /// What is done with it then.
    pub change: Option<Change>,
    /// Whether it comes from the noise of the subject.
    pub same: bool,
}

/// What a picture must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A copy of a training picture.
    Copy,
    /// No copy.
    New,
    /// New, with the right number of parts.
    Right,
    /// Well formed, with a wrong number of parts.
    Wrong,
    /// Not well formed.
    Unclear,
}

/// What no machine whose patches stay in place can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Turned upside down.
    Turned,
    /// Moved by a third of its width round the border.
    Moved,
}

impl Need {
    /// Whether a picture is of this kind.
    pub fn is_met_by(self, found: &Classified) -> bool {
        let is_copy = found.nearest.is_copy();
        let counted = |formed: bool, right: bool| {
            let count = found.count.as_ref();
            !is_copy && count.is_some_and(|count| count.well_formed == formed && (count.right == right || !formed))
        };
        match self {
            Self::Copy => is_copy,
            Self::New => !is_copy,
            Self::Right => counted(true, true),
            Self::Wrong => counted(true, false),
            Self::Unclear => counted(false, false),
        }
    }

    /// All of them, with their names.
    pub(super) const ALL: [(Self, &'static str); 5] = [
        (Self::Copy, "copy"),
        (Self::New, "new"),
        (Self::Right, "right"),
        (Self::Wrong, "wrong"),
        (Self::Unclear, "unclear"),
    ];
}

impl Change {
    /// The picture after it.
    #[must_use]
    pub fn of(self, picture: &Image) -> Image {
        let shape = picture.shape();
        match self {
            Self::Turned => Image::from_fn(shape, |c, y, x| picture.at(c, shape.h() - 1 - y, x)),
            Self::Moved => picture.rolled(0, shape.w() as isize / 3),
        }
    }

    /// All of them, with their names.
    pub(super) const ALL: [(Self, &'static str); 2] = [(Self::Turned, "turned"), (Self::Moved, "moved")];
}

/// The value of a name in a list of both.
pub(super) fn named<T: Copy, const N: usize>(
    what: &'static str,
    text: &str,
    all: [(T, &str); N],
) -> Result<T, ScriptError> {
    let found = all.iter().find(|(_, name)| *name == text);
    found.map(|(value, _)| *value).ok_or_else(|| ScriptError::unknown(what, text, all.map(|(_, name)| name)))
}
