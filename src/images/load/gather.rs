//! From a source to a set: the pictures that were chosen, decoded side by side, put together in their order.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;

use super::super::{Image, Shape, TrainingSet};
use super::choices::{Choices, Take};
use super::picture::{Decoder, Picture};
use super::picture_files::{Folder, PictureFiles};
use super::records::{Records, with_records};
use super::{LoadError, LoadProblem, MAX_VALUES, Skipped, SkippedList, SourceKind, npy};
use crate::text::{Message, errors_images, say};

/// Pictures that are decoded side by side before they are put into the set.
const PIECE: usize = 256;
/// The same for pictures that stay as large as they are.
const LARGE_PIECE: usize = 24;
/// Bytes that are read ahead.
const PIECE_BYTES: usize = 16 << 20;
/// The same for pictures of an array, whose values take four times as much: what a piece takes stays with each of the
/// threads that made some of it.
const ARRAY_PIECE_BYTES: usize = 1 << 20;

/// A training set with what is to be said about it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The set, with labels if there are any.
    pub set: TrainingSet,
    /// The names of the labels, by number.
    pub label_names: Vec<String>,
    /// What was left out.
    pub skipped: SkippedList,
}

/// How far loading is, and a way to stop it; both for another thread.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicUsize,
    of: AtomicUsize,
    stop: AtomicBool,
    /// What was guessed.
    notes: Mutex<Vec<Message>>,
}

impl Watch {
    /// Pictures read so far, and how many there will be (0 while that is not known).
    pub fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed))
    }

    /// Ends the loading soon, with [`LoadProblem::Cancelled`].
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// What was guessed about the source, in whole sentences.
    pub fn notes(&self) -> Vec<Message> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, notes: &[Message]) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(notes);
    }

    /// Ready for the next loading.
    pub fn reset(&self) {
        self.set(0, 0);
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.stop.store(false, Ordering::Relaxed);
    }

    fn set(&self, done: usize, of: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }
}

/// What runs a loading: its choices, who looks on, who may stop it.
struct LoadRequest<'a> {
    choices: &'a Choices,
    watch: &'a Watch,
    stopped: &'a (dyn Fn() -> bool + Sync),
}

impl LoadRequest<'_> {
    fn check(&self) -> Result<(), LoadProblem> {
        let stop = self.watch.stop.load(Ordering::Relaxed) || (self.stopped)();
        if stop { Err(LoadProblem::Cancelled) } else { Ok(()) }
    }
}

/// A training set as it was chosen. What can't be read is left out and listed. Runs on rayon's present pool; O(1)
/// memory beside the set.
///
/// `watch` is told how far it is; `stopped` is asked now and then whether to end.
///
/// # Errors
/// [`LoadError`] when there is nothing that can be used: the text names the file, what is wrong, and what would do.
pub fn load(
    path: &Path,
    choices: &Choices,
    watch: &Watch,
    stopped: &(dyn Fn() -> bool + Sync),
) -> Result<Loaded, LoadError> {
    let request = LoadRequest { choices, watch, stopped };
    gather(path, &request, false)
}

/// Up to `n` of the pictures that [`load`] would take, made as they will be.
///
/// # Errors
/// As for [`load`].
pub fn preview(
    path: &Path,
    choices: &Choices,
    n: usize,
    stopped: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<Image>, LoadError> {
    let take = match choices.take {
        // From everywhere: in a folder the first ones may all have one label.
        Take::All => Take::Random { count: n, seed: 1 },
        Take::First(count) => Take::First(count.min(n)),
        Take::Random { count, seed } => Take::Random { count: count.min(n), seed },
    };
    let choices = Choices { take, ..choices.clone() };
    let request = LoadRequest { choices: &choices, watch: &Watch::default(), stopped };
    Ok(gather(path, &request, false)?.set.images().collect())
}

/// All pictures as they are; a file with a problem ends it.
pub(super) fn strictly(path: &Path) -> Result<Loaded, LoadError> {
    let request = LoadRequest { choices: &Choices::default(), watch: &Watch::default(), stopped: &|| false };
    gather(path, &request, true)
}

/// All pictures of a folder, an archive or a file, of any size.
pub(super) fn of_any_size(path: &Path) -> Result<Vec<Image>, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    let request = LoadRequest { choices: &Choices::default(), watch: &Watch::default(), stopped: &|| false };
    let mut places = match open(path, &|| false).map_err(at)? {
        Source::Files(places, _) => places,
        Source::Records(..) => return Err(at(LoadProblem::NoPictures)),
    };
    let decoder = Decoder::limited(places.work_limit());
    let (mut images, mut n_values) = (Vec::new(), 0);
    let all: Vec<usize> = (0..places.len()).collect();
    for piece in all.chunks(LARGE_PIECE) {
        for (index, picture) in decode(&mut places, piece, &decoder, &request) {
            let here = |problem: LoadProblem| problem.at(&places.path(path, index));
            let Picture { shape, values } = picture.map_err(here)?;
            n_values += values.len();
            if n_values > MAX_VALUES {
                return Err(at(LoadProblem::TooLarge { values: n_values }));
            }
            images.push(Image::new(shape, values).map_err(|error| here(error.into()))?);
        }
    }
    Ok(images)
}

