//! The few vector functions that the kernels are made of.

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd};

/// Powers below this one count as this one. It is nothing next to the best candidate's 2^0, even a billion times, and
/// yet its square is far from the subnormal numbers, which some processors handle slowly.
const LOWEST_POWER: f32 = -60.0;

/// `2^(scale t)` for `t <= 0` and a `scale > 0`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Power {
    scale: f32,
    lowest: f32,
}

impl Power {
    pub(super) fn new(scale: f32) -> Self {
        Self { scale, lowest: LOWEST_POWER / scale }
    }

    /// Within 2e-7 of the true value down to [`LOWEST_POWER`].
    ///
    /// Adding 1.5 * 2^23 rounds the exponent to a whole number, which then sits in the low bits of the sum: shifted
    /// left it is added to the exponent. (A conversion to integers that saturates costs several times as much.)
    /// The rest in [-1/2, 1/2] goes through a polynomial of degree 5, fitted to the smallest relative error with
    /// the value 1 at 0.
    #[inline(always)]
    pub(super) fn of<S: Simd>(self, simd: S, t: S::f32s) -> S::f32s {
        self.of_all(simd, [t])[0]
    }

    /// [`Power::of`] for some vectors, step by step for all of them: each is a long chain of operations, and a processor
    /// that meets one after the other does not look far enough ahead to begin the next.
    #[inline(always)]
    pub(super) fn of_all<S: Simd, const K: usize>(self, simd: S, mut t: [S::f32s; K]) -> [S::f32s; K] {
        let c = |value: f32| S::f32s::splat(simd, value);
        let (magic, scale, lowest) = (c(12_582_912.0), c(self.scale), c(self.lowest));
        let mut shifted = [magic; K];
        for i in 0..K {
            // The bits of numbers below zero, read as a whole number, grow as they fall, and a processor has more units for
            // these.
            let (bits, most): (S::u32s, S::u32s) = (t[i].bitcast(), lowest.bitcast());
            t[i] = bits.min(most).bitcast();
            shifted[i] = t[i].mul_add(scale, magic);
        }
        let mut f = shifted;
        for i in 0..K {
            f[i] = t[i].mul_sub(scale, shifted[i] - magic);
        }
        let mut p = [c(0.001_326_472_7); K];
        // The last but one is the fit's own, not ln 2.
        for next in [0.009_671_513, 0.055_507_336, 0.240_222_42, f32::from_bits(0x3f31_7215), 1.0] {
            for i in 0..K {
                p[i] = f[i].mul_add(p[i], c(next));
            }
        }
        for i in 0..K {
            let whole: S::i32s = shifted[i].bitcast();
            let bits: S::i32s = p[i].bitcast();
            p[i] = (bits + (whole << 23)).bitcast();
        }
        p
    }

    /// [`Power::of`] for one number.
    pub(super) fn of_one(self, t: f32) -> f32 {
        libm::exp2f(t.max(self.lowest) * self.scale)
    }
}

/// Compiles an expression for the levels that the kernels are worth compiling for, and runs it for the best of them
/// that a `Level` allows: on x86-64 AVX-512, AVX2 with FMA, and SSE2, which every such processor has. SSE4.2 would add
/// compile time and next to no speed.
macro_rules! dispatch {
    ($level:expr, $simd:ident => $op:expr) => {{
        let level: fearless_simd::Level = $level;
        #[cfg(target_arch = "x86_64")]
        {
            if let Some($simd) = level.as_avx512() {
                $op
            } else if let Some($simd) = level.as_avx2() {
                $op
            } else {
                let $simd = level.as_sse2().expect("SSE2 is part of x86-64");
                $op
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        {
            fearless_simd::dispatch!(level, $simd => $op)
        }
    }};
}
pub(super) use dispatch;

/// The levels of vector instructions that this processor can run, the best first. Every one of them is tested.
pub fn available_levels() -> Vec<Level> {
    let best = Level::new();
    #[cfg(target_arch = "x86_64")]
    {
        let avx512 = best.as_avx512().map(|s| s.level());
        let avx2 = best.as_avx2().map(|s| s.level());
        let sse2 = best.as_sse2().map(|s| s.level());
        [avx512, avx2, sse2].into_iter().flatten().collect()
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        vec![best]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(always)]
    fn exp2_all<S: Simd>(simd: S, values: &mut [f32], scale: f32) {
        for chunk in values.chunks_exact_mut(S::f32s::LEN) {
            Power::new(scale).of(simd, S::f32s::from_slice(simd, chunk)).store_slice(chunk);
        }
    }

    #[test]
    fn exp2_is_right_to_two_in_ten_million_at_every_level() {
        let inputs: Vec<f32> = (0..64_000).map(|i| -(i as f32) * 0.000_61).collect();
        for level in available_levels() {
            let mut values = inputs.clone();
            dispatch!(level, simd => exp2_all(simd, &mut values, 1.0));
            for (t, value) in inputs.iter().zip(&values) {
                let exact = f64::from(*t).exp2();
                // 9e-8 from the polynomial, 6e-8 for each of the last two roundings.
                assert!((f64::from(*value) / exact - 1.0).abs() < 2.2e-7, "2^{t} = {value} at {level:?}");
            }
        }
    }

    #[test]
    fn exp2_of_very_negative_numbers_is_next_to_nothing() {
        for level in available_levels() {
            for (t, scale) in [(-61.0, 1.0), (-127.0, 7.0), (-1e4, 1e8), (-1e30, 1e-20), (f32::NEG_INFINITY, 1e-20)] {
                let mut values = [t; 16];
                dispatch!(level, simd => exp2_all(simd, &mut values, scale));
                // 2^-60, with room for the rounding of `-60 / scale`.
                assert!(values.iter().all(|v| (0.8e-18..0.9e-18).contains(v)), "{scale} {t}: {values:?} at {level:?}");
            }
        }
    }
}
