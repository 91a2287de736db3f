//! The machine's multiply-add peak, measured: what a kernel could reach at most.

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd};

use super::simd::dispatch;

/// Chains that do not wait for one another: enough to hide the latency, few enough for the registers.
const CHAINS: usize = 12;

/// Does some multiply-adds on one core with the best vectors of this processor, and says how many: at least `wanted`,
/// each lane counted. Divide by the time that it took.
pub fn multiply_adds(wanted: u64) -> u64 {
    dispatch!(Level::new(), simd => run(simd, wanted))
}

fn run<S: Simd>(simd: S, wanted: u64) -> u64 {
    let each = (CHAINS * S::f32s::LEN) as u64;
    let rounds = wanted.div_ceil(each);
    let end = simd.vectorize(
        #[inline(always)]
        || chains(simd, rounds),
    );
    std::hint::black_box(end);
    rounds * each
}

#[inline(always)]
fn chains<S: Simd>(simd: S, rounds: u64) -> f32 {
    let [factor, summand] = std::hint::black_box([0.5, 1.0]).map(|v: f32| S::f32s::splat(simd, v));
    let mut sums = [summand; CHAINS];
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = sum.mul_add(factor, summand);
        }
    }
    sums.iter().map(|sum| sum[0]).sum()
}
