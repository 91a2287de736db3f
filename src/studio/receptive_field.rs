//! How far a network sees, found in the background.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::data::DataId;
use super::error::TaskError;
use super::nets::OpenNet;
use super::report::ReceptiveFieldNews;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::diffusion::{NetId, RunSpec};
use crate::explain::calibration::{CALIBRATION_NOISES, calibration_noises, sides_to_try};
use crate::explain::receptive_field::{NetView, ReceptiveFieldError, ReceptiveFieldScan};
use crate::net::InputGradient;
use crate::score::ScoreError;
use crate::text::Message;

/// How often it reports.
const REPORT_EVERY: Duration = Duration::from_millis(60);

/// Asks for P(t) and the receptive field of a network; for [`Slot::ReceptiveField`](super::Slot::ReceptiveField).
///
/// Its reports are [`ReceptiveFieldNews`]; what the last one holds can be gone on with.
#[derive(Clone, Debug)]
pub struct ReceptiveFieldQuery {
    /// The set.
    pub data: DataId,
    /// The network.
    pub net: NetId,
    /// The run of the machine that is asked beside it; its patch does not matter.
    pub run: RunSpec,
    /// What was found before.
    pub from: Option<Arc<ReceptiveFieldScan>>,
}

struct ReceptiveFieldTask {
    query: ReceptiveFieldQuery,
    net: Arc<OpenNet>,
    gradient: Result<InputGradient, Message>,
    scan: ReceptiveFieldScan,
}

impl TaskSpec for ReceptiveFieldQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let ready = context.data(self.data)?;
        let net = context.stores.nets.fitting(&self.net, &ready.data).map_err(TaskError::Failed)?;
        let gradient = InputGradient::new(net.denoiser()).map_err(Message::from);
        let scan = match &self.from {
            Some(from) => ReceptiveFieldScan::clone(from),
            None => {
                let (shape, spec) = (ready.data.set.shape(), net.origin.net);
                let net_view = NetView { window: spec.receptive_field(), padding: spec.padding() };
                let sides = sides_to_try(self.run.boundary, shape, net_view.window);
                let noises = calibration_noises(shape, CALIBRATION_NOISES);
                let scan = ReceptiveFieldScan::new(&self.run, &sides, &noises, net_view);
                scan.map_err(TaskError::failed)?
            }
        };
        let scan = if gradient.is_ok() { scan } else { scan.without_field() };
        Ok(Box::new(ReceptiveFieldTask { query: self.clone(), net, gradient, scan }))
    }
}

impl Task for ReceptiveFieldTask {
    /// Some gradients, or some sides.
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let ready = context.data(self.query.data)?;
        let theory = context.denoiser(&ready, None)?;
        let begun = Instant::now();
        let (gradient, network) = (&self.gradient, self.net.denoiser());
        let gradient_at = |x_t: &_, level, pixel| match gradient {
            Ok(gradient) => gradient.at(x_t, level, pixel).map_err(Message::from),
            Err(why) => Err(why.clone()),
        };
        while !self.scan.is_done() && begun.elapsed() < REPORT_EVERY {
            let done = self.scan.piece(&**network, &gradient_at, &*theory, context.cancel());
            done.map_err(|error| match error {
                ReceptiveFieldError::Score(ScoreError::Cancelled) => TaskError::Cancelled,
                other => TaskError::failed(other),
            })?;
        }
        let (done, total) = self.scan.progress();
        let no_field = self.gradient.as_ref().err().cloned();
        let report = Some(ReceptiveFieldNews { scan: Arc::new(self.scan.clone()), no_field }.into());
        Ok(Progress { done, total, report })
    }
}
