//! Nearest training pictures, sources, verdicts.

use sixfingers::explain::nearest::{moves_round, nearest, nearest_on_torus};
use sixfingers::explain::novelty::{Verdict, novelty};
use sixfingers::explain::sources::{Seams, count_sources, displacements, sources};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::{Machine, NamedMachine, PatchRef, Posterior, Reach};

use crate::support::{named_machine, random_set, shape};

fn patch(image_idx: u32, row: u16, col: u16) -> PatchRef {
    PatchRef { image_idx, row, col }
}

/// An answer that names these patches.
fn answer(x0_hat: Image, strongest: Vec<PatchRef>) -> Posterior {
    let area = strongest.len();
    Posterior { x0_hat, strongest, strongest_weight: vec![1.0; area], effective_patches: vec![1.0; area] }
}

/// An answer that pastes the centres of these patches together.
fn pasted(set: &TrainingSet, patches: Vec<PatchRef>) -> Posterior {
    let w = set.shape().w();
    let picture = Image::from_fn(set.shape(), |c, y, x| {
        let patch = patches[y * w + x];
        set.image(patch.image_idx as usize).at(c, patch.row.into(), patch.col.into())
    });
    answer(picture, patches)
}

#[test]
fn the_nearest_picture_on_the_torus_is_that_of_trying_every_shift() {
    for shape in [shape(1, 5, 6), shape(3, 4, 7)] {
        let set = random_set(4, shape, 1);
        for seed in 2..6 {
            let picture = random_set(1, shape, seed).image(0);
            let (mut best, mut rms) = ((0, 0, 0), f32::INFINITY);
            for k in 0..4 {
                for dy in 0..shape.h() as isize {
                    for dx in 0..shape.w() as isize {
                        let here = set.image(k).rolled(dy, dx).rms_to(&picture).unwrap();
                        if here < rms {
                            (best, rms) = ((k, dy, dx), here);
                        }
                    }
                }
            }
            let found = nearest_on_torus(&set, &picture).unwrap();
            // The same differences, summed by the same function.
            assert_eq!((found.image_idx, found.rms), (best.0, rms));
            assert_eq!(found.picture(&set), set.image(best.0).rolled(best.1, best.2));
            let short = |d: i32, n: usize| 2 * d <= n as i32 && 2 * d > -(n as i32);
            assert!(short(found.shift.0, shape.h()) && short(found.shift.1, shape.w()), "{found:?}");
        }
    }
}

#[test]
fn a_recentred_picture_lies_as_its_training_picture() {
    let set = random_set(3, shape(1, 8, 9), 2);
    let moved = set.image(2).rolled(-3, 4);
    let found = nearest_on_torus(&set, &moved).unwrap();
    assert_eq!((found.image_idx, found.shift, found.rms), (2, (-3, 4), 0.0));
    assert_eq!(found.recentred(&moved), set.image(2));
}

#[test]
fn only_machines_that_move_patches_round_are_compared_round_the_torus() {
    let set = random_set(3, shape(1, 6, 6), 3);
    let moved = set.image(1).rolled(2, 0);
    for c in [NamedMachine::Els, NamedMachine::Es] {
        assert!(moves_round(named_machine(c, 3)));
        assert_eq!(nearest(&set, &moved, named_machine(c, 3)).unwrap().shift, (2, 0));
    }
    let fixed_on_torus = Machine { reach: Reach::NONE, ..named_machine(NamedMachine::Els, 3) };
    for machine in [
        named_machine(NamedMachine::Ls, 3),
        named_machine(NamedMachine::BbEls, 3),
        named_machine(NamedMachine::Is, 3),
        fixed_on_torus,
    ] {
        let found = nearest(&set, &moved, machine).unwrap();
        assert_eq!((found.image_idx, found.rms), set.nearest(&moved).unwrap());
        assert_eq!(found.shift, (0, 0));
    }
    assert_eq!(nearest_on_torus(&set, &Image::filled(shape(1, 5, 6), 0.0)), None);
}

#[test]
fn sources_are_sorted_by_their_share() {
    let mut images = vec![7; 300];
    images.extend([3; 600]);
    images.extend([9; 95]);
    images.extend([5; 5]);
    let strongest: Vec<_> = images.into_iter().map(|k| patch(k, 0, 0)).collect();
    let found = sources(&strongest);
    assert_eq!(
        found.iter().map(|s| (s.image_idx, s.pixels)).collect::<Vec<_>>(),
        [(3, 600), (7, 300), (9, 95), (5, 5)]
    );
    // A sum of four doubles.
    assert!((found.iter().map(|s| s.share).sum::<f64>() - 1.0).abs() < 1e-15);
    // Picture 5 has half a percent of the pixels: a seam, not a source.
    assert_eq!(count_sources(&found), 3);
}

