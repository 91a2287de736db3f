//! The person's own session, while it is put aside.

use std::path::PathBuf;

use crate::app::census::choice::CensusChoice;
use crate::app::controls::Controls;
use crate::app::history::History;
use crate::app::settings::SidePanel;
use crate::app::stage::playhead::Playhead;
use crate::app::view::{Marks, Pictures, Probe, Scene};
use crate::images::Fingerprint;

/// A session, and how it was looked at.
#[derive(Debug)]
pub(crate) struct OwnSession {
    pub(crate) controls: Controls,
    pub(crate) history: History<Controls>,
    pub(crate) selected: usize,
    pub(crate) scene: Scene,
    pub(crate) pictures: Pictures,
    pub(crate) time: Playhead,
    pub(crate) probe: Probe,
    pub(crate) marks: Marks,
    pub(crate) census: CensusChoice,
    pub(crate) agreement_open: bool,
    pub(crate) side: Option<SidePanel>,
    pub(crate) file: Option<PathBuf>,
    pub(crate) saved: Option<Controls>,
    pub(crate) expected: Vec<Option<Fingerprint>>,
}
