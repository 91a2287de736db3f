//! `sixfingers sample`: pictures from noise.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, ensure};
use rayon::prelude::*;

use super::options::{MachineArgs, NoiseArgs, Noises, RunArgs, ThreadArgs, data_parser, open_set, run_spec};
use super::output::{LayoutArgs, Output};
use super::progress::Progress;
use super::ranges;
use super::session::{SessionArgs, SessionRun};
use super::tally::{Counted, Tally};
#[cfg(feature = "net")]
use crate::diffusion::NetId;
use crate::diffusion::{Frame, Paint, Sampler, run_batch, starting_noise};
use crate::exhibits::{DataSpec, Recipe};
use crate::export;
use crate::images::edit::Edits;
use crate::images::{Image, ImageMask, TrainingSet};
#[cfg(feature = "net")]
use crate::net::{NetDenoiser, NetFile, ShippedNet};
use crate::parts::PartKind;
use crate::score::{CancelToken, Denoiser, FastDenoiser};

/// How many pictures are made at once: they share each load of the training set.
const BATCH: usize = 16;
/// The most memory for results, in bytes.
const MAX_KEPT_BYTES: usize = 2 << 30;

/// The options of `sample`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Training set: hands, faces, clocks, flowers, bodies, segments, black-white (with settings as in
    /// hands:count=100,size=64,color=rgb,variety=mix10,seed=1), or a path (.npy, .npz, IDX, CIFAR, a folder
    /// or zip of pictures; with choices as in cats:size=64,fit=crop,color=rgb,random=500,seed=1)
    #[arg(long, value_name = "D", value_parser = data_parser(), required_unless_present_any = ["session", "net"])]
    data: Option<DataSpec>,
    #[command(flatten)]
    session: SessionArgs,
    /// A trained network instead of a machine: a file from 'sixfingers train', or one that comes with the program
    /// (hands32-grey-unet, hands32-grey-zeros, flowers32-rgb-circular) [default data: what it was trained on]
    #[cfg(feature = "net")]
    #[arg(long, value_name = "W.safetensors", conflicts_with_all = [
        "session", "machine", "patch", "equivariant", "boundary", "scales", "locality", "trunk", "only", "trajectory",
    ])]
    net: Option<PathBuf>,
    #[command(flatten)]
    machine: MachineArgs,
    #[command(flatten)]
    run: RunArgs,
    /// Training pictures that can be used, counted from 0, as in 0..50,72 [default: all]
    #[arg(long, help_heading = "Run", value_name = "PICTURES", value_parser = ranges::pictures)]
    only: Option<ranges::Values<usize>>,
    /// Changes of the training set, in order, as in '[{"mirror":{"images":[3]}},{"off":{"images":[0,7]}}]'
    /// (off, on, only, all_on, duplicate, mirror, shift, delete, paint, add; each uses the numbers that are valid then)
    #[arg(long, help_heading = "Run", value_name = "JSON", value_parser = ranges::json::<Edits>)]
    edits: Option<Edits>,
    /// Paint on noisy pictures, as in session files: '[{"step":9,"seed":1,"layer":"data:image/png;..."}]'
    #[arg(long, help_heading = "Run", value_name = "JSON", value_parser = ranges::json_list::<Paint>)]
    paint: Option<ranges::Values<Paint>>,
    #[command(flatten)]
    noise: NoiseArgs,
    /// Where to save the pictures: .npy ((b, c, h, w) float32, not clipped), .png (contact sheet) or a folder (one PNG
    /// each)
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
    let plan = match args.session.open()? {
        Some(session) => Plan::of_session(session)?,
        None => Plan::of_options(&args)?,
    };
    let kind = match args.count {
        None => None,
        Some(kind) => Some(kind.or(plan.recipe.data.parts()).ok_or_else(|| {
            anyhow::anyhow!(
                "--count: what should be counted in {}? Say --count={}",
                plan.recipe.data,
                PartKind::ALL.map(PartKind::name).join(" or --count=")
            )
        })?),
    };
    args.threads.install(|| {
        let (set, mask) = plan.open()?;
        let work = Work { set: &set, plan: &plan, mask, keep_frames: args.trajectory.is_some() };
        let (pictures, frames, names) = work.run()?;
        if let Some(path) = &args.trajectory {
            export::write_trajectories(path, set.shape(), &frames)?;
        }
        if let Some(output) = output {
            output.write(&pictures, &args.layout, |k| names[k].clone())?;
        }
        if let Some(session) = &plan.session {
            session.compare(&pictures);
        }
        if let Some(kind) = kind {
            let machine = plan.recipe.run.machine_at(1, set.shape());
            let one = |(picture, name): (&Image, &String)| Counted::made(name.clone(), kind, picture, &set, machine);
            let tally = Tally::new(kind, pictures.par_iter().zip(&names).map(one).collect());
            let mut stdout = std::io::stdout().lock();
            if args.json {
                super::output::write_json(&mut stdout, &tally.json())?;
            } else {
                tally.write_table(&mut stdout)?;
            }
        }
        Ok(())
    })
}

