//! Frames that were computed before: whole trajectories, and the beginnings that two trajectories share.

use std::collections::HashMap;
use std::sync::Arc;

use super::data::DataId;
use crate::diffusion::{Frame, Paint, RunSpec, Seed};
use crate::images::{ImageMask, Shape};
use crate::parts::PartCount;
use crate::score::PatchRef;

/// What decides a trajectory.
#[derive(Clone, Debug)]
pub(super) struct RunKey {
    pub(super) data: DataId,
    pub(super) seed: Seed,
    pub(super) spec: RunSpec,
    pub(super) mask: Option<Arc<ImageMask>>,
}

/// A frame with what the worker knows about it.
#[derive(Clone, Debug)]
pub(super) struct KnownFrame {
    pub(super) frame: Arc<Frame>,
    /// Not counted yet, or nothing to be counted, if `None`.
    pub(super) count: Option<PartCount>,
    pub(super) elapsed_secs: f64,
}

/// Names an entry while it grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntryId(u64);

struct Entry {
    id: EntryId,
    key: RunKey,
    frames: Vec<KnownFrame>,
    /// Whether a job is adding frames to it.
    grows: bool,
    used: u64,
}

/// Trajectories, whole or as far as they came, bounded in bytes; the least recently used go first.
pub(super) struct TrajectoryCache {
    entries: Vec<Entry>,
    /// How many entries hold a frame, by its address: shared frames are paid for once.
    holders: HashMap<usize, usize>,
    bytes: usize,
    limit_bytes: usize,
    clock: u64,
}

impl TrajectoryCache {
    pub(super) fn new(limit_bytes: usize) -> Self {
        Self { entries: Vec::new(), holders: HashMap::new(), bytes: 0, limit_bytes, clock: 0 }
    }

    /// The longest known beginning of a trajectory, bit for bit what a fresh run would compute: the same set, mask,
    /// start, noise schedule and number of steps, and the same machine (or network) and paint at each of its steps.
    pub(super) fn beginning(&mut self, key: &RunKey, shape: Shape) -> Vec<KnownFrame> {
        let best = self.entries.iter().enumerate().filter_map(|(at, entry)| {
            if !entry.starts_like(key) {
                return None;
            }
            let same = |known: &&KnownFrame| {
                let step = known.frame.step;
                known.frame.machine == key.spec.machine_at(step, shape)
                    && entry.key.spec.net_at(step) == key.spec.net_at(step)
                    && same_paint(&entry.key.spec, &key.spec, step)
            };
            let n_frames = entry.frames.iter().take_while(same).count();
            (n_frames > 0).then_some((n_frames, at))
        });
        // The first of the longest, so that an entry is found again by the same question.
        let Some((n_frames, at)) = best.max_by_key(|(n_frames, at)| (*n_frames, std::cmp::Reverse(*at))) else {
            return Vec::new();
        };
        self.clock += 1;
        self.entries[at].used = self.clock;
        self.entries[at].frames[..n_frames].to_vec()
    }

    /// Opens an entry for a trajectory that begins with `frames`, to be grown and closed.
    pub(super) fn open(&mut self, key: RunKey, frames: Vec<KnownFrame>) -> EntryId {
        self.clock += 1;
        let id = EntryId(self.clock);
        for known in &frames {
            self.hold(&known.frame);
        }
        self.entries.push(Entry { id, key, frames, grows: true, used: self.clock });
        self.drop_covered(self.entries.len() - 1);
        self.make_room();
        id
    }

    /// Says that an entry won't grow. It stays, unless another one holds all of it.
    pub(super) fn close(&mut self, id: EntryId) {
        let Some(at) = self.position(id) else { return };
        self.entries[at].grows = false;
        if let Some(by) = (0..self.entries.len()).find(|by| *by != at && self.entries[*by].covers(&self.entries[at])) {
            self.entries[by].used = self.entries[by].used.max(self.entries[at].used);
            let entry = self.entries.remove(at);
            self.release(&entry);
        }
    }

