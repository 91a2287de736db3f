//! The two pictures that Pearson's r is about, and their values against each other.

use std::time::Instant;

use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::view::View;
use crate::explain::agreement::agreement;
use crate::images::Image;

/// Which two pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairOf {
    /// The guesses of two stages, counted from 0.
    Stages(usize, usize),
    /// The guess, and the training picture nearest to it, counted from 0.
    Nearest(usize),
}

/// So many fields along each side of the scatter.
pub const FIELDS: usize = 40;

/// The values of two pictures against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// Which pictures.
    pub of: PairOf,
    /// How many values lie in each field, `(FIELDS, FIELDS)`: rows by the second picture from low to high, columns by
    /// the first.
    pub counts: Vec<u32>,
    /// Pearson's r; `None` where one of the pictures is of one value.
    pub r: Option<f64>,
}

impl Scatter {
    /// Of two pictures of one shape with values in [-1, 1].
    pub fn new(of: PairOf, first: &Image, second: &Image) -> Option<Self> {
        let figures = agreement(second, first)?;
        let field = |value: f32| (((value + 1.0) / 2.0 * FIELDS as f32).max(0.0) as usize).min(FIELDS - 1);
        let mut counts = vec![0; FIELDS * FIELDS];
        for (a, b) in first.values().iter().zip(second.values()) {
            counts[field(*b) * FIELDS + field(*a)] += 1;
        }
        Some(Self { of, counts, r: figures.pearson_r })
    }
}

/// The scatter of what is on screen: the chosen stage against the first one (or, of the first one, against the second);
/// with one stage alone, the guess against its nearest training picture.
pub fn scatter(state: &AppState, view: &View) -> Option<Scatter> {
    let shown = |stage: usize| -> Option<&StageFrame> {
        Some(state.stages.get(stage)?.shown(view.time.step, Instant::now())?.frame)
    };
    if state.stages.len() > 1 {
        let (first, second) = (0, view.selected.max(1));
        let (a, b) = (shown(first)?, shown(second)?);
        return Scatter::new(PairOf::Stages(first, second), &a.frame.posterior.x0_hat, &b.frame.posterior.x0_hat);
    }
    let frame = shown(0)?;
    let (data, novelty) = (state.data.as_ref()?, state.analysis.novelty(frame)?);
    let guess = &frame.frame.posterior.x0_hat;
    let is_of_set = novelty.nearest.image_idx < data.set.n_images() && guess.shape() == data.set.shape();
    let nearest = is_of_set.then(|| novelty.nearest.picture(&data.set))?;
    Scatter::new(PairOf::Nearest(novelty.nearest.image_idx), guess, &nearest)
}
