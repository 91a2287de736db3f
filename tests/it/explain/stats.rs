//! Intervals against textbooks and by counting all outcomes.

use sixfingers::explain::stats::{Interval, Share, TwoByTwo, fisher_interval, quantile};

fn close(found: f64, expected: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance
}

/// The probability of each number of successes, by the recurrence of the binomial distribution.
fn binomial(n: usize, p: f64) -> Vec<f64> {
    let mut log = n as f64 * (1.0 - p).ln();
    (0..=n)
        .map(|k| {
            let here = log.exp();
            log += ((n - k) as f64 / (k + 1) as f64).ln() + (p / (1.0 - p)).ln();
            here
        })
        .collect()
}

#[test]
fn wilson_intervals_are_those_of_newcombe_1998() {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3, to four decimals.
    for (count, of, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let found = Share { count, of }.interval();
        assert!(close(found.low, low, 5e-5) && close(found.high, high, 5e-5), "{count} of {of}: {found:?}");
    }
}

#[test]
fn wilson_intervals_cover_the_truth_about_19_times_in_20() {
    for n in [16, 64, 256] {
        let mut coverages = Vec::new();
        for percent in 1..100 {
            let p = f64::from(percent) / 100.0;
            let probabilities = binomial(n, p);
            assert!(close(probabilities.iter().sum(), 1.0, 1e-9));
            let covered = (0..=n).filter(|count| Share { count: *count, of: n }.interval().contains(p));
            coverages.push(covered.map(|count| probabilities[count]).sum::<f64>());
        }
        let mean = coverages.iter().sum::<f64>() / coverages.len() as f64;
        let min = coverages.iter().copied().fold(1.0, f64::min);
        // Known of Wilson's interval: 95 % on average over p (within a percent), and down to .83 near p = 1 / n (Brown, Cai &
        // DasGupta, Statistical Science 16, 2001).
        assert!(close(mean, 0.95, 0.01), "n = {n}: {mean}");
        assert!(min > 0.83, "n = {n}: {min}");
    }
}

#[test]
fn shares_of_none_and_of_all_have_sharp_ends() {
    assert_eq!(Share { count: 0, of: 10 }.interval().low, 0.0);
    assert_eq!(Share { count: 10, of: 10 }.interval().high, 1.0);
    assert_eq!(Share { count: 0, of: 0 }.interval(), Interval { low: 0.0, high: 1.0 });
    assert_eq!(Share { count: 0, of: 0 }.value(), None);
    assert_eq!(Share { count: 12, of: 32 }.to_string(), "37.5 % (12 of 32; 95 %: 22.9 to 54.7)");
}

#[test]
fn correlation_intervals_are_those_of_the_textbook() {
    // atanh(.5) = .54931, 1.95996 / sqrt(27) = .37720: tanh(.17211) = .17043, tanh(.92650) = .72897.
    let found = fisher_interval(0.5, 30);
    assert!(close(found.low, 0.17043, 2e-5) && close(found.high, 0.72897, 2e-5), "{found:?}");
    assert_eq!(fisher_interval(0.5, 3), Interval { low: -1.0, high: 1.0 });
}

#[test]
fn phi_of_a_table_is_the_correlation_of_zeros_and_ones() {
    let table = TwoByTwo { both: 20, only_first: 5, only_second: 10, neither: 15 };
    // (20 * 15 - 5 * 10) / sqrt(25 * 25 * 30 * 20).
    assert!(close(table.phi().unwrap(), 250.0 / 375_000_f64.sqrt(), 1e-12));
    let mut counted = TwoByTwo::default();
    for (first, second, times) in [(true, true, 20), (true, false, 5), (false, true, 10), (false, false, 15)] {
        (0..times).for_each(|_| counted.add(first, second));
    }
    assert_eq!(counted, table);
    assert_eq!(TwoByTwo { both: 4, only_first: 4, ..TwoByTwo::default() }.phi(), None);
}

#[test]
fn a_table_without_exceptions_has_an_interval_that_narrows_with_its_size() {
    let opposite = |n: usize| TwoByTwo { only_first: n, only_second: n, ..TwoByTwo::default() };
    assert!(close(opposite(50).phi().unwrap(), -1.0, 1e-12));
    let (small, large) = (opposite(5).phi_interval().unwrap(), opposite(500).phi_interval().unwrap());
    assert_eq!((small.low, large.low), (-1.0, -1.0));
    // None of 10: up to 27.8 % exceptions, so phi up to -1 + 2 * .278; of 1000: up to .38 %.
    assert!(close(small.high, -1.0 + 2.0 * 0.27753, 1e-4), "{small:?}");
    assert!(close(large.high, -1.0 + 2.0 * 0.00383, 1e-4), "{large:?}");
    let together = TwoByTwo { both: 5, neither: 5, ..TwoByTwo::default() }.phi_interval().unwrap();
    assert_eq!((together.low, together.high), (-small.high, 1.0));
}

#[test]
fn phi_intervals_cover_independence_about_19_times_in_20() {
    // All 2x2 tables of 40 with both properties there half of the time, independently.
    let n = 40_usize;
    let log_factorial: Vec<f64> = (0..=n).map(|k| (1..=k).map(|i| (i as f64).ln()).sum()).collect();
    let (mut covered, mut total) = (0.0, 0.0);
    for both in 0..=n {
        for only_first in 0..=n - both {
            for only_second in 0..=n - both - only_first {
                let table = TwoByTwo { both, only_first, only_second, neither: n - both - only_first - only_second };
                let cells = [table.both, table.only_first, table.only_second, table.neither];
                let log = log_factorial[n] - cells.iter().map(|k| log_factorial[*k]).sum::<f64>();
                let probability = (log - n as f64 * 4_f64.ln()).exp();
                total += probability;
                if table.phi_interval().is_none_or(|i| i.contains(0.0)) {
                    covered += probability;
                }
            }
        }
    }
    assert!(close(total, 1.0, 1e-9));
    // Fisher's interval is meant for normal data; for tables of this size it is right within two percent.
    assert!(close(covered, 0.95, 0.02), "{covered}");
}

#[test]
fn quantiles_lie_between_the_sorted_values() {
    let values = [4.0, 1.0, 3.0, 2.0];
    assert_eq!(quantile(&values, 0.0), Some(1.0));
    assert_eq!(quantile(&values, 0.5), Some(2.5));
    assert_eq!(quantile(&values, 0.25), Some(1.75));
    assert_eq!(quantile(&values, 1.0), Some(4.0));
    assert_eq!(quantile(&[], 0.5), None);
}
