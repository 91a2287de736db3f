//! A census as a table.

use super::census::Census;
use super::outcome::Class;

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
