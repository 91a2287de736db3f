//! Why a piece of work did not go on.

use std::fmt;

use crate::score::ScoreError;
use crate::text::{Message, errors_run};

/// Why a task did not go on.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TaskError {
    /// More urgent work has come; the step will be asked for again.
    Cancelled,
    /// It can't be done. What is said is for the person at the window.
    Failed(Message),
}

impl TaskError {
    /// It can't be done, for this reason.
    pub fn failed(reason: impl Into<Message>) -> Self {
        Self::Failed(reason.into())
    }
}

impl fmt::Display for TaskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cancelled => f.write_str(errors_run::CANCELLED.get()),
            Self::Failed(reason) => reason.fmt(f),
        }
    }
}

impl From<ScoreError> for TaskError {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::Cancelled => Self::Cancelled,
            other => Self::failed(other),
        }
    }
}
