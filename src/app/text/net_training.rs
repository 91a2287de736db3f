//! What the panel for training says.

pub use crate::text::net_training::*;

use std::path::Path;

use crate::app::net_training::cost::Cost;
use crate::app::net_training::form::NetForm;
use crate::app::net_training::state::{ENDING, NetRun};
use crate::app::state::AppState;
use crate::app::text::common::{Label, fixed, long_duration, thousands};
use crate::diffusion::Seed;
use crate::exhibits::shell_word;
use crate::net::{NetKind, NetOrigin, NetSpec, TrainSpec};
use crate::score::{Boundary, NamedMachine};
use crate::studio::{NetTrainingNews, Shares};
use crate::text::{list, say, then};

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
    if n >= 1_000_000 {
        {
            // Three digits, which make a whole number of ten thousands.
            say!(Million { n: fixed(n as f64 / 1e6, 2), ten_thousands: n / 10_000 })
        }
    } else {
        thousands(n)
    }
}

fn megabytes(bytes: usize) -> String {
    let mb = bytes as f64 / 1e6;
    say!(Megabytes { n: fixed(mb, if mb < 9.95 { 1 } else { 0 }) })
}

/// A share in percent, without its sign.
fn percent(share: f64) -> String {
    fixed(100.0 * share, 0)
}

/// On what a network is or would be trained.
pub fn title(set: &str, n_images: usize, changed: bool) -> String {
    if changed { say!(OnEditedSet { set, count: n_images }) } else { say!(OnSet { set, count: n_images }) }
}

/// The same beside another exhibit; `set` is what it is called.
pub fn other_set(set: &str, n_images: usize) -> String {
    say!(OnOtherSet { set, count: n_images })
}

/// What a network is made of: its window, its weights, its file, its memory.
pub fn facts(net: NetSpec, shape: crate::images::Shape, bytes: usize) -> String {
    let (n, window) = (net.n_weights(shape), net.receptive_field());
    let (w, h, weights) = (shape.w(), shape.h(), rounded(n));
    let (file, memory) = (megabytes(4 * n * size_of::<f32>()), megabytes(bytes));
    if window > w.max(h) {
        say!(FactsSeesAll { w, h, weights, file, memory })
    } else {
        say!(Facts { window, w, h, weights, file, memory })
    }
}

/// When there is not enough memory.
pub fn no_memory(needed: usize, free: usize) -> String {
    say!(NoMemory { needed: megabytes(needed), free: megabytes(free) })
}

/// The plan before it begins.
pub fn plan(form: &NetForm, cost: Cost) -> String {
    let secs = form.steps as f64 * form.batch as f64 * cost.picture_secs;
    let (steps, batch, time) = (thousands(form.steps), form.batch, long_duration(secs));
    if cost.is_measured { say!(Plan { steps, batch, time }) } else { say!(PlanMeasuring { steps, batch, time }) }
}

/// What is in training.
pub fn running(origin: &NetOrigin) -> String {
    let TrainSpec { batch, seed, .. } = origin.train;
    say!(Running { net: origin.net.to_string(), batch, seed: seed.to_string() })
}

/// How far it is.
pub fn progress(run: &NetRun) -> String {
    let Some(news) = &run.news else { return PROGRESS_STARTING.get().to_owned() };
    let (done, all) = run.progress();
    let (done, all) = (thousands(done), thousands(all));
    let step = match news.running_losses.last() {
        Some(loss) => say!(ProgressStepLoss { done, all, loss: fixed(loss[1], 4) }),
        None => say!(ProgressStep { done, all }),
    };
    match (run.is_running(), news.pace) {
        (true, _) if run.is_done() => say!(ProgressFinishing { step }),
        (true, Some((secs, left))) => say!(ProgressPace { step, secs: fixed(secs, 2), left: long_duration(left) }),
        (true, None) => step,
        (false, _) if run.is_done() => say!(ProgressDone { step }),
        (false, _) => say!(ProgressPaused { step }),
    }
}

/// In the status line.
pub fn status(run: &NetRun) -> String {
    let (done, all) = run.progress();
    if run.is_done() {
        return STATUS_FINISHING.get().to_owned();
    }
    let (done, all) = (thousands(done), thousands(all));
    match run.news.as_ref().and_then(|news| news.pace) {
        Some((_, left)) => say!(StatusLeft { done, all, left: long_duration(left) }),
        None => say!(Status { done, all }),
    }
}

/// On what the time went.
pub fn shares(shares: Shares) -> String {
    let total = shares.total().max(1e-9);
    say!(TimeShares {
        training: percent(shares.training / total),
        looking: percent(shares.looking / total),
        theory: percent((shares.theory + shares.fitting) / total),
    })
}

/// The row of the network.
pub fn network_row(step: Option<usize>) -> String {
    match step {
        Some(step) => say!(NetworkRow { step: thousands(step) }),
        None => NETWORK_ROW_EMPTY.get().to_owned(),
    }
}

/// The row of the theory.
pub fn theory_row(news: &NetTrainingNews) -> String {
    let machine = news.machine.short_name();
    match (news.fitting, news.fitted_at) {
        (Some((done, all)), _) => {
            say!(TheoryRowFitting { machine, percent: percent(done as f64 / all.max(1) as f64) })
        }
        (None, Some(step)) => say!(TheoryRowFitted { machine, step: thousands(step) }),
        (None, None) => say!(TheoryRowPaper { machine }),
    }
}

/// What is said about that row.
pub fn theory_hint(news: &NetTrainingNews) -> String {
    let machine = news.machine.short_name();
    let what = match news.machine {
        NamedMachine::Els => say!(TheoryCircular { machine }),
        _ => say!(TheoryZeros { machine }),
    };
    let (net, locality) = (news.origin.net, news.locality.to_string());
    let origin = match (news.fitted_at, net.kind(), net.padding()) {
        (Some(step), ..) => say!(TheoryLocalityFitted { step, locality }),
        // It had no other.
        (None, NetKind::UNet, Boundary::Circular) => say!(TheoryLocalityPaperUnet { locality }),
        (None, ..) => say!(TheoryLocalityPaper { locality }),
    };
    then(&what, &origin)
}

/// How long fitting takes.
pub fn fit_secs(secs: f64) -> String {
    say!(FitSecs { time: long_duration(secs) })
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
    say!(Ask { steps: thousands(run.n_unkept()) })
}

/// The training of an earlier start.
pub fn last(origin: &NetOrigin) -> String {
    say!(Last {
        net: origin.net.to_string(),
        done: thousands(origin.steps_done),
        all: thousands(origin.train.steps),
        data: origin.data.as_str(),
    })
}

/// When it was written.
pub fn kept(path: &Path, steps: usize) -> String {
    say!(Kept { steps, path: path.display().to_string() })
}

/// When the command is on the clipboard.
pub fn copied(command: &str) -> String {
    say!(Copied { command })
}

/// A picture of a row, for the pointer and for screen readers.
pub fn picture_name(row: &str, seed: Seed) -> String {
    say!(PictureName { row, seed: seed.to_string() })
}

/// The last value of the theory, over the plot of the agreement.
pub fn theory_value(machine: NamedMachine, r: f64) -> String {
    say!(TheoryValue { machine: machine.short_name(), r: signed(r) })
}

/// The last value of the machine that copies.
pub fn copies_value(r: f64) -> String {
    say!(CopiesValue { r: signed(r) })
}

/// A plot with its last values, for screen readers.
pub fn plot_heading<'a>(plot: &str, values: impl IntoIterator<Item = &'a str>) -> String {
    say!(PlotHeading { plot, values: list(values) })
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
