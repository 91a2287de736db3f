//! The rows of the table: work, time, and whether the bar is met.

use serde_json::{Value, json};

use super::baseline::products;
use super::workload::{Clock, Workload, best, best_of_both, machine};
use crate::cli::progress::Progress;
use crate::diffusion::NoiseSchedule;
use crate::score::{CancelToken, Denoiser, Machine, NamedMachine, Query, multiply_adds};
use crate::synth::Palette;

/// Vector operations for as many pairs as a vector has lanes, for grey pictures at P = 11: a subtraction and a
/// multiply-add, three additions for each of two box sums, and a comparison.
const OPERATIONS: f64 = 9.0;

/// The patch side where nothing else is said.
const SIDE: u32 = 11;

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
enum Bar {
    AtMost(f64),
    AtLeast(f64),
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    work: String,
    /// How long it took, where that is not the result.
    seconds: Option<f64>,
    ns_per_pair: Option<f64>,
    result: f64,
    unit: &'static str,
    bar: Option<Bar>,
}

impl Row {
    fn new(work: &str, (result, unit): (f64, &'static str), bar: Option<Bar>) -> Self {
        Self { work: work.into(), seconds: None, ns_per_pair: None, result, unit, bar }
    }

    /// Also says how long it took in all, and for each pair.
    fn taking(self, seconds: f64, pairs: f64) -> Self {
        Self { seconds: Some(seconds), ns_per_pair: Some(seconds * 1e9 / pairs), ..self }
    }

    /// Whether the bar is met, where there is one.
    fn met(&self) -> Option<bool> {
        self.bar.map(|bar| match bar {
            Bar::AtMost(bar) => self.result <= bar,
            Bar::AtLeast(bar) => self.result >= bar,
        })
    }

    pub(super) fn json(&self) -> Value {
        let (kind, bar) = match self.bar {
            Some(Bar::AtMost(bar)) => (Some("at most"), Some(bar)),
            Some(Bar::AtLeast(bar)) => (Some("at least"), Some(bar)),
            None => (None, None),
        };
        json!({
            "work": self.work,
            "seconds": self.seconds,
            "ns_per_pair": self.ns_per_pair,
            "result": self.result,
            "unit": self.unit,
            "bar": bar,
            "bar_is": kind,
            "met": self.met(),
        })
    }

    /// What the table says.
    pub(super) fn cells(&self) -> [String; 6] {
        let time = self.seconds.map_or_else(String::new, |s| format!("{:.1} ms", s * 1e3));
        let each = self.ns_per_pair.map_or_else(String::new, |ns| format!("{ns:.3}"));
        let number = |value: f64| format!("{value:.*} {}", if value < 10.0 { 2 } else { 1 }, self.unit);
        let bar = match self.bar {
            Some(Bar::AtMost(bar)) => format!("<= {}", number(bar)),
            Some(Bar::AtLeast(bar)) => format!(">= {}", number(bar)),
            None => String::new(),
        };
        let met = match self.met() {
            Some(true) => "met",
            Some(false) => "not met",
            None => "",
        };
        [self.work.clone(), time, each, number(self.result).trim_end().into(), bar.trim_end().into(), met.into()]
    }
}

/// How large and how often.
struct Plan {
    /// Sides and numbers of pictures.
    small: (usize, usize),
    large: (usize, usize),
    large_moving: usize,
    many: usize,
    /// The largest odd patch side of a small picture on the torus.
    widest: u32,
    times: usize,
    /// Seconds until a step is cancelled.
    cancel_after: f64,
}

impl Plan {
    fn new(quick: bool) -> Self {
        if quick {
            let (small, large) = ((24, 9), (32, 9));
            Self { small, large, large_moving: 9, many: 100, widest: 23, times: 1, cancel_after: 1e-4 }
        } else {
            let (small, large) = ((32, 100), (64, 100));
            Self { small, large, large_moving: 50, many: 10_000, widest: 31, times: 7, cancel_after: 0.03 }
        }
    }
}

/// Measures all rows, on the threads of the current pool.
pub(super) fn measure(quick: bool) -> anyhow::Result<Vec<Row>> {
    let plan = Plan::new(quick);
    let progress = Progress::new("measuring", 6);
    let mut rows = Vec::new();
    // First, as its peak is that of the whole program so far.
    memory(&plan, &mut rows)?;
    progress.advance(1);
    let peak = peak(quick, &mut rows)?;
    progress.advance(1);
    in_place(&plan, &mut rows)?;
    progress.advance(1);
    let small = Workload::hands(plan.small.0, plan.small.1, Palette::Grey)?;
    one_core(&plan, &small, peak, &mut rows)?;
    progress.advance(1);
    all_cores(&plan, &small, &mut rows)?;
    progress.advance(1);
    moving(&plan, &mut rows)?;
    if quick {
        // The bars are for the full size.
        rows.iter_mut().for_each(|row| row.bar = None);
    }
    Ok(rows)
}

/// One step at time `t`, for [`best`].
fn step<'a>(load: &'a Workload, machine: Machine, t: f64) -> impl FnMut() -> anyhow::Result<()> + 'a {
    let (x_t, cancel) = (load.x_t(t), CancelToken::new());
    move || Ok(load.step(machine, t, &x_t, &cancel)?)
}

