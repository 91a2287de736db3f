//! Makes the runs of the stages and of the tree agree with what is chosen.
//!
//! Nobody starts or stops a run by hand. Whoever changes [`Controls`](crate::app::controls::Controls), be it a slider,
//! undo or a preset, leaves the rest to this comparison.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::runs::{BranchRun, Request, Run, Stage};
use super::tree;
use crate::app::model::Model;
use crate::studio::{Job, PreviewQuery, Slot};

/// A run is left alone for so long if it has yielded nothing yet, or if it will be complete by then: a fast drag would
/// otherwise restart it again and again, and the picture would stand still while the slider moves.
const GRACE: Duration = Duration::from_millis(100);

/// Pictures of each exhibit in the chooser.
pub(crate) const PREVIEWS: usize = 4;

/// Opens the chosen training set unless it is open or being opened.
pub(crate) fn open_data(model: &mut Model) {
    let Model { state, worker, .. } = model;
    let wanted = &state.controls.data;
    let is_open = state.base.as_ref().is_some_and(|data| data.spec == *wanted);
    let is_opening = state.opening.as_ref().is_some_and(|(_, spec)| spec == wanted);
    if !is_open && !is_opening {
        let job = worker.submit(Slot::Data, Job::Open(wanted.clone()));
        state.opening = Some((job, wanted.clone()));
        state.editing = None;
    }
}

/// Draws some pictures of each exhibit when they are first asked for.
pub(crate) fn previews(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    if view.chooser_open && state.preview_job.is_none() {
        let sets = state.exhibits.iter().map(|exhibit| exhibit.data.clone()).collect();
        let query = PreviewQuery { sets, shown: PREVIEWS };
        state.preview_job = Some(worker.submit(Slot::Previews, Job::Task(Arc::new(query))));
    }
}

/// A search for a wrong count ends when what it was looking for changes.
pub(crate) fn give_up_search(model: &mut Model) {
    let Model { state, worker, .. } = model;
    if state.search.as_ref().is_some_and(|search| search.controls != state.controls) {
        worker.cancel(Slot::Search);
        state.search = None;
    }
}

/// Starts and stops the runs of the stages. Returns when to compare again, where a restart was put off.
pub(crate) fn stages(model: &mut Model) -> Option<Duration> {
    let Model { state, view, worker, .. } = model;
    for gone in state.controls.stages.len()..state.stages.len() {
        worker.cancel(Slot::Stage(gone as u8));
    }
    state.stages.resize_with(state.controls.stages.len(), Stage::default);
    view.selected = view.selected.min(state.stages.len() - 1);
    let data = state.wanted_data()?;
    let (shape, counted, data, mask) = (data.set.shape(), data.parts.is_some(), data.id, state.mask());
    let now = Instant::now();
    let mut again = None;
    tree::fit(&mut state.controls, shape);
    for (index, stage) in state.stages.iter_mut().enumerate() {
        let (controls, at) = (&mut state.controls.stages[index], index as u8);
        controls.fit(shape);
        let seed = state.controls.seed;
        let request = Request { data, seed, spec: controls.spec.clone(), mask: mask.clone() };
        if let Some(run) = stage.run() {
            let moved = run.asked_for != at;
            if run.request == request && moved && run.is_settled(counted) {
                // What the slot does is no longer wanted by anybody.
                worker.cancel(Slot::Stage(at));
                stage.move_to(at);
                continue;
            }
            if run.request == request && !moved {
                continue;
            }
            let age = now.saturating_duration_since(run.asked_at);
            if !moved && !run.finished && age < GRACE && age + run.remaining().unwrap_or_default() < GRACE {
                again = Some(GRACE - age);
                continue;
            }
        }
        let id = worker.submit(Slot::Stage(at), request.job());
        stage.replace(Run::new(id, at, request), view.time.step);
    }
    again
}

/// Runs the branches that are on no stage, for their pictures in the tree.
pub(crate) fn branches(model: &mut Model) {
    let Model { state, worker, .. } = model;
    let Some(data) = state.wanted_data().map(|data| data.id) else { return };
    let mask = state.mask();
    let controls = &state.controls;
    for gone in controls.branches.len()..state.branch_runs.len() {
        worker.cancel(Slot::Branch(gone as u8));
    }
    state.branch_runs.resize_with(controls.branches.len(), || None);
    for (index, (branch, run)) in controls.branches.iter().zip(&mut state.branch_runs).enumerate() {
        if controls.stages.iter().any(|stage| stage.branch == Some(branch.id)) {
            if run.take().is_some() {
                worker.cancel(Slot::Branch(index as u8));
            }
            continue;
        }
        let spec = branch.settings.spec.clone();
        let request = Request { data, seed: controls.seed, spec, mask: mask.clone() };
        if run.as_ref().is_some_and(|run| run.request == request) {
            continue;
        }
        let job = worker.submit(Slot::Branch(index as u8), request.job());
        let newest = run.take().and_then(|run| run.newest);
        *run = Some(BranchRun { job, request, newest });
    }
}
