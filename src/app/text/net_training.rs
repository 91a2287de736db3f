//! What the panel for training says.

pub use crate::text::net_training::*;

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

/// Circular padding of a kind of network.
pub fn circular(kind: NetKind) -> Label {
    match kind {
        NetKind::ResNet => CIRCULAR,
        NetKind::UNet => CIRCULAR_UNET,
    }
}

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

/// How far it is.
pub fn progress(run: &NetRun) -> String {
    let Some(news) = &run.news else { return PROGRESS_STARTING.get().to_owned() };
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
        return STATUS_TRAINING_FINISHING_THE.get().to_owned();
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

/// The row of the network.
pub fn network_row(step: Option<usize>) -> String {
    match step {
        Some(step) => format!("Network, step {}", thousands(step)),
        None => NETWORK_ROW_NETWORK.get().to_owned(),
    }
}

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
