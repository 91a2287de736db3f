//! What all areas say, and helpers for sentences.

use crate::diffusion::{NoiseSchedule, PaperScales};
use crate::explain::nearest::Nearest;
use crate::parts::{PartCount, PartKind};
use crate::score::{Corner, Patch};

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
pub const RESET: Label = label("Reset to the exhibit", "Back to this exhibit's own settings. The noise stays.");
/// The small version.
pub const TWIN: Label =
    label("Small version", "The same exhibit at 32 pixels, with patches that move: fast enough to play with.");
/// The big slider.
pub const LOCALITY: Label = label(
    "Patch side",
    "How much of the picture the machine sees around each pixel. Small windows know little, so the parts of the \
     picture do not agree; the whole image can only be copied. Keys: Up and Down.",
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
    "Window over time",
    "Whether the window keeps its size from noise to picture. Trained networks look far at high noise and near at \
     low noise; the named schedules were measured on them.",
);
/// Folds the picture of it away.
pub const FOLD_OVER_TIME: Label =
    label("Window over time as a picture", "Show or hide the picture of the window over time.");
/// The switch.
pub const EQUIVARIANCE: Label = label(
    "Equivariance",
    "Off: a pixel may use training patches from its own place only. On: from other places too, so that the machine \
     does not know where it is. Key: E.",
);
/// The dial behind the switch.
pub const REACH: Label =
    label("Reach", "How many pixels a training patch may move from its own place. All: anywhere in the picture.");
/// What lies beyond the border.
pub const BOUNDARY: &str = "Boundary";
/// Nothing beyond the border.
pub const ZEROS: Label =
    label("Zeros", "Beyond the border there is nothing, so that a pixel near the border knows where it is. Key: O.");
/// The other side beyond the border.
pub const CIRCULAR: Label =
    label("Circular", "Beyond the border the picture goes on at its other side: no place is special. Key: O.");
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
    label("Seed", "The number that the starting noise is made from. The same number, the same noise.");
/// The die.
pub const DIE: Label = label("New noise", "Start from other noise. Key: N.");
/// The lock.
pub const LOCK: Label = label("Lock the noise", "Keep this noise: the die and its key then do nothing.");
/// The search.
pub const NEXT_WRONG: Label = label(
    "Next wrong count",
    "Try one noise after the other until the picture has a wrong number of parts. Key to give up: Escape.",
);
/// How the signal fades.
pub const SCHEDULE: Label = label(
    "Noise schedule",
    "How quickly the picture drowns in noise as t goes from 0 to 1. The paper's is the cosine.",
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
pub const STEPS: Label = label("Steps", "In how many steps the noise is taken away. More steps are slower and finer.");

/// Play.
pub const PLAY: Label = label("Play", "Watch the picture come out of the noise. Key: Space.");
/// Pause.
pub const PAUSE: Label = label("Pause", "Stop here. Key: Space.");
/// One frame towards the result.
pub const FORWARD: Label = label("Step forward", "One step towards the picture. Key: Right.");
/// One frame towards the noise.
pub const BACK: Label = label("Step back", "One step towards the noise. Key: Left.");
/// To the noise.
pub const FIRST: Label = label("To the noise", "To the first step. Key: Home.");
/// To the result.
pub const LAST: Label = label("To the result", "To the last step. Key: End.");
/// Again and again.
pub const LOOP: Label = label("Loop", "Begin again at the noise when the picture is there.");
/// Frames a second.
pub const SPEED: Label =
    label("Speed", "How many steps are played in a second, from slow motion for talks to a blink.");
/// The strip of frames.
pub const PLAYHEAD: Label =
    label("Playhead", "The machine's guess at each step, from noise to picture. Drag or click.");

/// The choice of pictures.
pub const VIEW_BOTH: Label = label("Both", "The noisy picture and the machine's guess, side by side. Key: V.");
/// The choice of pictures.
pub const VIEW_GUESS: Label = label("Guess", "Only the machine's guess, as large as it goes. Key: V.");
/// The choice of pictures.
pub const VIEW_NOISY: Label = label("Noise", "Only the noisy picture, as large as it goes. Key: V.");
/// The choice of pictures.
pub const VIEW_DIFFERENCE: Label =
    label("Copy?", "The guess beside the training picture nearest to it, and what differs. Key: V.");
/// Over the nearest training picture.
pub const NEAREST_CAPTION: Label =
    label("Nearest training picture", "Of all training pictures, the one that differs least from the guess.");
/// Over the difference.
pub const DIFFERENCE_CAPTION: Label =
    label("Difference", "The guess less that training picture. Even grey: an exact copy.");
/// Closes the panel on the right.
pub const SIDE_CLOSE: Label = label("Close this panel", "Give the room back to the pictures.");
/// The panel with the training pictures.
pub const TRAINING: Label =
    label("Training pictures", "All that the machine knows, with the picture nearest to the guess marked. Key: T.");

/// Which training picture is nearest.
pub fn nearest_line(nearest: &Nearest) -> String {
    let verdict = if nearest.is_copy() { "A copy of" } else { "Nearest to the guess:" };
    format!("{verdict} number {}, RMS {:.2}", nearest.image_idx + 1, nearest.rms)
}

/// Over the noisy picture.
pub const NOISY_CAPTION: Label =
    label("Noisy picture", "x_t: what the machine is given at this step. Each step takes some of the noise away.");
/// Over the guess.
pub const GUESS_CAPTION: Label = label(
    "Machine's guess",
    "x0_hat, the posterior mean: for each pixel the mean of the training pixels, each weighted by how well its \
     surroundings fit what the machine sees.",
);
/// While the picture is of older settings.
pub const UPDATING: &str = "updating";

/// Undo.
pub const UNDO: Label = label("Undo", "Take back the last change. Ctrl+Z.");
/// Redo.
pub const REDO: Label = label("Redo", "Bring it back. Ctrl+Shift+Z.");
/// What has no room in the bar.
pub const MORE: Label = label("More", "What else can be shown: machines side by side, many noises, panels, the look.");
/// The other theme.
pub const THEME: Label = label("Light or dark", "Dark for a dim room, light for a bright one.");
/// The keys.
pub const HELP: Label = label("Keys", "Everything that the keyboard can do. Key: ? or F1.");
/// The whole screen.
pub const FULL_SCREEN: Label = label("Full screen", "Fill the screen, and back. Key: F11.");
/// The panel with the controls.
pub const CONTROLS: Label = label("Controls", "Show or hide the controls. Key: Tab is for walking through them.");
/// Closes a message.
pub const DISMISS: Label = label("Dismiss", "Close this message.");
/// Closes the help.
pub const CLOSE: Label = label("Close", "Back to the picture. Key: Escape.");

/// What a machine may look at, in one plain sentence.
pub fn machine_sentence(corner: Corner) -> &'static str {
    match corner {
        Corner::Is => "Sees the whole picture and knows only whole training pictures, so all it can do is copy one.",
        Corner::Es => "Sees the whole picture and knows every training picture, moved to any place.",
        Corner::Ls => "Each pixel sees only its window, and uses training patches from the same place.",
        Corner::Els => "Each pixel sees only its window, and uses training patches from any place.",
        Corner::BbEls => {
            "Each pixel sees its window and the border, and uses patches from places as far from the border."
        }
    }
}

