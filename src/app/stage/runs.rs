//! One stage: a run under way or complete, and what to show of it meanwhile.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diffusion::{Frame, RunSpec, Seed};
use crate::images::ImageMask;
use crate::parts::PartCount;
use crate::studio::{DataId, Job, JobId};

/// How long the old picture stays when the new run has not yet come as far: a slow run is shown on its way.
pub const PATIENCE: Duration = Duration::from_millis(150);
/// How long it stays when the new run will have come as far by then: a jump to noise and back would only flicker.
pub const LONG_PATIENCE: Duration = Duration::from_millis(450);
/// After how long the picture is marked as being updated.
pub const MARK_AFTER: Duration = Duration::from_millis(200);

/// Everything that decides a run: two equal requests give equal pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The training set.
    pub data: DataId,
    /// The seed of its starting noise.
    pub seed: Seed,
    /// The settings.
    pub spec: RunSpec,
    /// Which training pictures may be used; all if `None`.
    pub mask: Option<Arc<ImageMask>>,
}

impl Request {
    /// The worker's job.
    pub fn job(&self) -> Job {
        let Self { data, seed, spec, mask } = self;
        Job::Run { data: *data, seed: *seed, spec: spec.clone(), mask: mask.clone() }
    }
}

/// A frame with what was found in it.
#[derive(Clone, Debug)]
pub struct StageFrame {
    /// The job that made it.
    pub job: JobId,
    /// The frame.
    pub frame: Arc<Frame>,
    /// The parts in its guess.
    pub count: Option<PartCount>,
    /// Seconds that it took.
    pub elapsed_secs: f64,
}

/// A run, as far as it has come.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its job.
    pub job: JobId,
    /// The stage that it was asked for. Stages move up when one is closed; the worker's slots don't.
    pub asked_for: u8,
    /// What was asked for.
    pub request: Request,
    /// Its frames so far, noisiest first, without gaps.
    pub frames: Vec<StageFrame>,
    /// Whether all frames are there.
    pub finished: bool,
    /// When it was asked for.
    pub asked_at: Instant,
}

impl Run {
    /// A run that was just asked for.
    pub fn new(job: JobId, asked_for: u8, request: Request) -> Self {
        Self { job, asked_for, request, frames: Vec::new(), finished: false, asked_at: Instant::now() }
    }

    /// Whether nothing more is to come from the worker; `counted` says whether there are parts to count.
    pub fn is_settled(&self, counted: bool) -> bool {
        self.finished && (!counted || self.frames.iter().all(|frame| frame.count.is_some()))
    }

    /// The step of its first frame.
    pub fn first_step(&self) -> usize {
        self.request.spec.first_step()
    }

    /// The frame of a step, if it is there.
    pub fn at(&self, step: usize) -> Option<&StageFrame> {
        self.first_step().checked_sub(step).and_then(|index| self.frames.get(index))
    }

    /// The frame of a step, or the newest one on the way there.
    pub fn nearest(&self, step: usize) -> Option<&StageFrame> {
        self.at(step).or(self.frames.last())
    }

    /// How many frames it will have.
    pub fn n_frames(&self) -> usize {
        self.first_step()
    }

    /// How long the rest will take, from the last few frames; `None` before the first one.
    pub fn remaining(&self) -> Option<Duration> {
        self.remaining_to(1)
    }

    /// How long it will take to come to a step, from the last few frames; `None` before the first one.
    pub fn remaining_to(&self, step: usize) -> Option<Duration> {
        let recent: Vec<f64> = self.frames.iter().rev().take(4).map(|f| f.elapsed_secs).collect();
        if recent.is_empty() {
            return None;
        }
        let mean = recent.iter().sum::<f64>() / recent.len() as f64;
        let left = (self.first_step() + 1).saturating_sub(step + self.frames.len());
        Duration::try_from_secs_f64(mean * left as f64).ok()
    }
}

/// What to show of a stage.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The frame.
    pub frame: &'a StageFrame,
    /// Whether it is of an older run, and has been for long enough to say so.
    pub outdated: bool,
}

/// A stage's runs: the newest, and the one whose pictures stay until the newest has some.
#[derive(Clone, Debug, Default)]
pub struct Stage {
    run: Option<Run>,
    previous: Option<Run>,
    stale_since: Option<Instant>,
}

impl Stage {
    /// The newest run.
    pub fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// Notes that a run that has all it needs is another stage's now. Its job is no longer in that stage's slot.
    pub fn move_to(&mut self, stage: u8) {
        if let Some(run) = &mut self.run {
            run.asked_for = stage;
        }
    }

    /// Puts a new run in the place of the present one, whose pictures stay for the time being.
    pub fn replace(&mut self, run: Run, playhead: usize) {
        let now = Instant::now();
        if self.shows_newest(playhead, now) {
            self.previous = self.run.take();
            self.stale_since = None;
        }
        self.stale_since.get_or_insert(now);
        self.run = Some(run);
    }

