//! What the worker is asked for and what it reports.

use std::fmt;
use std::sync::Arc;

use super::data::{DataId, OpenData};
use super::task::{Progress, TaskSpec};
use crate::diffusion::{Frame, RunSpec, Seed};
use crate::exhibits::DataSpec;
use crate::images::edit::Edits;
use crate::images::{Image, ImageMask};
use crate::parts::PartCount;
use crate::text::Message;

/// Where a job runs. A new job in a slot replaces the one that is there. In the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Making or loading a training set.
    Data,
    /// Questions about one pixel. They are answered beside everything else, so that they neither wait for a stage nor
    /// stop it.
    Provenance,
    /// The curves of a trajectory. They are computed beside everything else, too.
    Curves,
    /// What the newest pictures are: copies or new. Answered beside everything else, too.
    Verdict,
    /// Why the newest pictures are what they are. Answered beside everything else, too.
    Why,
    /// A few pictures of each exhibit. Drawn beside everything else, too.
    Previews,
    /// What a prediction of a network's pictures has to beat. Done beside everything else, too.
    Baselines,
    /// Opening a file of weights. Done beside everything else, too.
    Net,
    /// One of the stages, 0..4, the first one most urgent.
    Stage(u8),
    /// A run that is not on a stage: a branch, for its picture in the tree.
    Branch(u8),
    /// Making or loading the training set of what will be looked at next.
    DataAhead,
    /// A run of what will be looked at next, for the caches.
    Ahead(u8),
    /// Looking for the next seed with a wrong count.
    Search,
    /// Drawing and writing files.
    Export,
    /// Pictures for the question at the end of a lesson.
    Check,
    /// Many seeds of one machine.
    Gallery,
    /// The pictures of which a lesson speaks.
    Measures,
    /// On which sides hands have thumbs, for some seeds.
    Thumbs,
    /// How well machines predict a network's pictures, for many seeds.
    Agreements,
    /// Which pixels of the finished pictures are locally consistent: a step for each picture.
    Consistency,
    /// How far a network sees.
    ReceptiveField,
    /// Statistics in the background.
    Census,
    /// A network in training.
    Training,
}

/// One job; a later job in the same slot has a larger id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

/// What the worker can do.
#[derive(Clone, Debug)]
pub enum Job {
    /// Draw or load a training set.
    Open(DataSpec),
    /// Change the pictures of a set by hand; it ends in [`Event::Opened`], too.
    Edit {
        /// The set, as opened before and not changed by hand.
        data: DataId,
        /// The changes. What is switched on and off is left to the mask of the other jobs.
        edits: Edits,
    },
    /// Run a trajectory, a frame at a time.
    Run {
        /// The set, as opened before.
        data: DataId,
        /// The seed of its starting noise.
        seed: Seed,
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
    /// Anything else that is done a piece at a time: a pixel's sources, a census.
    Task(Arc<dyn TaskSpec>),
}

/// What the worker reports. Events of replaced jobs never arrive.
#[derive(Clone)]
pub enum Event {
    /// A training set is ready.
    Opened(JobId, Arc<OpenData>),
    /// A frame of a running trajectory, with the seconds that it took and the count in its guess. Frames come in
    /// order, the noisiest first, each of them once.
    Frame {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// The frame.
        frame: Arc<Frame>,
        /// The parts in its guess; `None` where nothing can be counted, or where the count follows in
        /// [`Event::Counted`], because counting would take about as long as the step.
        count: Option<PartCount>,
        /// Time that the step took, in seconds (for a frame from the cache: that it took then).
        elapsed_secs: f64,
    },
    /// The count in the guess of a frame that came without one. It may come after [`Event::Finished`].
    Counted {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// The frame's step.
        step: usize,
        /// The parts in its guess.
        count: PartCount,
    },
    /// A trajectory is complete.
    Finished {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
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
    /// News from a task.
    Task {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// How far it is and what it found.
        progress: Progress,
        /// Time spent on the task so far, in seconds, without the time in which more urgent jobs ran.
        elapsed_secs: f64,
    },
    /// A job could not be done. The text is for the person at the window.
    Failed {
        /// The job.
        job: JobId,
        /// Its slot.
        slot: Slot,
        /// What was wrong and what to do.
        message: Message,
    },
}

impl Event {
    /// The job that it is about.
    pub fn job(&self) -> JobId {
        match self {
            Self::Opened(job, _)
            | Self::Frame { job, .. }
            | Self::Counted { job, .. }
            | Self::Finished { job, .. }
            | Self::Picture { job, .. }
            | Self::FoundWrong { job, .. }
            | Self::Task { job, .. }
            | Self::Failed { job, .. } => *job,
        }
    }
}

// By hand: the derived one prints every pixel.

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let JobId(id) = self.job();
        write!(f, "job {id}: ")?;
        let parts = |count: &Option<PartCount>| count.as_ref().map(|count| count.count);
        match self {
            Self::Opened(_, data) => write!(f, "{data:?}"),
            Self::Frame { slot, frame, count, elapsed_secs, .. } => {
                write!(f, "Frame({slot:?}, step {}, count {:?}, {elapsed_secs:.6} s)", frame.step, parts(count))
            }
            Self::Counted { slot, step, count, .. } => write!(f, "Counted({slot:?}, step {step}, {})", count.count),
            Self::Finished { slot, .. } => write!(f, "Finished({slot:?})"),
            Self::Picture { seed, count, .. } => write!(f, "Picture(seed {seed}, count {:?})", parts(count)),
            Self::FoundWrong { seed, looked_at, .. } => write!(f, "FoundWrong({seed:?}, {looked_at} looked at)"),
            Self::Task { slot, progress, elapsed_secs, .. } => {
                write!(f, "Task({slot:?}, {progress:?}, {elapsed_secs:.6} s)")
            }
            Self::Failed { slot, message, .. } => write!(f, "Failed({slot:?}, {message:?})"),
        }
    }
}
