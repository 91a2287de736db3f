//! How often: many seeds at many settings of a machine, counted.
//!
//! A [`Census`] is done a step at a time ([`Census::step`]), so that it can share a thread with more urgent work, be
//! cancelled between steps and shown as it grows. What it has found can be saved and loaded with serde and goes on from
//! there.

use std::fmt;
use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diffusion::{RunSpec, RunSpecError, Sampler, Seed, starting_noise, step_batch};
use crate::images::{Fingerprint, Image, ImageMask, Shape, TrainingSet};
use crate::parts::PartKind;
use crate::score::{CancelToken, Denoiser, ScoreError};
use crate::text::{errors_run, passes_on, say};

use super::axis::Axis;
use super::outcome::outcome;
pub use super::outcome::{Class, Outcome};
use super::tally::Tally;

/// Enough seeds at once for the machines to share each load of the training set.
const BATCH: usize = 16;

/// What is to be counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CensusSpec {
    /// The settings that stay the same.
    pub base: RunSpec,
    /// The setting that changes: a cell for each of its values.
    pub axis: Axis,
    /// The seeds, the same in every cell.
    pub seeds: Range<Seed>,
    /// What is counted in the pictures; without it copies are told from new pictures, and nothing more.
    pub kind: Option<PartKind>,
}

/// Why there is no census.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CensusError {
    /// Too much or nothing to do.
    Size {
        /// Values of the axis.
        cells: usize,
        /// Number of seeds.
        seeds: usize,
    },
    /// A setting that does not fit the pictures.
    Run {
        /// The value of the axis.
        at: String,
        /// What is wrong with it.
        problem: RunSpecError,
    },
    /// The training set is not the one that was begun with.
    OtherSet,
    /// The machine can't answer, or was cancelled.
    Score(ScoreError),
}

passes_on!(CensusError { Score(ScoreError) });

impl fmt::Display for CensusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Size { cells, seeds } => say!(errors_run::CensusSize {
                cells: cells.to_string(),
                seeds: seeds.to_string(),
                max: CensusSpec::MAX_PICTURES
            }),
            Self::Run { at, problem } => say!(errors_run::CensusRun { at, problem: problem.to_string() }),
            Self::OtherSet => errors_run::CENSUS_OTHER_SET.into(),
            Self::Score(error) => error.to_string(),
        })
    }
}

impl CensusSpec {
    /// The most pictures of a census.
    pub const MAX_PICTURES: usize = 1_000_000;

    /// Checks the settings against a picture's shape.
    ///
    /// # Errors
    /// [`CensusError::Size`] or [`CensusError::Run`].
    pub fn check(&self, shape: Shape) -> Result<(), CensusError> {
        let (cells, seeds) = (self.axis.len(), self.n_seeds());
        if !(1..=Self::MAX_PICTURES).contains(&cells.saturating_mul(seeds)) {
            return Err(CensusError::Size { cells, seeds });
        }
        (0..cells).try_for_each(|cell| {
            let problem = |problem| CensusError::Run { at: self.axis.label(cell), problem };
            self.axis.run(cell, &self.base).check(shape).map_err(problem)
        })
    }

    /// Number of seeds.
    pub fn n_seeds(&self) -> usize {
        self.seeds.end.saturating_sub(self.seeds.start) as usize
    }

    /// The settings of a cell.
    pub fn run(&self, cell: usize) -> RunSpec {
        self.axis.run(cell, &self.base)
    }
}

/// A finished picture with what was found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// Its cell, by the number of the axis value.
    pub cell: usize,
    /// What was found.
    pub outcome: Outcome,
    /// The picture.
    pub picture: Image,
}

/// A census under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Census {
    spec: CensusSpec,
    fingerprint: Fingerprint,
    cells: Vec<Vec<Outcome>>,
    #[serde(skip)]
    batch: Option<Batch>,
}

/// Seeds of one cell that are run together, all at the same step.
#[derive(Clone, Debug)]
struct Batch {
    cell: usize,
    seeds: Vec<Seed>,
    samplers: Vec<Sampler>,
}

impl Census {
    /// A census of nothing yet.
    ///
    /// # Errors
    /// As for [`CensusSpec::check`].
    pub fn new(spec: CensusSpec, set: &TrainingSet) -> Result<Self, CensusError> {
        spec.check(set.shape())?;
        let cells = vec![Vec::new(); spec.axis.len()];
        Ok(Self { spec, fingerprint: set.fingerprint(), cells, batch: None })
    }

