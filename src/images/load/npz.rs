//! NumPy's `.npz` archives: a zip of `.npy` files.

use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::array::{Array, planar_axes};
use super::labels::{self, Labels};
use super::regular::open_file;
use super::{LoadProblem, npy};
use crate::text::{Message, errors_images, list, say};

/// The arrays of an `.npz` that are taken for pictures, before any other: ours, then those of the common collections.
pub(super) const PICTURE_KEYS: [&str; 12] = [
    "images_f32",
    "images",
    "x_train",
    "train_images",
    "train_x",
    "x",
    "images_train",
    "imgs",
    "image",
    "data",
    "faces",
    "arr_0",
];

/// The most arrays that are looked at.
const MAX_ENTRIES: usize = 1000;

type Archive = ZipArchive<BufReader<std::fs::File>>;

/// Which array of an archive is wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// The one of this name, and no other.
    pub(super) named: Option<&'a str>,
    /// Else the first that has one of these names, whatever their case, and the axes of pictures.
    pub(super) keys: &'a [&'a str],
}

impl Wanted<'_> {
    /// Pictures.
    pub(super) fn pictures(named: Option<&str>) -> Wanted<'_> {
        Wanted { named, keys: &PICTURE_KEYS }
    }
}

/// Whether an archive holds arrays and nothing else.
pub(super) fn is_npz(path: &Path) -> Result<bool, LoadProblem> {
    let archive = open(path)?;
    Ok(!archive.is_empty() && archive.file_names().all(|name| name.ends_with(".npy")))
}

/// Reads the array that is wanted, else the only array with four axes.
pub(super) fn read_file(path: &Path, wanted: Wanted<'_>) -> Result<Array, LoadProblem> {
    with_array(path, wanted, |_, header, mut entry| {
        let array = npy::read_values(&mut entry, header)?;
        npy::expect_end(&mut entry)?;
        Ok(array)
    })
}

/// The arrays that may be pictures, by name.
pub(super) fn picture_arrays(path: &Path) -> Result<Vec<String>, LoadProblem> {
    let mut archive = open(path)?;
    let names: Vec<String> = archive.file_names().take(MAX_ENTRIES).map(Into::into).collect();
    Ok(names.into_iter().filter(|name| is_picture_array(&mut archive, name)).map(|name| array_name(&name)).collect())
}

/// The labels in an array of an archive; `None` where there is no such array, or it holds none of so many pictures.
pub(super) fn read_labels(path: &Path, name: &str, n: usize) -> Result<Option<Labels>, LoadProblem> {
    let mut archive = open(path)?;
    let Some(entry) = archive.file_names().find(|entry| array_name(entry) == name).map(str::to_owned) else {
        return Ok(None);
    };
    let mut entry = archive.by_name(&entry).map_err(problem)?;
    let header = npy::read_header(&mut entry)?;
    labels::of_array(&header, &mut entry, n)
}

fn open(path: &Path) -> Result<Archive, LoadProblem> {
    ZipArchive::new(BufReader::new(open_file(path)?)).map_err(problem)
}

fn array_name(entry: &str) -> String {
    super::one_line(entry.strip_suffix(".npy").unwrap_or(entry))
}

fn is_picture_array(archive: &mut Archive, name: &str) -> bool {
    let header = archive.by_name(name).map_err(problem).and_then(|mut entry| npy::read_header(&mut entry));
    header.is_ok_and(|header| header.number.expect_pictures().is_ok() && planar_axes(&header.dims).is_ok())
}

/// Opens the array that is wanted, else the only one that may be pictures; `read` is given its name, its header and its
/// values.
pub(super) fn with_array<T>(
    path: &Path,
    wanted: Wanted<'_>,
    read: impl FnOnce(&str, npy::Header, &mut dyn Read) -> Result<T, LoadProblem>,
) -> Result<T, LoadProblem> {
    let mut archive = open(path)?;
    let names: Vec<String> = archive.file_names().take(MAX_ENTRIES).map(Into::into).collect();
    let name = choose(&mut archive, &names, wanted)?;
    let mut entry = archive.by_name(&name).map_err(problem)?;
    let within = |problem| match problem {
        LoadProblem::Format(what) => in_array(array_name(&name), what),
        // A wrong check sum.
        LoadProblem::Io(error) => in_array(array_name(&name), error.into()),
        other => other,
    };
    let header = npy::read_header(&mut entry).map_err(&within)?;
    read(&array_name(&name), header, &mut entry).map_err(within)
}

/// The entry that is wanted.
fn choose(archive: &mut Archive, names: &[String], wanted: Wanted<'_>) -> Result<String, LoadProblem> {
    let all = || names.iter().map(|name| array_name(name)).collect::<Vec<_>>();
    if let Some(named) = wanted.named {
        let found = names.iter().find(|name| array_name(name) == named);
        return found.cloned().ok_or_else(|| {
            let (named, names) = (named.to_owned(), all());
            LoadProblem::Format(Message::new(move || {
                say!(errors_images::NpzNoName { name: &named, names: list(&names) })
            }))
        });
    }
    // Our own names say what they are.
    let ours = wanted.keys.iter().take(2).find_map(|key| names.iter().find(|name| array_name(name) == *key));
    if let Some(name) = ours {
        return Ok(name.clone());
    }
    let pictures: Vec<String> = names.iter().filter(|name| is_picture_array(archive, name)).cloned().collect();
    let by_key =
        wanted.keys.iter().find_map(|key| pictures.iter().find(|name| array_name(name).eq_ignore_ascii_case(key)));
    if let Some(name) = by_key {
        return Ok(name.clone());
    }
    let of_training = pictures.iter().filter(|name| name.contains("train")).collect::<Vec<_>>();
    match (pictures.as_slice(), of_training.as_slice()) {
        ([name], _) => Ok(name.clone()),
        (_, [name]) => Ok((*name).clone()),
        ([], _) => Err(LoadProblem::Format(none_to_use(all()))),
        _ => {
            let names: Vec<String> = pictures.iter().map(|name| array_name(name)).collect();
            Err(LoadProblem::Format(Message::new(move || say!(errors_images::NpzSeveral { names: list(&names) }))))
        }
    }
}

fn problem(error: ZipError) -> LoadProblem {
    match error {
        ZipError::Io(error) => error.into(),
        other => {
            LoadProblem::Format(Message::new(move || say!(errors_images::NpzDamaged { reason: other.to_string() })))
        }
    }
}

/// What is wrong with one of the arrays.
fn in_array(name: String, problem: Message) -> LoadProblem {
    let words = move || say!(errors_images::NpzArray { name: &name, problem: problem.to_string() });
    LoadProblem::Format(Message::new(words))
}

/// None of the arrays has the axes of pictures.
fn none_to_use(names: Vec<String>) -> Message {
    Message::new(move || match names.is_empty() {
        true => errors_images::NPZ_EMPTY.into(),
        false => say!(errors_images::NpzNone { names: list(&names) }),
    })
}