/// What is asked for.
struct Plan {
    /// Without its seed: there may be several.
    recipe: Recipe,
    noises: Noises,
    session: Option<SessionRun>,
    /// The networks that draw at some of its steps.
    #[cfg(feature = "net")]
    nets: Vec<(NetId, NetFile)>,
}

impl Plan {
    fn of_options(args: &Args) -> anyhow::Result<Self> {
        #[cfg(feature = "net")]
        let net = args.net.as_deref().map(super::options::open_net).transpose()?;
        #[cfg(feature = "net")]
        let data = match (&args.data, &net) {
            (None, Some(net)) => net.origin.data.parse().context("--net: the data that it names")?,
            _ => args.data.clone().context("--data is missing")?,
        };
        #[cfg(not(feature = "net"))]
        let data = args.data.clone().context("--data is missing")?;
        let mut run = run_spec(&data, &args.machine, &args.run)?;
        #[cfg(feature = "net")]
        let nets: Vec<_> = net.into_iter().map(|net| (net_id(args.net.as_deref(), &net), net)).collect();
        #[cfg(feature = "net")]
        {
            run.net = nets.first().map(|(id, _)| id.clone());
        }
        run.paint.extend(args.paint.iter().flat_map(|paint| paint.0.iter().cloned()));
        let only = args.only.clone().map(|only| only.0);
        let edits = args.edits.clone().unwrap_or_default();
        Ok(Self {
            recipe: Recipe { only, edits, ..Recipe::new(data, 0, run) },
            noises: args.noise.noises(),
            session: None,
            #[cfg(feature = "net")]
            nets,
        })
    }

    fn of_session(session: SessionRun) -> anyhow::Result<Self> {
        let recipe = session.recipe.clone();
        #[cfg(feature = "net")]
        let nets = recipe.run.nets().into_iter().map(|id| Ok((id.clone(), open_named(id)?)));
        #[cfg(not(feature = "net"))]
        ensure!(
            recipe.run.nets().is_empty(),
            "this session uses a network, but this program was built without networks"
        );
        Ok(Self {
            #[cfg(feature = "net")]
            nets: nets.collect::<anyhow::Result<_>>()?,
            noises: Noises::Seeds(vec![recipe.seed]),
            recipe,
            session: Some(session),
        })
    }

    /// Who answers: the networks that are named, and at the other steps a machine over the training set.
    fn denoisers(&self, set: &Arc<TrainingSet>) -> anyhow::Result<Denoisers> {
        Ok(Denoisers {
            machines: FastDenoiser::new(set),
            #[cfg(feature = "net")]
            nets: {
                let nets = self.nets.iter().map(|(id, net)| Ok((id.clone(), NetDenoiser::new(net)?)));
                nets.collect::<anyhow::Result<_>>()?
            },
        })
    }

    /// The training set, with its changes made, and which of its pictures may be used.
    fn open(&self) -> anyhow::Result<(Arc<TrainingSet>, Option<ImageMask>)> {
        let base = Arc::new(open_set(&self.recipe.data)?);
        if let Some(session) = &self.session {
            session.check(&base)?;
        }
        #[cfg(feature = "net")]
        for (_, net) in &self.nets {
            net.check_data(&base).context("--net")?;
        }
        let set = self.recipe.edits.apply(&base)?.set;
        self.recipe.run.check(set.shape())?;
        let mask = self.recipe.mask(set.n_images(), set.shape()).context("--only")?;
        Ok((set, mask))
    }
}

