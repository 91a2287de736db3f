//! What training will cost, before it begins: some pictures are trained on, and that is all.

use std::sync::Arc;
use std::time::Instant;

use super::super::data::DataId;
use super::super::error::TaskError;
use super::super::report::NetCost;
use super::super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::net::{Model, NetSpec, TrainSpec, Trainer};

/// The first pictures are slower than the rest; where they are very slow, that is exact enough.
const SLOW_SECS: f64 = 0.5;

/// Asks what training costs; its report is a [`NetCost`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetCostQuery {
    /// The training set.
    pub data: DataId,
    /// The network.
    pub net: NetSpec,
}

struct Measuring(NetCostQuery);

impl TaskSpec for NetCostQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(Measuring(*self)))
    }
}

impl Task for Measuring {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let NetCostQuery { data, net } = self.0;
        let set = Arc::clone(&context.data(data)?.data.set);
        let (shape, threads) = (set.shape(), rayon::current_num_threads());
        let batch = 3 * threads;
        let mut trainer = Trainer::new(&set, "", net, TrainSpec { steps: 1, batch, ..TrainSpec::default() })?;
        let mut secs = f64::INFINITY;
        for _ in 0..2 {
            context.check()?;
            let begun = Instant::now();
            trainer.piece(threads)?;
            secs = secs.min(begun.elapsed().as_secs_f64());
            if secs > SLOW_SECS {
                break;
            }
        }
        let bytes = Model::training_bytes(net, shape, threads);
        Ok(Progress::only(NetCost { net, shape, picture_secs: secs / threads as f64, bytes }))
    }
}
