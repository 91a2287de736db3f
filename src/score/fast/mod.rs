//! The denoiser that the program runs: the exact posterior near the machine's arithmetic limit.

mod bands;
mod boxes;
mod column_major;
mod in_place;
mod local;
mod merge;
mod moving;
mod pack;
mod peak;
mod plan;
mod pool;
mod quads;
mod simd;
mod softmax;
mod sums;
mod whole;

use std::sync::Arc;

use fearless_simd::{Level, Simd};
use rayon::prelude::*;

use self::local::Local;
use self::pack::Packed;
pub use self::peak::multiply_adds;
use self::pool::Pool;
pub use self::simd::available_levels;
use self::whole::{Equivariant, ideal};
use super::posterior::{Denoiser, Posterior, Query, ScoreError};
use super::{NamedMachine, Patch};
use crate::images::{Image, Shape, TrainingSet};

/// The exact posterior, fast: f32, all cores of the current rayon pool, the same bits for any number of threads.
///
/// For an `x_t` that came about from pictures like those of the set, `x0_hat` is within 1e-5 of the answer in double
/// precision (pixels in [-1, 1]; tested for noise variances from 1e-4 to 1). Far from it, exponents of thousands of nats
/// are rounded, and near ties may fall out otherwise.
///
/// It holds the pictures once more, rearranged for the vector units, and nothing else of the size of the set.
#[derive(Debug)]
pub struct FastDenoiser {
    engine: Box<dyn Engine>,
}

impl FastDenoiser {
    /// Prepares a training set for the best vector instructions of this processor. O(n c h w).
    pub fn new(set: &Arc<TrainingSet>) -> Self {
        Self::with_level(set, Level::new())
    }

    /// Prepares a training set for one of the [`available_levels`]: for tests and benchmarks.
    pub fn with_level(set: &Arc<TrainingSet>, level: Level) -> Self {
        Self { engine: simd::dispatch!(level, simd => engine(simd, set)) }
    }

    /// How many bytes the rearranged pictures take.
    pub fn packed_bytes(&self) -> usize {
        self.engine.packed_bytes()
    }
}

/// The denoiser for one level of vector instructions.
trait Engine: std::fmt::Debug + Send + Sync {
    fn shape(&self) -> Shape;
    fn n_images(&self) -> usize;
    fn packed_bytes(&self) -> usize;
    /// Answers a question that has been checked.
    fn answer(&self, query: &Query<'_>) -> Result<Posterior, ScoreError>;
}

fn engine<S: Simd>(simd: S, set: &TrainingSet) -> Box<dyn Engine> {
    Box::new(SimdEngine {
        packed: Packed::new(simd, set),
        pool: Pool::shared(),
        equivariant: Equivariant::new(set.shape()),
    })
}

struct SimdEngine<S: Simd> {
    packed: Packed<S>,
    pool: Pool<S>,
    equivariant: Equivariant,
}

impl<S: Simd> std::fmt::Debug for SimdEngine<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Packed { simd, shape, n_images, .. } = &self.packed;
        write!(f, "{n_images} pictures of {shape} for {simd:?}")
    }
}

impl<S: Simd> Engine for SimdEngine<S> {
    fn shape(&self) -> Shape {
        self.packed.shape
    }

    fn n_images(&self) -> usize {
        self.packed.n_images
    }

    fn packed_bytes(&self) -> usize {
        self.packed.n_blocks() * size_of_val(self.packed.block(0))
    }

    fn answer(&self, query: &Query<'_>) -> Result<Posterior, ScoreError> {
        match (query.machine.named_machine(), query.machine.patch) {
            (NamedMachine::Es, _) => self.equivariant.run(&self.packed, query),
            (_, Patch::Side(side)) => Local::new(&self.packed, &self.pool, query, side).run(),
            (_, Patch::Whole) => ideal(&self.packed, query),
        }
    }
}

impl Denoiser for FastDenoiser {
    fn shape(&self) -> Shape {
        self.engine.shape()
    }

    fn n_images(&self) -> usize {
        self.engine.n_images()
    }

    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        self.check(&query)?;
        self.engine.answer(&query)
    }

    fn posterior_means(&self, query: Query<'_>, pictures: &[&Image]) -> Result<Vec<Posterior>, ScoreError> {
        pictures.par_iter().map(|x_t| self.posterior_mean(Query { x_t, ..query })).collect()
    }
}
