//! Training: pairs of a picture and noise, a step of Adam for each batch.

use std::fmt;
use std::sync::Arc;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;
use thiserror::Error;

use super::file::{NetFile, NetFileError, NetOrigin, TrainState};
use super::layout::{WeightShape, Weights};
use super::model::{Example, Model, ModelError};
use super::sample::NetDenoiser;
use super::spec::NetSpec;
use super::train_spec::{LossPoint, TrainSpec, TrainSpecError};
use crate::diffusion::{NoiseSchedule, Seed, starting_noise};
use crate::images::{Image, TrainingSet};
use crate::text::{errors_net, say};

/// The times that are trained: below, the picture is all but clean already.
const TIMES: (f64, f64) = (0.01, 1.0);
/// Adam's memory of the gradients, of their squares, and what keeps it from dividing by 0 (Kingma & Ba 2015).
const ADAM: (f64, f64, f64) = (0.9, 0.999, 1e-8);
/// The log has the mean loss of so many steps.
const LOG_EVERY: usize = 50;
/// The gradients of so many pictures are held at once, each as large as the weights.
const AT_ONCE: usize = 64;

/// Why training stops.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum TrainError {
    /// Settings out of range.
    Spec(#[from] TrainSpecError),
    /// The network can't be computed.
    Model(#[from] ModelError),
    /// Another training set.
    NetFile(#[from] NetFileError),
    /// A file without what training needs.
    NoState,
    /// The loss is no number any more.
    Astray(usize),
}

impl fmt::Display for TrainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(error) => error.fmt(f),
            Self::Model(error) => error.fmt(f),
            Self::NetFile(error) => error.fmt(f),
            Self::NoState => errors_net::TRAIN_NO_STATE.fmt(f),
            Self::Astray(step) => f.write_str(&say!(errors_net::TrainAstray { step: *step })),
        }
    }
}

/// Trains a network, a step at a time.
///
/// A step is decided by the seed and its number alone, so that training goes on after a break as if there had been none;
/// and by one picture after the other, so that the result does not depend on the number of threads.
#[derive(Clone, Debug)]
pub struct Trainer {
    set: Arc<TrainingSet>,
    shapes: Vec<WeightShape>,
    model: Model,
    origin: NetOrigin,
    averaged: Weights,
    state: TrainState,
    /// The step that was begun.
    part: Part,
}

/// What the pictures of a step have come to so far.
#[derive(Clone, Debug, Default)]
struct Part {
    /// So many of them.
    n: usize,
    /// Sum of their losses.
    loss: f64,
    /// Sum of their gradients; empty before the first.
    gradient: Weights,
}

impl Trainer {
    /// New weights. `data` says how the set is typed.
    ///
    /// # Errors
    /// [`TrainError::Spec`] or [`TrainError::Model`].
    pub fn new(set: &Arc<TrainingSet>, data: &str, net: NetSpec, train: TrainSpec) -> Result<Self, TrainError> {
        train.check()?;
        let shapes = net.weight_shapes(set.shape());
        let weights = first_weights(&shapes, train.seed);
        let zeros: Weights = shapes.iter().map(|shape| vec![0.0; shape.n_values()]).collect();
        let state = TrainState { weights: weights.clone(), first_moments: zeros.clone(), second_moments: zeros };
        let origin = NetOrigin {
            net,
            shape: set.shape(),
            data: data.into(),
            fingerprint: set.fingerprint(),
            train,
            steps_done: 0,
            losses: Vec::new(),
            losses_since: (0.0, 0),
        };
        let model = Model::for_training(net, set.shape())?;
        keep_freed_memory();
        Ok(Self { set: set.clone(), shapes, model, origin, averaged: weights, state, part: Part::default() })
    }

