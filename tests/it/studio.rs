//! The worker behind the window.

mod cache;
mod files;
mod jobs;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(feature = "net")]
mod nets;
mod scheduling;
mod stress;
mod tasks;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use sixfingers::diffusion::{Locality, RunSpec, Sampler, Seed, Trajectory, starting_noise};
use sixfingers::exhibits::DataSpec;
use sixfingers::images::{Image, Shape, TrainingSet};
use sixfingers::parts::{PartCount, PartKind};
use sixfingers::score::{CancelToken, Denoiser, FastDenoiser, Patch, PatchSide, Posterior, Query, ScoreError};
use sixfingers::studio::{DataId, Event, Job, JobId, Slot, Source, Studio, StudioConfig};
use sixfingers::text::Message;

/// Everything here takes milliseconds; a machine busy with ten other builds takes a hundred times longer. Whoever
/// waits for so long waits for ever.
const FOR_EVER: Duration = Duration::from_secs(300);

/// Tiny training sets by name, machines that can be slowed down, counts that the tests understand.
#[derive(Clone, Default)]
struct TestSource {
    /// Steps of the machines so far.
    steps: Arc<AtomicUsize>,
    /// Counts so far.
    counts: Arc<AtomicUsize>,
    /// Sets opened so far.
    opened: Arc<AtomicUsize>,
}

impl Source for TestSource {
    fn open(&self, spec: &DataSpec, cancel: &CancelToken) -> Result<(TrainingSet, Option<PartKind>), Message> {
        let DataSpec::Path(path) = spec else { return Err(Message::verbatim("only names here")) };
        self.opened.fetch_add(1, Ordering::Relaxed);
        match path.to_string_lossy().as_ref() {
            "broken" => Err(Message::verbatim("it is broken")),
            "panics" => panic!("a bug in the loader"),
            "never" => {
                while !cancel.is_cancelled() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Err(Message::verbatim("cancelled"))
            }
            "stubborn" => {
                while !cancel.is_cancelled() {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Ok((large_set(), None))
            }
            "changing" => Ok((tiny_set(self.opened.load(Ordering::Relaxed).min(4) as u64), None)),
            "deaf" => {
                std::thread::sleep(Duration::from_secs(1));
                Err(Message::verbatim("too late"))
            }
            "uncounted" => Ok((tiny_set(1), None)),
            "huge" => {
                Ok((TrainingSet::from_images(&[Image::filled(Shape::new(3, 128, 128).unwrap(), 0.0)]).unwrap(), None))
            }
            name if name.starts_with("large") => Ok((large_set(), None)),
            name => Ok((tiny_set(name.len() as u64), Some(PartKind::Fingers))),
        }
    }

    fn denoiser(&self, set: &Arc<TrainingSet>) -> Arc<dyn Denoiser> {
        Arc::new(TestDenoiser { inner: FastDenoiser::new(set), steps: Arc::clone(&self.steps) })
    }

    fn may_change(&self, spec: &DataSpec) -> bool {
        *spec == DataSpec::Path("changing".into())
    }

    /// As many parts as the picture's first value says, so that seeds differ.
    fn count(&self, kind: PartKind, picture: &Image) -> PartCount {
        self.counts.fetch_add(1, Ordering::Relaxed);
        let count = part_count(picture);
        PartCount { kind, count, well_formed: true, right: count == 5, places: Vec::new(), centre: None }
    }
}

fn part_count(picture: &Image) -> usize {
    4 + usize::from(picture.values()[0] > 0.0) + usize::from(picture.values()[1] > 0.0)
}

/// The program's machines; a patch of [`SLOW`] pixels takes a while, and listens to its token meanwhile.
struct TestDenoiser {
    inner: FastDenoiser,
    steps: Arc<AtomicUsize>,
}

/// This patch side takes [`SLOW_TIME`].
const SLOW: u32 = 7;
const SLOW_TIME: Duration = Duration::from_millis(100);
/// This one never ends unless cancelled.
const ENDLESS: u32 = 9;
/// This one is a bug.
const PANICS: u32 = 11;

impl Denoiser for TestDenoiser {
    fn shape(&self) -> Shape {
        self.inner.shape()
    }