/// The hover text of a machine on the map.
pub fn machine_hint(corner: Corner) -> String {
    let key = Corner::ALL.iter().position(|c| *c == corner).map_or(0, |index| index + 1);
    format!("{}: the {}. {} Key: {key}.", corner.short_name(), corner.long_name(), machine_sentence(corner))
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
        format!("Each pixel's window covers {}, on average over the places that it can have.", seen(first))
    } else {
        format!("Each pixel's window covers {} at first and {} at the end, on average.", seen(first), seen(last))
    }
}

/// A schedule of the paper.
pub fn paper_name(scales: PaperScales) -> &'static str {
    match scales {
        PaperScales::MnistUnet => "As a UNet on MNIST",
        PaperScales::MnistResnetZeros => "As a ResNet on MNIST",
        PaperScales::MnistResnetCircular => "As a circular ResNet on MNIST",
        PaperScales::FashionUnet => "As a UNet on FashionMNIST",
        PaperScales::FashionResnet => "As a ResNet on FashionMNIST",
        PaperScales::CifarUnet => "As a UNet on CIFAR10",
        PaperScales::CifarResnetZeros => "As a ResNet on CIFAR10",
        PaperScales::CifarResnetCircular => "As a circular ResNet on CIFAR10",
        PaperScales::CelebaUnet => "As a UNet on CelebA",
        PaperScales::CelebaResnet => "As a ResNet on CelebA",
    }
}

/// The same window at every time.
pub const FORM_CONSTANT: &str = "The same at every step";
/// A straight line.
pub const FORM_LINEAR: &str = "Shrinking evenly";
/// A switch.
pub const FORM_SWITCH: &str = "Changing once";
/// A curve.
pub const FORM_CURVE: &str = "A curve of your own";
/// A list.
pub const FORM_SCALES: &str = "A list of sizes";

/// The parts that were counted: "6 fingers".
pub fn count(count: &PartCount) -> String {
    if !count.well_formed {
        return not_well_formed(count.kind).to_owned();
    }
    if count.kind == PartKind::Segments {
        return if count.right { "a digit".to_owned() } else { "no digit".to_owned() };
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
    format!("{} {}. Click: number them on the picture. Key: P.", counting(kind), capitalised(&count_of_training(kind)))
}

/// How the parts are counted.
fn counting(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Fingers => "Counted in the guess: what sticks out of the palm, thumb and all.",
        PartKind::Eyes => "Counted in the guess: dark places in the face, wider than the line of the mouth.",
        PartKind::ClockHands => "Counted in the guess: lines from the middle of the dial.",
        PartKind::Petals => "Counted in the guess: what sticks out from the middle of the flower.",
        PartKind::Arms => "Counted in the guess: what sticks out of the trunk.",
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
        PartKind::Fingers => "no clear hand",
        PartKind::Eyes => "no clear face",
        PartKind::ClockHands => "no clear clock",
        PartKind::Petals => "no clear flower",
        PartKind::Arms => "no clear body",
        PartKind::Segments => "no clear digit",
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
pub const OPENING: &str = "Opening the training pictures";
/// While looking for a wrong count.
pub const SEARCHING: &str = "Looking for a wrong count. Escape stops it";

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
    format!("None of the next {looked_at} noises gives a wrong count. A smaller window makes them more likely.")
}

/// At "whole image" with zeros, moving has no meaning.
pub const WHOLE_CANNOT_MOVE: &str = "A whole image has nowhere to move unless the boundary is circular.";

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
    label("Noise in the filmstrip", "The filmstrip shows the noisy pictures x_t; or else the machine's guesses.");

/// A black screen, for screen readers.
pub const BLANK: &str = "Black screen";

/// A name at the beginning of a line.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
