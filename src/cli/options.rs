//! The options that commands share: the data, the machine, the run, the seeds.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::diffusion::{Locality, NoiseSchedule, RunSpec, Seed, TrunkSegment};
use crate::exhibits::DataSpec;
use crate::export::session::is_session;
use crate::export::{holds_lessons, is_lesson};
use crate::images::{Image, Shape, TrainingSet, load};
use crate::score::{Boundary, NamedMachine, Patch, Reach};
use crate::text::Language;

/// The most starting noises of one command.
const MAX_SEEDS: usize = 1_000_000;
/// The most threads.
pub(super) const MAX_THREADS: usize = 1024;

/// Reads the value of `--data`, which need not be UTF-8.
pub(super) fn data_parser() -> impl TypedValueParser<Value = DataSpec> {
    OsStringValueParser::new().try_map(|text| DataSpec::from_os_str(&text))
}

/// Reads the value of `--lang`.
pub(super) fn language(code: &str) -> Result<Language, String> {
    let there_are = || Language::all().map(Language::code).collect::<Vec<_>>().join(" or ");
    Language::of_code(code).ok_or_else(|| format!("this program speaks {}", there_are()))
}

/// The training set.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct DataArgs {
    /// Training set: hands, faces, clocks, flowers, bodies, segments, black-white (with settings as in
    /// hands:count=100,size=64,color=rgb,variety=mix10,seed=1), or a path (.npy, .npz, IDX, CIFAR, a folder
    /// or zip of pictures; with choices as in cats:size=64,fit=crop,color=rgb,random=500,seed=1)
    #[arg(long, value_name = "D", value_parser = data_parser())]
    pub(super) data: DataSpec,
}

/// A network: a file, or one that comes with the program.
#[cfg(feature = "net")]
pub(super) fn open_net(path: &std::path::Path) -> anyhow::Result<crate::net::NetFile> {
    match path.to_str().and_then(crate::net::ShippedNet::named) {
        Some(shipped) if !path.exists() => Ok(shipped.file()?),
        _ => Ok(crate::export::read_net(path)?),
    }
}

/// Opens a training set; what was left out is told on stderr.
pub(super) fn open_set(data: &DataSpec) -> anyhow::Result<TrainingSet> {
    let watch = load::Watch::default();
    let (set, skipped) = data.open_watched(&watch, &|| false)?;
    for note in watch.notes() {
        // Where stderr is closed there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "sixfingers: note: {note}");
    }
    if let Some(first) = skipped.listed.first() {
        let load::Skipped { name, reason } = first;
        let more = if skipped.total > 1 { format!(", and {} more", skipped.total - 1) } else { String::new() };
        // Where stderr is closed there is nobody to tell.
        let _ = writeln!(
            std::io::stderr(),
            "sixfingers: skipped: {name} ({reason}){more}; 'sixfingers data {data}' lists them"
        );
    }
    Ok(set)
}

/// Which machine.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Machine")]
pub(super) struct MachineArgs {
    /// A machine by its name: is, es, ls, els or bbels (instead of --equivariant)
    #[arg(long, value_name = "NAME", conflicts_with = "equivariant")]
    machine: Option<NamedMachine>,
    /// Patch size in pixels (odd), or 'whole'
    #[arg(long, value_name = "P", conflicts_with_all = ["scales", "locality"])]
    patch: Option<Patch>,
    /// Patches can move anywhere, or by at most REACH pixels
    #[arg(long, value_name = "REACH", num_args = 0..=1, require_equals = true, default_missing_value = "all")]
    equivariant: Option<Reach>,
    /// Beyond the border: zeros or circular [default: circular where patches move, otherwise zeros]
    #[arg(long, value_name = "KIND")]
    boundary: Option<Boundary>,
    /// Patch sizes by step, as 3,3,5: entry k at step k, the last one beyond the end
    #[arg(long, value_name = "P,P,...", value_parser = Locality::scales_from_str, conflicts_with = "locality")]
    scales: Option<Locality>,
    /// Patch size over time: constant:15, linear:31:5, switch:0.75:whole:15, curve:0:3,1:27, paper:mnist-unet:0.7
    #[arg(long, value_name = "SCHEDULE")]
    locality: Option<Locality>,
}

/// The way from noise to a picture.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Run")]
pub(super) struct RunArgs {
    /// Number of steps [default: 20]
    #[arg(long, value_name = "N")]
    steps: Option<usize>,
    /// Step at which the noise comes in [default: the number of steps; the authors' code uses one less]
    #[arg(long, value_name = "K")]
    start_step: Option<usize>,
    /// How the signal fades: cosine, linear or exponential [default: cosine]
    #[arg(long, value_name = "NAME")]
    schedule: Option<NoiseSchedule>,
    /// A branch: other settings for the noisier steps, down to STEP, as 12:0:zeros:constant:whole; repeat it for a
    /// branch of a branch
    #[arg(long, value_name = "STEP:REACH:BOUNDARY:SCHEDULE")]
    trunk: Vec<TrunkSegment>,
}

