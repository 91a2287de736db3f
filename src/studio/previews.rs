//! A few pictures of each training set that can be chosen, for a list of them.

use super::error::TaskError;
use super::report::Preview;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::exhibits::DataSpec;
use crate::images::Image;
use crate::synth::{SynthError, SynthSpec};

/// Asks for a few pictures of each of some drawn sets; for [`Slot::Previews`](super::Slot::Previews).
///
/// One piece, and one report ([`Preview`]), for each set in turn. Sets from files have none: looking into them could
/// take long.
#[derive(Clone, Debug)]
pub struct PreviewQuery {
    /// The sets.
    pub sets: Vec<DataSpec>,
    /// How many pictures of each.
    pub shown: usize,
}

struct PreviewTask {
    query: PreviewQuery,
    done: usize,
}

impl TaskSpec for PreviewQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(PreviewTask { query: self.clone(), done: 0 }))
    }
}

impl Task for PreviewTask {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let total = self.query.sets.len();
        let pictures = match self.query.sets.get(self.done) {
            Some(DataSpec::Synth(spec)) => pictures(spec, self.query.shown, context)?,
            _ => Vec::new(),
        };
        let report = Some(Preview { set_idx: self.done, pictures }.into());
        self.done += 1;
        Ok(Progress { done: self.done, total, report })
    }
}

/// The first pictures of a drawn set. Each comes from its own number, so that the rest need not be drawn.
fn pictures(spec: &SynthSpec, shown: usize, context: &TaskContext<'_>) -> Result<Vec<Image>, TaskError> {
    let few = SynthSpec { count: spec.count.min(shown), ..spec.clone() };
    let set = few
        .generate_while(&|| !context.cancel().is_cancelled())
        .map_err(|error: SynthError| context.check().err().unwrap_or_else(|| TaskError::failed(error)))?;
    Ok((0..set.n_images()).map(|image_idx| set.image(image_idx)).collect())
}
