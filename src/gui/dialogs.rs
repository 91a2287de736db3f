//! Dialogs of the system that ask for a file or a folder, on threads of their own.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use rfd::FileDialog;

use crate::app::action::Action;
use crate::app::effect::{Pick, PickKind};
use crate::app::window::WindowAction;

/// A dialog that is closed in less than this was never there.
const AT_ONCE: Duration = Duration::from_millis(400);
/// More answers than this wait for the window only when it stands still.
const MAX_WAITING: usize = 8;

/// The answers on their way.
#[derive(Debug)]
pub(crate) struct Dialogs {
    send: SyncSender<Action>,
    receive: Receiver<Action>,
}

impl Dialogs {
    pub(crate) fn new() -> Self {
        let (send, receive) = sync_channel(MAX_WAITING);
        Self { send, receive }
    }

    /// Opens a dialog; its answer comes as an action.
    pub(crate) fn open(&self, pick: Pick, ctx: &egui::Context) {
        let (send, ctx) = (self.send.clone(), ctx.clone());
        let purpose = pick.purpose;
        let ask = move || {
            let began = Instant::now();
            let answer = ask(pick);
            // Nobody closes a dialog in the moment in which it opens: there was none.
            let none = answer.is_none() && began.elapsed() < AT_ONCE;
            // Nobody listens once the window is closed.
            let _ = send.send(Action::picked(purpose, answer));
            if none {
                let _ = send.send(Action::Window(WindowAction::TellNoDialog));
            }
            ctx.request_repaint();
        };
        // Without a thread it is as if the dialog was closed at once.
        if std::thread::Builder::new().name("sixfingers-dialog".into()).spawn(ask).is_err() {
            let _ = self.send.try_send(Action::picked(purpose, None));
        }
    }

    /// The answers since the last call.
    pub(crate) fn drain(&self) -> impl Iterator<Item = Action> + '_ {
        self.receive.try_iter()
    }
}

/// Asks, and waits for the answer; `None` if the dialog was closed.
fn ask(pick: Pick) -> Option<PathBuf> {
    let mut dialog = FileDialog::new();
    if let Some(title) = pick.title {
        dialog = dialog.set_title(title);
    }
    if let Some(folder) = pick.folder {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = pick.file_name {
        dialog = dialog.set_file_name(name);
    }
    if let Some((name, ending)) = pick.filter {
        dialog = dialog.add_filter(name, &[ending]);
    }
    match pick.kind {
        PickKind::Folder => dialog.pick_folder(),
        PickKind::File => dialog.pick_file(),
        PickKind::Save => dialog.save_file(),
    }
}
