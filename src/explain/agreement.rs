//! How alike two pictures are, each figure under its own name.
//!
//! "90 % accuracy" in the press is the median of one of these over many noises. The paper's public evaluation script
//! works out Pearson's r and calls it r^2. The three figures r, r^2 and R^2 differ, so none is given without its name.

use serde::{Deserialize, Serialize};

use crate::images::Image;

/// How alike a prediction and what came true are, over all values of all channels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Pearson's correlation r, -1 to 1: 1 when one picture is the other but for brightness and contrast. `None` when
    /// one of them is of one value.
    pub pearson_r: Option<f64>,
    /// The square of Pearson's r, 0 to 1.
    pub pearson_r_squared: Option<f64>,
    /// The coefficient of determination R^2 = 1 - sum (truth - prediction)^2 / sum (truth - its mean)^2, at most 1,
    /// negative when the prediction is worse than the truth's mean. `None` when the truth is of one value.
    pub determination: Option<f64>,
    /// The cosine of the angle between the two pictures as vectors, -1 to 1. `None` when one of them is zero.
    pub cosine: Option<f64>,
    /// The root mean square difference, in pixel units (range 2).
    pub rms: f64,
}

/// How well `prediction` agrees with `truth`; `None` when their shapes differ. Only R^2 depends on which is which.
/// In double precision, O(c h w).
pub fn agreement(prediction: &Image, truth: &Image) -> Option<Agreement> {
    if prediction.shape() != truth.shape() {
        return None;
    }
    let pairs = || prediction.values().iter().zip(truth.values()).map(|(a, b)| (f64::from(*a), f64::from(*b)));
    let n = truth.shape().len() as f64;
    let mean_a = pairs().map(|p| p.0).sum::<f64>() / n;
    let mean_b = pairs().map(|p| p.1).sum::<f64>() / n;
    let sum = |term: &dyn Fn(f64, f64) -> f64| pairs().map(|(a, b)| term(a, b)).sum::<f64>();
    let ratio = |above: f64, below: f64| (below > 0.0).then(|| above / below);
    let var_a = sum(&|a, _| (a - mean_a).powi(2));
    let var_b = sum(&|_, b| (b - mean_b).powi(2));
    let pearson_r = ratio(sum(&|a, b| (a - mean_a) * (b - mean_b)), libm::sqrt(var_a) * libm::sqrt(var_b));
    let pearson_r = pearson_r.map(|r| r.clamp(-1.0, 1.0));
    let squares = sum(&|a, b| (a - b).powi(2));
    let norms = libm::sqrt(sum(&|a, _| a * a)) * libm::sqrt(sum(&|_, b| b * b));
    Some(Agreement {
        pearson_r,
        pearson_r_squared: pearson_r.map(|r| r * r),
        determination: ratio(squares, var_b).map(|unexplained| 1.0 - unexplained),
        cosine: ratio(sum(&|a, b| a * b), norms).map(|c| c.clamp(-1.0, 1.0)),
        rms: libm::sqrt(squares / n),
    })
}
