//! Where one machine must equal another, and where it must not.

use std::sync::Arc;

use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::{Boundary, Machine, NamedMachine, Patch, Reach};

use crate::support::{Who, assert_close, level, max_difference, named_machine, noisy, random_set, shape, side};

/// Two machines that are far from being equal differ by more than this somewhere: thousands of times any tolerance.
const CLEARLY: f64 = 0.05;

/// Noise at which several patches share the weight, so that no difference hides behind a single winner.
const NOISE_VARS: [f64; 3] = [0.9, 0.6, 0.3];

/// How far two machines' posterior means are apart at the worst pixel and noise level.
fn distance(who: Who, set: &Arc<TrainingSet>, a: Machine, b: Machine) -> f64 {
    let at = |noise_var| {
        let x_t = noisy(set, 0, level(noise_var), 11);
        max_difference(&who.x0_hat(set, a, level(noise_var), &x_t), &who.x0_hat(set, b, level(noise_var), &x_t))
    };
    NOISE_VARS.into_iter().map(at).fold(0.0, f64::max)
}

#[track_caller]
fn assert_equal(set: &Arc<TrainingSet>, a: Machine, b: Machine) {
    for who in Who::BOTH {
        let apart = distance(who, set, a, b);
        assert!(apart <= who.tolerance(), "{who:?} {}: {a:?} and {b:?} are {apart} apart", set.shape());
    }
}

#[track_caller]
fn assert_unequal(set: &Arc<TrainingSet>, a: Machine, b: Machine) {
    for who in Who::BOTH {
        let apart = distance(who, set, a, b);
        assert!(apart > CLEARLY, "{who:?} {}: {a:?} and {b:?} are only {apart} apart", set.shape());
    }
}

#[test]
fn the_local_machine_is_the_ideal_one_when_every_window_covers_the_picture() {
    for (h, w) in [(4, 4), (5, 5), (3, 5), (6, 2)] {
        let set = random_set(6, shape(1, h, w), 1);
        let covering = 2 * h.max(w) as u32 - 1;
        assert_equal(&set, named_machine(NamedMachine::Ls, covering), Machine::IDEAL);
    }
}

#[test]
fn the_local_machine_is_not_the_ideal_one_when_the_patch_is_only_as_large_as_the_picture() {
    for size in [3, 5] {
        let set = random_set(6, shape(1, size, size), 2);
        assert_unequal(&set, named_machine(NamedMachine::Ls, size as u32), Machine::IDEAL);
    }
}

#[test]
fn the_local_machine_is_not_the_ideal_one_just_below_the_covering_patch() {
    let set = random_set(6, shape(1, 4, 3), 3);
    // One row is out of sight from the opposite corner: a small but certain difference.
    for who in Who::BOTH {
        let apart = distance(who, &set, named_machine(NamedMachine::Ls, 5), Machine::IDEAL);
        assert!(apart > 100.0 * who.tolerance(), "{who:?}: only {apart} apart");
    }
}

#[test]
fn the_boundary_broken_machine_is_the_local_one_for_patches_as_large_as_the_picture() {
    for (h, w) in [(5, 5), (4, 4), (3, 5), (4, 2)] {
        let set = random_set(4, shape(1, h, w), 4);
        let at_least = h.max(w) as u32 | 1;
        for patch in [at_least, at_least + 2] {
            assert_equal(&set, named_machine(NamedMachine::BbEls, patch), named_machine(NamedMachine::Ls, patch));
        }
    }
}

#[test]
fn the_boundary_broken_machine_is_not_the_local_one_below_that() {
    // In an even picture one pixel smaller is enough: the two middle rows then have the same border.
    for (size, patch) in [(4, 3), (5, 3)] {
        let set = random_set(4, shape(1, size, size), 5);
        assert_unequal(&set, named_machine(NamedMachine::BbEls, patch), named_machine(NamedMachine::Ls, patch));
    }
}

#[test]
fn the_boundary_broken_machine_is_the_equivariant_one_for_single_pixels() {
    for (h, w) in [(4, 4), (3, 5)] {
        let set = random_set(3, shape(3, h, w), 6);
        assert_equal(&set, named_machine(NamedMachine::BbEls, 1), named_machine(NamedMachine::Els, 1));
    }
}

