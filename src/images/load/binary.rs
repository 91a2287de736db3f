//! The formats of the two classic sets: IDX (MNIST and its kin, plain or gzip) and the binary CIFAR files.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::super::{Shape, TrainingSet, from_u8};
use super::array::Array;
use super::{LoadProblem, MAX_VALUES, npy};

/// Bytes of a CIFAR picture: three planes of 32 x 32.
const CIFAR_BYTES: usize = 3072;

/// Whether a name is that of an IDX file: `train-images-idx3-ubyte`, `digits.idx`, with or without `.gz`.
pub(super) fn is_idx(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.ends_with("ubyte") || name.ends_with(".idx")
}

/// Reads IDX pictures of unsigned bytes, (n, h, w) or (n, c, h, w).
pub(super) fn read_idx(path: &Path) -> Result<Array, LoadProblem> {
    let mut reader = open(path)?;
    let dims = idx_dims(&mut reader)?;
    if !(3..=4).contains(&dims.len()) {
        return Err(LoadProblem::Axes { dims });
    }
    let array = npy::read_values(&mut reader, npy::Header::of_bytes(dims)).map_err(unpacked)?;
    npy::expect_end(&mut reader).map_err(unpacked)?;
    Ok(array)
}

/// The labels that lie beside IDX pictures as MNIST has them, `...-labels-idx1-ubyte` for `...-images-idx3-ubyte`;
/// `None` where there are none.
pub(super) fn idx_labels(pictures: &Path) -> Result<Option<Vec<u32>>, (PathBuf, LoadProblem)> {
    let name = pictures.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let path = pictures.with_file_name(name.replace("images", "labels").replace("idx3", "idx1"));
    if path == pictures || !path.is_file() {
        return Ok(None);
    }
    let read = || {
        let mut reader = open(&path)?;
        let dims = idx_dims(&mut reader)?;
        let [n] = *dims.as_slice() else {
            return Err(LoadProblem::Format(format!("its array has the shape {dims:?}: labels have one axis")));
        };
        let mut labels = Vec::new();
        reader.take(n.min(MAX_VALUES) as u64).read_to_end(&mut labels)?;
        Ok(labels.into_iter().map(u32::from).collect())
    };
    read().map(Some).map_err(|problem| (path.clone(), unpacked(problem)))
}

/// Reads a binary CIFAR file: for each picture a label (CIFAR-100: two, the finer one counts), then its planes.
pub(super) fn read_cifar(path: &Path) -> Result<TrainingSet, LoadProblem> {
    let bytes = std::fs::metadata(path)?.len();
    let Some(n_labels) = (1..=2).find(|n_labels| bytes > 0 && bytes % (n_labels + CIFAR_BYTES as u64) == 0) else {
        return Err(LoadProblem::Format(format!(
            "it has {bytes} bytes: CIFAR-10 has 3073 for each picture, CIFAR-100 has 3074; for other data use .npy"
        )));
    };
    let record = n_labels as usize + CIFAR_BYTES;
    let n_images = usize::try_from(bytes).unwrap_or(usize::MAX) / record;
    if n_images > MAX_VALUES / CIFAR_BYTES {
        return Err(LoadProblem::TooLarge { values: n_images.saturating_mul(CIFAR_BYTES) });
    }
    let mut reader = BufReader::new(File::open(path)?);
    let (mut values, mut labels) = (Vec::new(), Vec::new());
    let mut picture = vec![0; record];
    for _ in 0..n_images {
        reader.read_exact(&mut picture)?;
        labels.push(u32::from(picture[n_labels as usize - 1]));
        values.extend(picture[n_labels as usize..].iter().map(|byte| from_u8(*byte)));
    }
    Ok(TrainingSet::new(Shape::new(3, 32, 32)?, values)?.with_labels(labels)?)
}

/// A file, unpacked on the way where its name ends in `.gz`.
fn open(path: &Path) -> Result<Box<dyn Read>, LoadProblem> {
    let file = BufReader::new(File::open(path)?);
    let packed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    Ok(if packed { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { Box::new(file) })
}

/// Magic number and lengths of the axes.
fn idx_dims(reader: &mut impl Read) -> Result<Vec<usize>, LoadProblem> {
    let mut magic = [0; 4];
    reader.read_exact(&mut magic).map_err(|error| unpacked(error.into()))?;
    let [0, 0, kind, n_axes] = magic else {
        return Err(LoadProblem::Format("it is no IDX file: it does not start with two zero bytes".into()));
    };
    if kind != 8 {
        return Err(LoadProblem::Format(format!(
            "its numbers are of the IDX kind {kind}: unsigned bytes (8) can be read"
        )));
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
fn unpacked(problem: LoadProblem) -> LoadProblem {
    match problem {
        LoadProblem::Io(error)
            if matches!(error.kind(), std::io::ErrorKind::InvalidInput | std::io::ErrorKind::InvalidData) =>
        {
            LoadProblem::Format(format!("it can't be unpacked: {error}"))
        }
        other => other,
    }
}
