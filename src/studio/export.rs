//! Exports: pictures, animations and numbers, drawn and written a step at a time, so that the stage goes on.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::DynamicImage;

use super::data::OpenData;
use super::error::TaskError;
use super::report::ExportPreview;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{Frame, RunSpec, Trajectory};
use crate::explain::consistency::Consistency;
use crate::explain::curves::{CurvePoint, curves};
use crate::explain::mosaic;
use crate::explain::nearest::nearest;
use crate::explain::sources::Seams;
use crate::export::{self, ExportError, GifEncoder, NewFolder, StageShot, Values};
use crate::images::{Image, Shape};
use crate::parts::PartCount;
use crate::text::{Language, charts, common, nets};

/// The longest side of a picture that is offered, in pixels.
const MAX_SIDE: usize = 4096;
/// What a new picture's longer side comes near to, in pixels.
const USUAL_SIDE: usize = 512;

/// The most pictures in a row of a filmstrip.
const FILM_COLUMNS: usize = 40;
/// How long an animation pauses on the picture that comes out, in hundredths of a second.
const PAUSE_CS: u16 = 150;
/// The scale of the sheets in previews.
const PREVIEW_SCALE: u32 = 3;
/// How many lines of a table are shown in a preview.
const PREVIEW_LINES: usize = 9;
/// No preview is longer, in pixels: the least that every graphics card must take.
const MAX_PREVIEW_SIDE: u32 = 2048;

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
            Self::Filmstrip => n_frames.min(FILM_COLUMNS),
            Self::Stage => 4,
            Self::Mosaic => 4,
            _ => 1,
        }
    }

    /// The word in suggested names.
    pub fn word(self) -> &'static str {
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
    pub fn usual_scale(&self, shape: Shape, n_frames: usize) -> u32 {
        let usual = USUAL_SIDE.div_ceil(shape.w().max(shape.h())) as u32;
        let usual = if self.kind.across(n_frames) > 1 { usual.div_ceil(2) } else { usual };
        usual.clamp(1, self.max_scale(shape, n_frames))
    }
}

/// Which pictures of a frame a sheet of all stages shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShotPictures {
    /// The noisy picture and the guess.
    Both,
    /// The guess alone.
    Guess,
    /// The noisy picture alone.
    Noisy,
    /// The guess and the training picture nearest to it.
    Nearest,
}

/// All that an export is made of.
pub struct ExportInput {
    /// The training set.
    pub data: Arc<OpenData>,
    /// The settings of the run.
    pub spec: RunSpec,
    /// The frames of the run, noisiest first, each with the count in its guess.
    pub frames: Vec<(Arc<Frame>, Option<PartCount>)>,
    /// The one at the playhead.
    pub frame: Arc<Frame>,
    /// What is on the stages.
    pub shots: Vec<Shot>,
    /// Which pictures of them are shown.
    pub pictures: ShotPictures,
    /// The run in one line, for sheets of stages and charts of curves.
    pub line: String,
    /// The language of what is written beside the pictures, and instead of them.
    pub language: Language,
}

/// A stage with what is said of it.
pub struct Shot {
    /// The machine.
    pub title: String,
    /// The count.
    pub note: String,
    /// The frame.
    pub frame: Arc<Frame>,
}

/// Asks for an export; for [`Slot::Export`](super::Slot::Export).
///
/// Without a place it is a preview, whose one report is an [`ExportPreview`]; otherwise nothing is reported but how far
/// it is.
pub struct ExportRequest {
    /// What to export, and how.
    pub choice: ExportChoice,
    /// What of.
    pub input: Arc<ExportInput>,
    /// Where it goes, and whether what is there may be replaced.
    pub place: Option<(PathBuf, bool)>,
}

impl fmt::Debug for ExportRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExportRequest({:?}, {:?})", self.choice, self.place)
    }
}

impl TaskSpec for ExportRequest {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(Captioned { language: self.input.language, task: self.begin()? }))
    }
}

