//! What the window says about where pixels came from.

pub use crate::text::explain::*;

use crate::app::text::common::{Text, fixed, thousands};
use crate::explain::mosaic::MapKind;
use crate::explain::nearest::Nearest;
use crate::explain::novelty::Verdict;
use crate::explain::provenance::Provenance;
use crate::explain::stats::Share;
use crate::text::{list, say, then};

/// Which pixel the answer is about.
pub fn pixel_line(at: (usize, usize), step: usize, of: usize) -> String {
    say!(PixelLine { row: at.0 + 1, column: at.1 + 1, step: of + 1 - step.min(of), of })
}

/// How many patches decide.
pub fn effective(n: f64) -> String {
    fixed(n, if n < 9.95 { 1 } else { 0 })
}

/// The unit of that number, and how many there might be.
pub fn effective_lines(provenance: &Provenance) -> [String; 2] {
    let decide = if provenance.effective_patches < 1.05 { PATCH_DECIDES } else { PATCHES_DECIDE };
    let n = provenance.n_candidates;
    [decide.into(), say!(OfCandidates { n, count: thousands(n) })]
}

/// The number with its lines, for screen readers and tests.
pub fn effective_name(number: &str, decide: &str, of: &str) -> String {
    say!(EffectiveName { number, decide, of })
}

/// A share in per cent, with as many digits as make sense.
pub fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 0.095 {
        say!(Percent { percent: fixed(percent, 1) })
    } else if percent >= 0.001 {
        say!(Percent { percent: fixed(percent, 3) })
    } else {
        PERCENT_TINY.get().to_owned()
    }
}

/// Where a patch was taken from.
pub fn patch_place(image_idx: u32, row: u16, col: u16) -> String {
    say!(PatchPlace { image: image_idx + 1, row: row + 1, column: col + 1 })
}

/// The same where the patch stayed in place.
pub fn patch_in_place(image_idx: u32) -> String {
    say!(PatchInPlace { image: image_idx + 1 })
}

/// A line of the list, for screen readers and tests.
pub fn patch_name(rank: usize, image_idx: u32, row: u16, col: u16, weight: f64) -> String {
    say!(PatchName { rank: rank + 1, place: patch_place(image_idx, row, col), weight: percent(weight) })
}

/// What the list makes up.
pub fn shown_line(n: usize, share: f64) -> String {
    say!(ShownLine { n, share: percent(share) })
}

/// The short answer, over the sources.
pub fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Copy { image_idx, shift: (0, 0) } => say!(VerdictCopy { image: image_idx + 1 }),
        Verdict::Copy { image_idx, shift } => say!(VerdictCopyMoved { image: image_idx + 1, by: moved(*shift) }),
        Verdict::Blend { undecided } => say!(VerdictBlend { percent: fixed(100.0 * undecided, 0) }),
        // By a network, which names no sources.
        Verdict::New { n_sources: 0 } => VERDICT_NEW.get().to_owned(),
        Verdict::New { n_sources } => say!(VerdictNewSources { n: *n_sources }),
    }
}

/// How far a picture or a patch was moved.
pub fn moved((dy, dx): (i32, i32)) -> String {
    let across = |n: i32| if n < 0 { say!(MovedLeft { n: -n }) } else { say!(MovedRight { n }) };
    let along = |n: i32| if n < 0 { say!(MovedUp { n: -n }) } else { say!(MovedDown { n }) };
    match (dy, dx) {
        (0, 0) => MOVED_NOT_AT_ALL.get().to_owned(),
        (0, dx) => across(dx),
        (dy, 0) => along(dy),
        (dy, dx) => list([along(dy), across(dx)]),
    }
}

/// The nearest training picture.
pub fn nearest_short(nearest: &Nearest) -> String {
    say!(NearestShort { number: nearest.image_idx + 1, rms: fixed(nearest.rms.into(), 2) })
}

/// The same where there is little room.
pub fn nearest_shorter(nearest: &Nearest) -> String {
    say!(NearestShorter { number: nearest.image_idx + 1, rms: fixed(nearest.rms.into(), 2) })
}

/// Its hover text.
pub fn nearest_hint(nearest: &Nearest) -> String {
    say!(NearestHint { limit: fixed(nearest.copy_rms.into(), 2) })
}

/// A source in the strip, for screen readers and tests.
pub fn source_name(image_idx: u32, share: f64) -> String {
    say!(SourceName { image: image_idx + 1, share: percent(share) })
}

