//! What the census panel says.

pub use crate::text::census::*;

use crate::app::census::choice::{AxisKind, Which};
use crate::app::text::common::{Label, Text, capitalised, duration, long_duration};
use crate::diffusion::Seed;
use crate::explain::axis::Axis;
use crate::explain::census::{Class, Outcome};
use crate::explain::stats::{Share, TwoByTwo};
use crate::explain::tally::Tally;
use crate::parts::PartKind;
use crate::score::{Patch, Reach};
use crate::text::{census, fixed, say, then};

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

/// What will be done, before it begins: "12 columns x 256 seeds = 3072 pictures, 512 counted before: about 40 s".
pub fn plan(columns: usize, seeds: usize, done: usize, secs: Option<f64>) -> String {
    let pictures = columns * seeds;
    match secs.map(long_duration) {
        _ if done >= pictures => say!(census::PlanNothingLeft { columns, seeds, pictures, done }),
        Some(time) if done > 0 => say!(census::PlanAboutRest { columns, seeds, pictures, done, time }),
        Some(time) => say!(census::PlanAbout { columns, seeds, pictures, time }),
        None if done > 0 => say!(census::PlanTimeUnknownRest { columns, seeds, pictures, done }),
        None => say!(census::PlanTimeUnknown { columns, seeds, pictures }),
    }
}

/// How far it is.
pub fn progress(done: usize, pictures: usize, secs_left: Option<f64>, running: bool) -> String {
    match (running, secs_left.map(long_duration)) {
        (true, Some(time)) => say!(census::ProgressLeft { done, pictures, time }),
        (true, None) => say!(census::ProgressRunning { done, pictures }),
        (false, _) if done < pictures => say!(census::ProgressStopped { done, pictures }),
        (false, _) => say!(census::ProgressDone { done, pictures }),
    }
}

/// In the status line.
pub fn status(done: usize, pictures: usize, secs_left: Option<f64>) -> String {
    say!(census::StatusLine { progress: progress(done, pictures, secs_left, true) })
}

/// Which machine and which pictures a census is of.
pub fn title(exhibit: &str, machine: &str) -> String {
    say!(census::TitleLine { exhibit, machine })
}

/// A value of the axis with its name.
pub fn value(axis: &Axis, cell: usize) -> String {
    let label = axis.shown(cell);
    match axis {
        Axis::Patches(patches) if patches.get(cell) == Some(&Patch::Whole) => VALUE_WHOLE_IMAGE.get().to_owned(),
        Axis::Patches(_) => say!(census::ValuePatch { size: label }),
        Axis::SwitchTimes { .. } => say!(census::ValueTime { time: label }),
        Axis::Reaches(reaches) if reaches.get(cell) == Some(&Reach::All) => VALUE_ANY_REACH.get().to_owned(),
        Axis::Reaches(_) => say!(census::ValueReach { reach: label }),
        Axis::Factors { .. } => say!(census::ValueFactor { factor: label }),
        Axis::Localities(_) => label,
    }
}

/// The same below the charts.
pub fn short_value(axis: &Axis, cell: usize) -> String {
    let label = axis.shown(cell);
    match axis {
        Axis::SwitchTimes { .. } => label.strip_prefix('0').map_or(label.clone(), str::to_owned),
        _ => label,
    }
}

