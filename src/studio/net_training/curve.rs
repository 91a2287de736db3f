//! A curve that may grow for ever and stays small.

/// So many points; when there are twice as many, every two become one.
const KEPT: usize = 1000;
/// The running mean is over so many values.
const RUNNING: usize = 50;

/// Values that come one after the other, from which means of some are kept where there are very many.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    points: Vec<[f64; 2]>,
    /// So many values are in a point.
    each: usize,
    /// Sum of those that do not make a point yet, and how many they are.
    pending: (f64, usize),
}

impl Curve {
    pub(super) fn new() -> Self {
        Self { points: Vec::new(), each: 1, pending: (0.0, 0) }
    }

    /// A value more, at `x`.
    pub(super) fn push(&mut self, x: f64, value: f64) {
        self.pending.0 += value;
        self.pending.1 += 1;
        if self.pending.1 >= self.each {
            self.points.push([x, self.pending.0 / self.pending.1 as f64]);
            self.pending = (0.0, 0);
        }
        if self.points.len() >= 2 * KEPT {
            // The later place: a mean is known when its last value is.
            let pair = |pair: &[[f64; 2]]| [pair[1][0], (pair[0][1] + pair[1][1]) / 2.0];
            self.points = self.points.as_chunks::<2>().0.iter().map(|two| pair(two)).collect();
            self.each *= 2;
        }
    }

    pub(super) fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// A running mean over about fifty values, weighted towards the newest; over fewer at the beginning, so that it does
    /// not lag behind.
    pub(super) fn running(&self) -> Vec<[f64; 2]> {
        let least = 2.0 * self.each as f64 / (RUNNING + 1) as f64;
        let mut mean = 0.0;
        let next = |(k, point): (usize, &[f64; 2])| {
            mean += (2.0 / (k + 2) as f64).max(least.min(1.0)) * (point[1] - mean);
            [point[0], mean]
        };
        self.points.iter().enumerate().map(next).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_curve_stays_small_and_keeps_its_mean() {
        let mut curve = Curve::new();
        let n = 20_000;
        (1..=n).for_each(|k| curve.push(f64::from(k), f64::from(k)));
        assert!(curve.points().len() < 2 * KEPT && curve.points().len() >= KEPT, "{}", curve.points().len());
        // Each point holds the same number of values, whose mean lies in the middle of them.
        for point in curve.points() {
            assert_eq!(point[0] - point[1], (curve.each as f64 - 1.0) / 2.0);
        }
        assert_eq!(curve.running().len(), curve.points().len());
    }

    #[test]
    fn the_running_mean_follows() {
        let mut curve = Curve::new();
        (0..500).for_each(|k| curve.push(f64::from(k), if k < 100 { 5.0 } else { 1.0 }));
        let running = curve.running();
        assert!(running[..100].iter().all(|point| (point[1] - 5.0).abs() < 1e-9));
        // Fifty values later all but a seventh of the change is there, and at the end all of it.
        assert!((1.4..1.7).contains(&running[150][1]) && (running[499][1] - 1.0).abs() < 1e-4, "{:?}", running[150]);
    }
}
