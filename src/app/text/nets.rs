//! What is said about trained networks.

pub use crate::text::nets::*;

use crate::app::nets::state as nets;
use crate::diffusion::{RunSpec, Seed};
use crate::explain::agreement::Agreement;
use crate::images::Shape;
use crate::net::NetOrigin;
use crate::score::{Boundary, NamedMachine};
use crate::studio::{BaselineFigures, OpenNet};
use crate::text::{fixed, say};

/// A network was opened.
pub fn opened(net: &OpenNet) -> String {
    let NetOrigin { net: spec, data, .. } = &net.origin;
    say!(Opened { title: nets::title(&net.id), net: spec.to_string(), data: data.as_str() })
}

/// Other pictures have come than those that a network was trained on.
pub fn let_go(net: &OpenNet) -> String {
    say!(LetGo { title: nets::title(&net.id), data: net.origin.data.as_str() })
}

/// The set of an opened network can't be read.
pub fn data_unreadable(data: &str, error: &str) -> String {
    say!(DataUnreadable { data, error })
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

/// On the choice of a network; `exhibits` are the names of those with one.
pub fn choice_hint(chosen: Option<&OpenNet>, exhibits: &str) -> String {
    match chosen {
        Some(net) => {
            let NetOrigin { net: spec, data, .. } = &net.origin;
            say!(ChoiceHint { title: nets::title(&net.id), net: spec.to_string(), data: data.as_str() })
        }
        None => say!(ChoiceHintNone { exhibits }),
    }
}

/// In the place of the equivariance switch; `stride` is that of the network.
pub fn learned_equivariance(stride: usize) -> String {
    match stride {
        1 => EQUIVARIANCE_EVERYWHERE.get().to_owned(),
        _ => say!(EquivarianceStride { stride }),
    }
}

/// The window of a network.
pub fn window(side: usize) -> String {
    say!(Window { side })
}

/// What a network sees.
pub fn window_line(side: usize) -> String {
    say!(WindowLine { side })
}

/// The padding of a network.
pub fn padding_line(padding: Boundary) -> &'static str {
    match padding {
        Boundary::Zeros => PADDING_ZEROS.get(),
        Boundary::Circular => PADDING_CIRCULAR.get(),
    }
}

/// How well a picture predicts that of the network, in large type.
pub fn r_large(r: Option<f64>) -> String {
    r.map_or_else(|| "-".to_owned(), |r| format!("{r:.2}"))
}

/// The figure for screen readers and tests.
pub fn r_name(stage: usize, r: Option<f64>) -> String {
    say!(RName { stage: stage + 1, r: r_large(r) })
}

/// The other figures, for the pointer.
pub fn r_details(figures: &Agreement) -> String {
    say!(RDetails {
        r: r_large(figures.pearson_r),
        squared: r_large(figures.pearson_r_squared),
        determination: r_large(figures.determination),
        cosine: r_large(figures.cosine),
        rms: fixed(figures.rms, 2),
    })
}

/// What r means and what it does not.
pub fn r_hint() -> String {
    format!("{R_MEANING}\n\n{R_NO_ACCURACY}")
}

/// An r in a line.
pub fn r_small(r: Option<f64>) -> String {
    say!(RSmall { r: r_large(r) })
}

/// The baselines, each with its r and what it means.
pub fn baselines(figures: Option<&BaselineFigures>) -> [(&'static str, Option<f64>, &'static str); 3] {
    let r = |of: fn(&BaselineFigures) -> Option<Agreement>| figures.and_then(of).and_then(|figures| figures.pearson_r);
    [
        (BASELINE_LINEAR, r(|figures| figures.linear)),
        (BASELINE_NEAREST, r(|figures| figures.nearest)),
        (BASELINE_MEAN, r(|figures| figures.mean)),
    ]
    .map(|(label, r)| (label.name(), r, label.hint()))
}

/// A baseline for screen readers and tests.
pub fn baseline_name(name: &str, r: Option<f64>) -> String {
    say!(BaselineName { name, r: r_large(r) })
}

/// How many seeds are done.
pub fn scatter_line(done: usize, of: u64) -> String {
    say!(ScatterLine { done, all: of })
}

/// Median and quartiles.
pub fn quartiles_line(quartiles: Option<[f64; 3]>) -> String {
    match quartiles.map(|values| values.map(|value| fixed(value, 2))) {
        Some([low, median, high]) => say!(Quartiles { low, median, high }),
        None => QUARTILES_NONE.get().to_owned(),
    }
}

/// The name and the line of a machine for screen readers.
pub fn quartiles_name(machine: &str, quartiles: &str) -> String {
    say!(QuartilesName { machine, quartiles })
}

/// A point.
pub fn point_name(machine: &str, seed: Seed, r: f64) -> String {
    say!(PointName { machine, seed: seed.to_string(), r: fixed(r, 2) })
}

/// The worst or the best.
pub fn extreme(seed: Seed, r: f64, best: bool) -> String {
    let (seed, r) = (seed.to_string(), fixed(r, 2));
    if best { say!(Best { seed, r }) } else { say!(Worst { seed, r }) }
}

/// The same for screen readers and tests.
pub fn extreme_name(machine: &str, best: bool) -> String {
    if best { say!(BestName { machine }) } else { say!(WorstName { machine }) }
}
