//! What the panel for training says.

use std::path::Path;

use crate::app::net_training::cost::Cost;
use crate::app::net_training::form::NetForm;
use crate::app::net_training::state::NetRun;
use crate::app::state::AppState;
use crate::app::text::common::{Label, long_duration, thousands};
use crate::exhibits::shell_word;
use crate::net::{NetKind, NetOrigin, NetSpec, TrainSpec};
use crate::score::{Boundary, NamedMachine};
use crate::studio::{NetTrainingNews, Shares};

const fn label(name: &'static str, hint: &'static str) -> Label {
    Label { name, hint }
}

/// The ending of files with networks.
pub const ENDING: &str = "safetensors";
/// What such a file is called.
pub const NETWORK: &str = "Network";

/// The panel.
pub const TRAINING: Label = label(
    "Train a network",
    "Train a real network on these pictures and compare it with the theory, which needs no training: watch what the \
     network generates, and how well the theory predicts it. Key: R.",
);
/// Back to the stage.
pub const CLOSE: Label = label("Back to the stage", "Close this view; training continues. Key: R or Escape.");
/// A kind of network.
pub const RESNET: Label = label(
    "ResNet",
    "A residual network of 3x3 convolutions. Each layer sees one pixel further, and every place is treated alike \
     except at the border.",
);
/// A kind of network.
pub const UNET: Label = label(
    "UNet",
    "It also looks at the picture at half the size, a quarter and so on, so it sees much further for less work. The \
     sides of the pictures must be multiples of 2 for one level, 4 for two, 8 for three.",
);
/// Padding.
pub const ZEROS: Label = label(
    "Zero padding",
    "Zeros beyond the border: the only thing that tells the network where it is. The theory for such a network is \
     bbELS.",
);
/// Padding.
pub const CIRCULAR: Label = label(
    "Circular padding",
    "The picture wraps around to a torus: nothing tells the network where it is, and it treats all places alike. The \
     theory for such a network is ELS.",
);
/// Padding of a UNet.
const CIRCULAR_UNET: Label = label(
    CIRCULAR.name,
    "The picture wraps around to a torus: no border tells the network where it is. But a UNet merges pixels in \
     pairs, so it treats places alike only if they are 2 pixels apart for one level, 4 for two, 8 for three. The \
     theory, which treats all places alike, is ELS.",
);

/// Circular padding of a kind of network.
pub fn circular(kind: NetKind) -> Label {
    match kind {
        NetKind::ResNet => CIRCULAR,
        NetKind::UNet => CIRCULAR_UNET,
    }
}

/// Channels.
pub const CHANNELS: Label = label(
    "Channels",
    "How many numbers the network has for each pixel (in a UNet, at full size). Twice as many take four times as long.",
);
/// Layers.
pub const LAYERS: Label = label(
    "Layers",
    "Residual layers of 3x3 convolutions. Each makes the window 2 pixels wider; a pixel can't depend on anything \
     outside its window.",
);
/// Levels.
pub const LEVELS: Label = label(
    "Levels",
    "How many times the picture is halved, with twice as many channels each time. Each level makes the window about \
     twice as wide and takes about as long as the one before.",
);
/// Steps.
pub const STEPS: Label = label(
    "Training steps",
    "How many times the weights are updated. A few hundred show that the network learns something; good pictures \
     take about 20000.",
);
/// Batch.
pub const BATCH: Label = label("Batch", "Noisy pictures in each step. Twice as many take twice as long.");
/// Seed.
pub const SEED: Label = label(
    "Training seed",
    "The seed of the initial weights, the pictures, the times and the noise. The same seed gives the same network, \
     bit for bit.",
);
/// Starts.
pub const START: Label = label("Start training", "Train in the background. The stage stays as fast as before.");
/// Pauses the training.
pub const PAUSE: Label = label("Pause", "Pause the training. It can be resumed.");
/// Resumes.
pub const RESUME: Label =
    label("Resume training", "Continue up to the number of training steps. To train longer, raise that number.");
/// Stops the training.
pub const STOP: Label = label("Stop", "Stop this training and set up another one.");
/// Discards the steps that are not saved.
pub const LOSE: Label = label("Stop and discard", "The steps that are not saved are lost.");
/// Keeps the training.
pub const STAY: Label = label("Go back", "Keep this training.");
/// Saves the network.
pub const SAVE_MENU: Label = label(
    "Save",
    "Save the network to a file, as 'sixfingers train' does, so that you can use it or train it further.",
);
/// The path of the file.
pub const SAVE_PATH: Label =
    label("Network file", "Where to save the network. Existing files are never replaced: the name gets a number.");
