//! On which sides hands have thumbs: those of the training set, and those that a machine makes.

use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;

use super::census::count_for_a_while;
use super::data::{DataId, Ready};
use super::error::TaskError;
use super::report::ThumbsNews;
use super::run::check_mask;
use super::task::{Progress, Task, TaskContext, TaskSpec};
use crate::explain::census::Census;
use crate::explain::stats::TwoByTwo;
use crate::explain::thumbs::thumbs;
use crate::images::ImageMask;
use crate::parts::{PartKind, count_parts};

/// So many training pictures are counted between two looks at more urgent work.
const PIECE: usize = 64;

/// Asks for the thumbs of the training hands and of those that the census makes; for
/// [`Slot::Thumbs`](super::Slot::Thumbs).
///
/// Its reports are [`ThumbsNews`]. Whoever cancels it and later submits the last census reported goes on from there.
#[derive(Clone)]
pub struct ThumbsQuery {
    /// The set.
    pub data: DataId,
    /// What to make: a census of one setting, begun or not.
    pub census: Arc<Census>,
    /// Which training pictures may be used.
    pub mask: Option<Arc<ImageMask>>,
}

/// A count under way.
struct Counting {
    ready: Ready,
    census: Census,
    mask: Option<Arc<ImageMask>>,
    training: TwoByTwo,
    /// Training pictures that were looked at.
    counted: usize,
}

impl TaskSpec for ThumbsQuery {
    fn start(&self, context: &TaskContext<'_>) -> Result<Box<dyn Task>, TaskError> {
        let ready = context.data(self.data)?;
        self.census.check(&ready.data.set)?;
        check_mask(self.mask.as_deref(), ready.data.set.n_images())?;
        let (census, mask) = (self.census.as_ref().clone(), self.mask.clone());
        Ok(Box::new(Counting { ready, census, mask, training: TwoByTwo::default(), counted: 0 }))
    }
}

impl Counting {
    /// Looks at some training pictures.
    fn count_training(&mut self) {
        let set = &self.ready.data.set;
        let end = (self.counted + PIECE).min(set.n_images());
        let allowed = |image_idx: &usize| self.mask.as_ref().is_none_or(|mask| mask.allows(*image_idx));
        let found: Vec<_> = (self.counted..end)
            .into_par_iter()
            .filter(allowed)
            .filter_map(|image_idx| thumbs(&count_parts(PartKind::Fingers, &set.image(image_idx)), set.shape()))
            .collect();
        for thumbs in found {
            self.training.add(thumbs.left, thumbs.right);
        }
        self.counted = end;
    }
}

impl Task for Counting {
    fn step(&mut self, context: &TaskContext<'_>) -> Result<Progress, TaskError> {
        context.check()?;
        let n_images = self.ready.data.set.n_images();
        let (made, to_make) = self.census.progress();
        if self.counted < n_images {
            self.count_training();
            // The last piece is told even where nothing is left to be made.
            if self.counted < n_images {
                return Ok(Progress { done: made, total: to_make + 1, report: None });
            }
        } else {
            // The tables are made of the counts alone.
            let mut finished = Vec::new();
            count_for_a_while(&mut self.census, &self.ready, self.mask.as_deref(), &mut finished, context)?;
        }
        let (done, total) = self.census.progress();
        let news = ThumbsNews { training: self.training, census: Arc::new(self.census.clone()) };
        Ok(Progress { done, total, report: Some(news.into()) })
    }
}

impl fmt::Debug for ThumbsQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (done, total) = self.census.progress();
        write!(f, "ThumbsQuery({:?}, {done} of {total})", self.data)
    }
}
