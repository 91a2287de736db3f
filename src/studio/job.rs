//! What the worker is asked for and what it reports.

use std::sync::Arc;

use crate::diffusion::{Frame, RunSpec, Seed, Trajectory};
use crate::exhibits::DataSpec;
use crate::images::{Image, ImageMask, TrainingSet};
use crate::parts::{PartCount, PartKind};

/// Where a job runs. A new job in a slot replaces the one that is there. In the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Making or loading a training set.
    Data,
    /// One of the stages, 0..4, the first one most urgent.
    Stage(u8),
    /// Looking for the next seed with a wrong count.
    Search,
    /// Many seeds of one machine.
    Gallery,
    /// Statistics in the background.
    Census,
}

/// One job; a later job in the same slot has a larger id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

/// One opened training set; a number that is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DataId(pub u64);

/// A training set, open and ready for the machines.
#[derive(Clone, Debug)]
pub struct OpenData {
    /// Its number.
    pub id: DataId,
    /// Where it came from.
    pub spec: DataSpec,
    /// Its pictures.
    pub set: Arc<TrainingSet>,
    /// What can be counted in them.
    pub parts: Option<PartKind>,
}

/// Where a trajectory starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// From the noise of a seed, at the run's first step.
    Noise(Seed),
    /// From a noisy picture at a step: a branch, or a painted-over x_t.
    At {
        /// The step.
        step: usize,
        /// The noisy picture there.
        x_t: Arc<Image>,
    },
}

/// What the worker can do.
#[derive(Clone, Debug)]
pub enum Job {
    /// Draw or load a training set.
    Open(DataSpec),
    /// Run a trajectory, a frame at a time.
    Run {
        /// The set, as opened before.
        data: DataId,
        /// Where it starts.
        start: Start,
        /// The settings.
        spec: RunSpec,
        /// Which training pictures may be used.
        mask: Option<Arc<ImageMask>>,
    },
    /// Run many seeds, several at once; a picture is reported as soon as it is done.
    Gallery {
        /// The set.
        data: DataId,
        /// The seeds, in the order in which they are wanted.
        seeds: Vec<Seed>,
        /// The settings.
        spec: RunSpec,
        /// Which training pictures may be used.
        mask: Option<Arc<ImageMask>>,
    },
    /// Look for the next seed whose picture is well formed with a wrong number of parts.
    NextWrong {
        /// The set.
        data: DataId,
        /// Where to start looking; this seed is not looked at itself.
        after: Seed,
        /// The settings.
        spec: RunSpec,
        /// Which training pictures may be used.
        mask: Option<Arc<ImageMask>>,
    },
}

/// What the worker reports. Events of replaced jobs never arrive.
#[derive(Clone, Debug)]
pub enum Event {
    /// A training set is ready.
    Opened(JobId, Arc<OpenData>),
    /// A frame of a running trajectory, with the seconds that it took and the count in its guess.
    Frame {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// The frame.
        frame: Arc<Frame>,
        /// The parts in its guess, where something can be counted.
        count: Option<PartCount>,
        /// Time that it took, in seconds.
        elapsed_secs: f64,
    },
    /// A trajectory is complete.
    Finished {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// All its frames.
        trajectory: Arc<Trajectory>,
    },
    /// A picture of a gallery.
    Picture {
        /// The job.
        job: JobId,
        /// Its seed.
        seed: Seed,
        /// The picture that came out.
        picture: Arc<Image>,
        /// The parts in it.
        count: Option<PartCount>,
    },
    /// A seed with a wrong count was found, after looking at so many; or none.
    FoundWrong {
        /// The job.
        job: JobId,
        /// The seed.
        seed: Option<Seed>,
        /// How many seeds were looked at.
        looked_at: usize,
    },
    /// A job could not be done. The text is for the person at the window.
    Failed {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// What was wrong and what to do.
        message: String,
    },
}
