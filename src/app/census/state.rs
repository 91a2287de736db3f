//! The census: many seeds at many settings, counted in the background.
//!
//! What was found stays: a census that is stopped goes on where it was, and one with a longer range takes over the
//! columns that are there already ([`Census::take_over`]).

use std::sync::Arc;

use super::choice::Pick;
use super::estimate::{cell_work, work_left};
use super::thumbs::Thumbnails;
use crate::diffusion::Seed;
use crate::exhibits::DataSpec;
use crate::explain::census::{Census, CensusError, CensusSpec};
use crate::images::edit::Edits;
use crate::studio::{CensusQuery, DataId, JobId, OpenData, Progress, Report};

/// So many earlier censuses are kept for what they have found.
const KEPT: usize = 12;

/// The training set of a census, without its pictures: what was found is kept for longer than they are.
#[derive(Clone, Debug)]
pub struct SetOf {
    /// Its number.
    pub id: DataId,
    /// Where it came from.
    pub spec: DataSpec,
    /// What was changed in it by hand, and in which set.
    pub edited: Option<(DataId, Edits)>,
}

/// A census with its pictures.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The training set.
    pub data: SetOf,
    /// What was found so far.
    pub census: Arc<Census>,
    /// The pictures, small.
    pub thumbnails: Thumbnails,
    /// The work of one picture of each column.
    work: Vec<f64>,
}

/// The census that is shown, and earlier ones.
#[derive(Clone, Debug, Default)]
pub struct CensusState {
    shown: Option<Counted>,
    job: Option<JobId>,
    earlier: Vec<Counted>,
    /// Work done by the present job, and the seconds that it took.
    pace: Option<(f64, f64)>,
    /// Work that was left when the present job began.
    left_at_start: f64,
    /// Whether what was to be begun ahead could not be.
    pub(crate) ahead_refused: bool,
}

impl CensusState {
    /// The census that is shown, under way or not.
    pub fn shown(&self) -> Option<&Counted> {
        self.shown.as_ref()
    }

    /// Whether it is under way.
    pub fn is_running(&self) -> bool {
        self.job.is_some()
    }

    /// Begins or goes on. Returns what the worker is to be asked; `None` when all has been found before.
    ///
    /// # Errors
    /// [`CensusError`] when the settings don't fit the training set.
    pub fn begin(&mut self, spec: CensusSpec, data: &Arc<OpenData>) -> Result<Option<CensusQuery>, CensusError> {
        let mut census = Census::new(spec, &data.set)?;
        let mut thumbnails = Thumbnails::new(census.spec(), data.set.shape());
        let known = self.shown.take();
        for known in known.iter().chain(&self.earlier) {
            census.take_over(&known.census);
            if known.data.id == data.id {
                thumbnails.take_over(census.spec(), &known.thumbnails, known.census.spec());
            }
        }
        if let Some(known) = known {
            self.earlier.retain(|earlier| earlier.census.spec() != known.census.spec());
            self.earlier.insert(0, known);
            self.earlier.truncate(KEPT);
        }
        // Pictures of the columns that are shown are held once; those of earlier ones have what room is left.
        let mut room = thumbnails.room_left();
        for earlier in &mut self.earlier {
            room = earlier.thumbnails.keep_within(room);
        }
        let work = cell_work(census.spec(), data.set.shape());
        let census = Arc::new(census);
        self.pace = None;
        self.left_at_start = left(&census, &work);
        let query = CensusQuery { data: data.id, census: Arc::clone(&census), mask: None };
        let query = (!census.is_done()).then_some(query);
        let data = SetOf { id: data.id, spec: data.spec.clone(), edited: data.edited.clone() };
        self.shown = Some(Counted { data, census, thumbnails, work });
        Ok(query)
    }

    /// Notes the worker's job.
    pub fn ask(&mut self, job: JobId) {
        self.job = Some(job);
    }

    /// Notes that the job was cancelled, or failed.
    pub fn stop(&mut self) {
        self.job = None;
    }

    /// Whether a job is the present one.
    pub fn is_asking(&self, job: JobId) -> bool {
        self.job == Some(job)
    }

    /// Takes a report of a job.
    pub fn on_progress(&mut self, job: JobId, progress: &Progress, elapsed_secs: f64) {
        if self.job != Some(job) {
            return;
        }
        if let (Some(Report::Census(news)), Some(shown)) = (&progress.report, &mut self.shown) {
            for finished in &news.finished {
                shown.thumbnails.insert(finished.cell, finished.outcome.seed, &finished.picture);
            }
            shown.census = Arc::clone(&news.census);
            let done = self.left_at_start - left(&shown.census, &shown.work);
            self.pace = (done > 0.0).then_some((done, elapsed_secs));
        }
        if progress.is_done() {
            self.job = None;
        }
    }

    /// Seconds that the rest of the present job will take; `None` before its first pictures.
    pub fn secs_left(&self) -> Option<f64> {
        let (done, secs) = self.pace?;
        let shown = self.shown.as_ref()?;
        Some(secs / done * left(&shown.census, &shown.work))
    }

    /// Seconds for each unit of work, as the last census on the same training set went.
    pub fn pace(&self, data: &OpenData) -> Option<f64> {
        let (done, secs) = self.pace?;
        self.shown.as_ref().filter(|shown| shown.data.id == data.id).map(|_| secs / done)
    }

    /// How many pictures of each column a new census with these settings would find already there.
    pub fn known(&self, spec: &CensusSpec, data: &OpenData) -> Vec<usize> {
        let mut known = vec![0; spec.axis.len()];
        let runs: Vec<_> = (0..known.len()).map(|cell| spec.run(cell)).collect();
        for counted in self.shown.iter().chain(&self.earlier) {
            let theirs = counted.census.spec();
            if counted.data.spec != data.spec || (theirs.kind, theirs.seeds.start) != (spec.kind, spec.seeds.start) {
                continue;
            }
            for cell in 0..theirs.axis.len() {
                let run = theirs.run(cell);
                let done = counted.census.outcomes(cell).len().min(spec.n_seeds());
                let same = runs.iter().zip(&mut known).filter(|(wanted, _)| **wanted == run);
                same.for_each(|(_, known)| *known = done.max(*known));
            }
        }
        known
    }

    /// Gives a census what others on the same training set have found.
    pub(crate) fn known_to(&self, census: &mut Census) {
        for known in self.shown.iter().chain(&self.earlier) {
            census.take_over(&known.census);
        }
    }

    /// The seeds of some pictures of the census that is shown.
    pub fn seeds(&self, pick: Pick) -> Vec<Seed> {
        let outcomes = self.shown.as_ref().map_or(&[][..], |shown| shown.census.outcomes(pick.cell));
        outcomes.iter().filter(|outcome| pick.which.holds(outcome)).map(|outcome| outcome.seed).collect()
    }
}

/// The work that is left of a census.
fn left(census: &Census, cell_work: &[f64]) -> f64 {
    let done = (0..cell_work.len()).map(|cell| census.outcomes(cell).len());
    work_left(done, census.spec().n_seeds(), cell_work)
}
