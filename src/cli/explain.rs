//! `sixfingers explain`: where a picture and one of its pixels came from.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::ensure;
use serde_json::{Value, json};

use super::options::{MachineArgs, RunArgs, ThreadArgs, data_parser, run_spec};
use super::progress::Progress;
use crate::diffusion::{Frame, RunSpec, Sampler, Seed, Trajectory, starting_noise};
use crate::exhibits::DataSpec;
use crate::explain::consistency::Consistency;
use crate::explain::curves::{curves, curves_csv};
use crate::explain::dictionary::Dictionary;
use crate::explain::mosaic;
use crate::explain::novelty::{Novelty, novelty};
use crate::explain::provenance::{DEFAULT_SHOWN, Provenance, provenance};
use crate::explain::sources::{SOURCE_SHARE, Seams, displacement};
use crate::export;
use crate::images::TrainingSet;
use crate::score::{CancelToken, FastDenoiser, PatchRef, Query};
use crate::text::{Language, charts};

/// The options of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Training set: hands, faces, clocks, flowers, bodies, segments, black-white (with settings as in hands:size=32),
    /// or a path
    #[arg(long, value_name = "D", value_parser = data_parser())]
    data: DataSpec,
    #[command(flatten)]
    machine: MachineArgs,
    #[command(flatten)]
    run: RunArgs,
    /// Seed of the starting noise
    #[arg(long, value_name = "SEED", default_value_t = 0, help_heading = "Run")]
    seed: Seed,
    /// Step to look at, from the number of steps (noise) down to 1 (the finished picture)
    #[arg(long, value_name = "K", default_value_t = 1)]
    step: usize,
    /// Pixel to look at: row and column, from 0
    #[arg(long, value_name = "Y,X", value_parser = pixel)]
    pixel: Option<Pixel>,
    /// How many of the strongest patches to list
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SHOWN)]
    top: usize,
    /// Draw the maps: source pictures, displacement, certainty, local consistency, difference
    #[arg(long, value_name = "M.png")]
    mosaic: Option<PathBuf>,
    /// Pixels of the maps for each pixel of the picture
    #[arg(long, value_name = "K", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
    scale: u32,
    /// Write the curves of the whole run as CSV
    #[arg(long, value_name = "C.csv")]
    curves: Option<PathBuf>,
    /// Print JSON instead of text
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// A row and a column.
#[derive(Clone, Copy, Debug)]
struct Pixel(usize, usize);

fn pixel(text: &str) -> Result<Pixel, String> {
    let whole = |text: &str| text.trim().parse::<usize>().ok();
    let place = text.split_once(',').and_then(|(y, x)| Some(Pixel(whole(y)?, whole(x)?)));
    place.ok_or_else(|| format!("'{text}' is not a pixel: give its row and its column, as in 20,31"))
}

/// Writes its maps in `language`.
pub(super) fn run(args: Args, language: Language) -> anyhow::Result<()> {
    for path in [&args.mosaic, &args.curves].into_iter().flatten() {
        export::check_target(path, false)?;
    }
    let spec = run_spec(&args.data, &args.machine, &args.run)?;
    ensure!(
        (1..=spec.first_step()).contains(&args.step),
        "--step {}: it must be 1 (the finished picture) to {} (the noise)",
        args.step,
        spec.first_step()
    );
    args.threads.install(|| {
        let set = Arc::new(super::options::open_set(&args.data)?);
        spec.check(set.shape())?;
        let work = Work { set: &set, spec: &spec, args: &args, denoiser: FastDenoiser::new(&set), language };
        let facts = work.facts()?;
        let mut stdout = std::io::stdout().lock();
        if args.json {
            super::output::write_json(&mut stdout, &facts.json(&work))
        } else {
            Ok(facts.write(&mut stdout, &work)?)
        }
    })
}

struct Work<'a> {
    set: &'a Arc<TrainingSet>,
    spec: &'a RunSpec,
    args: &'a Args,
    denoiser: FastDenoiser,
    /// Of the maps.
    language: Language,
}

/// What there is to say.
struct Facts {
    frame: Arc<Frame>,
    novelty: Novelty,
    consistency: Consistency,
    pixel: Option<(Provenance, Dictionary)>,
}

