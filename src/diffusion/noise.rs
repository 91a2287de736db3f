//! The starting noise: the same numbers for a seed on every platform.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::images::{Image, Shape};

/// What a starting noise is made from.
pub type Seed = u64;

/// Standard normal noise, `(c, h, w)`.
///
/// ChaCha20 seeded with `seed_from_u64(seed)`; each pair of 64-bit outputs `(a, b)` gives two values by the Box-Muller
/// transform, `u = ((a >> 11) + 1) / 2^53` in (0, 1], `v = (b >> 11) / 2^53`: `sqrt(-2 ln u) cos(2 pi v)`, then
/// `sqrt(-2 ln u) sin(2 pi v)`, in double precision with the portable `libm`, rounded to f32 and stored in
/// the order channel, row, column.
pub fn starting_noise(shape: Shape, seed: Seed) -> Image {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let mut second = None;
    Image::from_fn(shape, |_, _, _| {
        second.take().unwrap_or_else(|| {
            let (first, next) = normal_pair(rng.next_u64(), rng.next_u64());
            second = Some(next);
            first
        })
    })
}

/// Two independent standard normal values from two words of uniform bits.
fn normal_pair(a: u64, b: u64) -> (f32, f32) {
    const UNIT: f64 = 1.0 / (1_u64 << 53) as f64;
    let u = ((a >> 11) + 1) as f64 * UNIT;
    let v = (b >> 11) as f64 * UNIT;
    let radius = libm::sqrt(-2.0 * libm::log(u));
    let angle = std::f64::consts::TAU * v;
    ((radius * libm::cos(angle)) as f32, (radius * libm::sin(angle)) as f32)
}
