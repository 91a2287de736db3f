//! Everything that the window says, in one place, so that it can be translated.

mod branches;
mod difference;
mod exhibits;
pub mod keep;
mod over_time;
pub mod sets;

pub use branches::*;
pub use difference::*;
pub use exhibits::*;
pub use over_time::*;

use super::curves::CurveKind;
use super::gallery::GalleryTally;
use crate::diffusion::{NoiseSchedule, PaperScales, Seed};
use crate::explain::agreement::Agreement;
use crate::explain::nearest::Nearest;
use crate::parts::{PartCount, PartKind};
use crate::score::{Corner, Patch};

pub mod explain;

/// The program's name.
pub const APP: &str = "Sixfingers";
/// A line under the name.
pub const APP_LINE: &str = "Where the creativity of image diffusion comes from";

/// A word or a sentence with what is said when the pointer rests on it.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// What stands there; also its name for screen readers and tests.
    pub name: &'static str,
    /// The hover text.
    pub hint: &'static str,
}

pub(super) const fn named(name: &'static str, hint: &'static str) -> Named {
    Named { name, hint }
}

/// Back to the exhibit's own settings.
pub const RESET: Named = named("Reset to the exhibit", "Back to this exhibit's own settings. The noise stays.");
/// The small version.
pub const TWIN: Named =
    named("Small version", "The same exhibit at 32 pixels, with patches that move: fast enough to play with.");
