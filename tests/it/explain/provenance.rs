//! Provenance of one pixel against the reference in double precision.

use sixfingers::explain::provenance::{DEFAULT_SHOWN, Provenance, provenance};
use sixfingers::images::{Image, ImageMask, TrainingSet};
use sixfingers::score::naive::NaiveDenoiser;
use sixfingers::score::{CancelToken, Machine, NamedMachine, PatchRef, Query, ScoreError};

use crate::support::{REFERENCE_TOLERANCE, level, machines, named_machine, noisy, random_set, shape};

fn query<'a>(machine: Machine, noise_var: f64, x_t: &'a Image, cancel: &'a CancelToken) -> Query<'a> {
    Query { machine, level: level(noise_var), x_t, mask: None, cancel }
}

/// All numbers of every pixel against the reference.
fn compare(set: &TrainingSet, query: Query<'_>, shown: usize) {
    let shape = set.shape();
    let reference = NaiveDenoiser::new(set.clone()).posterior(query).unwrap();
    for p in 0..shape.area() {
        let at = (p / shape.w(), p % shape.w());
        let found = provenance(set, query, at, shown).unwrap();
        let what = format!("{:?} at {at:?}", query.machine);
        let mut expected = reference.weights[p].clone();
        let key = |p: &PatchRef| (p.image_idx, p.row, p.col);
        expected.sort_by(|a, b| b.1.total_cmp(&a.1).then(key(&a.0).cmp(&key(&b.0))));
        assert_eq!(found.n_candidates, expected.len(), "{what}");
        assert_eq!(found.strongest.len(), shown.min(expected.len()), "{what}");
        for (source, (patch, weight)) in found.strongest.iter().zip(&expected) {
            // Random patches are never equally far but by rounding, so that the order is settled by the weights
            // unless they are zero.
            if *weight > 1e-300 {
                assert_eq!(source.patch, *patch, "{what}");
            }
            assert!((source.weight - weight).abs() <= REFERENCE_TOLERANCE, "{what}: {} {weight}", source.weight);
            // The logit is the weight before it is divided by the sum.
            let from_logit = (source.logit - found.log_sum).exp();
            assert!((from_logit - source.weight).abs() <= REFERENCE_TOLERANCE, "{what}");
        }
        let share: f64 = expected.iter().take(shown).map(|c| c.1).sum();
        assert!((found.shown_share() - share).abs() <= REFERENCE_TOLERANCE, "{what}");
        let effective = 1.0 / expected.iter().map(|c| c.1 * c.1).sum::<f64>();
        // Relative, since there may be many.
        assert!((found.effective_patches / effective - 1.0).abs() <= REFERENCE_TOLERANCE, "{what}");
        let entropy: f64 = expected.iter().filter(|c| c.1 > 0.0).map(|c| -c.1 * c.1.ln()).sum();
        // As for the sums of exponents below.
        assert!((found.entropy - entropy).abs() <= 10.0 * REFERENCE_TOLERANCE, "{what}: {} {entropy}", found.entropy);
        // The exponents go to some thousand; their sum in double precision is off by 1e-12.
        assert!((found.log_sum - reference.log_sum[p]).abs() <= 10.0 * REFERENCE_TOLERANCE, "{what}");
        for c in 0..3 {
            let mean = reference.x0_hat[shape.index(c.min(shape.c() - 1), at.0, at.1)];
            assert!((found.x0_hat[c] - mean).abs() <= REFERENCE_TOLERANCE, "{what}: {} {mean}", found.x0_hat[c]);
        }
    }
}

#[test]
fn every_machine_gives_the_weights_of_the_reference() {
    for shape in [shape(1, 5, 6), shape(3, 4, 4)] {
        let set = random_set(3, shape, 1);
        for noise_var in [0.9, 0.2, 0.01] {
            let x_t = noisy(&set, 1, level(noise_var), 5);
            for machine in machines(shape) {
                compare(&set, query(machine, noise_var, &x_t, &CancelToken::new()), 7);
            }
        }
    }
}

#[test]
fn many_pictures_in_several_pieces_give_the_weights_of_the_reference() {
    // 1,100 pictures are two pieces for a machine whose patches stay in place.
    let set = random_set(1100, shape(1, 3, 3), 2);
    let x_t = noisy(&set, 1050, level(0.3), 6);
    compare(&set, query(named_machine(NamedMachine::Ls, 3), 0.3, &x_t, &CancelToken::new()), DEFAULT_SHOWN);
}

