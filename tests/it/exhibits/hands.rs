//! The hands: who copies, who miscounts, and what it takes. The figures are those that the exhibits were chosen by.

use std::sync::Arc;

use rayon::prelude::*;
use sixfingers::diffusion::RunSpec;
use sixfingers::images::Image;
use sixfingers::parts::{PartKind, count_parts};
use sixfingers::synth::{SynthKind, SynthSpec};

/// What came out of one noise each, as shares of the samples.
#[derive(Debug)]
struct Census {
    /// Share nearer than this to a training picture (RMS below [`Census::COPY`]).
    copies: f64,
    /// Share of hand-like pictures.
    hand_like: f64,
    /// Share of hand-like pictures with another number of fingers than five.
    wrong: f64,
    /// Hand-like pictures with 0, 1, 2, ... fingers.
    fingers: [usize; 12],
    /// Largest RMS to the nearest training picture.
    farthest: f32,
}

impl Census {
    /// Below this a picture counts as a copy: two different silhouettes are hardly ever as close.
    const COPY: f32 = 0.15;

    /// Runs a drawn set from the noises of the first seeds.
    fn of(set: &str, locality: &str, seeds: u64) -> Self {
        let set = Arc::new(set.parse::<SynthSpec>().unwrap().generate().unwrap());
        let run = RunSpec { locality: locality.parse().unwrap(), ..RunSpec::default() };
        let look = |result: &Image| (set.nearest(result).unwrap().1, count_parts(PartKind::Fingers, result));
        let samples: Vec<_> = super::results(&set, &run, seeds).par_iter().map(look).collect();
        let share = |n: usize| n as f64 / samples.len() as f64;
        let mut fingers = [0; 12];
        for (_, count) in samples.iter().filter(|(_, count)| count.well_formed) {
            fingers[count.count.min(11)] += 1;
        }
        let hand_like = fingers.iter().sum::<usize>();
        Self {
            copies: share(samples.iter().filter(|(rms, _)| *rms < Self::COPY).count()),
            hand_like: share(hand_like),
            wrong: share(hand_like - fingers[5]),
            fingers,
            farthest: samples.iter().map(|(rms, _)| *rms).fold(0.0, f32::max),
        }
    }
}

/// The settings of the first exhibit but for the locality.
const DEFAULT_LOCALITY: &str = "paper:mnist-unet:0.7";

#[test]
fn the_default_run_is_the_one_that_is_measured_here() {
    assert_eq!(RunSpec::default().locality, DEFAULT_LOCALITY.parse().unwrap());
    assert_eq!("hands".parse(), Ok(SynthSpec::new(SynthKind::Hands)));
}

#[test]
fn the_whole_image_machine_copies_every_time() {
    let census = Census::of("hands", "constant:whole", 192);
    // One weight is 1 to rounding at the last step, so that the result is a training picture to rounding.
    assert!(census.farthest < 1e-3, "{census:?}");
    assert_eq!((census.fingers[5], census.wrong), (192, 0.0), "{census:?}");
}

#[test]
fn the_local_machine_miscounts_about_half_of_its_hands() {
    let census = Census::of("hands", DEFAULT_LOCALITY, 192);
    assert!((0.35..=0.65).contains(&census.wrong), "{census:?}");
    assert!(census.hand_like >= 0.95, "{census:?}");
    // No thumb, or two: each side is decided by itself, so that both come to a quarter; below a sixth would be three
    // standard errors off.
    assert!(census.fingers[4] >= 32 && census.fingers[6] >= 32, "{census:?}");
}

#[test]
fn right_hands_alone_give_right_counts() {
    let census = Census::of("hands:variety=right", DEFAULT_LOCALITY, 192);
    assert!(census.wrong < 0.05, "{census:?}");
    assert!(census.hand_like >= 0.95, "{census:?}");
}

#[test]
fn the_number_of_fingers_is_decided_early() {
    let wrong = |locality: &str| Census::of("hands:color=grey", locality, 64).wrong;
    assert_eq!(wrong("switch:0.75:whole:15"), 0.0);
    // Measured: .25 of 192; three standard errors of 64.
    let early = wrong("switch:0.9:whole:15");
    assert!((0.09..=0.41).contains(&early), "{early}");
}

/// Shares measured with the first sketch of the exhibits, 192 seeds and another generator of random numbers: size,
/// locality, copies, hand-like, wrong.
const MEASURED: [(usize, &str, f64, f64, f64); 10] = [
    (64, "constant:whole", 1.00, 1.00, 0.00),
    (64, "paper:mnist-unet:1", 0.16, 1.00, 0.38),
    (64, "paper:mnist-unet:0.7", 0.01, 1.00, 0.53),
    (64, "constant:43", 0.21, 1.00, 0.47),
    (64, "constant:31", 0.02, 1.00, 0.49),
    (64, "constant:15", 0.00, 1.00, 0.48),
    (64, "constant:9", 0.00, 0.97, 0.54),
    (64, "constant:5", 0.00, 0.83, 0.40),
    (32, "constant:11", 0.01, 1.00, 0.58),
    (32, "constant:3", 0.00, 0.81, 0.45),
];

#[test]
fn silhouettes_behave_as_first_measured() {
    for (size, locality, copies, hand_like, wrong) in MEASURED {
        let seeds = 64;
        let census = Census::of(&format!("hands:color=grey,size={size}"), locality, seeds);
        for (what, found, expected) in [
            ("copies", census.copies, copies),
            ("hand-like", census.hand_like, hand_like),
            ("wrong", census.wrong, wrong),
        ] {
            // Three standard errors of the difference of the two samples, a share of 0 or 1 taken as two samples
            // off; and 0.05 for the luck of the training set, 100 hands of other random numbers.
            let p = expected.clamp(0.03, 0.97);
            let error = (p * (1.0 - p) * (1.0 / 192.0 + 1.0 / seeds as f64)).sqrt();
            let off = (found - expected).abs();
            assert!(off <= 3.0 * error + 0.05, "{size} px, {locality}: {what} {found:.2}, not {expected}; {census:?}");
        }
    }
}
