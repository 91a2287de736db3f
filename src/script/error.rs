//! What can be wrong with the words of a script.

use std::fmt;

use crate::images::near_word;
use crate::text::{errors_script as text, list, say};

/// Why a text is no act, condition or fact.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScriptError {
    /// Nothing is there.
    Empty,
    /// A word that is not one of those that can stand there.
    Unknown {
        /// What should be there: `act`, `panel`, ...
        what: &'static str,
        /// The word.
        found: String,
        /// Those that can.
        known: Vec<String>,
    },
    /// A value that can't be read.
    Value {
        /// The act or fact.
        of: String,
        /// What is there.
        found: String,
        /// What is wrong with it, in the words of its own error, or what it looks like.
        needed: String,
    },
    /// More words than belong there.
    TooMuch {
        /// The act or condition.
        of: String,
        /// What is too much.
        rest: String,
    },
    /// A comparison that the fact doesn't allow.
    Comparison {
        /// The fact.
        fact: String,
        /// The sign.
        sign: &'static str,
    },
}

impl ScriptError {
    /// A word that is not known, with those that are.
    pub(crate) fn unknown<'a>(what: &'static str, found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known = known.into_iter().map(str::to_owned).collect();
        Self::Unknown { what, found: found.to_owned(), known }
    }

    /// A value that is not what is needed.
    pub(crate) fn value(of: &str, found: &str, needed: impl Into<String>) -> Self {
        Self::Value { of: of.to_owned(), found: found.to_owned(), needed: needed.into() }
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Empty => text::SCRIPT_EMPTY.get().to_owned(),
            Self::Unknown { what, found, known } => {
                let known = || known.iter().map(String::as_str);
                match near_word(found, known()) {
                    Some(near) => say!(text::ScriptUnknownNear { what: *what, found, known: list(known()), near }),
                    None => say!(text::ScriptUnknown { what: *what, found, known: list(known()) }),
                }
            }
            Self::Value { of, found, needed } => say!(text::ScriptValue { of, found, needed }),
            Self::TooMuch { of, rest } => say!(text::ScriptTooMuch { of, rest }),
            Self::Comparison { fact, sign } => say!(text::ScriptComparison { fact, sign: *sign }),
        })
    }
}