/// Writes the file.
pub const SAVE: Label = label("Save network", "Save the file. Training continues.");
/// On the stage.
pub const SHOW: Label = label(
    "On the stage",
    "Show the network as it was last saved on a stage, next to the theory with the P(t) shown here, LS and IS, all \
     with the same noise.",
);
/// The command.
pub const COMMAND: Label = label("Copy command", "Copy the command that trains the same network without the window.");
/// Resumes a training from a file.
pub const OPEN: Label = label(
    "From a file",
    "Continue training a network that was saved here or with 'sixfingers train --out'. It must have been trained on \
     exactly these pictures.",
);
/// The path of the file to resume.
pub const OPEN_PATH: Label = label("Network file to resume", "A .safetensors file. Paste a path, or browse.");
/// The system's dialog.
pub const BROWSE: Label = label("Browse for a network", "Choose the file in the system's file dialog.");
/// Opens that file.
pub const OPEN_IT: Label = label("Resume this file", "Open this file and continue training.");
/// The training of an earlier start.
pub const OPEN_LAST: Label = label("Resume it", "It was saved automatically when the window was closed.");
/// Discards the training of an earlier start.
pub const FORGET_LAST: Label = label("Discard it", "Delete its file and don't offer it again.");
/// Fits P(t).
pub const FIT: Label = label(
    "Fit P(t)",
    "Find the patch size of each step whose machine is most similar to the network as it is now, by the paper's \
     method, on three seeds that are not evaluated here. Then the theory's pictures are computed again. Training is \
     slower in the meantime.",
);
/// The plot of the loss.
pub const LOSS: Label = label(
    "Loss",
    "The mean squared error of the guess of the noise; 1 means no better than no guess. Thin: each step. Thick: the \
     running mean over about fifty steps. The axis is logarithmic.",
);
/// The plot of the agreement.
pub const AGREEMENT: Label = label(
    "Agreement: median r",
    "Pearson's r between what the network generates now and what the theory predicts from the same noise: the median \
     over the eight seeds below. It is a correlation of pictures, not a share of correct pictures. 'Copies' is the \
     machine that sees the whole picture and always ends in a training picture: if its r rises too, the network is \
     memorising. The line breaks where P(t) was fitted again.",
);
/// Under the curves.
pub const X_AXIS: &str = "training steps";
/// In the status line.
pub const STATUS_HINT: &str = "A network is training. Everything you do comes first; it trains in between. Key: R.";
/// Before a set is open.
pub const NOT_YET: &str = "The training set is still loading. Start in a moment.";
/// While there is a training.
pub const ONE_AT_A_TIME: &str = "A network is already training. Stop it before you train another one.";
/// When no command can do it.
pub const NO_COMMAND: &str =
    "No command can do this: the changes of the training set are too long for one, or the path is not valid text.";
/// Before the first picture.
pub const NOTHING_YET: &str = "Before the first step only noise comes out. Press Start, and this view shows what the network generates from \
     eight seeds, next to what the theory predicts.";
/// The row of the machine that copies.
pub const COPIES: Label = label(
    "Copies (IS)",
    "The result of the machine that sees the whole picture: always a training picture. A network that gives the same \
     result has memorised the training pictures.",
);

/// A number with its thousands apart, to three digits.
fn rounded(n: usize) -> String {
    let scale = 10_usize.pow(n.max(1).ilog10().saturating_sub(2));
    let n = n / scale * scale;
    if n >= 1_000_000 { format!("{:.2} million", n as f64 / 1e6) } else { thousands(n) }
}

fn megabytes(bytes: usize) -> String {
    let mb = bytes as f64 / 1e6;
    if mb < 9.95 { format!("{mb:.1} MB") } else { format!("{mb:.0} MB") }
}

/// On what a network is or would be trained.
pub fn title(set: &str, n_images: usize, changed: bool) -> String {
    let pictures = if n_images == 1 { "picture" } else { "pictures" };
    let changed = if changed { ", edited" } else { "" };
    format!("on {set}: {n_images} {pictures}{changed}")
}