/// Multiply-adds in a nanosecond on one core, each lane counted.
fn peak(quick: bool, rows: &mut Vec<Row>) -> anyhow::Result<f64> {
    let wanted = if quick { 1_000_000 } else { 1_000_000_000 };
    let mut done = 0;
    let seconds = best(Clock::Thread, 5, || {
        done = multiply_adds(wanted);
        Ok(())
    })?;
    let per_ns = done as f64 / seconds / 1e9;
    rows.push(Row::new("multiply-adds of f32, one core", (per_ns, "/ns"), None));
    Ok(per_ns)
}

fn memory(plan: &Plan, rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let before = peak_resident_bytes();
    let load = Workload::noise(32, plan.many)?;
    step(&load, machine(NamedMachine::Ls, SIDE)?, 0.5)()?;
    let images = size_of_val(load.set.values()) as f64;
    let held = images + load.denoiser.packed_bytes() as f64;
    let mebi = |bytes: f64| bytes / f64::from(1 << 20);
    let work = format!("memory, {} colour 32x32: set and denoiser", plan.many);
    let bar = Bar::AtMost(mebi(1.5 * images + 100e6));
    rows.push(Row::new(&work, (mebi(held), "MiB"), Some(bar)));
    if let Some((before, after)) = before.zip(peak_resident_bytes()) {
        let more = mebi(after.saturating_sub(before) as f64);
        rows.push(Row::new("  the process at its peak, with an LS step", (more, "MiB"), Some(bar)));
    }
    Ok(())
}

fn in_place(plan: &Plan, rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let load = Workload::hands(plan.large.0, plan.large.1, Palette::Rgb)?;
    let ls = machine(NamedMachine::Ls, 15)?;
    let seconds = best(Clock::Wall, plan.times, || load.run(ls))?;
    let work = format!("LS colour {0}x{0} N={1} P=15, 20 steps", plan.large.0, plan.large.1);
    let row = Row::new(&work, (seconds * 1e3, "ms"), Some(Bar::AtMost(16.0)));
    rows.push(row.taking(seconds, 20.0 * load.pairs(ls)));
    let (x_t, cancel) = (load.x_t(0.5), CancelToken::new());
    let pictures = [&x_t; 64];
    let level = NoiseSchedule::Cosine.level(0.5);
    let query = Query { machine: ls, level, x_t: &x_t, mask: None, cancel: &cancel };
    let seconds = best(Clock::Wall, plan.times.min(2), || {
        std::hint::black_box(load.denoiser.posterior_means(query, &pictures)?);
        Ok(())
    })?;
    let row = Row::new("  64 pictures at once, one step each", (seconds * 1e3, "ms"), None);
    rows.push(row.taking(seconds, 64.0 * load.pairs(ls)));
    Ok(())
}

