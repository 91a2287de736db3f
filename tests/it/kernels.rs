//! The fast kernels against the naive reference in double precision: every machine, every level of vector
//! instructions.

use std::sync::Arc;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sixfingers::diffusion::starting_noise;
use sixfingers::images::{Image, ImageMask, Shape, TrainingSet};
use sixfingers::score::naive::{NaiveDenoiser, NaivePosterior};
use sixfingers::score::{
    Boundary, CancelToken, Denoiser, FastDenoiser, Machine, NoiseLevel, Patch, PatchSide, Posterior, Query, Reach,
    ScoreError, available_levels,
};

/// Pictures of smooth random blobs, so that neighbouring patches resemble each other as they do in real sets.
fn blobs(shape: Shape, n_images: usize, seed: u64) -> Arc<TrainingSet> {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let mut unit = move || (rng.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
    let images: Vec<Image> = (0..n_images)
        .map(|_| {
            let waves: Vec<[f64; 4]> =
                (0..3).map(|_| [unit() * 1.2, unit() * 1.2, unit() * 6.3, unit() * 6.3]).collect();
            Image::from_fn(shape, |c, y, x| {
                let wave = |w: &[f64; 4]| (w[0] * y as f64 + w[1] * x as f64 + w[2] + c as f64 * w[3]).sin();
                (waves.iter().map(wave).sum::<f64>()).clamp(-1.0, 1.0) as f32
            })
        })
        .collect();
    Arc::new(TrainingSet::from_images(&images).unwrap())
}

/// A noisy version of one picture of the set, by the forward process.
fn noisy(set: &TrainingSet, image_idx: usize, level: NoiseLevel, seed: u64) -> Image {
    let (clean, noise) = (set.image(image_idx % set.n_images()), starting_noise(set.shape(), seed));
    let (a, s) = (level.alpha_bar().sqrt(), level.noise_var().sqrt());
    Image::from_fn(set.shape(), |c, y, x| (a * f64::from(clean.at(c, y, x)) + s * f64::from(noise.at(c, y, x))) as f32)
}

fn machines(shape: Shape) -> Vec<Machine> {
    let mut machines = Vec::new();
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        for reach in [Reach::NONE, Reach::Within(1), Reach::Within(3), Reach::All] {
            machines.push(Machine { patch: Patch::Whole, reach, boundary });
            for side in [1, 3, 5, 7, 9, 11, 13, 17, 23] {
                let machine = Machine { patch: Patch::Side(PatchSide::new(side).unwrap()), reach, boundary };
                if machine.check(shape).is_ok() {
                    machines.push(machine);
                }
            }
        }
    }
    machines
}

fn levels() -> [NoiseLevel; 6] {
    [1e-4, 1e-2, 0.1, 0.5, 0.95, 1.0].map(|noise_var: f64| NoiseLevel::from_alpha_bar(1.0 - noise_var))
}

fn largest_difference(a: &Posterior, exact: &[f64]) -> f64 {
    a.x0_hat.values().iter().zip(exact).map(|(a, b)| (f64::from(*a) - b).abs()).fold(0.0, f64::max)
}

/// How far x0_hat, a mean of values in [-1, 1], may be from the reference, where `x_t` is a noisy version of the set.
///
/// An exponent is a sum over a window of terms that are near zero for the patches that matter: at most a few nats each,
/// and some ten nats in part sums, with signs that vary. It is added up in f32, in some twenty steps, each of which rounds
/// by 6e-8 of the part sum: a few in a million of a nat, and by so much relative weights are off. The mean over weights
/// that are all off by as much stays within that, times the spread of the values; the exponential adds 2e-7.
const X0_HAT_BOUND: f64 = 1e-5;

/// Compares all that a posterior holds; returns the largest difference of x0_hat.
fn compare(fast: &FastDenoiser, set: &Arc<TrainingSet>, query: Query<'_>, bound: f64) -> f64 {
    compare_to(&NaiveDenoiser::new(TrainingSet::clone(set)).posterior(query).unwrap(), fast, query, bound)
}

