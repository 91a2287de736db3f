//! From the choices to a session file, and back.

use std::sync::Arc;

use serde::Deserialize;

use crate::app::controls::{Branch, BranchId};
use crate::app::controls::{Controls, StageControls};
use crate::app::stage::tree as branches;
use crate::app::stage::tree::MAX_BRANCHES;
use crate::app::state::AppState;
use crate::app::text::import::set_name;
use crate::app::view::{Pictures, View};
use crate::diffusion::Locality;
use crate::diffusion::locality_form::LocalityForm;
use crate::exhibits::Recipe;
use crate::explain::mosaic::MapKind;
use crate::export::session::{SessionData, SessionFile, SessionStage, SessionView, session_command};
use crate::images::edit::Edit;
use crate::images::{Fingerprint, Image};
use crate::score::{Patch, PatchSide};
use crate::studio::OpenData;

/// Numbers of branches stay below this.
const MAX_ID: u32 = 1 << 20;

/// All that a session file is made of, to be written down beside the window.
pub(crate) struct Snapshot {
    pub(crate) controls: Controls,
    data: Arc<OpenData>,
    view: SessionView,
    /// What came out, by stage, as far as it has.
    results: Vec<Option<Image>>,
}

impl Snapshot {
    /// The present choices; `None` while their training set is not open.
    pub(crate) fn new(state: &AppState, view: &View) -> Option<Self> {
        state.wanted_data()?;
        Self::at_the_end(state, view)
    }

    /// The same while changes of the set by hand are being carried out: nobody will wait for them. `None` while the set
    /// itself is not open.
    pub(crate) fn at_the_end(state: &AppState, view: &View) -> Option<Self> {
        // The file names the set before the changes made by hand, and the changes.
        let base = state.base.as_ref().filter(|base| base.spec == state.controls.data)?;
        let (data, mask) = (state.wanted_data(), state.mask());
        let result = |index: usize| {
            let run = state.stages.get(index)?.run()?;
            let controls = &state.controls.stages[index];
            let is_its_set = data.is_some_and(|data| run.request.data == data.id);
            let current = run.finished && run.request.spec == controls.spec && is_its_set;
            let current = current && run.request.mask == mask && run.request.seed == state.controls.seed;
            run.frames.last().filter(|_| current).map(|frame| frame.frame.posterior.x0_hat.clone())
        };
        Some(Self {
            results: (0..state.controls.stages.len()).map(result).collect(),
            controls: state.controls.clone(),
            data: Arc::clone(base),
            view: SessionView {
                stage: view.selected,
                step: Some(view.time.step),
                pictures: pictures_name(view.pictures).to_owned(),
            },
        })
    }

    /// The session file. Takes about a second for a gigabyte of pictures, which are looked at bit by bit.
    pub(crate) fn document(&self) -> SessionFile {
        let data = SessionData::new(self.controls.data.clone(), &self.data.set);
        let results: Vec<_> = self.results.iter().map(|result| result.as_ref().map(Image::fingerprint)).collect();
        session_file(&self.controls, data, &results, self.view.clone())
    }
}

/// The session file of some choices: what their training set is, what came out by stage, how it is looked at.
pub(crate) fn session_file(
    controls: &Controls,
    data: SessionData,
    results: &[Option<Fingerprint>],
    view: SessionView,
) -> SessionFile {
    let Controls { exhibit, data: _, edits, seed, stages, branches } = controls;
    let stage = |(at, stage): (usize, &StageControls)| SessionStage {
        run: stage.spec.clone(),
        form: Some(form_text(&stage.form)),
        reach_when_on: Some(stage.reach_when_on),
        locality_when_local: stage.locality_when_local.clone(),
        branch: stage.branch.map(|id| id.0),
        result: results.get(at).copied().flatten(),
    };
    SessionFile {
        data,
        exhibit: exhibit.clone(),
        seed: *seed,
        only: None,
        edits: edits.clone(),
        // A tree of choices is always a text.
        branches: serde_json::to_value(branches).ok().filter(|_| !branches.is_empty()),
        stages: stages.iter().enumerate().map(stage).collect(),
        view,
    }
}

/// The choices that a session file holds.
pub(crate) fn controls_of(document: &SessionFile) -> Controls {
    let stage = |stage: &SessionStage| {
        let mut controls = StageControls::new(stage.run.clone());
        controls.reach_when_on = stage.reach_when_on.unwrap_or(controls.reach_when_on);
        let (steps, boundary) = (stage.run.steps, stage.run.boundary);
        // A form that does not fit would show only when the slider moves.
        if let Some(form) = &stage.form
            && form.check(steps, document.data.shape, boundary).is_ok()
        {
            controls.form = LocalityForm::of(form);
        }
        // Neither would P(t) of the local machine, until it is chosen.
        let local = stage.locality_when_local.clone();
        controls.locality_when_local =
            local.filter(|locality| locality.check(steps, document.data.shape, boundary).is_ok());
        controls.branch = stage.branch.map(BranchId);
        controls
    };
    let mut edits = document.edits.clone();
    if let Some(images) = document.only.clone() {
        edits.push(Edit::Only { images });
    }
    let mut controls = Controls {
        exhibit: document.exhibit.clone(),
        data: document.data.source.clone(),
        edits,
        seed: document.seed,
        stages: document.stages.iter().map(stage).collect(),
        branches: tree_of(document),
    };
    // Where there is no tree, no stage is of it.
    branches::sync(&mut controls);
    controls
}

