//! Arrays, read a picture at a time: in bounded memory, however long the file is.

use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::super::{ImageError, Shape};
use super::array::{Array, planar_axes};
use super::binary::{self, Cifar};
use super::choices::{Choices, Colours};
use super::npy::{Header, Number};
use super::npz::PICTURE_KEYS;
use super::picture::{Picture, luma};
use super::regular::open_file;
use super::{LoadError, LoadProblem, MAX_RECORDS, SourceKind, npy, npz, resample};

/// How far beyond [-1, 1] a value of a training picture may be: what resizing in float32 leaves behind.
const RANGE_SLACK: f32 = 1e-4;

/// What is known of an array before its values are read.
pub(super) struct Records {
    /// Number of pictures, on the word of the header.
    pub(super) n: usize,
    /// The shape of each.
    pub(super) shape: Shape,
    /// The label of each picture.
    pub(super) labels: Option<Vec<u32>>,
    /// Names of the labels 0, 1, 2, ...
    pub(super) label_names: Option<Vec<String>>,
    number: Number,
    channels_last: bool,
    /// Bytes before each picture.
    prefix: usize,
    /// Whether nothing may follow the last one.
    pub(super) must_end: bool,
}

impl Records {
    fn new(header: &Header) -> Result<Self, LoadProblem> {
        let (dims, axes) = planar_axes(&header.dims)?;
        let [n, c, h, w] = dims;
        let shape = Shape::new(c, h, w)?;
        if n > MAX_RECORDS {
            return Err(match n.checked_mul(shape.len()).filter(|values| *values <= super::MAX_VALUES) {
                Some(_) => LoadProblem::TooManyRecords { n },
                None => LoadProblem::TooLarge { values: n.saturating_mul(shape.len()) },
            });
        }
        if n == 0 {
            return Err(ImageError::Empty.into());
        }
        let channels_last = axes == [0, 3, 1, 2] && header.dims.len() == 4;
        Ok(Self {
            n,
            shape,
            labels: None,
            label_names: None,
            number: header.number,
            channels_last,
            prefix: 0,
            must_end: false,
        })
    }

    /// Bytes of one picture with what stands before it.
    pub(super) fn stride(&self) -> usize {
        self.prefix + self.shape.len() * self.number.size()
    }

    /// The picture of these bytes, made as it was chosen. `index` is its number in the file.
    pub(super) fn picture(&self, bytes: &[u8], index: usize, choices: &Choices) -> Result<Picture, LoadProblem> {
        let mut values = Vec::with_capacity(self.shape.len());
        self.number.append(&bytes[self.prefix..], &mut values);
        if let Some(at) = values.iter().position(|value| !value.is_finite() || value.abs() > 1.0 + RANGE_SLACK) {
            let (index, value) = (index * self.shape.len() + at, values[at]);
            return Err(match value.is_finite() {
                true => LoadProblem::Range { index, value },
                false => ImageError::NotFinite { index, value }.into(),
            });
        }
        let (c, area) = (self.shape.c(), self.shape.area());
        if self.channels_last && c > 1 {
            values = (0..c * area).map(|at| values[at % area * c + at / area]).collect();
        }
        let c = match (c, choices.colours) {
            (3, Colours::Grey) => {
                values = (0..area).map(|at| luma([values[at], values[area + at], values[2 * area + at]])).collect();
                1
            }
            (1, Colours::Rgb) => {
                values = values.repeat(3);
                3
            }
            (c, _) => c,
        };
        let (h, w) = (self.shape.h(), self.shape.w());
        let Some(side) = choices.side() else { return Ok(Picture { shape: Shape::new(c, h, w)?, values }) };
        let row = |y: usize, line: &mut [f32]| {
            for (x, pixel) in line.chunks_exact_mut(c).enumerate() {
                pixel.iter_mut().enumerate().for_each(|(k, value)| *value = values[k * area + y * w + x]);
            }
        };
        let values = resample::square((c, h, w), side, choices.fit, row);
        Ok(Picture { shape: Shape::new(c, side, side)?, values })
    }
}

/// Opens an array; `read` is given what is known of it and a reader of the pictures.
pub(super) fn with_records<T>(
    path: &Path,
    kind: SourceKind,
    batches: Vec<PathBuf>,
    read: impl FnOnce(Records, &mut dyn Read) -> Result<T, LoadProblem>,
) -> Result<T, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    match kind {
        SourceKind::Npy => {
            let open = || {
                let mut reader = BufReader::new(open_file(path)?);
                let header = npy::read_header(&mut reader)?;
                with_header(header, &mut reader, read)
            };
            open().map_err(at)
        }
        SourceKind::Npz => npz::with_array(path, &PICTURE_KEYS, |header, reader| {
            with_header(header, reader, |records, reader| read(Records { must_end: true, ..records }, reader))
        })
        .map_err(at),
        SourceKind::Idx => {
            let (header, mut reader) = binary::open_idx(path).map_err(at)?;
            let records = Records::new(&header).map_err(at)?;
            let labels = binary::idx_labels(path).map_err(|(path, problem)| problem.at(&path))?;
            if let Some(found) = labels.as_ref().map(Vec::len).filter(|found| *found != records.n) {
                return Err(at(ImageError::Labels { found, needed: records.n }.into()));
            }
            read(Records { labels, must_end: true, ..records }, &mut reader).map_err(binary::unpacked).map_err(at)
        }
        _ => {
            let cifar = Cifar::of(batches).map_err(|(path, problem)| problem.at(&path))?;
            let records = Records::new(&cifar.header()).map_err(at)?;
            let (prefix, label_names) = (cifar.prefix(), cifar.label_names());
            let mut reader = cifar.reader();
            let records = Records { labels: Some(cifar.labels), label_names, prefix, ..records };
            read(records, &mut reader).map_err(at)
        }
    }
}

/// In Fortran order the values of one picture lie all over the file: it is read whole.
fn with_header<T>(
    header: Header,
    reader: &mut dyn Read,
    read: impl FnOnce(Records, &mut dyn Read) -> Result<T, LoadProblem>,
) -> Result<T, LoadProblem> {
    let records = Records::new(&header)?;
    if !header.fortran {
        return read(records, reader);
    }
    let array: Array = npy::read_values(reader, header)?;
    let (shape, values) = array.into_planar()?;
    let number = Number::Single { big_endian: cfg!(target_endian = "big") };
    let records = Records { shape, number, channels_last: false, ..records };
    read(records, &mut Cursor::new(bytemuck::cast_slice(&values)))
}
