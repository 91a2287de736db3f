//! What all areas say, and helpers for sentences.

pub use crate::export::wording::{capitalised, sentence, thousands};

use crate::diffusion::{NoiseSchedule, PaperScales};
use crate::explain::nearest::Nearest;
use crate::parts::{PartCount, PartKind};
use crate::score::{NamedMachine, Patch};

/// The program's name.
pub const APP: &str = "Sixfingers";
/// A line under the name.
pub const APP_LINE: &str = "Where the creativity of image diffusion comes from";

/// A word or a sentence with what is said when the pointer rests on it.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// What stands there; also its name for screen readers and tests.
    pub name: &'static str,
    /// The hover text.
    pub hint: &'static str,
}

pub(crate) const fn label(name: &'static str, hint: &'static str) -> Label {
    Label { name, hint }
}

/// Back to the exhibit's own settings.
pub const RESET: Label =
    label("Reset to the exhibit", "Go back to this exhibit's own settings. The noise stays the same.");
/// The small version.
pub const TWIN: Label =
    label("Small version", "The same exhibit at 32 pixels, with patches that can move: fast enough to play with.");
/// The big slider.
pub const LOCALITY: Label = label(
    "Patch size",
    "How much of the picture the machine sees around each pixel. With a small window the parts of the picture don't \
     agree with each other; with the whole image the machine can only copy. Keys: Up and Down.",
);
/// The end of the slider where the window is one pixel.
pub const PIXEL: &str = "pixel";
/// The end of the slider where there is no window.
pub const WHOLE: &str = "whole image";
/// The heading of the slider.
pub const LOCALITY_HEADING: &str = "Locality";
/// Beside the chooser of the window's change over time.
pub const OVER_TIME_SHORT: &str = "Over time";
/// How the window changes over time.
pub const OVER_TIME: Label = label(
    "Patch size over time",
    "Whether the patch size stays the same from noise to picture. Trained networks look far at high noise and near \
     at low noise; the named schedules were measured on them.",
);
/// Folds the picture of it away.
pub const FOLD_OVER_TIME: Label =
    label("Plot of the patch size over time", "Show or hide the plot of the patch size over time.");
/// The switch.
pub const EQUIVARIANCE: Label = label(
    "Equivariance",
    "Off: a pixel can use training patches from its own place only. On: it can use patches from other places too, so \
     the machine does not know where it is. Key: E.",
);
/// The dial behind the switch.
pub const REACH: Label =
    label("Reach", "How many pixels a training patch can move from its own place. All: anywhere in the picture.");
/// What lies beyond the border.
pub const BOUNDARY: &str = "Boundary";
/// Nothing beyond the border.
pub const ZEROS: Label =
    label("Zeros", "There is nothing beyond the border, so a pixel near the border knows where it is. Key: O.");
/// The other side beyond the border.
pub const CIRCULAR: Label =
    label("Circular", "The picture wraps around at the border, so every place is the same. Key: O.");
/// The map of the machines.
pub const MACHINE: &str = "Machine";
/// Folds the map away.
pub const FOLD_MACHINES: Label = label("Map of the machines", "Show or hide the map of the machines.");
/// The columns of the map.
pub const SAME_PLACE: &str = "same place";
/// The columns of the map.
pub const ANY_PLACE: &str = "any place";
/// The rows of the map.
pub const WINDOW: &str = "window";
/// The starting noise.
pub const SEED: Label =
    label("Seed", "The number that the starting noise is made from. The same seed always gives the same noise.");
/// The button for new noise.
pub const REROLL: Label = label("New noise", "Start from different noise. Key: N.");
/// The lock.
pub const LOCK: Label = label("Lock the noise", "Keep this noise: the New noise button and its key then do nothing.");
/// The search.
pub const NEXT_WRONG: Label = label(
    "Next wrong count",
    "Try one seed after another until the picture has the wrong number of parts. Escape stops the search.",
);
/// How the signal fades.
pub const SCHEDULE: Label = label(
    "Noise schedule",
    "How quickly the picture disappears in the noise as t goes from 0 to 1. The paper uses the cosine.",
);

/// A noise schedule.
pub fn schedule_name(schedule: NoiseSchedule) -> &'static str {
    match schedule {
        NoiseSchedule::Cosine => "Cosine",
        NoiseSchedule::Linear => "Linear",
        NoiseSchedule::Exponential => "Exponential",
    }
}

