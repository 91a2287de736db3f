//! What the census panel says.

use crate::app::census::choice::{AxisKind, Which};
use crate::app::text::common::{Label, capitalised, duration, long_duration};
use crate::diffusion::Seed;
use crate::explain::axis::Axis;
use crate::explain::census::{Class, Outcome};
use crate::explain::stats::{Share, TwoByTwo};
use crate::explain::tally::Tally;
use crate::parts::PartKind;
use crate::score::Patch;

const fn label(name: &'static str, hint: &'static str) -> Label {
    Label { name, hint }
}

/// The census.
pub const CENSUS: Label = label(
    "Census",
    "How often does it happen? Counts many seeds at many settings in the background while the stage stays live. Key: \
     K.",
);
/// Back to the stage.
pub const CLOSE: Label = label("Back to the stage", "Close this view; the census keeps counting. Key: K or Escape.");
/// Starts or resumes.
pub const START: Label = label("Start", "Count in the background. Columns that were counted before are reused.");
/// Resumes.
pub const RESUME: Label = label("Resume", "Continue where it stopped.");
/// Stops.
pub const STOP: Label = label("Stop", "Stop counting. The results so far are kept, and you can resume later.");
/// The first value.
pub const FROM: Label = label("From", "The first value of the setting that changes.");
/// The last value.
pub const TO: Label = label("To", "The last value of the setting that changes.");
/// The distance of two values.
pub const EVERY: Label = label("Every", "The distance between the values.");
/// The number of seeds.
pub const SEEDS: Label =
    label("Seeds", "How many seeds for each column, starting from 0. Every column uses the same seeds.");
/// One more column.
pub const WITH_WHOLE: Label = label("Whole image", "Add a column for the machine that sees the whole image.");
/// One more column.
pub const WITH_ALL: Label = label("Any reach", "Add a column where patches can move anywhere.");
/// Saving.
pub const SAVE: Label =
    label("Save", "Save the table as CSV or the charts as PNG: the same files as from the census command.");
/// The path of the file.
pub const PATH: Label = label("File", "Where to save the file. The ending is added for you.");
/// Saves the table.
pub const SAVE_CSV: Label =
    label("Save CSV", "One row for each column of the chart, with shares and their 95 % intervals.");
/// Saves the charts.
pub const SAVE_PNG: Label = label("Save PNG", "Save both charts as one picture.");
/// Puts the table on the clipboard.
pub const COPY: Label = label("Copy CSV", "Copy the table to the clipboard, for a spreadsheet.");
/// The chart of counts.
pub const MAP: Label = label(
    "Number of parts",
    "The share of all pictures with each number of parts (upwards), for each setting (to the right). The lowest row, \
     *, holds the pictures that are not well formed. Click a field to see its pictures.",
);
/// The lowest row of that chart.
pub const UNCLEAR: &str = "*";
/// The chart of classes.
pub const SHARES: Label = label(
    "Kinds of pictures",
    "For each setting, the shares of copies of a training picture and of new pictures: with the right count, with a \
     wrong count, or not well formed. The thin lines are the 95 % intervals (Wilson) of each share, drawn from where \
     it begins.",
);
/// Where the pictures of a field appear.
pub const PICTURES: &str = "Pictures";
/// When no field was clicked.
pub const CLICK_A_FIELD: &str =
    "Click a field of the charts to see its pictures here. Click a picture to show it on the stage.";
/// On a picture.
pub const PICK_HINT: &str = "Show this seed with this setting on the stage.";
/// Before there is anything to see.
pub const NOTHING_YET: &str = "Nothing has been counted yet. Press Start, and the charts fill as the pictures come in.";

/// The setting that changes.
pub fn axis(kind: AxisKind) -> Label {
    match kind {
        AxisKind::Patches => label("Patch size", "One column for each patch size, in pixels, the same at every step."),
        AxisKind::Times => label(
            "Switch time",
            "The machine sees the whole image until time t*, and only its window after that. When is the count \
             decided?",
        ),
        AxisKind::Reaches => label("Reach", "How many pixels a training patch can move from its own place."),
        AxisKind::Thumbs => label(
            "Two thumbs",
            "Are the two sides of a hand independent? Counts thumbs on the left and on the right, which explains the \
             sixth finger.",
        ),
    }
}

/// The unit of the values.
pub fn unit(kind: AxisKind) -> &'static str {
    if kind == AxisKind::Times { "" } else { " px" }
}

/// What will be done, before it begins: "12 columns x 256 seeds = 3072 pictures, 512 done; about 40 s".
pub fn plan(columns: usize, seeds: usize, done: usize, secs: Option<f64>) -> String {
    let all = columns * seeds;
    let known = if done > 0 { format!(", {done} counted before") } else { String::new() };
    let time = match secs {
        _ if done >= all => "nothing left to do".to_owned(),
        Some(secs) => format!("about {}", long_duration(secs)),
        None => "time not known yet".to_owned(),
    };
    let column = if columns == 1 { "column" } else { "columns" };
    format!("{columns} {column} x {seeds} seeds = {all} pictures{known}: {time}")
}