/// Where the noise comes from.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Run")]
pub(super) struct NoiseArgs {
    /// Seeds of the starting noise: 0..16 (16 is not included), 7, or 1,4,9
    #[arg(long, value_name = "SEEDS", value_parser = Seeds::parse, default_value = "0..16")]
    seeds: Seeds,
    /// Starting noise from a file: .npy with (b, c, h, w) float32
    #[arg(long, value_name = "Z.npy", conflicts_with = "seeds")]
    noise: Option<PathBuf>,
}

/// How many threads.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Run")]
pub(super) struct ThreadArgs {
    /// Number of threads [default: one for each core]; the results do not depend on it
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

/// The options of the window.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct WindowArgs {
    /// What to open: a session or a talk (.sixfingers), training pictures as for --data, or lessons (.toml)
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    file: Option<PathBuf>,
    /// Training set: hands, faces, clocks, flowers, bodies, segments, black-white (with settings as in hands:size=32),
    /// or a path
    #[arg(long, value_name = "D", value_parser = data_parser())]
    data: Option<DataSpec>,
    #[command(flatten)]
    machine: MachineArgs,
    #[command(flatten)]
    run: RunArgs,
    /// Seed of the starting noise (if there are several, the first)
    #[arg(long, alias = "seed", value_name = "SEED", value_parser = Seeds::parse)]
    seeds: Option<Seeds>,
}

/// What the window should start with; what is `None` is left to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WindowOptions {
    /// The training set.
    pub data: Option<DataSpec>,
    /// The settings.
    pub run: Option<RunSpec>,
    /// The seed.
    pub seed: Option<Seed>,
    /// A session file, in the place of all that.
    pub session: Option<PathBuf>,
    /// The file of a lesson, or a folder of lessons.
    pub lessons: Option<PathBuf>,
    /// What it speaks.
    pub language: Option<Language>,
}

/// Seeds in the order in which they were given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seeds(Vec<Seed>);

impl Seeds {
    /// Numbers and half-open ranges, separated by commas.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            text.trim().parse::<Seed>().map_err(|_| {
                format!("'{text}' is not a seed: use whole numbers and ranges such as 0..16, separated by commas")
            })
        };
        let mut seeds = Vec::new();
        for part in text.split(',') {
            let range = match part.split_once("..") {
                Some((from, to)) => number(from)?..number(to)?,
                None => {
                    let seed = number(part)?;
                    seed..seed.checked_add(1).ok_or_else(|| format!("seed {seed} is too large"))?
                }
            };
            if range.is_empty() {
                return Err(format!("the range {part} is empty: its end must be larger than its start"));
            }
            if range.end - range.start > (MAX_SEEDS - seeds.len()) as u64 {
                return Err(format!("more than {MAX_SEEDS} seeds: use fewer at a time"));
            }
            seeds.extend(range);
        }
        Ok(Self(seeds))
    }

    /// The seeds as a range; `None` when they do not follow one another.
    pub(super) fn range(&self) -> Option<std::ops::Range<Seed>> {
        let first = *self.0.first()?;
        let range = first..first.checked_add(self.0.len() as u64)?;
        range.clone().eq(self.0.iter().copied()).then_some(range)
    }
}

impl MachineArgs {
    /// Whether any option was given.
    fn given(&self) -> bool {
        self.explicit() || self.boundary.is_some()
    }

    /// Whether the machine was described, and not only its boundary.
    fn explicit(&self) -> bool {
        self.machine.is_some() || self.equivariant.is_some() || self.locality().is_some()
    }

    /// The locality that was asked for; the options for it exclude each other.
    fn locality(&self) -> Option<Locality> {
        let constant = self.patch.map(Locality::Constant);
        constant.or_else(|| self.scales.clone()).or_else(|| self.locality.clone())
    }

    /// Puts the machine into `run`, which holds what is usual for the data.
    fn apply(&self, run: &mut RunSpec) -> anyhow::Result<()> {
        let locality = self.locality();
        if let Some(named) = self.machine {
            check_named_machine(named, locality.as_ref(), self.boundary)?;
            run.reach = named.reach();
            run.boundary = named.boundary();
            if !named.is_local() {
                run.locality = Locality::Constant(Patch::Whole);
            }
        } else if self.explicit() {
            run.reach = self.equivariant.unwrap_or(Reach::NONE);
            run.boundary = if run.reach.moves() { Boundary::Circular } else { Boundary::Zeros };
        }
        if let Some(locality) = locality {
            run.locality = locality;
        }
        if let Some(boundary) = self.boundary {
            run.boundary = boundary;
        }
        Ok(())
    }
}

