//! What a training set will cost before it is loaded: estimated from what a step takes on the stage now.

use crate::app::import::state::Preview;
use crate::app::state::AppState;
use crate::diffusion::RunSpec;
use crate::images::Shape;
use crate::images::load::{Colours, MAX_VALUES};
use crate::score::{Patch, Reach};

/// A step that takes longer is no longer live: the sliders would lag behind the hand.
pub const LIVE_STEP_SECS: f64 = 0.25;
/// A step takes so many nanoseconds a value and offset, where nothing has been measured yet: a slow core.
const USUAL_NANOS: f64 = 0.5;
/// The fewest pictures that are proposed as a sample.
const LEAST_SAMPLE: usize = 20;

/// What a set will cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Number of pictures.
    pub n_images: usize,
    /// Their shape.
    pub shape: Shape,
    /// One step of the machine on the stage, in seconds.
    pub step_secs: f64,
    /// Steps to a picture.
    pub steps: usize,
    /// Whether that was estimated from a step that was measured.
    pub is_measured: bool,
    /// Memory of the open set, in bytes.
    pub bytes: usize,
    /// Memory of the sets that are open now, which stay until this one is ready, in bytes.
    pub beside: usize,
    /// How many pictures at random would answer live; `None` where all of them do.
    pub sample: Option<usize>,
    /// Whether there is more than can be loaded.
    pub too_large: bool,
}

impl Cost {
    /// The cost of what a preview describes, on the machine of a stage.
    pub fn of(preview: &Preview, state: &AppState, stage: usize) -> Option<Self> {
        let shape = shape_of(preview)?;
        let n_images = preview.n_images();
        let spec = &state.stage_controls(stage).spec;
        let measured = measured_nanos(state, stage);
        let work = n_images as f64 * work_of_one(spec, shape);
        let step_secs = work * measured.unwrap_or(USUAL_NANOS) * 1e-9;
        let too_large = n_images.saturating_mul(shape.len()) > MAX_VALUES;
        let live = n_images as f64 * LIVE_STEP_SECS / step_secs.max(1e-12);
        let most = (live as usize).min(MAX_VALUES / shape.len());
        let sample = (n_images > most.max(LEAST_SAMPLE)).then(|| rounded(most.max(LEAST_SAMPLE)));
        Some(Self {
            n_images,
            shape,
            step_secs,
            steps: spec.steps,
            is_measured: measured.is_some(),
            bytes: bytes_of(n_images, shape),
            beside: open_bytes(state),
            sample,
            too_large,
        })
    }
}

/// What an open set takes: the machines keep the values once more, in an order of their own.
fn bytes_of(n_images: usize, shape: Shape) -> usize {
    n_images.saturating_mul(shape.len()).saturating_mul(2 * size_of::<f32>())
}

/// What the sets of the session take: the one that was opened, and what was made of it by hand.
fn open_bytes(state: &AppState) -> usize {
    let edited = state.data.as_ref().filter(|data| state.base.as_ref().is_none_or(|base| base.id != data.id));
    [state.base.as_ref(), edited]
        .into_iter()
        .flatten()
        .map(|data| bytes_of(data.set.n_images(), data.set.shape()))
        .sum()
}

/// The shape that the pictures will have.
fn shape_of(preview: &Preview) -> Option<Shape> {
    let c = match preview.choices.colours {
        Colours::Grey => 1,
        Colours::Rgb => 3,
        Colours::Found => {
            if preview.found.n_colour > 0 {
                3
            } else {
                1
            }
        }
    };
    let found = preview.found.sizes.first()?;
    let (h, w) = preview.choices.side().map_or((found.h, found.w), |side| (side, side));
    Shape::new(c, h, w).ok()
}

/// Nanoseconds of a value and offset, from the run on the stage: the median of its steps.
fn measured_nanos(state: &AppState, stage: usize) -> Option<f64> {
    let run = state.stages.get(stage)?.run()?;
    let data = state.data.as_ref().filter(|data| data.id == run.request.data)?;
    let mut secs: Vec<f64> = run.frames.iter().map(|frame| frame.elapsed_secs).collect();
    secs.sort_by(f64::total_cmp);
    let median = *secs.get(secs.len() / 2)?;
    let work = data.set.n_images() as f64 * work_of_one(&run.request.spec, data.set.shape());
    (median > 0.0).then(|| median * 1e9 / work)
}

/// Values that a step goes over for one picture: the squared distances of windows are sums over the whole picture, once
/// for each offset between them, whatever the window's size.
fn work_of_one(spec: &RunSpec, shape: Shape) -> f64 {
    let area = shape.area() as f64;
    let first = spec.locality.patch_at(spec.first_step(), spec.steps, shape, spec.boundary);
    let offsets = match (spec.reach, first) {
        // Whole pictures are compared at all offsets together, by Fourier transforms.
        (reach, Patch::Whole) if reach.moves() => 2.0 * area.log2().max(1.0),
        (Reach::All, _) => area,
        (Reach::Within(d), _) => (f64::from(2 * d + 1).powi(2)).min(area),
    };
    shape.len() as f64 * offsets
}

/// A number with one digit before its zeros, not larger.
fn rounded(n: usize) -> usize {
    let scale = 10_usize.pow(n.max(1).ilog10());
    (n / scale * scale).max(1)
}