/// How the plan's time comes about.
pub const PLAN_HINT: &str = "Estimated from how long the steps on the stage or the previous census took, and from how many training patches \
     each setting compares. More urgent work comes first, so it can take longer while you use the stage.";

/// How far it is.
pub fn progress(done: usize, all: usize, secs_left: Option<f64>, running: bool) -> String {
    let left = match (running, secs_left) {
        (true, Some(secs)) => format!(", {} left", long_duration(secs)),
        (true, None) => String::new(),
        (false, _) if done < all => ", stopped".to_owned(),
        (false, _) => ", done".to_owned(),
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

/// When the settings are no longer those of the census that is shown.
pub const OTHER_SETTINGS: &str = "Charts: other settings";

/// A value of the axis with its name.
pub fn value(axis: &Axis, cell: usize) -> String {
    let label = axis.label(cell);
    match axis {
        Axis::Patches(patches) if patches.get(cell) == Some(&Patch::Whole) => "Whole image".to_owned(),
        Axis::Patches(_) => format!("P = {label} px"),
        Axis::SwitchTimes { .. } => format!("t* = {label}"),
        Axis::Reaches(_) if label == "all" => "Any reach".to_owned(),
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
        PartKind::Fingers => "fingers",
        PartKind::Eyes => "eyes",
        PartKind::ClockHands => "hands",
        PartKind::Petals => "petals",
        PartKind::Arms => "arms",
        PartKind::Segments => "segments",
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
        (Which::Unclear, _) => "not well formed".to_owned(),
        (Which::Class(class), _) => class.title().to_owned(),
        (Which::Thumbs(true, true), _) => "a thumb on both sides".to_owned(),
        (Which::Thumbs(true, false), _) => "a thumb on the left only".to_owned(),
        (Which::Thumbs(false, true), _) => "a thumb on the right only".to_owned(),
        (Which::Thumbs(false, false), _) => "no thumb".to_owned(),
    }
}

/// What a class of pictures means.
pub fn class_hint(class: Class) -> &'static str {
    match class {
        Class::Copy => "Nearer to a training picture than a third of the usual difference between training pictures.",
        Class::NovelRight => "Not a copy, with the same number of parts as every training picture.",
        Class::Wrong => "Not a copy, well formed, but with a different number of parts.",
        Class::Malformed => "Not a copy, and not a well-formed figure of its kind.",
        Class::Novel => "Not a copy. Nothing is counted in these pictures.",
    }
}

/// The name of a field of a chart, for screen readers and tests.
pub fn field(axis: &Axis, cell: usize, what: Which, kind: Option<PartKind>, share: Share) -> String {
    format!("{}, {}: {} of {}", value(axis, cell), which(what, kind), share.count, share.of)
}

/// A share in figures: "61 of 256 pictures: 23.8 % (95 %: 19.0 to 29.4)".
pub fn share(share: Share) -> String {
    let Some(value) = share.value() else { return "none counted yet".to_owned() };
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

/// Over the tables of thumbs.
pub const SIDES: Label = label(
    "Are the two sides independent?",
    "How many of the well-formed hands have a thumb on the left, and how many on the right. A thumb is a finger \
     whose tip is low beside the palm.",
);
/// The rows of the table.
pub const THUMB_LEFT: &str = "Thumb on the left";
/// The columns of the table.
pub const THUMB_RIGHT: &str = "Thumb on the right";
/// Yes and no.
pub const YES_NO: [&str; 2] = ["yes", "no"];
/// How the correlation is computed.
pub const PHI_HINT: &str = "Phi: the correlation between \"thumb on the left\" and \"thumb on the right\", each 1 or 0, over the \
     well-formed hands. -1: always exactly one of the two. 0: one says nothing about the other. In brackets, the 95 \
     % interval (Fisher).";

/// The correlation with its interval.
pub fn phi(table: TwoByTwo) -> String {
    match table.phi().zip(table.phi_interval()) {
        Some((phi, interval)) => {
            format!("Correlation {} (95 %: {} to {})", signed(phi), signed(interval.low), signed(interval.high))
        }
        None => "Correlation: not defined yet".to_owned(),
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
        return "Not enough hands yet.".to_owned();
    };
    if phi < -0.9 {
        "Each hand has exactly one thumb: a machine that sees the whole hand knows which side it is on, so every \
         hand has five fingers."
            .to_owned()
    } else if interval.contains(0.0) && interval.high - interval.low > 0.5 {
        "More hands are needed to tell.".to_owned()
    } else if interval.contains(0.0) {
        let both = percent(table.both, table.total());
        let neither = percent(table.neither, table.total());
        format!(
            "Independent: each side decides by itself whether it has a thumb. {both} of the hands get two thumbs, \
             which makes six fingers, and {neither} get none, which makes four."
        )
    } else {
        "The sides know something about each other, but not everything: some hands still get two thumbs, or none."
            .to_owned()
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

/// When the table is on the clipboard.
pub const COPIED: &str = "Copied the table to the clipboard, as CSV.";
