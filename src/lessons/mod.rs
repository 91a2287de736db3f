//! Lessons: texts that say what to do and what to notice, with conditions that the program sees fulfilled by itself.
//!
//! # The format
//! A lesson is a [TOML](https://toml.io) file, UTF-8, at most [`MAX_BYTES`]; its name is the lesson's id. The lessons of
//! the program are such files, too (`assets/lessons`).
//!
//! ```toml
//! lesson = 1                                      # the version of the format
//! title = "Local eyes invent"
//! about = "Why a machine that sees only patches draws six fingers."
//! minutes = 3
//! start = ["exhibit hands", "locality constant:whole", "seed 3", "result"]
//!
//! [measure.local]                                 # pictures that are made in the background while the lesson is open
//! data = "hands"
//! patch = "15"
//! seeds = 64
//!
//! [[step]]
//! ask = "Every training hand has five fingers. What comes out if each pixel sees only a patch?"
//! answers = ["The same hands", "* Hands with other counts", "Only noise"]
//! then = "Look."
//!
//! [[step]]
//! do = "Drag the patch size down to 15."
//! until = "patch = 15 and finished"
//! mark = "patch"
//! show = ["patch 15"]
//! then = "It has {count} fingers. Of {local.n} such hands {local.wrong} have a wrong count."
//!
//! [check]
//! ask = "Which of these hands can this machine make?"
//! answers = [
//!   { data = "hands", patch = "15", need = "wrong", right = true },
//!   { data = "hands", patch = "whole", change = "turned" },
//!   { data = "hands", patch = "whole", change = "moved" },
//! ]
//! why = "It pastes patches, each in its own place: it can turn nothing and move nothing."
//! ```
//!
//! | entry | holds |
//! |---|---|
//! | `lesson` | the version of the format, 1 |
//! | `title`, `about`, `minutes` | what the list of lessons says |
//! | `start` | acts ([`Act`](crate::script::Act)) that set the scene |
//! | `measure.NAME` | a [`Measure`]: pictures of `seeds` seeds (1 to [`MAX_SEEDS`]), to be asked about as `NAME.wrong` |
//! | `step` | in order; each has either `do`, what to do, or `ask`, what to predict, with `answers` of which the right one begins with `*` |
//! | `step.until` | a [`Condition`](crate::script::Condition): the step is done once it holds; without it the step is to be read |
//! | `step.then` | what to notice then |
//! | `step.show` | acts by which the program does it |
//! | `step.mark` | the [`Target`] that is meant |
//! | `step.task` | `true` for a task on something new, where no hint is given before it is asked for |
//! | `check` | a [`Check`]: a question about pictures that are made anew each time, with three answers and the reason |
//!
//! A picture of a measure or a check is given by `data` (an exhibit, with its settings, or a training set as on the command
//! line) and changes of the settings: `patch`, `locality`, `equivariance`, `boundary`, `steps`. In a check also `need` (`copy`,
//! `new`, `right`, `wrong`, `unclear`), `change` (`turned`, `moved`), `same` (the noise of the picture that the question is
//! about), `network`, and `right`.
//!
//! Texts may ask: `{count}` stands for the present answer to a [`Fact`](crate::script::Fact), `{local.wrong}` for a
//! [`Measure`](crate::script::Measure) with its 95 % interval. An empty line separates paragraphs.

mod builtin;
mod check;
mod error;
mod lesson;
mod parse;
mod target;
mod template;
mod toml_text;

pub use builtin::{builtin, builtin_files};
pub use check::{Answers, Change, Check, Drawing, Need};
pub use error::{LessonError, Problem};
pub use lesson::{Answer, Lesson, Measure, Prompt, Step};
pub use parse::{MAX_SEEDS, MAX_STEPS};
pub use target::Target;
pub use template::{Piece, Template};

/// The largest file of a lesson, in bytes.
pub const MAX_BYTES: usize = 256 << 10;
/// What the names of lesson files end in, without the dot.
pub const LESSON_ENDING: &str = "toml";