/// What a path leads to.
pub(super) enum Source {
    /// Single pictures, and what could not be looked at.
    Files(PictureFiles, SkippedList),
    /// An array; of CIFAR the files.
    Records(SourceKind, Vec<PathBuf>),
}

/// Looks what there is.
pub(super) fn open(path: &Path, stopped: &dyn Fn() -> bool) -> Result<Source, LoadProblem> {
    let files = |paths| PictureFiles::Files { root: path.to_owned(), paths };
    Ok(match SourceKind::of(path)? {
        SourceKind::Picture => Source::Files(files(vec![path.to_owned()]), SkippedList::default()),
        SourceKind::Zip => {
            let (places, skipped) = PictureFiles::of_zip(path, stopped)?;
            Source::Files(places, skipped)
        }
        SourceKind::Folder => {
            let folder = Folder::of(path, stopped)?;
            if !folder.pictures.is_empty() {
                Source::Files(files(folder.pictures), folder.skipped)
            } else if !folder.batches.is_empty() {
                Source::Records(SourceKind::Cifar, training_batches(folder.batches))
            } else {
                return Err(folder.refusal());
            }
        }
        SourceKind::Cifar => Source::Records(SourceKind::Cifar, vec![path.to_owned()]),
        kind => Source::Records(kind, Vec::new()),
    })
}

/// CIFAR comes with a file of test pictures, which are not for training.
fn training_batches(mut batches: Vec<PathBuf>) -> Vec<PathBuf> {
    let is_test =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().starts_with("test"));
    if !batches.iter().all(is_test) {
        batches.retain(|path| !is_test(path));
    }
    batches
}

fn gather(path: &Path, request: &LoadRequest<'_>, strict: bool) -> Result<Loaded, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    request.watch.set(0, 0);
    request.check().map_err(at)?;
    match open(path, &|| request.check().is_err()).map_err(at)? {
        Source::Files(places, skipped) => from_places(path, places, skipped, request, strict),
        Source::Records(kind, batches) => with_records(path, kind, batches, request.choices, |records, reader| {
            request.watch.note(&records.notes);
            from_records(&records, reader, request)
        }),
    }
}

/// The numbers of the pictures that are taken, best first, so that one that can't be read is replaced by the next.
fn order(mut candidates: Vec<usize>, take: Take) -> Vec<usize> {
    if let Take::Random { seed, .. } = take {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        for k in 0..candidates.len() {
            // The product keeps the bias below 2^-40 for the most pictures there can be.
            let rest = (candidates.len() - k) as u128;
            let other = k + ((u128::from(rng.next_u64()) * rest) >> 64) as usize;
            candidates.swap(k, other);
        }
    }
    candidates
}

/// A set that grows.
#[derive(Default)]
struct Building {
    shape: Option<Shape>,
    values: Vec<f32>,
    labels: Vec<u32>,
    n: usize,
    first: String,
}

impl Building {
    /// Adds a picture, which must be of the size of the others; grey ones become colour as soon as one has colour.
    fn push(&mut self, picture: Picture, label: Option<u32>, name: impl Fn() -> String) -> Result<(), LoadProblem> {
        let Picture { shape: mut found, mut values } = picture;
        let shape = *self.shape.get_or_insert_with(|| {
            self.first = name();
            found
        });
        if (found.h(), found.w()) != (shape.h(), shape.w()) {
            let widest = Shape::new(shape.c().max(found.c()), found.h(), found.w())?;
            let needed = Shape::new(shape.c().max(found.c()), shape.h(), shape.w())?;
            return Err(LoadProblem::Sizes { found: widest, first: self.first.clone(), needed });
        }
        if shape.c() < found.c() {
            self.check(self.values.len() * 3)?;
            self.values = self.values.chunks_exact(shape.area()).flat_map(|grey| grey.repeat(3)).collect();
            self.shape = Some(found);
        } else if shape.c() > found.c() {
            values = values.repeat(3);
            found = shape;
        }
        self.check(self.values.len() + found.len())?;
        self.values.extend_from_slice(&values);
        self.labels.extend(label);
        self.n += 1;
        Ok(())
    }