#[test]
fn seams_lie_between_neighbours_of_different_pictures() {
    let strongest: Vec<_> = [0, 0, 1, 0, 2, 1].map(|k| patch(k, 0, 0)).to_vec();
    let seams = Seams::new(&strongest, shape(1, 2, 3));
    assert_eq!(seams.right, [false, true, false, true, true, false]);
    assert_eq!(seams.below, [false, true, false, false, false, false]);
    assert_eq!(seams.mask(), [false, true, false, true, true, false]);
}

#[test]
fn displacements_go_round_the_torus_the_short_way() {
    let shape = shape(1, 4, 5);
    let mut strongest: Vec<_> = (0..20).map(|p| patch(0, p / 5, p % 5)).collect();
    strongest[0] = patch(0, 3, 4);
    strongest[19] = patch(0, 0, 1);
    let zeros = displacements(&strongest, shape, named_machine(NamedMachine::BbEls, 3));
    assert_eq!((zeros[0], zeros[19], zeros[7]), ((-3, -4), (3, 3), (0, 0)));
    let torus = displacements(&strongest, shape, named_machine(NamedMachine::Els, 3));
    assert_eq!((torus[0], torus[19], torus[7]), ((1, 1), (-1, -2), (0, 0)));
}

#[test]
fn a_copy_a_mosaic_and_a_blend_are_told_apart() {
    let set = random_set(5, shape(1, 6, 6), 4);
    let ls = named_machine(NamedMachine::Ls, 3);
    let verdict = |posterior: Posterior, machine| novelty(&set, &posterior, machine).unwrap().verdict;
    let places = |image: fn(u16) -> u32| (0..36).map(move |p| patch(image(p), p / 6, p % 6)).collect::<Vec<_>>();
    let halves: fn(u16) -> u32 = |p| if p < 18 { 1 } else { 4 };

    let copy = verdict(pasted(&set, places(|_| 3)), ls);
    assert_eq!(copy, Verdict::Copy { image_idx: 3, shift: (0, 0) });
    assert_eq!(copy.to_string(), "copy of training picture 3");
    // How it came about doesn't matter. The spread of five random pictures is about .5, a third of that is .17.
    let near = Image::from_fn(set.shape(), |c, y, x| set.image(3).at(c, y, x) + 0.1);
    assert_eq!(verdict(answer(near, places(halves)), ls), copy);

    let new = verdict(pasted(&set, places(halves)), ls);
    assert_eq!(new, Verdict::New { n_sources: 2 });
    assert_eq!(new.to_string(), "new: pasted from 2 training pictures");
    let turned = (0..36).map(|p| patch(2, 5 - p / 6, 5 - p % 6)).collect();
    assert_eq!(verdict(pasted(&set, turned), ls).to_string(), "new: rearranged from 1 training picture");

    // A tenth of the pixels may be blends, no more.
    for (n_blends, expected) in [(3, new), (4, Verdict::Blend { undecided: 4.0 / 36.0 })] {
        let mut blend = pasted(&set, places(halves));
        for p in 0..n_blends {
            blend.x0_hat = crate::support::nudged(&blend.x0_hat, (0, p, p), 0.1);
        }
        let found = verdict(blend, ls);
        // The share is one minus that of the others.
        match (found, expected) {
            (Verdict::Blend { undecided: a }, Verdict::Blend { undecided: b }) => assert!((a - b).abs() < 1e-12),
            _ => assert_eq!(found, expected, "{n_blends}"),
        }
    }
    let average = answer(Image::filled(set.shape(), 0.0), places(halves));
    assert!(verdict(average, ls).to_string().starts_with("not decided yet: "));

    let moved = answer(set.image(0).rolled(1, -2), places(|_| 0));
    let moved = verdict(moved, named_machine(NamedMachine::Es, 3)).to_string();
    assert_eq!(moved, "copy of training picture 0, moved by 1 rows and -2 columns");
}

#[test]
fn what_counts_as_a_copy_goes_by_how_much_the_training_pictures_differ() {
    let grey = crate::support::plain_set(shape(1, 2, 2), &[-0.3, 0.3]);
    assert_eq!(grey.spread(), 0.3);
    let near = |value: f32| nearest(&grey, &Image::filled(grey.shape(), value), Machine::IDEAL).unwrap().is_copy();
    assert!(near(0.3 + 0.09) && !near(0.3 + 0.11));
    // A set of one picture has no spread; its copies are copies all the same.
    let one = crate::support::plain_set(shape(3, 2, 2), &[0.5]);
    assert_eq!(one.spread(), 0.0);
    assert!(nearest(&one, &one.image(0), Machine::IDEAL).unwrap().is_copy());
}

#[test]
fn another_shape_has_no_verdict() {
    let set = random_set(2, shape(1, 4, 4), 6);
    let odd = answer(Image::filled(shape(1, 2, 2), 0.0), vec![patch(0, 0, 0); 4]);
    assert_eq!(novelty(&set, &odd, Machine::IDEAL), None);
}