    /// Checks one that was loaded before it goes on: it must have been begun with this training set.
    ///
    /// # Errors
    /// [`CensusError::OtherSet`], and as for [`CensusSpec::check`].
    pub fn check(&self, set: &TrainingSet) -> Result<(), CensusError> {
        let n_seeds = self.spec.n_seeds();
        let in_order = |cell: &Vec<Outcome>| {
            let seeds = self.spec.seeds.clone().zip(cell);
            cell.len() <= n_seeds && seeds.into_iter().all(|(seed, outcome)| outcome.seed == seed)
        };
        let fits = self.cells.len() == self.spec.axis.len() && self.cells.iter().all(in_order);
        if !fits || self.fingerprint != set.fingerprint() {
            return Err(CensusError::OtherSet);
        }
        self.spec.check(set.shape())
    }

    /// Takes over what another census of the same training set has found already: the pictures of each setting that is
    /// one of this census, too, as far as the seeds begin with the same one and the same parts are counted. So a census
    /// whose range or whose number of seeds was changed goes on from there. Returns the number of pictures taken over.
    pub fn take_over(&mut self, other: &Self) -> usize {
        let (spec, theirs) = (&self.spec, &other.spec);
        if self.fingerprint != other.fingerprint || (spec.kind, spec.seeds.start) != (theirs.kind, theirs.seeds.start) {
            return 0;
        }
        // A batch under way would count its seeds again.
        self.batch = None;
        let mut taken = 0;
        for (cell, known) in self.cells.iter_mut().enumerate() {
            let run = spec.run(cell);
            for found in (0..theirs.axis.len()).filter(|found| theirs.run(*found) == run) {
                let found = other.outcomes(found);
                let found = &found[..found.len().min(spec.n_seeds())];
                if found.len() > known.len() {
                    taken += found.len() - known.len();
                    *known = found.to_vec();
                }
            }
        }
        taken
    }

    /// What is counted.
    pub fn spec(&self) -> &CensusSpec {
        &self.spec
    }

    /// What came out of the seeds of a cell that are done, in order; nothing for a cell that is not there.
    pub fn outcomes(&self, cell: usize) -> &[Outcome] {
        self.cells.get(cell).map_or(&[], Vec::as_slice)
    }

    /// The counts of a cell as far as it is done.
    pub fn tally(&self, cell: usize) -> Tally {
        Tally::new(self.outcomes(cell))
    }

    /// Number of pictures done and in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.cells.iter().map(Vec::len).sum(), self.cells.len() * self.spec.n_seeds())
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        self.next_cell().is_none()
    }

    /// Does one step of a machine for a batch of seeds, the cell with the fewest pictures first. Returns the pictures
    /// that it completes: most times none. Runs on the current rayon pool.
    ///
    /// # Errors
    /// [`CensusError::Score`]; after an error (cancelled, say) the census is as it was before the step.
    pub fn step(
        &mut self,
        set: &TrainingSet,
        denoiser: &dyn Denoiser,
        mask: Option<&ImageMask>,
        cancel: &CancelToken,
    ) -> Result<Vec<Finished>, CensusError> {
        if self.batch.is_none() {
            self.batch = self.next_cell().map(|cell| self.new_batch(cell, set.shape())).transpose()?;
        }
        let Some(batch) = &mut self.batch else { return Ok(Vec::new()) };
        let frames = step_batch(&mut batch.samplers, denoiser, mask, cancel)?;
        if frames.iter().any(|frame| frame.step > 1) {
            return Ok(Vec::new());
        }
        let (cell, seeds) = (batch.cell, std::mem::take(&mut batch.seeds));
        self.batch = None;
        let kind = self.spec.kind;
        let finished: Vec<Finished> = seeds
            .into_par_iter()
            .zip(frames)
            .map(|(seed, frame)| {
                let outcome = outcome(set, kind, seed, &frame.posterior, frame.machine)?;
                Some(Finished { cell, outcome, picture: frame.posterior.x0_hat })
            })
            .collect::<Option<_>>()
            .ok_or(CensusError::OtherSet)?;
        self.cells[cell].extend(finished.iter().map(|f| f.outcome));
        Ok(finished)
    }

    /// The cell with the fewest pictures, so that all grow evenly; the first of equals.
    fn next_cell(&self) -> Option<usize> {
        let open = self.cells.iter().enumerate().filter(|(_, cell)| cell.len() < self.spec.n_seeds());
        open.min_by_key(|(_, cell)| cell.len()).map(|(i, _)| i)
    }

    fn new_batch(&self, cell: usize, shape: Shape) -> Result<Batch, CensusError> {
        let run = self.spec.run(cell);
        let first = self.spec.seeds.start + self.cells[cell].len() as u64;
        let seeds: Vec<Seed> = (first..self.spec.seeds.end).take(BATCH).collect();
        let samplers: Result<Vec<_>, _> =
            seeds.par_iter().map(|seed| Sampler::new(run.clone(), starting_noise(shape, *seed))).collect();
        let problem = |problem| CensusError::Run { at: self.spec.axis.label(cell), problem };
        Ok(Batch { cell, seeds, samplers: samplers.map_err(problem)? })
    }
}
