//! What must change nothing, or only what it should.

use std::sync::Arc;

use sixfingers::images::{Image, ImageMask, TrainingSet};
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{Boundary, CancelToken, Denoiser, FastDenoiser, Machine, NamedMachine, Patch, Query, Reach};

use crate::support::{
    FAST_TOLERANCE, Who, ask, ask_reference, assert_close, level, machines, max_difference, named_machine, noisy,
    nudged, plain_set, random_set, shape, side, wide,
};

/// How far denoising and then shifting is from shifting and then denoising, at worst.
fn shift_defect(who: Who, set: &Arc<TrainingSet>, machine: Machine) -> f64 {
    let level = level(0.5);
    let x_t = noisy(set, 0, level, 31);
    let plain = who.x0_hat(set, machine, level, &x_t);
    let shape = set.shape();
    let mut worst = 0.0_f64;
    for (dy, dx) in [(1, 0), (0, -1), (2, 3), (-1, 2)] {
        let shifted_first = who.x0_hat(set, machine, level, &x_t.rolled(dy, dx));
        let mut shifted_after = vec![0.0; shape.len()];
        for c in 0..shape.c() {
            for y in 0..shape.h() {
                for x in 0..shape.w() {
                    let to_y = (y as isize + dy).rem_euclid(shape.h() as isize) as usize;
                    let to_x = (x as isize + dx).rem_euclid(shape.w() as isize) as usize;
                    shifted_after[shape.index(c, to_y, to_x)] = plain[shape.index(c, y, x)];
                }
            }
        }
        worst = worst.max(max_difference(&shifted_first, &shifted_after));
    }
    worst
}

#[test]
fn the_equivariant_machines_commute_with_cyclic_shifts() {
    for (c, h, w) in [(1, 5, 5), (3, 4, 6)] {
        let set = random_set(3, shape(c, h, w), 30);
        for machine in [
            named_machine(NamedMachine::Es, 0),
            named_machine(NamedMachine::Els, 1),
            named_machine(NamedMachine::Els, 3),
        ] {
            for who in Who::BOTH {
                let defect = shift_defect(who, &set, machine);
                assert!(defect <= who.tolerance(), "{who:?} {machine:?}: {defect}");
            }
        }
    }
}

#[test]
fn the_other_machines_do_not_commute_with_cyclic_shifts() {
    let set = random_set(3, shape(1, 5, 5), 30);
    let local_torus = Machine { patch: side(3), reach: Reach::NONE, boundary: Boundary::Circular };
    let short_reach = Machine { reach: Reach::Within(1), ..local_torus };
    let corners = [NamedMachine::Is, NamedMachine::Ls, NamedMachine::BbEls].map(|name| named_machine(name, 3));
    for machine in corners.into_iter().chain([local_torus, short_reach]) {
        for who in Who::BOTH {
            let defect = shift_defect(who, &set, machine);
            assert!(defect > 0.05, "{who:?} {machine:?}: only {defect}");
        }
    }
}

/// The set in another order, each picture as often as it is named.
fn chosen(set: &TrainingSet, order: &[usize]) -> Arc<TrainingSet> {
    let pictures: Vec<Image> = order.iter().map(|k| set.image(*k)).collect();
    Arc::new(TrainingSet::from_images(&pictures).unwrap())
}

/// Asserts for every machine that two sets give the same posterior mean.
#[track_caller]
fn assert_same_posterior(a: &Arc<TrainingSet>, b: &Arc<TrainingSet>) {
    for noise_var in [0.8, 0.1] {
        let level = level(noise_var);
        let x_t = noisy(a, 1, level, 33);
        for machine in machines(a.shape()) {
            for who in Who::BOTH {
                let (found, expected) = (who.x0_hat(b, machine, level, &x_t), who.x0_hat(a, machine, level, &x_t));
                assert_close(&found, &expected, who.tolerance(), &format!("{who:?} {machine:?}"));
            }
        }
    }
}

#[test]
fn duplicating_the_whole_training_set_changes_nothing() {
    let set = random_set(3, shape(1, 4, 5), 32);
    assert_same_posterior(&set, &chosen(&set, &[0, 1, 2, 0, 1, 2]));
}

#[test]
fn duplicating_one_picture_only_gives_it_more_weight() {
    // The control of the test above: repeats are not simply dropped.
    let set = random_set(3, shape(1, 4, 5), 32);
    let x_t = noisy(&set, 1, level(0.8), 33);
    for who in Who::BOTH {
        let machine = named_machine(NamedMachine::Ls, 1);
        let once = who.x0_hat(&set, machine, level(0.8), &x_t);
        let often = who.x0_hat(&chosen(&set, &[0, 0, 0, 0, 1, 2]), machine, level(0.8), &x_t);
        assert!(max_difference(&once, &often) > 0.05, "{who:?}");
    }
}

