//! Asks the worker about the frames on the stages.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::state::{FrameKey, QUESTIONS};
use crate::app::model::Model;
use crate::app::stage::runs::{Run, StageFrame};
use crate::app::state::AppState;
use crate::app::view::{Pictures, Scene, View};
use crate::diffusion::RunSpec;
use crate::explain::mosaic::MapKind;
use crate::studio::{AskedFrame, DataId, FrameQuery, FrameQuestion, Job, JobId};

/// Local consistency costs as much as the run once more. Where the run took less than this, it is worked out before
/// anybody asks, so that its map is there at once; elsewhere once the map is looked at.
const FAST_RUN_SECS: f64 = 2.0;

/// Asks what is not known yet about the frames on the stages, those that are shown first.
pub(crate) fn reconcile(model: &mut Model) {
    let Model { state, view, worker, .. } = model;
    let Some(data) = state.wanted_data().map(|data| data.id) else { return };
    let jobs: BTreeSet<JobId> = state.stages.iter().flat_map(|stage| stage.runs().map(|run| run.job)).collect();
    state.analysis.keep_runs(&jobs);
    for (index, (question, slot)) in QUESTIONS.into_iter().enumerate() {
        if let Some(asked) = state.analysis.ask_mut(index).asked() {
            // Frames that nobody shows any more are not worth waiting for.
            if asked.key.iter().any(|(job, _)| jobs.contains(job)) {
                continue;
            }
            worker.cancel(slot);
            state.analysis.ask_mut(index).cancel();
        }
        let missing: Vec<(FrameKey, AskedFrame)> = wanted(state, view, data, question)
            .filter(|(key, ..)| !state.analysis.knows(*key, question))
            .take(at_once(question))
            .map(|(key, shot, spec)| (key, AskedFrame { frame: Arc::clone(&shot.frame), spec: Arc::new(spec.clone()) }))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let (keys, frames): (Vec<FrameKey>, Vec<AskedFrame>) = missing.into_iter().unzip();
        let query = FrameQuery { data, frames, mask: state.mask(), question };
        let job = worker.submit(slot, Job::Task(Arc::new(query)));
        state.analysis.ask_mut(index).submitted(job, keys);
    }
}

/// So many frames are asked about at once; then the playhead is looked at again.
fn at_once(question: FrameQuestion) -> usize {
    match question {
        FrameQuestion::Novelty | FrameQuestion::Why => 4,
        FrameQuestion::Consistency => 1,
    }
}

/// The frames about which a question is asked, the most urgent first. An iterator, since most are known already.
fn wanted<'a>(
    state: &'a AppState,
    view: &View,
    data: DataId,
    question: FrameQuestion,
) -> impl Iterator<Item = (FrameKey, &'a StageFrame, &'a RunSpec)> {
    let (selected, step, mask) = (view.selected, view.time.step, state.mask());
    let looked_at = view.scene == Scene::Stage && view.pictures == Pictures::Map(MapKind::Consistency);
    let is_asked = move |run: &&Run| {
        run.request.data == data
            && run.request.mask == mask
            && match question {
                FrameQuestion::Novelty | FrameQuestion::Why => true,
                FrameQuestion::Consistency if looked_at => true,
                FrameQuestion::Consistency => run.finished && secs(run) < FAST_RUN_SECS,
            }
    };
    let now = Instant::now();
    let chosen_first = std::iter::once(selected).chain((0..state.stages.len()).filter(move |k| *k != selected));
    let stages = chosen_first.filter_map(|index| state.stages.get(index));
    let is_asked_too = is_asked.clone();
    let shown = stages.clone().filter_map(move |stage| {
        let frame = stage.shown(step, now)?.frame;
        let run = stage.runs().find(|run| run.job == frame.job).filter(is_asked_too.clone())?;
        Some((frame, &run.request.spec))
    });
    let rest = stages
        .filter_map(|stage| stage.run())
        .filter(is_asked)
        .flat_map(|run| run.frames.iter().rev().map(|frame| (frame, &run.request.spec)));
    // What is consistent is a matter of patches.
    let can_be_asked = move |(frame, _): &(&StageFrame, &RunSpec)| {
        question != FrameQuestion::Consistency || frame.frame.posterior.has_sources()
    };
    shown.chain(rest).filter(can_be_asked).map(|(frame, spec)| ((frame.job, frame.frame.step), frame, spec))
}

/// Seconds that a run's frames took.
fn secs(run: &Run) -> f64 {
    run.frames.iter().map(|frame| frame.elapsed_secs).sum()
}
