//! Arrays, read a picture at a time: in bounded memory, however long the file is.

use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use super::super::{ImageError, Shape};
use super::array::{Array, planar_axes};
use super::binary::{self, Cifar};
use super::choices::{Choices, Colours, Range};
use super::labels::{self, Labels};
use super::npy::{Header, Number};
use super::picture::Picture;
use super::raster::luma;
use super::regular::open_file;
use super::{LoadError, LoadProblem, MAX_PIXELS, MAX_RECORDS, SourceKind, npy, npz, resample};
use crate::text::{Message, errors_images, say};

/// How far beyond [-1, 1] a value of a training picture may be: what resizing in float32 leaves behind.
const RANGE_SLACK: f32 = 1e-4;

/// What is known of an array before its values are read.
pub(super) struct Records {
    /// Number of pictures, on the word of the header.
    pub(super) n: usize,
    /// Channels, height and width of each.
    pub(super) sides: (usize, usize, usize),
    /// The name of the array, in an archive of arrays.
    pub(super) array: Option<String>,
    /// Something that was guessed.
    pub(super) notes: Vec<Message>,
    /// The range of floats that are no pictures as they are.
    pub(super) range: Range,
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
        header.number.expect_pictures()?;
        if h == 0 || w == 0 {
            Shape::new(c, h, w)?;
        }
        let area = (h as u64).saturating_mul(w as u64);
        if area > MAX_PIXELS {
            return Err(LoadProblem::LargePicture { w, h });
        }
        let length = c * h * w;
        if n > MAX_RECORDS {
            return Err(match n.checked_mul(length).filter(|values| *values <= super::MAX_VALUES) {
                Some(_) => LoadProblem::TooManyRecords { n },
                None => LoadProblem::TooLarge { values: n.saturating_mul(length) },
            });
        }
        if n == 0 {
            return Err(ImageError::Empty.into());
        }
        let channels_last = (axes == [0, 3, 1, 2] && header.dims.len() == 4) || axes == [3, 2, 0, 1];
        let mut notes = Vec::new();
        match *header.dims.as_slice() {
            [h, w, 3] => notes.push(Message::new(move || say!(errors_images::NoteOneColourPicture { h, w }))),
            [3, h, w] => notes.push(Message::new(move || say!(errors_images::NoteThreeGrey { h, w }))),
            _ => {}
        }
        Ok(Self {
            n,
            sides: (c, h, w),
            array: None,
            notes,
            range: Range::Signed,
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
        self.prefix + self.length() * self.number.size()
    }

    /// Values of one picture.
    fn length(&self) -> usize {
        let (c, h, w) = self.sides;
        c * h * w
    }

    /// Whether its numbers may be in a range of which the header says nothing.
    pub(super) fn has_floats(&self) -> bool {
        matches!(self.number, Number::Single { .. } | Number::Double { .. })
    }

    /// Takes note of the range that was chosen, or that was found by looking at all values.
    fn ranged(mut self, chosen: Range, guess: impl FnOnce(&Self) -> Result<Range, LoadProblem>) -> Self {
        if !self.has_floats() {
            return self;
        }
        self.range = match chosen {
            Range::Found => {
                // Whoever reads the pictures will say what is wrong with them.
                let found = guess(&self).unwrap_or(Range::Signed);
                if found == Range::Unit {
                    self.notes.push(errors_images::NOTE_RANGE_UNIT.into());
                }
                found
            }
            chosen => chosen,
        };
        self
    }

    /// The range of floats, by all of them: pictures of which no value is below 0 are not in [-1, 1].
    fn guess(&self, reader: &mut dyn Read) -> Result<Range, LoadProblem> {
        let (mut bytes, mut values) = (vec![0; self.stride()], Vec::new());
        let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
        for _ in 0..self.n {
            reader.read_exact(&mut bytes)?;
            values.clear();
            self.number.append(&bytes[self.prefix..], &mut values);
            for value in &values {
                (least, most) = (least.min(*value), most.max(*value));
            }
            if least < -RANGE_SLACK || most > 1.0 + RANGE_SLACK || values.iter().any(|value| !value.is_finite()) {
                return Ok(Range::Signed);
            }
        }
        // Pictures of a single shade may be anything.
        Ok(if least < most { Range::Unit } else { Range::Signed })
    }

    /// The picture of these bytes, made as it was chosen. `index` is its number in the file.
    pub(super) fn picture(&self, bytes: &[u8], index: usize, choices: &Choices) -> Result<Picture, LoadProblem> {
        let mut values = Vec::with_capacity(self.length());
        self.number.append(&bytes[self.prefix..], &mut values);
        match self.range {
            Range::Unit => values.iter_mut().for_each(|value| *value = *value * 2.0 - 1.0),
            Range::Byte => values.iter_mut().for_each(|value| *value = *value / 127.5 - 1.0),
            Range::Found | Range::Signed => {}
        }
        if let Some(at) = values.iter().position(|value| !value.is_finite() || value.abs() > 1.0 + RANGE_SLACK) {
            let (index, value) = (index * self.length() + at, values[at]);
            let value = match self.range {
                Range::Unit => (value + 1.0) / 2.0,
                Range::Byte => (value + 1.0) * 127.5,
                Range::Found | Range::Signed => value,
            };
            return Err(match value.is_finite() {
                true => LoadProblem::Range { index, value },
                false => ImageError::NotFinite { index, value }.into(),
            });
        }
        let (c, h, w) = self.sides;
        let area = h * w;
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
        let Some(side) = choices.side() else {
            if h.max(w) > Shape::MAX_SIDE {
                return Err(LoadProblem::NeedsSize { h, w });
            }
            return Ok(Picture { shape: Shape::new(c, h, w)?, values });
        };
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
    choices: &Choices,
    read: impl FnOnce(Records, &mut dyn Read) -> Result<T, LoadProblem>,
) -> Result<T, LoadError> {
    let at = |problem: LoadProblem| problem.at(path);
    match kind {
        SourceKind::Npy => {
            let open = || -> Result<_, LoadProblem> {
                let mut reader = BufReader::new(open_file(path)?);
                let header = npy::read_header(&mut reader)?;
                Ok((header, reader))
            };
            let whole = || {
                let (header, mut reader) = open()?;
                let fortran = header.fortran;
                let records = Records::new(&header)?.ranged(choices.range, |records| records.guess(&mut open()?.1));
                let labels = labels::beside(path, records.n);
                with_header(records.labelled(labels), (header, fortran), &mut reader, read)
            };
            whole().map_err(at)
        }
        SourceKind::Npz => {
            let wanted = npz::Wanted::pictures(choices.array.as_deref());
            npz::with_array(path, wanted, |name, header, reader| {
                let guess = |records: &Records| npz::with_array(path, wanted, |_, _, reader| records.guess(reader));
                let fortran = header.fortran;
                let records = Records::new(&header)?.ranged(choices.range, guess);
                let labels = labels::in_archive(path, name, records.n).or_else(|| labels::beside(path, records.n));
                let array = Some(name.to_owned());
                let records = Records { must_end: true, array, ..records.labelled(labels) };
                with_header(records, (header, fortran), reader, read)
            })
            .map_err(at)
        }
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
    records: Records,
    (header, fortran): (Header, bool),
    reader: &mut dyn Read,
    read: impl FnOnce(Records, &mut dyn Read) -> Result<T, LoadProblem>,
) -> Result<T, LoadProblem> {
    if !fortran {
        return read(records, reader);
    }
    let array: Array = npy::read_values(reader, header)?;
    let (_, values) = array.into_planar_sides()?;
    let number = Number::Single { big_endian: cfg!(target_endian = "big") };
    // Bytes are in their range already.
    let records = Records { number, channels_last: false, ..records };
    read(records, &mut Cursor::new(bytemuck::cast_slice(&values)))
}

impl Records {
    fn labelled(self, labels: Option<Labels>) -> Self {
        match labels {
            Some(Labels { of, names }) => Self { labels: Some(of), label_names: Some(names), ..self },
            None => self,
        }
    }
}