/// Number of steps.
pub const STEPS: Label =
    label("Steps", "The number of steps in which the noise is removed. More steps are slower and finer.");

/// Play.
pub const PLAY: Label = label("Play", "Watch the picture emerge from the noise. Key: Space.");
/// Pause.
pub const PAUSE: Label = label("Pause", "Pause here. Key: Space.");
/// One frame towards the result.
pub const FORWARD: Label = label("Step forward", "One step towards the picture. Key: Right.");
/// One frame towards the noise.
pub const BACK: Label = label("Step back", "One step towards the noise. Key: Left.");
/// To the noise.
pub const FIRST: Label = label("Go to the noise", "Go to the first step. Key: Home.");
/// To the result.
pub const LAST: Label = label("Go to the result", "Go to the last step. Key: End.");
/// Again and again.
pub const LOOP: Label = label("Loop", "Start again from the noise when the picture is done.");
/// Frames a second.
pub const SPEED: Label =
    label("Speed", "How many steps are played per second, from slow motion for talks to very fast.");
/// The strip of frames.
pub const PLAYHEAD: Label =
    label("Playhead", "The machine's guess at each step, from noise to picture. Drag or click.");

/// The choice of pictures.
pub const VIEW_BOTH: Label = label("Both", "The noisy picture and the machine's guess, side by side. Key: V.");
/// The choice of pictures.
pub const VIEW_GUESS: Label = label("Guess", "Only the machine's guess, as large as possible. Key: V.");
/// The choice of pictures.
pub const VIEW_NOISY: Label = label("Noise", "Only the noisy picture, as large as possible. Key: V.");
/// The choice of pictures.
pub const VIEW_DIFFERENCE: Label =
    label("Copy?", "The guess next to the nearest training picture, and the difference between them. Key: V.");
/// Over the nearest training picture.
pub const NEAREST_CAPTION: Label =
    label("Nearest training picture", "Of all training pictures, the one that differs least from the guess.");
/// Over the difference.
pub const DIFFERENCE_CAPTION: Label =
    label("Difference", "The guess minus that training picture. Even grey means an exact copy.");
/// Closes the panel on the right.
pub const SIDE_CLOSE: Label = label("Close this panel", "Make room for the pictures again.");
/// The panel with the training pictures.
pub const TRAINING: Label =
    label("Training pictures", "Everything the machine knows. The picture nearest to the guess is marked. Key: T.");

/// Which training picture is nearest.
pub fn nearest_line(nearest: &Nearest) -> String {
    let verdict = if nearest.is_copy() { "A copy of" } else { "Nearest to the guess:" };
    format!("{verdict} number {}, RMS {:.2}", nearest.image_idx + 1, nearest.rms)
}

/// Over the noisy picture.
pub const NOISY_CAPTION: Label =
    label("Noisy picture", "x_t: the input of the machine at this step. Each step removes some of the noise.");
/// Over the guess.
pub const GUESS_CAPTION: Label = label(
    "Machine's guess",
    "x0_hat, the posterior mean. Each pixel is an average of training pixels, weighted by how well their \
     surroundings match what the machine sees.",
);
/// While the picture is of older settings.
pub const UPDATING: &str = "updating";

/// Undo.
pub const UNDO: Label = label("Undo", "Undo the last change. Ctrl+Z.");
/// Redo.
pub const REDO: Label = label("Redo", "Redo the last change. Ctrl+Shift+Z.");
/// The menu for what does not fit into the bar.
pub const MORE: Label =
    label("More", "More views and settings: machines side by side, many seeds, panels, appearance.");
/// The other theme.
pub const THEME: Label = label("Light or dark", "Dark for a dim room, light for a bright one.");
/// The keys.
pub const HELP: Label = label("Keys", "All keyboard shortcuts. Key: ? or F1.");
/// The whole screen.
pub const FULL_SCREEN: Label = label("Full screen", "Switch full screen on or off. Key: F11.");
/// The panel with the controls.
pub const CONTROLS: Label = label("Controls", "Show or hide the controls. Tab moves through them.");
/// Closes a message.
pub const DISMISS: Label = label("Dismiss", "Close this message.");
/// Closes the help.
pub const CLOSE: Label = label("Close", "Back to the picture. Key: Escape.");