/// Below the axis.
pub fn axis_title(axis: &Axis) -> String {
    match axis {
        Axis::SwitchTimes { after, .. } => say!(census::AxisTitleTimes { size: after.to_string() }),
        axis => capitalised(&axis.title()),
    }
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

/// A number of parts.
fn parts_counted(count: usize, kind: PartKind) -> String {
    match kind {
        PartKind::Fingers => say!(census::WhichFingers { count }),
        PartKind::Eyes => say!(census::WhichEyes { count }),
        PartKind::ClockHands => say!(census::WhichClockHands { count }),
        PartKind::Petals => say!(census::WhichPetals { count }),
        PartKind::Arms => say!(census::WhichArms { count }),
        PartKind::Segments => say!(census::WhichSegments { count }),
    }
}

/// The choice of pictures.
pub fn which(which: Which, kind: Option<PartKind>) -> String {
    match (which, kind) {
        (Which::Count(count), Some(kind)) => parts_counted(count, kind),
        (Which::Count(count), None) => count.to_string(),
        (Which::Unclear, _) => WHICH_NOT_WELL_FORMED.get().to_owned(),
        (Which::Class(class), _) => class.title().to_owned(),
        (Which::Thumbs(true, true), _) => WHICH_BOTH_THUMBS.get().to_owned(),
        (Which::Thumbs(true, false), _) => WHICH_LEFT_THUMB.get().to_owned(),
        (Which::Thumbs(false, true), _) => WHICH_RIGHT_THUMB.get().to_owned(),
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
    let (value, which) = (value(axis, cell), which(what, kind));
    say!(census::FieldName { value, which, count: share.count, all: share.of })
}

/// A share in figures: "61 of 256 pictures: 23.8 % (95 %: 19.0 to 29.4)".
pub fn share(share: Share) -> String {
    let Some(value) = share.value() else { return SHARE_NONE_COUNTED_YET.get().to_owned() };
    let interval = share.interval();
    let percent = |v: f64| fixed(100.0 * v, 1);
    say!(census::ShareLine {
        count: share.count,
        all: share.of,
        share: percent(value),
        low: percent(interval.low),
        high: percent(interval.high),
    })
}

/// A class of pictures with its share.
pub fn class_share(class: Class, of_all: Share) -> String {
    say!(census::ClassShare { class: capitalised(class.title()), share: share(of_all) })
}

/// Of how many training pictures a picture is made.
pub fn mean_sources(sources: f64) -> String {
    say!(census::MeanSources { sources: fixed(sources, 1) })
}

/// The heading over the pictures of a field.
pub fn pick_title(axis: &Axis, cell: usize, what: Which, kind: Option<PartKind>) -> String {
    say!(census::PickLine { value: value(axis, cell), which: which(what, kind) })
}

/// A picture of the census, for screen readers and tests.
pub fn picture(seed: Seed) -> String {
    say!(census::PictureName { seed: seed.to_string() })
}

/// What is said about a picture when the pointer rests on it.
pub fn picture_hint(outcome: &Outcome, kind: Option<PartKind>) -> String {
    let (seed, class) = (outcome.seed.to_string(), outcome.class.title());
    let what = match outcome.count.filter(|_| outcome.well_formed).zip(kind) {
        Some((count, kind)) => {
            say!(census::PictureClassAndCount { seed, class, count: parts_counted(count.into(), kind) })
        }
        None => say!(census::PictureClass { seed, class }),
    };
    let pasted = say!(census::PicturePasted {
        sources: outcome.n_sources,
        rms: fixed(outcome.nearest_rms.into(), 2),
        nearest: outcome.nearest_image + 1,
    });
    then(&then(&what, &pasted), PICK_HINT.get())
}

/// A share in whole percent, in a field of the map, which is coloured by it.
pub fn figure(share: f64) -> String {
    if share < 0.01 { BELOW_ONE.get().to_owned() } else { fixed(100.0 * share, 0) }
}

/// A number of an axis of shares.
pub fn axis_percent(percent: u32) -> String {
    say!(census::PercentShort { percent })
}

/// Yes and no.
pub const YES_NO: [Text; 2] = [YES, NO];

/// The hands of a field of the table, and what most of them have where there is room for it.
pub fn hands(count: usize, fingers: usize, with_fingers: bool) -> String {
    if with_fingers { say!(census::HandsWithFingers { count, fingers }) } else { say!(census::Hands { count }) }
}

/// The correlation with its interval.
pub fn phi(table: TwoByTwo) -> String {
    match table.phi().zip(table.phi_interval()) {
        Some((phi, interval)) => {
            say!(census::PhiLine { phi: signed(phi), low: signed(interval.low), high: signed(interval.high) })
        }
        None => PHI_NOT_DEFINED.get().to_owned(),
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
        return SIDES_TOO_FEW.get().to_owned();
    };
    if phi < -0.9 {
        SIDES_ONE_THUMB.get().to_owned()
    } else if interval.contains(0.0) && interval.high - interval.low > 0.5 {
        SIDES_MORE_NEEDED.get().to_owned()
    } else if interval.contains(0.0) {
        let of_all = |count| percent(count, table.total());
        say!(census::SidesIndependent { both: of_all(table.both), neither: of_all(table.neither) })
    } else {
        SIDES_DEPENDENT.get().to_owned()
    }
}

/// A share in whole percent.
pub fn percent(count: usize, of: usize) -> String {
    let percent = if of == 0 { 0.0 } else { 100.0 * count as f64 / of as f64 };
    say!(census::PercentShort { percent: fixed(percent, 0) })
}

/// When a file was written.
pub fn saved(path: &std::path::Path, secs: f64) -> String {
    say!(census::SavedLine { path: path.display().to_string(), time: duration(secs) })
}