impl Work<'_> {
    /// Runs as far as it is asked for, works out the facts and writes the files.
    fn facts(&self) -> anyhow::Result<Facts> {
        let (set, cancel) = (self.set, CancelToken::new());
        let trajectory = self.trajectory(&cancel)?;
        let frame = trajectory.frames.iter().find(|frame| frame.step == self.args.step);
        let frame = Arc::clone(frame.ok_or_else(|| anyhow::anyhow!("the run has no step {}", self.args.step))?);
        let novelty = novelty(set, &frame.posterior, frame.machine)
            .ok_or_else(|| anyhow::anyhow!("the picture has a different shape than the training set"))?;
        let consistency =
            Consistency::check(&self.denoiser, set, &frame.posterior.x0_hat, frame.machine, None, &cancel)?;
        let pixel = self.args.pixel.map(|Pixel(y, x)| {
            let level = self.spec.level_at(frame.step);
            let query = Query { machine: frame.machine, level, x_t: &frame.x_t, mask: None, cancel: &cancel };
            let provenance = provenance(set, query, (y, x), self.args.top)?;
            anyhow::Ok((provenance, Dictionary::new(frame.machine, set.shape(), (y, x))))
        });
        let facts = Facts { pixel: pixel.transpose()?, frame, novelty, consistency };
        if let Some(path) = &self.args.curves {
            let csv = curves_csv(&curves(set, &trajectory));
            export::write_file(path, |file| file.write_all(csv.as_bytes()))?;
        }
        if let Some(path) = &self.args.mosaic {
            export::write_png(path, &self.language.scope(|| facts.maps(set, self.args.scale)))?;
        }
        Ok(facts)
    }

    /// All frames down to the step that is looked at, or to the end where the curves are wanted.
    fn trajectory(&self, cancel: &CancelToken) -> anyhow::Result<Trajectory> {
        let noise = starting_noise(self.set.shape(), self.args.seed);
        let mut sampler = Sampler::new(self.spec.clone(), noise)?;
        let last = if self.args.curves.is_some() { 1 } else { self.args.step };
        let progress = Progress::new("denoising", sampler.step() + 1 - last);
        let mut frames = Vec::new();
        while sampler.step() >= last
            && let Some(frame) = sampler.next_frame(&self.denoiser, None, cancel)?
        {
            frames.push(Arc::new(frame));
            progress.advance(1);
        }
        Ok(Trajectory { spec: self.spec.clone(), frames })
    }
}

impl Facts {
    /// The noisy picture, the guess and the five maps.
    fn maps(&self, set: &TrainingSet, scale: u32) -> image::DynamicImage {
        let (posterior, machine) = (&self.frame.posterior, self.frame.machine);
        let maps = [
            mosaic::sources_map(posterior),
            mosaic::displacement_map(posterior, machine),
            mosaic::certainty_map(posterior, machine, set.n_images()),
            mosaic::consistency_map(posterior, &self.consistency),
            mosaic::difference_map(posterior, &self.novelty.nearest.picture(set)),
        ];
        let pictures = [(charts::NOISY_PICTURE.get(), &self.frame.x_t), (charts::GUESS.get(), &posterior.x0_hat)];
        export::map_sheet(&pictures, &maps, &Seams::new(&posterior.strongest, set.shape()), scale)
    }