    /// Goes on from a file, up to `steps`.
    ///
    /// # Errors
    /// [`TrainError::NetFile`] for another training set, [`TrainError::NoState`], [`TrainError::Spec`] and
    /// [`TrainError::Model`].
    pub fn resume(set: &Arc<TrainingSet>, file: NetFile, steps: usize) -> Result<Self, TrainError> {
        file.check_data(set)?;
        let NetFile { mut origin, weights, state } = file;
        origin.train.steps = steps;
        origin.train.check()?;
        let shapes = origin.net.weight_shapes(origin.shape);
        let model = Model::for_training(origin.net, origin.shape)?;
        let state = state.ok_or(TrainError::NoState)?;
        keep_freed_memory();
        Ok(Self { set: set.clone(), shapes, model, origin, averaged: weights, state, part: Part::default() })
    }

    /// Where the weights come from, with the log of the loss.
    pub fn origin(&self) -> &NetOrigin {
        &self.origin
    }

    /// Whether all steps are done.
    pub fn is_done(&self) -> bool {
        self.origin.steps_done >= self.origin.train.steps
    }

    /// Whether no step was begun that is not done.
    pub fn is_between_steps(&self) -> bool {
        self.part.n == 0
    }

    /// The network as it is now.
    pub fn file(&self) -> NetFile {
        NetFile { origin: self.origin.clone(), weights: self.averaged.clone(), state: Some(self.state.clone()) }
    }

    /// Sets how many steps there are in all, as [`Trainer::resume`] does.
    ///
    /// # Errors
    /// [`TrainError::Spec`] for too many.
    pub fn set_steps(&mut self, steps: usize) -> Result<(), TrainError> {
        TrainSpec { steps, ..self.origin.train }.check()?;
        self.origin.train.steps = steps;
        Ok(())
    }

    /// The network as it is now, to be asked.
    ///
    /// # Errors
    /// [`ModelError::TooLarge`].
    pub fn denoiser(&self) -> Result<NetDenoiser, ModelError> {
        NetDenoiser::from_weights(Model::for_use(self.origin.net, self.origin.shape)?, &self.averaged)
    }

    /// Does one step, in the current rayon pool; its loss. O(batch x h x w x weights).
    ///
    /// # Errors
    /// [`TrainError::Astray`] and [`TrainError::Model`]; the trainer is then where it was.
    pub fn step(&mut self) -> Result<f64, TrainError> {
        loop {
            if let Some(loss) = self.piece(AT_ONCE)? {
                return Ok(loss);
            }
        }
    }

    /// Does the next pictures of a step, at most so many of them (at least 1), for those who can't wait for a whole step;
    /// the loss of the step when it is done. However a step is cut up, it comes to the same.
    ///
    /// # Errors
    /// As for [`Trainer::step`].
    pub fn piece(&mut self, most: usize) -> Result<Option<f64>, TrainError> {
        let (step, batch) = (self.origin.steps_done, self.origin.train.batch);
        let first = self.part.n;
        let next: Vec<usize> = (first..batch.min(first + most.max(1))).collect();
        let pieces: Result<Vec<(f64, Weights)>, ModelError> = next
            .into_par_iter()
            .map(|k| {
                let example = self.example(step, k);
                self.model.loss_and_gradient(&self.state.weights, &example)
            })
            .collect();
        let pieces = pieces?;
        self.part.n += pieces.len();
        // One picture after the other, as if they had come one by one.
        self.part.loss = pieces.iter().fold(self.part.loss, |sum, (loss, _)| sum + loss);
        if self.part.gradient.is_empty() {
            self.part.gradient = self.shapes.iter().map(|shape| vec![0.0; shape.n_values()]).collect();
        }
        self.part.gradient.par_iter_mut().enumerate().for_each(|(list, gradient)| {
            for (_, piece) in &pieces {
                gradient.iter_mut().zip(&piece[list]).for_each(|(sum, g)| *sum += g);
            }
        });
        if self.part.n < batch {
            return Ok(None);
        }
        let Part { loss, gradient, .. } = std::mem::take(&mut self.part);
        let loss = loss / batch as f64;
        if !loss.is_finite() || gradient.iter().flatten().any(|g| !g.is_finite()) {
            return Err(TrainError::Astray(step + 1));
        }
        self.adam(step, &gradient);
        self.origin.steps_done += 1;
        let (sum, n) = &mut self.origin.losses_since;
        (*sum, *n) = (*sum + loss, *n + 1);
        if *n >= LOG_EVERY {
            self.origin.losses.push(LossPoint { step: step + 1, loss: *sum / *n as f64 });
            self.origin.losses_since = (0.0, 0);
        }
        Ok(Some(loss))
    }