#[test]
fn a_row_of_more_than_sixteen_places_gives_the_weights_of_the_reference() {
    let set = random_set(2, shape(1, 4, 19), 3);
    let x_t = noisy(&set, 0, level(0.3), 7);
    for c in [NamedMachine::Els, NamedMachine::BbEls, NamedMachine::Es] {
        compare(&set, query(named_machine(c, 3), 0.3, &x_t, &CancelToken::new()), DEFAULT_SHOWN);
    }
}

#[test]
fn a_mask_leaves_pictures_out() {
    let set = random_set(4, shape(3, 4, 5), 4);
    let x_t = noisy(&set, 2, level(0.4), 8);
    let mask = ImageMask::new(vec![false, true, false, true], 4).unwrap();
    let cancel = CancelToken::new();
    for c in NamedMachine::ALL {
        compare(&set, Query { mask: Some(&mask), ..query(named_machine(c, 3), 0.4, &x_t, &cancel) }, 100);
    }
}

#[test]
fn among_equals_the_first_picture_is_named_first() {
    let set = random_set(1, shape(1, 4, 4), 5);
    let doubled = TrainingSet::from_images(&[set.image(0), set.image(0), set.image(0)]).unwrap();
    let x_t = noisy(&set, 0, level(0.1), 9);
    let found =
        provenance(&doubled, query(named_machine(NamedMachine::Els, 3), 0.1, &x_t, &CancelToken::new()), (1, 2), 3)
            .unwrap();
    let images: Vec<_> = found.strongest.iter().map(|s| s.patch.image_idx).collect();
    assert_eq!(images, [0, 1, 2]);
    assert_eq!(found.strongest[0].weight, found.strongest[2].weight);
}

#[test]
fn nothing_depends_on_the_number_of_threads() {
    let set = random_set(40, shape(3, 16, 16), 6);
    let x_t = noisy(&set, 2, level(0.4), 10);
    let ask = |threads: usize| -> Provenance {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let cancel = CancelToken::new();
        pool.install(|| {
            provenance(&set, query(named_machine(NamedMachine::Els, 5), 0.4, &x_t, &cancel), (3, 15), 16).unwrap()
        })
    };
    assert_eq!(ask(1), ask(4));
}

#[test]
fn a_cancelled_question_is_not_answered() {
    let set = random_set(2, shape(1, 4, 4), 7);
    let x_t = set.image(0);
    let cancel = CancelToken::new();
    cancel.cancel();
    assert_eq!(provenance(&set, query(Machine::IDEAL, 0.5, &x_t, &cancel), (0, 0), 1), Err(ScoreError::Cancelled));
}

#[test]
fn a_pixel_outside_the_picture_is_refused() {
    let set = random_set(2, shape(1, 4, 6), 8);
    let x_t = set.image(0);
    let cancel = CancelToken::new();
    for at in [(4, 0), (0, 6)] {
        let error = provenance(&set, query(Machine::IDEAL, 0.5, &x_t, &cancel), at, 1).unwrap_err();
        assert!(error.to_string().contains("4 rows and 6 columns"), "{error}");
    }
}

#[test]
fn the_places_of_a_pixel_are_those_that_it_may_use() {
    for shape in [shape(1, 1, 1), shape(1, 2, 3), shape(1, 7, 8), shape(1, 9, 4)] {
        for machine in machines(shape) {
            for p in 0..shape.area() {
                let at = (p / shape.w(), p % shape.w());
                let places = machine.places(shape, at);
                let allowed = (0..shape.area())
                    .map(|q| (q / shape.w(), q % shape.w()))
                    .filter(|from| machine.may_use(shape, at, *from))
                    .inspect(|from| assert!(places.contains(*from), "{machine:?} {at:?} {from:?}"))
                    .count();
                assert_eq!(places.count(), allowed, "{machine:?} {at:?}");
                assert_eq!(
                    places.rows.iter().filter(|row| machine.may_use(shape, at, (*row, at.1))).count(),
                    places.rows.len
                );
            }
        }
    }
}
