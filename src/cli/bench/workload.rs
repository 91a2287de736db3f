//! What is worked out, and how long it takes.

use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;

use crate::diffusion::{Locality, NoiseSchedule, RunSpec, Sampler, starting_noise};
use crate::images::{Image, Shape, TrainingSet};
use crate::score::{CancelToken, Denoiser, FastDenoiser, Machine, NamedMachine, Patch, PatchSide, Query, ScoreError};
use crate::synth::{Palette, SynthKind, SynthSpec};

/// A training set with its denoiser and a noisy picture.
pub(super) struct Workload {
    pub(super) set: Arc<TrainingSet>,
    pub(super) denoiser: FastDenoiser,
    noise: Image,
}

/// A machine with a patch side, as its name says.
pub(super) fn machine(named: NamedMachine, side: u32) -> anyhow::Result<Machine> {
    Ok(Machine { patch: Patch::Side(PatchSide::new(side)?), reach: named.reach(), boundary: named.boundary() })
}

impl Workload {
    /// Drawn hands.
    pub(super) fn hands(size: usize, count: usize, palette: Palette) -> anyhow::Result<Self> {
        let spec = SynthSpec { size, count, palette, ..SynthSpec::new(SynthKind::Hands) };
        Ok(Self::new(spec.generate()?))
    }

    /// Colour pictures of noise: what is in them does not matter where only their room is measured.
    pub(super) fn noise(size: usize, count: usize) -> anyhow::Result<Self> {
        let shape = Shape::new(3, size, size)?;
        let mut state = 1_u32;
        let value = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        let values = std::iter::repeat_with(value).take(count * shape.len()).collect();
        Ok(Self::new(TrainingSet::new(shape, values)?))
    }

    fn new(set: TrainingSet) -> Self {
        let set = Arc::new(set);
        Self { denoiser: FastDenoiser::new(&set), noise: starting_noise(set.shape(), 1), set }
    }

    /// The first picture with noise at time `t`.
    pub(super) fn x_t(&self, t: f64) -> Image {
        let level = NoiseSchedule::Cosine.level(t);
        let (signal, noise) = (level.alpha_bar().sqrt() as f32, level.noise_var().sqrt() as f32);
        let clean = self.set.image(0);
        Image::from_fn(self.set.shape(), |c, y, x| signal * clean.at(c, y, x) + noise * self.noise.at(c, y, x))
    }

    /// One step of a machine at time `t`.
    pub(super) fn step(&self, machine: Machine, t: f64, x_t: &Image, cancel: &CancelToken) -> Result<(), ScoreError> {
        let query = Query { machine, level: NoiseSchedule::Cosine.level(t), x_t, mask: None, cancel };
        self.denoiser.posterior_mean(query).map(|posterior| {
            std::hint::black_box(posterior);
        })
    }

    /// A whole run of a machine, 20 steps.
    pub(super) fn run(&self, machine: Machine) -> anyhow::Result<()> {
        let spec = RunSpec {
            locality: Locality::Constant(machine.patch),
            reach: machine.reach,
            boundary: machine.boundary,
            ..RunSpec::default()
        };
        let mut sampler = Sampler::new(spec, self.noise.clone())?;
        let cancel = CancelToken::new();
        while sampler.next_frame(&self.denoiser, None, &cancel)?.is_some() {}
        Ok(())
    }

    /// How many pairs of a pixel and a patch that it may use there are.
    pub(super) fn pairs(&self, machine: Machine) -> f64 {
        let shape = self.set.shape();
        let places = (0..shape.area()).map(|p| machine.places(shape, (p / shape.w(), p % shape.w())).count());
        (places.sum::<usize>() * self.set.n_images()) as f64
    }

    /// How many seconds after a cancel a step of a machine is quiet. The step must be long enough to be under way `after` its
    /// beginning, in seconds; `None` when it was done by then.
    pub(super) fn quiet_after(&self, machine: Machine, after: f64) -> anyhow::Result<Option<f64>> {
        let (cancel, x_t) = (CancelToken::new(), self.x_t(0.5));
        std::thread::scope(|scope| {
            let canceller = std::thread::Builder::new().name("sixfingers-cancel".into());
            let at = canceller.spawn_scoped(scope, || {
                std::thread::sleep(std::time::Duration::from_secs_f64(after));
                let at = Instant::now();
                cancel.cancel();
                at
            })?;
            let answer = self.step(machine, 0.5, &x_t, &cancel);
            let done = Instant::now();
            let at = at.join().ok().context("the thread that cancels has ended early")?;
            Ok(answer.is_err().then(|| done.saturating_duration_since(at).as_secs_f64()))
        })
    }
}

/// Which time counts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clock {
    /// The wall's: for work on many threads.
    Wall,
    /// What this thread has spent on a processor, where the system tells: for work on this thread alone, whatever else
    /// the machine is busy with.
    Thread,
}

/// The shortest of some times, in seconds: what is left when nothing else is in the way.
pub(super) fn best(clock: Clock, times: usize, mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..times {
        best = best.min(seconds(clock, &mut work)?);
    }
    Ok(best)
}

/// [`best`] of two kinds of work that are to be compared, in turns.
pub(super) fn best_of_both(
    clock: Clock,
    times: usize,
    mut one: impl FnMut() -> anyhow::Result<()>,
    mut other: impl FnMut() -> anyhow::Result<()>,
) -> anyhow::Result<(f64, f64)> {
    let mut both = (f64::INFINITY, f64::INFINITY);
    for _ in 0..times {
        both = (both.0.min(seconds(clock, &mut one)?), both.1.min(seconds(clock, &mut other)?));
    }
    Ok(both)
}

fn seconds(clock: Clock, work: &mut impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let own = || if matches!(clock, Clock::Thread) { on_processor() } else { None };
    let (start, start_own) = (Instant::now(), own());
    work()?;
    let elapsed = start.elapsed().as_secs_f64();
    let spent = own().zip(start_own).map(|(end, start)| end - start);
    // A system that does not keep count has 0 on both sides.
    Ok(spent.filter(|spent| *spent > 0.0).unwrap_or(elapsed))
}

/// How many seconds this thread has been on a processor; on Linux.
pub(super) fn on_processor() -> Option<f64> {
    // Linux brings its count up to date when the thread offers to pause.
    std::thread::yield_now();
    let counts = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    counts.split(' ').next()?.parse::<u64>().ok().map(|ns| ns as f64 / 1e9)
}
