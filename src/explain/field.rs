//! The receptive field of a network, measured from the network itself.
//!
//! How much the guess at pixel p depends on the pixel q of what the network is given is the gradient
//! `d eps_hat(p) / d x_t(q)`. Its absolute values, averaged over pixels p and noisy pictures and laid over each other by
//! q - p, are the *effective receptive field* (Luo et al. 2016, "Understanding the effective receptive field in deep
//! convolutional neural networks"). The square around the middle that holds a share of the whole is its size (Ding et
//! al. 2022, "Scaling up your kernels to 31x31", do the same with their contribution scores).

use crate::images::{Image, Shape};
use crate::score::{Boundary, Machine};

/// Rows and columns of the pixels that are looked at.
const GRID: usize = 3;

/// How much a pixel of the guess depends on those around it, by where they are from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    side: usize,
    /// Row by row; of all together 1.
    shares: Vec<f64>,
}

impl Field {
    /// Side of the square that was looked at, in pixels; odd.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The share of each pixel of that square, row by row, 0 to 1; together 1, or nothing but 0 where the network does not
    /// depend on what it is given.
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// The share of the pixel so many rows down and columns to the right, 0 beyond the square.
    pub fn at(&self, (dy, dx): (isize, isize)) -> f64 {
        let place = |d: isize| (d + self.reach() as isize).try_into().ok().filter(|k: &usize| *k < self.side);
        place(dy).zip(place(dx)).map_or(0.0, |(row, col)| self.shares[row * self.side + col])
    }

    /// How far the square goes to each side.
    fn reach(&self) -> usize {
        self.side / 2
    }

    /// What the square of an odd side around the middle holds, 0 to 1.
    pub fn share_within(&self, side: usize) -> f64 {
        let far = (side / 2) as isize;
        let offsets = || -far..=far;
        offsets().flat_map(|dy| offsets().map(move |dx| (dy, dx))).map(|offset| self.at(offset)).sum()
    }

    /// Side of the smallest square around the middle that holds at least `share` of it, in pixels; odd.
    pub fn side_holding(&self, share: f64) -> usize {
        // A share of all is reached but for rounding.
        let enough = |side: &usize| self.share_within(*side) >= share - 1e-9;
        (1..=self.side).step_by(2).find(enough).unwrap_or(self.side)
    }
}

/// Lays gradients over each other.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldMeter {
    side: usize,
    padding: Boundary,
    sums: Vec<f64>,
}

impl FieldMeter {
    /// A meter for squares of `side` pixels (the next odd number), and for what lies beyond the border of the network's
    /// pictures.
    pub fn new(side: usize, padding: Boundary) -> Self {
        let side = side | 1;
        Self { side, padding, sums: vec![0.0; side * side] }
    }

    /// Adds the gradient of the guess at a pixel by each value of x_t, absolute values, over all channels. O(h w).
    pub fn add(&mut self, gradient: &Image, (y, x): (usize, usize)) {
        let (shape, reach) = (gradient.shape(), (self.side / 2) as isize);
        let place = |to: usize, from: usize, n: usize| {
            let d = to as isize - from as isize;
            let half = (n / 2) as isize;
            // On the torus the shorter way round.
            let d = if self.padding == Boundary::Circular { (d + half).rem_euclid(n as isize) - half } else { d };
            (d.abs() <= reach).then_some((d + reach) as usize)
        };
        for row in 0..shape.h() {
            let Some(dy) = place(row, y, shape.h()) else { continue };
            for col in 0..shape.w() {
                let Some(dx) = place(col, x, shape.w()) else { continue };
                let sum: f64 = (0..shape.c()).map(|c| f64::from(gradient.at(c, row, col)).abs()).sum();
                self.sums[dy * self.side + dx] += sum;
            }
        }
    }

    /// What they come to.
    pub fn field(&self) -> Field {
        let all: f64 = self.sums.iter().sum();
        let share = |sum: &f64| if all > 0.0 { sum / all } else { 0.0 };
        Field { side: self.side, shares: self.sums.iter().map(share).collect() }
    }
}

/// The side up to which the field of a network with a window of `window` pixels can be told on pictures of a shape.
pub fn field_side(window: usize, padding: Boundary, shape: Shape) -> usize {
    window.min(Machine::max_side(padding, shape).get() as usize) | 1
}

/// The pixels, `(row, column)`, whose gradients are averaged: three by three, evenly spread over those whose window of
/// `side` pixels does not reach the border. On the torus that is the whole picture. Where the window is so wide that there
/// are none, they are spread over the middle quarter.
pub fn field_pixels(shape: Shape, side: usize, padding: Boundary) -> Vec<(usize, usize)> {
    let along = |n: usize| {
        let rim = match padding {
            Boundary::Circular => 0,
            Boundary::Zeros => (side / 2).min(3 * n / 8),
        };
        let mut places: Vec<usize> = (0..GRID).map(|k| rim + (2 * k + 1) * (n - 2 * rim) / (2 * GRID)).collect();
        places.dedup();
        places
    };
    let (rows, columns) = (along(shape.h()), along(shape.w()));
    rows.iter().flat_map(|y| columns.iter().map(move |x| (*y, *x))).collect()
}
