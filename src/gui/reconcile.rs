//! Makes what is running agree with what is chosen: the only place that gives jobs to the worker for the stages.
//!
//! Nobody starts or stops a run by hand. Whoever changes [`Controls`](super::controls::Controls), be it a slider,
//! undo or a preset, leaves the rest to this comparison.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::images::ImageMask;
use crate::images::edit::Edits;
use crate::studio::{DataId, Job, PreviewQuery, Slot};

use super::branches::{self, BranchRun};
use super::gallery::GalleryRequest;
use super::model::Model;
use super::session::InUse;
use super::session::Session;
use super::settings::SidePanel;
use super::stage::{Request, Run, Stage};
use super::text::sets as text;
use super::view::Scene;
use super::{facts, foretold, nets, provenance, scatter, sight};

/// A run is left alone for so long if it has yielded nothing yet, or if it will be complete by then: a fast drag would
/// otherwise restart it again and again, and the picture would stand still while the slider moves.
const GRACE: Duration = Duration::from_millis(100);

/// Pictures of each exhibit in the chooser.
pub(super) const PREVIEWS: usize = 4;

/// Compares, and gives out jobs. Returns when to compare again, where a job was put off.
pub(super) fn reconcile(model: &mut Model) -> Option<Duration> {
    let later = [stages(model), provenance::reconcile(model), super::apply::net_training::reconcile(model)];
    facts::reconcile(model);
    nets::reconcile(model);
    foretold::reconcile(model);
    scatter::reconcile(model);
    sight::reconcile(model);
    later.into_iter().flatten().min()
}

/// The stages, and what depends on them.
fn stages(model: &mut Model) -> Option<Duration> {
    open_data(model);
    edit_data(model);
    previews(model);
    give_up_search(model);
    nets::let_go(model);
    let Model { session, view, worker, .. } = model;
    for gone in session.controls.stages.len()..session.stages.len() {
        worker.cancel(Slot::Stage(gone as u8));
    }
    session.stages.resize_with(session.controls.stages.len(), Stage::default);
    view.selected = view.selected.min(session.stages.len() - 1);
    let data = session.wanted_data()?;
    let (shape, counted, data, mask) = (data.set.shape(), data.parts.is_some(), data.id, session.mask());
    let now = Instant::now();
    let mut again = None;
    branches::fit(&mut session.controls, shape);
    for (index, stage) in session.stages.iter_mut().enumerate() {
        let (controls, at) = (&mut session.controls.stages[index], index as u8);
        controls.fit(shape);
        let start = controls.start(session.controls.seed);
        let request = Request { data, start, spec: controls.spec.clone(), mask: mask.clone() };
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
        let job = Job::Run { data, start: request.start.clone(), spec: request.spec.clone(), mask: mask.clone() };
        let id = worker.submit(Slot::Stage(at), job);
        stage.replace(Run::new(id, at, request), view.time.step);
    }
    branch_runs(model, data, mask.clone());
    gallery(model, data, mask);
    curves(model, data);
    again
}

/// Runs the branches that are on no stage, for their pictures in the tree.
fn branch_runs(model: &mut Model, data: DataId, mask: Option<Arc<ImageMask>>) {
    let Model { session, worker, .. } = model;
    let controls = &session.controls;
    for gone in controls.branches.len()..session.branch_runs.len() {
        worker.cancel(Slot::Branch(gone as u8));
    }
    session.branch_runs.resize_with(controls.branches.len(), || None);
    for (index, (branch, run)) in controls.branches.iter().zip(&mut session.branch_runs).enumerate() {
        if controls.stages.iter().any(|stage| stage.branch == Some(branch.id)) {
            if run.take().is_some() {
                worker.cancel(Slot::Branch(index as u8));
            }
            continue;
        }
        let settings = &branch.settings;
        let (start, spec) = (settings.start(controls.seed), settings.spec.clone());
        let request = Request { data, start, spec, mask: mask.clone() };
        if run.as_ref().is_some_and(|run| run.request == request) {
            continue;
        }
        let job = Job::Run { data, start: request.start.clone(), spec: request.spec.clone(), mask: mask.clone() };
        let job = worker.submit(Slot::Branch(index as u8), job);
        let newest = run.take().and_then(|run| run.newest);
        *run = Some(BranchRun { job, request, newest });
    }
}

