//! `sixfingers agree`: how well the theory predicts what a trained network draws.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail, ensure};

use super::options::{DataArgs, NoiseArgs, Noises, ThreadArgs, open_net, open_set};
use super::progress::Progress;
use crate::diffusion::{Locality, RunSpec, Sampler, run_batch, starting_noise};
use crate::explain::agreement::{Agreement, agreement};
use crate::explain::baselines::{WienerDenoiser, mean_picture};
use crate::explain::calibration::{
    CALIBRATION_NOISES, CALIBRATION_SEEDS, COMPARED_STEPS, Calibration, calibration_noises, compared_run, sides_to_try,
};
use crate::explain::field::Field;
use crate::explain::receptive_field::{NetView, ReceptiveFieldScan};
use crate::explain::stats::quantile;
use crate::export;
use crate::images::{Image, TrainingSet};
use crate::net::{InputGradient, NetDenoiser, NetSpec};
use crate::score::{CancelToken, Denoiser, FastDenoiser, NamedMachine, Patch, PatchSide};
use crate::text::{Language, Message, charts, say};

/// How many pictures are made at once.
const BATCH: usize = 16;
/// The most noises that P(t) is calibrated on.
const MAX_FIT_NOISES: usize = 1000;

/// Noises on the sheet.
const SHEET_COLUMNS: usize = 12;
/// Pixels of the sheet for each pixel of a picture.
const SHEET_SCALE: u32 = 3;
/// Pixels of the sheet of receptive fields for each of theirs, for a window of 15 pixels.
const FIELD_SCALE: u32 = 10;

/// The options of `agree`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The network: a file from 'sixfingers train', or one that comes with the program (hands32-grey-unet,
    /// hands32-grey-zeros, flowers32-rgb-circular)
    #[arg(long, value_name = "W.safetensors")]
    net: PathBuf,
    #[command(flatten)]
    data: DataArgs,
    /// The machine that P(t) is calibrated for: ls, els or bbels [default: els for a circular network, otherwise bbels]
    #[arg(long, value_name = "NAME", help_heading = "Machine")]
    machine: Option<NamedMachine>,
    /// Patch size over time instead of the calibration, as scales:3,3,5 or paper:cifar-resnet-zeros
    #[arg(long, value_name = "SCHEDULE", help_heading = "Machine")]
    locality: Option<Locality>,
    /// Number of steps
    #[arg(long, value_name = "N", default_value_t = COMPARED_STEPS, help_heading = "Run")]
    steps: usize,
    /// Step at which the noise comes in [default: the number of steps minus one, as in the paper]
    #[arg(long, value_name = "K", help_heading = "Run")]
    start_step: Option<usize>,
    #[command(flatten)]
    noise: NoiseArgs,
    /// Where to save the figures of every picture, as CSV
    #[arg(long, value_name = "T.csv", help_heading = "Output")]
    out: Option<PathBuf>,
    /// Where to save the cosines of the calibration, as CSV: a line for each step, a column for each patch size
    #[arg(long, value_name = "C.csv", help_heading = "Output", conflicts_with = "locality")]
    calibration: Option<PathBuf>,
    /// Where to save a sheet of pictures, as PNG: a column for each of the first 12 seeds; rows network, bbELS, ELS, LS, IS
    #[arg(long, value_name = "S.png", help_heading = "Output")]
    sheet: Option<PathBuf>,
    /// How many seeds P(t) is calibrated on: from 1000000 on, and not among the seeds that are compared
    #[arg(long, value_name = "N", default_value_t = CALIBRATION_NOISES, help_heading = "Machine",
        value_parser = fit_noises, conflicts_with = "locality")]
    fit_noises: usize,
    /// Where to save the calibration as a heat map, as PNG: how far the machine with each patch size is from the network at
    /// each step, with the best patch size and the receptive field
    #[arg(long, value_name = "H.png", help_heading = "Output", conflicts_with = "locality")]
    heat_map: Option<PathBuf>,
    /// Where to save the receptive field, measured on the network itself, as CSV: a line for each step with the sides of the
    /// squares that contain 50 % and 90 % of it, then the share of each pixel around the centre
    #[arg(long, value_name = "F.csv", help_heading = "Output", conflicts_with = "locality")]
    field: Option<PathBuf>,
    /// Where to save a sheet of the receptive field at each step, as PNG
    #[arg(long, value_name = "F.png", help_heading = "Output", conflicts_with = "locality")]
    field_sheet: Option<PathBuf>,
    #[command(flatten)]
    threads: ThreadArgs,
}

fn fit_noises(typed: &str) -> Result<usize, String> {
    let n = typed.parse::<usize>().ok().filter(|n| (1..=MAX_FIT_NOISES).contains(n));
    n.ok_or_else(|| format!("it must be a whole number from 1 to {MAX_FIT_NOISES}"))
}

/// A prediction of each of the network's pictures, and how well each agrees.
struct Column {
    name: String,
    figures: Vec<Agreement>,
}