/// What the window calls the network of `--net`.
#[cfg(feature = "net")]
fn net_id(path: Option<&std::path::Path>, net: &NetFile) -> NetId {
    let path = path.unwrap_or(std::path::Path::new(""));
    match path.to_str().and_then(ShippedNet::named) {
        Some(shipped) if !path.exists() => NetId::Shipped(shipped.name.into()),
        _ => NetId::Own { path: path.into(), fingerprint: net.fingerprint() },
    }
}

/// The network that a session names.
#[cfg(feature = "net")]
fn open_named(id: &NetId) -> anyhow::Result<NetFile> {
    match id {
        NetId::Shipped(name) => {
            let shipped = ShippedNet::named(name);
            Ok(shipped.with_context(|| format!("no network called {name} comes with this program"))?.file()?)
        }
        NetId::Own { path, fingerprint } => {
            let file = export::read_net(path)?;
            let same = file.fingerprint() == *fingerprint;
            ensure!(same, "{}: it contains a different network than when the session was saved", path.display());
            Ok(file)
        }
    }
}

/// Those who answer.
struct Denoisers {
    machines: FastDenoiser,
    #[cfg(feature = "net")]
    nets: Vec<(NetId, NetDenoiser)>,
}

impl Denoisers {
    /// Who answers at the next step of a run.
    fn of(&self, sampler: &Sampler) -> &dyn Denoiser {
        #[cfg(feature = "net")]
        if let Some(wanted) = sampler.spec().net_at(sampler.step())
            && let Some((_, net)) = self.nets.iter().find(|(id, _)| id == wanted)
        {
            return net;
        }
        let _ = sampler;
        &self.machines
    }
}

/// What is to be made.
struct Work<'a> {
    set: &'a Arc<TrainingSet>,
    plan: &'a Plan,
    mask: Option<ImageMask>,
    keep_frames: bool,
}

/// Pictures, the frames of each (if kept) and their names.
type Made = (Vec<Image>, Vec<Vec<Frame>>, Vec<String>);

impl Work<'_> {
    /// All pictures, a batch at a time.
    fn run(&self) -> anyhow::Result<Made> {
        let (shape, noises) = (self.set.shape(), &self.plan.noises);
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
        let denoisers = self.plan.denoisers(self.set)?;
        let progress = Progress::new("sampling", total * self.plan.recipe.run.first_step());
        let (mut pictures, mut frames) = (Vec::with_capacity(total), Vec::new());
        for start in (0..total).step_by(BATCH) {
            let batch = start..(start + BATCH).min(total);
            let samplers: Result<Vec<_>, _> =
                batch.map(|k| Sampler::new(self.plan.recipe.run.clone(), noise(k))).collect();
            for (picture, kept) in self.batch(&denoisers, samplers?, &progress)? {
                pictures.push(picture);
                frames.extend(self.keep_frames.then_some(kept));
            }
        }
        Ok((pictures, frames, (0..total).map(name).collect()))
    }

    /// Runs samplers side by side; the last picture of each, and its frames if they are kept.
    fn batch(
        &self,
        denoisers: &Denoisers,
        samplers: Vec<Sampler>,
        progress: &Progress,
    ) -> anyhow::Result<Vec<(Image, Vec<Frame>)>> {
        let mut kept: Vec<Vec<Frame>> = samplers.iter().map(|_| Vec::new()).collect();
        let on_step = |frames: Vec<Frame>| {
            progress.advance(frames.len());
            if self.keep_frames {
                kept.iter_mut().zip(frames).for_each(|(kept, frame)| kept.push(frame));
            }
        };
        let denoiser_at = |sampler: &Sampler| denoisers.of(sampler);
        let pictures = run_batch(samplers, denoiser_at, self.mask.as_ref(), &CancelToken::new(), on_step)?;
        Ok(pictures.into_iter().zip(kept).collect())
    }

    fn check_memory(&self, total: usize) -> anyhow::Result<()> {
        let shape = self.set.shape();
        let frame = 2 * 4 * shape.len() + 16 * shape.area();
        let kept = 4 * shape.len() + if self.keep_frames { self.plan.recipe.run.first_step() * frame } else { 0 };
        let most = MAX_KEPT_BYTES / kept;
        ensure!(
            total <= most,
            "{total} pictures of {shape} need too much memory: at most {most} at a time{}",
            if self.keep_frames { ", or more without --trajectory" } else { "" }
        );
        Ok(())
    }
}