/// How much a source's patches weigh where they are the strongest.
pub fn source_weight(mean_weight: f64) -> String {
    let line = say!(SourceWeight { share: percent(mean_weight) });
    if mean_weight < 0.1 { then(&line, SOURCE_WEIGHT_LITTLE.get()) } else { line }
}

/// A share where there is little room.
pub fn share_short(share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 0.95 { say!(Percent { percent: fixed(percent, 0) }) } else { PERCENT_SMALL.get().to_owned() }
}

/// Sources for which there is no room.
pub fn more_sources(n: usize) -> String {
    say!(MoreSources { n })
}

/// A map's name, where it is chosen and over its picture.
pub fn map_name(kind: MapKind) -> Text {
    match kind {
        MapKind::Sources => MAP_NAME_SOURCES,
        MapKind::Displacement => MAP_NAME_DISPLACEMENT,
        MapKind::Certainty => MAP_NAME_CERTAINTY,
        MapKind::Consistency => MAP_NAME_CONSISTENCY,
        MapKind::Difference => MAP_NAME_DIFFERENCE,
    }
}

/// What a map shows and how it is computed.
pub fn map_hint(kind: MapKind) -> Text {
    match kind {
        MapKind::Sources => MAP_HINT_SOURCES,
        MapKind::Displacement => MAP_HINT_DISPLACEMENT,
        MapKind::Certainty => MAP_HINT_CERTAINTY,
        MapKind::Consistency => MAP_HINT_CONSISTENCY,
        MapKind::Difference => MAP_HINT_DIFFERENCE,
    }
}

/// The middle of a map's numbers.
pub fn median_patches(median: f64) -> String {
    say!(MedianPatches { median: effective(median) })
}

/// The middle of the differences.
pub fn median_difference(median: f64) -> String {
    say!(MedianDifference { median: fixed(median, 2) })
}

/// How much has moved.
pub fn moved_line(moved: Share, median: f64) -> String {
    say!(MovedLine { share: percent(moved.value().unwrap_or(0.0)), px: fixed(median, 0) })
}

/// What the rim of the wheel stands for.
pub fn wheel_line(longest: f64) -> String {
    say!(WheelLine { px: fixed(longest, 0) })
}

/// What is marked in the map of consistency.
pub fn inconsistent_line(share: Share) -> String {
    say!(InconsistentLine { share: percent(share.value().unwrap_or(0.0)) })
}

/// What is not.
pub fn consistent_line(share: Share) -> String {
    say!(ConsistentLine { share: percent(1.0 - share.value().unwrap_or(0.0)) })
}

/// The lines of a legend, for screen readers and tests.
pub fn legend_lines(lines: impl IntoIterator<Item = String>) -> String {
    let two = |first: String, second: String| say!(LegendLines { first, second });
    lines.into_iter().reduce(two).unwrap_or_default()
}

/// Under the pointer, in the map of sources: two lines.
pub fn here_source(image_idx: u32, weight: f32) -> String {
    let weight = say!(HereSourceWeight { share: percent(f64::from(weight)) });
    two_lines(say!(HereSource { image: image_idx + 1 }), &weight)
}

/// Under the pointer, in the map of displacements: one line or two.
pub fn here_displacement(by: (i32, i32), length: f64) -> String {
    if by == (0, 0) {
        return HERE_NOT_MOVED.get().to_owned();
    }
    two_lines(say!(HereMoved { by: moved(by) }), &say!(HereDistance { px: fixed(length, 1) }))
}

/// Under the pointer, in the map of certainty.
pub fn here_certainty(n: f64) -> String {
    let number = effective(n);
    if n < 1.05 { say!(HereCertaintyOne { number }) } else { say!(HereCertainty { number }) }
}

/// Under the pointer, in the map of consistency: two lines.
pub fn here_consistency(off_by: f32, is_consistent: bool) -> String {
    let what = if is_consistent { HERE_CONSISTENT } else { HERE_INCONSISTENT };
    two_lines(what.into(), &say!(HereDifference { difference: fixed(off_by.into(), 3) }))
}

/// Under the pointer, in the map of differences.
pub fn here_difference(rms: f64) -> String {
    say!(HereDifference { difference: fixed(rms, 2) })
}

fn two_lines(first: String, second: &str) -> String {
    first + "\n" + second
}

/// A picture of the stage, for screen readers and tests.
pub fn stage_picture(index: usize, caption: &str) -> String {
    say!(StagePicture { stage: index + 1, caption })
}
