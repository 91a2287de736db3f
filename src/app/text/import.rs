//! What the window says about opening your own pictures.

use std::path::Path;

use crate::app::effect::PickKind;
use crate::app::import::cost::Cost;
use crate::app::text::common::{Label, capitalised, duration, thousands};
use crate::exhibits::DataSpec;
use crate::images::load::{Found, SkippedList};

/// Less than this does not matter, in bytes.
const SMALL_BYTES: usize = 64 << 20;

const fn label(name: &'static str, hint: &'static str) -> Label {
    Label { name, hint }
}

/// Opens the dialog.
pub const OPEN: Label =
    label("Open pictures", "Give the machine your own training pictures: a folder, a zip, or a data file. Ctrl+O.");
/// The heading of the dialog.
pub const HEADING: &str = "Your own pictures";
/// Closes the dialog.
pub const CLOSE: Label = label("Close this dialog", "Go back to the stage without changes. Key: Escape.");
/// The field.
pub const PATH: Label = label("Path", "A folder, a zip of pictures, a picture, .npy, .npz, IDX (MNIST) or CIFAR.");
/// In the empty field.
pub const PATH_EMPTY: &str = "/home/me/pictures";
/// Looks at the path in the field.
pub const SCAN: Label = label("Scan", "See what this path contains.");
/// The system's dialog.
pub const PICK_FOLDER: Label = label("Choose a folder", "A folder of pictures. Its subfolders become labels.");
/// The system's dialog.
pub const PICK_FILE: Label = label("Choose a file", "A zip of pictures, a picture, .npy, .npz, IDX (MNIST) or CIFAR.");
/// Under the field.
pub const WAYS: &str = "Or drop a folder or a file on the window. PNG, JPEG, WebP, GIF, BMP, TIFF; zip archives of them; .npy, .npz, \
     IDX (MNIST), .bin (CIFAR).";
/// While the system's dialog is open.
pub const PICKING: &str = "Choose in the window that has opened. If no window opens, type the path above.";
/// Over the last sources.
pub const RECENT: &str = "Recent";
/// While looking.
pub const SCANNING: &str = "Scanning";
/// The choice of size.
pub const SIZE: &str = "Size";
/// No change of size.
pub const AS_IS: Label = label("As is", "Keep the pictures as they are. All of them have the same size.");
/// The sizes.
pub const SIZES: [&str; 6] = ["16", "32", "48", "64", "96", "128"];
/// The hint of the sizes.
pub const SIZE_HINT: &str = "Width and height of the training pictures, in pixels. Small pictures are much faster.";
/// The choice of fit.
pub const FIT: &str = "Fit";
/// The ways to make a picture square.
pub const FITS: [Label; 3] = [
    label("Crop", "Keep the middle of each picture, as large as possible."),
    label("Pad", "Keep the whole picture and fill the rest with grey."),
    label("Stretch", "Keep the whole picture and stretch it to a square."),
];
/// The choice of colour.
pub const COLOURS: &str = "Colour";
/// Grey or colour.
pub const COLOUR_CHOICES: [Label; 3] = [
    label("As found", "In colour if at least one picture has colour."),
    label("Grey", "Brightness only: a third of the work."),
    label("Colour", "Three channels, even if all pictures are grey."),
];
/// The choice of number.
pub const HOW_MANY: &str = "How many";
/// All, the first or some.
pub const TAKES: [Label; 3] = [
    label("All", "Every picture that can be read."),
    label("First", "The first pictures, by name or in the order of the file."),
    label("Random", "A random selection. The same seed gives the same pictures."),
];
/// The number of pictures.
pub const COUNT: Label = label("Number of pictures", "How many pictures to use.");
/// The seed of a random sample.
pub const SAMPLE_SEED: Label =
    label("Sampling seed", "The seed of the random selection. The same seed gives the same pictures.");
/// The labels.
pub const LABELS: &str = "Labels";
/// On a label.
pub const LABEL_HINT: &str = "Which labels to use. All labels are used until you choose one.";
/// Back to the choice of the source.
pub const OTHER: Label = label("Another source", "Choose a different folder or file.");
/// Stops loading.
pub const STOP: Label = label("Stop", "Stop reading and keep the pictures that are open now.");
/// The files that were skipped.
pub const SKIPPED: Label = label("Skipped", "Files that can't be read, and why.");
/// While something is held over the window.
pub const DROP: &str = "Drop to open";
/// What can be dropped.
pub const DROP_WHAT: &str = "A folder or a zip of pictures, .npy, .npz, MNIST, CIFAR, or a session file";
/// More than one thing was dropped.
pub const ONE_AT_A_TIME: &str =
    "Several files were dropped, and only the first is opened. Put them into a folder or a zip to open all of them.";

/// The title of the system's dialog.
pub(crate) fn title(kind: PickKind) -> &'static str {
    match kind {
        PickKind::Folder => "Choose a folder of pictures",
        PickKind::File | PickKind::Save => "Choose a file with pictures",
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
    if n == 1 { "Open 1 picture".to_owned() } else { format!("Open {} pictures", thousands(n)) }
}

/// While a set is being read.
pub fn reading(done: usize, of: usize) -> String {
    if of == 0 { "Reading".to_owned() } else { format!("Reading {} of {} pictures", thousands(done), thousands(of)) }
}

/// How many files will be skipped when it is opened; of a large folder only some files have been looked at.
pub fn unreadable_line(found: &Found) -> String {
    let n = found.problems.total;
    let files = if n == 1 { "1 file".to_owned() } else { format!("{} files", thousands(n)) };
    let of = if found.n_looked_at < found.n_pictures {
        format!(" among the {} checked", thousands(found.n_looked_at))
    } else {
        String::new()
    };
    format!("{files}{of} can't be read and will be skipped")
}

/// How many files were skipped.
pub fn skipped_line(skipped: &SkippedList) -> String {
    if skipped.total == 1 { "1 file skipped".to_owned() } else { format!("{} files skipped", thousands(skipped.total)) }
}

/// A picture of the preview, for screen readers.
pub fn preview_picture(index: usize) -> String {
    format!("Preview of picture {}", index + 1)
}

fn bytes(n: usize) -> String {
    let mb = n as f64 / 1e6;
    if mb < 1.0 {
        "less than 1 MB".to_owned()
    } else if mb < 1000.0 {
        format!("{mb:.0} MB")
    } else {
        format!("{:.1} GB", mb / 1000.0)
    }
}