impl ExportRequest {
    fn begin(&self) -> Result<Box<dyn Task>, TaskError> {
        let input = Arc::clone(&self.input);
        let Some((path, replace)) = self.place.clone() else {
            return Ok(Box::new(PreviewTask { input, choice: self.choice }));
        };
        if !replace && path.symlink_metadata().is_ok() {
            return Err(TaskError::failed(export::ExportProblem::Exists.at(&path)));
        }
        let (choice, problem) = (self.choice, |error: ExportError| TaskError::failed(error));
        Ok(match choice.kind {
            ExportKind::Gif => Box::new(GifTask { input, choice, path, replace, encoder: None, done: 0 }),
            ExportKind::Frames => {
                Box::new(FramesTask { folder: Some(NewFolder::begin(&path).map_err(problem)?), input, choice, done: 0 })
            }
            _ => Box::new(OneFile { input, choice, path, replace }),
        })
    }
}

/// A task that writes its captions in a language, whatever the worker speaks.
struct Captioned {
    language: Language,
    task: Box<dyn Task>,
}

impl Task for Captioned {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        self.language.scope(|| self.task.step(context))
    }
}

impl ExportInput {
    fn trajectory(&self) -> Trajectory {
        Trajectory { spec: self.spec.clone(), frames: self.frames.iter().map(|(frame, _)| Arc::clone(frame)).collect() }
    }

    fn curves(&self) -> Vec<CurvePoint> {
        curves(&self.data.set, &self.trajectory())
    }

    /// The picture of a kind that is one picture.
    fn picture(
        &self,
        choice: ExportChoice,
        context: &TaskContext<'_>,
        preview: bool,
    ) -> Result<DynamicImage, TaskError> {
        let problem = |problem: export::ExportProblem| TaskError::failed(problem);
        let scale = choice.scale;
        match choice.kind {
            ExportKind::Stage => {
                let shots: Vec<StageShot> = self.shots.iter().map(|shot| self.shot(shot)).collect();
                Ok(export::stage_sheet(&shots, &self.line, scale))
            }
            ExportKind::Filmstrip => {
                let pictures: Vec<Image> = self.frames.iter().map(|(frame, _)| of(choice, frame).clone()).collect();
                let columns = pictures.len().clamp(1, FILM_COLUMNS);
                export::contact_sheet(&pictures, Some(columns), scale).map_err(problem)
            }
            ExportKind::Mosaic => self.mosaic(scale, context, preview),
            ExportKind::Curves => Ok(export::curves_plot(&self.curves(), &self.line)),
            _ => Ok(export::to_raster(of(choice, &self.frame), scale)),
        }
    }

    /// The pictures of a stage as they are shown, with their captions.
    fn shot(&self, shot: &Shot) -> StageShot {
        let (frame, set) = (&shot.frame, &self.data.set);
        let guess = || (common::GUESS_CAPTION.name().to_owned(), frame.posterior.x0_hat.clone());
        let noisy = || (common::NOISY_CAPTION.name().to_owned(), frame.x_t.clone());
        let pictures = match self.pictures {
            ShotPictures::Both => vec![noisy(), guess()],
            ShotPictures::Noisy => vec![noisy()],
            ShotPictures::Nearest => {
                let copy = nearest(set, &frame.posterior.x0_hat, frame.machine).map(|nearest| nearest.picture(set));
                let copy = copy.map(|picture| (common::NEAREST_CAPTION.name().to_owned(), picture));
                [guess()].into_iter().chain(copy).collect()
            }
            ShotPictures::Guess => vec![guess()],
        };
        StageShot { title: shot.title.clone(), note: shot.note.clone(), pictures }
    }

