//! Why a piece of work did not go on.

use crate::score::ScoreError;

/// Why a task did not go on.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TaskError {
    /// More urgent work has come; the step will be asked for again.
    #[error("cancelled")]
    Cancelled,
    /// It can't be done. The text is for the person at the window.
    #[error("{0}")]
    Failed(String),
}

impl From<ScoreError> for TaskError {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::Cancelled => Self::Cancelled,
            other => Self::Failed(other.to_string()),
        }
    }
}
