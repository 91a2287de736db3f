//! The network itself, and its gradient by automatic differentiation.
//!
//! A picture is a matrix, a row for each pixel and a column for each channel. The nine pixels under a 3x3 convolution
//! are gathered by a table of neighbours, so that the convolution is one matrix product, and its gradient, which the
//! library finds, is two. What lies beyond the border is a matter of the table: the row of zeros behind the picture, or
//! the pixel on the other side.
//!
//! Each picture is a graph of its own with weights of its own. They all fit in the cache, they need no lock, and what
//! comes out does not depend on how many there are at once.

use burn_tensor::activation::relu;
use burn_tensor::{Device, Int, Tensor, TensorData};
use thiserror::Error;

use super::file::Weights;
use super::spec::{NetSpec, TIME_SIZE, WeightShape};
use crate::images::{Image, Shape};
use crate::score::Boundary;

/// The most memory that one picture may need in training, in bytes.
const MAX_BYTES: usize = 1 << 30;
/// Matrices of the size of a layer that training keeps for each layer: nine of them are the gathered neighbours.
const KEPT: usize = 14;

/// Why a network can't be computed.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// Too many pixels for so large a network.
    #[error(
        "{net} on pictures of {shape} needs {needed} MB for each picture, at most {most}: take fewer channels or \
         layers, or smaller pictures"
    )]
    TooLarge {
        /// The network.
        net: NetSpec,
        /// Shape of the pictures.
        shape: Shape,
        /// What they need, in MB.
        needed: usize,
        /// The most, in MB.
        most: usize,
    },
    /// A picture of another shape.
    #[error("the picture is {found} (channels x height x width), the network is made for {needed}")]
    Shape {
        /// Shape of the picture.
        found: Shape,
        /// Shape that the network is made for.
        needed: Shape,
    },
    /// Automatic differentiation left a weight out.
    #[error("the gradient of {0} is missing: this is a bug")]
    Lost(String),
}

/// A noisy picture and the noise in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The noisy picture.
    pub x_t: Image,
    /// The noise that it was made with.
    pub eps: Image,
    /// Its time.
    pub t: f64,
}

/// A network without its weights: what it computes.
#[derive(Clone, Debug)]
pub struct Model {
    net: NetSpec,
    shape: Shape,
    shapes: Vec<WeightShape>,
    device: Device,
    /// For each pixel the nine rows that are under the convolution.
    neighbours: Tensor<1, Int>,
}

impl Model {
    /// A network for pictures of `shape`, to be trained: gradients can be asked for.
    ///
    /// # Errors
    /// [`ModelError::TooLarge`].
    pub fn for_training(net: NetSpec, shape: Shape) -> Result<Self, ModelError> {
        Self::on(net, shape, Device::flex().autodiff(), KEPT * (net.layers() + 2))
    }

    /// A network for pictures of `shape`, to be used.
    ///
    /// # Errors
    /// [`ModelError::TooLarge`].
    pub fn for_use(net: NetSpec, shape: Shape) -> Result<Self, ModelError> {
        Self::on(net, shape, Device::flex(), 2 * KEPT)
    }

    /// What training needs beside the training set, about, in bytes: on each of so many threads a picture, and the weights
    /// some times.
    pub fn training_bytes(net: NetSpec, shape: Shape, threads: usize) -> usize {
        let picture = Self::bytes(net, shape, KEPT * (net.layers() + 2));
        let weights = net.n_weights(shape) * size_of::<f32>();
        // The weights, their average, two moments and a gradient; a gradient and a copy for each picture at once.
        threads * (picture + 2 * weights) + 5 * weights
    }

    fn bytes(net: NetSpec, shape: Shape, kept: usize) -> usize {
        shape.area() * net.channels() * kept * size_of::<f32>()
    }

    fn on(net: NetSpec, shape: Shape, device: Device, kept: usize) -> Result<Self, ModelError> {
        let needed = Self::bytes(net, shape, kept);
        if needed > MAX_BYTES {
            return Err(ModelError::TooLarge { net, shape, needed: needed >> 20, most: MAX_BYTES >> 20 });
        }
        let table = neighbour_table(shape, net.padding());
        let n = table.len();
        let neighbours = Tensor::from_data(TensorData::new(table, [n]), &device);
        Ok(Self { net, shape, shapes: net.weight_shapes(shape), device, neighbours })
    }

    /// The network.
    pub fn net(&self) -> NetSpec {
        self.net
    }

    /// Shape of its pictures.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The weights as the library holds them, in the order of [`NetSpec::weight_shapes`].
    pub(super) fn tensors(&self, weights: &Weights) -> Vec<Tensor<2>> {
        let tensors = self.shapes.iter().zip(weights);
        tensors.map(|(shape, values)| self.matrix(values.clone(), shape.sizes)).collect()
    }

    fn matrix(&self, values: Vec<f32>, sizes: [usize; 2]) -> Tensor<2> {
        Tensor::from_data(TensorData::new(values, sizes), &self.device)
    }

    /// The guess of the noise in x_t, by weights from [`Model::tensors`].
    ///
    /// # Errors
    /// [`ModelError::Shape`].
    pub(super) fn eps_hat(&self, tensors: &[Tensor<2>], x_t: &Image, t: f64) -> Result<Image, ModelError> {
        let rows = self.forward(tensors, self.rows(x_t)?, t);
        Ok(self.picture(&values(rows)))
    }

