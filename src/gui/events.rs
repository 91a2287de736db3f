//! Takes in what the worker reports.

use std::time::Instant;

use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::studio::{Event, OpenNet, Preview, Slot};

use super::gallery::GalleryPicture;
use super::model::Model;
use super::stage::StageFrame;
use super::text;
use super::training::TrainingView;
use super::view::Probe;

/// Takes in everything that has been reported so far.
pub(super) fn drain(model: &mut Model) {
    for event in model.worker.drain() {
        model.session.n_events += 1;
        take_in(model, event);
    }
    if model.session.opening.is_some() {
        model.session.loading.progress = model.worker.loading().progress;
    }
    if model.view.perf_open {
        model.session.worker = model.worker.stats();
    }
}

fn take_in(model: &mut Model, event: Event) {
    if let Event::Opened(job, data) = &event
        && data.spec.path().is_some()
        && model.session.opening.as_ref().is_some_and(|(opening, _)| opening == job)
        && !model.session.keep.opens(&data.spec)
    {
        // Until now the old exhibit was looked at. (A session has a playhead of its own.)
        super::apply::follow(model);
    }
    let Model { session, view, .. } = model;
    match event {
        Event::Opened(job, data) if session.opening.as_ref().is_some_and(|(opening, _)| *opening == job) => {
            session.opening = None;
            view.probe = Probe::default();
            view.lit = None;
            session.loading = model.worker.loading();
            if let Some(text) = remembered(&data.spec) {
                model.settings.remember(text);
            }
            view.training = TrainingView::default();
            session.base = Some(data);
        }
        Event::Opened(job, data) if session.editing.as_ref().is_some_and(|(editing, _)| *editing == job) => {
            session.editing = None;
            session.data = Some(data);
        }
        Event::Frame { job, slot: Slot::Stage(index), frame, count, elapsed_secs } => {
            let Some(stage) = session.stages.get_mut(usize::from(index)) else { return };
            let step = frame.step;
            if stage.owns(job) {
                stage.push(StageFrame { job, frame, count, elapsed_secs });
                if view.time.following && usize::from(index) == view.selected {
                    view.time.step = step;
                }
            }
        }
        Event::Frame { job, slot: Slot::Branch(index), frame, count, elapsed_secs } => {
            if let Some(Some(run)) = session.branch_runs.get_mut(usize::from(index)) {
                run.push(StageFrame { job, frame, count, elapsed_secs });
            }
        }
        Event::Task { job, slot: Slot::Previews, progress, .. } if session.preview_job == Some(job) => {
            if let Some(preview) = progress.report::<Preview>() {
                session.previews.resize(session.exhibits.len(), Vec::new());
                if let Some(pictures) = session.previews.get_mut(preview.set_idx) {
                    pictures.clone_from(&preview.pictures);
                }
            }
        }
        Event::Counted { job, slot: Slot::Branch(index), step, count } => {
            if let Some(Some(run)) = session.branch_runs.get_mut(usize::from(index)) {
                run.count(job, step, count);
            }
        }
        Event::Counted { job, slot: Slot::Stage(index), step, count } => {
            if let Some(stage) = session.stages.get_mut(usize::from(index)) {
                stage.count(job, step, count);
            }
        }
        Event::Finished { job, slot: Slot::Stage(index), .. } => {
            if let Some(stage) = session.stages.get_mut(usize::from(index)) {
                stage.finish(job);
                if usize::from(index) == view.selected && stage.owns(job) {
                    view.time.following = false;
                }
            }
        }
        Event::Task { job, slot: Slot::Census, progress, elapsed_secs } => {
            session.census.take_in(job, &progress, elapsed_secs);
        }
        Event::Task { job, slot: Slot::Training, progress, .. } => session.net_training.take_in(job, &progress),
        Event::Task { job, slot: Slot::Curves, progress, .. } => session.curves.take_in(job, &progress),
        Event::Picture { job, seed, picture, count } => {
            session.gallery.push(GalleryPicture { job, seed, picture, count });
        }
        Event::FoundWrong { job, seed, looked_at } if session.is_searching(job) => {
            session.search = None;
            match seed {
                Some(seed) => {
                    let before = session.controls.clone();
                    session.controls.seed = seed;
                    model.history.note(before, "", Instant::now());
                    session.can_undo = true;
                    session.can_redo = false;
                }
                None => session.notice = Some(text::no_wrong_found(looked_at)),
            }
        }
        Event::Task { job, slot: Slot::Export, progress, .. } => super::keep::take_task(model, job, &progress),
        Event::Task { job, slot: Slot::Provenance, progress, .. } => session.pixels.take_in(job, &progress),
        Event::Task { job, slot: Slot::Verdict | Slot::Consistency, progress, .. } => {
            session.facts.take_in(job, &progress);
        }
        Event::Task { job, slot: Slot::Agreements, progress, .. } => session.scatter.take_in(job, &progress),
        Event::Task { job, slot: Slot::Sight, progress, .. } => session.sights.take_in(job, &progress),
        Event::Task { job, slot: Slot::Baselines, progress, .. } => session.foretold.take_in(job, &progress),
        Event::Task { job, slot: Slot::Net, progress, .. }
            if session.nets.opening.is_some_and(|(opening, _)| opening == job) =>
        {
            let shown = session.nets.opening.take().is_some_and(|(_, shown)| shown);
            if let Some(net) = progress.report::<OpenNet>().filter(|_| !shown) {
                super::nets::add(model, net);
            } else if let Some(net) = progress.report::<OpenNet>() {
                let before = session.controls.clone();
                super::apply::net::opened(model, net);
                super::apply::note(model, before);
            }
        }
        Event::Failed { job, slot, message } => failed(model, job, slot, message),
        // Pictures of galleries and the like belong to areas that the window does not have yet.
        _ => {}
    }
}

