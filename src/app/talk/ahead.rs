//! A scene is made ready before it comes: its training set is opened and its runs go into the worker's caches.

use std::sync::Arc;

use super::script::Setup;
use crate::app::edits::in_use::InUse;
use crate::app::stage::runs::{Request, StageFrame};
use crate::images::edit::Edits;
use crate::studio::{Job, JobId, OpenData, Slot};

/// The scene that is being made ready, and how far that is.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    /// What it shows; `None` when nothing is to be made ready.
    pub(crate) setup: Option<Arc<Setup>>,
    /// The job that opens or changes its set.
    opening: Option<JobId>,
    /// Its training set before the changes made by hand.
    base: Option<Arc<OpenData>>,
    /// What those make of it.
    used: Option<InUse>,
    /// Its training set.
    data: Option<Arc<OpenData>>,
    /// Its runs, by stage.
    runs: Vec<AheadRun>,
    /// Whether something of it can't be done.
    failed: bool,
}

/// A run that is made ready.
#[derive(Debug)]
struct AheadRun {
    job: JobId,
    newest: Option<StageFrame>,
    finished: bool,
}

/// What is to be asked of the worker next.
pub(crate) enum Wish {
    /// A job in a slot.
    Submit(Slot, Job),
    /// Nothing, or nothing yet.
    Nothing,
}

impl Ahead {
    /// Turns to another scene, or to none. Returns the slots to be emptied.
    pub(crate) fn turn_to(&mut self, setup: Option<Arc<Setup>>) -> Vec<Slot> {
        let slots = self.runs.iter().enumerate().filter(|(_, run)| !run.finished);
        let mut slots: Vec<Slot> = slots.map(|(at, _)| Slot::Ahead(at as u8)).collect();
        slots.extend(self.opening.map(|_| Slot::DataAhead));
        *self = Self { setup, ..Self::default() };
        slots
    }

    /// Whether all of it is there, or can't be.
    pub(crate) fn is_done(&self) -> bool {
        let runs_wanted = self.setup.as_ref().map_or(0, |setup| setup.controls.stages.len());
        self.setup.is_none()
            || self.failed
            || (self.runs.len() == runs_wanted && self.runs.iter().all(|run| run.finished))
    }

    /// Its training set with the changes made by hand, once it is there.
    pub(crate) fn data(&self) -> Option<(&Arc<OpenData>, &InUse)> {
        Some((self.data.as_ref()?, self.used.as_ref()?))
    }

    /// The job for what is missing next. The caller submits it and tells the number by [`Ahead::submitted`].
    pub(crate) fn wish(&self) -> Wish {
        let Some(setup) = self.setup.as_ref().filter(|_| !self.failed && self.opening.is_none()) else {
            return Wish::Nothing;
        };
        let controls = &setup.controls;
        let Some(base) = &self.base else {
            return Wish::Submit(Slot::DataAhead, Job::Open(controls.data.clone()));
        };
        let Some(used) = &self.used else { return Wish::Nothing };
        let Some(data) = &self.data else {
            return Wish::Submit(Slot::DataAhead, Job::Edit { data: base.id, edits: used.pictures.clone() });
        };
        let Some(stage) = controls.stages.get(self.runs.len()) else { return Wish::Nothing };
        let mut stage = stage.clone();
        stage.fit(data.set.shape());
        let request = Request { data: data.id, seed: controls.seed, spec: stage.spec, mask: used.mask.clone() };
        Wish::Submit(Slot::Ahead(self.runs.len() as u8), request.job())
    }

    /// Notes the worker's job for the last wish.
    pub(crate) fn submitted(&mut self, slot: Slot, job: JobId) {
        match slot {
            Slot::Ahead(_) => self.runs.push(AheadRun { job, newest: None, finished: false }),
            _ => self.opening = Some(job),
        }
    }

    /// Takes in a set that was opened. Whether it was its own.
    pub(crate) fn opened(&mut self, job: JobId, data: &Arc<OpenData>) -> bool {
        if self.opening != Some(job) {
            return false;
        }
        self.opening = None;
        if self.base.is_some() {
            self.data = Some(Arc::clone(data));
            return true;
        }
        let edits = self.setup.as_ref().map_or_else(Edits::default, |setup| setup.controls.edits.clone());
        match InUse::new(data, &edits) {
            Ok(used) => {
                if used.pictures.is_empty() {
                    self.data = Some(Arc::clone(data));
                }
                (self.base, self.used) = (Some(Arc::clone(data)), Some(used));
            }
            Err(_) => self.failed = true,
        }
        true
    }

    /// Takes in a frame.
    pub(crate) fn push(&mut self, stage: u8, frame: StageFrame) {
        if let Some(run) = self.runs.get_mut(usize::from(stage))
            && run.job == frame.job
        {
            run.newest = Some(frame);
        }
    }

    /// Notes that a run is complete.
    pub(crate) fn finish(&mut self, stage: u8, job: JobId) {
        if let Some(run) = self.runs.get_mut(usize::from(stage))
            && run.job == job
        {
            run.finished = true;
        }
    }

    /// Notes that a job failed. Its scene tells why when it comes.
    pub(crate) fn fail(&mut self, job: JobId) {
        self.failed |= self.opening == Some(job) || self.runs.iter().any(|run| run.job == job);
    }

    /// The result on the chosen stage, once it is there.
    pub(crate) fn result(&self) -> Option<&StageFrame> {
        let selected = self.setup.as_ref()?.look.selected;
        let run = self.runs.get(selected.min(self.runs.len().checked_sub(1)?))?;
        run.newest.as_ref().filter(|_| run.finished)
    }
}