/// The same beside another exhibit.
pub fn other_set(run: &NetRun) -> String {
    format!("on {}: {} pictures, not the set that is open now", run.set.title, run.set.n_images)
}

/// What a network is made of: its window, its weights, its file, its memory.
pub fn facts(net: NetSpec, shape: crate::images::Shape, bytes: usize) -> String {
    let (n, window) = (net.n_weights(shape), net.receptive_field());
    let (file, w, h) = (megabytes(4 * n * size_of::<f32>()), shape.w(), shape.h());
    let sees = if window > w.max(h) {
        format!("Sees up to all of {w} x {h} pixels")
    } else {
        format!("Sees {window} x {window} of {w} x {h} pixels")
    };
    format!("{sees}; {} weights; file {file}; {} of memory", rounded(n), megabytes(bytes))
}

/// What the facts mean.
pub const FACTS_HINT: &str = "How much of the picture affects a pixel; how many numbers are learned; the size of the file, with everything \
     needed to resume training (the weights are a quarter of it); and about how much memory training needs.";

/// When there is not enough memory.
pub fn no_memory(needed: usize, free: usize) -> String {
    format!(
        "Training this network needs about {} of memory, but only {} are free. Use fewer channels, or close other \
         programs.",
        megabytes(needed),
        megabytes(free)
    )
}

/// The plan before it begins.
pub fn plan(form: &NetForm, cost: Cost) -> String {
    let secs = form.steps as f64 * form.batch as f64 * cost.picture_secs;
    let how = if cost.is_measured { "" } else { " (being measured)" };
    format!("{} steps of {} pictures: about {}{how}", thousands(form.steps), form.batch, long_duration(secs))
}

/// Where the time of the plan comes from.
pub const PLAN_HINT: &str = "The speed of this computer is measured by training on a few pictures. More urgent work comes first, so training \
     takes longer while you use the stage. Monitoring the network takes 5 % of the time, and the theory's pictures \
     at most 25 % until they are done.";

/// How far it is.
pub fn progress(run: &NetRun) -> String {
    let Some(news) = &run.news else { return "Starting".to_owned() };
    let (done, all) = run.progress();
    let loss = news.running_losses.last().map_or_else(String::new, |loss| format!(", loss {:.4}", loss[1]));
    let steps = format!("Step {} of {}{loss}", thousands(done), thousands(all));
    match (run.is_running(), news.pace) {
        (true, _) if run.is_done() => format!("{steps}; finishing the pictures"),
        (true, Some((step, left))) => format!("{steps}; {step:.2} s a step, {} left", long_duration(left)),
        (true, None) => steps,
        (false, _) if run.is_done() => format!("{steps}, done"),
        (false, _) => format!("{steps}, paused"),
    }
}

/// In the status line.
pub fn status(run: &NetRun) -> String {
    let (done, all) = run.progress();
    if run.is_done() {
        return "Training: finishing the pictures".to_owned();
    }
    let left = run.news.as_ref().and_then(|news| news.pace).map(|(_, left)| format!(", {} left", long_duration(left)));
    format!("Training: step {} of {}{}", thousands(done), thousands(all), left.unwrap_or_default())
}

/// On what the time went.
pub fn shares(shares: Shares) -> String {
    let total = shares.total().max(1e-9);
    let percent = |secs: f64| format!("{:.0} %", 100.0 * secs / total);
    format!(
        "Time: training {}, its pictures {}, the theory {}",
        percent(shares.training),
        percent(shares.looking),
        percent(shares.theory + shares.fitting)
    )
}

/// How that comes about.
pub const SHARES_HINT: &str = "The network's pictures are updated every few seconds and take 5 % of the time. The theory's pictures are \
     computed once, and again when P(t) is fitted. That happens automatically if it takes no more than 5 % of the \
     time, and at the end if it takes at most half a minute.";

/// The row of the network.
pub fn network_row(step: Option<usize>) -> String {
    match step {
        Some(step) => format!("Network, step {}", thousands(step)),
        None => "Network".to_owned(),
    }
}

/// What is said about that row.
pub const NETWORK_HINT: &str = "What the network generates now from the seeds 0 to 7, in 20 steps. Its weights are averaged over the last \
     training steps.";