/// [`compare`] to a reference that is known.
fn compare_to(exact: &NaivePosterior, fast: &FastDenoiser, query: Query<'_>, bound: f64) -> f64 {
    let answer = fast.posterior_mean(query).unwrap();
    let context = format!("{:?} at {:?}, {}", query.machine, query.level, query.x_t.shape());
    let difference = largest_difference(&answer, &exact.x0_hat);
    assert!(difference <= bound, "x0_hat differs by {difference:e}: {context}");
    for (p, weights) in exact.weights.iter().enumerate() {
        let weight_of = |patch| weights.iter().find(|w| w.0 == patch).map_or(-1.0, |w| w.1);
        let largest = weights.iter().map(|w| w.1).fold(0.0, f64::max);
        // The strongest may be any of those that are equal to rounding.
        let named = weight_of(answer.strongest[p]);
        assert!(named >= largest * (1.0 - 1e-3), "strongest at {p}: {named} of {largest}: {context}");
        let stated = f64::from(answer.strongest_weight[p]);
        assert!((stated / largest - 1.0).abs() < 1e-3, "weight at {p}: {stated} of {largest}: {context}");
        let effective = 1.0 / weights.iter().map(|w| w.1 * w.1).sum::<f64>();
        let stated = f64::from(answer.effective_patches[p]);
        assert!((stated / effective - 1.0).abs() < 1e-3, "patches at {p}: {stated} of {effective}: {context}");
    }
    difference
}

#[test]
fn every_machine_agrees_with_the_reference_at_every_vector_level() {
    let cancel = CancelToken::new();
    let mut worst = 0.0_f64;
    // Lines of whole eights are read as circles, and blocks that are not full hold copies where the height can be divided.
    let sets = [
        ((1, 9, 7), 11),
        ((3, 6, 8), 5),
        ((1, 12, 12), 3),
        ((3, 1, 10), 17),
        ((1, 8, 1), 2),
        ((1, 17, 5), 1),
        ((1, 8, 8), 18),
        ((3, 16, 8), 3),
        ((1, 8, 24), 1),
    ];
    for (seed, (shape, n_images)) in sets.into_iter().enumerate() {
        let shape = Shape::try_from(shape).unwrap();
        let set = blobs(shape, n_images, seed as u64);
        for level in available_levels() {
            let fast = FastDenoiser::with_level(&set, level);
            for machine in machines(shape) {
                for noise in levels() {
                    let x_t = noisy(&set, 1, noise, 7);
                    let query = Query { machine, level: noise, x_t: &x_t, mask: None, cancel: &cancel };
                    worst = worst.max(compare(&fast, &set, query, X0_HAT_BOUND));
                }
            }
        }
    }
    println!("largest difference {worst:e}");
}

/// Every window of some machines, at one noise, on pictures that are more than a few chunks wide.
fn every_window_agrees(shape: (usize, usize, usize), reaches: &[Reach], sides: impl Iterator<Item = u32> + Clone) {
    let (cancel, noise) = (CancelToken::new(), NoiseLevel::from_alpha_bar(0.1));
    let shape = Shape::try_from(shape).unwrap();
    let set = blobs(shape, 2, 5);
    let (naive, x_t) = (NaiveDenoiser::new(TrainingSet::clone(&set)), noisy(&set, 1, noise, 7));
    let fasts: Vec<_> = available_levels().into_iter().map(|level| FastDenoiser::with_level(&set, level)).collect();
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        for reach in reaches {
            for side in sides.clone() {
                let patch = Patch::Side(PatchSide::new(side).unwrap());
                let machine = Machine { patch, reach: *reach, boundary };
                if machine.check(shape).is_ok() {
                    let query = Query { machine, level: noise, x_t: &x_t, mask: None, cancel: &cancel };
                    let exact = naive.posterior(query).unwrap();
                    for fast in &fasts {
                        compare_to(&exact, fast, query, X0_HAT_BOUND);
                    }
                }
            }
        }
    }
}

