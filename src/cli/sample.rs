//! `sixfingers sample`: pictures from noise.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::ensure;
use rayon::prelude::*;

use super::options::{DataArgs, MachineArgs, NoiseArgs, Noises, RunArgs, ThreadArgs, run_spec};
use super::output::{LayoutArgs, Output};
use super::progress::Progress;
use super::tally::{Counted, Tally};
use crate::diffusion::{Frame, RunSpec, Sampler, starting_noise};
use crate::export::{self, Values};
use crate::images::{Image, Shape, TrainingSet};
use crate::parts::PartKind;
use crate::score::{CancelToken, Denoiser, FastDenoiser, Patch};

/// How many pictures are made at once: they share each load of the training set.
const BATCH: usize = 16;
/// The most memory for results, in bytes.
const MAX_KEPT_BYTES: usize = 2 << 30;

/// The options of `sample`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    set: DataArgs,
    #[command(flatten)]
    machine: MachineArgs,
    #[command(flatten)]
    run: RunArgs,
    #[command(flatten)]
    noise: NoiseArgs,
    /// Where the pictures go: .npy ((b, c, h, w) float32, unclamped), .png (contact sheet) or a folder (one PNG each)
    #[arg(long, help_heading = "Output", value_name = "O", required_unless_present_any = ["count", "trajectory"])]
    out: Option<PathBuf>,
    #[command(flatten)]
    layout: LayoutArgs,
    /// Count the parts in the pictures and print a table; KIND is needed for data from files
    #[arg(long, help_heading = "Output", value_name = "KIND", num_args = 0..=1, require_equals = true)]
    count: Option<Option<PartKind>>,
    /// Print the counts as JSON
    #[arg(long, help_heading = "Output", requires = "count")]
    json: bool,
    /// Write every step: .npz with x_t, x0_hat, steps, times, patch_sides, strongest, weights, effective
    #[arg(long, help_heading = "Output", value_name = "T.npz")]
    trajectory: Option<PathBuf>,
    #[command(flatten)]
    threads: ThreadArgs,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let output = args.out.as_deref().map(Output::new).transpose()?;
    if let Some(path) = &args.trajectory {
        let is_npz = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("npz"));
        ensure!(is_npz, "--trajectory {}: the name must end in .npz", path.display());
        export::check_target(path, false)?;
    }
    let kind = match args.count {
        None => None,
        Some(kind) => Some(kind.or(args.set.data.parts()).ok_or_else(|| {
            anyhow::anyhow!(
                "--count: what should be counted in {}? Say --count={}",
                args.set.data,
                PartKind::ALL.map(PartKind::name).join(" or --count=")
            )
        })?),
    };
    let spec = run_spec(&args.set.data, &args.machine, &args.run)?;
    args.threads.install(|| {
        let set = Arc::new(super::options::open_set(&args.set.data)?);
        spec.check(set.shape())?;
        let noises = args.noise.noises();
        let work = Work { set: &set, spec: &spec, keep_frames: args.trajectory.is_some() };
        let (pictures, frames, names) = work.run(&noises)?;
        if let Some(path) = &args.trajectory {
            write_trajectories(path, &spec, set.shape(), &frames)?;
        }
        if let Some(output) = output {
            output.write(&pictures, &args.layout, |k| names[k].clone())?;
        }
        if let Some(kind) = kind {
            let machine = spec.machine_at(1, set.shape());
            let one = |(picture, name): (&Image, &String)| Counted::made(name.clone(), kind, picture, &set, machine);
            let tally = Tally::new(kind, pictures.par_iter().zip(&names).map(one).collect());
            let mut stdout = std::io::stdout().lock();
            if args.json {
                super::write_json(&mut stdout, &tally.json())?;
            } else {
                tally.write_table(&mut stdout)?;
            }
        }
        Ok(())
    })
}

/// What is to be made.
struct Work<'a> {
    set: &'a Arc<TrainingSet>,
    spec: &'a RunSpec,
    keep_frames: bool,
}

/// Pictures, the frames of each (if kept) and their names.
type Made = (Vec<Image>, Vec<Vec<Frame>>, Vec<String>);