/// The row of the theory.
pub fn theory_row(news: &NetTrainingNews) -> String {
    let named = news.machine.short_name();
    match (news.fitting, news.fitted_at) {
        (Some((done, all)), _) => format!("{named}, fitting P(t): {:.0} %", 100.0 * done as f64 / all.max(1) as f64),
        (None, Some(step)) => format!("{named}, P(t) fitted at step {}", thousands(step)),
        (None, None) => format!("{named}, P(t) of the paper"),
    }
}

/// What is said about that row.
pub fn theory_hint(news: &NetTrainingNews) -> String {
    let why = match news.machine {
        NamedMachine::Els => "the machine for circular padding",
        _ => "the machine for zero padding",
    };
    let origin = match news.fitted_at {
        Some(step) => format!("was fitted to the network after {step} steps"),
        None => {
            let net = news.origin.net;
            let like = match (net.kind(), net.padding()) {
                // It had no other.
                (NetKind::UNet, Boundary::Circular) => "a UNet with zero padding",
                _ => "such a network",
            };
            format!("is the one from the paper for {like} (on CIFAR10), never larger than this network's window")
        }
    };
    format!(
        "What the theory predicts from the same noise, without any training: {}, {why}. Its P(t) {origin}: {}",
        news.machine.short_name(),
        news.locality
    )
}

/// How long fitting takes.
pub fn fit_secs(secs: Option<f64>) -> String {
    secs.map_or_else(String::new, |secs| format!(" It takes about {} of work.", long_duration(secs)))
}

/// Pearson's r under a picture.
pub fn r(value: Option<f64>) -> String {
    value.map_or_else(|| " ".to_owned(), signed)
}

/// With two digits and a real minus.
pub fn signed(value: f64) -> String {
    if value < -0.005 { format!("\u{2212}{:.2}", -value) } else { format!("{:.2}", value.abs()) }
}

/// The question before a training is discarded.
pub fn ask(run: &NetRun) -> String {
    format!("{} steps are not saved. Stop anyway?", thousands(run.n_unkept()))
}

/// The training of an earlier start.
pub fn last(origin: &NetOrigin) -> String {
    let (done, all) = (thousands(origin.steps_done), thousands(origin.train.steps));
    format!("Not finished last time: {}, step {done} of {all}, on {}", origin.net, origin.data)
}

/// When it was written.
pub fn kept(path: &Path, steps: usize) -> String {
    format!("Saved after {steps} steps: {}", path.display())
}

/// When the command is on the clipboard.
pub fn copied(command: &str) -> String {
    format!("Copied: {command}")
}

/// A name for its file.
pub fn default_name(run: &NetRun) -> String {
    let data = run.set.data.path().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let data = data.unwrap_or_else(|| run.set.data.to_string().split(':').next().unwrap_or("network").to_owned());
    let net = run.news.as_ref().map_or_else(NetSpec::default, |news| news.origin.net);
    let kind = match net.kind() {
        NetKind::ResNet => "",
        NetKind::UNet => "unet-",
    };
    format!("network-{data}-{kind}{}.{ENDING}", net.padding())
}

/// The command that trains the network that is shown, or the one of the form. (The usual way of the rate is the cosine;
/// the only other is constant.)
pub fn command(state: &AppState, form: &NetForm) -> Option<String> {
    let (data, edits, net, train) = match state.net_training.run() {
        Some(run) => {
            let origin = &run.news.as_ref()?.origin;
            (&run.set.data, &run.set.edits, origin.net, origin.train)
        }
        None => (&state.controls.data, &state.controls.edits, form.net(state.shape()).ok()?, form.train()),
    };
    data.path().is_none_or(|path| path.to_str().is_some()).then_some(())?;
    let data = data.clone().absolute().to_string();
    let mut command = format!("sixfingers train --data {}", shell_word(&data));
    if !edits.is_empty() {
        command.push_str(&format!(" --edits {}", shell_word(&serde_json::to_string(edits).ok()?)));
    }
    command.push_str(&format!(" --net {net} --steps {} --batch {} --seed {}", train.steps, train.batch, train.seed));
    let usual = TrainSpec::default();
    if train.rate != usual.rate {
        command.push_str(&format!(" --rate {}", train.rate));
    }
    if train.average != usual.average {
        command.push_str(&format!(" --average {}", train.average));
    }
    if train.schedule != usual.schedule {
        command.push_str(" --rate-schedule constant");
    }
    command.push_str(" --out network.safetensors");
    (command.len() <= 4000).then_some(command)
}
