//! Labels that lie beside arrays of pictures, under the names that the common collections use.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::npy::{self, Header, Number};
use super::regular::open_file;
use super::{LoadProblem, MAX_RECORDS, npz};

/// Labels as they are in a file: whole numbers.
#[derive(Debug, PartialEq)]
pub(super) struct Labels {
    /// For each picture the place of its label among the names.
    pub(super) of: Vec<u32>,
    /// The numbers that occur, the smallest first, as text.
    pub(super) names: Vec<String>,
}

/// What pictures are called, and what their labels are called then.
const PAIRS: [(&str, &str); 9] = [
    ("images_f32", "labels"),
    ("images", "labels"),
    ("imgs", "labels"),
    ("image", "label"),
    ("img", "label"),
    ("data", "labels"),
    ("data", "target"),
    ("faces", "target"),
    ("arr_0", "arr_1"),
];

/// The names that the labels of an array of this name may have.
pub(super) fn names_for(pictures: &str) -> Vec<String> {
    let replaced = PAIRS.iter().filter(|(of, _)| pictures.contains(of)).map(|(of, label)| pictures.replace(of, label));
    let mut names: Vec<String> = replaced.collect();
    // x and X as a word of its own: y goes with either.
    let parts: Vec<&str> = pictures.split('_').collect();
    if let Some(at) = parts.iter().position(|part| part.eq_ignore_ascii_case("x")) {
        for y in ["y", "Y"] {
            let mut parts = parts.clone();
            parts[at] = y;
            names.push(parts.join("_"));
        }
    }
    names.extend([format!("{pictures}_labels"), format!("{pictures}_y")]);
    names.retain(|name| name != pictures);
    names
}

/// The labels of an array in an archive of arrays; those of its name, else what is called labels there.
pub(super) fn in_archive(path: &Path, pictures: &str, n: usize) -> Option<Labels> {
    let mut names = names_for(pictures);
    names.extend(["labels", "label", "y", "target", "targets"].map(str::to_owned));
    names.iter().find_map(|name| npz::read_labels(path, name, n).ok().flatten())
}

/// The labels in a file beside one of pictures.
pub(super) fn beside(path: &Path, n: usize) -> Option<Labels> {
    let (stem, extension) = (path.file_stem()?.to_str()?, path.extension()?.to_str()?);
    let names = names_for(stem);
    let there: Vec<PathBuf> = names.iter().map(|name| path.with_file_name(format!("{name}.{extension}"))).collect();
    let read = |path: &PathBuf| match extension.eq_ignore_ascii_case("npz") {
        true => npz::read_labels(path, "arr_0", n).ok().flatten(),
        false => {
            let mut file = std::io::BufReader::new(open_file(path).ok()?);
            let header = npy::read_header(&mut file).ok()?;
            of_array(&header, &mut file, n).ok().flatten()
        }
    };
    there.iter().filter(|path| path.is_file()).find_map(read)
}

/// The labels of an array; `None` where it holds none of so many pictures.
pub(super) fn of_array(header: &Header, reader: &mut dyn Read, n: usize) -> Result<Option<Labels>, LoadProblem> {
    let fits = matches!(*header.dims.as_slice(), [all] | [all, 1] | [1, all] if all == n) && n <= MAX_RECORDS;
    let whole = matches!(header.number, Number::Byte | Number::Whole { .. });
    if !fits || !whole {
        return Ok(None);
    }
    let (mut numbers, mut bytes) = (Vec::new(), vec![0; header.number.size()]);
    for _ in 0..n {
        reader.read_exact(&mut bytes)?;
        numbers.push(header.number.whole(&bytes));
    }
    let mut found = numbers.clone();
    found.sort_unstable();
    found.dedup();
    let of = numbers.iter().map(|number| found.binary_search(number).map_or(0, |at| at as u32)).collect();
    Ok(Some(Labels { of, names: found.iter().map(ToString::to_string).collect() }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_looked_for_under_the_names_of_the_common_collections() {
        for (pictures, labels) in [
            ("x", "y"),
            ("X", "y"),
            ("x_train", "y_train"),
            ("train_x", "train_y"),
            ("X_test", "Y_test"),
            ("train_images", "train_labels"),
            ("images", "labels"),
            ("kmnist-train-imgs", "kmnist-train-labels"),
            ("arr_0", "arr_1"),
            ("set", "set_labels"),
        ] {
            assert!(names_for(pictures).contains(&labels.to_owned()), "{pictures}: {:?}", names_for(pictures));
        }
        assert!(!names_for("boxes").contains(&"boyes".to_owned()));
    }

    #[test]
    fn labels_are_whole_numbers_one_for_each_picture() {
        let header = |dims: &[usize], number| Header { number, fortran: false, dims: dims.to_vec() };
        let whole = Number::Whole { size: 2, signed: true, big_endian: true };
        let bytes = [0, 7, 0xff, 0xff, 0, 7];
        let read = |dims: &[usize], number, n| of_array(&header(dims, number), &mut &bytes[..], n).unwrap();
        let labels = read(&[3], whole, 3).unwrap();
        assert_eq!((labels.of, labels.names), (vec![1, 0, 1], vec!["-1".to_owned(), "7".to_owned()]));
        assert!(read(&[3, 1], whole, 3).is_some());
        assert_eq!(read(&[3], whole, 2), None);
        assert_eq!(read(&[3, 2], Number::Byte, 3), None);
        assert_eq!(read(&[1], Number::Single { big_endian: false }, 1), None);
    }
}