#[test]
fn every_window_in_place_agrees_with_the_reference_on_wide_pictures() {
    for shape in [(1, 40, 40), (1, 35, 48), (3, 5, 72), (1, 37, 37)] {
        every_window_agrees(shape, &[Reach::NONE], (1..80).step_by(2));
    }
}

#[test]
fn every_window_that_moves_agrees_with_the_reference_on_wide_pictures() {
    for shape in [(1, 8, 40), (3, 9, 37), (1, 24, 16), (1, 19, 24)] {
        every_window_agrees(shape, &[Reach::Within(2), Reach::All], (1..48).step_by(2));
    }
}

#[test]
fn machines_and_pictures_drawn_at_random_agree_with_the_reference() {
    /// So many squared differences the reference may take for a question.
    const MAX_TERMS: usize = 50_000_000;
    let mut rng = ChaCha20Rng::seed_from_u64(11);
    let mut below = move |n: usize| (rng.next_u64() % n as u64) as usize;
    let cancel = CancelToken::new();
    let mut answered = 0;
    for seed in 0..150 {
        let shape = Shape::new([1, 1, 3][below(3)], 1 + below(48), 1 + below(48)).unwrap();
        let n_images = 1 + below(36);
        let boundary = [Boundary::Zeros, Boundary::Circular][below(2)];
        let reach = [Reach::NONE, Reach::Within(1 + below(4) as u32), Reach::All, Reach::All][below(4)];
        let side = 1 + 2 * below(shape.h().max(shape.w())) as u32;
        let machine = Machine { patch: Patch::Side(PatchSide::new(side).unwrap()), reach, boundary };
        let places = if reach.moves() { shape.area() } else { 1 };
        let window = (side as usize).min(shape.h()) * (side as usize).min(shape.w());
        if machine.check(shape).is_err() || shape.len() * places * n_images * window > MAX_TERMS {
            continue;
        }
        let set = blobs(shape, n_images, seed);
        let clean = below(n_images);
        let mask = ImageMask::new((0..n_images).map(|k| k == clean || below(3) > 0).collect(), n_images).unwrap();
        let noise = levels()[below(6)];
        let x_t = noisy(&set, clean, noise, seed);
        let mask = (below(2) == 0).then_some(&mask);
        let query = Query { machine, level: noise, x_t: &x_t, mask, cancel: &cancel };
        let exact = NaiveDenoiser::new(TrainingSet::clone(&set)).posterior(query).unwrap();
        for level in available_levels() {
            compare_to(&exact, &FastDenoiser::with_level(&set, level), query, X0_HAT_BOUND);
        }
        answered += 1;
    }
    assert!(answered > 50, "only {answered} questions were small enough");
}

#[test]
fn a_mask_is_the_same_as_a_smaller_set() {
    let shape = Shape::new(3, 8, 9).unwrap();
    let set = blobs(shape, 21, 3);
    let on: Vec<bool> = (0..21).map(|k| k % 5 == 2 || k == 20).collect();
    let chosen: Vec<Image> = set.images().zip(&on).filter(|(_, on)| **on).map(|(image, _)| image).collect();
    let small = NaiveDenoiser::new(TrainingSet::from_images(&chosen).unwrap());
    let mask = ImageMask::new(on, 21).unwrap();
    let cancel = CancelToken::new();
    let fast = FastDenoiser::new(&set);
    for machine in machines(shape) {
        for noise in levels() {
            let x_t = noisy(&set, 2, noise, 5);
            let query = Query { machine, level: noise, x_t: &x_t, mask: None, cancel: &cancel };
            let exact = small.posterior(query).unwrap();
            let answer = fast.posterior_mean(Query { mask: Some(&mask), ..query }).unwrap();
            let difference = largest_difference(&answer, &exact.x0_hat);
            assert!(difference <= X0_HAT_BOUND, "{difference:e}: {machine:?} at {noise:?}");
            assert!(answer.strongest.iter().all(|patch| mask.allows(patch.image_idx as usize)));
        }
    }
}