    fn check(&self, values: usize) -> Result<(), LoadProblem> {
        if values > MAX_VALUES { Err(LoadProblem::TooLarge { values }) } else { Ok(()) }
    }

    fn finish(self) -> Result<TrainingSet, LoadProblem> {
        let shape = self.shape.ok_or(LoadProblem::NoPictures)?;
        let set = TrainingSet::new(shape, self.values)?;
        Ok(if self.labels.is_empty() { set } else { set.with_labels(self.labels)? })
    }
}

/// Refuses at once what can't fit.
fn check_total(n: usize, choices: &Choices, sides: Option<(usize, usize, usize)>) -> Result<(), LoadProblem> {
    use super::Colours;
    let c = match choices.colours {
        Colours::Rgb => 3,
        Colours::Grey => 1,
        Colours::Found => sides.map_or(1, |(c, ..)| c),
    };
    let area = choices.side().map(|side| side * side).or(sides.map(|(_, h, w)| h * w)).unwrap_or(1);
    let values = n.saturating_mul(c * area);
    if values > MAX_VALUES { Err(LoadProblem::TooLarge { values }) } else { Ok(()) }
}

fn from_places(
    path: &Path,
    mut places: PictureFiles,
    mut skipped: SkippedList,
    request: &LoadRequest<'_>,
    strict: bool,
) -> Result<Loaded, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    let labels = places.labels();
    let (names, label_of) = labels.unwrap_or_default();
    let takes = |index: &usize| label_of.get(*index).is_none_or(|label| request.choices.takes_label(&names[*label]));
    let candidates: Vec<usize> = (0..places.len()).filter(takes).collect();
    if candidates.is_empty() {
        return Err(at(LoadProblem::NoLabel { names }));
    }
    let order = order(candidates, request.choices.take);
    let wanted = request.choices.take.count().unwrap_or(usize::MAX).min(order.len());
    check_total(wanted, request.choices, None).map_err(at)?;
    let decoder = Decoder::limited(places.work_limit());
    let mut set = Building::default();
    let mut next = 0;
    while set.n < wanted && next < order.len() {
        // Pictures that can't be read are made up for by the next ones.
        let mut round = order[next..(next + wanted - set.n).min(order.len())].to_vec();
        next += round.len();
        round.sort_unstable();
        let piece = if request.choices.side().is_some() { PIECE } else { LARGE_PIECE };
        for piece in round.chunks(piece) {
            request.check().map_err(at)?;
            request.watch.set(set.n, wanted);
            for (index, picture) in decode(&mut places, piece, &decoder, request) {
                let label = label_of.get(index).map(|label| *label as u32);
                let here = |problem: LoadProblem| problem.at(&places.path(path, index));
                let name = || places.name(index);
                match picture {
                    Ok(picture) => set.push(picture, label, name).map_err(here)?,
                    Err(LoadProblem::Cancelled) => return Err(at(LoadProblem::Cancelled)),
                    Err(problem @ LoadProblem::TooMuchWork { .. }) => return Err(at(problem)),
                    Err(problem @ LoadProblem::NeedsSize { .. }) => return Err(here(problem)),
                    Err(problem) if strict => return Err(here(problem)),
                    Err(problem) => skipped.add(&name(), problem),
                }
            }
        }
    }
    request.watch.set(set.n, wanted);
    if set.n == 0 {
        let Skipped { name, reason } = skipped.first();
        let one = matches!(places.len(), 1) && places.path(path, 0) == path;
        let problem = match one {
            true => LoadProblem::Format(reason),
            false => LoadProblem::NoneReadable { n: skipped.total, first: name, reason },
        };
        return Err(at(problem));
    }
    let set = set.finish().map_err(at)?;
    Ok(Loaded { set, label_names: names, skipped })
}

