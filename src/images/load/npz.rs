//! NumPy's `.npz` archives: a zip of `.npy` files.

use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::array::Array;
use super::regular::open_file;
use super::{LoadProblem, npy};
use crate::text::{Message, errors_images, list, say};

/// The arrays of an `.npz` that are taken for pictures, before any other.
pub(super) const PICTURE_KEYS: [&str; 2] = ["images_f32", "images"];

/// The most arrays that are looked at.
const MAX_ENTRIES: usize = 1000;

/// Reads the first array that `keys` name, else the only array with four axes.
pub(super) fn read_file(path: &Path, keys: &[&str]) -> Result<Array, LoadProblem> {
    with_array(path, keys, |header, mut entry| {
        let array = npy::read_values(&mut entry, header)?;
        npy::expect_end(&mut entry)?;
        Ok(array)
    })
}

/// Opens the first array that `keys` name, else the only array with four axes; `read` is given its header and its
/// values.
pub(super) fn with_array<T>(
    path: &Path,
    keys: &[&str],
    read: impl FnOnce(npy::Header, &mut dyn Read) -> Result<T, LoadProblem>,
) -> Result<T, LoadProblem> {
    let mut archive = ZipArchive::new(BufReader::new(open_file(path)?)).map_err(problem)?;
    let names: Vec<String> = archive.file_names().take(MAX_ENTRIES).map(Into::into).collect();
    let array_name = |entry: &str| super::one_line(entry.strip_suffix(".npy").unwrap_or(entry));
    let wanted = keys.iter().find_map(|key| names.iter().find(|name| array_name(name) == *key));
    let name = match wanted {
        Some(name) => name.clone(),
        None => {
            let mut found = Vec::new();
            for name in &names {
                let header = npy::read_header(&mut archive.by_name(name).map_err(problem)?);
                if header.is_ok_and(|header| header.dims.len() == 4) {
                    found.push(name.clone());
                }
            }
            match found.as_slice() {
                [name] => name.clone(),
                _ => {
                    let names = names.iter().map(|name| array_name(name)).collect();
                    return Err(LoadProblem::Format(none_to_use(keys, found.len(), names)));
                }
            }
        }
    };
    let mut entry = archive.by_name(&name).map_err(problem)?;
    let within = |problem| match problem {
        LoadProblem::Format(what) => in_array(array_name(&name), what),
        // A wrong check sum.
        LoadProblem::Io(error) => in_array(array_name(&name), error.into()),
        other => other,
    };
    let header = npy::read_header(&mut entry).map_err(&within)?;
    read(header, &mut entry).map_err(within)
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

/// No array has one of the names, and it is not just one that has four axes.
fn none_to_use(keys: &[&str], n: usize, names: Vec<String>) -> Message {
    let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    Message::new(move || {
        let keys = match keys.as_slice() {
            [first, second] => say!(errors_images::NpzTwoKeys { first, second }),
            _ => list(&keys),
        };
        match (n, names.is_empty()) {
            (_, true) => say!(errors_images::NpzEmpty { keys }),
            (0, false) => say!(errors_images::NpzNone { keys, names: list(&names) }),
            _ => say!(errors_images::NpzSeveral { keys, n, names: list(&names) }),
        }
    })
}