impl Work<'_> {
    /// All pictures, a batch at a time.
    fn run(&self, noises: &Noises) -> anyhow::Result<Made> {
        let shape = self.set.shape();
        let (loaded, total) = match noises {
            Noises::Seeds(seeds) => (Vec::new(), seeds.len()),
            Noises::File(path) => {
                let loaded = Noises::load(path, shape)?;
                let total = loaded.len();
                (loaded, total)
            }
        };
        self.check_memory(total)?;
        let name = |k: usize| match noises {
            Noises::Seeds(seeds) => format!("seed-{:04}", seeds[k]),
            Noises::File(_) => format!("noise-{k:04}"),
        };
        let noise = |k: usize| match noises {
            Noises::Seeds(seeds) => starting_noise(shape, seeds[k]),
            Noises::File(_) => loaded[k].clone(),
        };
        let denoiser = FastDenoiser::new(self.set);
        let progress = Progress::new("sampling", total * self.spec.first_step());
        let (mut pictures, mut frames) = (Vec::with_capacity(total), Vec::new());
        for start in (0..total).step_by(BATCH) {
            let batch = start..(start + BATCH).min(total);
            let samplers: Result<Vec<_>, _> = batch.map(|k| Sampler::new(self.spec.clone(), noise(k))).collect();
            for (picture, kept) in self.batch(&denoiser, samplers?, &progress)? {
                pictures.push(picture);
                frames.extend(self.keep_frames.then_some(kept));
            }
        }
        Ok((pictures, frames, (0..total).map(name).collect()))
    }

    /// Runs samplers side by side; the last picture of each, and its frames if they are kept.
    fn batch(
        &self,
        denoiser: &FastDenoiser,
        mut samplers: Vec<Sampler>,
        progress: &Progress,
    ) -> anyhow::Result<Vec<(Image, Vec<Frame>)>> {
        let cancel = CancelToken::new();
        let mut frames: Vec<Vec<Frame>> = samplers.iter().map(|_| Vec::new()).collect();
        for _ in 0..self.spec.first_step() {
            let noisy: Vec<&Image> = samplers.iter().map(Sampler::x_t).collect();
            let Some(first) = samplers.first() else { break };
            let posteriors = denoiser.posterior_means(first.query(None, &cancel), &noisy)?;
            for ((sampler, frames), posterior) in samplers.iter_mut().zip(&mut frames).zip(posteriors) {
                let frame = sampler.advance(posterior);
                if self.keep_frames {
                    frames.push(frame);
                }
            }
            progress.advance(samplers.len());
        }
        // After step 1 the sampler stands at the guess.
        Ok(samplers.iter().map(|sampler| sampler.x_t().clone()).zip(frames).collect())
    }

    fn check_memory(&self, total: usize) -> anyhow::Result<()> {
        let shape = self.set.shape();
        let frame = 2 * 4 * shape.len() + 16 * shape.area();
        let kept = 4 * shape.len() + if self.keep_frames { self.spec.first_step() * frame } else { 0 };
        let most = MAX_KEPT_BYTES / kept;
        ensure!(
            total <= most,
            "{total} pictures of {shape} need too much memory: at most {most} at a time{}",
            if self.keep_frames { ", or more without --trajectory" } else { "" }
        );
        Ok(())
    }
}

/// Writes all steps of all pictures: arrays (b, step, ...), noisiest step first.
fn write_trajectories(path: &Path, spec: &RunSpec, shape: Shape, runs: &[Vec<Frame>]) -> anyhow::Result<()> {
    let steps: Vec<usize> = (1..=spec.first_step()).rev().collect();
    let frames = || runs.iter().flatten();
    let (b, s, (c, h, w)) = (runs.len(), steps.len(), shape.into());
    let pictures = |of: fn(&Frame) -> &Image| frames().flat_map(|f| of(f).values()).copied().collect::<Vec<f32>>();
    let facts = |of: fn(&Frame) -> &[f32]| frames().flat_map(of).copied().collect::<Vec<f32>>();
    let x_t = pictures(|frame| &frame.x_t);
    let x0_hat = pictures(|frame| &frame.posterior.x0_hat);
    let weights = facts(|frame| &frame.posterior.strongest_weight);
    let effective = facts(|frame| &frame.posterior.effective_patches);
    let strongest: Vec<i32> = frames()
        .flat_map(|frame| &frame.posterior.strongest)
        .flat_map(|patch| [patch.image_idx as i32, patch.row.into(), patch.col.into()])
        .collect();
    let times: Vec<f64> = steps.iter().map(|step| spec.time(*step)).collect();
    // The whole image is 0.
    let side = |step: &usize| match spec.machine_at(*step, shape).patch {
        Patch::Side(side) => side.get() as i32,
        Patch::Whole => 0,
    };
    let sides: Vec<i32> = steps.iter().map(side).collect();
    let steps: Vec<i32> = steps.iter().map(|step| *step as i32).collect();
    Ok(export::write_npz(
        path,
        &[
            ("x_t", &[b, s, c, h, w], Values::F32(&x_t)),
            ("x0_hat", &[b, s, c, h, w], Values::F32(&x0_hat)),
            ("steps", &[s], Values::I32(&steps)),
            ("times", &[s], Values::F64(&times)),
            ("patch_sides", &[s], Values::I32(&sides)),
            ("strongest", &[b, s, h, w, 3], Values::I32(&strongest)),
            ("weights", &[b, s, h, w], Values::F32(&weights)),
            ("effective", &[b, s, h, w], Values::F32(&effective)),
        ],
    )?)
}
