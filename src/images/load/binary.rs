//! The formats of the two classic sets: IDX (MNIST and its kin, plain or gzip) and the binary CIFAR files.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::array::Array;
use super::regular::open_file;
use super::{LoadProblem, MAX_RECORDS, npy};
use crate::text::{Message, errors_images, say};

/// The files with the names of labels: of CIFAR-10, and the finer ones of CIFAR-100.
pub(super) const NAMES: [&str; 2] = ["batches.meta.txt", "fine_label_names.txt"];
/// Bytes of a CIFAR picture: three planes of 32 x 32.
const CIFAR_BYTES: usize = 3072;

/// Whether a name is that of an IDX file: `train-images-idx3-ubyte`, `digits.idx`, with or without `.gz`.
pub(super) fn is_idx(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let name = name.rsplit_once(" (").filter(|(_, count)| count.ends_with(')')).map_or(name, |(name, _)| name);
    name.ends_with("ubyte") || name.ends_with(".idx")
}

/// Whether a name is that of IDX pictures, and not of their labels.
pub(super) fn is_idx_pictures(path: &Path) -> bool {
    is_idx(path) && !path.file_name().unwrap_or_default().to_string_lossy().contains("labels")
}

/// Reads IDX pictures of unsigned bytes, (n, h, w) or (n, c, h, w).
pub(super) fn read_idx(path: &Path) -> Result<Array, LoadProblem> {
    let (header, mut reader) = open_idx(path)?;
    let array = npy::read_values(&mut reader, header).map_err(unpacked)?;
    npy::expect_end(&mut reader).map_err(unpacked)?;
    Ok(array)
}

/// Opens IDX pictures as far as their header.
pub(super) fn open_idx(path: &Path) -> Result<(npy::Header, Box<dyn Read>), LoadProblem> {
    let mut reader = open(path)?;
    let dims = idx_dims(&mut reader)?;
    let dims = match *dims.as_slice() {
        // Whatever its sides: IDX says what is what.
        [n, h, w] => vec![n, 1, h, w],
        [_, _, _, _] => dims,
        _ => return Err(LoadProblem::Axes { dims }),
    };
    Ok((npy::Header::of_bytes(dims), reader))
}

/// The labels that lie beside IDX pictures as MNIST has them, `...-labels-idx1-ubyte` for `...-images-idx3-ubyte`;
/// `None` where there are none.
pub(super) fn idx_labels(pictures: &Path) -> Result<Option<Vec<u32>>, (PathBuf, LoadProblem)> {
    let name = pictures.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let of_labels = name.replace("images", "labels").replace("idx3", "idx1");
    if of_labels == name {
        return Ok(None);
    }
    // Browsers unpack some files and keep their names, or count them.
    let plain = of_labels.trim_end_matches(".gz");
    let bare = plain.rsplit_once(" (").map_or(plain, |(bare, _)| bare);
    let names = [of_labels.clone(), format!("{plain}.gz"), plain.to_owned(), format!("{bare}.gz"), bare.to_owned()];
    let Some(path) = names.iter().map(|name| pictures.with_file_name(name)).find(|path| path.is_file()) else {
        return Ok(None);
    };
    let read = || {
        let mut reader = open(&path)?;
        let dims = idx_dims(&mut reader)?;
        let [n] = *dims.as_slice() else {
            let dims = format!("{dims:?}");
            return Err(LoadProblem::Format(Message::new(move || say!(errors_images::IdxLabelsAxes { dims: &dims }))));
        };
        let mut labels = Vec::new();
        reader.take(n.min(MAX_RECORDS) as u64).read_to_end(&mut labels)?;
        Ok(labels.into_iter().map(u32::from).collect())
    };
    read().map(Some).map_err(|problem| (path.clone(), unpacked(problem)))
}

/// Binary CIFAR files, read one after the other.
pub(super) struct Cifar {
    files: Vec<PathBuf>,
    /// Labels before each picture: 1, or 2 of which the second, finer one counts.
    n_labels: usize,
    /// The label of each picture.
    pub(super) labels: Vec<u32>,
}

impl Cifar {
    /// Looks through the files, which takes as long as reading them: nothing but their size tells how many pictures
    /// they hold, and the labels lie between the pictures.
    pub(super) fn of(files: Vec<PathBuf>) -> Result<Self, (PathBuf, LoadProblem)> {
        let mut all: Option<Self> = None;
        for path in files {
            let n_labels = n_labels(&path).map_err(|problem| (path.clone(), problem))?;
            let all = all.get_or_insert_with(|| Self { files: Vec::new(), n_labels, labels: Vec::new() });
            if all.n_labels != n_labels {
                let problem = LoadProblem::Format(errors_images::CIFAR_KINDS.into());
                return Err((path, problem));
            }
            all.look_through(&path).map_err(|problem| (path.clone(), problem))?;
            all.files.push(path);
        }
        all.ok_or_else(|| (PathBuf::new(), LoadProblem::NoPictures))
    }

