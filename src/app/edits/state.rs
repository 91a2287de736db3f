//! Which training pictures are chosen, and how much of the picture on the stage each of them gave.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::app::stage::runs::StageFrame;
use crate::explain::sources::{SourceShare, sources};
use crate::studio::JobId;

/// What choosing a picture does to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectHow {
    /// Only this one.
    Only,
    /// This one as well, or no longer.
    Toggle,
    /// All from the one before to this one.
    Range,
}

/// How a person looks at the training pictures.
#[derive(Debug, Default)]
pub struct TrainingView {
    /// The chosen pictures, by their numbers in the set as it is after all changes.
    pub selected: BTreeSet<usize>,
    /// The picture that the arrow keys go on from.
    pub cursor: usize,
    /// Where a range begins.
    anchor: usize,
    /// A picture to be brought into view.
    pub scroll_to: Option<usize>,
    /// Whether the cursor's picture is to have the keyboard.
    pub refocus: bool,
    shares: Option<((JobId, usize), Vec<SourceShare>)>,
}

impl TrainingView {
    /// The chosen pictures of a set of `n`.
    pub fn chosen(&self, n: usize) -> Vec<usize> {
        self.selected.range(..n).copied().collect()
    }

    /// Chooses a picture of a set of `n`, as a click does.
    pub fn select(&mut self, image_idx: usize, how: SelectHow, n: usize) {
        if image_idx >= n {
            return;
        }
        self.cursor = image_idx;
        match how {
            SelectHow::Only => self.selected = BTreeSet::from([image_idx]),
            SelectHow::Toggle => {
                if !self.selected.remove(&image_idx) {
                    self.selected.insert(image_idx);
                }
            }
            SelectHow::Range => {
                let anchor = self.anchor.min(n - 1);
                self.selected = (anchor.min(image_idx)..=anchor.max(image_idx)).collect();
                return;
            }
        }
        self.anchor = image_idx;
    }

    /// Chooses pictures that have just come, and brings the last of them into view.
    pub fn reveal(&mut self, images: Range<usize>) {
        self.anchor = images.start;
        self.cursor = images.end.saturating_sub(1);
        self.scroll_to = Some(self.cursor);
        self.selected = images.collect();
    }

    /// How much of a frame's picture each training picture gave, the largest share first. Worked out once a frame.
    pub fn shares(&mut self, frame: &StageFrame) -> &[SourceShare] {
        let key = (frame.job, frame.frame.step);
        if self.shares.as_ref().is_none_or(|(known, _)| *known != key) {
            self.shares = Some((key, sources(&frame.frame.posterior.strongest)));
        }
        self.shares.as_ref().map_or(&[], |(_, shares)| shares)
    }
}
