//! What is in a file or a folder, found out quickly.

use std::path::Path;

use rayon::prelude::*;

use super::super::Shape;
use super::choices::{Choices, Range};
use super::gather::{self, Source, label_names};
use super::npz;
use super::picture;
use super::picture_files::PictureFiles;
use super::records::with_records;
use super::{LoadError, LoadProblem, Skipped, SkippedList, SourceKind};
use crate::text::Message;

/// So many pictures are looked at for their size, evenly spread.
const MAX_LOOKED_AT: usize = 256;
/// Where so many bytes of pictures of an archive have been unpacked, the others are not looked at.
const MAX_UNPACKED: usize = 64 << 20;

/// What is in a file or a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it is.
    pub kind: SourceKind,
    /// Number of pictures; some of them may turn out to be damaged.
    pub n_pictures: usize,
    /// How many of them were looked at, evenly spread.
    pub n_looked_at: usize,
    /// The sizes of those, the most frequent first.
    pub sizes: Vec<SizeFound>,
    /// How many of those have colour.
    pub n_colour: usize,
    /// How many of those can't be read.
    pub n_unreadable: usize,
    /// The labels, in their order.
    pub labels: Vec<LabelFound>,
    /// What can't be read among what was looked at.
    pub problems: SkippedList,
    /// What was guessed, in whole sentences.
    pub notes: Vec<Message>,
    /// The range that the numbers of an array of floats are taken to be in; `None` where its kind says it.
    pub range: Option<Range>,
    /// The names of the arrays of pictures in an archive of arrays, where there are several.
    pub arrays: Vec<String>,
    /// The one of them that is taken.
    pub array: Option<String>,
}

/// A size of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeFound {
    /// Width in pixels.
    pub w: usize,
    /// Height in pixels.
    pub h: usize,
    /// How many of those that were looked at have it.
    pub n: usize,
}

/// A label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelFound {
    /// Its name.
    pub name: String,
    /// How many pictures have it.
    pub n: usize,
    /// How many of those are known to be unreadable.
    pub n_unreadable: usize,
}

impl Found {
    /// Whether the pictures can be taken as they are: they are of one size, and not too large.
    pub fn has_one_size(&self) -> bool {
        matches!(*self.sizes.as_slice(), [size] if size.w.max(size.h) <= Shape::MAX_SIDE)
    }
}

/// Looks what is in a file or a folder, without decoding a picture. Runs on rayon's present pool.
///
/// # Errors
/// [`LoadError`] when there is nothing that can be used: the text names the file, what is wrong, and what would do.
pub fn survey(path: &Path) -> Result<Found, LoadError> {
    survey_while(path, &Choices::default(), &|| false)
}

/// The same for the array and the range that were chosen; `stopped` is asked now and then whether to end.
///
/// # Errors
/// As for [`survey`], and [`LoadProblem::Cancelled`].
pub fn survey_while(path: &Path, choices: &Choices, stopped: &(dyn Fn() -> bool + Sync)) -> Result<Found, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    let kind = SourceKind::of(path).map_err(at)?;
    let arrays = if kind == SourceKind::Npz { npz::picture_arrays(path).unwrap_or_default() } else { Vec::new() };
    match gather::open(path, stopped).map_err(at)? {
        Source::Files(mut places, problems) => survey_places(path, kind, &mut places, problems),
        Source::Records(kind, batches) => with_records(path, kind, batches, choices, |records, _| {
            let names = label_names(&records);
            let mut labels: Vec<LabelFound> =
                names.into_iter().map(|name| LabelFound { name, n: 0, n_unreadable: 0 }).collect();
            for label in records.labels.iter().flatten() {
                if let Some(found) = labels.get_mut(*label as usize) {
                    found.n += 1;
                }
            }
            labels.retain(|label| label.n > 0);
            Ok(Found {
                kind,
                n_pictures: records.n,
                n_looked_at: records.n,
                sizes: vec![SizeFound { w: records.sides.2, h: records.sides.1, n: records.n }],
                n_colour: if records.sides.0 == 3 { records.n } else { 0 },
                n_unreadable: 0,
                labels,
                problems: SkippedList::default(),
                range: records.has_floats().then_some(records.range),
                notes: records.notes,
                array: records.array,
                arrays: if arrays.len() > 1 { arrays } else { Vec::new() },
            })
        }),
    }
}

fn survey_places(
    path: &Path,
    kind: SourceKind,
    places: &mut PictureFiles,
    mut problems: SkippedList,
) -> Result<Found, LoadError> {
    let n = places.len();
    let looked_at: Vec<usize> = (0..n.min(MAX_LOOKED_AT)).map(|k| k * n / n.min(MAX_LOOKED_AT)).collect();
    let (mut fetched, mut unpacked) = (Vec::new(), 0);
    for index in looked_at {
        let bytes = places.fetch(index);
        unpacked += bytes.as_ref().map_or(0, |bytes| bytes.as_ref().map_or(0, Vec::len));
        fetched.push((index, bytes));
        if unpacked > MAX_UNPACKED {
            break;
        }
    }
    let there = &*places;
    let one = |(index, bytes): (usize, Option<Result<Vec<u8>, LoadProblem>>)| {
        let header = match bytes {
            Some(bytes) => bytes.and_then(|bytes| picture::header(&bytes)),
            None => there.file(index).map_or(Err(LoadProblem::NotFound), picture::header_of_file),
        };
        (index, header)
    };
    let headers: Vec<_> = fetched.into_par_iter().map(one).collect();
    let n_looked_at = headers.len();
    let (mut sizes, mut n_colour): (Vec<SizeFound>, usize) = (Vec::new(), 0);
    let mut unreadable = Vec::new();
    for (index, header) in headers {
        match header {
            Ok(header) => {
                n_colour += usize::from(!header.grey);
                match sizes.iter_mut().find(|size| (size.w, size.h) == (header.w, header.h)) {
                    Some(size) => size.n += 1,
                    None => sizes.push(SizeFound { w: header.w, h: header.h, n: 1 }),
                }
            }
            Err(problem) if kind == SourceKind::Picture => return Err(problem.at(path)),
            Err(problem) => {
                problems.add(&places.name(index), problem);
                unreadable.push(index);
            }
        }
    }
    if sizes.is_empty() && n_looked_at == n {
        let Skipped { name: first, reason } = problems.first();
        return Err(LoadProblem::NoneReadable { n, first, reason }.at(path));
    }
    sizes.sort_by_key(|size| (std::cmp::Reverse(size.n), size.w, size.h));
    let (names, of) = places.labels().unwrap_or_default();
    let mut labels: Vec<LabelFound> =
        names.into_iter().map(|name| LabelFound { name, n: 0, n_unreadable: 0 }).collect();
    of.iter().for_each(|label| labels[*label].n += 1);
    unreadable.iter().filter_map(|index| of.get(*index)).for_each(|label| labels[*label].n_unreadable += 1);
    let n_unreadable = unreadable.len();
    let (notes, arrays, array) = (Vec::new(), Vec::new(), None);
    Ok(Found {
        kind,
        n_pictures: n,
        n_looked_at,
        sizes,
        n_colour,
        n_unreadable,
        labels,
        problems,
        notes,
        range: None,
        arrays,
        array,
    })
}
