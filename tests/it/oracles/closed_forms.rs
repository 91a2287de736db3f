//! Answers that are known in closed form.

use std::sync::Arc;

use sixfingers::diffusion::{NoiseSchedule, starting_noise};
use sixfingers::images::{Image, Shape, TrainingSet};
use sixfingers::score::{Boundary, FastDenoiser, Machine, NamedMachine, NoiseLevel, Patch, Reach};

use crate::support::{
    Who, ask, ask_reference, assert_close, level, machines, named_machine, noisy, nudged, plain_set, random_set, rng,
    shape, side, symmetric, wide,
};

#[test]
fn with_one_training_picture_the_machines_that_stay_in_place_answer_with_it() {
    let set = random_set(1, shape(3, 5, 6), 1);
    for machine in machines(set.shape()).into_iter().filter(|m| m.reach == Reach::NONE) {
        for t in [0.001, 0.05, 0.5, 0.999, 1.0] {
            let level = NoiseSchedule::Cosine.level(t);
            // Far from any noisy version of the picture.
            let x_t = starting_noise(set.shape(), 2);
            for who in Who::BOTH {
                let found = who.x0_hat(&set, machine, level, &x_t);
                // One weight of exactly 1: the value itself, but for the rounding of w v / w.
                assert_close(&found, &wide(&set.image(0)), 1e-6, &format!("{who:?} {machine:?} t {t}"));
            }
        }
    }
}

/// The sum of x_t over the window that each pixel sees: B.
fn box_sums(x_t: &Image, machine: Machine) -> Vec<f64> {
    let shape = x_t.shape();
    let sees = |p: usize, q: usize, n: usize| match (machine.patch, machine.boundary) {
        (Patch::Whole, _) => true,
        (Patch::Side(side), Boundary::Zeros) => p.abs_diff(q) <= side.radius(),
        (Patch::Side(side), Boundary::Circular) => p.abs_diff(q).min(n - p.abs_diff(q)) <= side.radius(),
    };
    let mut sums = vec![0.0; shape.len()];
    for_each(shape, |c, y, x| {
        for_each(shape, |d, row, col| {
            if sees(y, row, shape.h()) && sees(x, col, shape.w()) {
                sums[shape.index(c, y, x)] += f64::from(x_t.at(d, row, col));
            }
        });
    });
    sums
}

fn for_each(shape: Shape, mut at: impl FnMut(usize, usize, usize)) {
    for c in 0..shape.c() {
        for y in 0..shape.h() {
            for x in 0..shape.w() {
                at(c, y, x);
            }
        }
    }
}

#[test]
fn one_black_and_one_white_picture_give_the_tanh_of_what_each_pixel_sees() {
    // Every machine: moving a patch of a plain picture changes nothing. At P = 1 it is tanh(signal x / noise_var).
    for (c, h, w) in [(1, 6, 5), (3, 3, 4)] {
        let set = plain_set(shape(c, h, w), &[1.0, -1.0]);
        let x_t = starting_noise(set.shape(), 3);
        for machine in machines(set.shape()) {
            for t in [1.0, 0.98, 0.9, 0.5, 0.05] {
                let level = NoiseSchedule::Cosine.level(t);
                let gain = level.alpha_bar().sqrt() / level.noise_var();
                let expected: Vec<f64> = box_sums(&x_t, machine).iter().map(|sum| (gain * sum).tanh()).collect();
                for who in Who::BOTH {
                    let found = who.x0_hat(&set, machine, level, &x_t);
                    assert_close(&found, &expected, who.tolerance(), &format!("{who:?} {machine:?} t {t}"));
                }
            }
        }
    }
}

#[test]
fn a_single_pixel_window_sees_only_the_share_of_white_among_all_pixels() {
    // Pictures of independent black and white pixels; the weight of "white" is its share times a likelihood.
    let shape = shape(1, 6, 5);
    let mut rng = rng(4);
    let values: Vec<f32> = (0..3 * shape.len()).map(|_| if symmetric(&mut rng) < -0.4 { 1.0 } else { -1.0 }).collect();
    let q = values.iter().filter(|v| **v > 0.0).count() as f64 / values.len() as f64;
    assert!(0.2 < q && q < 0.4, "{q}");
    let set = Arc::new(TrainingSet::new(shape, values).unwrap());
    let x_t = starting_noise(shape, 5);
    for t in [1.0, 0.9, 0.5, 0.2] {
        let level = NoiseSchedule::Cosine.level(t);
        let tanh = |x: &f64| (level.alpha_bar().sqrt() * x / level.noise_var() + (q / (1.0 - q)).ln() / 2.0).tanh();
        let expected: Vec<f64> = wide(&x_t).iter().map(tanh).collect();
        for who in Who::BOTH {
            for name in [NamedMachine::Els, NamedMachine::BbEls] {
                let found = who.x0_hat(&set, named_machine(name, 1), level, &x_t);
                assert_close(&found, &expected, who.tolerance(), &format!("{who:?} {name} t {t}"));
            }
        }
    }
}

