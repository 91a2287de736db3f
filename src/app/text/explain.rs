//! What the window says about where pixels came from.

use crate::app::text::common::{Label, label, thousands};
use crate::explain::mosaic::MapKind;
use crate::explain::nearest::Nearest;
use crate::explain::novelty::Verdict;
use crate::explain::provenance::Provenance;
use crate::explain::stats::Share;

/// The panel about one pixel.
pub const PROVENANCE: Label = label(
    "Where this pixel came from",
    "The training patches that the pixel under the pointer is an average of, and their weights. Key: I.",
);
/// Beside the pixel's place, when it stays.
pub const PINNED: Label =
    label("Unpin", "Follow the pointer again. Key: Escape. Alt with an arrow key moves the pinned pixel.");
/// Beside the pixel's place, when it does not.
pub const PIN: Label =
    label("Pin this pixel", "Keep showing this pixel when the pointer moves away. Clicking a picture does the same.");
/// The first of the three squares.
pub const SEES: Label = label(
    "It sees",
    "The window of the noisy picture x_t around the pixel: all that the machine sees for this pixel. Hatched: \
     outside the picture, where there is nothing.",
);
/// The second one.
pub const ANSWERS: Label = label(
    "Their mean",
    "The weighted mean of the patches listed below. Once they carry nearly all of the weight, the pixel in its \
     centre is the machine's guess.",
);
/// The third one.
pub const TAKEN_FROM: Label = label(
    "It can use",
    "Bright: where in a training picture the patches for this pixel can be centred, to scale. The outlined pixel is \
     the pixel itself.",
);
/// Over the list.
pub const EFFECTIVE: Label = label(
    "Effective number of patches",
    "1 / (sum of the squared weights over all candidates): 1 when one patch decides, and the number of candidates \
     when they all weigh the same.",
);
/// On a weight.
pub const WEIGHT_HINT: &str = "Weight: the share of the pixel that comes from this patch. It is exp(-distance squared / (2 noise variance)), \
     divided by the sum of this over all candidates.";
/// Under the list.
pub const SUM_HINT: &str = "The sum of the weights of the patches shown. The posterior mean is the sum of weight times value over all \
     candidates; patches that are not shown make up the rest.";
/// The mean of what is listed.
pub const MEAN_SHOWN: &str = "mean of these";
/// The mean of all.
pub const MEAN_ALL: &str = "mean of all: the guess";
/// While nothing is known yet.
pub const WAITING: &str = "Finding the patches that this pixel is made of";
/// Before there is a picture.
pub const NO_PIXEL: &str = "Point at a pixel in a picture.";

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
    if n == 1 { "1 candidate".to_owned() } else { format!("{} candidates", thousands(n)) }
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
        Verdict::New { n_sources: 0 } => "New: not a copy of a training picture".to_owned(),
        Verdict::New { n_sources: 1 } => "New: rearranged from 1 training picture".to_owned(),
        Verdict::New { n_sources } => format!("New: pasted from {n_sources} training pictures"),
    }
}

/// The hover text of the verdict.
pub const VERDICT_HINT: &str = "Copy: nearer to a training picture than a third of the usual difference between training pictures. Not decided \
     yet: more than a tenth of the pixels differ from the centre of their strongest patch. New: neither of these; \
     training pictures with at least 1 % of the pixels are counted.";

/// How far a picture or a patch was moved.
pub fn moved((dy, dx): (i32, i32)) -> String {
    let one = |by: i32, forth: &str, back: &str| format!("{} {}", by.abs(), if by < 0 { back } else { forth });
    match (dy, dx) {
        (0, 0) => "not at all".to_owned(),
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

/// The hover text of a source.
pub const SOURCE_HINT: &str = "The share of the pixels whose strongest patch comes from this training picture. Point at it to highlight its \
     pixels.";

/// A share where there is little room.
pub fn share_short(share: f64) -> String {
    let percent = 100.0 * share;
    if percent >= 0.95 { format!("{percent:.0} %") } else { "<1 %".to_owned() }
}

/// Sources for which there is no room.
pub fn more_sources(n: usize) -> String {
    format!("+{n}")
}

/// The hover text of those.
pub const MORE_SOURCES_HINT: &str = "More training pictures, with fewer pixels each.";

/// The view of the maps.
pub const VIEW_MOSAIC: Label =
    label("Mosaic", "The guess next to a map of what it is made of. Key: M for the next map, V for the pictures.");

/// A map's name, where it is chosen and over its picture.
pub fn map_name(kind: MapKind) -> &'static str {
    match kind {
        MapKind::Sources => "By source",
        MapKind::Displacement => "By displacement",
        MapKind::Certainty => "By certainty",
        MapKind::Consistency => "By consistency",
        MapKind::Difference => "By difference",
    }
}

/// What a map shows and how it is computed.
pub fn map_hint(kind: MapKind) -> &'static str {
    match kind {
        MapKind::Sources => {
            "Each training picture has its own colour. A pixel gets the colour of the picture with its strongest \
             patch, the one with the largest weight in the posterior mean; the smaller that weight, the paler the \
             colour. Outlines mark the seams where it weighs a quarter or more."
        }
        MapKind::Displacement => {
            "How far the strongest patch has moved from its own place in its training picture. Arrows point from \
             there to here. The hue shows the direction, the brightness the distance; on the torus, the shortest way."
        }
        MapKind::Certainty => {
            "The effective number of patches that the pixel is an average of, 1 / (sum of the squared weights), on a \
             logarithmic scale. At 1, one patch decides."
        }
        MapKind::Consistency => {
            "Whether the pixel equals the centre of the training patch that is nearest to its own window in this \
             guess, to within .05 in every channel (black to white is 2)."
        }
        MapKind::Difference => {
            "Root mean square difference over the channels from the same pixel of the nearest training picture. \
             Where the machine can shift pictures around the torus, that picture is shifted first."
        }
    }
}

/// The hover text of the chooser.
pub const MAP_CHOICE: Label = label("Map", "Which map is shown next to the guess. Key: M.");
/// While a map is being worked out.
pub const MAP_WAITING: &str = "Computing the map";
/// At the ends of the scale of certainty.
pub const CERTAIN: &str = "1: one patch decides";
/// At the other end.
pub const UNCERTAIN: &str = "all equal";
/// Where no patch may move.
pub const NOTHING_MOVES: &str = "With this machine, patches stay in place. Switch equivariance on to let them move.";

/// The middle of a map's numbers.
pub fn median_patches(median: f64) -> String {
    format!("median {} patches", effective(median))
}

/// The middle of the differences.
pub fn median_difference(median: f64) -> String {
    format!("median {median:.2}")
}

/// The unit of the differences.
pub const DIFFERENCE_UNIT: &str = "root mean square over the channels; black to white is 2";

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
    if by == (0, 0) { "Not moved".to_owned() } else { format!("Moved {}\n{length:.1} px", moved(by)) }
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
