//! TOML with the places of its values, so that all that is wrong can be told with its line.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Problem;
use crate::text::{errors_script as text, list, say};

/// A reader that goes on after a problem.
pub(super) struct Reader<'a> {
    source: &'a str,
    pub(super) problems: Vec<Problem>,
}

/// A table, and which of its entries have been read.
pub(super) struct Table<'a> {
    entries: Vec<Entry<'a>>,
    /// Where it stands.
    pub(super) at: usize,
    known: Vec<&'static str>,
}

struct Entry<'a> {
    key: &'a str,
    at: Range<usize>,
    value: &'a Spanned<DeValue<'a>>,
}

/// A value and where it stands.
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, problems: Vec::new() }
    }

    /// Notes a problem at a place of the text.
    pub(super) fn problem(&mut self, at: usize, what: impl ToString) {
        let before = self.source.get(..at).unwrap_or(self.source);
        self.problems.push(Problem { line: 1 + before.matches('\n').count(), what: what.to_string() });
    }

    /// Where a word first stands.
    pub(super) fn find(&self, word: &str) -> usize {
        self.source.find(word).unwrap_or(0)
    }

    /// The entries of a table that is a value.
    pub(super) fn table(&mut self, name: &str, value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Table::new(table, value.span().start)),
            other => {
                self.wrong_type(name, other, "{ ... }", value.span().start);
                None
            }
        }
    }

    /// Tells the entries that nothing has asked for.
    pub(super) fn finish(&mut self, table: &Table<'a>) {
        for entry in &table.entries {
            if !table.known.contains(&entry.key) {
                let known = || table.known.iter().copied();
                let (found, all) = (entry.key, list(known()));
                self.problem(
                    entry.at.start,
                    match crate::images::near_word(found, known()) {
                        Some(near) => say!(text::LessonEntryNear { found, known: all, near }),
                        None => say!(text::LessonEntry { found, known: all }),
                    },
                );
            }
        }
    }

    /// A text; `None` where there is none, or something else.
    pub(super) fn text(&mut self, table: &mut Table<'a>, name: &'static str) -> Option<Found<&'a str>> {
        let value = table.get(name)?;
        match value.get_ref() {
            DeValue::String(text) => Some(Found { value: text.as_ref(), at: value.span().start }),
            other => {
                self.wrong_type(name, other, "\"...\"", value.span().start);
                None
            }
        }
    }

    /// A text that must be there and not empty.
    pub(super) fn needed(&mut self, table: &mut Table<'a>, name: &'static str) -> Option<Found<&'a str>> {
        let there = table.get(name).is_some();
        match self.text(table, name) {
            Some(found) if found.value.trim().is_empty() => {
                self.problem(found.at, say!(text::LessonEmpty { entry: name }));
                None
            }
            None if !there => {
                self.problem(table.at, say!(text::LessonMissing { entry: name }));
                None
            }
            found => found,
        }
    }

    /// A text that is read as something.
    pub(super) fn parsed<T: std::str::FromStr<Err: ToString>>(
        &mut self,
        table: &mut Table<'a>,
        name: &'static str,
    ) -> Option<T> {
        let found = self.text(table, name)?;
        self.parse(found)
    }

    /// The same for a text that is there.
    pub(super) fn parse<T: std::str::FromStr<Err: ToString>>(&mut self, found: Found<&'a str>) -> Option<T> {
        found.value.parse().map_err(|error: T::Err| self.problem(found.at, error)).ok()
    }

    /// A whole number within bounds.
    pub(super) fn number(&mut self, table: &mut Table<'a>, name: &'static str, bounds: Range<i64>) -> Option<usize> {
        let value = table.get(name)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let (low, high) = (bounds.start, bounds.end - 1);
            self.problem(value.span().start, say!(text::LessonNumber { entry: name, low, high }));
        }
        usize::try_from(number?).ok()
    }

    /// `true` or `false`; `false` where there is nothing.
    pub(super) fn yes(&mut self, table: &mut Table<'a>, name: &'static str) -> bool {
        self.switch(table, name).unwrap_or(false)
    }

    /// `true` or `false`, where it is there.
    pub(super) fn switch(&mut self, table: &mut Table<'a>, name: &'static str) -> Option<bool> {
        let value = table.get(name)?;
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(*yes),
            other => {
                self.wrong_type(name, other, "true, false", value.span().start);
                None
            }
        }
    }

    /// A list of texts, each read as something; what can't be read is told and left out.
    pub(super) fn list<T>(
        &mut self,
        table: &mut Table<'a>,
        name: &'static str,
        mut read: impl FnMut(&str) -> Result<T, String>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for value in self.array(table, name, "[\"...\", \"...\"]") {
            match value.get_ref() {
                DeValue::String(text) => match read(text) {
                    Ok(one) => all.push(one),
                    Err(problem) => self.problem(value.span().start, problem),
                },
                other => self.wrong_type(name, other, "\"...\"", value.span().start),
            }
        }
        all
    }

    /// The values of a list; none where there is none.
    pub(super) fn array(
        &mut self,
        table: &mut Table<'a>,
        name: &'static str,
        needed: &'static str,
    ) -> Vec<&'a Spanned<DeValue<'a>>> {
        let Some(value) = table.get(name) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(array) => array.iter().collect(),
            other => {
                self.wrong_type(name, other, needed, value.span().start);
                Vec::new()
            }
        }
    }

    fn wrong_type(&mut self, name: &str, found: &DeValue<'_>, needed: &str, at: usize) {
        self.problem(at, say!(text::LessonType { entry: name, found: found.type_str(), needed }));
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, at: usize) -> Self {
        let entry = |(key, value): (&'a Spanned<_>, &'a Spanned<DeValue<'a>>)| {
            let name: &std::borrow::Cow<'a, str> = key.get_ref();
            Entry { key: name.as_ref(), at: key.span(), value }
        };
        Self { entries: table.iter().map(entry).collect(), at, known: Vec::new() }
    }

    /// An entry by its name, which is then known.
    pub(super) fn get(&mut self, name: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
        self.entries.iter().find(|entry| entry.key == name).map(|entry| entry.value)
    }

    /// The names of all entries, with where they stand.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, usize, &'a Spanned<DeValue<'a>>)> {
        self.entries.iter().map(|entry| (entry.key, entry.at.start, entry.value))
    }
}
