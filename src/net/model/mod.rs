//! The network itself, and its gradient by automatic differentiation.
//!
//! A picture is a matrix, a row for each pixel and a column for each channel: see `grid`. `forward` has the formulas.
//!
//! Each picture is a graph of its own with weights of its own. They all fit in the cache, they need no lock, and what
//! comes out does not depend on how many there are at once.

mod forward;
mod grid;

use std::fmt;

use burn_std::config::{BurnConfig, RuntimeConfig};
use burn_tensor::{Device, Tensor, TensorData};
use thiserror::Error;

use self::grid::Grid;
use super::layout::{WeightShape, Weights};
use super::spec::{NetKind, NetSpec, NetSpecError};
use crate::images::{Image, Shape};
use crate::text::{errors_net, say};

/// The most memory that one picture may need in training, in bytes.
const MAX_BYTES: usize = 1 << 30;
/// A megabyte, in bytes.
const MB: usize = 1_000_000;

/// Why a network can't be computed.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// Pictures that do not fit the network.
    Spec(#[from] NetSpecError),
    /// Too many pixels for so large a network.
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
    Shape {
        /// Shape of the picture.
        found: Shape,
        /// Shape that the network is made for.
        needed: Shape,
    },
    /// Automatic differentiation left a weight out.
    Lost(String),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Spec(error) => return error.fmt(f),
            Self::TooLarge { net, shape, needed, most } => {
                let (kind, net, shape) = (net.kind(), net.to_string(), shape.to_string());
                let (needed, most) = (*needed, *most);
                match kind {
                    NetKind::ResNet => say!(errors_net::ModelTooLargeResnet { net, shape, needed, most }),
                    NetKind::UNet => say!(errors_net::ModelTooLargeUnet { net, shape, needed, most }),
                }
            }
            Self::Shape { found, needed } => {
                say!(errors_net::ModelShape { found: found.to_string(), needed: needed.to_string() })
            }
            Self::Lost(weight) => say!(errors_net::ModelLost { weight: weight.as_str() }),
        })
    }
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

/// Gives the library its usual settings. It would look for them at its first gradient in a `burn.toml` of the working
/// folder and of all above it, and write the log that is named there, or wait for a pipe.
fn take_no_orders() {
    // Whoever set them first, an earlier network or a program that uses this crate, has settled it.
    let _ = BurnConfig::try_set(BurnConfig::default());
}

/// A network without its weights: what it computes.
#[derive(Clone, Debug)]
pub struct Model {
    net: NetSpec,
    shape: Shape,
    shapes: Vec<WeightShape>,
    device: Device,
    /// The pixels of each level, from the finest.
    grids: Vec<Grid>,
}

impl Model {
    /// A network for pictures of `shape`, to be trained: gradients can be asked for.
    ///
    /// # Errors
    /// [`ModelError::Spec`] for pictures that do not fit, [`ModelError::TooLarge`].
    pub fn for_training(net: NetSpec, shape: Shape) -> Result<Self, ModelError> {
        Self::on(net, shape, Device::flex().autodiff(), net.n_kept_in_training(shape))
    }

    /// A network for pictures of `shape`, to be used.
    ///
    /// # Errors
    /// [`ModelError::Spec`] for pictures that do not fit, [`ModelError::TooLarge`].
    pub fn for_use(net: NetSpec, shape: Shape) -> Result<Self, ModelError> {
        Self::on(net, shape, Device::flex(), net.n_kept_in_use(shape))
    }

    /// What training needs beside the training set, about, in bytes: on each of so many threads a picture, and the weights
    /// some times.
    pub fn training_bytes(net: NetSpec, shape: Shape, threads: usize) -> usize {
        let picture = net.n_kept_in_training(shape) * size_of::<f32>();
        let weights = net.n_weights(shape) * size_of::<f32>();
        // The weights, their average, two moments and a gradient; a gradient and a copy for each picture at once.
        threads * (picture + 2 * weights) + 5 * weights
    }

    fn on(net: NetSpec, shape: Shape, device: Device, n_kept: usize) -> Result<Self, ModelError> {
        net.check_shape(shape)?;
        take_no_orders();
        let needed = n_kept * size_of::<f32>();
        if needed > MAX_BYTES {
            return Err(ModelError::TooLarge { net, shape, needed: needed.div_ceil(MB), most: MAX_BYTES / MB });
        }
        let sides = |level: usize| [shape.h() >> level, shape.w() >> level];
        let grids = (0..=net.n_halved()).map(|level| Grid::new(sides(level), net.padding(), &device)).collect();
        Ok(Self { net, shape, shapes: net.weight_shapes(shape), device, grids })
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
