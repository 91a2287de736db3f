//! The training picture that is nearest to a picture, in place or moved round the torus.

use std::sync::Arc;

use rayon::prelude::*;
use rustfft::num_complex::Complex64;
use rustfft::{Fft, FftPlanner};

use crate::images::{Image, Shape, TrainingSet};
use crate::score::{Boundary, Machine};

/// A picture nearer to a training picture than this share of the set's [spread](TrainingSet::spread) is called a copy
/// of it. For silhouettes of hands of 64 pixels that is a root mean square difference of .15, for hands in colour, which
/// differ from one another by half as much, .07; the two training hands that are most alike are .22 and .10 apart.
pub const COPY_SPREAD: f32 = 1.0 / 3.0;

/// A picture nearer than this (range 2, some grey levels) is a copy in any set: in one of a single picture, say.
const COPY_AT_LEAST: f32 = 0.02;

/// The nearest training picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Which one, counted from 0.
    pub image_idx: usize,
    /// Root mean square difference to it, in pixel units (range 2).
    pub rms: f32,
    /// How far it has to be moved, `(rows down, columns to the right)`, round the torus the short way; (0, 0) where
    /// patches can't move round.
    pub shift: (i32, i32),
    /// Below this difference the picture is a copy (see [`COPY_SPREAD`]).
    pub copy_rms: f32,
}

impl Nearest {
    /// Whether the picture is a copy of its nearest training picture.
    pub fn is_copy(&self) -> bool {
        self.rms < self.copy_rms
    }

    /// The training picture, moved as far as it has to be.
    ///
    /// # Panics
    /// When the set has no such picture.
    pub fn picture(&self, set: &TrainingSet) -> Image {
        let image = set.image(self.image_idx);
        if self.shift == (0, 0) { image } else { image.rolled(self.shift.0 as isize, self.shift.1 as isize) }
    }

    /// A picture moved back by the shift, so that it lies as its nearest training picture does: before anything is
    /// counted in what came out of a machine on the torus.
    pub fn recentred(&self, picture: &Image) -> Image {
        if self.shift == (0, 0) {
            return picture.clone();
        }
        picture.rolled(-(self.shift.0 as isize), -(self.shift.1 as isize))
    }
}

/// Whether a machine's pictures may come out moved round the torus, so that they have to be compared with every shift.
pub fn moves_round(machine: Machine) -> bool {
    machine.boundary == Boundary::Circular && machine.reach.moves()
}

/// The training picture nearest to what `machine` made; `None` when the shapes differ. Compares with every shift round
/// the torus where the machine moves patches round it ([`nearest_on_torus`]), in place otherwise.
pub fn nearest(set: &TrainingSet, picture: &Image, machine: Machine) -> Option<Nearest> {
    if moves_round(machine) {
        return nearest_on_torus(set, picture);
    }
    set.nearest(picture).map(|(image_idx, rms)| Nearest { image_idx, rms, shift: (0, 0), copy_rms: copy_rms(set) })
}

/// Below this root mean square difference a picture is a copy (see [`COPY_SPREAD`]).
pub fn copy_rms(set: &TrainingSet) -> f32 {
    (COPY_SPREAD * set.spread()).max(COPY_AT_LEAST)
}

/// The training picture nearest to a picture, each moved round the torus as fits best; `None` when the shapes differ.
///
/// `||x - S u||^2 = ||x||^2 + ||u||^2 - 2 <x, S u>` with the inner products of all shifts S from one Fourier transform:
/// O(n c h w log(h w)), in double precision. Runs on the current rayon pool; among equals the lower picture, then the
/// lower shift downwards, then to the right is named.
pub fn nearest_on_torus(set: &TrainingSet, picture: &Image) -> Option<Nearest> {
    let shape = set.shape();
    let torus = Torus::new(shape);
    let spectrum = (picture.shape() == shape).then(|| torus.spectrum(picture.values()))?;
    let power = |values: &[f32]| values.iter().map(|v| f64::from(*v).powi(2)).sum::<f64>();
    let best_of_each: Vec<_> = (0..set.n_images())
        .into_par_iter()
        .map(|k| {
            let values = set.image_values(k);
            let products = torus.inner_products(&spectrum, &torus.spectrum(values));
            let best = products.iter().enumerate().fold((0, f64::NEG_INFINITY), |best, (shift, product)| {
                if *product > best.1 { (shift, *product) } else { best }
            });
            (k, best.0, power(values) - 2.0 * best.1)
        })
        .collect();
    let (image_idx, shift, _) = best_of_each.into_iter().min_by(|a, b| a.2.total_cmp(&b.2))?;
    let shift = (short_way(shift / shape.w(), shape.h()), short_way(shift % shape.w(), shape.w()));
    let mut nearest = Nearest { image_idx, rms: 0.0, shift, copy_rms: copy_rms(set) };
    nearest.rms = nearest.picture(set).rms_to(picture)?;
    Some(nearest)
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