/// What a machine may look at, in one plain sentence.
pub fn machine_sentence(named: NamedMachine) -> &'static str {
    match named {
        NamedMachine::Is => {
            "Sees the whole picture and knows only whole training pictures, so it can only copy one of them."
        }
        NamedMachine::Es => "Sees the whole picture and knows every training picture, shifted to any place.",
        NamedMachine::Ls => "Each pixel sees only its window and uses training patches from the same place.",
        NamedMachine::Els => "Each pixel sees only its window and uses training patches from any place.",
        NamedMachine::BbEls => {
            "Each pixel sees its window and the border, and uses patches at the same distance from the border."
        }
    }
}

/// The hover text of a machine on the map.
pub fn machine_hint(named: NamedMachine) -> String {
    let key = NamedMachine::ALL.iter().position(|c| *c == named).map_or(0, |index| index + 1);
    format!("{}: the {}. {} Key: {key}.", named.short_name(), named.long_name(), machine_sentence(named))
}

/// A patch with its unit.
pub fn patch(patch: Patch) -> String {
    match patch {
        Patch::Side(side) => format!("{} px", side.get()),
        Patch::Whole => WHOLE.to_owned(),
    }
}

/// How much of the picture the window shows.
pub fn share(share: f32) -> String {
    let percent = share * 100.0;
    if percent >= 9.95 { format!("{percent:.0} %") } else { format!("{percent:.1} %") }
}

/// Under the slider: what the window shows, and how it changes.
pub fn locality_line(first: (Patch, f32), last: (Patch, f32)) -> String {
    if first.0 == Patch::Whole && last.0 == Patch::Whole {
        "sees everything".to_owned()
    } else if first.0 == last.0 {
        format!("sees {} of the picture", share(first.1))
    } else {
        format!("{} at first, {} at the end", share(first.1), share(last.1))
    }
}

/// The same in full, for the pointer.
pub fn locality_hint(first: (Patch, f32), last: (Patch, f32)) -> String {
    let seen = |(side, seen): (Patch, f32)| format!("{} of the picture ({})", share(seen), patch(side));
    if first.0 == last.0 {
        format!("Each pixel's window covers {}, on average over all pixels.", seen(first))
    } else {
        format!("Each pixel's window covers {} at the start and {} at the end, on average.", seen(first), seen(last))
    }
}

/// A schedule of the paper.
pub fn paper_name(scales: PaperScales) -> &'static str {
    match scales {
        PaperScales::MnistUnet => "UNet on MNIST",
        PaperScales::MnistResnetZeros => "ResNet on MNIST",
        PaperScales::MnistResnetCircular => "Circular ResNet on MNIST",
        PaperScales::FashionUnet => "UNet on FashionMNIST",
        PaperScales::FashionResnet => "ResNet on FashionMNIST",
        PaperScales::CifarUnet => "UNet on CIFAR10",
        PaperScales::CifarResnetZeros => "ResNet on CIFAR10",
        PaperScales::CifarResnetCircular => "Circular ResNet on CIFAR10",
        PaperScales::CelebaUnet => "UNet on CelebA",
        PaperScales::CelebaResnet => "ResNet on CelebA",
    }
}

/// The same window at every time.
pub const FORM_CONSTANT: &str = "Same at every step";
/// A straight line.
pub const FORM_LINEAR: &str = "Straight line";
/// A switch.
pub const FORM_SWITCH: &str = "Switch once";
/// A curve.
pub const FORM_CURVE: &str = "Custom curve";
/// A list.
pub const FORM_SCALES: &str = "List of sizes";

/// The parts that were counted: "6 fingers".
pub fn count(count: &PartCount) -> String {
    if !count.well_formed {
        return not_well_formed(count.kind).to_owned();
    }
    if count.kind == PartKind::Segments {
        return if count.right { "a digit".to_owned() } else { "not a digit".to_owned() };
    }
    let (one, many) = part_words(count.kind);
    format!("{} {}", count.count, if count.count == 1 { one } else { many })
}

/// Beside the count: what the training pictures have.
pub fn count_of_training(kind: PartKind) -> String {
    match kind.right_count() {
        Some(right) => format!("every training picture has {right}"),
        None => "every training picture is a digit".to_owned(),
    }
}

/// On the count: how it is made, what the training pictures have, and what a click does.
pub fn count_hint(kind: PartKind) -> String {
    format!(
        "{} {}. Click to number them on the picture. Key: P.",
        counting(kind),
        capitalised(&count_of_training(kind))
    )
}