    /// Removes what is no more than the beginning of an entry, and not being grown.
    fn drop_covered(&mut self, by: usize) {
        let covered = |at: &usize| *at != by && !self.entries[*at].grows && self.entries[by].covers(&self.entries[*at]);
        let covered: Vec<usize> = (0..self.entries.len()).filter(covered).collect();
        for at in covered.into_iter().rev() {
            let entry = self.entries.remove(at);
            self.release(&entry);
        }
    }

    fn position(&self, id: EntryId) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// Adds the next frame of an entry, unless the entry had to go meanwhile.
    pub(super) fn push(&mut self, id: EntryId, known: KnownFrame) {
        self.clock += 1;
        let Some(at) = self.position(id) else { return };
        self.hold(&known.frame);
        self.entries[at].frames.push(known);
        self.entries[at].used = self.clock;
        self.make_room();
    }

    /// Notes a count, in every entry that shares the frame.
    pub(super) fn set_count(&mut self, frame: &Arc<Frame>, count: &PartCount) {
        let known = self.entries.iter_mut().flat_map(|entry| &mut entry.frames);
        for known in known.filter(|known| Arc::ptr_eq(&known.frame, frame)) {
            known.count = Some(count.clone());
        }
    }

    /// Bytes of all frames, each counted once.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Number of trajectories, whole or not.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    fn make_room(&mut self) {
        while self.bytes > self.limit_bytes
            && let Some(at) = (0..self.entries.len()).min_by_key(|at| self.entries[*at].used)
        {
            let entry = self.entries.remove(at);
            self.release(&entry);
        }
    }

    fn hold(&mut self, frame: &Arc<Frame>) {
        let holders = self.holders.entry(Arc::as_ptr(frame).addr()).or_default();
        *holders += 1;
        if *holders == 1 {
            self.bytes += frame_bytes(frame.x_t.shape());
        }
    }

    fn release(&mut self, entry: &Entry) {
        for known in &entry.frames {
            let address = Arc::as_ptr(&known.frame).addr();
            if let Some(holders) = self.holders.get_mut(&address) {
                *holders -= 1;
                if *holders == 0 {
                    self.holders.remove(&address);
                    self.bytes -= frame_bytes(known.frame.x_t.shape());
                }
            }
        }
    }
}

impl Entry {
    /// Whether it holds all that another one does.
    fn covers(&self, other: &Self) -> bool {
        self.key.seed == other.key.seed
            && self.frames.len() >= other.frames.len()
            && other.frames.iter().zip(&self.frames).all(|(a, b)| Arc::ptr_eq(&a.frame, &b.frame))
    }

    /// Whether the trajectory asked for starts from the same noisy picture, at the same step of the same grid.
    fn starts_like(&self, key: &RunKey) -> bool {
        let same_mask = match (&self.key.mask, &key.mask) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            (a, b) => a.is_none() && b.is_none(),
        };
        let (ours, asked) = (&self.key.spec, &key.spec);
        same_mask
            && (self.key.data, self.key.seed) == (key.data, key.seed)
            && (ours.schedule, ours.steps, ours.first_step()) == (asked.schedule, asked.steps, asked.first_step())
    }
}

/// Whether two runs are painted on alike down to a step.
fn same_paint(a: &RunSpec, b: &RunSpec, step: usize) -> bool {
    let so_far = |paint: &&Paint| paint.step >= step;
    a.paint.iter().filter(so_far).eq(b.paint.iter().filter(so_far))
}

/// What a frame takes: two pictures, and for each pixel its strongest patch, its weight and the effective number.
pub(super) fn frame_bytes(shape: Shape) -> usize {
    let pixel = size_of::<PatchRef>() + 2 * size_of::<f32>();
    size_of::<Frame>() + 2 * size_of::<f32>() * shape.len() + pixel * shape.area()
}
