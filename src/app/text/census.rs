//! What the census panel says.

pub use crate::text::census::*;

use crate::app::census::choice::{AxisKind, Which};
use crate::app::text::common::{Label, capitalised, duration, long_duration};
use crate::diffusion::Seed;
use crate::explain::axis::Axis;
use crate::explain::census::{Class, Outcome};
use crate::explain::stats::{Share, TwoByTwo};
use crate::explain::tally::Tally;
use crate::parts::PartKind;
use crate::score::Patch;

/// The lowest row of that chart.
pub const UNCLEAR: &str = "*";

/// The setting that changes.
pub fn axis(kind: AxisKind) -> Label {
    match kind {
        AxisKind::Patches => AXIS_PATCHES,
        AxisKind::Times => AXIS_TIMES,
        AxisKind::Reaches => AXIS_REACHES,
        AxisKind::Thumbs => AXIS_THUMBS,
    }
}

/// The unit of the values.
pub fn unit(kind: AxisKind) -> &'static str {
    if kind == AxisKind::Times { "" } else { UNIT_PX.get() }
}

/// What will be done, before it begins: "12 columns x 256 seeds = 3072 pictures, 512 done; about 40 s".
pub fn plan(columns: usize, seeds: usize, done: usize, secs: Option<f64>) -> String {
    let all = columns * seeds;
    let known = if done > 0 { format!(", {done} counted before") } else { String::new() };
    let time = match secs {
        _ if done >= all => PLAN_NOTHING_LEFT_TO.get().to_owned(),
        Some(secs) => format!("about {}", long_duration(secs)),
        None => PLAN_TIME_NOT_KNOWN.get().to_owned(),
    };
    let column = if columns == 1 { "column" } else { "columns" };
    format!("{columns} {column} x {seeds} seeds = {all} pictures{known}: {time}")
}

/// How far it is.
pub fn progress(done: usize, all: usize, secs_left: Option<f64>, running: bool) -> String {
    let left = match (running, secs_left) {
        (true, Some(secs)) => format!(", {} left", long_duration(secs)),
        (true, None) => String::new(),
        (false, _) if done < all => PROGRESS_STOPPED.get().to_owned(),
        (false, _) => PROGRESS_DONE.get().to_owned(),
    };
    format!("{done} of {all} pictures{left}")
}

/// In the status line.
pub fn status(done: usize, all: usize, secs_left: Option<f64>) -> String {
    format!("Census: {}", progress(done, all, secs_left, true))
}

/// Which machine and which pictures a census is of.
pub fn title(exhibit: &str, machine: &str) -> String {
    format!("{exhibit}, {machine}")
}

/// A value of the axis with its name.
pub fn value(axis: &Axis, cell: usize) -> String {
    let label = axis.label(cell);
    match axis {
        Axis::Patches(patches) if patches.get(cell) == Some(&Patch::Whole) => VALUE_WHOLE_IMAGE.get().to_owned(),
        Axis::Patches(_) => format!("P = {label} px"),
        Axis::SwitchTimes { .. } => format!("t* = {label}"),
        Axis::Reaches(_) if label == "all" => VALUE_ANY_REACH.get().to_owned(),
        Axis::Reaches(_) => format!("Reach {label} px"),
        Axis::Factors { .. } => format!("Factor {label}"),
        Axis::Localities(_) => label,
    }
}

/// The same below the charts.
pub fn short_value(axis: &Axis, cell: usize) -> String {
    let label = axis.label(cell);
    match axis {
        Axis::SwitchTimes { .. } => label.strip_prefix('0').map_or(label.clone(), str::to_owned),
        _ => label,
    }
}

/// Below the axis.
pub fn axis_title(axis: &Axis) -> String {
    capitalised(&match axis {
        Axis::SwitchTimes { after, .. } => {
            format!("time t* of the switch from the whole image to patch size {after} px (1 is noise)")
        }
        axis => axis.title(),
    })
}

/// What is counted, in the plural.
pub fn parts(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Fingers => PARTS_FINGERS.get(),
        PartKind::Eyes => PARTS_EYES.get(),
        PartKind::ClockHands => PARTS_CLOCK_HANDS.get(),
        PartKind::Petals => PARTS_PETALS.get(),
        PartKind::Arms => PARTS_ARMS.get(),
        PartKind::Segments => PARTS_SEGMENTS.get(),
    }
}

/// The choice of pictures.
pub fn which(which: Which, kind: Option<PartKind>) -> String {
    match (which, kind) {
        (Which::Count(count), Some(kind)) => {
            let word = parts(kind);
            let word = if count == 1 { word.strip_suffix('s').unwrap_or(word) } else { word };
            format!("{count} {word}")
        }
        (Which::Count(count), None) => count.to_string(),
        (Which::Unclear, _) => WHICH_NOT_WELL_FORMED.get().to_owned(),
        (Which::Class(class), _) => class.title().to_owned(),
        (Which::Thumbs(true, true), _) => WHICH_A_THUMB_ON.get().to_owned(),
        (Which::Thumbs(true, false), _) => WHICH_A_THUMB_ON_2.get().to_owned(),
        (Which::Thumbs(false, true), _) => WHICH_A_THUMB_ON_3.get().to_owned(),
        (Which::Thumbs(false, false), _) => WHICH_NO_THUMB.get().to_owned(),
    }
}

