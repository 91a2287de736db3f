//! From a noisy picture to the guess of its noise: the formulas of [`NetKind`].

use std::slice::Iter;

use burn_tensor::Tensor;
use burn_tensor::activation::relu;

use super::Model;
use super::grid::Grid;
use crate::net::layout::TIME_SIZE;
use crate::net::spec::NetKind;

impl Model {
    /// The guess of the noise in x_t, all as rows.
    pub(super) fn forward(&self, tensors: &[Tensor<2>], x_t: Tensor<2>, t: f64) -> Tensor<2> {
        let mut weights = Walk(tensors.iter());
        let time = relu(weights.linear(self.matrix(time_embedding(t), [1, TIME_SIZE])));
        // There is one at least.
        let Some(finest) = self.grids.first() else { return x_t };
        let mut h = weights.linear(finest.windows(x_t));
        match self.net.kind() {
            NetKind::ResNet => {
                for _ in 0..self.net.depth() {
                    h = h.clone() + weights.block(finest, h, &time);
                }
            }
            NetKind::UNet => {
                h = h.clone() + weights.block(finest, h, &time);
                h = weights.down_and_up(&self.grids, h, &time);
            }
        }
        weights.linear(h)
    }
}

/// The weights, taken in the order in which they are used.
struct Walk<'a>(Iter<'a, Tensor<2>>);

impl Walk<'_> {
    fn linear(&mut self, x: Tensor<2>) -> Tensor<2> {
        match (self.0.next(), self.0.next()) {
            (Some(weight), Some(bias)) => x.matmul(weight.clone()) + bias.clone(),
            // There are as many as the network has.
            _ => x,
        }
    }

    /// The shift by the time, a 3x3 convolution, relu.
    fn block(&mut self, grid: &Grid, h: Tensor<2>, time: &Tensor<2>) -> Tensor<2> {
        let shift = self.linear(time.clone());
        relu(self.linear(grid.windows(h + shift)))
    }

    /// From the first of these sizes to the smallest and back, with what there is at the first.
    fn down_and_up(&mut self, grids: &[Grid], h: Tensor<2>, time: &Tensor<2>) -> Tensor<2> {
        let Some((grid, smaller)) = grids.split_first() else { return h };
        let Some(next) = smaller.first() else { return h };
        let below = self.block(next, grid.halved(h.clone()), time);
        let back = next.doubled(self.down_and_up(smaller, below, time));
        h.clone() + self.block(grid, Tensor::cat(vec![h, back], 1), time)
    }
}

/// Sines and cosines of the time at frequencies from 1 to 1000, as for positions in a text (Vaswani et al. 2017).
fn time_embedding(t: f64) -> Vec<f32> {
    let half = TIME_SIZE / 2;
    let angle = |k: usize| t * libm::pow(1000.0, k as f64 / (half - 1) as f64);
    let sines = (0..half).map(|k| libm::sin(angle(k)) as f32);
    sines.chain((0..half).map(|k| libm::cos(angle(k)) as f32)).collect()
}
