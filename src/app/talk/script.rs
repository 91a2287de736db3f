//! A talk: scenes in order, each with a caption, notes, what is shown and what moves.

use std::sync::Arc;

use super::look::Look;
use crate::app::controls::Controls;
use crate::export::session::SessionData;
use crate::images::Fingerprint;
use crate::text::Text;

/// Words that somebody typed, or that come with the program in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As they were typed.
    Own(String),
    /// In the language of the thread that shows them.
    Known(Text),
}

impl Words {
    /// What they say.
    pub fn get(&self) -> &str {
        match self {
            Self::Own(words) => words,
            Self::Known(text) => text.get(),
        }
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Self {
        Self::Own(words.to_owned())
    }
}

/// A talk. Cheap to copy: what is shown is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Its name.
    pub title: Words,
    /// Its scenes, in order.
    pub scenes: Vec<TalkScene>,
}

/// One scene of a talk.
#[derive(Clone, Debug, PartialEq)]
pub struct TalkScene {
    /// What stands over the pictures.
    pub caption: Words,
    /// What the speaker sees.
    pub notes: Words,
    /// What is shown when it comes.
    pub setup: Arc<Setup>,
    /// What moves then, a line for each act.
    pub moves: String,
}

/// What a scene shows when it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The choices.
    pub controls: Controls,
    /// How they are looked at.
    pub look: Look,
    /// What the training set was; `None` for a drawn set that was not looked at yet.
    pub data: Option<SessionData>,
    /// The pictures that came out, by stage, as far as they had.
    pub results: Vec<Option<Fingerprint>>,
}

impl Default for Script {
    fn default() -> Self {
        Self { title: Words::Own(String::new()), scenes: Vec::new() }
    }
}

impl Script {
    /// Whether there is no talk.
    pub fn is_empty(&self) -> bool {
        self.scenes.is_empty()
    }
}

impl TalkScene {
    /// The lines of what moves, without those that are empty.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.moves.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// The most words of a caption; the most characters in Chinese.
pub const CAPTION_WORDS: usize = 12;
/// The most characters of a caption that has no spaces between its words.
pub const CAPTION_CHARACTERS: usize = 24;

/// Whether a caption is short enough to be read from the back row at a glance.
pub fn is_short(caption: &str) -> bool {
    let chinese = |c: &char| matches!(u32::from(*c), 0x3000..=0x9FFF | 0xFF00..=0xFFEF);
    if caption.chars().any(|c| chinese(&c)) {
        return caption.chars().filter(|c| !c.is_whitespace()).count() <= CAPTION_CHARACTERS;
    }
    caption.split_whitespace().count() <= CAPTION_WORDS
}