    /// The mean square of what is wrong in the guess of the noise, and its gradient by each weight.
    ///
    /// # Errors
    /// [`ModelError::Shape`], and [`ModelError::Lost`] for a model that is not for training.
    pub fn loss_and_gradient(&self, weights: &Weights, example: &Example) -> Result<(f64, Weights), ModelError> {
        let tensors: Vec<_> = self.tensors(weights).into_iter().map(Tensor::require_grad).collect();
        let (x_t, eps) = (self.rows(&example.x_t)?, self.rows(&example.eps)?);
        let wrong = self.forward(&tensors, x_t, example.t) - eps;
        let loss = (wrong.clone() * wrong).mean();
        let gradients = loss.backward();
        let gradient = |(tensor, shape): (&Tensor<2>, &WeightShape)| {
            tensor.grad(&gradients).map(values).ok_or_else(|| ModelError::Lost(shape.name.clone()))
        };
        let by_weight = tensors.iter().zip(&self.shapes).map(gradient).collect::<Result<_, _>>()?;
        Ok((f64::from(values(loss).first().copied().unwrap_or(f32::NAN)), by_weight))
    }

    /// How much each value of x_t moves the guess of the noise at a pixel (the sum of its channels): the window that the
    /// network looks through, measured.
    ///
    /// # Errors
    /// [`ModelError::Shape`], and [`ModelError::Lost`] for a model that is not for training.
    ///
    /// # Panics
    /// When there is no such pixel.
    pub fn input_gradient(
        &self,
        weights: &Weights,
        x_t: &Image,
        t: f64,
        (y, x): (usize, usize),
    ) -> Result<Image, ModelError> {
        assert!(y < self.shape.h() && x < self.shape.w(), "no pixel ({y}, {x}) in {}", self.shape);
        let rows = self.rows(x_t)?.require_grad();
        let guess = self.forward(&self.tensors(weights), rows.clone(), t);
        let gradients = guess.narrow(0, y * self.shape.w() + x, 1).sum().backward();
        let gradient = rows.grad(&gradients).ok_or_else(|| ModelError::Lost("x_t".into()))?;
        Ok(self.picture(&values(gradient)))
    }

    /// The formula of [`NetSpec`].
    fn forward(&self, tensors: &[Tensor<2>], x_t: Tensor<2>, t: f64) -> Tensor<2> {
        let mut tensors = tensors.iter().cloned();
        let mut linear = |x: Tensor<2>| match (tensors.next(), tensors.next()) {
            (Some(weight), Some(bias)) => x.matmul(weight) + bias,
            // There are as many as the network has.
            _ => x,
        };
        let time = relu(linear(self.matrix(time_embedding(t), [1, TIME_SIZE])));
        let mut h = linear(self.windows(x_t));
        for _ in 0..self.net.layers() {
            let shift = linear(time.clone());
            h = h.clone() + relu(linear(self.windows(h + shift)));
        }
        linear(h)
    }

    /// For each pixel the nine under a 3x3 convolution, side by side.
    fn windows(&self, rows: Tensor<2>) -> Tensor<2> {
        let [pixels, channels] = rows.dims();
        let padded = match self.net.padding() {
            Boundary::Zeros => Tensor::cat(vec![rows, Tensor::zeros([1, channels], &self.device)], 0),
            Boundary::Circular => rows,
        };
        padded.select(0, self.neighbours.clone()).reshape([pixels, 9 * channels])
    }

    fn rows(&self, picture: &Image) -> Result<Tensor<2>, ModelError> {
        let (found, needed) = (picture.shape(), self.shape);
        if found != needed {
            return Err(ModelError::Shape { found, needed });
        }
        let (area, c) = (needed.area(), needed.c());
        let values = (0..area * c).map(|i| picture.values()[(i % c) * area + i / c]).collect();
        Ok(self.matrix(values, [area, c]))
    }

    fn picture(&self, rows: &[f32]) -> Image {
        let (c, w) = (self.shape.c(), self.shape.w());
        Image::from_fn(self.shape, |channel, y, x| rows[(y * w + x) * c + channel])
    }
}

/// The numbers of a tensor of f32, which this always is.
fn values<const D: usize>(tensor: Tensor<D>) -> Vec<f32> {
    tensor.into_data().try_to_vec().unwrap_or_default()
}

/// For each pixel of a picture the rows under its 3x3 window; the row behind the last is beyond the border.
fn neighbour_table(shape: Shape, padding: Boundary) -> Vec<i32> {
    let (h, w) = (shape.h() as i32, shape.w() as i32);
    let mut table = Vec::with_capacity(9 * shape.area());
    for y in 0..h {
        for x in 0..w {
            for (dy, dx) in (0..9).map(|k| (k / 3 - 1, k % 3 - 1)) {
                let (row, col) = (y + dy, x + dx);
                let inside = (0..h).contains(&row) && (0..w).contains(&col);
                table.push(match padding {
                    Boundary::Zeros if !inside => h * w,
                    _ => row.rem_euclid(h) * w + col.rem_euclid(w),
                });
            }
        }
    }
    table
}

/// Sines and cosines of the time at frequencies from 1 to 1000, as for positions in a text (Vaswani et al. 2017).
fn time_embedding(t: f64) -> Vec<f32> {
    let half = TIME_SIZE / 2;
    let angle = |k: usize| t * libm::pow(1000.0, k as f64 / (half - 1) as f64);
    let sines = (0..half).map(|k| libm::sin(angle(k)) as f32);
    sines.chain((0..half).map(|k| libm::cos(angle(k)) as f32)).collect()
}
