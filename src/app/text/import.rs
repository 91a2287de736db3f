//! What the window says about opening your own pictures.

pub use crate::text::import::*;

use std::path::Path;

use crate::app::effect::PickKind;
use crate::app::import::cost::Cost;
use crate::app::text::common::{Label, capitalised, duration, thousands};
use crate::exhibits::DataSpec;
use crate::images::load::{Found, SkippedList};

/// Less than this does not matter, in bytes.
const SMALL_BYTES: usize = 64 << 20;

/// The sizes.
pub const SIZES: [&str; 6] = ["16", "32", "48", "64", "96", "128"];
/// The ways to make a picture square.
pub const FITS: [Label; 3] = [FITS_CROP, FITS_PAD, FITS_STRETCH];
/// Grey or colour.
pub const COLOUR_CHOICES: [Label; 3] = [COLOUR_CHOICES_AS_FOUND, COLOUR_CHOICES_GREY, COLOUR_CHOICES_COLOUR];
/// All, the first or some.
pub const TAKES: [Label; 3] = [TAKES_ALL, TAKES_FIRST, TAKES_RANDOM];

/// The title of the system's dialog.
pub(crate) fn title(kind: PickKind) -> &'static str {
    match kind {
        PickKind::Folder => TITLE_FOLDER.get(),
        PickKind::File | PickKind::Save => TITLE_SAVE.get(),
    }
}

/// What a set is called that is none of the catalogue: the last part of its path.
pub fn set_title(spec: &DataSpec) -> String {
    let name = spec.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| spec.to_string())
}

/// What a source is: "a folder of pictures: 312 pictures, 64 x 64".
pub fn found_line(found: &Found) -> String {
    let pictures = if found.n_pictures == 1 { "picture" } else { "pictures" };
    let what = capitalised(found.kind.describe());
    format!("{what}: {} {pictures}", thousands(found.n_pictures))
}

/// The sizes that were found.
pub fn sizes_line(found: &Found) -> String {
    const MAX_LISTED: usize = 3;
    let sizes: Vec<String> =
        found.sizes.iter().take(MAX_LISTED).map(|size| format!("{} x {}", size.w, size.h)).collect();
    let more = found.sizes.len().saturating_sub(MAX_LISTED);
    let more = if more > 0 { format!(" and {more} other sizes") } else { String::new() };
    let colour = match found.n_colour {
        0 => "grey",
        n if n == found.sizes.iter().map(|size| size.n).sum::<usize>() => "colour",
        _ => "some grey, some in colour",
    };
    format!("{}{more}, {colour}", sizes.join(", "))
}

/// A label with its number of pictures.
pub fn label_entry(name: &str, n: usize) -> String {
    let name = if name == "." { "no folder" } else { name };
    format!("{name} {}", thousands(n))
}

/// What it will cost.
pub fn cost_lines(cost: &Cost) -> [String; 2] {
    let step = duration(cost.step_secs);
    let whole = duration(cost.step_secs * cost.steps as f64);
    let why = if cost.is_measured {
        "Estimated from the steps on the stage, for its machine."
    } else {
        "A rough estimate: nothing has been measured on the stage yet."
    };
    // What is open now is worth a word where it is not small beside the new set.
    let meanwhile = if cost.beside > cost.bytes / 8 && cost.beside > SMALL_BYTES {
        format!(" ({} until the current set is closed)", bytes(cost.bytes.saturating_add(cost.beside)))
    } else {
        String::new()
    };
    let memory = bytes(cost.bytes);
    [format!("About {step} a step, {whole} a picture; {memory} of memory{meanwhile}."), why.to_owned()]
}

/// The offer of a sample.
pub fn sample_offer(cost: &Cost, sample: usize) -> String {
    let secs = cost.step_secs * sample as f64 / cost.n_images.max(1) as f64;
    if cost.too_large {
        format!("This is more than can be loaded. {} at random: about {} a step.", thousands(sample), duration(secs))
    } else {
        format!("Too many for live results. {} at random: about {} a step.", thousands(sample), duration(secs))
    }
}

/// The button that takes the sample.
pub fn take_sample(sample: usize) -> String {
    format!("Use {}", thousands(sample))
}

/// The button that opens.
pub fn open_button(n: usize) -> String {
    if n == 1 { OPEN_BUTTON_OPEN_1_PICTURE.get().to_owned() } else { format!("Open {} pictures", thousands(n)) }
}

/// While a set is being read.
pub fn reading(done: usize, of: usize) -> String {
    if of == 0 {
        READING_READING.get().to_owned()
    } else {
        format!("Reading {} of {} pictures", thousands(done), thousands(of))
    }
}

/// How many files will be skipped when it is opened; of a large folder only some files have been looked at.
pub fn unreadable_line(found: &Found) -> String {
    let n = found.problems.total;
    let files = if n == 1 { UNREADABLE_LINE_1_FILE.get().to_owned() } else { format!("{} files", thousands(n)) };
    let of = if found.n_looked_at < found.n_pictures {
        format!(" among the {} checked", thousands(found.n_looked_at))
    } else {
        String::new()
    };
    format!("{files}{of} can't be read and will be skipped")
}

/// How many files were skipped.
pub fn skipped_line(skipped: &SkippedList) -> String {
    if skipped.total == 1 {
        SKIPPED_LINE_1_FILE_SKIPPED.get().to_owned()
    } else {
        format!("{} files skipped", thousands(skipped.total))
    }
}

/// A picture of the preview, for screen readers.
pub fn preview_picture(index: usize) -> String {
    format!("Preview of picture {}", index + 1)
}

fn bytes(n: usize) -> String {
    let mb = n as f64 / 1e6;
    if mb < 1.0 {
        BYTES_LESS_THAN_1.get().to_owned()
    } else if mb < 1000.0 {
        format!("{mb:.0} MB")
    } else {
        format!("{:.1} GB", mb / 1000.0)
    }
}