    /// The maps. A preview goes without the local consistency, which takes another step of the machine.
    fn mosaic(&self, scale: u32, context: &TaskContext<'_>, preview: bool) -> Result<DynamicImage, TaskError> {
        let (frame, set) = (&self.frame, &self.data.set);
        let (posterior, machine) = (&frame.posterior, frame.machine);
        if !posterior.has_sources() {
            return Err(TaskError::failed(nets::NO_PATCHES));
        }
        let mut maps = vec![
            mosaic::sources_map(posterior),
            mosaic::displacement_map(posterior, machine),
            mosaic::certainty_map(posterior, machine, set.n_images()),
        ];
        if !preview {
            let denoiser = context.data(self.data.id)?.denoiser;
            let (guess, cancel) = (&posterior.x0_hat, context.cancel());
            let consistency = Consistency::check(denoiser.as_ref(), set, guess, machine, None, cancel)?;
            maps.push(mosaic::consistency_map(posterior, &consistency));
        }
        if let Some(nearest) = nearest(set, &posterior.x0_hat, machine) {
            maps.push(mosaic::difference_map(posterior, &nearest.picture(set)));
        }
        let pictures = [(charts::NOISY_PICTURE.get(), &frame.x_t), (charts::GUESS.get(), &posterior.x0_hat)];
        Ok(export::map_sheet(&pictures, &maps, &Seams::new(&posterior.strongest, set.shape()), scale))
    }

    /// The numbers of the steps, with their counts.
    fn table(&self) -> String {
        let mut csv = format!("{},count,well_formed\n", CurvePoint::CSV_HEADER);
        for (point, (_, counted)) in self.curves().iter().zip(&self.frames) {
            let count = counted.as_ref().map_or_else(String::new, |count| count.count.to_string());
            let formed = counted.as_ref().map_or_else(String::new, |count| count.well_formed.to_string());
            csv.push_str(&format!("{},{count},{formed}\n", point.csv_row()));
        }
        csv
    }

    fn preview(&self, choice: ExportChoice, context: &TaskContext<'_>) -> Result<ExportPreview, TaskError> {
        let shape = self.frame.x_t.shape();
        let n_frames = self.frames.len();
        let (c, h, w) = shape.into();
        let small = ExportChoice { scale: PREVIEW_SCALE, ..choice };
        let one = ExportChoice { scale: 1, ..choice };
        let (picture, text, size) = match choice.kind {
            ExportKind::Table => {
                let head: String = self.table().lines().take(PREVIEW_LINES).map(|line| format!("{line}\n")).collect();
                (None, head + "...", None)
            }
            ExportKind::Array => (None, format!("(1, {c}, {h}, {w}) float32\n{}", charts::ARRAY_RANGE), None),
            ExportKind::Trajectory => {
                let n = n_frames;
                let text = format!(
                    "x_t (1, {n}, {c}, {h}, {w})\nx0_hat (1, {n}, {c}, {h}, {w})\nsteps ({n},)\ntimes ({n},)\n\
                     patch_sides ({n},)\nstrongest (1, {n}, {h}, {w}, 3)\nweights (1, {n}, {h}, {w})\n\
                     effective (1, {n}, {h}, {w})"
                );
                (None, text, None)
            }
            ExportKind::Stage | ExportKind::Mosaic | ExportKind::Curves => {
                (Some(self.picture(small, context, true)?), String::new(), None)
            }
            ExportKind::Gif | ExportKind::Frames => {
                let film = ExportChoice { kind: ExportKind::Filmstrip, ..one };
                (Some(self.picture(film, context, true)?), String::new(), Some((w as u32, h as u32)))
            }
            ExportKind::Picture | ExportKind::Filmstrip => {
                let picture = self.picture(one, context, true)?;
                let size = Some((picture.width(), picture.height()));
                (Some(picture), String::new(), size)
            }
        };
        Ok(ExportPreview { picture: picture.map(|picture| drawable(picture).to_rgb8()), text, size, n_frames })
    }
}

/// A picture that any graphics card takes: long filmstrips are made smaller for the preview, which is small anyway.
fn drawable(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= MAX_PREVIEW_SIDE {
        return picture;
    }
    picture.resize(MAX_PREVIEW_SIDE, MAX_PREVIEW_SIDE, image::imageops::FilterType::Triangle)
}

fn of(choice: ExportChoice, frame: &Frame) -> &Image {
    match choice.source {
        FrameSource::Guess => &frame.posterior.x0_hat,
        FrameSource::Noisy => &frame.x_t,
    }
}

