//! Reading, writing and asking the system for a place: each in a thread of its own, so that the window never waits.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};

use crate::export::session::Session as Document;
use crate::gui::controls::Controls;
use crate::net::NetFile;
use crate::studio::OpenNet;

/// More results than this wait for the window only when it stands still.
const WAITING: usize = 64;

/// What came of it.
#[derive(Debug)]
pub(in crate::gui) enum Done {
    /// A place was chosen in a dialog of the system; `None` if it was closed.
    Picked(Option<PathBuf>),
    /// A path was looked at: a session, or something else.
    Read(PathBuf, Box<Result<Option<Document>, String>>),
    /// A session was saved, with these choices.
    Saved(PathBuf, Box<Controls>, Result<(), String>),
    /// The last session was kept, with these choices.
    Autosaved(Box<Controls>, Result<(), String>),
    /// The last session of the start before.
    Last(Box<Document>),
    /// The pictures were compared with those of the session: whether they are the same.
    Compared(bool),
    /// A network was read, to be trained on; or why not.
    Training(Box<Result<NetFile, String>>),
    /// The last training of an earlier start.
    LastTraining(PathBuf, Box<NetFile>),
    /// A network in training was kept: which training, where, and as what.
    KeptTraining(u64, Box<Result<(PathBuf, Arc<OpenNet>), String>>),
    /// A file with a network was chosen in a dialog of the system; `None` if it was closed.
    PickedTraining(Option<PathBuf>),
    /// Something was written, or not: what to tell.
    Told(String),
}

/// Threads that come and go, and what they have brought.
pub(in crate::gui) struct Files {
    send: SyncSender<Done>,
    receive: Receiver<Done>,
    window: Arc<OnceLock<egui::Context>>,
}

impl Files {
    pub(in crate::gui) fn new() -> Self {
        let (send, receive) = sync_channel(WAITING);
        Self { send, receive, window: Arc::default() }
    }

    /// Tells which window to wake.
    pub(in crate::gui) fn attach(&self, ctx: &egui::Context) {
        // The bell is hung up once: a second window would be a second program.
        let _ = self.window.set(ctx.clone());
    }

    /// Does something beside the window. `false`: the system gives no thread.
    pub(in crate::gui) fn spawn(&self, work: impl FnOnce() -> Option<Done> + Send + 'static) -> bool {
        let (send, window) = (self.send.clone(), Arc::clone(&self.window));
        let work = move || {
            if let Some(done) = work() {
                // Nobody listens once the window is closed.
                let _ = send.send(done);
                if let Some(ctx) = window.get() {
                    ctx.request_repaint();
                }
            }
        };
        std::thread::Builder::new().name("sixfingers-files".into()).spawn(work).is_ok()
    }

    /// What has come since the last call.
    pub(in crate::gui) fn drain(&self) -> Vec<Done> {
        self.receive.try_iter().collect()
    }
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Files")
    }
}
