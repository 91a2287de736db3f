//! The counts of a cell of a census.

use super::outcome::{Class, Outcome};
use super::stats::{Share, TwoByTwo};

/// The counts of one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Pictures done.
    pub n: usize,
    /// Well-formed pictures, copies included.
    pub well_formed: usize,
    /// Well-formed pictures by their number of parts, from 0 to the largest that occurs.
    pub counts: Vec<usize>,
    /// Sum of the numbers of sources over the pictures.
    pub sources: usize,
    /// Thumbs of well-formed hands: on the left (first) against on the right (second).
    pub thumbs: TwoByTwo,
    /// Pictures of each class, in the order of [`Class::ALL`].
    classes: [usize; Class::ALL.len()],
}

impl Tally {
    /// The counts of these.
    pub fn new(outcomes: &[Outcome]) -> Self {
        let mut tally = Self { n: outcomes.len(), ..Self::default() };
        for outcome in outcomes {
            tally.sources += usize::from(outcome.n_sources);
            for (class, number) in Class::ALL.into_iter().zip(&mut tally.classes) {
                *number += usize::from(class == outcome.class);
            }
            if let Some(thumbs) = outcome.thumbs {
                tally.thumbs.add(thumbs.left, thumbs.right);
            }
            if let Some(count) = outcome.count.filter(|_| outcome.well_formed) {
                let count = usize::from(count);
                tally.counts.resize(tally.counts.len().max(count + 1), 0);
                tally.counts[count] += 1;
                tally.well_formed += 1;
            }
        }
        tally
    }

    /// The share of a class of all pictures.
    pub fn share(&self, class: Class) -> Share {
        let classes = Class::ALL.into_iter().zip(self.classes);
        Share { count: classes.filter(|(c, _)| *c == class).map(|(_, number)| number).sum(), of: self.n }
    }

    /// The share of pictures that are well formed and have so many parts, of all pictures.
    pub fn share_with(&self, count: usize) -> Share {
        Share { count: self.counts.get(count).copied().unwrap_or(0), of: self.n }
    }

    /// The mean number of sources of a picture; `None` of nothing.
    pub fn mean_sources(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sources as f64 / self.n as f64)
    }
}
