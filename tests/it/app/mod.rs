//! The program without its window: whole sessions, at random and on purpose, in a fraction of the window's time.

mod acts;
pub(crate) mod again;
mod agreement;
mod built_in_talk;
mod canvas;
mod cards;
mod earlier;
mod lessons;
mod machine;
pub(crate) mod program;
mod random;
mod sessions;
mod talk;
mod talk_export;
mod why;
