//! Hands.

use sixfingers::parts::{GROUND_RGB, PartKind, count_parts};
use sixfingers::synth::{Palette, SynthKind, SynthSpec};

fn hands(count: usize, size: usize, palette: Palette, variety: &str) -> SynthSpec {
    SynthSpec { count, size, palette, variety: variety.into(), ..SynthSpec::new(SynthKind::Hands) }
}

#[test]
fn every_training_hand_has_five_fingers() {
    for variety in SynthKind::Hands.varieties() {
        for palette in [Palette::Grey, Palette::Rgb] {
            for size in [24, 28, 32, 48, 64, 96, 97, 128] {
                let set = hands(24, size, palette, variety).generate().unwrap();
                for (k, picture) in set.images().enumerate() {
                    let found = count_parts(PartKind::Fingers, &picture);
                    assert!(found.right, "picture {k} of {size} pixels, {variety}: {found:?}");
                }
            }
        }
    }
}

#[test]
fn values_are_in_range_and_the_ground_is_where_it_should_be() {
    let set = hands(20, 64, Palette::Grey, "mix10").generate().unwrap();
    assert!(set.values().iter().all(|v| (-1.0..=1.0).contains(v)));
    assert!(set.images().all(|p| p.at(0, 0, 0) == -1.0 && p.at(0, 40, 32) == 1.0));
    let set = hands(20, 64, Palette::Rgb, "mix10").generate().unwrap();
    assert!(set.values().iter().all(|v| (-1.0..=1.0).contains(v)));
    for picture in set.images() {
        for (c, ground) in GROUND_RGB.into_iter().enumerate() {
            // Rounding of sums of four.
            assert!((picture.at(c, 0, 0) - (2.0 * ground - 1.0)).abs() < 1e-6);
        }
    }
}

#[test]
fn half_of_the_hands_are_left_hands_and_the_labels_say_which() {
    let set = hands(30, 48, Palette::Grey, "mix10").generate().unwrap();
    let labels = set.labels().unwrap();
    assert_eq!(labels.iter().filter(|label| **label == 1).count(), 15);
    for (k, label) in labels.iter().enumerate() {
        let picture = set.image(k);
        // The thumb makes the lower half of the picture heavier on its side.
        let ink = |columns: std::ops::Range<usize>| -> f32 {
            columns.flat_map(|x| (20..34).map(move |y| (x, y))).map(|(x, y)| picture.at(0, y, x)).sum()
        };
        assert_eq!(*label == 1, ink(36..48) > ink(0..12), "picture {k}");
    }
    let right = hands(30, 48, Palette::Grey, "right").generate().unwrap();
    assert!(right.labels().unwrap().iter().all(|label| *label == 0));
}

#[test]
fn a_seed_gives_the_same_hands_on_any_number_of_threads() {
    let spec = hands(16, 32, Palette::Rgb, "mix10");
    let with_threads = |n: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
        pool.install(|| spec.generate().unwrap())
    };
    assert_eq!(with_threads(1), with_threads(4));
    let other = SynthSpec { seed: 2, ..spec.clone() };
    assert_ne!(spec.generate().unwrap(), other.generate().unwrap());
}

#[test]
fn a_hand_does_not_depend_on_how_many_there_are() {
    let few = hands(3, 32, Palette::Rgb, "mix30").generate().unwrap();
    let many = hands(40, 32, Palette::Rgb, "mix30").generate().unwrap();
    assert_eq!(few.values(), &many.values()[..few.values().len()]);
}