    /// Takes in a frame of the newest run.
    pub fn push(&mut self, frame: StageFrame) {
        if let Some(run) = &mut self.run
            && run.job == frame.job
            && run.first_step().checked_sub(run.frames.len()) == Some(frame.frame.step)
        {
            run.frames.push(frame);
        }
    }

    /// Takes in a count that came after its frame.
    pub fn count(&mut self, job: JobId, step: usize, count: PartCount) {
        for run in [&mut self.run, &mut self.previous].into_iter().flatten() {
            if run.job == job
                && let Some(frame) = run.frames.iter_mut().find(|frame| frame.frame.step == step)
            {
                frame.count = Some(count);
                return;
            }
        }
    }

    /// Notes that the newest run is complete; older pictures are let go.
    pub fn finish(&mut self, job: JobId) {
        if let Some(run) = &mut self.run
            && run.job == job
        {
            run.finished = true;
            self.previous = None;
            self.stale_since = None;
        }
    }

    /// The runs of which pictures may be shown, the newest first.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        [&self.run, &self.previous].into_iter().flatten()
    }

    /// What the job of a frame was asked for; `None` for jobs of which no pictures are shown any more.
    pub fn request_of(&self, job: JobId) -> Option<&Request> {
        self.runs().find(|run| run.job == job).map(|run| &run.request)
    }

    /// Whether a job is the newest run's.
    pub fn owns(&self, job: JobId) -> bool {
        self.run.as_ref().is_some_and(|run| run.job == job)
    }

    /// The training set of a job's run, while it is shown.
    pub fn data_of(&self, job: JobId) -> Option<DataId> {
        let runs = [&self.run, &self.previous].into_iter().flatten();
        runs.into_iter().find(|run| run.job == job).map(|run| run.request.data)
    }

    /// Whether the run is under way.
    pub fn is_running(&self) -> bool {
        self.run.as_ref().is_some_and(|run| !run.finished)
    }

    /// What to show at a step. The older picture stays until the new run has come as far, or until patience is out;
    /// then the newest frame on the way is shown.
    pub fn shown(&self, playhead: usize, now: Instant) -> Option<Shown<'_>> {
        let newest = self.run.as_ref().and_then(|run| run.nearest(playhead));
        let older = self.previous.as_ref().and_then(|run| run.nearest(playhead));
        let waited = self.waited(now);
        match (newest, older) {
            (Some(frame), _) if self.shows_newest(playhead, now) => Some(Shown { frame, outdated: false }),
            (_, Some(frame)) => Some(Shown { frame, outdated: waited > MARK_AFTER }),
            (Some(frame), None) => Some(Shown { frame, outdated: false }),
            (None, None) => None,
        }
    }

    /// The frame for the filmstrip: the new run's where there is one, else the older one's.
    pub fn film(&self, step: usize, now: Instant) -> Option<Shown<'_>> {
        let frame = self.runs().find_map(|run| run.at(step))?;
        Some(Shown { frame, outdated: !self.owns(frame.job) && self.waited(now) > MARK_AFTER })
    }

    /// How long the present run's pictures have been waited for.
    pub fn waited(&self, now: Instant) -> Duration {
        self.stale_since.map_or(Duration::ZERO, |since| now.saturating_duration_since(since))
    }

    /// Whether the older picture has stayed for long enough.
    fn is_patience_out(&self, playhead: usize, now: Instant) -> bool {
        let waited = self.waited(now);
        let to_come = self.run.as_ref().and_then(|run| run.remaining_to(playhead)).unwrap_or_default();
        waited > PATIENCE && waited + to_come > LONG_PATIENCE
    }

    /// Whether the newest run has come far enough to be shown instead of the older one.
    fn shows_newest(&self, playhead: usize, now: Instant) -> bool {
        let newest = self.run.as_ref().and_then(|run| run.nearest(playhead));
        let older = self.previous.as_ref().and_then(|run| run.nearest(playhead));
        match (newest, older) {
            (Some(newest), Some(older)) => {
                newest.frame.step <= older.frame.step.max(playhead) || self.is_patience_out(playhead, now)
            }
            (Some(_), None) => true,
            (None, _) => self.previous.is_none(),
        }
    }
}

/// The run of a branch that is on no stage: only its newest picture is kept.
#[derive(Clone, Debug)]
pub struct BranchRun {
    /// Its job.
    pub job: JobId,
    /// What was asked for.
    pub request: Request,
    /// The newest picture; one of an earlier run until this one has its result.
    pub newest: Option<StageFrame>,
}

impl BranchRun {
    /// Takes in a frame.
    pub fn push(&mut self, frame: StageFrame) {
        let is_result = frame.frame.step == 1;
        if frame.job == self.job && (is_result || self.newest.as_ref().is_none_or(|shown| shown.job == self.job)) {
            self.newest = Some(frame);
        }
    }

    /// Takes in a count that came after its frame.
    pub fn count(&mut self, job: JobId, step: usize, count: PartCount) {
        if let Some(newest) = &mut self.newest
            && newest.job == job
            && newest.frame.step == step
        {
            newest.count = Some(count);
        }
    }
}
