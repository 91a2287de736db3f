//! What the window says about opening your own pictures.

pub use crate::text::import::*;

use std::path::Path;

use crate::app::effect::PickKind;
use crate::app::import::cost::Cost;
use crate::app::text::common::{Label, capitalised, duration, fixed, thousands};
use crate::exhibits::DataSpec;
use crate::images::load::{Found, SkippedList};
use crate::text::{errors_images, exhibit_names, import, list, say};

/// Less than this does not matter, in bytes.
const SMALL_BYTES: usize = 64 << 20;

/// The sizes.
pub const SIZES: [&str; 6] = ["16", "32", "48", "64", "96", "128"];
/// The ways to make a picture square.
pub const FITS: [Label; 3] = [FIT_CROP, FIT_PAD, FIT_STRETCH];
/// Grey or colour.
pub const COLOUR_CHOICES: [Label; 3] = [COLOUR_AS_FOUND, COLOUR_GREY, COLOUR_COLOUR];
/// All, the first or some.
pub const TAKES: [Label; 3] = [TAKE_ALL, TAKE_FIRST, TAKE_RANDOM];
/// The ranges of the numbers of an array.
pub const RANGES: [Label; 3] = [RANGE_SIGNED, RANGE_UNIT, RANGE_BYTE];

/// The title of the system's dialog.
pub(crate) fn title(kind: PickKind) -> &'static str {
    match kind {
        PickKind::Folder => TITLE_FOLDER.get(),
        PickKind::File | PickKind::Save => TITLE_FILE.get(),
    }
}

/// What a set is called that is none of the catalogue: the last part of its path.
pub fn set_title(spec: &DataSpec) -> String {
    let name = spec.path().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| spec.to_string())
}

/// The set in a word: what is drawn, or the name of the file or folder.
pub fn set_name(data: &DataSpec) -> String {
    match data {
        DataSpec::Synth(spec) => spec.kind.title().to_owned(),
        files => match files.path().and_then(Path::file_stem) {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => exhibit_names::SET_PICTURES.into(),
        },
    }
}

/// What a source is: "A folder of pictures: 312 pictures".
pub fn found_line(found: &Found) -> String {
    let n = found.n_pictures;
    say!(import::FoundLine { what: capitalised(found.kind.describe()), count: n, number: thousands(n) })
}

/// The sizes that were found.
pub fn sizes_line(found: &Found) -> String {
    const MAX_LISTED: usize = 3;
    let sizes = found.sizes.iter().take(MAX_LISTED).map(|size| say!(import::PictureSize { w: size.w, h: size.h }));
    let sizes = list(sizes);
    let colour = match found.n_colour {
        0 => "none",
        n if n == found.sizes.iter().map(|size| size.n).sum::<usize>() => "all",
        _ => "some",
    };
    match found.sizes.len().saturating_sub(MAX_LISTED) {
        0 => say!(import::SizesAll { sizes, colour }),
        more => say!(import::SizesMore { sizes, more, colour }),
    }
}

/// A label with its number of pictures.
pub fn label_entry(name: &str, n: usize) -> String {
    let label = if name == "." { NO_FOLDER.get() } else { name };
    say!(import::LabelEntry { label, number: thousands(n) })
}

/// What it will cost.
pub fn cost_lines(cost: &Cost) -> [String; 2] {
    let step = duration(cost.step_secs);
    let whole = duration(cost.step_secs * cost.steps as f64);
    let memory = bytes(cost.bytes);
    let why = if cost.is_measured { COST_MEASURED } else { COST_ROUGH };
    // What is open now is worth a word where it is not small beside the new set.
    let line = if cost.beside > cost.bytes / 8 && cost.beside > SMALL_BYTES {
        let meanwhile = bytes(cost.bytes.saturating_add(cost.beside));
        say!(import::CostBeside { step, whole, memory, meanwhile })
    } else {
        say!(import::CostLine { step, whole, memory })
    };
    [line, why.into()]
}

/// The offer of a sample.
pub fn sample_offer(cost: &Cost, sample: usize) -> String {
    let step = duration(cost.step_secs * sample as f64 / cost.n_images.max(1) as f64);
    let sample = thousands(sample);
    if cost.too_large { say!(import::SampleMust { sample, step }) } else { say!(import::SampleMay { sample, step }) }
}

/// The button that takes the sample.
pub fn take_sample(sample: usize) -> String {
    say!(import::TakeSample { sample: thousands(sample) })
}

/// The button that opens.
pub fn open_button(n: usize) -> String {
    say!(import::OpenPictures { count: n, number: thousands(n) })
}

/// While a set is being read.
pub fn reading(done: usize, of: usize) -> String {
    match of {
        0 => READING.into(),
        _ => say!(import::ReadingOf { done: thousands(done), of: thousands(of) }),
    }
}

/// How many files will be skipped when it is opened; of a large folder only some pictures have been looked at.
pub fn unreadable_line(found: &Found) -> String {
    let n = found.problems.total;
    let (checked, pictures) = (thousands(found.n_looked_at), thousands(found.n_pictures));
    if found.n_looked_at == found.n_pictures {
        say!(import::Unreadable { count: n, number: thousands(n) })
    } else if found.n_unreadable == n {
        say!(import::UnreadableAmong { count: n, number: thousands(n), checked })
    } else {
        // All files were looked at for what they are, and some of the pictures for whether they can be read.
        say!(import::UnreadableSoFar { count: n, number: thousands(n), checked, pictures })
    }
}

/// What was guessed, but for what the choices say.
pub fn notes(found: &Found) -> Vec<String> {
    let of_range = errors_images::NOTE_RANGE_UNIT.into();
    found.notes.iter().filter(|note| **note != of_range).map(ToString::to_string).collect()
}

/// How many files were skipped.
pub fn skipped_line(skipped: &SkippedList) -> String {
    say!(import::FilesSkipped { count: skipped.total, number: thousands(skipped.total) })
}

/// Under the list of skipped files: how many are not in it.
pub fn and_more(n: usize) -> String {
    say!(import::AndMore { number: thousands(n) })
}

/// Behind the number of pictures to take: of how many.
pub fn of_all(n: usize) -> String {
    say!(import::OfAll { number: thousands(n) })
}

/// A picture of the preview, for screen readers.
pub fn preview_picture(index: usize) -> String {
    say!(import::PreviewPicture { number: index + 1 })
}

fn bytes(n: usize) -> String {
    let mb = n as f64 / 1e6;
    if mb < 1.0 {
        MEGABYTES_FEW.into()
    } else if mb < 1000.0 {
        say!(import::Megabytes { number: fixed(mb, 0) })
    } else {
        say!(import::Gigabytes { number: fixed(mb / 1000.0, 1) })
    }
}
