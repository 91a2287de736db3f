//! Opening a file of weights.

use std::path::PathBuf;
use std::sync::Arc;

use super::error::TaskError;
use super::nets::OpenNet;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::export::read_net;
use crate::text::{Message, errors_files, say};

/// Opens a file of weights; for [`Slot::Net`](super::Slot::Net). Its report is [`Report::Net`](super::Report::Net).
#[derive(Clone, Debug)]
pub struct NetQuery {
    /// The file.
    pub path: PathBuf,
}

impl TaskSpec for NetQuery {
    fn start(&self, _: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        Ok(Box::new(self.clone()))
    }
}

impl Task for NetQuery {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        let file = read_net(&self.path).map_err(TaskError::failed)?;
        let open = OpenNet::of_file(self.path.clone(), &file);
        let open = open.map_err(|problem| {
            let path = self.path.display().to_string();
            TaskError::Failed(Message::new(move || {
                say!(errors_files::AtPath { path: &path, problem: problem.to_string() })
            }))
        })?;
        context.check()?;
        let open = Arc::new(open);
        context.stores.nets.add(Arc::clone(&open));
        Ok(Progress::only(open))
    }
}
