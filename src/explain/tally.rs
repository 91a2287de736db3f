//! What a census found in one cell, as numbers.

use super::census::{Census, Class, Outcome};
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

/// A census as a table, one row a cell: the names of the columns, and the rows.
///
/// For each class the number of pictures, its share and the ends of the share's 95 % interval (Wilson); the well-formed
/// pictures by their number of parts; for hands the thumbs with their correlation (phi) and its 95 % interval.
/// Shares and correlations have six decimals; what is not defined is left empty.
pub fn census_table(census: &Census) -> (Vec<String>, Vec<Vec<String>>) {
    let axis = &census.spec().axis;
    let tallies: Vec<_> = (0..axis.len()).map(|cell| census.tally(cell)).collect();
    let classes = Class::possible(census.spec().kind.is_some());
    let n_counts = tallies.iter().map(|tally| tally.counts.len()).max().unwrap_or(0);
    let has_thumbs = tallies.iter().any(|tally| tally.thumbs.total() > 0);

    let mut head = vec![axis.name().to_owned(), "pictures".into()];
    for class in classes {
        let name = class.name();
        head.extend([name.to_owned(), format!("{name}_share"), format!("{name}_low"), format!("{name}_high")]);
    }
    head.push("mean_sources".into());
    if census.spec().kind.is_some() {
        head.push("well_formed".into());
        head.extend((0..n_counts).map(|count| format!("count_{count}")));
    }
    if has_thumbs {
        let columns = ["both", "left_only", "right_only", "neither", "phi", "phi_low", "phi_high"];
        head.extend(columns.map(|column| format!("thumbs_{column}")));
    }

    let number = |value: Option<f64>| value.map(|value| format!("{value:.6}")).unwrap_or_default();
    let rows = tallies.iter().enumerate().map(|(cell, tally)| {
        let mut row = vec![axis.label(cell), tally.n.to_string()];
        for class in classes {
            let share = tally.share(*class);
            let interval = share.interval();
            row.push(share.count.to_string());
            row.extend([share.value(), Some(interval.low), Some(interval.high)].map(number));
        }
        row.push(number(tally.mean_sources()));
        if census.spec().kind.is_some() {
            row.push(tally.well_formed.to_string());
            row.extend((0..n_counts).map(|count| tally.share_with(count).count.to_string()));
        }
        if has_thumbs {
            let table = tally.thumbs;
            let cells = [table.both, table.only_first, table.only_second, table.neither];
            row.extend(cells.map(|n| n.to_string()));
            let interval = table.phi_interval();
            row.extend([table.phi(), interval.map(|i| i.low), interval.map(|i| i.high)].map(number));
        }
        row
    });
    (head, rows.collect())
}