#[test]
fn odd_sets_and_extreme_noise_give_numbers() {
    let shape = Shape::new(1, 7, 6).unwrap();
    let filled = |v: f32| Image::filled(shape, v);
    let checks = Image::from_fn(shape, |_, y, x| if (x + y) % 2 == 0 { 1.0 } else { -1.0 });
    let sets = [
        vec![filled(0.0)],
        vec![filled(1.0), filled(-1.0)],
        vec![checks.clone(); 19],
        vec![checks, filled(1.0), filled(1.0), filled(-1.0)],
    ];
    let cancel = CancelToken::new();
    for images in sets {
        let set = Arc::new(TrainingSet::from_images(&images).unwrap());
        let fast = FastDenoiser::new(&set);
        for alpha_bar in [0.0, 1e-30, 1e-12, 1e-4, 0.5, 0.999_9, 1.0 - 1e-8, 1.0] {
            let level = NoiseLevel::from_alpha_bar(alpha_bar);
            let far = Image::from_fn(shape, |_, y, x| if (y + x) % 3 == 0 { 40.0 } else { -25.0 });
            for x_t in [noisy(&set, 0, level, 1), starting_noise(shape, 2), far] {
                for machine in machines(shape) {
                    let query = Query { machine, level, x_t: &x_t, mask: None, cancel: &cancel };
                    let answer = fast.posterior_mean(query).unwrap();
                    let context = format!("{machine:?} at {level:?}");
                    assert!(answer.x0_hat.values().iter().all(|v| v.abs() <= 1.0 + 1e-5), "{context}");
                    assert!(answer.strongest_weight.iter().all(|w| *w > 0.0 && *w <= 1.0 + 1e-5), "{context}");
                    assert!(answer.effective_patches.iter().all(|n| *n >= 1.0 - 1e-5), "{context}");
                }
            }
        }
    }
}

#[test]
fn odd_sets_agree_with_the_reference() {
    let shape = Shape::new(1, 7, 6).unwrap();
    let filled = |v: f32| Image::filled(shape, v);
    let blob = blobs(shape, 1, 9).image(0);
    let cancel = CancelToken::new();
    let with_copies = vec![blob.clone(), filled(0.25), blob.clone(), blob];
    for images in [vec![filled(0.5)], vec![filled(1.0), filled(-1.0), filled(1.0)], with_copies] {
        let set = Arc::new(TrainingSet::from_images(&images).unwrap());
        for level in available_levels() {
            let fast = FastDenoiser::with_level(&set, level);
            for machine in machines(shape) {
                for noise in levels() {
                    let x_t = noisy(&set, 0, noise, 3);
                    let query = Query { machine, level: noise, x_t: &x_t, mask: None, cancel: &cancel };
                    compare(&fast, &set, query, X0_HAT_BOUND);
                }
            }
        }
    }
}

#[test]
fn what_was_asked_before_makes_no_difference() {
    // Memory is used again, and what was left in it must not show.
    let (narrow, wide) = (blobs(Shape::new(1, 11, 13).unwrap(), 20, 1), blobs(Shape::new(3, 24, 20).unwrap(), 3, 2));
    let cancel = CancelToken::new();
    let ask = |set: &Arc<TrainingSet>, machine: Machine, noise: NoiseLevel| {
        let x_t = noisy(set, 1, noise, 4);
        let query = Query { machine, level: noise, x_t: &x_t, mask: None, cancel: &cancel };
        FastDenoiser::new(set).posterior_mean(query).unwrap()
    };
    let machines = || machines(narrow.shape()).into_iter().filter(|machine| machine.reach == Reach::All);
    for noise in levels() {
        let first: Vec<Posterior> = machines().map(|machine| ask(&narrow, machine, noise)).collect();
        for (machine, first) in machines().zip(&first) {
            for other in [NoiseLevel::from_alpha_bar(0.999), NoiseLevel::from_alpha_bar(1e-3)] {
                ask(&wide, machine, other);
                assert!(&ask(&narrow, machine, noise) == first, "{machine:?} at {noise:?}");
            }
        }
    }
}

