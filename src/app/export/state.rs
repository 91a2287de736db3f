//! What is being exported.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::controls::Controls;
use crate::app::view::Pictures;
use crate::studio::{ExportKind, ExportPreview, FrameSource, JobId};
use crate::text::Language;

/// An export under way, and the preview of the one to come.
#[derive(Debug, Default)]
pub struct Export {
    /// The job that writes, with the place.
    pub writing: Option<(JobId, PathBuf)>,
    /// Pieces done and in all.
    pub progress: (usize, usize),
    /// What went wrong.
    pub problem: Option<String>,
    /// The preview.
    pub preview: Option<Arc<ExportPreview>>,
    /// The job that draws the preview, with what it draws.
    pub(crate) drawing: Option<(JobId, PreviewOf)>,
}

/// What a preview depends on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PreviewOf {
    pub(crate) choice: (ExportKind, FrameSource),
    pub(crate) controls: Controls,
    pub(crate) step: usize,
    pub(crate) frames: usize,
    pub(crate) pictures: Pictures,
    pub(crate) language: Language,
}
