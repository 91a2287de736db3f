//! `sixfingers train`: a network, trained on a training set.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use indicatif::HumanDuration;

use super::options::{DataArgs, ThreadArgs, open_set};
use super::progress::Progress;
use super::ranges;
use crate::diffusion::Seed;
use crate::export;
use crate::images::edit::Edits;
use crate::net::{NetFile, NetSpec, RateSchedule, TrainSpec, Trainer};

/// After so many steps it is known how long the others will take; the first is slower than the rest.
const TRIED: usize = 4;

/// The options of `train`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    data: DataArgs,
    /// Changes of the training set, as for 'sixfingers sample'; pictures that are switched off are not used
    #[arg(long, value_name = "JSON", value_parser = ranges::json::<Edits>)]
    edits: Option<Edits>,
    /// The network, as unet:channels=32,levels=2,padding=circular [default: resnet:channels=48,layers=6,padding=zeros; with
    /// --resume the one in the file]
    #[arg(long, value_name = "NET")]
    net: Option<NetSpec>,
    /// Number of steps
    #[arg(long, value_name = "N", default_value_t = TrainSpec::default().steps)]
    steps: usize,
    /// Stop after this many steps; --resume continues
    #[arg(long, value_name = "N")]
    until: Option<usize>,
    /// Pictures in each step [default: 64]
    #[arg(long, value_name = "N")]
    batch: Option<usize>,
    /// Learning rate of Adam [default: 0.001]
    #[arg(long, value_name = "R")]
    rate: Option<f64>,
    /// How the rate changes: cosine (down to 0 at the last step) or constant [default: cosine]
    #[arg(long, value_name = "NAME")]
    rate_schedule: Option<RateSchedule>,
    /// Share that the moving average of the weights keeps at each step [default: 0.995]
    #[arg(long, value_name = "A")]
    average: Option<f64>,
    /// Seed of the initial weights, the pictures, the times and the noise [default: 1]
    #[arg(long, value_name = "SEED")]
    seed: Option<Seed>,
    /// Where to save the weights, with everything needed to resume training
    #[arg(long, value_name = "W.safetensors")]
    out: PathBuf,
    /// Continue from the file given with --out
    #[arg(long)]
    resume: bool,
    /// Save the file every N steps
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    checkpoint: u32,
    /// Where to save only the weights when all steps are done: a quarter of the size, for use, not for further training
    #[arg(long, value_name = "W.safetensors")]
    weights: Option<PathBuf>,
    /// Where to save the loss when all steps are done, as CSV
    #[arg(long, value_name = "L.csv")]
    log: Option<PathBuf>,
    #[command(flatten)]
    threads: ThreadArgs,
}

impl Args {
    fn spec(&self) -> TrainSpec {
        let usual = TrainSpec::default();
        TrainSpec {
            steps: self.steps,
            batch: self.batch.unwrap_or(usual.batch),
            rate: self.rate.unwrap_or(usual.rate),
            schedule: self.rate_schedule.unwrap_or(usual.schedule),
            average: self.average.unwrap_or(usual.average),
            seed: self.seed.unwrap_or(usual.seed),
        }
    }

    fn trainer(&self) -> anyhow::Result<Trainer> {
        let mut set = Arc::new(open_set(&self.data.data)?);
        if let Some(edits) = &self.edits {
            let edited = edits.apply(&set).context("--edits")?;
            set = match &edited.mask {
                Some(mask) => Arc::new(edited.set.only(mask)?),
                None => edited.set,
            };
        }
        if !self.resume {
            let there = self.out.exists();
            ensure!(
                !there,
                "--out {}: it already exists: use --resume to continue, or another name",
                self.out.display()
            );
            return Ok(Trainer::new(&set, &self.data.data.to_string(), self.net.unwrap_or_default(), self.spec())?);
        }
        let file = export::read_net(&self.out)?;
        let was = file.origin.train;
        let other = self.net.is_some_and(|net| net != file.origin.net)
            || self.batch.is_some_and(|batch| batch != was.batch)
            || self.rate.is_some_and(|rate| rate != was.rate)
            || self.rate_schedule.is_some_and(|schedule| schedule != was.schedule)
            || self.average.is_some_and(|average| average != was.average)
            || self.seed.is_some_and(|seed| seed != was.seed);
        ensure!(!other, "--resume: {} was started with other settings: leave them out", self.out.display());
        Ok(Trainer::resume(&set, file, self.steps)?)
    }
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    for path in [Some(&args.out), args.weights.as_ref(), args.log.as_ref()].into_iter().flatten() {
        export::check_target(path, false)?;
    }
    args.threads.install(|| {
        let mut trainer = args.trainer()?;
        let stop = super::stop::stop_gently();
        let (done, total) = (trainer.origin().steps_done, trainer.origin().train.steps);
        let progress = Progress::new("training", total);
        progress.advance(done);
        let begin = Instant::now();
        let mut kept = (begin, done);
        let until = args.until.unwrap_or(total);
        while !trainer.is_done() && trainer.origin().steps_done < until && !stop.asked() {
            let loss = trainer.step()?;
            let step = trainer.origin().steps_done;
            progress.advance(1);
            progress.note(&format!("training, loss {loss:.4}"));
            if step - done == TRIED {
                let left = begin.elapsed().mul_f64((total - step) as f64 / TRIED as f64);
                tell(&progress, &format!("{} more steps: {}; Ctrl+C stops and saves", total - step, about(left)));
            }
            if step % args.checkpoint as usize == 0 && !trainer.is_done() {
                export::write_net(&args.out, &trainer.file())?;
                let losses = &trainer.origin().losses;
                let loss = losses.last().map_or(loss, |last| last.loss);
                let each = kept.0.elapsed().as_secs_f64() / (step - kept.1) as f64;
                tell(&progress, &format!("step {step} of {total}, loss {loss:.4}, {each:.2} s a step"));
                kept = (Instant::now(), step);
            }
        }
        export::write_net(&args.out, &trainer.file())?;
        if trainer.is_done() {
            write_extras(&args, &trainer)?;
        }
        let (step, last) = (trainer.origin().steps_done, trainer.origin().losses.last());
        let loss = last.map_or_else(String::new, |last| format!(", loss {:.4}", last.loss));
        let more = if trainer.is_done() { "" } else { "; --resume continues" };
        tell(&progress, &format!("{step} steps done{loss}, saved in {}{more}", args.out.display()));
        Ok(())
    })
}

/// What is written once, at the end.
fn write_extras(args: &Args, trainer: &Trainer) -> anyhow::Result<()> {
    if let Some(path) = &args.weights {
        export::write_net(path, &NetFile { state: None, ..trainer.file() })?;
    }
    if let Some(path) = &args.log {
        let rows = trainer.origin().losses.iter().map(|point| [point.step.to_string(), point.loss.to_string()]);
        export::write_csv(path, &["step", "loss"], rows)?;
    }
    Ok(())
}

/// Says something on stderr, above the bar.
fn tell(progress: &Progress, sentence: &str) {
    // Where stderr is closed there is nobody to tell.
    progress.suspended(|| drop(writeln!(std::io::stderr(), "sixfingers: {sentence}")));
}

fn about(time: Duration) -> String {
    format!("about {}", HumanDuration(time))
}
