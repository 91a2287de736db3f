//! `sixfingers census`: how often, for many seeds at many settings.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use serde_json::{Map, Value};

use super::options::{MachineArgs, RunArgs, Seeds, ThreadArgs, data_parser, run_spec};
use super::progress::Progress;
use super::ranges::{self, Values};
use crate::diffusion::{Locality, PaperScales, RunSpec};
use crate::exhibits::DataSpec;
use crate::explain::axis::Axis;
use crate::explain::census::{Census, CensusSpec, Class};
use crate::explain::stats::Share;
use crate::explain::table::census_table;
use crate::explain::tally::Tally;
use crate::export;
use crate::images::TrainingSet;
use crate::images::load::read_file;
use crate::parts::PartKind;
use crate::score::{CancelToken, FastDenoiser, Patch, PatchSide, Reach};
use crate::text::Language;

/// The patch that a machine changes to at the times of `--times`, unless `--patch` says otherwise.
const PATCH_AFTER: u32 = 15;
/// The largest file that is read for `--state`, in bytes: a million pictures take less than half of it.
const MAX_STATE_BYTES: u64 = 256 << 20;
/// How often `--state` is written.
const SAVE_EVERY: Duration = Duration::from_secs(10);

/// The options of `census`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Training set: hands, faces, clocks, flowers, bodies, segments, black-white (with settings as in hands:size=32),
    /// or a path
    #[arg(long, value_name = "D", value_parser = data_parser())]
    data: DataSpec,
    #[command(flatten)]
    axis: AxisArgs,
    #[command(flatten)]
    machine: MachineArgs,
    #[command(flatten)]
    run: RunArgs,
    /// Seeds of the starting noise, the same for every setting: 0..256 (256 is not included)
    #[arg(long, value_name = "SEEDS", value_parser = Seeds::parse, default_value = "0..64", help_heading = "Run")]
    seeds: Seeds,
    /// What to count; needed for data from files
    #[arg(long, value_name = "KIND")]
    count: Option<PartKind>,
    /// Where to save the table, as CSV
    #[arg(long, value_name = "T.csv")]
    out: Option<PathBuf>,
    /// Where to save the heat map
    #[arg(long, value_name = "P.png")]
    plot: Option<PathBuf>,
    /// Save the progress in this file every ten seconds, and continue from there if the file exists
    #[arg(long, value_name = "S.json")]
    state: Option<PathBuf>,
    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// The setting that changes; exactly one.
#[derive(Debug, clap::Args)]
#[group(id = "axis", required = true, multiple = false)]
#[command(next_help_heading = "What changes (one of these)")]
struct AxisArgs {
    /// Patch sizes, the same at every step: 3..129 (all odd numbers from 3 to 127), 3..129:10, or 3,15,whole
    #[arg(long, value_name = "P,P,...", value_parser = ranges::patches, conflicts_with_all = ["patch", "scales", "locality"])]
    patches: Option<Values<Patch>>,
    /// Times at which the machine switches from the whole image to --patch [default: 15]: 0.05..1:0.05, or 0.75,0.9
    #[arg(long, value_name = "T,T,...", value_parser = ranges::numbers, conflicts_with_all = ["scales", "locality"])]
    times: Option<Values<f64>>,
    /// How far patches can move: 0..9, or 0,3,all
    #[arg(long, value_name = "D,D,...", value_parser = ranges::reaches, conflicts_with_all = ["machine", "equivariant"])]
    reaches: Option<Values<Reach>>,
    /// Factors of the calibrated schedule of --locality [default: paper:mnist-unet]: 0.3..1.5:0.1, or 0.7,1
    #[arg(long, value_name = "F,F,...", value_parser = ranges::numbers, conflicts_with_all = ["patch", "scales"])]
    factors: Option<Values<f64>>,
    /// Schedules of the patch size, separated by semicolons: 'constant:whole;paper:mnist-unet;linear:31:5'
    #[arg(long, value_name = "S;S;...", value_parser = ranges::localities, conflicts_with_all = ["patch", "scales", "locality"])]
    localities: Option<Values<Locality>>,
}

impl AxisArgs {
    /// The setting with its values; `base` holds what the other options say.
    fn axis(self, base: &RunSpec) -> anyhow::Result<Axis> {
        ensure!(
            self.reaches.is_some() || base.locality != Locality::Constant(Patch::Whole),
            "--machine is and --machine es see the whole image, so no patch can change: use --machine ls or els"
        );
        let scales = match base.locality {
            Locality::Paper { scales, .. } => scales,
            _ => PaperScales::MnistUnet,
        };
        let after = base.locality.constant().map_or_else(|| PatchSide::new(PATCH_AFTER).map(Patch::Side), Ok)?;
        Ok(match self {
            Self { patches: Some(patches), .. } => Axis::Patches(patches.0),
            Self { times: Some(times), .. } => Axis::SwitchTimes { before: Patch::Whole, after, times: times.0 },
            Self { reaches: Some(reaches), .. } => Axis::Reaches(reaches.0),
            Self { factors: Some(factors), .. } => Axis::Factors { scales, factors: factors.0 },
            Self { localities: Some(localities), .. } => Axis::Localities(localities.0),
            _ => bail!("nothing changes: give --patches, --times, --reaches, --factors or --localities"),
        })
    }
}

