//! `sixfingers denoise`: one question to a machine.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, ensure};

use super::options::{DataArgs, MachineArgs, RunArgs, ThreadArgs, run_spec};
use super::output::{LayoutArgs, Output};
use super::progress::Progress;
use crate::images::load;
use crate::score::naive::NaiveDenoiser;
use crate::score::{CancelToken, Denoiser, FastDenoiser, Query};

/// The options of `denoise`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    set: DataArgs,
    #[command(flatten)]
    machine: MachineArgs,
    #[command(flatten)]
    run: RunArgs,
    /// The noisy picture x_t: .npy with (c, h, w) or (b, c, h, w) float32
    #[arg(long, help_heading = "Question", value_name = "X.npy")]
    input: PathBuf,
    /// Its time, from 0 (clean) to 1 (noise). Patch sizes that change over time are taken from the nearest of --steps
    #[arg(long, help_heading = "Question", value_name = "T", allow_negative_numbers = true)]
    time: f64,
    /// Where to save the guess x0_hat: .npy ((b, c, h, w) float32), .png or a folder
    #[arg(long, help_heading = "Output", value_name = "O.npy")]
    out: PathBuf,
    #[command(flatten)]
    layout: LayoutArgs,
    /// Compute it with the naive reference in double precision, which is slow and written to be read
    #[arg(long, help_heading = "Question")]
    reference: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    ensure!((0.0..=1.0).contains(&args.time), "--time {}: it must be 0 (clean) to 1 (noise)", args.time);
    let output = Output::new(&args.out)?;
    let spec = run_spec(&args.set.data, &args.machine, &args.run)?;
    args.threads.install(|| {
        let set = Arc::new(super::options::open_set(&args.set.data)?);
        spec.check(set.shape())?;
        let inputs = load::load_batch(&args.input, set.shape()).context("--input")?;
        let machine = spec.machine_at((args.time * spec.steps as f64).round() as usize, set.shape());
        let denoiser: Box<dyn Denoiser> = if args.reference {
            Box::new(NaiveDenoiser::new(Arc::unwrap_or_clone(set)))
        } else {
            Box::new(FastDenoiser::new(&set))
        };
        let progress = Progress::new("denoising", inputs.len());
        let cancel = CancelToken::new();
        let mut guesses = Vec::with_capacity(inputs.len());
        for x_t in &inputs {
            let query = Query { machine, level: spec.schedule.level(args.time), x_t, mask: None, cancel: &cancel };
            guesses.push(denoiser.posterior_mean(query)?.x0_hat);
            progress.advance(1);
        }
        drop(progress);
        ensure!(!guesses.is_empty(), "--input: {}: there is no picture in it", args.input.display());
        output.write(&guesses, &args.layout, |k| format!("{k:04}"))
    })
}