/// What a class of pictures means.
pub fn class_hint(class: Class) -> &'static str {
    match class {
        Class::Copy => CLASS_HINT_COPY.get(),
        Class::NovelRight => CLASS_HINT_NOVEL_RIGHT.get(),
        Class::Wrong => CLASS_HINT_WRONG.get(),
        Class::Malformed => CLASS_HINT_MALFORMED.get(),
        Class::Novel => CLASS_HINT_NOVEL.get(),
    }
}

/// The name of a field of a chart, for screen readers and tests.
pub fn field(axis: &Axis, cell: usize, what: Which, kind: Option<PartKind>, share: Share) -> String {
    format!("{}, {}: {} of {}", value(axis, cell), which(what, kind), share.count, share.of)
}

/// A share in figures: "61 of 256 pictures: 23.8 % (95 %: 19.0 to 29.4)".
pub fn share(share: Share) -> String {
    let Some(value) = share.value() else { return SHARE_NONE_COUNTED_YET.get().to_owned() };
    let interval = share.interval();
    let percent = |v: f64| 100.0 * v;
    format!(
        "{} of {} pictures: {:.1} % (95 %: {:.1} to {:.1})",
        share.count,
        share.of,
        percent(value),
        percent(interval.low),
        percent(interval.high)
    )
}

/// The heading over the pictures of a field.
pub fn pick_title(axis: &Axis, cell: usize, what: Which, kind: Option<PartKind>) -> String {
    format!("{}: {}", value(axis, cell), which(what, kind))
}

/// A picture of the census, for screen readers and tests.
pub fn picture(seed: Seed) -> String {
    format!("Show seed {seed} on the stage")
}

/// What is said about a picture when the pointer rests on it.
pub fn picture_hint(outcome: &Outcome, kind: Option<PartKind>) -> String {
    let mut line = format!("Seed {}: {}", outcome.seed, outcome.class.title());
    if let (Some(count), Some(kind)) = (outcome.count.filter(|_| outcome.well_formed), kind) {
        line.push_str(&format!(", {}", which(Which::Count(count.into()), Some(kind))));
    }
    let n = outcome.n_sources;
    let pictures = if n == 1 { "picture" } else { "pictures" };
    line.push_str(&format!(
        ". Pasted from {n} training {pictures}; RMS {:.2} to training picture {}. {PICK_HINT}",
        outcome.nearest_rms,
        outcome.nearest_image + 1
    ));
    line
}

/// Yes and no.
pub const YES_NO: [&str; 2] = ["yes", "no"];

/// The correlation with its interval.
pub fn phi(table: TwoByTwo) -> String {
    match table.phi().zip(table.phi_interval()) {
        Some((phi, interval)) => {
            format!("Correlation {} (95 %: {} to {})", signed(phi), signed(interval.low), signed(interval.high))
        }
        None => PHI_CORRELATION_NOT_DEFINED.get().to_owned(),
    }
}

/// With a sign and a real minus; no minus before zero.
fn signed(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 {
        "0.00".to_owned()
    } else if rounded > 0.0 {
        format!("+{rounded:.2}")
    } else {
        format!("\u{2212}{:.2}", -rounded)
    }
}

/// What a table means, in plain words.
pub fn sides_sentence(tally: &Tally) -> String {
    let table = tally.thumbs;
    let (Some(phi), Some(interval)) = (table.phi(), table.phi_interval()) else {
        return SIDES_SENTENCE_NOT_ENOUGH_HANDS.get().to_owned();
    };
    if phi < -0.9 {
        SIDES_SENTENCE_EACH_HAND_HAS.get().to_owned()
    } else if interval.contains(0.0) && interval.high - interval.low > 0.5 {
        SIDES_SENTENCE_MORE_HANDS_ARE.get().to_owned()
    } else if interval.contains(0.0) {
        let both = percent(table.both, table.total());
        let neither = percent(table.neither, table.total());
        format!(
            "Independent: each side decides by itself whether it has a thumb. {both} of the hands get two thumbs, \
             which makes six fingers, and {neither} get none, which makes four."
        )
    } else {
        SIDES_SENTENCE_THE_SIDES_KNOW.get().to_owned()
    }
}

/// A share in whole percent.
pub fn percent(count: usize, of: usize) -> String {
    if of == 0 { "0 %".to_owned() } else { format!("{:.0} %", 100.0 * count as f64 / of as f64) }
}

/// When a file was written.
pub fn saved(path: &std::path::Path, secs: f64) -> String {
    format!("Saved {} in {}.", path.display(), duration(secs))
}
