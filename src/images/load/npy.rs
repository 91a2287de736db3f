//! NumPy's `.npy` format, read with suspicion.
//!
//! A reader of our own: the header is a Python literal, and the general parsers for those recurse, so that a header of
//! opening brackets ends in a stack overflow. The three keys that matter need no recursion.

use std::io::{BufReader, Read};
use std::path::Path;

use super::super::from_u8;
use super::array::Array;
use super::regular::open_file;
use super::{LoadProblem, MAX_VALUES};
use crate::text::{Message, errors_images, say};

/// The longest header that is read, in bytes. NumPy writes 118 for what we need.
const MAX_HEADER: usize = 1 << 16;
/// Values are converted in pieces of this many bytes, a multiple of every size of a number.
const PIECE: usize = 1 << 16;

/// What the header says.
#[derive(Debug, PartialEq)]
pub(super) struct Header {
    pub(super) number: Number,
    pub(super) fortran: bool,
    pub(super) dims: Vec<usize>,
}

impl Header {
    /// Bytes without a header of this format.
    pub(super) fn of_bytes(dims: Vec<usize>) -> Self {
        Self { number: Number::Byte, fortran: false, dims }
    }
}

/// The kinds of numbers that are understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Byte,
    Single {
        big_endian: bool,
    },
    Double {
        big_endian: bool,
    },
    /// Whole numbers: labels, and never pictures.
    Whole {
        size: usize,
        signed: bool,
        big_endian: bool,
    },
}

/// Reads a whole `.npy` file.
pub(super) fn read_file(path: &Path) -> Result<Array, LoadProblem> {
    let mut reader = BufReader::new(open_file(path)?);
    let header = read_header(&mut reader)?;
    read_values(&mut reader, header)
}

/// Reads the header, and leaves the reader at the first value.
pub(super) fn read_header(reader: &mut (impl Read + ?Sized)) -> Result<Header, LoadProblem> {
    let mut start = [0; 8];
    reader.read_exact(&mut start)?;
    if &start[..6] != b"\x93NUMPY" {
        return Err(LoadProblem::Format(errors_images::NPY_FOREIGN.into()));
    }
    let length = match start[6] {
        1 => {
            let mut length = [0; 2];
            reader.read_exact(&mut length)?;
            usize::from(u16::from_le_bytes(length))
        }
        2 | 3 => {
            let mut length = [0; 4];
            reader.read_exact(&mut length)?;
            u32::from_le_bytes(length) as usize
        }
        version => {
            return Err(LoadProblem::Format(Message::new(move || say!(errors_images::NpyVersion { version }))));
        }
    };
    if length > MAX_HEADER {
        let problem = move || say!(errors_images::NpyHeaderLong { length, max: MAX_HEADER });
        return Err(LoadProblem::Format(Message::new(problem)));
    }
    let mut text = vec![0; length];
    reader.read_exact(&mut text)?;
    let text = std::str::from_utf8(&text).map_err(|_| LoadProblem::Format(errors_images::NPY_HEADER_BYTES.into()))?;
    let header = HeaderText { rest: text }.header();
    header.ok_or_else(|| {
        let header = shortened(text);
        LoadProblem::Format(Message::new(move || say!(errors_images::NpyHeader { header: &header })))
    })?
}

/// Reads the values that a header announces.
pub(super) fn read_values(reader: &mut (impl Read + ?Sized), header: Header) -> Result<Array, LoadProblem> {
    let Header { number, fortran, dims } = header;
    number.expect_pictures()?;
    let count = dims.iter().try_fold(1_usize, |count, dim| count.checked_mul(*dim)).unwrap_or(usize::MAX);
    if count > MAX_VALUES {
        return Err(LoadProblem::TooLarge { values: count });
    }
    let mut values = Vec::new();
    let mut piece = vec![0; PIECE];
    while values.len() < count {
        let bytes = ((count - values.len()) * number.size()).min(PIECE);
        // Memory grows only after the bytes were there, whatever the header claims.
        reader.read_exact(&mut piece[..bytes])?;
        number.append(&piece[..bytes], &mut values);
    }
    Ok(Array { dims, fortran, values })
}

/// Checks that nothing follows. Reading up to the end is also what makes unpackers compare their check sums.
pub(super) fn expect_end(reader: &mut (impl Read + ?Sized)) -> Result<(), LoadProblem> {
    match reader.read(&mut [0])? {
        0 => Ok(()),
        _ => Err(LoadProblem::Format(errors_images::MORE_THAN_HEADER.into())),
    }
}

impl Number {
    /// The number that NumPy's type string stands for.
    fn from_descr(descr: &str) -> Option<Self> {
        let (order, kind) = descr.split_at_checked(1)?;
        let big_endian = match order {
            "<" | "=" | "|" => false,
            ">" => true,
            _ => return None,
        };
        match kind {
            "u1" => Some(Self::Byte),
            "f4" => Some(Self::Single { big_endian }),
            "f8" => Some(Self::Double { big_endian }),
            _ => {
                let (letter, size) = kind.split_at_checked(1)?;
                let size = size.parse().ok().filter(|size| matches!(size, 1 | 2 | 4 | 8))?;
                matches!(letter, "i" | "u").then_some(Self::Whole { size, signed: letter == "i", big_endian })
            }
        }
    }

