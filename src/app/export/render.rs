//! Draws and writes what is exported, on the worker: a step at a time, so that the stage goes on.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{DynamicImage, RgbImage};

use crate::app::export::state::{ExportChoice, ExportKind, FrameSource};
use crate::app::stage::runs::StageFrame;
use crate::app::text;
use crate::app::view::Pictures;
use crate::diffusion::{Frame, RunSpec, Trajectory};
use crate::explain::consistency::Consistency;
use crate::explain::curves::{CurvePoint, curves};
use crate::explain::mosaic;
use crate::explain::nearest::nearest;
use crate::explain::sources::Seams;
use crate::export;
use crate::export::{ExportError, GifEncoder, NewFolder, StageShot, Values};
use crate::images::Image;
use crate::studio::{OpenData, Progress, Task, TaskContext, TaskError, TaskSpec};

/// The most pictures in a row of a filmstrip.
pub(crate) const FILM_COLUMNS: usize = 40;
/// How long an animation rests on the picture that comes out, in hundredths of a second.
const REST_CS: u16 = 150;
/// The scale of the sheets in previews.
const PREVIEW_SCALE: u32 = 3;
/// How many lines of a table are shown in a preview.
const PREVIEW_LINES: usize = 9;
/// No preview is longer, in pixels: the least that every graphics card must take.
const MAX_SIDE: u32 = 2048;

/// All that an export is made of.
pub(crate) struct ExportInput {
    pub(crate) shots: Vec<Shot>,
    pub(crate) frames: Vec<StageFrame>,
    /// The one at the playhead.
    pub(crate) frame: StageFrame,
    pub(crate) spec: RunSpec,
    pub(crate) pictures: Pictures,
    pub(crate) line: String,
    pub(crate) data: Arc<OpenData>,
}

/// A stage with what is said of it.
pub(crate) struct Shot {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) frame: Arc<Frame>,
}

/// What to export; a preview where there is no place.
pub(crate) struct ExportRequest {
    pub(crate) choice: ExportChoice,
    pub(crate) input: Arc<ExportInput>,
    /// Where it goes, and whether what is there may be replaced.
    pub(crate) place: Option<(PathBuf, bool)>,
}

/// What an export will look like.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The picture.
    pub picture: Option<RgbImage>,
    /// Text in its place.
    pub text: String,
    /// How large the picture is before scaling, in pixels: width, height.
    pub size: Option<(u32, u32)>,
    /// How many pictures there are.
    pub n_frames: usize,
}

impl fmt::Debug for ExportRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExportRequest({:?}, {:?})", self.choice, self.place)
    }
}

impl TaskSpec for ExportRequest {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let input = Arc::clone(&self.input);
        let Some((path, replace)) = self.place.clone() else {
            return Ok(Box::new(PreviewTask { input, choice: self.choice }));
        };
        if !replace && path.symlink_metadata().is_ok() {
            return Err(failed(&path, &export::ExportProblem::Exists));
        }
        let (choice, problem) = (self.choice, |error: ExportError| TaskError::Failed(error.to_string()));
        Ok(match choice.kind {
            ExportKind::Gif => Box::new(GifTask { input, choice, path, replace, encoder: None, done: 0 }),
            ExportKind::Frames => {
                Box::new(FramesTask { folder: Some(NewFolder::begin(&path).map_err(problem)?), input, choice, done: 0 })
            }
            _ => Box::new(OneFile { input, choice, path, replace }),
        })
    }
}

fn failed(path: &Path, problem: &impl fmt::Display) -> TaskError {
    TaskError::Failed(format!("{}: {problem}", path.display()))
}

impl ExportInput {
    fn trajectory(&self) -> Trajectory {
        Trajectory { spec: self.spec.clone(), frames: self.frames.iter().map(|f| Arc::clone(&f.frame)).collect() }
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
        let problem = |problem: export::ExportProblem| TaskError::Failed(problem.to_string());
        let scale = choice.scale;
        match choice.kind {
            ExportKind::Stage => {
                let shots: Vec<StageShot> = self.shots.iter().map(|shot| self.shot(shot)).collect();
                Ok(export::stage_sheet(&shots, &self.line, scale))
            }
            ExportKind::Filmstrip => {
                let pictures: Vec<Image> = self.frames.iter().map(|f| of(choice, &f.frame).clone()).collect();
                let columns = pictures.len().clamp(1, FILM_COLUMNS);
                export::contact_sheet(&pictures, Some(columns), scale).map_err(problem)
            }
            ExportKind::Mosaic => self.mosaic(scale, context, preview),
            ExportKind::Curves => Ok(export::curves_plot(&self.curves(), &self.line)),
            _ => Ok(export::to_raster(of(choice, &self.frame.frame), scale)),
        }
    }

