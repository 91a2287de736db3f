//! What can be exported, and how.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::gui::controls::Controls;
use crate::gui::model::Model;
use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::view::{Pictures, View};
use crate::images::Shape;
use crate::studio::JobId;

use super::document::default_name;
use super::render::{ExportInput, ExportRequest, Preview, Shot};

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

/// What is at the place where a file should go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nothing: it can be written.
    #[default]
    Free,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// The folder that should hold it is missing.
    NoFolder,
    /// No name was given.
    NoName,
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
    pub(in crate::gui) drawing: Option<(JobId, PreviewOf)>,
}

/// What a preview depends on.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct PreviewOf {
    choice: (ExportKind, FrameSource),
    controls: Controls,
    step: usize,
    frames: usize,
    pictures: Pictures,
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
    fn across(self, n_frames: usize) -> usize {
        match self {
            Self::Filmstrip => n_frames.min(super::render::FILM_COLUMNS),
            Self::Stage => 4,
            Self::Mosaic => 4,
            _ => 1,
        }
    }

    /// The word in suggested names.
    fn word(self) -> &'static str {
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
    pub(in crate::gui) fn usual_scale(&self, shape: Shape, n_frames: usize) -> u32 {
        let usual = USUAL_SIDE.div_ceil(shape.w().max(shape.h())) as u32;
        let usual = if self.kind.across(n_frames) > 1 { usual.div_ceil(2) } else { usual };
        usual.clamp(1, self.max_scale(shape, n_frames))
    }
}

impl Target {
    /// What is at a path, as a file (or a folder) to be made.
    pub(in crate::gui) fn at(path: &str) -> Self {
        let path = Path::new(path.trim());
        if path.file_name().is_none() {
            return Self::NoName;
        }
        match path.symlink_metadata() {
            Ok(_) if path.is_dir() => Self::Folder,
            Ok(_) => Self::File,
            Err(_) => {
                let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
                if parent.is_none_or(Path::is_dir) { Self::Free } else { Self::NoFolder }
            }
        }
    }
}

/// The first name in a folder that is free: the word itself, then with a number behind it.
pub(in crate::gui) fn free_name(folder: &Path, stem: &str, ending: Option<&str>) -> PathBuf {
    let name = |number: usize| {
        let stem = if number == 1 { stem.to_owned() } else { format!("{stem}-{number}") };
        folder.join(ending.map_or_else(|| stem.clone(), |ending| format!("{stem}.{ending}")))
    };
    let free = (1..10_000).map(name).find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| name(10_000))
}

/// A name for an export that is free.
pub(in crate::gui) fn suggest(model: &Model, folder: &Path) -> PathBuf {
    let kind = model.view.keep.export.kind;
    let step = match kind {
        ExportKind::Picture | ExportKind::Stage | ExportKind::Mosaic | ExportKind::Array
            if model.view.time.step > 1 =>
        {
            format!("-step-{}", model.view.time.step)
        }
        _ => String::new(),
    };
    free_name(folder, &format!("{}-{}{step}", default_name(&model.session), kind.word()), kind.ending())
}

/// What a preview of the present choice depends on.
pub(in crate::gui) fn preview_of(session: &Session, view: &View) -> PreviewOf {
    let choice = view.keep.export;
    let run = session.stages.get(view.selected).and_then(|stage| stage.run());
    PreviewOf {
        choice: (choice.kind, choice.source),
        controls: session.controls.clone(),
        step: view.time.step,
        frames: run.map_or(0, |run| run.frames.len()),
        pictures: view.pictures,
    }
}

/// The export of what is on the stage; `None` while there is nothing.
pub(in crate::gui) fn request(session: &Session, view: &View, place: Option<(PathBuf, bool)>) -> Option<ExportRequest> {
    let data = Arc::clone(session.data.as_ref()?);
    let step = view.time.step;
    let run = session.stages.get(view.selected)?.run()?;
    let frame = run.nearest(step)?;
    let shots = session.stages.iter().enumerate().filter_map(|(index, stage)| {
        let frame = stage.run()?.nearest(step)?;
        let drawer = text::nets::drawer(&session.stage_controls(index).spec, session.shape());
        let title = format!("{}, {}", drawer.short, drawer.long);
        let note = frame.count.as_ref().map_or_else(String::new, text::count);
        Some(Shot { title, note, frame: Arc::clone(&frame.frame) })
    });
    let what = default_name(session).replace('-', " ");
    let number = run.n_frames().saturating_sub(frame.frame.step) + 1;
    let line = match view.keep.export.kind {
        ExportKind::Curves => format!("{what}, {}", text::nets::drawer(&run.request.spec, session.shape()).short),
        _ if !frame.frame.posterior.names_patches() => {
            format!("{what}, step {number} of {}, t = {:.2}, network", run.n_frames(), frame.frame.t)
        }
        _ => format!(
            "{what}, step {number} of {}, t = {:.2}, window {}",
            run.n_frames(),
            frame.frame.t,
            text::patch(frame.frame.machine.patch)
        ),
    };
    let input = ExportInput {
        shots: shots.collect(),
        frames: run.frames.clone(),
        frame: frame.clone(),
        spec: run.request.spec.clone(),
        pictures: view.pictures,
        line,
        data,
    };
    Some(ExportRequest { choice: view.keep.export, input: Arc::new(input), place })
}