fn one_core(plan: &Plan, small: &Workload, peak: f64, rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let els = machine(NamedMachine::Els, SIDE)?;
    let pairs = small.pairs(els);
    let what = format!("ELS grey {0}x{0} N={1} P={SIDE}, one core", plan.small.0, plan.small.1);
    let at_noise = [(0.1, "t=.1"), (0.5, "t=.5"), (0.9, "t=.9")];
    pool.install(|| {
        for (t, name) in at_noise {
            let seconds = best(Clock::Thread, plan.times, step(small, els, t))?;
            let ns = seconds * 1e9 / pairs;
            let row = Row::new(&format!("{what}, {name}"), (ns, "ns/pair"), Some(Bar::AtMost(0.3)));
            rows.push(row.taking(seconds, pairs));
            let share = OPERATIONS / (ns * peak) * 100.0;
            rows.push(Row::new("  share of the multiply-add peak", (share, "%"), None));
        }
        let seconds = best(Clock::Thread, plan.times.min(2), || small.run(els))?;
        let ns = seconds * 1e9 / (20.0 * pairs);
        let row = Row::new("  a whole run of 20 steps, the mean", (ns, "ns/pair"), Some(Bar::AtMost(0.3)));
        rows.push(row.taking(seconds, 20.0 * pairs));
        for (named, load) in [
            (NamedMachine::Els, None),
            (NamedMachine::BbEls, Some(Workload::hands(plan.large.0, plan.small.1.min(16), Palette::Grey)?)),
        ] {
            let load = load.as_ref().unwrap_or(small);
            let (narrow, wide) = (machine(named, 3)?, machine(named, plan.widest)?);
            let (a, b) = best_of_both(Clock::Thread, plan.times, step(load, narrow, 0.5), step(load, wide, 0.5))?;
            let ratio = b / load.pairs(wide) / (a / load.pairs(narrow));
            let work = format!("{named} P={} over P=3, a pair", plan.widest);
            rows.push(Row::new(&work, (ratio, "x"), Some(Bar::AtMost(1.3))));
        }
        Ok(())
    })
}

fn all_cores(plan: &Plan, small: &Workload, rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let els = machine(NamedMachine::Els, SIDE)?;
    let (pairs, x_t) = (small.pairs(els), small.x_t(0.5));
    let (own, product) = best_of_both(Clock::Wall, plan.times.min(4), step(small, els, 0.5), || {
        products(&x_t, &small.set, SIDE as usize)
    })?;
    let work = format!("ELS P={SIDE} against im2col and matrix product");
    rows.push(Row::new(&work, (product / own, "x"), Some(Bar::AtLeast(8.0))).taking(own, pairs));
    rows.push(Row::new("  the matrix product alone", (product * 1e3, "ms"), None).taking(product, pairs));
    let threads = rayon::current_num_threads();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build()?;
    let mut alone = step(small, els, 0.5);
    let (all, alone) = best_of_both(Clock::Wall, plan.times, step(small, els, 0.5), || one.install(&mut alone))?;
    // What there is to be had: threads may share a core, and cores slow down when all of them are busy.
    let adds = |_: rayon::BroadcastContext<'_>| multiply_adds(if plan.times > 1 { 200_000_000 } else { 1_000_000 });
    let (adds_all, adds_alone) = best_of_both(
        Clock::Wall,
        plan.times,
        || {
            std::hint::black_box(rayon::broadcast(adds));
            Ok(())
        },
        || {
            std::hint::black_box(one.broadcast(adds));
            Ok(())
        },
    )?;
    let own = threads as f64 * adds_alone / adds_all;
    let work = format!("multiply-adds, speed-up from 1 to {threads} threads");
    rows.push(Row::new(&work, (own, "x"), None));
    let work = format!("ELS P={SIDE}, speed-up from 1 to {threads} threads");
    // 3.4 from four.
    let bar = Bar::AtLeast(0.85 * threads as f64);
    rows.push(Row::new(&work, (alone / all, "x"), (threads > 1).then_some(bar)).taking(all, pairs));
    Ok(())
}

fn moving(plan: &Plan, rows: &mut Vec<Row>) -> anyhow::Result<()> {
    let load = Workload::hands(plan.large.0, plan.large_moving, Palette::Rgb)?;
    for (named, bar) in [(NamedMachine::Els, Some(Bar::AtMost(200.0))), (NamedMachine::BbEls, None)] {
        let machine = machine(named, SIDE)?;
        let seconds = best(Clock::Wall, plan.times.min(3), step(&load, machine, 0.5))?;
        let work = format!("{named} colour {0}x{0} N={1} P={SIDE}, one step", plan.large.0, plan.large_moving);
        rows.push(Row::new(&work, (seconds * 1e3, "ms"), bar).taking(seconds, load.pairs(machine)));
    }
    let els = machine(NamedMachine::Els, SIDE)?;
    let mut longest: Option<f64> = None;
    for i in 0..plan.times {
        // At different points of the step.
        let quiet = load.quiet_after(els, plan.cancel_after * (1.0 + i as f64 / 3.0))?;
        longest = longest.into_iter().chain(quiet).reduce(f64::max);
    }
    if let Some(longest) = longest {
        rows.push(Row::new("  from cancel to quiet, the longest", (longest * 1e3, "ms"), Some(Bar::AtMost(5.0))));
    }
    Ok(())
}

/// The most memory that this process has held so far, where the system tells.
fn peak_resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}
