//! Every text that people read, in every language, from the files in `assets/text/LANGUAGE/AREA.ftl`
//! ([Project Fluent](https://projectfluent.org)).
//!
//! A message without arguments is a constant, [`Text`] or, with a hint, [`Label`]; a message with arguments is a type
//! that [`say!`](crate::say) fills in. Both are made from the English files when the crate is built, so a wrong key or a
//! missing argument doesn't compile. What another language lacks is said in English.
//!
//! Which language is a matter of the thread: [`Language::make_current`]. A thread that was told nothing says all in
//! English.
//!
//! ```
//! use sixfingers::text::{Language, common};
//! assert_eq!(common::PLAY.name(), "Play");
//! let chinese = Language::of_code("zh_CN.UTF-8").ok_or("no Chinese")?;
//! assert_eq!(chinese.scope(|| common::PLAY.name()), "播放");
//! # Ok::<(), &str>(())
//! ```

mod language;
mod message;
mod wording;

use std::fmt;

pub use fluent_bundle::FluentValue as Arg;
pub use keys::*;
pub use language::Language;
use language::say_in;
pub use message::Message;
pub(crate) use message::passes_on;
pub use wording::{capitalised, fixed, list, sentence, then, thousands};

pub use crate::say;

/// What was made from the files.
mod keys {
    use super::{Arg, Label, Text, say_in};

    /// A language: what is said of it before it is read, and its files, in the order of the areas.
    pub(crate) struct Files {
        pub(crate) code: &'static str,
        pub(crate) name: &'static str,
        pub(crate) short: &'static str,
        pub(crate) change: &'static str,
        pub(crate) areas: [&'static str; N_AREAS],
    }

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A text without arguments, in every language.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text(usize);

impl Text {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..keys::TEXTS.len()).map(Self)
    }

    /// The text in the language of this thread.
    pub fn get(self) -> &'static str {
        self.in_language(Language::current())
    }

    /// The text in a language.
    pub fn in_language(self, language: Language) -> &'static str {
        language.text(self.0)
    }

    /// The name of the message in its file, with `.hint` for a hint: the same in every language.
    pub fn key(self) -> String {
        let (_, id, is_hint) = &keys::TEXTS[self.0];
        format!("{id}{}", if *is_hint { ".hint" } else { "" })
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.get())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.get().to_owned()
    }
}

impl From<Text> for Arg<'_> {
    fn from(text: Text) -> Self {
        text.get().into()
    }
}

/// A word or a sentence with what is said when the pointer rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    name: Text,
    hint: Text,
}

impl Label {
    /// A name with a hint of elsewhere.
    pub const fn new(name: Text, hint: Text) -> Self {
        Self { name, hint }
    }

    /// What stands there; also its name for screen readers.
    pub fn name(self) -> &'static str {
        self.name.get()
    }

    /// The hover text.
    pub fn hint(self) -> &'static str {
        self.hint.get()
    }

    /// The hover text, in every language.
    pub const fn hint_text(self) -> Text {
        self.hint
    }

    /// What stands there, in every language.
    pub const fn name_text(self) -> Text {
        self.name
    }
}

/// A text with arguments, in the language of this thread: `say!(census::Plan { columns, seeds: 2 * n })`.
///
/// An argument is a number, which chooses the plural, or a text. A number that is to be written in a certain way is a
/// text: [`fixed`](crate::text::fixed), [`thousands`](crate::text::thousands).
#[macro_export]
macro_rules! say {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($($path:ident)::+ { $($name:ident $(: $value:expr)?),+ $(,)? }) => {
        $($path)::+ { $($name: $crate::text::Arg::from($crate::say!(@ $name $($value)?))),+ }.say()
    };
}