/// Draws its pictures in `language`.
pub(super) fn run(args: Args, language: Language) -> anyhow::Result<()> {
    let files = [&args.out, &args.calibration, &args.sheet, &args.heat_map, &args.field, &args.field_sheet];
    for path in files.into_iter().flatten() {
        export::check_target(path, false)?;
    }
    check_seeds(&args)?;
    args.threads.install(|| {
        let file = open_net(&args.net)?;
        let set = Arc::new(open_set(&args.data.data)?);
        file.check_data(&set).with_context(|| format!("--net {}", args.net.display()))?;
        let net = NetDenoiser::new(&file)?;
        let padding = file.origin.net.padding();
        let named = args.machine.unwrap_or(NamedMachine::for_padding(padding));
        ensure!(named.is_local(), "--machine {}: it sees everything: use ls, els or bbels", named.short_name());
        let base = run_of(named, &Locality::Constant(Patch::Side(PatchSide::PIXEL)), &args);
        let theory = FastDenoiser::new(&set);
        let locality = match &args.locality {
            Some(locality) => locality.clone(),
            None => {
                let scan = calibrated(&net, &theory, &base, file.origin.net, &args)?;
                write_scan(&scan, &args, language)?;
                scan.calibration().locality()
            }
        };
        let (names, noises) = noises(&args.noise, &set)?;
        let truths = sampled("network", &net, &base, &noises)?;
        let shown = truths.len().min(SHEET_COLUMNS);
        let (mut columns, mut sheet) = (Vec::new(), truths[..shown].to_vec());
        for named in [NamedMachine::BbEls, NamedMachine::Els, NamedMachine::Ls, NamedMachine::Is] {
            let run = run_of(named, &locality, &args);
            let pictures = sampled(named.short_name(), &theory, &run, &noises)?;
            columns.push(Column::new(named.short_name(), &pictures, &truths));
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

/// The run of a corner.
fn run_of(named: NamedMachine, locality: &Locality, args: &Args) -> RunSpec {
    let run = compared_run(named, locality.clone(), args.steps);
    RunSpec { start_step: args.start_step.or(run.start_step), ..run }
}

/// The judged seeds must be others than those that P(t) is calibrated on.
fn check_seeds(args: &Args) -> anyhow::Result<()> {
    let Noises::Seeds(seeds) = args.noise.noises() else { return Ok(()) };
    let fitted = CALIBRATION_SEEDS..CALIBRATION_SEEDS + args.fit_noises as u64;
    let both = seeds.iter().find(|seed| args.locality.is_none() && fitted.contains(seed));
    match both {
        Some(seed) => bail!("--seeds: P(t) is calibrated on seed {seed}: use seeds below {CALIBRATION_SEEDS}"),
        None => Ok(()),
    }
}

/// P(t), and the receptive field where it is asked for.
fn calibrated(
    net: &NetDenoiser,
    theory: &FastDenoiser,
    run: &RunSpec,
    spec: NetSpec,
    args: &Args,
) -> anyhow::Result<ReceptiveFieldScan> {
    let shape = net.shape();
    let net_view = NetView { window: spec.receptive_field(), padding: spec.padding() };
    let sides = sides_to_try(run.boundary, shape, net_view.window);
    let mut scan = ReceptiveFieldScan::new(run, &sides, &calibration_noises(shape, args.fit_noises), net_view)?;
    let gradient = InputGradient::new(net);
    if args.heat_map.is_none() && args.field.is_none() && args.field_sheet.is_none() {
        scan = scan.without_field();
    } else if let Err(error) = &gradient {
        bail!("the receptive field can't be measured: {error}");
    }
    let gradient = gradient.map_err(Message::from);
    let gradient_at = |x_t: &_, level, pixel| match &gradient {
        Ok(gradient) => gradient.at(x_t, level, pixel).map_err(Message::from),
        Err(error) => Err(error.clone()),
    };
    let (progress, cancel) = (Progress::new("calibrating P(t)", scan.progress().1), CancelToken::new());
    while !scan.is_done() {
        let before = scan.progress().0;
        scan.piece(net, &gradient_at, theory, &cancel)?;
        progress.advance(scan.progress().0 - before);
    }
    Ok(scan)
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
        pictures.extend(run_batch(samplers?, |_| denoiser, None, &cancel, |frames| progress.advance(frames.len()))?);
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
        "\nlinear: the best linear denoiser, from the covariance of the training pictures, with the same noise."
    )?;
    writeln!(to, "nearest: the training picture nearest to the network's picture, which must be known first.")?;
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

/// The files about how far the network sees.
fn write_scan(scan: &ReceptiveFieldScan, args: &Args, language: Language) -> anyhow::Result<()> {
    let name = args.net.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    if let Some(path) = &args.calibration {
        write_calibration(path, &scan.calibration())?;
    }
    if let Some(path) = &args.heat_map {
        let title = || say!(charts::FieldMapTitle { name: name.as_str() });
        export::write_png(path, &language.scope(|| export::receptive_field_plot(scan, &title())))?;
    }
    if let Some(path) = &args.field {
        write_field(path, scan)?;
    }
    if let Some(path) = &args.field_sheet {
        let side = scan.field(1).map_or(1, Field::side) as u32;
        let scale = (FIELD_SCALE * 15 / side).max(1);
        let title = || say!(charts::FieldSheetTitle { name: name.as_str() });
        export::write_png(path, &language.scope(|| export::field_sheet(scan, &title(), scale)))?;
    }
    Ok(())
}

/// A line for each step: the squares, the window of the network, then the share of each pixel.
fn write_field(path: &std::path::Path, scan: &ReceptiveFieldScan) -> anyhow::Result<()> {
    let reach = (scan.field(1).map_or(1, Field::side) / 2) as isize;
    let offsets = (-reach..=reach).flat_map(|dy| (-reach..=reach).map(move |dx| format!("dy={dy} dx={dx}")));
    let start = ["step", "t", "side_50", "side_90", "window"].map(str::to_owned);
    let head: Vec<String> = start.into_iter().chain(offsets).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let rows = (1..=scan.run().first_step()).filter_map(|step| {
        let (field, [inner, outer]) = (scan.field(step)?, scan.field_sides(step)?);
        let (t, window) = (scan.run().time(step).to_string(), scan.net_view().window.to_string());
        let start = [step.to_string(), t, inner.to_string(), outer.to_string(), window];
        Some(start.into_iter().chain(field.shares().iter().map(ToString::to_string)).collect::<Vec<_>>())
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
