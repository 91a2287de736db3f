//! What is open and what has come out: the training set, the stages, messages. Never saved.

use std::sync::Arc;

use crate::exhibits::{DataSpec, Exhibit, catalogue};
use crate::images::{Image, Shape};
use crate::studio::{JobId, OpenData, Stats};

use super::branches::BranchRun;
use super::census::CensusState;
use super::controls::{Controls, StageControls};
use super::curves::Curves;
use super::facts::Facts;
use super::gallery::Gallery;
use super::import::{Import, Loading};
use super::keep::Keep;
use super::provenance::Pixels;
use super::stage::Stage;

/// Everything that the panels read.
#[derive(Debug)]
pub struct Session {
    /// The exhibits that can be chosen.
    pub exhibits: Vec<Exhibit>,
    /// What the person has chosen.
    pub controls: Controls,
    /// The training set that is open. While another one is being opened, the old one stays.
    pub data: Option<Arc<OpenData>>,
    /// The training set being opened.
    pub opening: Option<(JobId, DataSpec)>,
    /// What is being brought, while the dialog is open.
    pub import: Option<Import>,
    /// How far loading is, and what was left out.
    pub loading: Loading,
    /// The stages, one for each entry of `controls.stages`.
    pub stages: Vec<Stage>,
    /// Many seeds at many settings, counted in the background.
    pub census: CensusState,
    /// The curves of the chosen stage, computed while they are looked at.
    pub curves: Curves,
    /// Some pictures of each exhibit, as far as they have been drawn.
    pub previews: Vec<Vec<Image>>,
    /// The job that draws them.
    pub preview_job: Option<JobId>,
    /// The runs of the branches that are on no stage, one entry for each branch.
    pub branch_runs: Vec<Option<BranchRun>>,
    /// What the gallery holds.
    pub gallery: Gallery,
    /// What is known about the frames on the stages.
    pub facts: Facts,
    /// Where the pointed pixel came from.
    pub pixels: Pixels,
    /// The search for a wrong count that is under way.
    pub search: Option<Search>,
    /// What is kept, and where.
    pub keep: Keep,
    /// Something to tell.
    pub notice: Option<String>,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
    /// What the worker is doing; asked for only while the frame-time overlay is open.
    pub worker: Stats,
    /// Events taken in since the start.
    pub n_events: u64,
}

/// A search for a wrong count.
#[derive(Clone, Debug)]
pub struct Search {
    /// Its job.
    pub job: JobId,
    /// The choices that it was started with: once they change, it is given up.
    pub controls: Controls,
}

impl Session {
    /// A session that is about to show `controls`.
    pub fn new(controls: Controls) -> Self {
        let stages = controls.stages.iter().map(|_| Stage::default()).collect();
        Self {
            exhibits: catalogue(),
            controls,
            data: None,
            opening: None,
            import: None,
            loading: Loading::default(),
            stages,
            census: CensusState::default(),
            curves: Curves::default(),
            previews: Vec::new(),
            preview_job: None,
            branch_runs: Vec::new(),
            gallery: Gallery::default(),
            facts: Facts::default(),
            pixels: Pixels::default(),
            search: None,
            keep: Keep::default(),
            notice: None,
            can_undo: false,
            can_redo: false,
            worker: Stats::default(),
            n_events: 0,
        }
    }

    /// The shape of the pictures; before the first set is open, that of the usual exhibits.
    pub fn shape(&self) -> Shape {
        self.data.as_ref().map_or_else(fallback_shape, |data| data.set.shape())
    }

    /// Goes back to the set that is open, where another one was wanted.
    pub(super) fn keep_open_data(&mut self) {
        let spec = self.data.as_ref().map(|data| data.spec.clone());
        if let Some(spec) = spec.or_else(|| self.exhibits.first().map(|exhibit| exhibit.data.clone())) {
            self.controls.exhibit = self.exhibits.iter().find(|e| e.data == spec).map(|e| e.id.to_owned());
            self.controls.data = spec;
        }
    }

    /// The exhibit that is chosen, if it is one of the catalogue.
    pub fn exhibit(&self) -> Option<&Exhibit> {
        let id = self.controls.exhibit.as_deref()?;
        self.exhibits.iter().find(|exhibit| exhibit.id == id)
    }

    /// The choices of a stage; the first stage's beyond the last.
    pub fn stage_controls(&self, stage: usize) -> &StageControls {
        &self.controls.stages[stage.min(self.controls.stages.len() - 1)]
    }

    /// Whether a job is the search under way.
    pub fn is_searching(&self, job: JobId) -> bool {
        self.search.as_ref().is_some_and(|search| search.job == job)
    }

    /// Whether a stage is computing or about to.
    pub fn is_computing(&self) -> bool {
        self.opening.is_some() || self.stages.iter().any(Stage::is_running)
    }
}

/// 64 x 64 pixels in colour.
fn fallback_shape() -> Shape {
    #[expect(clippy::expect_used, reason = "a constant shape within the limits")]
    Shape::new(3, 64, 64).expect("64 x 64 in colour is a shape")
}