    fn n_images(&self) -> usize {
        self.inner.n_images()
    }

    fn posterior_mean(&self, query: Query<'_>) -> Result<Posterior, ScoreError> {
        let side = match query.machine.patch {
            Patch::Side(side) => side.get(),
            Patch::Whole => 0,
        };
        assert_ne!(side, PANICS, "a bug in the machine");
        let until = Instant::now() + if side == SLOW { SLOW_TIME } else { Duration::ZERO };
        while side == ENDLESS || Instant::now() < until {
            if query.cancel.is_cancelled() {
                return Err(ScoreError::Cancelled);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        self.steps.fetch_add(1, Ordering::Relaxed);
        self.inner.posterior_mean(query)
    }
}

/// Six pictures of random pixels, 6x6.
fn tiny_set(seed: u64) -> TrainingSet {
    let shape = Shape::new(1, 6, 6).unwrap();
    let pictures: Vec<Image> = (0..6).map(|k| starting_noise(shape, seed * 1000 + k)).collect();
    TrainingSet::from_images(&pictures).unwrap()
}

/// 64 KB of pictures.
fn large_set() -> TrainingSet {
    TrainingSet::new(Shape::new(1, 16, 16).unwrap(), vec![0.5; 64 * 256]).unwrap()
}

/// Settings with one patch side for all steps.
fn spec(side: u32, steps: usize) -> RunSpec {
    RunSpec { locality: constant(side), steps, ..RunSpec::default() }
}

fn constant(side: u32) -> Locality {
    Locality::Constant(patch(side))
}

fn patch(side: u32) -> Patch {
    Patch::Side(PatchSide::new(side).unwrap())
}

/// Steps from `steps` down to 1, given as patch sides in that order.
fn sides(sides: &[u32]) -> RunSpec {
    let mut entries: Vec<Patch> = sides.iter().map(|side| patch(*side)).collect();
    entries.push(patch(1));
    entries.reverse();
    RunSpec { locality: Locality::Scales(entries), steps: sides.len(), ..RunSpec::default() }
}

/// A studio with an open set, and a count of the calls of its wake callback.
struct Rig {
    studio: Studio,
    source: TestSource,
    data: DataId,
    calls: Arc<(Mutex<usize>, Condvar)>,
    /// Events that were fetched together with one that was waited for.
    fetched: RefCell<VecDeque<Event>>,
}

impl Rig {
    fn new() -> Self {
        Self::with(StudioConfig { threads: Some(2), ..StudioConfig::default() })
    }

    fn with(config: StudioConfig) -> Self {
        let source = TestSource::default();
        let calls = Arc::new((Mutex::new(0), Condvar::new()));
        let counted = Arc::clone(&calls);
        let studio = Studio::spawn_with(config, source.clone(), move || {
            *counted.0.lock().unwrap() += 1;
            counted.1.notify_all();
        });
        let mut rig = Self { studio: studio.unwrap(), source, data: DataId(0), calls, fetched: RefCell::default() };
        rig.data = rig.open("set");
        rig
    }

    fn open(&self, name: &str) -> DataId {
        let job = self.studio.submit(Slot::Data, open(name));
        let events = self.until(|event| matches!(event, Event::Opened(id, _) if *id == job));
        let Some(Event::Opened(_, data)) = events.last() else { panic!("{events:?}") };
        data.id
    }

    fn run_job(&self, seed: Seed, spec: &RunSpec) -> Job {
        Job::Run { data: self.data, seed, spec: spec.clone(), mask: None }
    }

    fn gallery_job(&self, seeds: std::ops::Range<Seed>, spec: &RunSpec) -> Job {
        Job::Gallery { data: self.data, seeds: seeds.collect(), spec: spec.clone(), mask: None }
    }

    /// Submits a run and waits for its end, counts and all.
    fn run(&self, slot: Slot, seed: Seed, spec: &RunSpec) -> Trajectory {
        let job = self.studio.submit(slot, self.run_job(seed, spec));
        let events = self.until(|event| is_end(event, job));
        trajectory(&events, job, spec)
    }

    /// Runs it once more, which takes so many steps of the machines.
    fn steps_of_run(&self, seed: Seed, spec: &RunSpec) -> usize {
        let before = self.source.steps.load(Ordering::Relaxed);
        self.run(Slot::Stage(0), seed, spec);
        self.source.steps.load(Ordering::Relaxed) - before
    }

    /// Events, fetched when the worker calls, up to and with the one that is wanted.
    fn until(&self, mut wanted: impl FnMut(&Event) -> bool) -> Vec<Event> {
        let (mut events, mut seen) = (Vec::new(), 0);
        let give_up = Instant::now() + FOR_EVER;
        loop {
            self.fetched.borrow_mut().extend(self.studio.drain());
            while let Some(event) = self.next_fetched() {
                let found = wanted(&event);
                events.push(event);
                if found {
                    return events;
                }
            }
            let calls = self.calls.0.lock().unwrap();
            let left = give_up.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the event never came; these did: {events:#?}");
            // It may have been called between the fetching and the waiting.
            let calls = self.calls.1.wait_timeout_while(calls, left.min(Duration::from_millis(20)), |n| *n == seen);
            seen = *calls.unwrap().0;
        }
    }

    fn next_fetched(&self) -> Option<Event> {
        self.fetched.borrow_mut().pop_front()
    }

    /// Waits until the worker has nothing to do, and throws all events away.
    fn until_idle(&self) {
        self.until_stats(|stats| stats.n_waiting == 0 && stats.running.is_empty());
        self.studio.drain();
        self.fetched.borrow_mut().clear();
    }

    fn until_stats(&self, wanted: impl Fn(&sixfingers::studio::Stats) -> bool) {
        let give_up = Instant::now() + FOR_EVER;
        while !wanted(&self.studio.stats()) {
            assert!(Instant::now() < give_up, "{:?}", self.studio.stats());
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// What the library computes without any worker.
    fn direct(&self, seed: Seed, spec: &RunSpec) -> Trajectory {
        let noise = starting_noise(Shape::new(1, 6, 6).unwrap(), seed);
        finish(Sampler::new(spec.clone(), noise).unwrap())
    }
}

/// Runs a sampler to its end on the set of a [`Rig`], without any worker.
fn finish(sampler: Sampler) -> Trajectory {
    let denoiser = FastDenoiser::new(&Arc::new(tiny_set("set".len() as u64)));
    Trajectory::run(sampler, &denoiser, None, &CancelToken::new()).unwrap()
}

fn open(name: &str) -> Job {
    Job::Open(DataSpec::Path(PathBuf::from(name)))
}

/// The trajectory of a run, from events that end in its last.
fn trajectory(events: &[Event], of: JobId, spec: &RunSpec) -> Trajectory {
    let Some(Event::Finished { job, .. }) = events.last() else { panic!("{:?}", events.last()) };
    assert_eq!(*job, of);
    let frames = events.iter().filter_map(|event| match event {
        Event::Frame { job, frame, .. } if *job == of => Some(Arc::clone(frame)),
        _ => None,
    });
    let frames: Vec<_> = frames.collect();
    assert!(frames.iter().map(|frame| frame.step).eq((1..=spec.first_step()).rev()), "not all steps, in their order");
    Trajectory { spec: spec.clone(), frames }
}

/// The event that says how a run ended.
fn is_end(event: &Event, of: JobId) -> bool {
    matches!(event, Event::Finished { job, .. } | Event::Failed { job, .. } if *job == of)
}

/// The values of a trajectory as bits: `==` would take 0 for -0.
fn bits(trajectory: &Trajectory) -> Vec<u32> {
    let frames = trajectory.frames.iter();
    frames
        .flat_map(|f| f.x_t.values().iter().chain(f.posterior.x0_hat.values()).chain(&f.posterior.effective_patches))
        .map(|v| v.to_bits())
        .collect()
}
