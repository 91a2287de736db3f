//! Local consistency: is each pixel the centre of its own nearest training patch?

use crate::images::{Image, ImageMask, TrainingSet};
use crate::score::{CancelToken, Denoiser, Machine, NoiseLevel, PatchRef, Query, ScoreError};

use super::stats::Share;

/// A pixel that differs from the centre of its nearest patch by more than this in a channel (pixel units, range 2; some
/// six grey levels of 256) is inconsistent. The last step of a run still averages patches that are nearly as near.
pub const CONSISTENT_WITHIN: f32 = 0.05;

/// How consistent each pixel of a picture is.
///
/// As t goes to 0, every pixel of what a local machine makes is the centre of the training patch that is nearest to the
/// pixel's own window, among those that it may use (Kamb & Ganguli, section 3.4). Pixels that are not show where the
/// steps were too few, or where patches disagreed until the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Consistency {
    /// The nearest training patch of each pixel's window in the picture, `(h, w)`.
    pub nearest: Vec<PatchRef>,
    /// How far the pixel is from that patch's centre: the largest difference over the channels, `(h, w)`.
    pub off_by: Vec<f32>,
}

impl Consistency {
    /// Checks a clean picture, such as x0_hat of a frame, against the machine that made it: asks the machine once
    /// more with no noise at all (noise variance [`NoiseLevel::MIN_NOISE_VAR`]) and takes the strongest patch, which is
    /// the nearest there. Costs one step.
    ///
    /// # Errors
    /// As for [`Denoiser::posterior_mean`].
    pub fn check(
        denoiser: &dyn Denoiser,
        set: &TrainingSet,
        picture: &Image,
        machine: Machine,
        mask: Option<&ImageMask>,
        cancel: &CancelToken,
    ) -> Result<Self, ScoreError> {
        let level = NoiseLevel::from_alpha_bar(1.0);
        let nearest = denoiser.posterior_mean(Query { machine, level, x_t: picture, mask, cancel })?.strongest;
        Ok(Self { off_by: off_by(set, picture, &nearest), nearest })
    }

    /// Whether a pixel, counted row by row, is the centre of its nearest patch within [`CONSISTENT_WITHIN`].
    pub fn is_consistent(&self, pixel: usize) -> bool {
        self.off_by.get(pixel).is_some_and(|off_by| *off_by <= CONSISTENT_WITHIN)
    }

    /// The share of consistent pixels.
    pub fn share(&self) -> Share {
        let of = self.off_by.len();
        Share { count: (0..of).filter(|p| self.is_consistent(*p)).count(), of }
    }
}

/// How far each pixel of a picture is from the centre of a patch of its own: the largest difference over the channels,
/// `(h, w)`.
pub(super) fn off_by(set: &TrainingSet, picture: &Image, patches: &[PatchRef]) -> Vec<f32> {
    let (shape, w) = (set.shape(), set.shape().w());
    let one = |(p, patch): (usize, &PatchRef)| {
        let values = set.image_values(patch.image_idx as usize);
        let centre = |c: usize| values[shape.index(c, patch.row.into(), patch.col.into())];
        (0..shape.c()).map(|c| (picture.at(c, p / w, p % w) - centre(c)).abs()).fold(0.0, f32::max)
    };
    patches.iter().enumerate().map(one).collect()
}
