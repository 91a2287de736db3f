//! What can be exported, and how.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::controls::Controls;
use crate::app::export::render::Preview;
use crate::app::view::Pictures;
use crate::images::Shape;
use crate::studio::JobId;

/// The longest side of a picture that is offered, in pixels.
const MAX_SIDE: usize = 4096;
/// What a new picture's longer side comes near to, in pixels.
const USUAL_SIDE: usize = 512;

/// What is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportKind {
    /// One picture.
    #[default]
    Picture,
    /// All stages with what stands around them.
    Stage,
    /// All steps in a row.
    Filmstrip,
    /// The maps of a step.
    Mosaic,
    /// The curves of the run.
    Curves,
    /// An animation.
    Gif,
    /// One picture for each step, in a folder.
    Frames,
    /// The numbers of each step.
    Table,
    /// The picture as numbers.
    Array,
    /// All numbers of the run.
    Trajectory,
}

/// Which pictures of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrameSource {
    /// The guesses.
    #[default]
    Guess,
    /// The noisy pictures.
    Noisy,
}

/// What to export, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportChoice {
    /// What.
    pub kind: ExportKind,
    /// Which pictures.
    pub source: FrameSource,
    /// Pixels for each pixel, at least 1.
    pub scale: u32,
    /// Frames a second, 1 to 50.
    pub fps: u16,
}

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
    pub preview: Option<Arc<Preview>>,
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
}

impl ExportKind {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 10] = [
        Self::Picture,
        Self::Stage,
        Self::Filmstrip,
        Self::Mosaic,
        Self::Curves,
        Self::Gif,
        Self::Frames,
        Self::Table,
        Self::Array,
        Self::Trajectory,
    ];

    /// What its files end in; a folder has no ending.
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Self::Picture | Self::Stage | Self::Filmstrip | Self::Mosaic | Self::Curves => Some("png"),
            Self::Gif => Some("gif"),
            Self::Frames => None,
            Self::Table => Some("csv"),
            Self::Array => Some("npy"),
            Self::Trajectory => Some("npz"),
        }
    }

    /// Whether its size can be chosen.
    pub fn has_scale(self) -> bool {
        !matches!(self, Self::Curves | Self::Table | Self::Array | Self::Trajectory)
    }

    /// Whether guesses or noisy pictures can be chosen.
    pub fn has_source(self) -> bool {
        matches!(self, Self::Picture | Self::Filmstrip | Self::Gif | Self::Frames)
    }

    /// Whether its speed can be chosen.
    pub fn has_speed(self) -> bool {
        self == Self::Gif
    }

    /// How many pictures' width it is wide, at most.
    pub(crate) fn across(self, n_frames: usize) -> usize {
        match self {
            Self::Filmstrip => n_frames.min(crate::app::export::render::FILM_COLUMNS),
            Self::Stage => 4,
            Self::Mosaic => 4,
            _ => 1,
        }
    }

    /// The word in suggested names.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Stage => "stage",
            Self::Filmstrip => "film",
            Self::Mosaic => "mosaic",
            Self::Curves => "curves",
            Self::Gif => "animation",
            Self::Frames => "steps",
            Self::Table => "table",
            Self::Array => "numbers",
            Self::Trajectory => "all",
        }
    }
}

impl FrameSource {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Guess, Self::Noisy];
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self { kind: ExportKind::default(), source: FrameSource::default(), scale: 8, fps: 8 }
    }
}

impl ExportChoice {
    /// The largest scale that is offered for pictures of `shape`.
    pub fn max_scale(&self, shape: Shape, n_frames: usize) -> u32 {
        let across = self.kind.across(n_frames).max(1);
        (MAX_SIDE / (across * shape.w().max(shape.h()))).clamp(1, 64) as u32
    }

    /// The usual scale for pictures of `shape`.
    pub(crate) fn usual_scale(&self, shape: Shape, n_frames: usize) -> u32 {
        let usual = USUAL_SIDE.div_ceil(shape.w().max(shape.h())) as u32;
        let usual = if self.kind.across(n_frames) > 1 { usual.div_ceil(2) } else { usual };
        usual.clamp(1, self.max_scale(shape, n_frames))
    }
}