/// A name, the locality and the boundary must not contradict each other.
fn check_named_machine(
    named: NamedMachine,
    locality: Option<&Locality>,
    boundary: Option<Boundary>,
) -> anyhow::Result<()> {
    let name = named.short_name().to_ascii_lowercase();
    let whole = Locality::Constant(Patch::Whole);
    if let Some(locality) = locality {
        ensure!(
            named.is_local() || *locality == whole,
            "--machine {name} sees the whole image, which contradicts {locality}: leave that out, or use --machine {}",
            if named.is_equivariant() { "els" } else { "ls" }
        );
        ensure!(
            !named.is_local() || *locality != whole,
            "--machine {name} sees a patch, not the whole image: give an odd --patch, or use --machine {}",
            if named == NamedMachine::Els { "es" } else { "is" }
        );
    }
    match (named, boundary) {
        (NamedMachine::Es, Some(Boundary::Zeros)) => {
            bail!("--machine es has a circular boundary (with zeros nothing can move): leave --boundary out")
        }
        (NamedMachine::Els, Some(Boundary::Zeros)) => {
            bail!("--machine els has a circular boundary: with zeros it is called --machine bbels")
        }
        (NamedMachine::BbEls, Some(Boundary::Circular)) => {
            bail!("--machine bbels has zeros beyond the border: with a circular boundary it is called --machine els")
        }
        _ => Ok(()),
    }
}

impl RunArgs {
    fn given(&self) -> bool {
        self.steps.is_some() || self.start_step.is_some() || self.schedule.is_some() || !self.trunk.is_empty()
    }

    fn apply(&self, run: &mut RunSpec) {
        run.steps = self.steps.unwrap_or(run.steps);
        run.start_step = self.start_step.or(run.start_step);
        run.schedule = self.schedule.unwrap_or(run.schedule);
        run.trunk.extend(self.trunk.iter().cloned());
    }
}

/// The settings of a run on a training set: what is usual there, changed by the options.
pub(super) fn run_spec(data: &DataSpec, machine: &MachineArgs, run: &RunArgs) -> anyhow::Result<RunSpec> {
    let mut spec = data.usual_run();
    machine.apply(&mut spec)?;
    run.apply(&mut spec);
    Ok(spec)
}

impl NoiseArgs {
    /// The starting noises, made or loaded, and what each is called in file names.
    pub(super) fn noises(&self) -> Noises {
        match &self.noise {
            Some(path) => Noises::File(path.clone()),
            None => Noises::Seeds(self.seeds.0.clone()),
        }
    }
}

/// Starting noises.
pub(super) enum Noises {
    Seeds(Vec<Seed>),
    File(PathBuf),
}

impl Noises {
    /// The noises that a file holds, for pictures of `shape`.
    pub(super) fn load(path: &std::path::Path, shape: Shape) -> anyhow::Result<Vec<Image>> {
        let noises = load::load_batch(path, shape).context("--noise")?;
        ensure!(!noises.is_empty(), "--noise: {}: there is no picture in it", path.display());
        Ok(noises)
    }
}

impl ThreadArgs {
    /// Runs `work` on as many threads as asked for.
    pub(super) fn install<T: Send>(&self, work: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
        let Some(threads) = self.threads else {
            return work();
        };
        ensure!((1..=MAX_THREADS).contains(&threads), "--threads {threads}: it must be 1 to {MAX_THREADS}");
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .context("the threads can't be started")?
            .install(work)
    }
}

impl WindowArgs {
    /// Whether any of them was given.
    pub(super) fn given(&self) -> bool {
        self.file.is_some() || self.data.is_some() || self.settings_given()
    }

    /// Whether there is more than what to open.
    fn settings_given(&self) -> bool {
        self.machine.given() || self.run.given() || self.seeds.is_some()
    }

    /// The options, checked as far as they can be without the pictures.
    pub(super) fn check(mut self) -> anyhow::Result<WindowOptions> {
        if let Some(file) = self.file.take() {
            let data = DataSpec::from_os_str(file.as_os_str())?;
            if let Some(misspelt) = data.misspelt() {
                return Err(misspelt.into());
            }
            let there = data.path().is_none_or(std::path::Path::exists);
            ensure!(there, "there is no file or folder {}, and no command with that name", file.display());
            let alone = self.data.is_none() && !self.settings_given();
            if is_lesson(&file) || (file.is_dir() && holds_lessons(&file)) {
                ensure!(
                    alone,
                    "{} holds lessons, which have their own settings: leave the options out",
                    file.display()
                );
                return Ok(WindowOptions { lessons: Some(file), ..WindowOptions::default() });
            }
            if is_session(&file) {
                ensure!(alone, "{} is a session, which has its own settings: leave the options out", file.display());
                return Ok(WindowOptions { session: Some(file), ..WindowOptions::default() });
            }
            ensure!(self.data.is_none(), "{}: there are already training pictures in --data", file.display());
            self.data = Some(DataSpec::from_os_str(file.as_os_str())?);
        }
        let usual = self.data.as_ref().map_or_else(RunSpec::default, DataSpec::usual_run);
        let mut run = usual;
        self.machine.apply(&mut run)?;
        self.run.apply(&mut run);
        if let Some(DataSpec::Synth(spec)) = &self.data {
            run.check(spec.shape()?)?;
        }
        let given = self.machine.given() || self.run.given();
        let seed = self.seeds.and_then(|seeds| seeds.0.first().copied());
        Ok(WindowOptions { data: self.data, run: given.then_some(run), seed, ..WindowOptions::default() })
    }
}