#[test]
fn the_boundary_broken_machine_is_not_the_equivariant_one_for_larger_patches() {
    let set = random_set(3, shape(1, 4, 4), 7);
    assert_unequal(&set, named_machine(NamedMachine::BbEls, 3), named_machine(NamedMachine::Els, 3));
}

#[test]
fn the_equivariant_local_machine_with_an_odd_square_patch_of_the_whole_torus_is_the_equivariant_machine() {
    for size in [3, 5, 7] {
        let set = random_set(3, shape(1, size, size), 8);
        assert_equal(&set, named_machine(NamedMachine::Els, size as u32), named_machine(NamedMachine::Es, 0));
    }
}

#[test]
fn no_odd_patch_makes_the_equivariant_local_machine_the_equivariant_one_on_an_even_or_oblong_torus() {
    for (h, w) in [(4, 4), (6, 6), (3, 5), (5, 4)] {
        let set = random_set(3, shape(1, h, w), 9);
        let largest = Machine::max_side(Boundary::Circular, set.shape()).get();
        for patch in (1..=largest).step_by(2) {
            assert_unequal(&set, named_machine(NamedMachine::Els, patch), named_machine(NamedMachine::Es, 0));
        }
    }
}

/// All the machines that differ in reach only.
fn reaches(patch: Patch, boundary: Boundary) -> impl Fn(Reach) -> Machine {
    move |reach| Machine { patch, reach, boundary }
}

#[test]
fn the_reach_dial_ends_in_full_equivariance_once_it_spans_the_picture() {
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        for patch in [side(1), side(3), Patch::Whole] {
            let set = random_set(3, shape(1, 4, 5), 10);
            let machine = reaches(patch, boundary);
            // On the torus nothing is farther than half a turn.
            let spans = if boundary == Boundary::Zeros { 4 } else { 2 };
            assert_equal(&set, machine(Reach::Within(spans)), machine(Reach::All));
            assert_equal(&set, machine(Reach::Within(1000)), machine(Reach::All));
        }
    }
}

#[test]
fn every_notch_of_the_reach_dial_is_a_machine_of_its_own() {
    let set = random_set(2, shape(1, 7, 7), 11);
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        // With zeros the interior of a 7 x 7 picture at P = 3 is 5 x 5: a patch moves by 4 at most.
        let notches = if boundary == Boundary::Zeros { 4 } else { 3 };
        let machine = reaches(side(3), boundary);
        for d in 0..notches {
            assert_unequal(&set, machine(Reach::Within(d)), machine(Reach::Within(d + 1)));
        }
    }
}

#[test]
fn a_whole_picture_with_zeros_beyond_it_cannot_move() {
    let set = random_set(4, shape(1, 4, 3), 12);
    let machine = reaches(Patch::Whole, Boundary::Zeros);
    assert_equal(&set, machine(Reach::All), Machine::IDEAL);
    assert_equal(&set, machine(Reach::Within(2)), Machine::IDEAL);
}

/// The set of all translates by at most `d` pixels, round the torus.
fn translates(set: &TrainingSet, d: isize) -> Arc<TrainingSet> {
    let (h, w) = (set.shape().h() as isize, set.shape().w() as isize);
    // Beyond half a turn the same translates come round again.
    let steps = |n: isize| if 2 * d + 1 >= n { 0..n } else { -d..d + 1 };
    let moved = |picture: Image| {
        steps(h).flat_map(|dy| steps(w).map(|dx| picture.rolled(dy, dx)).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    Arc::new(TrainingSet::from_images(&set.images().flat_map(moved).collect::<Vec<_>>()).unwrap())
}

#[test]
fn on_the_torus_a_reach_is_the_machine_without_it_on_all_translates_of_the_training_set() {
    let set = random_set(2, shape(1, 4, 5), 13);
    for patch in [side(1), side(3), Patch::Whole] {
        let machine = reaches(patch, Boundary::Circular);
        for (reach, d) in [(Reach::Within(1), 1), (Reach::All, 5)] {
            let many = translates(&set, d);
            let x_t = noisy(&set, 1, level(0.6), 14);
            for who in Who::BOTH {
                let moving = who.x0_hat(&set, machine(reach), level(0.6), &x_t);
                let staying = who.x0_hat(&many, machine(Reach::NONE), level(0.6), &x_t);
                assert_close(&moving, &staying, who.tolerance(), &format!("{who:?} {patch} {reach}"));
            }
        }
    }
}