    fn write(&self, to: &mut impl Write, work: &Work<'_>) -> std::io::Result<()> {
        let (frame, machine) = (&self.frame, self.frame.machine);
        let level = work.spec.level_at(frame.step);
        writeln!(
            to,
            "{}: {}, patch {}, seed {}",
            work.args.data,
            machine.named_machine(),
            machine.patch,
            work.args.seed
        )?;
        writeln!(
            to,
            "step {} of {}: t = {:.3}, signal {:.4}, noise {:.4}",
            frame.step,
            work.spec.steps,
            frame.t,
            level.alpha_bar().sqrt(),
            level.noise_var().sqrt()
        )?;
        let nearest = self.novelty.nearest;
        writeln!(to, "\n{}", self.novelty.verdict)?;
        writeln!(
            to,
            "nearest training picture: {} (root mean square difference {:.3}, range 2)",
            nearest.image_idx, nearest.rms
        )?;
        let large = self.novelty.sources.iter().filter(|source| source.share >= SOURCE_SHARE);
        let sources: Vec<_> = large.map(|s| format!("{} ({:.1} %)", s.image_idx, 100.0 * s.share)).collect();
        writeln!(to, "source pictures by share of pixels: {}", sources.join(", "))?;
        writeln!(to, "locally consistent pixels: {:.1} %", 100.0 * self.consistency.share().value().unwrap_or(0.0))?;
        let Some((pixel, dictionary)) = &self.pixel else { return Ok(()) };
        let (y, x) = pixel.at;
        let c = frame.x_t.shape().c();
        let noisy = [0, 1, 2].map(|i| f64::from(frame.x_t.at(i.min(c - 1), y, x)));
        writeln!(to, "\npixel {y},{x}: x_t = {}, x0_hat = {}", values(&noisy[..c]), values(&pixel.x0_hat[..c]))?;
        writeln!(to, "{}", dictionary.sentence())?;
        writeln!(to, "{}.", pixel.sentence())?;
        writeln!(to, "logarithm of the softmax's denominator: {:.4}\n", pixel.log_sum)?;
        writeln!(
            to,
            "{:>4}  {:>8}  {:>6}  {:>5}  {:>6}  {:>11}  value",
            "rank", "weight", "image", "row", "column", "moved"
        )?;
        for (i, source) in pixel.strongest.iter().enumerate() {
            let PatchRef { image_idx, row, col } = source.patch;
            let (down, right) = self.moved(source.patch, pixel.at);
            let value = source.value.map(f64::from);
            writeln!(
                to,
                "{:>4}  {:>6.2} %  {image_idx:>6}  {row:>5}  {col:>6}  {:>11}  {}",
                i + 1,
                100.0 * source.weight,
                format!("{down:+}, {right:+}"),
                values(&value[..c])
            )?;
        }
        Ok(())
    }

    /// How far a patch has moved to the pixel `at`: rows down and columns to the right.
    fn moved(&self, patch: PatchRef, at: (usize, usize)) -> (i32, i32) {
        displacement(patch, at, self.frame.x_t.shape(), self.frame.machine)
    }

    fn json(&self, work: &Work<'_>) -> Value {
        let (frame, nearest) = (&self.frame, self.novelty.nearest);
        let level = work.spec.level_at(frame.step);
        let pixel = self.pixel.as_ref().map(|(pixel, dictionary)| {
            let sources = pixel.strongest.iter().map(|source| {
                let PatchRef { image_idx, row, col } = source.patch;
                let moved = self.moved(source.patch, pixel.at);
                json!({
                    "image": image_idx, "row": row, "column": col, "moved": moved,
                    "weight": source.weight, "logit": source.logit, "value": source.value,
                })
            });
            json!({
                "row": pixel.at.0,
                "column": pixel.at.1,
                "x0_hat": pixel.x0_hat,
                "candidates": pixel.n_candidates,
                "effective_patches": pixel.effective_patches,
                "log_sum": pixel.log_sum,
                "shown_share": pixel.shown_share(),
                "places": dictionary.places.count(),
                "places_sentence": dictionary.sentence(),
                "strongest": sources.collect::<Vec<_>>(),
            })
        });
        json!({
            "data": work.args.data.to_string(),
            "machine": frame.machine.named_machine().short_name(),
            "patch": frame.machine.patch.to_string(),
            "seed": work.args.seed,
            "step": frame.step,
            "steps": work.spec.steps,
            "t": frame.t,
            "signal": level.alpha_bar().sqrt(),
            "noise": level.noise_var().sqrt(),
            "verdict": self.novelty.verdict.to_string(),
            "nearest_image": nearest.image_idx,
            "nearest_rms": nearest.rms,
            "nearest_shift": nearest.shift,
            "n_sources": self.novelty.n_sources,
            "sources": self.novelty.sources,
            "locally_consistent": self.consistency.share().value(),
            "pixel": pixel,
        })
    }
}

/// `0.981` or `(0.981, 0.403, -0.200)`.
fn values(values: &[f64]) -> String {
    let all: Vec<_> = values.iter().map(|v| format!("{v:.3}")).collect();
    if let [one] = all.as_slice() { one.clone() } else { format!("({})", all.join(", ")) }
}
