//! Looking at pictures and decoding the first of them, on threads of their own. The newest request stops the older ones.

use std::path::PathBuf;

use super::state::{ImportReport, PREVIEW_PICTURES};
use crate::app::files::{FileReport, Files};
use crate::images::load::{self, Choices};
use crate::score::CancelToken;

/// The newest looking or decoding.
#[derive(Debug)]
pub(crate) struct Importer {
    newest: CancelToken,
    n_requests: u64,
}

impl Default for Importer {
    fn default() -> Self {
        Self { newest: CancelToken::new(), n_requests: 0 }
    }
}

impl Importer {
    /// Looks what there is.
    pub(crate) fn look(&mut self, files: &Files, path: PathBuf, choices: Option<Choices>) {
        let cancel = self.renew();
        // Without a thread nothing comes of it, as if it took for ever; the dialog can be closed.
        files.spawn(move || {
            let chosen = choices.clone().unwrap_or_default();
            let found =
                load::survey_while(&path, &chosen, &|| cancel.is_cancelled()).map_err(|error| error.to_string());
            let report = ImportReport::Looked { path, found: Box::new(found), choices };
            (!cancel.is_cancelled()).then_some(FileReport::Import(report))
        });
    }

    /// Makes the first pictures; returns the number of the request.
    pub(crate) fn make(&mut self, files: &Files, path: PathBuf, choices: Choices) -> u64 {
        let cancel = self.renew();
        let request = self.n_requests;
        files.spawn(move || {
            let made = load::preview(&path, &choices, PREVIEW_PICTURES, &|| cancel.is_cancelled());
            let pictures = made.map_err(|error| error.to_string());
            (!cancel.is_cancelled()).then_some(FileReport::Import(ImportReport::Made { request, pictures }))
        });
        request
    }

    /// Stops what is under way.
    pub(crate) fn stop(&mut self) {
        self.newest.cancel();
    }

    fn renew(&mut self) -> CancelToken {
        self.newest.cancel();
        self.newest = CancelToken::new();
        self.n_requests += 1;
        self.newest.clone()
    }
}