/// `ln p_t(x)` of the mixture of one normal around each dimmed training picture, straight from the definition.
fn log_density(set: &TrainingSet, level: NoiseLevel, x: &[f64]) -> f64 {
    let (signal, var) = (level.alpha_bar().sqrt(), level.noise_var());
    let exponent = |values: &[f32]| {
        let distance: f64 = x.iter().zip(values).map(|(x, u)| (x - signal * f64::from(*u)).powi(2)).sum();
        -distance / (2.0 * var)
    };
    let exponents: Vec<f64> = (0..set.n_images()).map(|k| exponent(set.image_values(k))).collect();
    let max = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mean = exponents.iter().map(|e| (e - max).exp()).sum::<f64>() / set.n_images() as f64;
    max + mean.ln() - 0.5 * x.len() as f64 * (std::f64::consts::TAU * var).ln()
}

/// A derivative by central differences of three widths, extrapolated to width zero: error O(step^6).
fn derivative(f: impl Fn(f64) -> f64, step: f64) -> f64 {
    let central = |h: f64| (f(h) - f(-h)) / (2.0 * h);
    let (d1, d2, d4) = (central(step), central(2.0 * step), central(4.0 * step));
    let (e1, e2) = ((4.0 * d1 - d2) / 3.0, (4.0 * d2 - d4) / 3.0);
    (16.0 * e1 - e2) / 15.0
}

#[test]
fn the_ideal_score_is_the_gradient_of_the_log_density() {
    let set = random_set(5, shape(1, 3, 4), 6);
    for noise_var in [0.9, 0.6, 0.4] {
        let level = level(noise_var);
        let x_t = noisy(&set, 2, level, 7);
        let x = wide(&x_t);
        let gradient: Vec<f64> = (0..x.len())
            .map(|i| {
                let along = |d: f64| {
                    let mut moved = x.clone();
                    moved[i] += d;
                    log_density(&set, level, &moved)
                };
                derivative(along, 2e-3)
            })
            .collect();
        let x0_hat = ask_reference(&set, Machine::IDEAL, level, &x_t).x0_hat;
        let score = x0_hat.iter().zip(&x).map(|(guess, x)| (level.alpha_bar().sqrt() * guess - x) / level.noise_var());
        // Rounding: 1e-15 of a log density of about 20, divided by the step.
        assert_close(&score.collect::<Vec<_>>(), &gradient, 1e-9, &format!("noise_var {noise_var}"));

        let answer = ask(&FastDenoiser::new(&set), Machine::IDEAL, level, &x_t);
        let bound = Who::Fast.tolerance() / level.noise_var();
        assert_close(&wide(&answer.score(&x_t, level)), &gradient, bound, "fast score");
        let eps_hat: Vec<f64> = gradient.iter().map(|g| -level.noise_var().sqrt() * g).collect();
        assert_close(&wide(&answer.eps_hat(&x_t, level)), &eps_hat, bound, "fast eps_hat");
    }
}

#[test]
fn the_log_sum_of_the_reference_is_the_log_density_but_for_a_constant() {
    let set = random_set(5, shape(1, 3, 4), 8);
    let level = level(0.4);
    let constant = |seed| {
        let x_t = noisy(&set, 0, level, seed);
        ask_reference(&set, Machine::IDEAL, level, &x_t).log_sum[0] - log_density(&set, level, &wide(&x_t))
    };
    // Sums of about a dozen terms of size 10.
    assert!((constant(1) - constant(2)).abs() < 1e-12);
}

#[test]
fn the_local_score_is_not_the_gradient_of_any_density() {
    // A gradient has a symmetric derivative: here d score(p) / d x(q) differs from d score(q) / d x(p). Said in the
    // theory page; the ideal machine is the control.
    let set = random_set(5, shape(1, 3, 4), 9);
    let level = level(0.5);
    let x_t = noisy(&set, 0, level, 10);
    let asymmetry = |machine: Machine| {
        let x0_hat = |y: usize, x: usize, change: f32| {
            ask_reference(&set, machine, level, &nudged(&x_t, (0, y, x), change)).x0_hat
        };
        let slope = |p: usize, q: usize| {
            let (y, x) = (q / 4, q % 4);
            let change = 1.0 / 1024.0;
            (x0_hat(y, x, change)[p] - x0_hat(y, x, -change)[p]) * 512.0
        };
        (slope(0, 1) - slope(1, 0)).abs()
    };
    assert!(asymmetry(Machine { patch: side(3), ..Machine::IDEAL }) > 0.01);
    // Rounding of the nudged pixel to f32, over the width of the difference.
    assert!(asymmetry(Machine::IDEAL) < 1e-3);
}
