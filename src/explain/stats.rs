//! Shares and correlations with the intervals that go with them.

use serde::{Deserialize, Serialize};

/// The normal quantile of a two-sided 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// From `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies in it.
    pub fn contains(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// So many of so many: a proportion with its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many are of the kind that is counted, at most `of`.
    pub count: usize,
    /// How many there are.
    pub of: usize,
}

impl Share {
    /// The proportion, 0 to 1; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.count as f64 / self.of as f64)
    }

    /// Wilson's score interval for the proportion behind the sample, at 95 %:
    ///
    /// ```text
    /// (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
    /// ```
    ///
    /// Unlike `p +- 2 sqrt(p(1-p)/n)` it stays in 0 to 1 and is right for shares of 0 and 1 (E. B. Wilson 1927).
    /// Of nothing it is everything, 0 to 1.
    pub fn interval(self) -> Interval {
        if self.of == 0 {
            return Interval { low: 0.0, high: 1.0 };
        }
        let (count, n) = (self.count as f64, self.of as f64);
        let z2 = Z_95 * Z_95;
        let p = count / n;
        let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z_95 * libm::sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n)) / (1.0 + z2 / n);
        // The ends are exactly 0 and 1 there, but for rounding.
        let low = if self.count == 0 { 0.0 } else { (middle - half).max(0.0) };
        let high = if self.count >= self.of { 1.0 } else { (middle + half).min(1.0) };
        Interval { low, high }
    }
}

impl std::fmt::Display for Share {
    /// `37.5 % (12 of 32; 95 %: 22.9 to 54.7)`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(value) = self.value() else { return f.write_str("none yet") };
        let Interval { low, high } = self.interval();
        let percent = 100.0;
        write!(
            f,
            "{:.1} % ({} of {}; 95 %: {:.1} to {:.1})",
            percent * value,
            self.count,
            self.of,
            percent * low,
            percent * high
        )
    }
}

/// Fisher's 95 % interval for the correlation behind a sample of `n` pairs with correlation `r`:
/// `tanh(atanh(r) +- z / sqrt(n - 3))`. Of three pairs or fewer it is everything, -1 to 1; for r = 1 or -1 it is that
/// one point, whatever n (for tables see [`TwoByTwo::phi_interval`]).
pub fn fisher_interval(r: f64, n: usize) -> Interval {
    if n <= 3 || r.is_nan() {
        return Interval { low: -1.0, high: 1.0 };
    }
    let half = Z_95 / libm::sqrt((n - 3) as f64);
    let z = libm::atanh(r.clamp(-1.0, 1.0));
    Interval { low: libm::tanh(z - half), high: libm::tanh(z + half) }
}

/// How often two yes-or-no properties come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoByTwo {
    /// The first and the second.
    pub both: usize,
    /// The first without the second.
    pub only_first: usize,
    /// The second without the first.
    pub only_second: usize,
    /// Neither.
    pub neither: usize,
}

impl TwoByTwo {
    /// Counts one more.
    pub fn add(&mut self, first: bool, second: bool) {
        *match (first, second) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.only_first,
            (false, true) => &mut self.only_second,
            (false, false) => &mut self.neither,
        } += 1;
    }

    /// How many were counted.
    pub fn total(self) -> usize {
        self.both + self.only_first + self.only_second + self.neither
    }

    /// The phi coefficient: Pearson's correlation of the two properties as numbers 0 and 1, -1 to 1. `None` when one
    /// of them is always or never there, since there is nothing to correlate.
    pub fn phi(self) -> Option<f64> {
        let [a, b, c, d] = [self.both, self.only_first, self.only_second, self.neither].map(|n| n as f64);
        let below = (a + b) * (c + d) * (a + c) * (b + d);
        (below > 0.0).then(|| (a * d - b * c) / libm::sqrt(below))
    }

    /// A 95 % interval for the phi behind the sample: Fisher's, see [`fisher_interval`].
    ///
    /// Fisher's collapses to a point where phi is exactly 1 or -1. There the far end is instead what Wilson's
    /// interval leaves for the share of exceptions: `1 - 2 high`, exact where both properties are there half of
    /// the time.
    pub fn phi_interval(self) -> Option<Interval> {
        let phi = self.phi()?;
        let exceptions = |count| 1.0 - 2.0 * Share { count, of: self.total() }.interval().high;
        Some(if self.only_first + self.only_second == 0 {
            Interval { low: exceptions(0), high: 1.0 }
        } else if self.both + self.neither == 0 {
            Interval { low: -1.0, high: -exceptions(0) }
        } else {
            fisher_interval(phi, self.total())
        })
    }
}

/// The value below which a share `q`, 0 to 1, of the values lies, with straight lines between the sorted values (the
/// median for q = 0.5). `None` of nothing. O(n).
pub fn quantile(values: &[f32], q: f64) -> Option<f32> {
    let mut values = values.to_vec();
    let place = q.clamp(0.0, 1.0) * values.len().checked_sub(1)? as f64;
    let (_, at, above) = values.select_nth_unstable_by(place as usize, f32::total_cmp);
    let next = above.iter().copied().min_by(f32::total_cmp).unwrap_or(*at);
    Some((f64::from(*at) + place.fract() * f64::from(next - *at)) as f32)
}
