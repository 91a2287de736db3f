//! Undo and redo: what was there before each change.

use std::time::{Duration, Instant};

/// Changes of one kind that follow each other within this time are one change: a drag of a slider.
const COALESCE: Duration = Duration::from_millis(700);
/// The most changes that are remembered.
const KEPT: usize = 200;

/// What was there before each change, and after it where it was taken back; each with the moment of the change.
#[derive(Debug)]
pub struct History<T> {
    past: Vec<(Instant, T)>,
    future: Vec<(Instant, T)>,
    last: Option<(&'static str, Instant)>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new(), last: None }
    }
}

impl<T: Clone> History<T> {
    /// Notes a change; `kind` tells which control it was. Changes without a kind are single ones, however fast they come.
    pub fn note(&mut self, before: T, kind: &'static str, now: Instant) {
        let same = self
            .last
            .is_some_and(|(k, at)| !kind.is_empty() && k == kind && now.saturating_duration_since(at) < COALESCE);
        if !same || self.past.is_empty() {
            if self.past.len() == KEPT {
                self.past.remove(0);
            }
            self.past.push((now, before));
        }
        self.future.clear();
        self.last = Some((kind, now));
    }

    /// What was there before the last change.
    pub fn undo(&mut self, now: &T) -> Option<T> {
        let (at, before) = self.past.pop()?;
        self.future.push((at, now.clone()));
        self.last = None;
        Some(before)
    }

    /// What was there before the last undo.
    pub fn redo(&mut self, now: &T) -> Option<T> {
        let (at, after) = self.future.pop()?;
        self.past.push((at, now.clone()));
        self.last = None;
        Some(after)
    }

    /// When the change was made that [`undo`](Self::undo) takes back; `None` if there is none.
    pub fn undoes(&self) -> Option<Instant> {
        self.past.last().map(|(at, _)| *at)
    }

    /// When the change was made that [`redo`](Self::redo) brings back; `None` if there is none.
    pub fn redoes(&self) -> Option<Instant> {
        self.future.last().map(|(at, _)| *at)
    }

    /// Forgets what was taken back: something else was changed.
    pub fn forget_redo(&mut self) {
        self.future.clear();
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
