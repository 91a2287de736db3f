//! What all areas say, and helpers for sentences.

pub use crate::text::common::*;

pub use crate::text::{Label, Text, capitalised, fixed, sentence, thousands};

use crate::diffusion::{NoiseSchedule, PaperScales};
use crate::explain::nearest::Nearest;
use crate::parts::{PartCount, PartKind};
use crate::score::{NamedMachine, Patch};

/// The program's name, the same in every language.
pub const APP: &str = "Sixfingers";

/// A noise schedule.
pub fn schedule_name(schedule: NoiseSchedule) -> &'static str {
    match schedule {
        NoiseSchedule::Cosine => SCHEDULE_NAME_COSINE.get(),
        NoiseSchedule::Linear => SCHEDULE_NAME_LINEAR.get(),
        NoiseSchedule::Exponential => SCHEDULE_NAME_EXPONENTIAL.get(),
    }
}

/// Which training picture is nearest.
pub fn nearest_line(nearest: &Nearest) -> String {
    let verdict = if nearest.is_copy() { "A copy of" } else { "Nearest to the guess:" };
    format!("{verdict} number {}, RMS {:.2}", nearest.image_idx + 1, nearest.rms)
}

/// What a machine may look at, in one plain sentence.
pub fn machine_sentence(named: NamedMachine) -> &'static str {
    match named {
        NamedMachine::Is => MACHINE_SENTENCE_IS.get(),
        NamedMachine::Es => MACHINE_SENTENCE_ES.get(),
        NamedMachine::Ls => MACHINE_SENTENCE_LS.get(),
        NamedMachine::Els => MACHINE_SENTENCE_ELS.get(),
        NamedMachine::BbEls => MACHINE_SENTENCE_BB_ELS.get(),
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
        Patch::Whole => WHOLE.get().to_owned(),
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
        LOCALITY_LINE_SEES_EVERYTHING.get().to_owned()
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
        PaperScales::MnistUnet => PAPER_NAME_MNIST_UNET.get(),
        PaperScales::MnistResnetZeros => PAPER_NAME_MNIST_RESNET_ZEROS.get(),
        PaperScales::MnistResnetCircular => PAPER_NAME_MNIST_RESNET_CIRCULAR.get(),
        PaperScales::FashionUnet => PAPER_NAME_FASHION_UNET.get(),
        PaperScales::FashionResnet => PAPER_NAME_FASHION_RESNET.get(),
        PaperScales::CifarUnet => PAPER_NAME_CIFAR_UNET.get(),
        PaperScales::CifarResnetZeros => PAPER_NAME_CIFAR_RESNET_ZEROS.get(),
        PaperScales::CifarResnetCircular => PAPER_NAME_CIFAR_RESNET_CIRCULAR.get(),
        PaperScales::CelebaUnet => PAPER_NAME_CELEBA_UNET.get(),
        PaperScales::CelebaResnet => PAPER_NAME_CELEBA_RESNET.get(),
    }
}

/// The parts that were counted: "6 fingers".
pub fn count(count: &PartCount) -> String {
    if !count.well_formed {
        return not_well_formed(count.kind).to_owned();
    }
    if count.kind == PartKind::Segments {
        return if count.right { COUNT_A_DIGIT.get().to_owned() } else { COUNT_NOT_A_DIGIT.get().to_owned() };
    }
    let (one, many) = part_words(count.kind);
    format!("{} {}", count.count, if count.count == 1 { one } else { many })
}

/// Beside the count: what the training pictures have.
pub fn count_of_training(kind: PartKind) -> String {
    match kind.right_count() {
        Some(right) => format!("every training picture has {right}"),
        None => COUNT_OF_TRAINING_EVERY_TRAINING_PICTURE.get().to_owned(),
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
        PartKind::Fingers => COUNTING_FINGERS.get(),
        PartKind::Eyes => COUNTING_EYES.get(),
        PartKind::ClockHands => COUNTING_CLOCK_HANDS.get(),
        PartKind::Petals => COUNTING_PETALS.get(),
        PartKind::Arms => COUNTING_ARMS.get(),
        PartKind::Segments => COUNTING_SEGMENTS.get(),
    }
}

pub(crate) fn part_words(kind: PartKind) -> (&'static str, &'static str) {
    match kind {
        PartKind::Fingers => (PART_WORDS_FINGER.get(), PART_WORDS_FINGERS.get()),
        PartKind::Eyes => (PART_WORDS_EYE.get(), PART_WORDS_EYES.get()),
        PartKind::ClockHands => (PART_WORDS_HAND.get(), PART_WORDS_HANDS.get()),
        PartKind::Petals => (PART_WORDS_PETAL.get(), PART_WORDS_PETALS.get()),
        PartKind::Arms => (PART_WORDS_ARM.get(), PART_WORDS_ARMS.get()),
        PartKind::Segments => (PART_WORDS_SEGMENT.get(), PART_WORDS_SEGMENTS.get()),
    }
}

fn not_well_formed(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Fingers => NOT_WELL_FORMED_FINGERS.get(),
        PartKind::Eyes => NOT_WELL_FORMED_EYES.get(),
        PartKind::ClockHands => NOT_WELL_FORMED_CLOCK_HANDS.get(),
        PartKind::Petals => NOT_WELL_FORMED_PETALS.get(),
        PartKind::Arms => NOT_WELL_FORMED_ARMS.get(),
        PartKind::Segments => NOT_WELL_FORMED_SEGMENTS.get(),
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
        LONG_DURATION_A_SECOND.get().to_owned()
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

/// Frames a second; slow motion in seconds a frame.
pub fn speed(frames_a_second: f32, short: bool) -> String {
    match (frames_a_second < 1.0, short) {
        (true, false) => format!("one in {} s", 1.0 / frames_a_second),
        (true, true) => format!("1 in {} s", 1.0 / frames_a_second),
        (false, false) => format!("{frames_a_second} a second"),
        (false, true) => format!("{frames_a_second} / s"),
    }
}
