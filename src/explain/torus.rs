//! Pictures moved round the torus: distances, and inner products with every shift at once.

use std::sync::Arc;

use rustfft::num_complex::Complex64;
use rustfft::{Fft, FftPlanner};

use crate::images::Shape;

/// The sum of the squares.
pub(super) fn power(values: &[f32]) -> f64 {
    values.iter().map(|v| f64::from(*v).powi(2)).sum()
}

/// A distance 0..n round a circle of n, the short way: -n/2 (left out for even n) to n/2.
pub(super) fn short_way(distance: usize, n: usize) -> i32 {
    if 2 * distance > n { distance as i32 - n as i32 } else { distance as i32 }
}

/// Fourier transforms of pictures of one shape.
pub(super) struct Torus {
    shape: Shape,
    rows: [Arc<dyn Fft<f64>>; 2],
    cols: [Arc<dyn Fft<f64>>; 2],
}

impl Torus {
    pub(super) fn new(shape: Shape) -> Self {
        let mut planner = FftPlanner::new();
        Self {
            shape,
            rows: [planner.plan_fft_forward(shape.w()), planner.plan_fft_inverse(shape.w())],
            cols: [planner.plan_fft_forward(shape.h()), planner.plan_fft_inverse(shape.h())],
        }
    }

    /// The transform of each channel, `(c, w, h)`: rows and columns stay swapped, which is undone at the way back.
    pub(super) fn spectrum(&self, values: &[f32]) -> Vec<Complex64> {
        let area = self.shape.area();
        let mut spectrum = Vec::with_capacity(values.len());
        for channel in values.chunks_exact(area) {
            let mut plane: Vec<_> = channel.iter().map(|v| Complex64::new(f64::from(*v), 0.0)).collect();
            self.rows[0].process(&mut plane);
            let mut turned = transposed(&plane, self.shape.w());
            self.cols[0].process(&mut turned);
            spectrum.extend(turned);
        }
        spectrum
    }

    /// The inner product of x with u moved by each shift, `(h, w)`: entry (dy, dx) is `sum x(y + dy, x + dx) u(y, x)`.
    pub(super) fn inner_products(&self, x: &[Complex64], u: &[Complex64]) -> Vec<f64> {
        let area = self.shape.area();
        let mut sum = vec![Complex64::default(); area];
        for (x, u) in x.chunks_exact(area).zip(u.chunks_exact(area)) {
            for ((sum, x), u) in sum.iter_mut().zip(x).zip(u) {
                *sum += x * u.conj();
            }
        }
        self.cols[1].process(&mut sum);
        let mut plane = transposed(&sum, self.shape.h());
        self.rows[1].process(&mut plane);
        plane.iter().map(|v| v.re / area as f64).collect()
    }
}

/// Lines of `w` become columns.
fn transposed(plane: &[Complex64], w: usize) -> Vec<Complex64> {
    (0..w).flat_map(|x| plane.iter().skip(x).step_by(w).copied()).collect()
}