/// The text under which a set of files is remembered; drawn sets are not, they are in the catalogue.
fn remembered(spec: &DataSpec) -> Option<String> {
    // A path that is no text could not be read back.
    spec.path()?.to_str()?;
    Some(spec.to_string())
}

/// Tells what went wrong; a training set that can't be opened gives way to the one that is open.
fn failed(model: &mut Model, job: crate::studio::JobId, slot: Slot, message: String) {
    if slot == Slot::Export {
        super::keep::task_failed(model, job, message);
        return;
    }
    let session = &mut model.session;
    if slot == Slot::Training && session.net_training.fail(job, &message) {
        // It is told in the panel.
        return;
    }
    match slot {
        Slot::Data if session.editing.as_ref().is_some_and(|(editing, _)| *editing == job) => {
            session.editing = None;
            let edited = session.data.as_ref().and_then(|data| data.edited.clone());
            session.controls.edits = edited.map_or_else(Edits::default, |(_, edits)| edits);
        }
        Slot::Data if session.opening.as_ref().is_some_and(|(opening, _)| *opening == job) => {
            if session.data.is_some() {
                session.opening = None;
                session.keep_open_data();
            }
            if super::keep::pictures_missing(model, &message) {
                return;
            }
        }
        Slot::Curves => session.curves.fail(job),
        Slot::Census if session.census.is_asking(job) => session.census.stop(),
        Slot::Net => session.nets.opening = None,
        Slot::Agreements => session.scatter.fail(),
        Slot::Sight => session.sights.stop(),
        Slot::Provenance => session.pixels.fail(job),
        Slot::Verdict | Slot::Consistency => session.facts.fail(job),
        Slot::Search if session.is_searching(job) => session.search = None,
        Slot::Stage(index) => {
            if let Some(stage) = session.stages.get_mut(usize::from(index)) {
                stage.finish(job);
            }
        }
        _ => {}
    }
    model.session.notice = Some(message);
}