/// The tree of branches; none if it is not as the window makes it.
fn tree_of(document: &SessionFile) -> Vec<Branch> {
    let tree = document.branches.as_ref().map(Vec::<Branch>::deserialize);
    let tree = tree.and_then(Result::ok).unwrap_or_default();
    let sound = tree.iter().enumerate().all(|(at, branch)| {
        let before = &tree[..at];
        let parent = branch.parent.is_none_or(|parent| before.iter().any(|other| other.id == parent));
        let new = before.iter().all(|other| other.id != branch.id) && branch.id.0 < MAX_ID;
        let step = (1..=branch.settings.spec.steps).contains(&branch.step);
        parent && new && step && branch.settings.spec.check(document.data.shape).is_ok()
    });
    if sound && tree.len() <= MAX_BRANCHES { tree } else { Vec::new() }
}

/// Looks at a session as it was looked at when it was saved.
pub(crate) fn look_at(document: &SessionFile, view: &mut View) {
    let saved = &document.view;
    view.selected = saved.stage.min(document.stages.len().saturating_sub(1));
    view.seed_text = None;
    let first = document.stages.get(view.selected).map_or(1, |stage| stage.run.first_step());
    let time = &mut view.time;
    time.playing = false;
    time.following = saved.step.is_none();
    time.step = saved.step.unwrap_or(first).clamp(1, first);
    if let Some(pictures) = pictures_named(&saved.pictures) {
        view.pictures = pictures;
    }
}

/// The choice of pictures of a name in session files, if there is such a name.
pub(crate) fn pictures_named(name: &str) -> Option<Pictures> {
    let maps = MapKind::ALL.map(Pictures::Map);
    Pictures::ALL.into_iter().chain(maps).find(|pictures| pictures_name(*pictures) == name)
}

/// A choice of pictures in session files.
pub(crate) fn pictures_name(pictures: Pictures) -> &'static str {
    match pictures {
        Pictures::Both => "both",
        Pictures::Guess => "guess",
        Pictures::Noisy => "noisy",
        Pictures::Difference => "difference",
        Pictures::Map(MapKind::Sources) => "map of sources",
        Pictures::Map(MapKind::Displacement) => "map of displacement",
        Pictures::Map(MapKind::Certainty) => "map of certainty",
        Pictures::Map(MapKind::Consistency) => "map of consistency",
        Pictures::Map(MapKind::Difference) => "map of difference",
    }
}

/// A schedule that has the form; its size is of no meaning.
fn form_text(form: &LocalityForm) -> Locality {
    match form.clone() {
        LocalityForm::Constant => Locality::Constant(Patch::Side(PatchSide::PIXEL)),
        LocalityForm::Linear { clean } => Locality::Linear { noisy: clean, clean },
        LocalityForm::Paper(scales) => Locality::Paper { scales, factor: 1.0 },
        LocalityForm::Switch { until, before } => Locality::Switch { until, before, after: Patch::Whole },
        LocalityForm::Curve(points) => Locality::Curve(points),
        LocalityForm::Scales(entries) => Locality::Scales(entries),
    }
}

/// The command that makes the picture of the chosen stage, and whether it reads the session's file; `None` where only a
/// file says it and there is none.
pub(crate) fn command(state: &AppState, view: &View) -> Option<(String, bool)> {
    let Controls { data, edits, seed, .. } = &state.controls;
    let data = data.clone().absolute();
    let stage = state.stage_controls(view.selected);
    let recipe = Recipe { edits: edits.clone(), ..Recipe::new(data, *seed, stage.spec.clone()) };
    recipe.to_command("picture.png").map(|command| (command, false)).or_else(|| {
        let keep = &state.persistence;
        let file = std::path::absolute(keep.file.as_ref().filter(|_| !keep.unsaved)?).ok()?;
        Some((session_command(&file, 1 + view.selected, "picture.png"), true))
    })
}

/// What is shown, in a few words.
pub(crate) fn title_of(document: &SessionFile, state: &AppState) -> String {
    let exhibit = document.exhibit.as_ref().and_then(|id| state.exhibits.iter().find(|e| e.id == id.as_str()));
    exhibit.map_or_else(|| set_name(&document.data.source), |exhibit| exhibit.title().to_owned())
}
