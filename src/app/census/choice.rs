//! What a person wants to be counted: the setting that changes, its range, the seeds.

use crate::app::controls::StageControls;
use crate::diffusion::RunSpec;
use crate::explain::axis::Axis;
use crate::explain::census::CensusSpec;
use crate::images::Shape;
use crate::parts::PartKind;
use crate::score::{Machine, Patch, PatchSide, Reach};

/// The setting that changes from column to column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AxisKind {
    /// The same patch side at every step.
    #[default]
    Patches,
    /// The time at which the machine changes from the whole image to a window.
    Times,
    /// How far patches may move.
    Reaches,
    /// A window and the whole image: whether the two sides of a hand are independent.
    Thumbs,
}

/// From, to and every how many: of pixels, or of hundredths for times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first value.
    pub from: u32,
    /// The last value, or just beyond it.
    pub to: u32,
    /// The distance of two values, at least 1.
    pub every: u32,
}

impl Range {
    /// The most values.
    const MAX_SIDES: usize = 128;

    /// The values, rising; `from` is always one of them.
    pub fn values(self) -> Vec<u32> {
        let to = self.to.max(self.from);
        (self.from..=to).step_by(self.every.max(1) as usize).take(Self::MAX_SIDES).collect()
    }
}

/// The choices of the census panel. What is `None` is taken from the size of the pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct CensusChoice {
    /// The setting that changes.
    pub kind: AxisKind,
    /// Patch sides, in pixels.
    pub patches: Option<Range>,
    /// Times, in hundredths.
    pub times: Range,
    /// Reaches, in pixels.
    pub reaches: Range,
    /// Whether the end of the axis is a column, too: the whole image, or any reach.
    pub with_end: bool,
    /// Number of seeds, from 0 on.
    pub seeds: usize,
    /// The pictures that are looked at.
    pub pick: Option<Pick>,
    /// Where files are saved, while it is being typed.
    pub path: Option<String>,
}

impl Default for CensusChoice {
    fn default() -> Self {
        Self {
            kind: AxisKind::default(),
            patches: None,
            times: Range { from: 5, to: 100, every: 5 },
            reaches: Range { from: 0, to: 8, every: 1 },
            with_end: true,
            seeds: 256,
            pick: None,
            path: None,
        }
    }
}

impl CensusChoice {
    /// The most seeds.
    pub const MAX_SEEDS: usize = 4096;

    /// The range of the chosen axis; `None` where there is none to choose.
    pub fn range(&self, shape: Shape) -> Option<Range> {
        match self.kind {
            AxisKind::Patches => Some(self.patches.unwrap_or_else(|| usual_patches(shape))),
            AxisKind::Times => Some(self.times),
            AxisKind::Reaches => Some(self.reaches),
            AxisKind::Thumbs => None,
        }
    }

    /// Sets the range of the chosen axis.
    pub fn set_range(&mut self, range: Range) {
        match self.kind {
            AxisKind::Patches => self.patches = Some(range),
            AxisKind::Times => self.times = range,
            AxisKind::Reaches => self.reaches = range,
            AxisKind::Thumbs => {}
        }
    }

    /// The least and the largest value of the chosen axis.
    pub fn limits(&self, base: &RunSpec, shape: Shape) -> (u32, u32) {
        match self.kind {
            AxisKind::Times => (0, 100),
            AxisKind::Reaches => (0, shape.h().max(shape.w()) as u32 - 1),
            _ => (1, Machine::max_side(base.boundary, shape).get()),
        }
    }

    /// What is to be counted with the settings of a stage.
    pub fn spec(&self, stage: &StageControls, shape: Shape, kind: Option<PartKind>) -> CensusSpec {
        let base = stage.spec.clone();
        let axis = self.axis(stage, shape);
        CensusSpec { base, axis, seeds: 0..self.seeds as u64, kind }
    }

    fn axis(&self, stage: &StageControls, shape: Shape) -> Axis {
        let (least, most) = self.limits(&stage.spec, shape);
        let values = self.range(shape).map(Range::values).unwrap_or_default();
        let values = values.into_iter().map(|value| value.clamp(least, most));
        let side = |value: u32| Patch::Side(PatchSide::nearest_odd(f64::from(value.min(most))));
        match self.kind {
            AxisKind::Patches => {
                let mut patches: Vec<Patch> = values.map(side).collect();
                patches.dedup();
                patches.extend(self.with_end.then_some(Patch::Whole));
                Axis::Patches(patches)
            }
            AxisKind::Times => {
                let after = local(stage, shape);
                Axis::SwitchTimes { before: Patch::Whole, after, times: values.map(|v| f64::from(v) / 100.0).collect() }
            }
            AxisKind::Reaches => {
                let mut reaches: Vec<Reach> = values.map(Reach::Within).collect();
                reaches.dedup();
                reaches.extend(self.with_end.then_some(Reach::All));
                Axis::Reaches(reaches)
            }
            AxisKind::Thumbs => Axis::Patches(vec![local(stage, shape), Patch::Whole]),
        }
    }
}

/// From 3 up to the picture's side, in about ten columns.
fn usual_patches(shape: Shape) -> Range {
    let side = shape.h().min(shape.w()) as u32;
    let every = 2 * (side / 20).max(1);
    Range { from: 3.min(side), to: (side.max(2) - 1) | 1, every }
}

/// The widest window of a stage, or a quarter of the picture where that is the whole image.
fn local(stage: &StageControls, shape: Shape) -> Patch {
    match stage.patch(shape) {
        Patch::Whole => Patch::Side(PatchSide::nearest_odd(shape.h().min(shape.w()) as f64 / 4.0)),
        side => side,
    }
}

/// Some of the pictures of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The column.
    pub cell: usize,
    /// Which of its pictures.
    pub which: Which,
}

/// Which pictures of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// The well-formed ones with so many parts.
    Count(usize),
    /// Those that are not well formed.
    Unclear,
    /// Those of a class.
    Class(crate::explain::census::Class),
    /// Well-formed hands with a thumb on the left, or not, and on the right, or not.
    Thumbs(bool, bool),
}

impl Which {
    /// Whether a picture is one of them.
    pub fn holds(self, outcome: &crate::explain::census::Outcome) -> bool {
        match self {
            Self::Count(count) => outcome.well_formed && outcome.count.is_some_and(|c| usize::from(c) == count),
            Self::Unclear => outcome.count.is_some() && !outcome.well_formed,
            Self::Class(class) => outcome.class == class,
            Self::Thumbs(left, right) => outcome.thumbs.is_some_and(|t| (t.left, t.right) == (left, right)),
        }
    }
}