/// The big slider.
pub const LOCALITY: Named = named(
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
pub const OVER_TIME: Named = named(
    "Window over time",
    "Whether the window keeps its size from noise to picture. Trained networks look far at high noise and near at \
     low noise; the named schedules were measured on them.",
);
/// Folds the picture of it away.
pub const FOLD_OVER_TIME: Named =
    named("Window over time as a picture", "Show or hide the picture of the window over time.");
/// The switch.
pub const EQUIVARIANCE: Named = named(
    "Equivariance",
    "Off: a pixel may use training patches from its own place only. On: from other places too, so that the machine \
     does not know where it is. Key: E.",
);
/// The dial behind the switch.
pub const REACH: Named =
    named("Reach", "How many pixels a training patch may move from its own place. All: anywhere in the picture.");
/// What lies beyond the border.
pub const BOUNDARY: &str = "Boundary";
/// Nothing beyond the border.
pub const ZEROS: Named =
    named("Zeros", "Beyond the border there is nothing, so that a pixel near the border knows where it is. Key: O.");
/// The other side beyond the border.
pub const CIRCULAR: Named =
    named("Circular", "Beyond the border the picture goes on at its other side: no place is special. Key: O.");
/// The map of the machines.
pub const MACHINE: &str = "Machine";
/// Folds the map away.
pub const FOLD_MACHINES: Named = named("Map of the machines", "Show or hide the map of the machines.");
/// The columns of the map.
pub const SAME_PLACE: &str = "same place";
/// The columns of the map.
pub const ANY_PLACE: &str = "any place";
/// The rows of the map.
pub const WINDOW: &str = "window";
/// The starting noise.
pub const SEED: Named =
    named("Seed", "The number that the starting noise is made from. The same number, the same noise.");
/// The die.
pub const DIE: Named = named("New noise", "Start from other noise. Key: N.");
/// The lock.
pub const LOCK: Named = named("Lock the noise", "Keep this noise: the die and its key then do nothing.");
/// The search.
pub const NEXT_WRONG: Named = named(
    "Next wrong count",
    "Try one noise after the other until the picture has a wrong number of parts. Key to give up: Escape.",
);
/// How the signal fades.
pub const SCHEDULE: Named = named(
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
pub const STEPS: Named = named("Steps", "In how many steps the noise is taken away. More steps are slower and finer.");

/// Play.
pub const PLAY: Named = named("Play", "Watch the picture come out of the noise. Key: Space.");
/// Pause.
pub const PAUSE: Named = named("Pause", "Stop here. Key: Space.");
/// One frame towards the result.
pub const FORWARD: Named = named("Step forward", "One step towards the picture. Key: Right.");
/// One frame towards the noise.
pub const BACK: Named = named("Step back", "One step towards the noise. Key: Left.");
/// To the noise.
pub const FIRST: Named = named("To the noise", "To the first step. Key: Home.");
/// To the result.
pub const LAST: Named = named("To the result", "To the last step. Key: End.");
/// Again and again.
pub const LOOP: Named = named("Loop", "Begin again at the noise when the picture is there.");
/// Frames a second.
pub const SPEED: Named =
    named("Speed", "How many steps are played in a second, from slow motion for talks to a blink.");
/// The strip of frames.
pub const PLAYHEAD: Named =
    named("Playhead", "The machine's guess at each step, from noise to picture. Drag or click.");

/// The choice of pictures.
pub const VIEW_BOTH: Named = named("Both", "The noisy picture and the machine's guess, side by side. Key: V.");
/// The choice of pictures.
pub const VIEW_GUESS: Named = named("Guess", "Only the machine's guess, as large as it goes. Key: V.");
/// The choice of pictures.
pub const VIEW_NOISY: Named = named("Noise", "Only the noisy picture, as large as it goes. Key: V.");
/// The choice of pictures.
pub const VIEW_DIFFERENCE: Named =
    named("Copy?", "The guess beside the training picture nearest to it, and what differs. Key: V.");
/// Over the nearest training picture.
pub const NEAREST_CAPTION: Named =
    named("Nearest training picture", "Of all training pictures, the one that differs least from the guess.");
/// Over the difference.
pub const DIFFERENCE_CAPTION: Named =
    named("Difference", "The guess less that training picture. Even grey: an exact copy.");
/// Closes the panel on the right.
pub const SIDE_CLOSE: Named = named("Close this panel", "Give the room back to the pictures.");
/// The panel with the training pictures.
pub const TRAINING: Named =
    named("Training pictures", "All that the machine knows, with the picture nearest to the guess marked. Key: T.");

/// Which training picture is nearest.
pub fn nearest_line(nearest: &Nearest) -> String {
    let verdict = if nearest.is_copy() { "A copy of" } else { "Nearest to the guess:" };
    format!("{verdict} number {}, RMS {:.2}", nearest.image_idx + 1, nearest.rms)
}

/// Over the noisy picture.
pub const NOISY_CAPTION: Named =
    named("Noisy picture", "x_t: what the machine is given at this step. Each step takes some of the noise away.");
/// Over the guess.
pub const GUESS_CAPTION: Named = named(
    "Machine's guess",
    "x0_hat, the posterior mean: for each pixel the mean of the training pixels, each weighted by how well its \
     surroundings fit what the machine sees.",
);
/// While the picture is of older settings.
pub const UPDATING: &str = "updating";

/// Undo.
pub const UNDO: Named = named("Undo", "Take back the last change. Ctrl+Z.");
/// Redo.
pub const REDO: Named = named("Redo", "Bring it back. Ctrl+Shift+Z.");
/// What has no room in the bar.
pub const MORE: Named = named("More", "What else can be shown: machines side by side, many noises, panels, the look.");
/// The other theme.
pub const THEME: Named = named("Light or dark", "Dark for a dim room, light for a bright one.");
/// The keys.
pub const HELP: Named = named("Keys", "Everything that the keyboard can do. Key: ? or F1.");
/// The whole screen.
pub const FULL_SCREEN: Named = named("Full screen", "Fill the screen, and back. Key: F11.");
/// The panel with the controls.
pub const CONTROLS: Named = named("Controls", "Show or hide the controls. Key: Tab is for walking through them.");
/// Closes a message.
pub const DISMISS: Named = named("Dismiss", "Close this message.");
/// Closes the help.
pub const CLOSE: Named = named("Close", "Back to the picture. Key: Escape.");

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
pub fn locality_line(first: Patch, last: Patch, share_seen: f32) -> String {
    if first == Patch::Whole && last == Patch::Whole {
        "sees everything".to_owned()
    } else if first == last {
        format!("sees {} of the picture", share(share_seen))
    } else {
        format!("{} at first, {} at the end", patch(first), patch(last))
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

fn part_words(kind: PartKind) -> (&'static str, &'static str) {
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
pub const FILM: Named =
    named("Noise in the filmstrip", "The filmstrip shows the noisy pictures x_t; or else the machine's guesses.");

/// Stages side by side.
pub const COMPARE: Named =
    named("Compare", "Another machine on the same noise, beside this one; or only this one again. Key: C.");
/// One stage more.
pub const ADD_STAGE: Named = named("Add a machine", "One more machine on the same noise, four at the most.");
/// The four corners of the map.
pub const FOUR_MACHINES: Named = named(
    "The four machines",
    "Whole image or window, same place or any place: the four corners of the map on the same noise.",
);
/// A line over the stages.
pub const COMPARING: &str = "Same noise. The controls are for the framed one: click to choose.";

/// The name of a stage, for screen readers and tests.
pub fn stage_name(index: usize, corner: Corner) -> String {
    format!("Stage {}: {}", index + 1, corner.short_name())
}

/// The button that takes a stage away.
pub fn remove_stage(index: usize) -> String {
    format!("Remove stage {}", index + 1)
}

/// The hover text of that button.
pub const REMOVE_STAGE_HINT: &str = "Take this machine off the stage.";

/// How like the first stage's picture a picture is.
pub fn agreement_line(agreement: &Agreement, first: Corner) -> String {
    let rms = agreement.rms;
    match agreement.pearson_r {
        Some(r) => format!("r = {r:.2}, RMS {rms:.2} to {}", first.short_name()),
        None => format!("RMS {rms:.2} to {}", first.short_name()),
    }
}

/// The hover text of those figures.
pub const AGREEMENT_HINT: &str = "How like the guess on the first stage this guess is, at the same step. r: Pearson's \
     correlation over all values, 1 when they are the same but for brightness and contrast. RMS: root mean square \
     difference; black to white is 2.";

/// A black screen, for screen readers.
pub const BLANK: &str = "Black screen";

/// A name at the beginning of a line.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The gallery.
pub const GALLERY: Named = named("Gallery", "Many noises at once, each with its count. Key: G.");
/// Back to the stage.
pub const GALLERY_CLOSE: Named = named("Back to the stage", "Close the gallery. Key: G or Escape.");
/// The next seeds.
pub const GALLERY_NEXT: Named = named("Next page", "The next noises.");
/// The seeds before.
pub const GALLERY_BACK: Named = named("Page before", "The noises before these.");
/// How many pictures.
pub const GALLERY_SIZES: [&str; 3] = ["16", "36", "64"];
/// How many pictures.
pub const GALLERY_SIZE_HINT: &str = "How many noises to show.";
/// On a picture of the gallery.
pub const GALLERY_PICK_HINT: &str = "Put this one on the stage.";
/// On the counts of the gallery.
pub const GALLERY_TALLY_HINT: &str = "How many of the pictures that are done have which number of parts. Pictures that are no proper figure of their \
     kind are counted apart.";

/// A picture of the gallery, for screen readers and tests.
pub fn gallery_picture(seed: Seed, parts: Option<&PartCount>) -> String {
    match parts {
        Some(parts) => format!("Seed {seed}: {}", count(parts)),
        None => format!("Seed {seed}"),
    }
}

/// The seed under a picture.
pub fn gallery_seed(seed: Seed, long: bool) -> String {
    if long { format!("seed {seed}") } else { seed.to_string() }
}

/// A count where there is little room.
pub fn count_short(parts: &PartCount) -> String {
    match (parts.well_formed, parts.kind) {
        (false, _) => "?".to_owned(),
        (true, PartKind::Segments) => if parts.right { "digit" } else { "none" }.to_owned(),
        (true, _) => parts.count.to_string(),
    }
}

/// The counts of the gallery: "36 of 36: 9 with 4 fingers, 20 with 5, 7 with 6".
pub fn gallery_line(tally: &GalleryTally, of: usize, parts: Option<PartKind>) -> String {
    let mut line = format!("{} of {of}", tally.done);
    let Some(kind) = parts.filter(|_| tally.done > 0) else { return line };
    let mut pieces = Vec::new();
    for (index, (parts, pictures)) in tally.by_count.iter().enumerate() {
        let what = if index == 0 { format!(" {}", part_words(kind).1) } else { String::new() };
        pieces.push(format!("{pictures} with {parts}{what}"));
    }
    if tally.unclear > 0 {
        pieces.push(format!("{} unclear", tally.unclear));
    }
    line.push_str(": ");
    line.push_str(&pieces.join(", "));
    line
}

/// The panel with the curves.
pub const CURVES: Named =
    named("Curves", "Numbers over the steps, from noise to picture: how the guess becomes certain. Key: L.");
/// Puts the curves on the clipboard.
pub const COPY_CSV: Named = named("Copy as CSV", "All numbers of all steps on the clipboard, for a spreadsheet.");
/// Under the time axis of the curves.
pub const CURVES_X_AXIS: &str = "time t: from noise (1) to picture (0)";
/// What the curves say a value about.
pub const CURVES_TIME_HINT: &str = "The numbers below are of this step: the one under the pointer, or else the playhead's. Drag in a plot to move the \
     playhead.";
/// Below this line a picture is a copy.
pub const COPY_RULE: &str = "a copy below";
/// What all training pictures have.
pub const RIGHT_RULE: &str = "training pictures";
/// At the first step nothing can have changed.
pub const NO_STEP_BEFORE: &str = "no step before";

/// The step that the curves' numbers are of.
pub fn curves_time(frame: usize, of: usize, t: f64) -> String {
    format!("Step {frame} of {of}, t = {t:.2}")
}

/// The button that shows or hides a curve.
pub fn curve_chip(kind: CurveKind) -> Named {
    let name = match kind {
        CurveKind::Effective => "Patches",
        CurveKind::Sources => "Sources",
        CurveKind::Nearest => "Distance",
        CurveKind::Changed => "Changes",
        CurveKind::Parts => "Parts",
        CurveKind::Patch => "P(t)",
        CurveKind::Levels => "Signal and noise",
    };
    named(name, curve(kind).hint)
}

/// A curve: its name with its unit, and how it is computed.
pub fn curve(kind: CurveKind) -> Named {
    match kind {
        CurveKind::Effective => named(
            "Effective patches a pixel",
            "From how many training patches a pixel is mixed: 1 / sum of squared weights. The line is the median over \
             the pixels, the band holds the middle half of them. Each line across is ten times the one below. Plain ground is the same in many pictures, so there the \
             number stays high.",
        ),
        CurveKind::Sources => named(
            "Source pictures",
            "From how many training pictures the guess is pasted: those that give the strongest patch of at least 1 % \
             of the pixels.",
        ),
        CurveKind::Nearest => named(
            "Distance to training (RMS)",
            "Root mean square difference between the guess and the training picture nearest to it, where black to \
             white is 2. Below the dashed line (a third of the usual difference between training pictures) it is \
             called a copy. On the torus every shift is tried.",
        ),
        CurveKind::Changed => named(
            "Pixels with a new source",
            "Share of the pixels whose strongest patch is from another training picture than at the step before.",
        ),
        CurveKind::Parts => named(
            "Parts counted",
            "How many parts the guess of each step has. A cross: no proper figure, so the number means little.",
        ),
        CurveKind::Patch => named("Patch side P(t) in pixels", "The side of the window at each step, in pixels."),
        CurveKind::Levels => named(
            "Signal and noise",
            "How much of the noisy picture is picture, sqrt(alpha_bar), and how much is noise, sqrt(1 - alpha_bar). \
             Their squares add up to 1.",
        ),
    }
}

/// The plot of a curve, for screen readers and tests.
pub fn curve_plot(kind: CurveKind) -> String {
    format!("Plot: {}", curve(kind).name)
}

/// A number with as many digits as matter.
pub fn round_number(value: f64) -> String {
    if value.abs() >= 99.5 || (value - value.round()).abs() < 1e-9 {
        format!("{value:.0}")
    } else if value.abs() >= 9.95 {
        format!("{value:.1}")
    } else {
        let digits = format!("{value:.2}");
        digits.strip_suffix('0').map_or(digits.clone(), str::to_owned)
    }
}

/// The middle half of some numbers.
pub fn quartiles(low: f32, high: f32) -> String {
    format!("({} to {})", round_number(low.into()), round_number(high.into()))
}

/// A root mean square difference.
pub fn rms(rms: f32) -> String {
    format!("{rms:.2}")
}

/// Which training picture is nearest.
pub fn nearest_is(image_idx: usize, is_copy: bool) -> String {
    let what = if is_copy { "copy of" } else { "to" };
    format!("{what} picture {}", image_idx + 1)
}

/// How much of the noisy picture is picture.
pub fn signal(level: f64) -> String {
    format!("signal {level:.2}")
}

/// How much of it is noise.
pub fn noise_level(level: f64) -> String {
    format!("noise {level:.2}")
}

/// When the curves are on the clipboard.
pub fn curves_copied(n_steps: usize) -> String {
    match n_steps {
        0 => "Nothing to copy yet: the first step is still being computed.".to_owned(),
        1 => "One step is on the clipboard, as CSV.".to_owned(),
        n => format!("{n} steps are on the clipboard, as CSV."),
    }
}
