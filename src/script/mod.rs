//! What lessons and talks do and ask, in words: `patch 15` is an [`Act`], `patch <= 15 and finished` a [`Condition`] on
//! [`Fact`]s.
//!
//! Nothing is done or looked up here. The program carries acts out and knows the facts ([`app::acts`](crate::app::acts),
//! [`app::facts`](crate::app::facts)); files of lessons and talks hold the words.

mod act;
mod condition;
mod error;
mod fact;
mod words;

pub use act::{ACT_FORMS, Act, CensusOf};
pub use condition::{Comparison, Condition, Requirement};
pub use error::ScriptError;
pub use fact::{Asked, FACTS, Fact, FactKind, MEASURES, Measure, Value};
pub use words::{Panel, Place, Shown};