    /// The pictures of a stage as they are shown, with their captions.
    fn shot(&self, shot: &Shot) -> StageShot {
        let (frame, set) = (&shot.frame, &self.data.set);
        let guess = || (text::GUESS_CAPTION.name.to_owned(), frame.posterior.x0_hat.clone());
        let noisy = || (text::NOISY_CAPTION.name.to_owned(), frame.x_t.clone());
        let pictures = match self.pictures {
            Pictures::Both => vec![noisy(), guess()],
            Pictures::Noisy => vec![noisy()],
            Pictures::Difference => {
                let copy = nearest(set, &frame.posterior.x0_hat, frame.machine).map(|nearest| nearest.picture(set));
                let copy = copy.map(|picture| (text::NEAREST_CAPTION.name.to_owned(), picture));
                [guess()].into_iter().chain(copy).collect()
            }
            _ => vec![guess()],
        };
        StageShot { title: shot.title.clone(), note: shot.note.clone(), pictures }
    }

    /// The maps. A preview goes without the local consistency, which takes another step of the machine.
    fn mosaic(&self, scale: u32, context: &TaskContext<'_>, preview: bool) -> Result<DynamicImage, TaskError> {
        let (frame, set) = (&self.frame.frame, &self.data.set);
        let (posterior, machine) = (&frame.posterior, frame.machine);
        if !posterior.has_sources() {
            return Err(TaskError::Failed(text::nets::NO_PATCHES.to_owned()));
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
        let pictures = [("Noisy picture x_t", &frame.x_t), ("Guess x0_hat", &posterior.x0_hat)];
        Ok(export::map_sheet(&pictures, &maps, &Seams::new(&posterior.strongest, set.shape()), scale))
    }

    /// The numbers of the steps, with their counts.
    fn table(&self) -> String {
        let mut csv = format!("{},count,well_formed\n", CurvePoint::CSV_HEADER);
        for (point, frame) in self.curves().iter().zip(&self.frames) {
            let count = frame.count.as_ref().map_or_else(String::new, |count| count.count.to_string());
            let formed = frame.count.as_ref().map_or_else(String::new, |count| count.well_formed.to_string());
            csv.push_str(&format!("{},{count},{formed}\n", point.csv_row()));
        }
        csv
    }

    fn preview(&self, choice: ExportChoice, context: &TaskContext<'_>) -> Result<Preview, TaskError> {
        let shape = self.frame.frame.x_t.shape();
        let n_frames = self.frames.len();
        let (c, h, w) = shape.into();
        let small = ExportChoice { scale: PREVIEW_SCALE, ..choice };
        let one = ExportChoice { scale: 1, ..choice };
        let (picture, text, size) = match choice.kind {
            ExportKind::Table => {
                let head: String = self.table().lines().take(PREVIEW_LINES).map(|line| format!("{line}\n")).collect();
                (None, head + "...", None)
            }
            ExportKind::Array => {
                (None, format!("(1, {c}, {h}, {w}) float32\n-1 is black, 1 is white, not clipped"), None)
            }
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
        Ok(Preview { picture: picture.map(|picture| drawable(picture).to_rgb8()), text, size, n_frames })
    }
}

/// A picture that any graphics card takes: long filmstrips are made smaller for the preview, which is small anyway.
fn drawable(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= MAX_SIDE {
        return picture;
    }
    picture.resize(MAX_SIDE, MAX_SIDE, image::imageops::FilterType::Triangle)
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
                let guess = &input.frame.frame.posterior.x0_hat;
                let (c, h, w) = guess.shape().into();
                export::write_npy(path, &[1, c, h, w], Values::F32(guess.values()))
            }
            ExportKind::Trajectory => {
                let run: Vec<Arc<Frame>> = input.frames.iter().map(|f| Arc::clone(&f.frame)).collect();
                export::write_trajectories(path, input.data.set.shape(), &[run])
            }
            _ => picture.map_or(Ok(()), |picture| export::write_png(path, &picture)),
        })?;
        Ok(Progress::only(()))
    }
}

/// Writes a file. Unless it may be replaced, what has come to be there meanwhile stays.
fn place(path: &Path, replace: bool, write: impl FnOnce(&Path) -> Result<(), ExportError>) -> Result<(), TaskError> {
    let written = if replace { write(path) } else { export::write_new(path, write) };
    written.map_err(|error| TaskError::Failed(error.to_string()))
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
        let problem = |problem: export::ExportProblem| failed(&self.path, &problem);
        if let Some(frame) = self.input.frames.get(self.done) {
            let picture = export::to_raster(of(self.choice, &frame.frame), self.choice.scale);
            let encoder = match &mut self.encoder {
                Some(encoder) => encoder,
                none => none.insert(GifEncoder::new(picture.width(), picture.height()).map_err(problem)?),
            };
            let last = self.done + 2 == total;
            let delay = if last { REST_CS } else { 100 / self.choice.fps.clamp(1, 50) };
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
        let problem = |error: ExportError| TaskError::Failed(error.to_string());
        if let (Some(frame), Some(folder)) = (self.input.frames.get(self.done), &self.folder) {
            let picture = export::to_raster(of(self.choice, &frame.frame), self.choice.scale);
            let name = format!("frame-{:04}-step-{:04}.png", self.done + 1, frame.frame.step);
            folder.write_png(&name, &picture).map_err(problem)?;
        } else if let Some(folder) = self.folder.take() {
            folder.finish().map_err(problem)?;
        }
        self.done += 1;
        Ok(Progress { done: self.done, total, report: None })
    }
}
