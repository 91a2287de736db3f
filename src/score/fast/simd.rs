//! The few vector functions that the kernels are made of.

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd};

/// Below this power of two a weight counts as zero: 2^-40 is a thousandth of a millionth of what f32 resolves, and
/// stopping here keeps every product of weights away from the subnormal numbers, which some processors handle slowly.
const ZERO_BELOW: f32 = -40.0;

/// `2^t` for `t <= 0` or a little above, within 2e-7 of the true value, exactly 0 below 2^-40 and for minus infinity.
///
/// Adding 1.5 * 2^23 rounds `t` to a whole number, which then sits in the low bits of the sum: shifted left it is
/// added to the exponent. (A conversion to integers that saturates costs several times as much.) The rest in
/// [-1/2, 1/2] goes through a polynomial of degree 5, fitted to the smallest relative error with the value 1 at 0.
#[inline(always)]
pub(super) fn exp2<S: Simd>(simd: S, t: S::f32s) -> S::f32s {
    let magic = S::f32s::splat(simd, 12_582_912.0);
    let shifted = t + magic;
    let f = t - (shifted - magic);
    let c = |value: f32| S::f32s::splat(simd, value);
    let p = f.mul_add(c(0.001_326_472_7), c(0.009_671_513));
    let p = p.mul_add(f, c(0.055_507_336));
    let p = p.mul_add(f, c(0.240_222_42));
    // The fit's own, not ln 2.
    let p = p.mul_add(f, c(f32::from_bits(0x3f31_7215)));
    let p = p.mul_add(f, c(1.0));
    let whole: S::i32s = shifted.bitcast();
    let bits: S::i32s = p.bitcast();
    let value: S::f32s = (bits + (whole << 23)).bitcast();
    t.simd_ge(c(ZERO_BELOW)).select(value, c(0.0))
}

/// The levels of vector instructions that this processor can run, the best first. Every one of them is tested.
pub fn available_levels() -> Vec<Level> {
    let best = Level::new();
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        let avx512 = best.as_avx512().map(|s| s.level());
        let avx2 = best.as_avx2().map(|s| s.level());
        let sse4_2 = best.as_sse4_2().map(|s| s.level());
        let sse2 = best.as_sse2().map(|s| s.level());
        [avx512, avx2, sse4_2, sse2].into_iter().flatten().collect()
    }
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    {
        vec![best]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[inline(always)]
    fn exp2_all<S: Simd>(simd: S, values: &mut [f32]) {
        for chunk in values.chunks_exact_mut(S::f32s::LEN) {
            exp2(simd, S::f32s::from_slice(simd, chunk)).store_slice(chunk);
        }
    }

    #[test]
    fn exp2_is_right_to_two_in_ten_million_at_every_level() {
        let inputs: Vec<f32> = (0..64_000).map(|i| -(i as f32) * 0.000_61 + 0.001).collect();
        for level in available_levels() {
            let mut values = inputs.clone();
            fearless_simd::dispatch!(level, simd => exp2_all(simd, &mut values));
            for (t, value) in inputs.iter().zip(&values) {
                let exact = f64::from(*t).exp2();
                // 9e-8 from the polynomial, 6e-8 for each of the last two roundings.
                assert!((f64::from(*value) / exact - 1.0).abs() < 2.2e-7, "2^{t} = {value} at {level:?}");
            }
        }
    }

    #[test]
    fn exp2_of_very_negative_numbers_is_exactly_zero() {
        for level in available_levels() {
            for t in [-40.1, -127.0, -1e4, -1e30, f32::MIN, f32::NEG_INFINITY] {
                let mut values = [t; 16];
                fearless_simd::dispatch!(level, simd => exp2_all(simd, &mut values));
                assert_eq!(values, [0.0; 16], "2^{t} at {level:?}");
            }
        }
    }
}
