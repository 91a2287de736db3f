//! What bringing pictures does beside the window's thread.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::PREVIEW_PICTURES;
use crate::gui::action::PickKind;
use crate::images::Image;
use crate::images::load::{self, Choices, Found};
use crate::score::CancelToken;

/// What came of a request.
pub(in crate::gui) enum Report {
    /// The file dialog was closed.
    Picked(Option<PathBuf>),
    /// What is in a source; with the choices that were asked for.
    Looked { path: PathBuf, found: Box<Result<Found, String>>, choices: Option<Choices> },
    /// The first pictures as they will be.
    Made { request: u64, pictures: Result<Vec<Image>, String> },
}

/// Starts requests and hands on what came of them.
pub(in crate::gui) struct Importer {
    reports: Receiver<Report>,
    send: Sender<Report>,
    /// The newest looking or decoding.
    newest: CancelToken,
    n_requests: u64,
}

impl Default for Importer {
    fn default() -> Self {
        let (send, reports) = channel();
        Self { reports, send, newest: CancelToken::new(), n_requests: 0 }
    }
}

impl Importer {
    /// What has been reported since the last call.
    pub(in crate::gui) fn drain(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    /// Opens the system's dialog.
    pub(in crate::gui) fn pick(&self, kind: PickKind, ctx: &egui::Context) {
        self.start(ctx, move || {
            let dialog = rfd::FileDialog::new().set_title(super::text::title(kind));
            Report::Picked(match kind {
                PickKind::Folder => dialog.pick_folder(),
                PickKind::File => dialog.pick_file(),
            })
        });
    }

    /// Looks what there is.
    pub(in crate::gui) fn look(&mut self, path: PathBuf, choices: Option<Choices>, ctx: &egui::Context) {
        let cancel = self.renew();
        let send = self.send.clone();
        let window = ctx.clone();
        self.spawn(move || {
            let found = load::survey(&path).map_err(|error| error.to_string());
            if !cancel.is_cancelled() {
                deliver(&send, &window, Report::Looked { path, found: Box::new(found), choices });
            }
        });
    }

    /// Makes the first pictures; returns the number of the request.
    pub(in crate::gui) fn make(&mut self, path: PathBuf, choices: Choices, ctx: &egui::Context) -> u64 {
        let cancel = self.renew();
        let request = self.n_requests;
        let (send, window) = (self.send.clone(), ctx.clone());
        self.spawn(move || {
            let made = load::preview(&path, &choices, PREVIEW_PICTURES, &|| cancel.is_cancelled());
            if !cancel.is_cancelled() {
                let pictures = made.map_err(|error| error.to_string());
                deliver(&send, &window, Report::Made { request, pictures });
            }
        });
        request
    }

    /// Stops what is under way.
    pub(in crate::gui) fn stop(&mut self) {
        self.newest.cancel();
    }

    fn renew(&mut self) -> CancelToken {
        self.newest.cancel();
        self.newest = CancelToken::new();
        self.n_requests += 1;
        self.newest.clone()
    }

    fn start(&self, ctx: &egui::Context, work: impl FnOnce() -> Report + Send + 'static) {
        let (send, window) = (self.send.clone(), ctx.clone());
        self.spawn(move || deliver(&send, &window, work()));
    }

    fn spawn(&self, work: impl FnOnce() + Send + 'static) {
        // Without a thread nothing comes of it, as if it took for ever; the dialog can be closed.
        let _ = thread::Builder::new().name("sixfingers-import".into()).spawn(work);
    }
}

/// Reports and wakes the window; when that is gone nobody listens.
fn deliver(send: &Sender<Report>, window: &egui::Context, report: Report) {
    let _ = send.send(report);
    window.request_repaint();
}

impl std::fmt::Debug for Importer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Importer({} requests)", self.n_requests)
    }
}
