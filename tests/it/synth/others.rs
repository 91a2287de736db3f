//! Faces, clocks, flowers, bodies, digits, black and white.

use rayon::prelude::*;
use sixfingers::images::TrainingSet;
use sixfingers::parts::{GROUND_RGB, count_parts};
use sixfingers::synth::{Palette, SynthKind, SynthSpec};

const KINDS: [SynthKind; 5] =
    [SynthKind::Faces, SynthKind::Clocks, SynthKind::Flowers, SynthKind::Bodies, SynthKind::Segments];

fn set(kind: SynthKind, count: usize, size: usize, palette: Palette, variety: &str) -> TrainingSet {
    let spec = SynthSpec { count, size, palette, variety: variety.into(), ..SynthSpec::new(kind) };
    spec.generate().unwrap_or_else(|error| panic!("{spec}: {error}"))
}

#[test]
fn every_training_picture_has_the_right_parts() {
    for kind in KINDS {
        for variety in kind.varieties() {
            for palette in [Palette::Grey, Palette::Rgb] {
                for size in [24, 32, 47, 64, 97, 128] {
                    let set = set(kind, 10, size, palette, variety);
                    (0..10).into_par_iter().for_each(|k| {
                        let found = count_parts(kind.parts().unwrap(), &set.image(k));
                        assert!(found.right, "picture {k} of {size} pixels, {kind:?}, {variety}: {found:?}");
                    });
                }
            }
        }
    }
}

#[test]
fn nearly_every_drawing_is_right_at_once() {
    // A counter that turned many drawings down would choose the training set; a drawing that is right at once is the
    // one that is drawn with the right number.
    for kind in KINDS.into_iter().filter(|kind| *kind != SynthKind::Segments) {
        let right = kind.parts().unwrap().right_count().unwrap();
        for (size, least) in [(32, 27), (64, 30)] {
            let set = set(kind, 30, size, Palette::Rgb, kind.varieties()[0]);
            let spec = SynthSpec { count: 30, size, ..SynthSpec::new(kind) };
            let same = (0..30).filter(|k| spec.draw_with(right, *k).unwrap() == set.image(*k)).count();
            assert!(same >= least, "{kind:?} of {size} pixels: {same} of 30");
        }
    }
}

#[test]
fn values_are_in_range_and_the_corners_are_ground() {
    for kind in KINDS {
        for palette in [Palette::Grey, Palette::Rgb] {
            let set = set(kind, 10, 64, palette, kind.varieties()[0]);
            assert!(set.values().iter().all(|v| (-1.0..=1.0).contains(v)), "{kind:?}");
            for picture in set.images() {
                for (c, colour) in GROUND_RGB.into_iter().enumerate().take(palette.channels()) {
                    let ground = if palette == Palette::Grey { 0.0 } else { colour };
                    // Rounding of sums of four.
                    assert!((picture.at(c, 0, 0) - (2.0 * ground - 1.0)).abs() < 1e-6, "{kind:?}");
                }
            }
        }
    }
}

#[test]
fn no_two_pictures_of_a_set_are_alike() {
    for kind in KINDS {
        let set = set(kind, 30, 32, Palette::Rgb, kind.varieties()[0]);
        for a in 0..30 {
            for b in 0..a {
                assert_ne!(set.image(a), set.image(b), "{kind:?}, pictures {a} and {b}");
            }
        }
    }
}

#[test]
fn digits_come_in_turn_and_are_labelled() {
    let set = set(SynthKind::Segments, 25, 32, Palette::Grey, "slanted");
    let labels: Vec<_> = (0..25).map(|k| k % 10).collect();
    assert_eq!(set.labels().unwrap(), labels);
}

#[test]
fn full_hours_have_a_hand_at_twelve() {
    let set = set(SynthKind::Clocks, 10, 64, Palette::Grey, "hours");
    for (k, picture) in set.images().enumerate() {
        // Half way between the hub and the end of the minute hand.
        let dark = (30..=33).any(|x| picture.at(0, 20, x) < -0.5);
        assert!(dark, "clock {k}");
    }
}

#[test]
fn petals_of_one_flower_are_of_one_colour_and_flowers_differ() {
    let set = set(SynthKind::Flowers, 40, 64, Palette::Rgb, "pink");
    // Red and blue of the brightest tenth of the petals; the yellow heart has no blue.
    let hue = |k: usize| {
        let picture = set.image(k);
        let mut petals: Vec<_> = (0..64 * 64)
            .map(|p| [0, 1, 2].map(|c| picture.at(c, p / 64, p % 64)))
            .filter(|rgb| rgb[2] > 0.2 && rgb[0] > -0.4)
            .map(|rgb| rgb[0] - rgb[2])
            .collect();
        petals.sort_by(f32::total_cmp);
        (petals[petals.len() / 20], petals[petals.len() / 2], petals[petals.len() * 19 / 20])
    };
    let hues: Vec<_> = (0..40).map(hue).collect();
    let middle = |by: fn(f32, f32) -> f32, start: f32| hues.iter().map(|h| h.1).fold(start, by);
    // Pink has more red than blue by .5 of the range of 2, violet less by .5: forty flowers cover most of it.
    assert!(middle(f32::max, -2.0) - middle(f32::min, 2.0) > 0.7, "{hues:?}");
    // Within one flower only the shading differs.
    assert!(hues.iter().all(|h| h.2 - h.0 < 0.45), "{hues:?}");
}

#[test]
fn black_and_white_is_one_of_each() {
    let set = SynthSpec::new(SynthKind::BlackWhite).generate().unwrap();
    assert_eq!(set.n_images(), 2);
    assert!(set.image_values(0).iter().all(|v| *v == -1.0));
    assert!(set.image_values(1).iter().all(|v| *v == 1.0));
    let colour = SynthSpec { palette: Palette::Rgb, ..SynthSpec::new(SynthKind::BlackWhite) }.generate().unwrap();
    assert!(colour.image_values(0).iter().all(|v| *v == -1.0));
    let spots = SynthSpec { count: 6, variety: "spots".into(), ..SynthSpec::new(SynthKind::BlackWhite) };
    assert_eq!(spots.generate().unwrap().labels().unwrap(), [0, 0, 1, 0, 0, 1]);
}
