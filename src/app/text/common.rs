//! What all areas say, and helpers for sentences.

pub use crate::text::common::*;

pub use crate::text::{Label, Text, capitalised, fixed, sentence, thousands};

use super::explain;
use crate::app::view::PictureKind;
use crate::diffusion::{NoiseSchedule, PaperScales};
use crate::explain::nearest::Nearest;
use crate::parts::{PartCount, PartKind};
use crate::score::{NamedMachine, Patch, Reach};
use crate::text::{say, then};

/// The program's name, the same in every language.
pub const APP: &str = "Sixfingers";

/// What is said over a picture.
pub fn caption(kind: PictureKind) -> Label {
    match kind {
        PictureKind::Noisy => NOISY_CAPTION,
        PictureKind::Guess => GUESS_CAPTION,
        PictureKind::Nearest => NEAREST_CAPTION,
        PictureKind::Difference => DIFFERENCE_CAPTION,
        PictureKind::Map(map) => Label::new(explain::map_name(map), explain::map_hint(map)),
    }
}

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
    let (number, rms) = (nearest.image_idx + 1, fixed(nearest.rms.into(), 2));
    if nearest.is_copy() { say!(CopyOfLine { number, rms }) } else { say!(NearestLine { number, rms }) }
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
    let (short, long) = (named.short_name(), named.long_name());
    say!(MachineHint { short, long, sentence: machine_sentence(named), key })
}

/// A patch with its unit.
pub fn patch(patch: Patch) -> String {
    match patch {
        Patch::Side(side) => say!(PatchSide { side: side.get() }),
        Patch::Whole => WHOLE.get().to_owned(),
    }
}

/// How far patches may move.
pub fn reach(reach: Reach) -> String {
    match reach {
        Reach::All => REACH_ALL.get().to_owned(),
        Reach::Within(distance) => say!(ReachWithin { distance }),
    }
}

/// How much of the picture the window shows.
pub fn share(share: f32) -> String {
    let percent = f64::from(share * 100.0);
    say!(SharePercent { percent: fixed(percent, if percent >= 9.95 { 0 } else { 1 }) })
}

/// Under the slider: what the window shows, and how it changes.
pub fn locality_line(first: (Patch, f32), last: (Patch, f32)) -> String {
    if first.0 == Patch::Whole && last.0 == Patch::Whole {
        SEES_EVERYTHING.get().to_owned()
    } else if first.0 == last.0 {
        say!(SeesShare { share: share(first.1) })
    } else {
        say!(SeesShares { first: share(first.1), last: share(last.1) })
    }
}

/// The same in full, for the pointer.
pub fn locality_hint(first: (Patch, f32), last: (Patch, f32)) -> String {
    if first.0 == last.0 {
        return say!(WindowCovers { share: share(first.1), patch: patch(first.0) });
    }
    say!(WindowCoversChanging {
        first: share(first.1),
        first_patch: patch(first.0),
        last: share(last.1),
        last_patch: patch(last.0),
    })
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
        return NOT_WELL_FORMED.get().to_owned();
    }
    if count.kind == PartKind::Segments {
        return if count.right { A_DIGIT.get().to_owned() } else { NOT_A_DIGIT.get().to_owned() };
    }
    parts(count.kind, count.count)
}

/// So many parts, whatever they make up: "6 fingers".
pub fn parts(kind: PartKind, n: usize) -> String {
    match kind {
        PartKind::Fingers => say!(Fingers { n }),
        PartKind::Eyes => say!(Eyes { n }),
        PartKind::ClockHands => say!(ClockHands { n }),
        PartKind::Petals => say!(Petals { n }),
        PartKind::Arms => say!(Arms { n }),
        PartKind::Segments => say!(Segments { n }),
    }
}

/// On the count: how it is made, what the training pictures have, and what a click does.
pub fn count_hint(kind: PartKind) -> String {
    let training = kind.right_count().map(|n| say!(CountOfTraining { n }));
    let training = training.as_deref().unwrap_or(EVERY_TRAINING_PICTURE_A_DIGIT.get());
    then(&then(counting(kind), training), COUNT_CLICK.get())
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

/// Where in time the playhead is.
pub fn time_readout(frame: usize, of: usize, t: f64) -> String {
    say!(TimeReadout { frame, of, t: fixed(t, 2) })
}

/// The same where there is little room.
pub fn time_readout_short(frame: usize, of: usize, t: f64) -> String {
    say!(TimeReadoutShort { frame, of, t: fixed(t, 2) })
}

/// While a run is under way.
pub fn computing(done: usize, of: usize, left_secs: Option<f64>) -> String {
    let step = (done + 1).min(of);
    match left_secs {
        Some(secs) if secs >= 0.5 => say!(ComputingLeft { step, of, left: duration(secs) }),
        _ => say!(Computing { step, of }),
    }
}

/// When a run is complete.
pub fn computed(of: usize, secs: f64) -> String {
    say!(Computed { of, duration: duration(secs) })
}

/// A time in words.
pub fn duration(secs: f64) -> String {
    if secs < 1.0 {
        say!(Milliseconds { n: fixed(secs * 1e3, 0) })
    } else if secs < 100.0 {
        say!(Seconds { n: fixed(secs, 1) })
    } else {
        say!(Minutes { n: fixed(secs / 60.0, 0) })
    }
}

/// A time that may be long, from a second to days.
pub fn long_duration(secs: f64) -> String {
    if secs < 1.0 {
        A_SECOND.get().to_owned()
    } else if secs < 99.5 {
        say!(Seconds { n: fixed(secs, 0) })
    } else if secs < 5400.0 {
        say!(Minutes { n: fixed(secs / 60.0, 0) })
    } else if secs < 2e5 {
        say!(Hours { n: fixed(secs / 3600.0, 1) })
    } else {
        say!(Days { n: fixed(secs / 86400.0, 0) })
    }
}

/// When no seed with a wrong count was found.
pub fn no_wrong_found(looked_at: usize) -> String {
    say!(NoWrongFound { n: looked_at })
}

/// Frames a second; slow motion in seconds a frame.
pub fn speed(frames_a_second: f32, short: bool) -> String {
    let (frames, seconds) = (frames_a_second.to_string(), (1.0 / frames_a_second).to_string());
    match (frames_a_second < 1.0, short) {
        (true, false) => say!(SpeedSlow { seconds }),
        (true, true) => say!(SpeedSlowShort { seconds }),
        (false, false) => say!(SpeedFast { frames }),
        (false, true) => say!(SpeedFastShort { frames }),
    }
}

/// Names in a sentence, with the "and" of the language of this thread between them.
pub fn and<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    let mut names = names.into_iter();
    let first = names.next().map_or_else(String::new, |name| name.as_ref().to_owned());
    names.fold(first, |all, name| say!(TwoInASentence { first: all, second: name.as_ref() }))
}
