//! The one home of threads that touch files: a request goes in as a closure, a report of its area comes out.
//!
//! Each request has a thread of its own, so that the window never waits for a disk; reports are fetched once a frame.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::import::state::ImportReport;
use super::lessons::state::LessonsReport;
use super::net_training::state::TrainingReport;
use super::sessions::state::SessionsReport;
use super::talk::state::TalkReport;
use super::wake::Wake;
use crate::export::LessonFiles;
use crate::text::Language;

/// So many reports wait for the window; more of them are reached only when it stands still.
const MAX_WAITING: usize = 64;

/// What came of a request, by area.
#[derive(Debug)]
pub(crate) enum FileReport {
    /// Of sessions.
    Sessions(SessionsReport),
    /// Of networks in training.
    Training(TrainingReport),
    /// Of talks.
    Talk(TalkReport),
    /// Of pictures that are about to be opened.
    Import(ImportReport),
    /// Of lessons.
    Lessons(LessonsReport),
    /// Lessons from files.
    LessonFiles(LessonFiles),
    /// Something was written, or not: what to tell the person.
    Notice(String),
}

/// Threads that come and go, and what they have reported.
pub(crate) struct Files {
    send: SyncSender<FileReport>,
    receive: Receiver<FileReport>,
    wake: Wake,
}

impl Files {
    pub(crate) fn new(wake: Wake) -> Self {
        let (send, receive) = sync_channel(MAX_WAITING);
        Self { send, receive, wake }
    }

    /// Does something on a thread of its own, which speaks the language of this one. `false`: the system gives no thread.
    pub(crate) fn spawn(&self, work: impl FnOnce() -> Option<FileReport> + Send + 'static) -> bool {
        let (send, wake) = (self.send.clone(), self.wake.clone());
        let language = Language::current();
        let work = move || {
            if let Some(report) = language.scope(work) {
                // Nobody listens once the program ends.
                let _ = send.send(report);
                wake.call();
            }
        };
        std::thread::Builder::new().name("sixfingers-files".into()).spawn(work).is_ok()
    }

    /// The reports since the last call.
    pub(crate) fn drain(&self) -> Vec<FileReport> {
        self.receive.try_iter().collect()
    }
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Files")
    }
}