#[test]
fn permuting_the_training_set_changes_nothing() {
    let set = random_set(4, shape(1, 4, 5), 34);
    assert_same_posterior(&set, &chosen(&set, &[2, 0, 3, 1]));
}

#[test]
fn duplicates_double_the_effective_number_of_patches() {
    let set = random_set(3, shape(1, 4, 5), 32);
    let twice = chosen(&set, &[0, 1, 2, 0, 1, 2]);
    let x_t = noisy(&set, 1, level(0.5), 33);
    for machine in machines(set.shape()) {
        let once = ask(&FastDenoiser::new(&set), machine, level(0.5), &x_t);
        let twice = ask(&FastDenoiser::new(&twice), machine, level(0.5), &x_t);
        for (a, b) in once.effective_patches.iter().zip(&twice.effective_patches) {
            // A participation ratio: relative rounding of f32 weights, squared and summed.
            assert!((b / a - 2.0).abs() < 1e-4, "{machine:?}: {a} and {b}");
        }
    }
}

#[test]
fn a_mask_is_a_smaller_training_set() {
    let set = random_set(5, shape(1, 4, 5), 35);
    let mask = ImageMask::new(vec![false, true, true, false, true], 5).unwrap();
    let smaller = chosen(&set, &[1, 2, 4]);
    let cancel = CancelToken::new();
    let x_t = noisy(&set, 0, level(0.4), 36);
    for machine in machines(set.shape()) {
        let query = Query { machine, level: level(0.4), x_t: &x_t, mask: Some(&mask), cancel: &cancel };
        let masked = NaiveDenoiser::new(TrainingSet::clone(&set)).posterior(query).unwrap().x0_hat;
        let expected = ask_reference(&smaller, machine, level(0.4), &x_t).x0_hat;
        assert_close(&masked, &expected, Who::Reference.tolerance(), &format!("reference {machine:?}"));
        let answer = FastDenoiser::new(&set).posterior_mean(query).unwrap();
        assert_close(&wide(&answer.x0_hat), &expected, FAST_TOLERANCE, &format!("fast {machine:?}"));
        let allowed = |idx: u32| mask.allows(idx as usize);
        assert!(answer.strongest.iter().all(|patch| allowed(patch.image_idx)), "{machine:?}: a source that is masked");
    }
}

#[test]
fn changing_the_corner_pixel_changes_exactly_the_pixels_that_see_it() {
    // P = 3 sees one pixel far: 2 x 2 pixels of the corner, 3 x 3 on the torus. P = 5 sees two.
    let set = random_set(4, shape(1, 6, 7), 37);
    // So much noise that no patch wins outright: everything that is seen counts.
    let level = level(0.9);
    let before = noisy(&set, 0, level, 38);
    let after = nudged(&before, (0, 0, 0), 1.0);
    for (boundary, patch, changed) in [
        (Boundary::Zeros, 3, 4),
        (Boundary::Circular, 3, 9),
        (Boundary::Zeros, 5, 9),
        (Boundary::Circular, 5, 25),
        (Boundary::Zeros, 1, 1),
    ] {
        for reach in [Reach::NONE, Reach::All] {
            let machine = Machine { patch: side(patch), reach, boundary };
            for who in Who::BOTH {
                let a = who.x0_hat(&set, machine, level, &before);
                let b = who.x0_hat(&set, machine, level, &after);
                // The reference leaves the others alone to the bit; running sums may pass rounding on.
                let still = if who == Who::Reference { 0.0 } else { FAST_TOLERANCE };
                let found = a.iter().zip(&b).filter(|(a, b)| (*a - *b).abs() > still).count();
                assert_eq!(found, changed, "{who:?} {machine:?}");
            }
        }
    }
}

#[test]
fn the_ideal_machine_answers_everywhere_when_the_corner_pixel_changes() {
    let set = random_set(4, shape(1, 6, 7), 37);
    // So much noise that no patch wins outright: everything that is seen counts.
    let level = level(0.9);
    let before = noisy(&set, 0, level, 38);
    let after = nudged(&before, (0, 0, 0), 1.0);
    for who in Who::BOTH {
        let a = who.x0_hat(&set, Machine::IDEAL, level, &before);
        let b = who.x0_hat(&set, Machine::IDEAL, level, &after);
        assert!(a.iter().zip(&b).all(|(a, b)| a != b), "{who:?}");
    }
}

#[test]
fn the_weights_of_every_pixel_sum_to_one() {
    let set = random_set(3, shape(1, 4, 5), 39);
    for noise_var in [1.0, 0.5, 1e-2, 1e-6] {
        let x_t = noisy(&set, 0, level(noise_var), 40);
        for machine in machines(set.shape()) {
            for weights in ask_reference(&set, machine, level(noise_var), &x_t).weights {
                let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
                // Some tens of weights, each rounded once.
                assert!((sum - 1.0).abs() < 1e-13, "{machine:?} noise_var {noise_var}: {sum}");
            }
        }
    }
}