struct PreviewTask {
    input: Arc<ExportInput>,
    choice: ExportChoice,
}

impl Task for PreviewTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        Ok(Progress::only(self.input.preview(self.choice, context)?))
    }
}

/// An export of one piece.
struct OneFile {
    input: Arc<ExportInput>,
    choice: ExportChoice,
    path: PathBuf,
    replace: bool,
}

impl Task for OneFile {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let input = &self.input;
        // What takes long is worked out before a place is taken.
        let picture = match self.choice.kind {
            ExportKind::Table | ExportKind::Array | ExportKind::Trajectory => None,
            _ => Some(input.picture(self.choice, context, false)?),
        };
        place(&self.path, self.replace, |path| match self.choice.kind {
            ExportKind::Table => {
                let table = input.table();
                export::write_file(path, |file| std::io::Write::write_all(file, table.as_bytes()))
            }
            ExportKind::Array => {
                let guess = &input.frame.posterior.x0_hat;
                let (c, h, w) = guess.shape().into();
                export::write_npy(path, &[1, c, h, w], Values::F32(guess.values()))
            }
            ExportKind::Trajectory => {
                let run: Vec<Arc<Frame>> = input.frames.iter().map(|(frame, _)| Arc::clone(frame)).collect();
                export::write_trajectories(path, input.data.set.shape(), &[run])
            }
            _ => picture.map_or(Ok(()), |picture| export::write_png(path, &picture)),
        })?;
        Ok(Progress { done: 1, total: 1, report: None })
    }
}

/// Writes a file. Unless it may be replaced, what has come to be there meanwhile stays.
fn place(path: &Path, replace: bool, write: impl FnOnce(&Path) -> Result<(), ExportError>) -> Result<(), TaskError> {
    let written = if replace { write(path) } else { export::write_new(path, write) };
    written.map_err(TaskError::failed)
}

/// An animation, a frame at a time into memory, and then into its file.
struct GifTask {
    input: Arc<ExportInput>,
    choice: ExportChoice,
    path: PathBuf,
    replace: bool,
    encoder: Option<GifEncoder>,
    done: usize,
}

impl Task for GifTask {
    fn step(&mut self, _: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let total = self.input.frames.len() + 1;
        let problem = |problem: export::ExportProblem| TaskError::failed(problem.at(&self.path));
        if let Some((frame, _)) = self.input.frames.get(self.done) {
            let picture = export::to_raster(of(self.choice, frame), self.choice.scale);
            let encoder = match &mut self.encoder {
                Some(encoder) => encoder,
                none => none.insert(GifEncoder::new(picture.width(), picture.height()).map_err(problem)?),
            };
            let last = self.done + 2 == total;
            let delay = if last { PAUSE_CS } else { 100 / self.choice.fps.clamp(1, 50) };
            encoder.push(&picture, delay).map_err(problem)?;
        } else if let Some(encoder) = self.encoder.take() {
            let bytes = encoder.finish().map_err(problem)?;
            place(&self.path, self.replace, |path| {
                export::write_file(path, |file| std::io::Write::write_all(file, &bytes))
            })?;
        }
        self.done += 1;
        Ok(Progress { done: self.done, total, report: None })
    }
}

/// A folder of pictures, which appears when all of them are there.
struct FramesTask {
    input: Arc<ExportInput>,
    choice: ExportChoice,
    folder: Option<NewFolder>,
    done: usize,
}

impl Task for FramesTask {
    fn step(&mut self, _: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let total = self.input.frames.len() + 1;
        let problem = |error: ExportError| TaskError::failed(error);
        if let (Some((frame, _)), Some(folder)) = (self.input.frames.get(self.done), &self.folder) {
            let picture = export::to_raster(of(self.choice, frame), self.choice.scale);
            let name = format!("frame-{:04}-step-{:04}.png", self.done + 1, frame.step);
            folder.write_png(&name, &picture).map_err(problem)?;
        } else if let Some(folder) = self.folder.take() {
            folder.finish().map_err(problem)?;
        }
        self.done += 1;
        Ok(Progress { done: self.done, total, report: None })
    }
}
