//! Nearest training pictures, sources, verdicts.

use sixfingers::explain::nearest::{moves_round, nearest, nearest_on_torus};
use sixfingers::explain::novelty::{Verdict, novelty};
use sixfingers::explain::sources::{Seams, count_sources, displacements, sources};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::score::{Corner, Machine, PatchRef, Posterior, Reach};

use crate::support::{corner, random_set, shape};

fn patch(image_idx: u32, row: u16, col: u16) -> PatchRef {
    PatchRef { image_idx, row, col }
}

/// An answer of one certain source for each pixel.
fn mosaic(picture: Image, images: &[u32], effective: f32) -> Posterior {
    let strongest = images.iter().map(|k| patch(*k, 0, 0)).collect();
    let area = images.len();
    Posterior {
        x0_hat: picture,
        strongest,
        strongest_weight: vec![1.0; area],
        effective_patches: vec![effective; area],
    }
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
    for c in [Corner::Els, Corner::Es] {
        assert!(moves_round(corner(c, 3)));
        assert_eq!(nearest(&set, &moved, corner(c, 3)).unwrap().shift, (2, 0));
    }
    let fixed_on_torus = Machine { reach: Reach::NONE, ..corner(Corner::Els, 3) };
    for machine in [corner(Corner::Ls, 3), corner(Corner::BbEls, 3), corner(Corner::Is, 3), fixed_on_torus] {
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
    let zeros = displacements(&strongest, shape, corner(Corner::BbEls, 3));
    assert_eq!((zeros[0], zeros[19], zeros[7]), ((-3, -4), (3, 3), (0, 0)));
    let torus = displacements(&strongest, shape, corner(Corner::Els, 3));
    assert_eq!((torus[0], torus[19], torus[7]), ((1, 1), (-1, -2), (0, 0)));
}

#[test]
fn a_copy_a_mosaic_and_a_blend_are_told_apart() {
    let set = random_set(5, shape(1, 6, 6), 4);
    let ls = corner(Corner::Ls, 3);
    let verdict = |picture: Image, images: &[u32], effective, machine| {
        novelty(&set, &mosaic(picture, images, effective), machine).unwrap().verdict
    };
    let half: Vec<u32> = (0..36).map(|p| if p < 18 { 1 } else { 4 }).collect();
    let other = random_set(1, shape(1, 6, 6), 5).image(0);
    let copy = verdict(set.image(3), &[3; 36], 1.0, ls);
    assert_eq!(copy, Verdict::Copy { image_idx: 3, shift: (0, 0) });
    assert_eq!(copy.to_string(), "copy of training image 3");
    // How it came about doesn't matter: a picture within .15 of a training picture is a copy.
    let near = Image::from_fn(other.shape(), |c, y, x| set.image(3).at(c, y, x) + 0.1);
    assert_eq!(verdict(near, &half, 50.0, ls), copy);
    let new = verdict(other.clone(), &half, 1.5, ls);
    assert_eq!(new, Verdict::New { n_sources: 2 });
    assert_eq!(new.to_string(), "new: pasted from 2 training images");
    assert_eq!(verdict(other.clone(), &[2; 36], 1.0, ls).to_string(), "new: rearranged from 1 training image");
    let blend = verdict(other, &half, 12.0, ls);
    assert_eq!(blend.to_string(), "not decided yet: a typical pixel is a blend of about 12 patches");
    let moved = verdict(set.image(0).rolled(1, -2), &[0; 36], 1.0, corner(Corner::Es, 3));
    assert_eq!(moved.to_string(), "copy of training image 0, moved by 1 rows and -2 columns");
}

#[test]
fn another_shape_has_no_verdict() {
    let set: std::sync::Arc<TrainingSet> = random_set(2, shape(1, 4, 4), 6);
    let answer = mosaic(Image::filled(shape(1, 2, 2), 0.0), &[0; 4], 1.0);
    assert_eq!(novelty(&set, &answer, Machine::IDEAL), None);
}
