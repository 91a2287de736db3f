//! `sixfingers agree`: how well the theory foretells what a trained network draws.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, ensure};

use super::options::{DataArgs, NoiseArgs, Noises, ThreadArgs, open_net, open_set};
use super::progress::Progress;
use crate::diffusion::{Locality, RunSpec, Sampler, starting_noise};
use crate::explain::agreement::{Agreement, agreement};
use crate::explain::baselines::{WienerDenoiser, mean_picture};
use crate::explain::calibration::{Calibration, calibrate};
use crate::explain::stats::quantile;
use crate::export;
use crate::images::{Image, TrainingSet};
use crate::net::NetDenoiser;
use crate::score::{Boundary, CancelToken, Corner, Denoiser, FastDenoiser, Machine, Patch, PatchSide, Reach};

/// How many pictures are made at once.
const BATCH: usize = 16;
/// Noises that P(t) is calibrated on, beyond those of --seeds, so that nothing is judged on what it was fitted to.
const CALIBRATED_ON: std::ops::Range<u64> = 1_000_000..1_000_003;

/// Noises on the sheet.
const SHEET_COLUMNS: usize = 12;
/// Pixels of the sheet for each pixel of a picture.
const SHEET_SCALE: u32 = 3;

/// The options of `agree`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The network: a file of 'sixfingers train', or one that comes with the program (hands32-grey-zeros,
    /// flowers32-rgb-circular)
    #[arg(long, value_name = "W.safetensors")]
    net: PathBuf,
    #[command(flatten)]
    data: DataArgs,
    /// The machine that P(t) is calibrated for: ls, els or bbels [default: els for a circular network, otherwise bbels]
    #[arg(long, value_name = "NAME", help_heading = "Machine")]
    machine: Option<Corner>,
    /// Patch side over time instead of the calibration, as scales:3,3,5 or paper:cifar-resnet-zeros
    #[arg(long, value_name = "SCHEDULE", help_heading = "Machine")]
    locality: Option<Locality>,
    /// Number of steps
    #[arg(long, value_name = "N", default_value_t = 20, help_heading = "Run")]
    steps: usize,
    /// Step at which the noise comes in [default: the number of steps less one, as in the paper]
    #[arg(long, value_name = "K", help_heading = "Run")]
    start_step: Option<usize>,
    #[command(flatten)]
    noise: NoiseArgs,
    /// Where the figures of every picture go, as CSV
    #[arg(long, value_name = "T.csv", help_heading = "Output")]
    out: Option<PathBuf>,
    /// Where the cosines of the calibration go, as CSV: a line for each step, a column for each patch side
    #[arg(long, value_name = "C.csv", help_heading = "Output", conflicts_with = "locality")]
    calibration: Option<PathBuf>,
    /// Where a sheet of pictures goes, as PNG: a column for each of the first 12 noises; rows network, bbELS, ELS, LS, IS
    #[arg(long, value_name = "S.png", help_heading = "Output")]
    sheet: Option<PathBuf>,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// A prediction of each of the network's pictures, and how well each agrees.
