//! The acts that are being carried out.

use std::collections::VecDeque;

use crate::script::Act;

/// How fast acts are carried out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// So that it can be watched: the slider moves, and there is time between two acts.
    #[default]
    Visible,
    /// As soon as can be.
    AtOnce,
}

/// Acts that are being carried out, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Performance {
    pub(crate) queue: VecDeque<Act>,
    pub(crate) pace: Pace,
    /// Whether the first of the queue has begun.
    pub(crate) begun: bool,
    /// When to go on, on the window's clock.
    pub(crate) due_secs: Option<f64>,
    /// Whether what is being carried out now comes from here, and not from a person.
    pub(crate) own: bool,
}

impl Performance {
    /// Whether something is being carried out.
    pub fn is_under_way(&self) -> bool {
        !self.queue.is_empty()
    }

    /// Whether what is being carried out now brings about a state at once: nobody would take it back.
    pub(crate) fn sets_the_scene(&self) -> bool {
        self.own && self.pace == Pace::AtOnce
    }

    /// Whether it can be watched.
    pub fn is_visible(&self) -> bool {
        self.is_under_way() && self.pace == Pace::Visible
    }
}