/// Decodes some pictures side by side; the results are in their order.
fn decode(
    places: &mut PictureFiles,
    piece: &[usize],
    decoder: &Decoder,
    request: &LoadRequest<'_>,
) -> Vec<(usize, Result<Picture, LoadProblem>)> {
    let mut done = Vec::with_capacity(piece.len());
    let mut rest = piece;
    while !rest.is_empty() {
        // What comes out of an archive is fetched one after the other, up to a limit.
        let (mut fetched, mut bytes) = (Vec::new(), 0);
        while let Some((index, after)) = rest.split_first()
            && (fetched.is_empty() || bytes < PIECE_BYTES)
        {
            let entry = places.fetch(*index);
            bytes += entry.as_ref().map_or(0, |entry| entry.as_ref().map_or(0, Vec::len));
            fetched.push((*index, entry));
            rest = after;
        }
        let places = &*places;
        let one = |(index, entry): (usize, Option<Result<Vec<u8>, LoadProblem>>)| {
            let picture = request.check().and_then(|()| match entry {
                Some(bytes) => decoder.bytes(&bytes?, request.choices),
                None => {
                    places.file(index).map_or(Err(LoadProblem::NotFound), |path| decoder.file(path, request.choices))
                }
            });
            (index, picture)
        };
        done.par_extend(fetched.into_par_iter().map(one));
    }
    done
}

fn from_records(
    records: &Records,
    mut reader: &mut dyn Read,
    request: &LoadRequest<'_>,
) -> Result<Loaded, LoadProblem> {
    let choices = request.choices;
    let names = label_names(records);
    // Without a choice there is no list: a header may lie about the number.
    let chosen = if choices.labels.is_none() && !matches!(choices.take, Take::Random { .. }) {
        None
    } else {
        let takes = |index: &usize| match &records.labels {
            Some(labels) => choices.takes_label(names.get(labels[*index] as usize).map_or("", String::as_str)),
            None => choices.labels.is_none(),
        };
        let candidates: Vec<usize> = (0..records.n).filter(takes).collect();
        if candidates.is_empty() {
            return Err(LoadProblem::NoLabel { names });
        }
        let mut chosen = order(candidates, choices.take);
        chosen.truncate(choices.take.count().unwrap_or(usize::MAX));
        chosen.sort_unstable();
        Some(chosen)
    };
    let wanted = chosen.as_ref().map_or(choices.take.count().unwrap_or(usize::MAX).min(records.n), Vec::len);
    check_total(wanted, choices, Some(records.sides))?;
    let stride = records.stride();
    let mut set = Building::default();
    let (mut bytes, mut piece, mut at) = (Vec::new(), Vec::new(), 0);
    let mut scratch = vec![0; stride];
    for k in 0..wanted {
        let index = chosen.as_ref().map_or(k, |chosen| chosen[k]);
        skip(reader, (index - at) * stride)?;
        reader.read_exact(&mut scratch)?;
        // Memory grows only after the bytes were there, whatever the header claims.
        bytes.extend_from_slice(&scratch);
        piece.push(index);
        at = index + 1;
        if bytes.len() >= ARRAY_PIECE_BYTES || k + 1 == wanted {
            request.check()?;
            request.watch.set(set.n, wanted);
            let one = |(index, bytes): (&usize, &[u8])| records.picture(bytes, *index, choices);
            let pictures: Vec<_> = piece.par_iter().zip(bytes.par_chunks_exact(stride)).map(one).collect();
            for (index, picture) in piece.drain(..).zip(pictures) {
                let label = records.labels.as_ref().map(|labels| labels[index]);
                set.push(picture?, label, || say!(errors_images::LoadNumber { index }))?;
            }
            bytes.clear();
        }
    }
    if at == records.n && records.must_end {
        npy::expect_end(&mut reader)?;
    }
    request.watch.set(set.n, wanted);
    Ok(Loaded { set: set.finish()?, label_names: names, skipped: SkippedList::default() })
}

/// The names of the labels of an array: their numbers, unless there are better ones.
pub(super) fn label_names(records: &Records) -> Vec<String> {
    let Some(labels) = &records.labels else { return Vec::new() };
    let largest = labels.iter().copied().max().unwrap_or(0);
    records.label_names.clone().unwrap_or_else(|| (0..=largest).map(|label| label.to_string()).collect())
}

/// Reads over so many bytes.
fn skip(reader: &mut dyn Read, bytes: usize) -> Result<(), LoadProblem> {
    let read = io::copy(&mut reader.take(bytes as u64), &mut io::sink())?;
    if read < bytes as u64 { Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()) } else { Ok(()) }
}