struct Column {
    name: String,
    figures: Vec<Agreement>,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    for path in [&args.out, &args.calibration, &args.sheet].into_iter().flatten() {
        export::check_target(path, false)?;
    }
    args.threads.install(|| {
        let file = open_net(&args.net)?;
        let set = Arc::new(open_set(&args.data.data)?);
        file.check_data(&set).with_context(|| format!("--net {}", args.net.display()))?;
        let net = NetDenoiser::new(&file)?;
        let padding = file.origin.net.padding();
        let corner = args.machine.unwrap_or(match padding {
            Boundary::Zeros => Corner::BbEls,
            Boundary::Circular => Corner::Els,
        });
        ensure!(corner.is_local(), "--machine {}: it sees everything: take ls, els or bbels", corner.short_name());
        let base = run_of(corner, &args);
        let theory = FastDenoiser::new(&set);
        let locality = match &args.locality {
            Some(locality) => locality.clone(),
            None => {
                let calibration = calibrated(&net, &theory, &base, file.origin.net.receptive_field())?;
                if let Some(path) = &args.calibration {
                    write_calibration(path, &calibration)?;
                }
                calibration.locality()
            }
        };
        let (names, noises) = noises(&args.noise, &set)?;
        let truths = sampled("network", &net, &base, &noises)?;
        let shown = truths.len().min(SHEET_COLUMNS);
        let (mut columns, mut sheet) = (Vec::new(), truths[..shown].to_vec());
        for corner in [Corner::BbEls, Corner::Els, Corner::Ls, Corner::Is] {
            let mut run = run_of(corner, &args);
            run.locality = if corner.is_local() { locality.clone() } else { Locality::Constant(Patch::Whole) };
            let pictures = sampled(corner.short_name(), &theory, &run, &noises)?;
            columns.push(Column::new(corner.short_name(), &pictures, &truths));
            sheet.extend_from_slice(&pictures[..shown]);
        }
        let linear = sampled("linear", &WienerDenoiser::new(&set)?, &base, &noises)?;
        columns.push(Column::new("linear", &linear, &truths));
        let nearest = |truth: &Image| set.nearest(truth).map_or_else(|| truth.clone(), |(k, _)| set.image(k));
        columns.push(Column::new("nearest", &truths.iter().map(nearest).collect::<Vec<_>>(), &truths));
        let mean = mean_picture(&set, None);
        columns.push(Column::new("mean", &vec![mean; truths.len()], &truths));
        if let Some(path) = &args.out {
            write_figures(path, &names, &columns)?;
        }
        if let Some(path) = &args.sheet {
            let sheet = export::contact_sheet(&sheet, Some(shown), SHEET_SCALE).context("--sheet")?;
            export::write_png(path, &sheet)?;
        }
        let mut stdout = std::io::stdout().lock();
        writeln!(stdout, "P(t): {locality}\n")?;
        Ok(write_table(&mut stdout, &columns)?)
    })
}

/// The run of a corner, its patch aside.
fn run_of(corner: Corner, args: &Args) -> RunSpec {
    RunSpec {
        locality: Locality::Constant(Patch::Side(PatchSide::PIXEL)),
        reach: if corner.is_equivariant() { Reach::All } else { Reach::NONE },
        boundary: corner.boundary(),
        steps: args.steps,
        start_step: Some(args.start_step.unwrap_or(args.steps.saturating_sub(1).max(1))),
        ..RunSpec::default()
    }
}

/// P(t) with every odd side up to twice the window that the network can look through: no more is ever needed.
fn calibrated(net: &NetDenoiser, theory: &FastDenoiser, run: &RunSpec, window: usize) -> anyhow::Result<Calibration> {
    let shape = net.shape();
    let most = Machine::max_side(run.boundary, shape).get().min(2 * window as u32 - 1);
    let sides: Result<Vec<_>, _> = (1..=most).step_by(2).map(PatchSide::new).collect();
    let (sides, noises) = (sides?, CALIBRATED_ON.map(|seed| starting_noise(shape, seed)).collect::<Vec<_>>());
    let progress = Progress::new("calibrating P(t)", sides.len() * run.first_step());
    Ok(calibrate(net, theory, run, &sides, &noises, &CancelToken::new(), || progress.advance(1))?)
}

fn noises(args: &NoiseArgs, set: &TrainingSet) -> anyhow::Result<(Vec<String>, Vec<Image>)> {
    Ok(match args.noises() {
        Noises::Seeds(seeds) => {
            let noises = seeds.iter().map(|seed| starting_noise(set.shape(), *seed)).collect();
            (seeds.iter().map(ToString::to_string).collect(), noises)
        }
        Noises::File(path) => {
            let noises = Noises::load(&path, set.shape())?;
            ((0..noises.len()).map(|k| format!("noise-{k}")).collect(), noises)
        }
    })
}