#[test]
fn a_set_of_one_plain_colour_comes_back_as_that_colour() {
    // The only way to see from outside that the fast weights sum to 1.
    for value in [-1.0, 0.3, 1.0] {
        let set = plain_set(shape(1, 4, 5), &[value, value, value]);
        for noise_var in [1.0, 0.5, 1e-2, 1e-6] {
            let x_t = noisy(&set, 0, level(noise_var), 40);
            for machine in machines(set.shape()) {
                let found = Who::Fast.x0_hat(&set, machine, level(noise_var), &x_t);
                // A quotient of two sums of the same terms: f32 rounding of each.
                assert_close(&found, &[f64::from(value); 20], 1e-6, &format!("{machine:?} {noise_var}"));
            }
        }
    }
}

#[test]
fn the_strongest_weight_and_the_effective_number_of_patches_bound_each_other() {
    // With W the weights: max W^2 <= sum W^2 = 1 / effective <= max W, and effective <= number of candidates.
    let set = random_set(3, shape(1, 4, 5), 41);
    for noise_var in [1.0, 0.5, 1e-2] {
        let x_t = noisy(&set, 0, level(noise_var), 42);
        for machine in machines(set.shape()) {
            let candidates = ask_reference(&set, machine, level(noise_var), &x_t).weights;
            let answer = ask(&FastDenoiser::new(&set), machine, level(noise_var), &x_t);
            for (p, candidates) in candidates.iter().enumerate() {
                let (strongest, effective) = (answer.strongest_weight[p], answer.effective_patches[p]);
                // Relative rounding of f32 sums.
                let slack = 1.0 + 1e-5;
                assert!(strongest * strongest * effective <= slack, "{machine:?}: {strongest}, {effective}");
                assert!(strongest * effective >= 1.0 / slack, "{machine:?}: {strongest}, {effective}");
                assert!(effective <= candidates.len() as f32 * slack, "{machine:?}: {effective}");
                let named = candidates.iter().find(|(patch, _)| *patch == answer.strongest[p]);
                let named = named.expect("the strongest patch is a candidate").1;
                assert!((named - f64::from(strongest)).abs() <= FAST_TOLERANCE, "{machine:?}: {named}, {strongest}");
            }
        }
    }
}

#[test]
fn two_batches_joined_by_their_log_sums_are_the_whole() {
    // What a correct batching must do; averaging the batches' means is what the authors' code does instead.
    let set = random_set(5, shape(1, 4, 5), 43);
    let naive = NaiveDenoiser::new(TrainingSet::clone(&set));
    let (level, cancel) = (level(0.4), CancelToken::new());
    let x_t = noisy(&set, 0, level, 44);
    let first = ImageMask::new(vec![true, true, false, false, false], 5).unwrap();
    let rest = ImageMask::new(vec![false, false, true, true, true], 5).unwrap();
    for machine in machines(set.shape()) {
        let ask =
            |mask| naive.posterior(Query { machine, level, x_t: &x_t, mask: Some(mask), cancel: &cancel }).unwrap();
        let (a, b, whole) = (ask(&first), ask(&rest), ask_reference(&set, machine, level, &x_t));
        let joined: Vec<f64> = (0..set.shape().area())
            .map(|p| {
                let share = 1.0 / (1.0 + (b.log_sum[p] - a.log_sum[p]).exp());
                share * a.x0_hat[p] + (1.0 - share) * b.x0_hat[p]
            })
            .collect();
        assert_close(&joined, &whole.x0_hat, Who::Reference.tolerance(), &format!("{machine:?}"));
        let averaged: Vec<f64> = a.x0_hat.iter().zip(&b.x0_hat).map(|(a, b)| (a + b) / 2.0).collect();
        assert!(max_difference(&averaged, &whole.x0_hat) > 1e-3, "{machine:?}: averaging would do");
    }
}

#[test]
fn several_pictures_at_once_get_the_answers_that_each_would_get_alone() {
    let set = random_set(7, shape(3, 5, 6), 45);
    let (level, cancel) = (level(0.3), CancelToken::new());
    let pictures: Vec<Image> = (0..5).map(|seed| noisy(&set, seed as usize, level, seed)).collect();
    for machine in machines(set.shape()).into_iter().filter(|m| m.patch == side(3) || m.patch == Patch::Whole) {
        let fast = FastDenoiser::new(&set);
        let query = Query { machine, level, x_t: &pictures[0], mask: None, cancel: &cancel };
        let together = fast.posterior_means(query, &pictures.iter().collect::<Vec<_>>()).unwrap();
        for (picture, answer) in pictures.iter().zip(together) {
            assert!(answer == ask(&fast, machine, level, picture), "{machine:?}");
        }
    }
}
