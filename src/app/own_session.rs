//! The person's own session, while it is put aside.

use std::path::PathBuf;

use super::controls::Controls;
use super::history::History;
use super::settings::{Settings, SidePanel};
use super::talk::look::Look;
use crate::images::Fingerprint;

/// A session, and how it was looked at.
#[derive(Debug)]
pub(crate) struct OwnSession {
    pub(crate) controls: Controls,
    pub(crate) history: History<Controls>,
    pub(crate) look: Look,
    /// The panel on the right, the list of scenes among them.
    pub(crate) side: Option<SidePanel>,
    pub(crate) speed: f32,
    pub(crate) looped: bool,
    pub(crate) file: Option<PathBuf>,
    pub(crate) saved: Option<Controls>,
    pub(crate) expected: Vec<Option<Fingerprint>>,
}

impl OwnSession {
    /// The settings that belong to it, in the place of those that were changed meanwhile.
    pub(crate) fn put_settings(&self, settings: &mut Settings) {
        settings.side = self.side;
        (settings.speed, settings.looped) = (self.speed, self.looped);
    }
}
