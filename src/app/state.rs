//! What is open and what has come out: the training set, the stages, messages. Never saved.

use std::sync::Arc;
use std::time::Instant;

use crate::app::agreement::state::AgreementState;
use crate::app::analysis::state::FrameAnalysis;
use crate::app::baselines::state::BaselineState;
use crate::app::census::state::CensusState;
use crate::app::controls::{Controls, StageControls};
use crate::app::curves::state::Curves;
use crate::app::edits::in_use::InUse;
use crate::app::export::state::Export;
use crate::app::gallery::state::Gallery;
use crate::app::import::state::{Import, Loading};
use crate::app::import::work::Importer;
use crate::app::lessons::state::LessonsState;
use crate::app::net_training::state::NetTrainingState;
use crate::app::nets::state::Nets;
use crate::app::notices::Notices;
use crate::app::performance::Performance;
use crate::app::provenance::state::ProvenanceState;
use crate::app::receptive_field::state::ReceptiveField;
use crate::app::sessions::state::Persistence;
use crate::app::stage::noise_search::Search;
use crate::app::stage::runs::BranchRun;
use crate::app::stage::runs::{Stage, StageFrame};
use crate::app::talk::state::Talk;
use crate::app::why::state::ThumbTables;
use crate::exhibits::{DataSpec, Exhibit, catalogue};
use crate::images::edit::Edits;
use crate::images::{Image, ImageMask, Shape};
use crate::studio::{JobId, OpenData, OpenNet, Stats};

/// Everything that the panels read.
#[derive(Debug)]
pub struct AppState {
    /// The exhibits that can be chosen.
    pub exhibits: Vec<Exhibit>,
    /// What the person has chosen.
    pub controls: Controls,
    /// The training set that is open. While another one is being opened, the old one stays.
    pub data: Option<Arc<OpenData>>,
    /// The training set as it was drawn or loaded, before the changes made by hand.
    pub base: Option<Arc<OpenData>>,
    /// What the changes made by hand make of it.
    pub used: Option<InUse>,
    /// The changes of its pictures that are being carried out.
    pub editing: Option<(JobId, Edits)>,
    /// The training set being opened.
    pub opening: Option<(JobId, DataSpec)>,
    /// What is being brought, while the dialog is open.
    pub import: Option<Import>,
    /// Threads that look at pictures and decode them.
    pub(crate) importer: Importer,
    /// How far loading is, and what was left out.
    pub loading: Loading,
    /// The stages, one for each entry of `controls.stages`.
    pub stages: Vec<Stage>,
    /// Many seeds at many settings, counted in the background.
    pub census: CensusState,
    /// A network in training.
    pub net_training: NetTrainingState,
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
    pub analysis: FrameAnalysis,
    /// On which sides hands have thumbs.
    pub thumbs: ThumbTables,
    /// Where the pointed pixel came from.
    pub provenance: ProvenanceState,
    /// How well the machines predict the network, over many noises.
    pub agreement: AgreementState,
    /// How far the networks see that were looked at.
    pub receptive_field: ReceptiveField,
    /// What the baselines are worth beside a network's run.
    pub baselines: BaselineState,
    /// The trained networks that can be chosen.
    pub nets: Nets,
    /// The search for a wrong count that is under way.
    pub search: Option<Search>,
    /// The session's file, and the last session.
    pub persistence: Persistence,
    /// The talk that is open.
    pub talk: Talk,
    /// What is being exported.
    pub export: Export,
    /// Lessons, and the one that is open.
    pub lessons: LessonsState,
    /// Messages for the person.
    pub notices: Notices,
    /// What a lesson or a talk is doing.
    pub performance: Performance,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
    /// What the worker is doing; asked for only while the frame-time overlay is open.
    pub worker: Stats,
    /// Events taken in since the start.
    pub n_events: u64,
}

impl AppState {
    /// A session that is about to show `controls`.
    pub fn new(controls: Controls) -> Self {
        let stages = controls.stages.iter().map(|_| Stage::default()).collect();
        Self {
            exhibits: catalogue(),
            controls,
            data: None,
            base: None,
            used: None,
            editing: None,
            opening: None,
            import: None,
            importer: Importer::default(),
            loading: Loading::default(),
            stages,
            census: CensusState::default(),
            net_training: NetTrainingState::default(),
            curves: Curves::default(),
            previews: Vec::new(),
            preview_job: None,
            branch_runs: Vec::new(),
            gallery: Gallery::default(),
            analysis: FrameAnalysis::default(),
            thumbs: ThumbTables::default(),
            provenance: ProvenanceState::default(),
            agreement: AgreementState::default(),
            receptive_field: ReceptiveField::default(),
            baselines: BaselineState::default(),
            nets: Nets::default(),
            search: None,
            persistence: Persistence::default(),
            talk: Talk::default(),
            export: Export::default(),
            lessons: LessonsState::default(),
            notices: Notices::default(),
            performance: Performance::default(),
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
    pub(crate) fn keep_open_data(&mut self) {
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

    /// The training set that the choices ask for, with the pictures of it that may be used; `None` until it is there.
    pub fn wanted_data(&self) -> Option<&Arc<OpenData>> {
        let (data, base) = (self.data.as_ref()?, self.base.as_ref()?);
        let used = self.used.as_ref().filter(|used| used.edits == self.controls.edits && used.base == base.id)?;
        let is_edited = match &data.edited {
            None => data.id == base.id && used.pictures.is_empty(),
            Some((of, edits)) => *of == base.id && *edits == used.pictures,
        };
        (base.spec == self.controls.data && is_edited).then_some(data)
    }

    /// The networks that were trained on the pictures that are open.
    pub fn fitting_nets(&self) -> Vec<&Arc<OpenNet>> {
        self.data.as_ref().map(|data| self.nets.fitting(data)).unwrap_or_default()
    }

    /// Which training pictures are switched on; `None` when all are.
    pub fn mask(&self) -> Option<Arc<ImageMask>> {
        self.used.as_ref()?.mask.clone()
    }

    /// The frame that a stage shows, if it was made with the training set that is open.
    pub fn frame_of_data(&self, stage: usize, step: usize, now: Instant) -> Option<&StageFrame> {
        let (stage, data) = (self.stages.get(stage)?, self.data.as_ref()?);
        let frame = stage.shown(step, now)?.frame;
        (stage.data_of(frame.job)? == data.id).then_some(frame)
    }

    /// How many training pictures are in use, and how many there are.
    pub fn n_in_use(&self) -> Option<(usize, usize)> {
        let entries = self.used.as_ref()?.arrangement.entries();
        Some((entries.iter().filter(|entry| entry.on).count(), entries.len()))
    }

    /// Whether what is shown is the person's own session, and not a lesson or a talk.
    pub(crate) fn shows_own_session(&self) -> bool {
        self.lessons.active.is_none() && !self.talk.is_given()
    }

    /// Whether a job is the search under way.
    pub fn is_searching(&self, job: JobId) -> bool {
        self.search.as_ref().is_some_and(|search| search.job == job)
    }
}

/// 64 x 64 pixels in colour.
fn fallback_shape() -> Shape {
    #[expect(clippy::expect_used, reason = "a constant shape within the limits")]
    Shape::new(3, 64, 64).expect("64 x 64 in colour is a shape")
}
