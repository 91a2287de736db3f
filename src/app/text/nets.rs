//! What is said about trained networks.

pub use crate::text::nets::*;

use crate::app::nets::state as nets;
use crate::diffusion::{RunSpec, Seed};
use crate::explain::agreement::Agreement;
use crate::images::Shape;
use crate::score::{Boundary, NamedMachine};
use crate::studio::{BaselineFigures, OpenNet};

/// A network was opened.
pub fn opened(net: &OpenNet) -> String {
    format!("Opened {}: {} on {}", nets::title(&net.id), net.origin.net, net.origin.data)
}

/// Other pictures have come than those that a network was trained on.
pub fn let_go(net: &OpenNet) -> String {
    let (title, data) = (nets::title(&net.id), &net.origin.data);
    format!("{title} was trained on {data}, so a machine generates these pictures instead")
}

/// The set of an opened network can't be read.
pub fn data_unreadable(data: &str, error: &str) -> String {
    format!(
        "The network is open, but its training pictures, {data}, can't be read: {error}. Open those pictures, then \
         choose the network."
    )
}

/// What draws on a stage: a machine, or a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generator {
    /// Its short name.
    pub short: &'static str,
    /// Its long name.
    pub long: &'static str,
    /// What it may look at, in a sentence.
    pub sentence: &'static str,
}

impl From<NamedMachine> for Generator {
    fn from(named: NamedMachine) -> Self {
        Self {
            short: named.short_name(),
            long: named.long_name(),
            sentence: crate::app::text::common::machine_sentence(named),
        }
    }
}

/// A network.
fn network() -> Generator {
    Generator { short: NETWORK.get(), long: NETWORK_LONG.get(), sentence: NETWORK_SENTENCE.get() }
}

/// What draws at a step.
pub fn generator_at(spec: &RunSpec, step: usize, shape: Shape) -> Generator {
    if spec.net_at(step).is_some() { network() } else { spec.machine_at(step, shape).named_machine().into() }
}

/// What draws with a run's own settings.
pub fn generator(spec: &RunSpec, shape: Shape) -> Generator {
    if spec.net.is_some() { network() } else { spec.named_machine(shape).into() }
}

/// On the choice of a network; `exhibits` are those with one.
pub fn choice_hint(chosen: Option<&OpenNet>, exhibits: &str) -> String {
    match chosen {
        Some(net) => format!(
            "{}: {}, trained on {}. It takes the place of a machine, with the same noise. Key: 6.",
            nets::title(&net.id),
            net.origin.net,
            net.origin.data
        ),
        None => format!(
            "No network was trained on these pictures, and a network generates only what it was trained on. The \
             exhibits {exhibits} have one. To train one on other pictures, use 'sixfingers train', then Open a \
             network."
        ),
    }
}

/// In the place of the equivariance switch; `stride` is that of the network.
pub fn learned_equivariance(stride: usize) -> String {
    match stride {
        1 => LEARNED_EQUIVARIANCE_A_CONVOLUTION_IS.get().to_owned(),
        _ => format!("The same at places {stride} pixels apart, because it halves the picture: not a setting"),
    }
}

/// The window of a network.
pub fn window(side: usize) -> String {
    format!("{side} px")
}

/// What a network sees.
pub fn window_line(side: usize) -> String {
    format!("sees at most {side} x {side} pixels")
}

/// The padding of a network.
pub fn padding_line(padding: Boundary) -> &'static str {
    match padding {
        Boundary::Zeros => PADDING_LINE_ZEROS.get(),
        Boundary::Circular => PADDING_LINE_CIRCULAR.get(),
    }
}

/// How well a picture predicts that of the network, in large type.
pub fn r_large(r: Option<f64>) -> String {
    r.map_or_else(|| "-".to_owned(), |r| format!("{r:.2}"))
}

/// The figure for screen readers and tests.
pub fn r_name(stage: usize, r: Option<f64>) -> String {
    format!("Stage {}: r = {} to the network", stage + 1, r_large(r))
}

/// The other figures, for the pointer.
pub fn r_details(figures: &Agreement) -> String {
    let value = |figure: Option<f64>| r_large(figure);
    format!(
        "At this step, for this noise: r = {}, r² = {}, R² = {}, cosine {}, RMS {:.2}.",
        value(figures.pearson_r),
        value(figures.pearson_r_squared),
        value(figures.determination),
        value(figures.cosine),
        figures.rms
    )
}

/// What r means and what it does not.
pub const R_HINT: &str = "r is Pearson's correlation over all pixel values of two pictures made from the same noise: 1 means the same \
     except for brightness and contrast, 0 means that one says nothing about the other.\n\nThe \"90 % accuracy\" \
     in the press is the median of such a figure over many seeds. The paper calls it r²; its script computes r. It \
     is not an accuracy: .90 does not mean that nine pictures or nine pixels in ten are right.";

/// An r in a line.
pub fn r_small(r: Option<f64>) -> String {
    format!("r = {}", r_large(r))
}

/// The baselines, each with its r and what it means.
pub fn baselines(figures: Option<&BaselineFigures>) -> [(&'static str, Option<f64>, &'static str); 3] {
    let r = |of: fn(&BaselineFigures) -> Option<Agreement>| figures.and_then(of).and_then(|figures| figures.pearson_r);
    [
        (BASELINES_LINEAR.get(), r(|figures| figures.linear), BASELINES_THE_BEST_LINEAR.get()),
        (BASELINES_NEAREST.get(), r(|figures| figures.nearest), BASELINES_THE_TRAINING_PICTURE.get()),
        (BASELINES_MEAN.get(), r(|figures| figures.mean), BASELINES_THE_MEAN_OF.get()),
    ]
}

/// A baseline for screen readers and tests.
pub fn baseline_name(name: &str, r: Option<f64>) -> String {
    format!("Baseline {name}: r = {}", r_large(r))
}

/// How many seeds are done.
pub fn scatter_line(done: usize, of: u64) -> String {
    format!("Pearson's r to the network's picture, {done} of {of} seeds")
}

/// Median and quartiles.
pub fn quartiles_line(quartiles: Option<[f64; 3]>) -> String {
    match quartiles {
        Some([low, median, high]) => format!("median {median:.2} ({low:.2} to {high:.2})"),
        None => QUARTILES_LINE_MEDIAN.get().to_owned(),
    }
}

/// A point.
pub fn point_name(machine: &str, seed: Seed, r: f64) -> String {
    format!("Point of {machine}, seed {seed}: r = {r:.2}")
}

/// The worst or the best.
pub fn extreme(seed: Seed, r: f64, best: bool) -> String {
    let which = if best { "Best" } else { "Worst" };
    format!("{which}: seed {seed}, {r:.2}")
}

/// The same for screen readers and tests.
pub fn extreme_name(machine: &str, best: bool) -> String {
    format!("{} seed for {machine}", if best { "Best" } else { "Worst" })
}
