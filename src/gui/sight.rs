//! How far the network on the stage sees: P(t) as it is calibrated on it, and its receptive field.

use std::sync::Arc;

use super::model::Model;
use super::session::Session;
use super::view::Scene;
use crate::diffusion::{Locality, NetId, RunSpec};
use crate::explain::sight::Sight;
use crate::score::{Corner, Patch, PatchSide};
use crate::studio::{DataId, Job, JobId, Progress, SightNews, SightQuery, Slot};

/// What was found for so many networks and runs is kept.
const KEPT: usize = 8;

/// Everything that decides what is found.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    data: DataId,
    net: NetId,
    /// Of the machine that is asked beside the network, its patch aside.
    run: RunSpec,
}

/// What was found, and what is being looked for.
#[derive(Clone, Debug, Default)]
pub struct Sights {
    /// What was looked at last stands at the end.
    known: Vec<(Key, Arc<SightNews>)>,
    job: Option<(JobId, Key)>,
    /// What the person has stopped, or what could not be done: it is not gone on with by itself.
    stopped: Option<Key>,
}

impl Sights {
    /// What is known of the network on the stage.
    pub fn of_stage(&self, session: &Session) -> Option<&SightNews> {
        let key = key(session)?;
        self.known.iter().find(|(known, _)| *known == key).map(|(_, news)| &**news)
    }

    /// Whether it is being looked for.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// Whether it rests until somebody lets it go on.
    pub fn is_stopped(&self) -> bool {
        self.job.is_none() && self.stopped.is_some()
    }

    /// Takes in what the worker has found.
    pub(super) fn take_in(&mut self, job: JobId, progress: &Progress) {
        let Some((_, key)) = self.job.as_ref().filter(|(asked, _)| *asked == job) else { return };
        if let Some(news) = progress.report::<SightNews>() {
            let key = key.clone();
            self.known.retain(|(known, _)| *known != key);
            self.known.push((key, news));
            let n = self.known.len();
            self.known.drain(..n.saturating_sub(KEPT));
        }
        if progress.is_done() {
            self.job = None;
        }
    }

    /// Notes that it is to rest.
    pub(super) fn stop(&mut self) {
        self.stopped = self.job.take().map(|(_, key)| key).or(self.stopped.take());
    }

    /// Notes that it may go on.
    pub(super) fn go_on(&mut self) {
        self.stopped = None;
    }
}

/// The network that is looked at: that of the first stage that has one, whichever stage is chosen.
pub fn network(session: &Session) -> Option<(&NetId, &RunSpec)> {
    session.controls.stages.iter().find_map(|stage| Some((stage.spec.net.as_ref()?, &stage.spec)))
}

/// The stages whose machines look through a window: those that P(t) is for.
pub fn machine_stages(session: &Session) -> Vec<usize> {
    let (stages, shape) = (&session.controls.stages, session.shape());
    let is_local = |spec: &RunSpec| spec.net.is_none() && spec.corner(shape).is_local();
    (0..stages.len()).filter(|index| is_local(&stages[*index].spec)).collect()
}

/// The stage whose P(t) is compared: the chosen one, or the first that has one.
pub fn compared_stage(session: &Session, selected: usize) -> Option<usize> {
    let machines = machine_stages(session);
    machines.iter().find(|index| **index == selected).or(machines.first()).copied()
}

/// The P(t) that was found, once all of it is known.
pub fn found_locality(sight: &Sight) -> Option<Locality> {
    sight.is_done().then(|| sight.calibration().locality())
}

/// Looks for what is missing while it is looked at; stops when it is not.
pub(super) fn reconcile(model: &mut Model) {
    let Model { session, view, worker, .. } = model;
    let wanted = (view.scene == Scene::Sight && !view.presenting).then(|| key(session)).flatten();
    let sights = &mut session.sights;
    if let Some((_, running)) = &sights.job
        && wanted.as_ref() != Some(running)
    {
        sights.job = None;
        worker.cancel(Slot::Sight);
    }
    let Some(key) = wanted else { return };
    if sights.job.is_some() || sights.stopped.as_ref() == Some(&key) {
        return;
    }
    let known = sights.known.iter().find(|(known, _)| *known == key).map(|(_, news)| news);
    if known.is_some_and(|news| news.sight.is_done()) {
        return;
    }
    let from = known.map(|news| Arc::clone(&news.sight));
    let query = SightQuery { data: key.data, net: key.net.clone(), run: key.run.clone(), from };
    sights.job = Some((worker.submit(Slot::Sight, Job::Task(Arc::new(query))), key));
}

fn key(session: &Session) -> Option<Key> {
    let data = session.wanted_data()?.id;
    let (id, spec) = network(session)?;
    let net = session.nets.get(id)?;
    let corner = Corner::foretelling(net.origin.net.padding());
    let run = RunSpec {
        schedule: spec.schedule,
        steps: spec.steps,
        start_step: Some(spec.first_step()),
        ..RunSpec::of_corner(corner, Locality::Constant(Patch::Side(PatchSide::PIXEL)))
    };
    Some(Key { data, net: net.id.clone(), run })
}