/// How the parts are counted.
fn counting(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Fingers => "Counted in the guess: everything that sticks out of the palm, including the thumb.",
        PartKind::Eyes => "Counted in the guess: dark spots in the face that are wider than the line of the mouth.",
        PartKind::ClockHands => "Counted in the guess: lines from the centre of the dial.",
        PartKind::Petals => "Counted in the guess: everything that sticks out from the centre of the flower.",
        PartKind::Arms => "Counted in the guess: everything that sticks out of the trunk.",
        PartKind::Segments => {
            "Read from the guess: which of the seven segments are lit, and whether they make a digit."
        }
    }
}

pub(crate) fn part_words(kind: PartKind) -> (&'static str, &'static str) {
    match kind {
        PartKind::Fingers => ("finger", "fingers"),
        PartKind::Eyes => ("eye", "eyes"),
        PartKind::ClockHands => ("hand", "hands"),
        PartKind::Petals => ("petal", "petals"),
        PartKind::Arms => ("arm", "arms"),
        PartKind::Segments => ("segment", "segments"),
    }
}

fn not_well_formed(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Fingers => "not well formed",
        PartKind::Eyes => "not well formed",
        PartKind::ClockHands => "not well formed",
        PartKind::Petals => "not well formed",
        PartKind::Arms => "not well formed",
        PartKind::Segments => "not well formed",
    }
}

/// Where in time the playhead is.
pub fn time_readout(frame: usize, of: usize, t: f64) -> String {
    format!("step {frame} of {of}    t = {t:.2}")
}

/// The same where there is little room.
pub fn time_readout_short(frame: usize, of: usize, t: f64) -> String {
    format!("{frame}/{of}   t = {t:.2}")
}

/// While a training set is being drawn or read.
pub const OPENING: &str = "Loading the training pictures";
/// While looking for a wrong count.
pub const SEARCHING: &str = "Looking for a wrong count. Escape stops the search";

/// While a run is under way.
pub fn computing(done: usize, of: usize, left_secs: Option<f64>) -> String {
    match left_secs {
        Some(secs) if secs >= 0.5 => format!("Computing step {} of {of}, {} left", (done + 1).min(of), duration(secs)),
        _ => format!("Computing step {} of {of}", (done + 1).min(of)),
    }
}

/// When a run is complete.
pub fn computed(of: usize, secs: f64) -> String {
    format!("{of} steps computed in {}", duration(secs))
}

/// A time in words.
pub fn duration(secs: f64) -> String {
    if secs < 1.0 {
        format!("{:.0} ms", secs * 1e3)
    } else if secs < 100.0 {
        format!("{secs:.1} s")
    } else {
        format!("{:.0} min", secs / 60.0)
    }
}

/// A time that may be long, from a second to days.
pub fn long_duration(secs: f64) -> String {
    if secs < 1.0 {
        "a second".to_owned()
    } else if secs < 99.5 {
        format!("{secs:.0} s")
    } else if secs < 5400.0 {
        format!("{:.0} min", secs / 60.0)
    } else if secs < 2e5 {
        format!("{:.1} hours", secs / 3600.0)
    } else {
        format!("{:.0} days", secs / 86400.0)
    }
}

/// When no seed with a wrong count was found.
pub fn no_wrong_found(looked_at: usize) -> String {
    format!(
        "None of the next {looked_at} seeds gives a wrong count. A smaller patch size makes wrong counts more likely."
    )
}

/// At "whole image" with zeros, moving has no meaning.
pub const WHOLE_CANNOT_MOVE: &str = "A whole image can't move unless the boundary is circular.";

/// Frames a second; slow motion in seconds a frame.
pub fn speed(frames_a_second: f32, short: bool) -> String {
    match (frames_a_second < 1.0, short) {
        (true, false) => format!("one in {} s", 1.0 / frames_a_second),
        (true, true) => format!("1 in {} s", 1.0 / frames_a_second),
        (false, false) => format!("{frames_a_second} a second"),
        (false, true) => format!("{frames_a_second} / s"),
    }
}

/// What the filmstrip shows.
pub const FILM: Label =
    label("Noise in the filmstrip", "Show the noisy pictures x_t in the filmstrip instead of the machine's guesses.");

/// A black screen, for screen readers.
pub const BLANK: &str = "Black screen";
