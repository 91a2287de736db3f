//! How long training will take: measured on this computer for the very network, and until then estimated from others.

use std::time::{Duration, Instant};

use crate::app::ask::Ask;
use crate::images::Shape;
use crate::net::{Model, NetSpec};
use crate::studio::{DataId, JobId, NetCost, NetCostQuery};

/// While a number is being dragged nothing is measured.
const SETTLE: Duration = Duration::from_millis(250);
/// A picture takes so many seconds for each product of a number and a weight, where nothing has been measured: a slow processor.
const USUAL_SECS: f64 = 5e-11;
/// So many measurements are remembered.
const KNOWN: usize = 64;

/// What training costs, as far as it was measured.
#[derive(Clone, Debug, Default)]
pub struct Costs {
    /// The newest last.
    known: Vec<NetCost>,
    /// What is wanted, and since when.
    wanted: Option<(CostKey, Instant)>,
    ask: Ask<CostKey, ()>,
}

/// Which network, on pictures of which shape.
type CostKey = (NetSpec, Shape);

/// What a training will cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// Seconds for a picture, with all threads at work.
    pub picture_secs: f64,
    /// Memory, in bytes.
    pub bytes: usize,
    /// Whether that was measured for this network.
    pub is_measured: bool,
}

impl Costs {
    /// What a network costs on pictures of a shape.
    pub fn of(&self, net: NetSpec, shape: Shape) -> Cost {
        let same = |known: &&NetCost| (known.net, known.shape) == (net, shape);
        if let Some(known) = self.known.iter().rev().find(same) {
            return Cost { picture_secs: known.picture_secs, bytes: known.bytes, is_measured: true };
        }
        let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
        let per_unit = self.known.last().map_or(USUAL_SECS, |known| known.picture_secs / work(known.net, known.shape));
        let bytes = Model::training_bytes(net, shape, threads);
        Cost { picture_secs: per_unit * work(net, shape), bytes, is_measured: false }
    }

    /// Why a network can't be trained on pictures of a shape, if that is known.
    pub fn refusal(&self, net: NetSpec, shape: Shape) -> Option<&str> {
        self.ask.refusal(&(net, shape))
    }

    /// What is to be measured now, or when to ask again.
    pub(crate) fn missing(
        &mut self,
        data: DataId,
        net: NetSpec,
        shape: Shape,
        now: Instant,
    ) -> Result<NetCostQuery, Option<Duration>> {
        let what = (net, shape);
        let is_known = self.known.iter().any(|known| (known.net, known.shape) == what);
        if is_known || !self.ask.wants(&what) {
            return Err(None);
        }
        let since = match &self.wanted {
            Some((wanted, since)) if *wanted == what => *since,
            _ => {
                self.wanted = Some((what, now));
                now
            }
        };
        let waited = now.saturating_duration_since(since);
        if waited < SETTLE { Err(Some(SETTLE - waited)) } else { Ok(NetCostQuery { data, net }) }
    }

    /// Notes a question that was submitted.
    pub(crate) fn submitted(&mut self, job: JobId, net: NetSpec, shape: Shape) {
        self.ask.submitted(job, (net, shape));
    }

    /// Notes that its job was replaced.
    pub(crate) fn stop(&mut self) {
        self.ask.cancel();
        self.wanted = None;
    }

    /// Takes what was measured.
    pub(crate) fn on_cost(&mut self, job: JobId, cost: NetCost) {
        if self.ask.is_of(job) {
            self.known.retain(|known| (known.net, known.shape) != (cost.net, cost.shape));
            self.known.push(cost);
            if self.known.len() > KNOWN {
                self.known.remove(0);
            }
        }
        self.ask.finish(job);
    }

    /// Notes that a job failed; whether it was one of these.
    pub(crate) fn fail(&mut self, job: JobId, why: &str) -> bool {
        self.ask.refuse(job, why)
    }
}

/// The products of a picture.
fn work(net: NetSpec, shape: Shape) -> f64 {
    net.n_products(shape) as f64
}

/// Memory that is free now, in bytes, where the system tells (Linux does).
pub(crate) fn free_bytes() -> Option<usize> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kilobytes: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