/// Fills the gallery while it is looked at; once it is left, what is missing is not computed.
fn gallery(model: &mut Model, data: DataId, mask: Option<Arc<ImageMask>>) {
    let Model { session, view, worker, .. } = model;
    if view.scene != Scene::Gallery || view.scatter.open {
        if session.gallery.leave() {
            worker.cancel(Slot::Gallery);
        }
        return;
    }
    let spec = session.stage_controls(view.selected).spec.clone();
    let request = GalleryRequest { data, spec, mask, choice: view.gallery };
    if session.gallery.request() != Some(&request) {
        let job = worker.submit(Slot::Gallery, request.job());
        session.gallery.ask(job, request);
    }
}

/// Keeps up with the frames of the chosen stage while its curves are looked at.
fn curves(model: &mut Model, data: DataId) {
    let Model { settings, session, view, worker, .. } = model;
    let Session { curves, stages, .. } = session;
    let run = stages.get(view.selected).and_then(Stage::run).filter(|run| run.request.data == data);
    if settings.side != Some(SidePanel::Curves) || view.presenting {
        return;
    }
    if let Some(run) = run
        && let Some(query) = curves.missing(run)
    {
        let job = worker.submit(Slot::Curves, Job::Task(Arc::new(query)));
        curves.ask(job);
    }
}

/// Draws some pictures of each exhibit when they are first asked for.
fn previews(model: &mut Model) {
    let Model { session, view, worker, .. } = model;
    if view.chooser_open && session.preview_job.is_none() {
        let sets = session.exhibits.iter().map(|exhibit| exhibit.data.clone()).collect();
        let query = PreviewQuery { sets, shown: PREVIEWS };
        session.preview_job = Some(worker.submit(Slot::Previews, Job::Task(Arc::new(query))));
    }
}

/// A search for a wrong count ends when what it was looking for changes.
fn give_up_search(model: &mut Model) {
    let Model { session, worker, .. } = model;
    if session.search.as_ref().is_some_and(|search| search.controls != session.controls) {
        worker.cancel(Slot::Search);
        session.search = None;
    }
}

/// Opens the chosen training set unless it is open or being opened.
fn open_data(model: &mut Model) {
    let Model { session, worker, .. } = model;
    let wanted = &session.controls.data;
    let is_open = session.base.as_ref().is_some_and(|data| data.spec == *wanted);
    let is_opening = session.opening.as_ref().is_some_and(|(_, spec)| spec == wanted);
    if !is_open && !is_opening {
        let job = worker.submit(Slot::Data, Job::Open(wanted.clone()));
        session.opening = Some((job, wanted.clone()));
        session.editing = None;
    }
}

/// Carries the changes made by hand out on the set that is open: what is on is worked out here, pictures are changed by
/// the worker.
fn edit_data(model: &mut Model) {
    let Model { session, worker, .. } = model;
    let Some(base) = session.base.as_ref().filter(|base| base.spec == session.controls.data) else { return };
    if session.used.as_ref().is_none_or(|used| used.edits != session.controls.edits || used.base != base.id) {
        match InUse::new(base, &session.controls.edits) {
            Ok(used) => session.used = Some(used),
            Err(error) => {
                // They were made for another set.
                session.notice = Some(text::edits_do_not_fit(&error));
                session.controls.edits = Edits::default();
                session.used = InUse::new(base, &session.controls.edits).ok();
            }
        }
    }
    if session.opening.is_some() {
        return;
    }
    if session.wanted_data().is_some() {
        session.editing = None;
        return;
    }
    let Some((used, base)) = session.used.as_ref().zip(session.base.as_ref()) else { return };
    if used.pictures.is_empty() {
        session.editing = None;
        session.data = Some(Arc::clone(base));
    } else if session.editing.as_ref().is_none_or(|(_, edits)| *edits != used.pictures) {
        let job = worker.submit(Slot::Data, Job::Edit { data: base.id, edits: used.pictures.clone() });
        session.editing = Some((job, used.pictures.clone()));
    }
}