    /// Picture, time and noise number `k` of a step. The times of a step are evenly spaced from a random start, which
    /// leaves each of them uniform and takes most of the chance out of the loss.
    fn example(&self, step: usize, k: usize) -> Example {
        let batch = self.origin.train.batch;
        let mut rng = ChaCha20Rng::seed_from_u64(self.origin.train.seed);
        rng.set_stream(2 + (step * (batch + 1)) as u64);
        let start = unit(rng.next_u64());
        let t = TIMES.0 + (TIMES.1 - TIMES.0) * ((start + k as f64 / batch as f64) % 1.0);
        rng.set_stream(2 + (step * (batch + 1) + k + 1) as u64);
        rng.set_word_pos(0);
        let image_idx = (rng.next_u64() % self.set.n_images() as u64) as usize;
        let eps = starting_noise(self.set.shape(), rng.next_u64());
        let level = NoiseSchedule::Cosine.level(t);
        let (signal, noise) = (level.alpha_bar().sqrt() as f32, level.noise_var().sqrt() as f32);
        let clean = self.set.image_values(image_idx);
        let x_t = Image::from_fn(self.set.shape(), |c, y, x| {
            signal * clean[eps.shape().index(c, y, x)] + noise * eps.at(c, y, x)
        });
        Example { x_t, eps, t }
    }

    /// A step of Adam with the mean of the gradients, of which this is the sum; and one of the average.
    fn adam(&mut self, step: usize, gradient: &Weights) {
        let (keep, keep_squares, tiny) = ADAM;
        let n = (step + 1) as f64;
        let rate = self.origin.train.rate_at(step);
        let (bias, bias_squares) = (1.0 - libm::pow(keep, n), 1.0 - libm::pow(keep_squares, n));
        // Over the first steps the average forgets faster: the first weights are noise.
        let average = self.origin.train.average.min(n / (n + 10.0)) as f32;
        let (keep, keep_squares, share) = (keep as f32, keep_squares as f32, 1.0 / self.origin.train.batch as f32);
        let (pace, tiny) = ((rate / bias) as f32, tiny as f32);
        let bias_squares = bias_squares as f32;
        let TrainState { weights, first_moments, second_moments } = &mut self.state;
        let lists = weights.par_iter_mut().zip(first_moments).zip(second_moments).zip(&mut self.averaged).zip(gradient);
        lists.for_each(|((((weights, first), second), averaged), gradient)| {
            for (i, g) in gradient.iter().enumerate() {
                let g = g * share;
                first[i] = keep * first[i] + (1.0 - keep) * g;
                second[i] = keep_squares * second[i] + (1.0 - keep_squares) * g * g;
                weights[i] -= pace * first[i] / ((second[i] / bias_squares).sqrt() + tiny);
                averaged[i] = average * averaged[i] + (1.0 - average) * weights[i];
            }
        });
        debug_assert_eq!(self.shapes.len(), self.averaged.len());
    }
}

/// Makes the C library's allocator keep blocks of some megabytes when they are freed, as it does once it has seen a
/// larger one go. Every layer asks for such blocks; given back and asked for anew, page by page, they cost a fifth of the
/// time.
fn keep_freed_memory() {
    drop(std::hint::black_box(vec![1_u8; 30 << 20]));
}

/// Uniform in [0, 1).
fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// Uniform in plus and minus 1 / sqrt(rows), biases as the weights before them: PyTorch's usual start, as in the paper.
fn first_weights(shapes: &[WeightShape], seed: Seed) -> Weights {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let mut inputs = 1;
    let list = |shape: &WeightShape| {
        let [rows, _] = shape.sizes;
        // A bias follows its weights.
        if shape.name.ends_with(".weight") {
            inputs = rows;
        }
        let bound = 1.0 / (inputs as f64).sqrt();
        (0..shape.n_values()).map(|_| (bound * (2.0 * unit(rng.next_u64()) - 1.0)) as f32).collect()
    };
    shapes.iter().map(list).collect()
}