/// What comes of each noise.
fn sampled(what: &'static str, denoiser: &dyn Denoiser, run: &RunSpec, noises: &[Image]) -> anyhow::Result<Vec<Image>> {
    let (progress, cancel) = (Progress::new(what, noises.len() * run.first_step()), CancelToken::new());
    let mut pictures = Vec::with_capacity(noises.len());
    for noises in noises.chunks(BATCH) {
        let samplers: Result<Vec<_>, _> = noises.iter().map(|noise| Sampler::new(run.clone(), noise.clone())).collect();
        let mut samplers = samplers?;
        for _ in 0..run.first_step() {
            let noisy: Vec<&Image> = samplers.iter().map(Sampler::x_t).collect();
            let Some(first) = samplers.first() else { break };
            let answers = denoiser.posterior_means(first.query(None, &cancel), &noisy)?;
            samplers.iter_mut().zip(answers).for_each(|(sampler, answer)| drop(sampler.advance(answer)));
            progress.advance(noises.len());
        }
        pictures.extend(samplers.iter().map(|sampler| sampler.x_t().clone()));
    }
    Ok(pictures)
}

impl Column {
    fn new(name: &str, predictions: &[Image], truths: &[Image]) -> Self {
        let pairs = predictions.iter().zip(truths);
        Self { name: name.into(), figures: pairs.filter_map(|(p, truth)| agreement(p, truth)).collect() }
    }

    /// Lower quartile, median and upper quartile of a figure over the pictures.
    fn quartiles(&self, figure: impl Fn(&Agreement) -> Option<f64>) -> Option<[f32; 3]> {
        let values: Vec<f32> = self.figures.iter().filter_map(figure).map(|value| value as f32).collect();
        Some([quantile(&values, 0.25)?, quantile(&values, 0.5)?, quantile(&values, 0.75)?])
    }
}

fn write_table(to: &mut impl Write, columns: &[Column]) -> std::io::Result<()> {
    let n = columns.first().map_or(0, |column| column.figures.len());
    writeln!(to, "Against the network's {n} pictures: median (quartiles)\n")?;
    writeln!(to, "{:8}  {:>19}  {:>19}  {:>21}  {:>19}", "", "Pearson r", "r^2", "R^2", "cosine")?;
    for column in columns {
        let cell = |figure: &dyn Fn(&Agreement) -> Option<f64>| {
            column.quartiles(figure).map_or("-".into(), |[low, mid, high]| format!("{mid:.3} ({low:.2} to {high:.2})"))
        };
        let (r, r2) = (cell(&|a| a.pearson_r), cell(&|a| a.pearson_r_squared));
        let (big_r2, cosine) = (cell(&|a| a.determination), cell(&|a| a.cosine));
        writeln!(to, "{:8}  {r:>19}  {r2:>19}  {big_r2:>21}  {cosine:>19}", column.name)?;
    }
    writeln!(
        to,
        "\nlinear: the best linear denoiser, from the covariance of the training pictures, on the same noise."
    )?;
    writeln!(to, "nearest: the training picture nearest to the network's, which it has to be shown first.")?;
    writeln!(to, "mean: the mean of the training pictures, whatever the noise.")
}

fn write_figures(path: &std::path::Path, names: &[String], columns: &[Column]) -> anyhow::Result<()> {
    let head = ["seed", "prediction", "pearson_r", "pearson_r_squared", "determination", "cosine", "rms"];
    let text = |figure: Option<f64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    let rows = names.iter().enumerate().flat_map(|(k, name)| {
        columns.iter().filter_map(move |column| {
            let Agreement { pearson_r, pearson_r_squared, determination, cosine, rms } = *column.figures.get(k)?;
            let figures = [pearson_r, pearson_r_squared, determination, cosine, Some(rms)].map(text);
            Some([name.clone(), column.name.clone()].into_iter().chain(figures).collect::<Vec<_>>())
        })
    });
    Ok(export::write_csv(path, &head, rows)?)
}

fn write_calibration(path: &std::path::Path, calibration: &Calibration) -> anyhow::Result<()> {
    let sides = calibration.sides.iter().map(|side| format!("P={}", side.get()));
    let head: Vec<String> = ["step".to_owned(), "best".to_owned()].into_iter().chain(sides).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let best = calibration.best();
    let rows = calibration.steps.iter().zip(&calibration.cosines).zip(best).map(|((step, cosines), (side, _))| {
        let start = [step.to_string(), side.get().to_string()];
        start.into_iter().chain(cosines.iter().map(ToString::to_string)).collect::<Vec<_>>()
    });
    Ok(export::write_csv(path, &head, rows)?)
}