/// Draws its plot in `language`.
pub(super) fn run(args: Args, language: Language) -> anyhow::Result<()> {
    for path in [&args.out, &args.plot, &args.state].into_iter().flatten() {
        export::check_target(path, false)?;
    }
    let base = run_spec(&args.data, &args.machine, &args.run)?;
    let seeds = args.seeds.range().context("--seeds: a census needs a range without gaps, such as 0..256")?;
    let spec = CensusSpec { axis: args.axis.axis(&base)?, base, seeds, kind: args.count.or_else(|| args.data.parts()) };
    args.threads.install(|| {
        let set = Arc::new(super::options::open_set(&args.data)?);
        let mut census = begin(spec, &set, args.state.as_deref())?;
        go_on(&mut census, &set, args.state.as_deref())?;
        if let Some(path) = &args.out {
            let (head, rows) = census_table(&census);
            let head: Vec<_> = head.iter().map(String::as_str).collect();
            export::write_csv(path, &head, rows)?;
        }
        if let Some(path) = &args.plot {
            export::write_png(path, &language.scope(|| export::census_plot(&census)))?;
        }
        let mut stdout = std::io::stdout().lock();
        if args.json {
            super::output::write_json(&mut stdout, &json(&census))
        } else {
            Ok(write_table(&mut stdout, &census)?)
        }
    })
}

/// A new census, or the one that was kept.
fn begin(spec: CensusSpec, set: &TrainingSet, state: Option<&Path>) -> anyhow::Result<Census> {
    let Some(path) = state.filter(|path| path.exists()) else {
        return Ok(Census::new(spec, set)?);
    };
    let kept = || format!("--state {}", path.display());
    let text = read_file(path, MAX_STATE_BYTES).with_context(kept)?;
    let limit = MAX_STATE_BYTES >> 20;
    ensure!(
        text.len() as u64 <= MAX_STATE_BYTES,
        "{}: it is larger than {limit} MiB, so it can't be a census: use another file",
        kept()
    );
    let census: Census = serde_json::from_slice(&text)
        .with_context(|| format!("{}: not a census: use another file, or delete this one", kept()))?;
    census.check(set).with_context(kept)?;
    ensure!(
        *census.spec() == spec,
        "{}: it was started with other settings: repeat those, use another file, or delete this one",
        kept()
    );
    Ok(census)
}

/// Does what is left.
fn go_on(census: &mut Census, set: &Arc<TrainingSet>, state: Option<&Path>) -> anyhow::Result<()> {
    let denoiser = FastDenoiser::new(set);
    let cancel = CancelToken::new();
    let (done, all) = census.progress();
    let progress = Progress::new("counting", all);
    progress.advance(done);
    let mut saved = Instant::now();
    while !census.is_done() {
        let finished = census.step(set, &denoiser, None, &cancel)?;
        progress.advance(finished.len());
        if let Some(path) = state
            && (census.is_done() || saved.elapsed() > SAVE_EVERY)
        {
            export::write_file(path, |file| serde_json::to_writer(file, &*census).map_err(Into::into))?;
            saved = Instant::now();
        }
    }
    Ok(())
}

/// The table for people: shares in percent with their 95 % intervals.
fn write_table(to: &mut impl Write, census: &Census) -> std::io::Result<()> {
    let axis = &census.spec().axis;
    let classes = Class::possible(census.spec().kind.is_some());
    let tallies: Vec<Tally> = (0..axis.len()).map(|cell| census.tally(cell)).collect();
    let has_thumbs = tallies.iter().any(|tally| tally.thumbs.total() > 0);
    let width = (0..axis.len()).map(|cell| axis.label(cell).len()).chain([axis.name().len()]).max().unwrap_or(0);
    write!(to, "{:width$}  {:>8}", axis.name(), "pictures")?;
    for class in classes {
        write!(to, "  {:>18}", class.title())?;
    }
    write!(to, "  {:>7}", "sources")?;
    if has_thumbs {
        write!(to, "  {:>23}", "thumbs left and right")?;
    }
    writeln!(to)?;
    for (cell, tally) in tallies.iter().enumerate() {
        write!(to, "{:width$}  {:>8}", axis.label(cell), tally.n)?;
        for class in classes {
            write!(to, "  {:>18}", percent(tally.share(*class)))?;
        }
        write!(to, "  {:>7}", tally.mean_sources().map_or("-".into(), |n| format!("{n:.1}")))?;
        if has_thumbs {
            let phi = tally.thumbs.phi().zip(tally.thumbs.phi_interval());
            let phi = phi.map_or("-".into(), |(phi, i)| format!("{phi:+.2} ({:+.2} to {:+.2})", i.low, i.high));
            write!(to, "  {phi:>23}")?;
        }
        writeln!(to)?;
    }
    writeln!(to, "\nIn percent of the pictures, in brackets the 95 % interval (Wilson).")?;
    if has_thumbs {
        writeln!(
            to,
            "Thumbs: correlation (phi) between a thumb on the left and one on the right, over well-formed hands."
        )?;
    }
    Ok(())
}

/// `37.5 (22.9 to 54.7)`
fn percent(share: Share) -> String {
    let interval = share.interval();
    share.value().map_or("-".into(), |value| {
        format!("{:.1} ({:.1} to {:.1})", 100.0 * value, 100.0 * interval.low, 100.0 * interval.high)
    })
}

/// The rows of the CSV as objects; numbers as numbers, what is not defined as null.
fn json(census: &Census) -> Value {
    let (head, rows) = census_table(census);
    let value = |cell: String| match cell.as_str() {
        "" => Value::Null,
        text => serde_json::from_str(text).unwrap_or(Value::String(cell)),
    };
    let object = |row: Vec<String>| head.iter().cloned().zip(row.into_iter().map(value)).collect::<Map<_, _>>();
    Value::Array(rows.into_iter().map(|row| Value::Object(object(row))).collect())
}
