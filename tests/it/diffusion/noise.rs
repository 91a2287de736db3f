//! The starting noise.

use rand_chacha::rand_core::Rng;
use sixfingers::diffusion::starting_noise;

use crate::support::{rng, shape, wide};

/// Three pictures' worth of noise from different seeds.
fn many_values() -> Vec<f64> {
    (0..4).flat_map(|seed| wide(&starting_noise(shape(3, 128, 128), seed))).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, n) = values.fold((0.0, 0.0), |(sum, n), v| (sum + v, n + 1.0));
    sum / n
}

#[test]
fn the_noise_has_the_moments_of_a_standard_normal() {
    let values = many_values();
    let n = values.len() as f64;
    // E x^k of a standard normal and the variance of x^k, for five standard errors.
    for (k, expected, variance) in [(1, 0.0, 1.0), (2, 1.0, 2.0), (3, 0.0, 15.0), (4, 3.0, 96.0), (6, 15.0, 10_170.0)] {
        let found = mean(values.iter().map(|v| v.powi(k)));
        let error = 5.0 * f64::sqrt(variance / n);
        assert!((found - expected).abs() < error, "moment {k}: {found}, expected {expected} +- {error}");
    }
}

#[test]
fn the_noise_has_the_shares_of_a_standard_normal() {
    let values = many_values();
    let n = values.len() as f64;
    for (z, expected) in
        [(-2.0, 0.022750), (-1.0, 0.158655), (0.0, 0.5), (0.5, 0.691462), (1.5, 0.933193), (3.0, 0.99865)]
    {
        let share = values.iter().filter(|v| **v < z).count() as f64 / n;
        let error = 5.0 * f64::sqrt(expected * (1.0 - expected) / n);
        assert!((share - expected).abs() < error, "below {z}: {share}, expected {expected} +- {error}");
    }
}

#[test]
fn neighbours_are_independent() {
    let values = many_values();
    // The pair of one Box-Muller draw, the next pair, the pixel below, the other channel; also of the squares,
    // since cosine and sine of one angle are uncorrelated and still tied.
    for lag in [1, 2, 3, 128, 128 * 128] {
        let pairs = || values.iter().zip(&values[lag..]);
        let error = 5.0 / (values.len() as f64).sqrt();
        let plain = mean(pairs().map(|(a, b)| a * b));
        let squares = mean(pairs().map(|(a, b)| (a * a - 1.0) * (b * b - 1.0))) / 2.0;
        assert!(plain.abs() < error && squares.abs() < error, "lag {lag}: {plain}, {squares}");
    }
}

#[test]
fn the_noise_is_made_as_documented() {
    let noise = starting_noise(shape(1, 7, 9), 123);
    let mut rng = rng(123);
    let two_to_53 = 9_007_199_254_740_992.0;
    let mut expected = Vec::new();
    while expected.len() < 63 {
        let (a, b) = (rng.next_u64(), rng.next_u64());
        let (u, v) = (((a >> 11) as f64 + 1.0) / two_to_53, (b >> 11) as f64 / two_to_53);
        let (radius, angle) = ((-2.0 * u.ln()).sqrt(), std::f64::consts::TAU * v);
        expected.extend([radius * angle.cos(), radius * angle.sin()]);
    }
    for (found, expected) in wide(&noise).into_iter().zip(expected) {
        // Rounded to f32; the platform's functions may differ from libm's in the last bit of an f64.
        assert!((found - expected).abs() <= 1e-7 * expected.abs().max(1e-3), "{found}, {expected}");
    }
}

#[test]
fn every_seed_has_its_own_noise_and_always_the_same() {
    let make = |seed| starting_noise(shape(1, 8, 8), seed);
    assert_eq!(make(5), make(5));
    for seed in [0, 1, 6, u64::MAX] {
        assert_ne!(make(5), make(seed));
    }
}

#[test]
fn larger_pictures_begin_with_the_same_numbers() {
    // So that a grey picture and the red channel of a coloured one start alike.
    let (grey, colour) = (starting_noise(shape(1, 8, 8), 5), starting_noise(shape(3, 8, 8), 5));
    assert_eq!(grey.values(), &colour.values()[..64]);
}