#[test]
fn what_is_skipped_would_not_show() {
    let shape = Shape::new(1, 3, 9).unwrap();
    let (level, cancel) = (NoiseLevel::from_alpha_bar(0.5), CancelToken::new());
    let x_t = Image::filled(shape, 0.0);
    // One picture fits; a thousand others lie so many nats below it, each of them next to nothing.
    for nats in [12.0_f64, 16.0, 18.0, 20.0, 24.0, 30.0, 60.0] {
        let value = (2.0 * nats * level.noise_var() / level.alpha_bar()).sqrt() as f32;
        let mut images = vec![Image::filled(shape, 0.0)];
        images.resize(1000, Image::filled(shape, value));
        let set = Arc::new(TrainingSet::from_images(&images).unwrap());
        for reach in [Reach::NONE, Reach::Within(1)] {
            let machine = Machine { patch: Patch::Side(PatchSide::PIXEL), reach, boundary: Boundary::Circular };
            let query = Query { machine, level, x_t: &x_t, mask: None, cancel: &cancel };
            let exact = NaiveDenoiser::new(TrainingSet::clone(&set)).posterior(query).unwrap();
            for vectors in available_levels() {
                let answer = FastDenoiser::with_level(&set, vectors).posterior_mean(query).unwrap();
                let difference = largest_difference(&answer, &exact.x0_hat);
                // What is left out weighs less than 2^-25 in all; the exponents, as large as `nats`, are right to 6e-8 of that.
                let bound = f64::from(value) * (6e-8 + 4e-7 * nats * 1000.0 * (-nats).exp());
                assert!(difference <= bound, "{nats} nats, {reach:?}: {difference:e} of {bound:e} at {vectors:?}");
            }
        }
    }
}

#[test]
fn a_question_under_way_can_be_cancelled() {
    let shape = Shape::new(3, 64, 64).unwrap();
    let set = blobs(shape, 64, 4);
    let fast = FastDenoiser::new(&set);
    let x_t = starting_noise(shape, 1);
    // A quarter of a billion pairs each: no processor is done with them in 20 ms.
    for boundary in [Boundary::Zeros, Boundary::Circular] {
        let machine = Machine { patch: Patch::Side(PatchSide::new(3).unwrap()), reach: Reach::All, boundary };
        let cancel = CancelToken::new();
        let query = Query { machine, level: NoiseLevel::from_alpha_bar(0.5), x_t: &x_t, mask: None, cancel: &cancel };
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(std::time::Duration::from_millis(20));
                cancel.cancel();
            });
            assert_eq!(fast.posterior_mean(query), Err(ScoreError::Cancelled), "{boundary}");
        });
    }
}

#[test]
fn a_cancelled_question_has_no_answer() {
    let shape = Shape::new(1, 8, 8).unwrap();
    let set = blobs(shape, 4, 1);
    let cancel = CancelToken::new();
    cancel.cancel();
    let fast = FastDenoiser::new(&set);
    let x_t = starting_noise(shape, 1);
    for machine in machines(shape) {
        let level = NoiseLevel::from_alpha_bar(0.5);
        let query = Query { machine, level, x_t: &x_t, mask: None, cancel: &cancel };
        assert_eq!(fast.posterior_mean(query), Err(ScoreError::Cancelled), "{machine:?}");
    }
}
