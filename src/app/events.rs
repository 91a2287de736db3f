//! Takes in what the worker reports, area by area.

use std::sync::Arc;

use super::edits::state::TrainingView;
use super::export::requests as export;
use super::gallery::state::GalleryPicture;
use super::model::Model;
use super::nets::{actions as net_actions, requests as net_requests};
use super::sessions::check::pictures_missing;
use super::stage::exhibit::follow;
use super::stage::runs::StageFrame;
use super::text::common as text;
use super::view::Probe;
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::studio::{Event, JobId, Progress, Report, Slot};

/// Takes in everything that has been reported so far.
pub(crate) fn drain(model: &mut Model) {
    for event in model.worker.drain() {
        model.state.n_events += 1;
        on_event(model, event);
    }
    if model.state.opening.is_some() {
        model.state.loading.progress = model.worker.loading().progress;
    }
    if model.view.perf_open {
        model.state.worker = model.worker.stats();
    }
}

fn on_event(model: &mut Model, event: Event) {
    if let Event::Opened(job, data) = &event
        && data.spec.path().is_some()
        && model.state.opening.as_ref().is_some_and(|(opening, _)| opening == job)
        && !model.state.persistence.opens(&data.spec)
    {
        // Until now the old exhibit was looked at. (A session has a playhead of its own.)
        follow(model);
    }
    let Model { state, view, .. } = model;
    match event {
        Event::Opened(job, data) if state.opening.as_ref().is_some_and(|(opening, _)| *opening == job) => {
            state.opening = None;
            view.probe = Probe::default();
            view.lit = None;
            state.loading = model.worker.loading();
            if let Some(text) = remembered(&data.spec) {
                model.settings.remember(text);
            }
            view.training = TrainingView::default();
            state.base = Some(data);
        }
        Event::Opened(job, data) if state.editing.as_ref().is_some_and(|(editing, _)| *editing == job) => {
            state.editing = None;
            state.data = Some(data);
        }
        Event::Opened(job, data) => drop(state.talk.ahead.opened(job, &data)),
        Event::Frame { job, slot: Slot::Ahead(index), frame, count, elapsed_secs } => {
            state.talk.ahead.push(index, StageFrame { job, frame, count, elapsed_secs });
        }
        Event::Finished { job, slot: Slot::Ahead(index) } => state.talk.ahead.finish(index, job),
        Event::Frame { job, slot: Slot::Stage(index), frame, count, elapsed_secs } => {
            let Some(stage) = state.stages.get_mut(usize::from(index)) else { return };
            let step = frame.step;
            if stage.owns(job) {
                stage.push(StageFrame { job, frame, count, elapsed_secs });
                if view.time.following && usize::from(index) == view.selected {
                    view.time.step = step;
                }
            }
        }
        Event::Frame { job, slot: Slot::Branch(index), frame, count, elapsed_secs } => {
            if let Some(Some(run)) = state.branch_runs.get_mut(usize::from(index)) {
                run.push(StageFrame { job, frame, count, elapsed_secs });
            }
        }
        Event::Counted { job, slot: Slot::Branch(index), step, count } => {
            if let Some(Some(run)) = state.branch_runs.get_mut(usize::from(index)) {
                run.count(job, step, count);
            }
        }
        Event::Counted { job, slot: Slot::Stage(index), step, count } => {
            if let Some(stage) = state.stages.get_mut(usize::from(index)) {
                stage.count(job, step, count);
            }
        }
        Event::Finished { job, slot: Slot::Stage(index) } => {
            if let Some(stage) = state.stages.get_mut(usize::from(index)) {
                stage.finish(job);
                if usize::from(index) == view.selected && stage.owns(job) {
                    view.time.following = false;
                }
            }
        }
        // Frames and counts come from stages and branches alone.
        Event::Frame { .. } | Event::Counted { .. } | Event::Finished { .. } => {}
        Event::Picture { job, seed, picture, count } => {
            state.gallery.push(GalleryPicture { job, seed, picture, count });
        }
        Event::FoundWrong { job, seed, looked_at } => on_search(model, job, seed, looked_at),
        Event::Task { job, slot, progress, elapsed_secs } => on_progress(model, job, slot, &progress, elapsed_secs),
        Event::Failed { job, slot, message } => on_failure(model, job, slot, message.to_string()),
    }
}

