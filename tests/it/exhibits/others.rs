//! Faces, clocks, flowers, bodies, digits, black and white: the whole-image machine is always right, the local one is
//! not. The figures are those that the exhibits were chosen by.

use std::sync::Arc;

use rayon::prelude::*;
use sixfingers::diffusion::{Locality, RunSpec};
use sixfingers::exhibits::{DataSpec, Exhibit, exhibit};
use sixfingers::images::{Image, TrainingSet};
use sixfingers::parts::{PartCount, count_parts};
use sixfingers::score::Patch;

use super::results;
use crate::support::side;

/// Samples of each exhibit.
const SEEDS: u64 = 64;

fn training_set(exhibit: &Exhibit) -> Arc<TrainingSet> {
    let DataSpec::Synth(spec) = &exhibit.data else { panic!("{} is not drawn", exhibit.id) };
    Arc::new(spec.generate().unwrap())
}

fn counts(exhibit: &Exhibit, pictures: &[Image]) -> Vec<PartCount> {
    pictures.par_iter().map(|picture| count_parts(exhibit.parts.unwrap(), picture)).collect()
}

/// Checks an exhibit: with the whole picture in sight every result is a training picture and right; with the exhibit's
/// own run the share of right ones is `right`, measured from 192 seeds; the share of well-formed ones is at least
/// `well_formed`; and each of these wrong numbers of parts is among the counts.
fn check(id: &str, right: f64, well_formed: f64, wrong: &[usize]) {
    let exhibit = exhibit(id).unwrap();
    let set = training_set(&exhibit);

    let whole = RunSpec { locality: Locality::Constant(Patch::Whole), ..exhibit.run.clone() };
    let copies = results(&set, &whole, 24);
    // One weight is 1 to rounding at the last step, so that the result is a training picture to rounding.
    assert!(copies.iter().all(|copy| set.nearest(copy).unwrap().1 < 1e-3), "{id}: not a copy");
    let found = counts(&exhibit, &copies);
    assert!(found.iter().all(|found| found.right), "{id}: {found:?}");

    let found = counts(&exhibit, &results(&set, &exhibit.run, SEEDS));
    let share = |of: fn(&PartCount) -> bool| found.iter().filter(|found| of(found)).count() as f64 / SEEDS as f64;
    let numbers: Vec<_> = found.iter().map(|found| found.count).collect();
    // Three standard errors of the difference of the two samples; runs are exact, so that seeds always do the same
    // but for rounding.
    let error = (right * (1.0 - right) * (1.0 / 192.0 + 1.0 / SEEDS as f64)).sqrt();
    let share_right = share(|found| found.right);
    assert!((share_right - right).abs() <= 3.0 * error, "{id}: {share_right:.2} right, not {right}: {numbers:?}");
    assert!(share(|found| found.well_formed) >= well_formed, "{id}: {found:?}");
    for n in wrong {
        assert!(numbers.contains(n), "{id}: no picture with {n} among {numbers:?}");
    }
}

#[test]
fn faces_made_of_patches_have_none_to_three_eyes() {
    check("faces", 0.57, 0.95, &[1, 3]);
}

#[test]
fn clocks_made_of_patches_have_none_to_three_hands() {
    check("clocks", 0.40, 0.95, &[0, 1, 3]);
}

#[test]
fn flowers_made_of_patches_have_four_to_six_petals() {
    check("flowers", 0.66, 0.95, &[4, 6]);
}

#[test]
fn bodies_made_of_patches_have_one_to_four_arms() {
    check("bodies", 0.55, 0.80, &[1, 3, 4]);
}

#[test]
fn digits_made_of_patches_are_mostly_no_digits() {
    check("digits", 0.40, 0.70, &[3, 4, 5, 6, 7]);
}

/// Shares of the pixels that differ in colour from the one beside them on the torus, and that are neither black nor
/// white.
fn edges_and_greys(picture: &Image) -> (f64, f64) {
    let beside = picture.rolled(0, 1);
    let share = |n: usize| n as f64 / picture.values().len() as f64;
    let edges = picture.values().iter().zip(beside.values()).filter(|(a, b)| **a * **b < 0.0).count();
    (share(edges), share(picture.values().iter().filter(|v| v.abs() < 0.9).count()))
}

#[test]
fn black_and_white_makes_labyrinths_then_blobs_then_copies() {
    let exhibit = exhibit("black-white").unwrap();
    let set = training_set(&exhibit);
    let share_of_edges = |patch: u32| {
        let run = RunSpec { locality: Locality::Constant(side(patch)), ..exhibit.run.clone() };
        let pictures: Vec<_> = results(&set, &run, 2).iter().map(edges_and_greys).collect();
        // At the last step x0_hat is tanh of 164 times the sum over the patch: a pixel is grey only where that sum is
        // within .01 of 0.
        assert!(pictures.iter().all(|(_, greys)| *greys < 0.005), "P = {patch}: {pictures:?}");
        pictures.iter().map(|(edges, _)| edges).sum::<f64>() / 2.0
    };
    let (labyrinths, blobs, copies) = (share_of_edges(3), share_of_edges(9), share_of_edges(47));
    assert!(labyrinths > 0.10, "{labyrinths}");
    assert!((0.01..0.5 * labyrinths).contains(&blobs), "{blobs}");
    assert_eq!(copies, 0.0);
}
