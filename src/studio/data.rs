//! The training sets that are open, and how they are opened.

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::images::load::Watch;
use crate::images::{Fingerprint, Image, TrainingSet};
use crate::parts::{PartCount, PartKind, count_parts};
use crate::score::{CancelToken, Denoiser, FastDenoiser};
use crate::text::Message;

/// One opened training set; a number that is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DataId(pub u64);

/// A training set, open and ready for the machines.
#[derive(Clone)]
pub struct OpenData {
    /// Its number.
    pub id: DataId,
    /// Where it came from.
    pub spec: DataSpec,
    /// Its pictures.
    pub set: Arc<TrainingSet>,
    /// What can be counted in them.
    pub parts: Option<PartKind>,
    /// What was changed in its pictures by hand, and in which set; `None` for a set as it was drawn or loaded.
    pub edited: Option<(DataId, Edits)>,
    fingerprint: OnceLock<Fingerprint>,
}

impl OpenData {
    /// Tells its pictures from others; worked out when it is first asked for.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| self.set.fingerprint())
    }
}

/// A training set ready for work.
#[derive(Clone)]
pub struct Ready {
    /// The set and what is known about it.
    pub data: Arc<OpenData>,
    /// The machines on this set.
    pub denoiser: Arc<dyn Denoiser>,
}

/// How training sets come to be. The worker calls it; tests put sets and denoisers of their own here.
pub trait Source: Send + Sync {
    /// Draws or loads a set, and says what can be counted in its pictures.
    ///
    /// # Errors
    /// A message for the person at the window: what was wrong and what to do.
    fn open(&self, spec: &DataSpec, cancel: &CancelToken) -> Result<(TrainingSet, Option<PartKind>), Message>;

    /// Whether the same description may stand for other pictures next time: files change, drawings don't.
    fn may_change(&self, spec: &DataSpec) -> bool {
        spec.path().is_some()
    }

    /// The machines on a set.
    fn denoiser(&self, set: &Arc<TrainingSet>) -> Arc<dyn Denoiser> {
        Arc::new(FastDenoiser::new(set))
    }

    /// Counts the parts of a picture.
    fn count(&self, kind: PartKind, picture: &Image) -> PartCount {
        count_parts(kind, picture)
    }
}

/// Drawn sets from [`synth`](crate::synth), files from [`images`](crate::images).
#[derive(Clone, Copy, Debug, Default)]
pub struct StandardSource;

impl Source for StandardSource {
    fn open(&self, spec: &DataSpec, cancel: &CancelToken) -> Result<(TrainingSet, Option<PartKind>), Message> {
        let opened = spec.open_watched(&Watch::default(), &|| cancel.is_cancelled());
        let (set, _) = opened?;
        Ok((set, spec.parts()))
    }
}

/// The open sets, the least recently used of them first to go.
pub(super) struct DataCache {
    entries: Vec<Entry>,
    limit_bytes: usize,
    clock: u64,
    next_id: u64,
}

struct Entry {
    ready: Ready,
    bytes: usize,
    used: u64,
}

impl DataCache {
    pub(super) fn new(limit_bytes: usize) -> Self {
        Self { entries: Vec::new(), limit_bytes, clock: 0, next_id: 1 }
    }

    /// The set of a description, if it is open; the last one, if its file has changed meanwhile.
    pub(super) fn find(&mut self, spec: &DataSpec) -> Option<Ready> {
        self.touch(|ready| ready.data.spec == *spec && ready.data.edited.is_none())
    }

    /// The set that these changes of another one made, if it is open.
    pub(super) fn find_edited(&mut self, edited: &(DataId, Edits)) -> Option<Ready> {
        self.touch(|ready| ready.data.edited.as_ref() == Some(edited))
    }

    /// A set by its number, if it is still open.
    pub(super) fn get(&mut self, id: DataId) -> Option<Ready> {
        self.touch(|ready| ready.data.id == id)
    }

    fn touch(&mut self, wanted: impl Fn(&Ready) -> bool) -> Option<Ready> {
        self.clock += 1;
        let entry = self.entries.iter_mut().rev().find(|entry| wanted(&entry.ready))?;
        entry.used = self.clock;
        Some(entry.ready.clone())
    }

    /// Takes a new set in and gives it a number.
    pub(super) fn insert(
        &mut self,
        spec: DataSpec,
        set: Arc<TrainingSet>,
        parts: Option<PartKind>,
        edited: Option<(DataId, Edits)>,
        denoiser: Arc<dyn Denoiser>,
    ) -> Ready {
        let id = DataId(self.next_id);
        self.next_id += 1;
        // A denoiser keeps the values once more in an order of its own.
        let bytes = 2 * size_of_val(set.values());
        let ready =
            Ready { data: Arc::new(OpenData { id, spec, set, parts, edited, fingerprint: OnceLock::new() }), denoiser };
        self.clock += 1;
        self.entries.push(Entry { ready: ready.clone(), bytes, used: self.clock });
        ready
    }

    /// Takes sets out that nobody outside holds, as long as there is more than there may be.
    #[must_use]
    pub(super) fn trim(&mut self) -> Vec<Ready> {
        let mut out = Vec::new();
        while self.bytes() > self.limit_bytes
            && let Some(oldest) = self.oldest_unused()
        {
            out.push(self.entries.remove(oldest).ready);
        }
        out
    }

    /// The least recently used set that only this cache holds: the window may go on with all others.
    fn oldest_unused(&self) -> Option<usize> {
        let unused = self.entries.iter().enumerate().filter(|(_, e)| Arc::strong_count(&e.ready.data) == 1);
        unused.min_by_key(|(_, entry)| entry.used).map(|(at, _)| at)
    }

    pub(super) fn bytes(&self) -> usize {
        self.entries.iter().map(|entry| entry.bytes).sum()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

// By hand: the derived one prints every pixel.
impl fmt::Debug for OpenData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, spec, set, parts, edited, fingerprint: _ } = self;
        let (n, shape) = (set.n_images(), set.shape());
        write!(f, "OpenData({id:?}, {spec:?}, {n} pictures of {shape}, {parts:?}, edited: {})", edited.is_some())
    }
}
