//! The training picture nearest to a guess, kept for as long as the guess is shown.

use std::collections::VecDeque;

use super::stage::StageFrame;
use crate::images::Image;
use crate::studio::{DataId, JobId, OpenData};

/// What was found for a guess.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// Which training picture it is.
    pub image_idx: usize,
    /// Root mean square difference, in pixel units (range 2).
    pub rms: f32,
    /// The training picture.
    pub picture: Image,
    /// The guess less the training picture; 0 is mid-grey.
    pub difference: Image,
}

/// The last answers. Finding one costs O(n c h w), about a millisecond for the usual exhibits.
#[derive(Debug, Default)]
pub struct NearestCache {
    known: VecDeque<((DataId, JobId, usize), Nearest)>,
}

impl NearestCache {
    /// Enough for four stages and a scrub to and fro.
    const KEPT: usize = 16;
    /// The most values that are compared while the window waits: some ten milliseconds.
    const MAX_VALUES: usize = 16_000_000;

    /// The training picture nearest to a frame's guess. `None` when the frame is of another training set or the set is
    /// too large to be gone through between two frames of the window.
    pub fn get(&mut self, data: &OpenData, frame: &StageFrame) -> Option<&Nearest> {
        let key = (data.id, frame.job, frame.frame.step);
        if let Some(at) = self.known.iter().position(|(known, _)| *known == key) {
            return Some(&self.known[at].1);
        }
        let guess = &frame.frame.posterior.x0_hat;
        if data.set.values().len() > Self::MAX_VALUES {
            return None;
        }
        let (image_idx, rms) = data.set.nearest(guess)?;
        let picture = data.set.image(image_idx);
        let difference = Image::from_fn(guess.shape(), |c, y, x| guess.at(c, y, x) - picture.at(c, y, x));
        if self.known.len() == Self::KEPT {
            self.known.pop_front();
        }
        self.known.push_back((key, Nearest { image_idx, rms, picture, difference }));
        self.known.back().map(|(_, nearest)| nearest)
    }
}