    fn look_through(&mut self, path: &Path) -> Result<(), LoadProblem> {
        let mut reader = BufReader::with_capacity(1 << 16, open_file(path)?);
        let mut labels = [0; 2];
        let labels = &mut labels[..self.n_labels];
        loop {
            match reader.read_exact(labels) {
                Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(()),
                read => read?,
            }
            if self.labels.len() >= MAX_RECORDS {
                return Err(LoadProblem::TooManyRecords { n: self.labels.len() + 1 });
            }
            reader.seek_relative(CIFAR_BYTES as i64)?;
            self.labels.push(u32::from(labels[self.n_labels - 1]));
        }
    }

    /// The header that the files do not have.
    pub(super) fn header(&self) -> npy::Header {
        npy::Header::of_bytes(vec![self.labels.len(), 3, 32, 32])
    }

    /// Bytes before each picture.
    pub(super) fn prefix(&self) -> usize {
        self.n_labels
    }

    /// The bytes of all files.
    pub(super) fn reader(&self) -> impl Read + use<> {
        Chained { files: self.files.clone().into_iter(), open: None }
    }

    /// The names of the labels, from the file that comes with the pictures.
    pub(super) fn label_names(&self) -> Option<Vec<String>> {
        const MAX_NAMES_BYTES: u64 = 1 << 16;
        let path = self.files.first()?.with_file_name(NAMES[self.n_labels - 1]);
        let mut text = String::new();
        open_file(&path).ok()?.take(MAX_NAMES_BYTES).read_to_string(&mut text).ok()?;
        let names: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let largest = self.labels.iter().copied().max()? as usize;
        (largest < names.len()).then_some(names)
    }
}

/// How many labels stand before each picture, told by the size of the file.
fn n_labels(path: &Path) -> Result<usize, LoadProblem> {
    let bytes = std::fs::metadata(path)?.len();
    let fits = |n_labels: &u64| bytes > 0 && bytes.is_multiple_of(n_labels + CIFAR_BYTES as u64);
    (1..=2).find(fits).map(|n_labels| n_labels as usize).ok_or_else(|| {
        LoadProblem::Format(Message::new(move || say!(errors_images::CifarBytes { bytes: bytes.to_string() })))
    })
}

/// Files as one.
struct Chained {
    files: std::vec::IntoIter<PathBuf>,
    open: Option<BufReader<File>>,
}

impl Read for Chained {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        loop {
            if let Some(file) = &mut self.open {
                let read = file.read(into)?;
                if read > 0 || into.is_empty() {
                    return Ok(read);
                }
            }
            match self.files.next() {
                Some(path) => self.open = Some(BufReader::new(open_file(&path)?)),
                None => return Ok(0),
            }
        }
    }
}

/// A file, unpacked on the way if it is packed, whatever its name says.
fn open(path: &Path) -> Result<Box<dyn Read>, LoadProblem> {
    let mut file = BufReader::new(open_file(path)?);
    let packed = file.fill_buf()?.starts_with(b"\x1f\x8b");
    Ok(if packed { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { Box::new(file) })
}

/// Magic number and lengths of the axes.
fn idx_dims(reader: &mut impl Read) -> Result<Vec<usize>, LoadProblem> {
    let mut magic = [0; 4];
    reader.read_exact(&mut magic).map_err(|error| unpacked(error.into()))?;
    let [0, 0, kind, n_axes] = magic else {
        return Err(LoadProblem::Format(errors_images::IDX_FOREIGN.into()));
    };
    if kind != 8 {
        return Err(LoadProblem::Format(Message::new(move || say!(errors_images::IdxType { kind }))));
    }
    (0..n_axes)
        .map(|_| {
            let mut length = [0; 4];
            reader.read_exact(&mut length).map_err(|error| unpacked(error.into()))?;
            Ok(u32::from_be_bytes(length) as usize)
        })
        .collect()
}

/// What the unpacker says about damaged data.
pub(super) fn unpacked(problem: LoadProblem) -> LoadProblem {
    match problem {
        LoadProblem::Io(error)
            if matches!(error.kind(), std::io::ErrorKind::InvalidInput | std::io::ErrorKind::InvalidData) =>
        {
            LoadProblem::Format(Message::new(move || say!(errors_images::Unpack { reason: error.to_string() })))
        }
        other => other,
    }
}
