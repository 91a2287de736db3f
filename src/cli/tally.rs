//! Counts of many pictures, as a table or as JSON.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use crate::explain::nearest::Nearest;
use crate::explain::novelty::{Classified, classify};
use crate::images::{Image, TrainingSet};
use crate::parts::{PartCount, PartKind, count_parts};
use crate::score::Machine;

/// One counted picture.
pub(super) struct Counted {
    /// What it is called: a file, a seed.
    name: String,
    count: PartCount,
    /// The nearest training picture, where there is a training set.
    nearest: Option<Nearest>,
}

impl Counted {
    /// Counts the parts of a picture that comes from anywhere.
    pub(super) fn new(name: String, kind: PartKind, picture: &Image) -> Self {
        Self { name, count: count_parts(kind, picture), nearest: None }
    }

    /// Counts the parts of a picture that `machine` made from `set`. One that came out moved round the torus is
    /// counted as it lies in the set.
    pub(super) fn made(name: String, kind: PartKind, picture: &Image, set: &TrainingSet, machine: Machine) -> Self {
        match classify(set, Some(kind), picture, machine) {
            Some(Classified { nearest, count: Some(count), .. }) => Self { name, count, nearest: Some(nearest) },
            _ => Self::new(name, kind, picture),
        }
    }

    fn is_copy(&self) -> Option<bool> {
        self.nearest.map(|nearest| nearest.is_copy())
    }

    /// In a few words: `5, right`.
    fn verdict(&self) -> String {
        let count = self.count.count;
        match (self.count.well_formed, self.count.right) {
            (false, _) => format!("{count}, not well formed"),
            (true, true) => format!("{count}, right"),
            (true, false) => format!("{count}, wrong"),
        }
    }
}

/// Counts of many pictures.
pub(super) struct Tally {
    kind: PartKind,
    all: Vec<Counted>,
}

impl Tally {
    pub(super) fn new(kind: PartKind, all: Vec<Counted>) -> Self {
        Self { kind, all }
    }

    /// How many there are of which `is` holds.
    fn number(&self, is: impl Fn(&Counted) -> bool) -> usize {
        self.all.iter().filter(|counted| is(counted)).count()
    }

    /// How many well-formed pictures there are for each number of parts.
    fn by_count(&self) -> BTreeMap<usize, usize> {
        let mut numbers = BTreeMap::new();
        for counted in self.all.iter().filter(|counted| counted.count.well_formed) {
            *numbers.entry(counted.count.count).or_insert(0) += 1;
        }
        numbers
    }

    fn wrong(&self) -> usize {
        self.number(|counted| counted.count.well_formed && !counted.count.right)
    }

    /// How many copies there are, where that can be told.
    fn copies(&self) -> Option<usize> {
        let known = self.all.iter().all(|counted| counted.nearest.is_some());
        known.then(|| self.number(|counted| counted.is_copy() == Some(true)))
    }

    /// One line for each picture.
    pub(super) fn write_each(&self, to: &mut impl Write) -> std::io::Result<()> {
        let width = self.all.iter().map(|counted| counted.name.chars().count()).max().unwrap_or(0);
        self.all.iter().try_for_each(|counted| writeln!(to, "{:width$}  {}", counted.name, counted.verdict()))
    }

    /// A table: the well-formed pictures by their number of parts, the others, the totals.
    pub(super) fn write_table(&self, to: &mut impl Write) -> std::io::Result<()> {
        let total = self.all.len();
        let mut rows: Vec<(String, usize)> =
            self.by_count().into_iter().map(|(count, number)| (count.to_string(), number)).collect();
        rows.push(("not well formed".into(), self.number(|counted| !counted.count.well_formed)));
        rows.push(("total".into(), total));
        rows.push(("wrong count".into(), self.wrong()));
        if let Some(copies) = self.copies() {
            rows.push(("copies".into(), copies));
        }
        let head = self.kind.name();
        let width = rows.iter().map(|row| row.0.len()).max().unwrap_or(0).max(head.len());
        writeln!(to, "{head:width$}  {:>8}  {:>6}", "pictures", "share")?;
        for (name, number) in rows {
            let percent = 100.0 * number as f64 / total.max(1) as f64;
            writeln!(to, "{name:width$}  {number:>8}  {percent:>5.1}%")?;
        }
        Ok(())
    }

    /// The same as JSON, and each picture.
    pub(super) fn json(&self) -> Value {
        let each = self.all.iter().map(|counted| {
            let mut one = json!({
                "name": counted.name,
                "count": counted.count.count,
                "well_formed": counted.count.well_formed,
                "right": counted.count.right,
                "places": counted.count.places,
            });
            if let (Some(nearest), Some(fields)) = (counted.nearest, one.as_object_mut()) {
                fields.insert("nearest_image".into(), json!(nearest.image_idx));
                fields.insert("nearest_rms".into(), json!(nearest.rms));
            }
            one
        });
        let counts: serde_json::Map<_, _> =
            self.by_count().into_iter().map(|(count, number)| (count.to_string(), json!(number))).collect();
        let mut summary = json!({
            "kind": self.kind.name(),
            "pictures": self.all.len(),
            "well_formed": self.number(|counted| counted.count.well_formed),
            "right": self.number(|counted| counted.count.right),
            "wrong": self.wrong(),
            "counts": counts,
            "each": each.collect::<Vec<_>>(),
        });
        if let (Some(copies), Some(fields)) = (self.copies(), summary.as_object_mut()) {
            fields.insert("copies".into(), json!(copies));
        }
        summary
    }
}