    /// Bytes of one number.
    pub(super) fn size(self) -> usize {
        match self {
            Self::Byte => 1,
            Self::Single { .. } => 4,
            Self::Double { .. } => 8,
            Self::Whole { size, .. } => size,
        }
    }

    /// Converts whole numbers.
    pub(super) fn append(self, bytes: &[u8], values: &mut Vec<f32>) {
        let (singles, _) = bytes.as_chunks::<4>();
        let (doubles, _) = bytes.as_chunks::<8>();
        match self {
            Self::Byte => values.extend(bytes.iter().map(|byte| from_u8(*byte))),
            Self::Single { big_endian: false } => values.extend(singles.iter().map(|b| f32::from_le_bytes(*b))),
            Self::Single { big_endian: true } => values.extend(singles.iter().map(|b| f32::from_be_bytes(*b))),
            Self::Double { big_endian: false } => values.extend(doubles.iter().map(|b| f64::from_le_bytes(*b) as f32)),
            Self::Double { big_endian: true } => values.extend(doubles.iter().map(|b| f64::from_be_bytes(*b) as f32)),
            Self::Whole { .. } => values.extend(bytes.chunks_exact(self.size()).map(|b| self.whole(b) as f32)),
        }
    }

    /// One whole number; those beyond the largest of 63 bits wrap around.
    pub(super) fn whole(self, bytes: &[u8]) -> i64 {
        let (signed, big_endian) = match self {
            Self::Whole { signed, big_endian, .. } => (signed, big_endian),
            _ => (false, false),
        };
        let first = if big_endian { bytes.first() } else { bytes.last() };
        let fill = if signed && first.is_some_and(|byte| *byte >= 0x80) { 0xff } else { 0 };
        let mut number = [fill; 8];
        for (to, byte) in number.iter_mut().zip(bytes.iter().rev().take(8)) {
            *to = *byte;
        }
        if !big_endian {
            number[..bytes.len().min(8)].copy_from_slice(&bytes[..bytes.len().min(8)]);
        }
        i64::from_le_bytes(number)
    }

    /// Refuses what are no pictures.
    pub(super) fn expect_pictures(self) -> Result<(), LoadProblem> {
        match self {
            Self::Whole { size, signed, .. } => {
                let kind = if signed { "int" } else { "uint" };
                Err(unknown_numbers(format!("{kind}{}", 8 * size)))
            }
            _ => Ok(()),
        }
    }
}

/// The rest of a header that is being read. Every reading returns `None` where the text is not as expected.
struct HeaderText<'a> {
    rest: &'a str,
}

impl<'a> HeaderText<'a> {
    /// `{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3)}`, keys in any order. The inner error is a
    /// header that is well formed but not for us.
    fn header(&mut self) -> Option<Result<Header, LoadProblem>> {
        let (mut descr, mut fortran, mut dims) = (None, None, None);
        self.take("{")?;
        while self.take("}").is_none() {
            let key = self.quoted()?;
            self.take(":")?;
            match key {
                "descr" => match self.quoted() {
                    Some(text) => descr = Some(text),
                    // Records have a list here.
                    None => return Some(Err(unknown_numbers(shortened(self.rest)))),
                },
                "fortran_order" => fortran = Some(self.boolean()?),
                "shape" => dims = Some(self.tuple()?),
                _ => return None,
            }
            if self.take(",").is_none() {
                self.take("}")?;
                break;
            }
        }
        if !self.rest.trim().is_empty() {
            return None;
        }
        let (descr, fortran, dims) = (descr?, fortran?, dims?);
        Some(match Number::from_descr(descr) {
            Some(number) => Ok(Header { number, fortran, dims }),
            None => Err(unknown_numbers(shortened(descr))),
        })
    }

    fn take(&mut self, word: &str) -> Option<()> {
        self.rest = self.rest.trim_start().strip_prefix(word)?;
        Some(())
    }

    fn quoted(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (inner, rest) = text[1..].split_once(quote)?;
        self.rest = rest;
        Some(inner)
    }

    fn boolean(&mut self) -> Option<bool> {
        if self.take("True").is_some() {
            return Some(true);
        }
        self.take("False").map(|()| false)
    }

    /// Whole numbers in brackets; Python 2 wrote some of them with an L behind.
    fn tuple(&mut self) -> Option<Vec<usize>> {
        self.take("(")?;
        let (inner, rest) = self.rest.split_once(')')?;
        self.rest = rest;
        let entries = inner.trim().trim_end_matches(',');
        if entries.is_empty() {
            return Some(Vec::new());
        }
        entries.split(',').map(|entry| entry.trim().trim_end_matches('L').parse().ok()).collect()
    }
}

fn unknown_numbers(found: String) -> LoadProblem {
    LoadProblem::Format(Message::new(move || say!(errors_images::NpyType { found: &found })))
}

/// The beginning of a text, fit for a message.
fn shortened(text: &str) -> String {
    let start: String = text.trim().chars().take(60).map(|c| if c.is_control() { '?' } else { c }).collect();
    if start.len() < text.trim().len() { start + "..." } else { start }
}
