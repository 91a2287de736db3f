//! What the window says about where pixels came from.

pub use crate::text::explain::*;

use crate::app::text::common::{Text, thousands};
use crate::explain::mosaic::MapKind;
use crate::explain::nearest::Nearest;
use crate::explain::novelty::Verdict;
use crate::explain::provenance::Provenance;
use crate::explain::stats::Share;

/// Which pixel the answer is about.
pub fn pixel_line(at: (usize, usize), step: usize, of: usize) -> String {
    format!("Row {}, column {}, step {} of {of}", at.0 + 1, at.1 + 1, of + 1 - step.min(of))
}

/// How many patches decide.
pub fn effective(n: f64) -> String {
    if n < 9.95 { format!("{n:.1}") } else { format!("{n:.0}") }
}

/// The unit of that number, and how many there might be.
pub fn effective_lines(provenance: &Provenance) -> [String; 2] {
    let decide = if provenance.effective_patches < 1.05 { "patch decides" } else { "patches decide" };
    [decide.to_owned(), format!("of {}", candidates(provenance.n_candidates))]
}

fn candidates(n: usize) -> String {
    if n == 1 { CANDIDATES_1_CANDIDATE.get().to_owned() } else { format!("{} candidates", thousands(n)) }
}

/// A share in per cent, with as many digits as make sense.
pub fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 0.095 {
        format!("{percent:.1} %")
    } else if percent >= 0.001 {
        format!("{percent:.3} %")
    } else {
        "<.001 %".to_owned()
    }
}

/// Where a patch was taken from.
pub fn patch_place(image_idx: u32, row: u16, col: u16) -> String {
    format!("picture {}, row {}, column {}", image_idx + 1, row + 1, col + 1)
}

/// The same where the patch stayed in place.
pub fn patch_in_place(image_idx: u32) -> String {
    format!("picture {}, same place", image_idx + 1)
}

/// A line of the list, for screen readers and tests.
pub fn patch_name(rank: usize, image_idx: u32, row: u16, col: u16, weight: f64) -> String {
    format!("Patch {}: {}, {}", rank + 1, patch_place(image_idx, row, col), percent(weight))
}

/// What the list makes up.
pub fn shown_line(n: usize, share: f64) -> String {
    let share = percent(share);
    match n {
        1 => format!("This patch carries {share} of the weight."),
        _ => format!("These {n} patches carry {share} of the weight."),
    }
}

/// The short answer, over the sources.
pub fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Copy { image_idx, shift: (0, 0) } => format!("Copy of training picture {}", image_idx + 1),
        Verdict::Copy { image_idx, shift } => {
            format!("Copy of training picture {}, moved {}", image_idx + 1, moved(*shift))
        }
        Verdict::Blend { undecided } => {
            format!("Not decided yet: {:.0} % of the pixels are blends of patches", 100.0 * undecided)
        }
        // By a network, which names no sources.
        Verdict::New { n_sources: 0 } => VERDICT_NEW.get().to_owned(),
        Verdict::New { n_sources: 1 } => VERDICT_NEW_2.get().to_owned(),
        Verdict::New { n_sources } => format!("New: pasted from {n_sources} training pictures"),
    }
}

/// How far a picture or a patch was moved.
pub fn moved((dy, dx): (i32, i32)) -> String {
    let one = |by: i32, forth: &str, back: &str| format!("{} {}", by.abs(), if by < 0 { back } else { forth });
    match (dy, dx) {
        (0, 0) => MOVED_NOT_AT_ALL.get().to_owned(),
        (0, dx) => one(dx, "right", "left"),
        (dy, 0) => one(dy, "down", "up"),
        (dy, dx) => format!("{}, {}", one(dy, "down", "up"), one(dx, "right", "left")),
    }
}

/// The nearest training picture.
pub fn nearest_short(nearest: &Nearest) -> String {
    format!("Nearest: picture {}, RMS {:.2}", nearest.image_idx + 1, nearest.rms)
}

/// The same where there is little room.
pub fn nearest_shorter(nearest: &Nearest) -> String {
    format!("Nearest: {}, RMS {:.2}", nearest.image_idx + 1, nearest.rms)
}

/// Its hover text.
pub fn nearest_hint(nearest: &Nearest) -> String {
    format!(
        "The training picture that differs least from the guess. RMS: root mean square difference over all values; \
         black to white is 2. Below {:.2} it counts as a copy.",
        nearest.copy_rms
    )
}

/// A source in the strip, for screen readers and tests.
pub fn source_name(image_idx: u32, share: f64) -> String {
    format!("Source: training picture {}, {} of the pixels", image_idx + 1, percent(share))
}

/// How much a source's patches weigh where they are the strongest.
pub fn source_weight(mean_weight: f64) -> String {
    let line = format!("Its patches carry {} of the weight there on average.", percent(mean_weight));
    if mean_weight < 0.1 {
        format!("{line} Many training pictures agree there, so any of them could be listed.")
    } else {
        line
    }
}

/// A share where there is little room.
pub fn share_short(share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 0.95 { format!("{percent:.0} %") } else { "<1 %".to_owned() }
}

/// Sources for which there is no room.
pub fn more_sources(n: usize) -> String {
    format!("+{n}")
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
    format!("median {} patches", effective(median))
}

/// The middle of the differences.
pub fn median_difference(median: f64) -> String {
    format!("median {median:.2}")
}

/// How much has moved.
pub fn moved_line(moved: Share, median: f64) -> String {
    format!("{} of the pixels moved, median {median:.0} px", percent(moved.value().unwrap_or(0.0)))
}

/// What the rim of the wheel stands for.
pub fn wheel_line(longest: f64) -> String {
    format!("Rim: {longest:.0} px, the maximum")
}

/// What is marked in the map of consistency.
pub fn inconsistent_line(share: Share) -> String {
    format!("{} are not the centre of their nearest patch", percent(share.value().unwrap_or(0.0)))
}

/// What is not.
pub fn consistent_line(share: Share) -> String {
    format!("{} are", percent(1.0 - share.value().unwrap_or(0.0)))
}

/// Under the pointer, in the map of sources.
pub fn here_source(image_idx: u32, weight: f32) -> String {
    format!("Training picture {}\n{} of this pixel", image_idx + 1, percent(f64::from(weight)))
}

/// Under the pointer, in the map of displacements.
pub fn here_displacement(by: (i32, i32), length: f64) -> String {
    if by == (0, 0) {
        HERE_DISPLACEMENT_NOT_MOVED.get().to_owned()
    } else {
        format!("Moved {}\n{length:.1} px", moved(by))
    }
}

/// Under the pointer, in the map of certainty.
pub fn here_certainty(n: f64) -> String {
    let unit = if n < 1.05 { "patch" } else { "patches" };
    format!("{} effective {unit}", effective(n))
}

/// Under the pointer, in the map of consistency.
pub fn here_consistency(off_by: f32, is_consistent: bool) -> String {
    let what = if is_consistent { "The centre of its nearest patch" } else { "Not the centre of its nearest patch" };
    format!("{what}\nDifference {off_by:.3}, range 2")
}

/// Under the pointer, in the map of differences.
pub fn here_difference(rms: f64) -> String {
    format!("Difference {rms:.2}, range 2")
}

/// A picture of the stage, for screen readers and tests.
pub fn stage_picture(index: usize, caption: &str) -> String {
    format!("Stage {}: {caption}", index + 1)
}
