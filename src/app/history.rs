//! Undo and redo: the choices before each change.

use std::time::{Duration, Instant};

use crate::app::controls::Controls;

/// Changes of one kind that follow each other within this time are one change: a drag of a slider.
const COALESCE: Duration = Duration::from_millis(700);
/// The most changes that are remembered.
const KEPT: usize = 200;

/// The choices before each change, and after it where it was taken back.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Controls>,
    future: Vec<Controls>,
    last: Option<(&'static str, Instant)>,
}

impl History {
    /// Notes a change; `kind` tells which control it was. Changes without a kind are single ones, however fast they come.
    pub fn note(&mut self, before: Controls, kind: &'static str, now: Instant) {
        let same = self
            .last
            .is_some_and(|(k, at)| !kind.is_empty() && k == kind && now.saturating_duration_since(at) < COALESCE);
        if !same || self.past.is_empty() {
            if self.past.len() == KEPT {
                self.past.remove(0);
            }
            self.past.push(before);
        }
        self.future.clear();
        self.last = Some((kind, now));
    }

    /// The choices before the last change.
    pub fn undo(&mut self, now: &Controls) -> Option<Controls> {
        let before = self.past.pop()?;
        self.future.push(now.clone());
        self.last = None;
        Some(before)
    }

    /// The choices before the last undo.
    pub fn redo(&mut self, now: &Controls) -> Option<Controls> {
        let after = self.future.pop()?;
        self.past.push(now.clone());
        self.last = None;
        Some(after)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