/// The search for a wrong count is over.
fn on_search(model: &mut Model, job: JobId, seed: Option<u64>, looked_at: usize) {
    let state = &mut model.state;
    if !state.is_searching(job) {
        return;
    }
    state.search = None;
    match seed {
        Some(seed) => {
            let before = state.controls.clone();
            state.controls.seed = seed;
            model.note_change(before, "");
        }
        None => state.notices.notice = Some(text::no_wrong_found(looked_at)),
    }
}

/// News from a task.
fn on_progress(model: &mut Model, job: JobId, slot: Slot, progress: &Progress, elapsed_secs: f64) {
    let state = &mut model.state;
    match slot {
        Slot::Previews if state.preview_job == Some(job) => {
            if let Some(Report::Preview(preview)) = &progress.report {
                state.previews.resize(state.exhibits.len(), Vec::new());
                if let Some(pictures) = state.previews.get_mut(preview.set_idx) {
                    pictures.clone_from(&preview.pictures);
                }
            }
        }
        Slot::Census => state.census.on_progress(job, progress, elapsed_secs),
        Slot::Training => state.net_training.on_progress(job, progress),
        Slot::Curves => state.curves.on_progress(job, progress),
        Slot::Measures => state.lessons.on_measures(job, progress),
        Slot::Check => state.lessons.on_check(job, progress),
        Slot::Export => export::on_progress(model, job, progress),
        Slot::Provenance => state.provenance.on_progress(job, progress),
        Slot::Verdict | Slot::Why | Slot::Consistency => state.analysis.on_progress(job, progress),
        Slot::Thumbs => state.thumbs.on_progress(job, progress),
        Slot::Agreements => state.agreement.on_progress(job, progress),
        Slot::ReceptiveField => state.receptive_field.on_progress(job, progress),
        Slot::Baselines => state.baselines.on_progress(job, progress),
        Slot::Net if state.nets.opening.is_some_and(|(opening, _)| opening == job) => {
            let shown = state.nets.opening.take().is_some_and(|(_, shown)| shown);
            let Some(Report::Net(net)) = &progress.report else { return };
            let net = Arc::clone(net);
            if shown {
                let before = state.controls.clone();
                net_actions::opened(model, net);
                model.note_change(before, "");
            } else {
                net_requests::add(model, net);
            }
        }
        _ => {}
    }
}

/// The text under which a set of files is remembered; drawn sets are not, they are in the catalogue.
fn remembered(spec: &DataSpec) -> Option<String> {
    // A path that is no text could not be read back.
    spec.path()?.to_str()?;
    Some(spec.to_string())
}

/// Tells what went wrong, once; a training set that can't be opened gives way to the one that is open.
fn on_failure(model: &mut Model, job: JobId, slot: Slot, message: String) {
    let state = &mut model.state;
    match slot {
        // These tell it in a place of their own.
        Slot::Export => return export::fail(model, job, message),
        Slot::Training if state.net_training.fail(job, &message) => return,
        Slot::Data if state.editing.as_ref().is_some_and(|(editing, _)| *editing == job) => {
            state.editing = None;
            let edited = state.data.as_ref().and_then(|data| data.edited.clone());
            state.controls.edits = edited.map_or_else(Edits::default, |(_, edits)| edits);
        }
        Slot::Data if state.opening.as_ref().is_some_and(|(opening, _)| *opening == job) => {
            if state.data.is_some() {
                state.opening = None;
                state.keep_open_data();
            }
            if pictures_missing(model, &message) {
                return;
            }
        }
        Slot::Measures | Slot::Check if state.lessons.fail(job, &message) => return,
        Slot::Curves => state.curves.fail(job, &message),
        Slot::Census if state.census.is_asking(job) => state.census.stop(),
        Slot::Net => state.nets.opening = None,
        Slot::Thumbs => state.thumbs.fail(job, &message),
        // Whoever comes to that scene is told.
        Slot::DataAhead | Slot::Ahead(_) => return state.talk.ahead.fail(job),
        Slot::Agreements => state.agreement.fail(job, &message),
        Slot::ReceptiveField => state.receptive_field.fail(job, &message),
        Slot::Baselines => state.baselines.fail(job, &message),
        Slot::Provenance => state.provenance.fail(job, &message),
        Slot::Verdict | Slot::Why | Slot::Consistency => state.analysis.fail(job, &message),
        Slot::Search if state.is_searching(job) => state.search = None,
        Slot::Stage(index) => {
            if let Some(stage) = state.stages.get_mut(usize::from(index)) {
                stage.finish(job);
            }
        }
        _ => {}
    }
    model.state.notices.notice = Some(message);
}
