//! TIFF: what it may be in the many kinds that there are.
//!
//! The general decoder takes fewer kinds than the library under it, and takes some for what they are not: whole numbers
//! of 32 bits for floats, colours that are multiplied by alpha already for others. What can't be read is refused by what
//! its header says, before it is decoded.

use std::io::Cursor;

use image::metadata::Orientation;
use tiff::TiffError;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::raster::{Alpha, Raster, Samples};
use super::{LoadProblem, MAX_PIXELS};
use crate::text::errors_images;

/// What the header says.
#[derive(Debug, PartialEq)]
pub(super) struct TiffHeader {
    pub(super) w: u32,
    pub(super) h: u32,
    pub(super) orientation: Orientation,
    /// Bytes of the decoded picture.
    pub(super) bytes: u64,
    kind: Kind,
}

impl TiffHeader {
    /// Whether it has no colour.
    pub(super) fn is_grey(&self) -> bool {
        matches!(self.kind.colour, Colour::Grey)
    }
}

/// What its samples mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind {
    colour: Colour,
    /// Samples of one pixel, with alpha and what is not looked at.
    n: usize,
    bits: u16,
    /// Floats, and not whole numbers.
    float: bool,
    alpha: Alpha,
    /// Whether the bits of each byte are stored backwards.
    backwards: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colour {
    Grey,
    Rgb,
    Cmyk,
}

type Opened<'a> = Decoder<Cursor<&'a [u8]>>;

/// A kind that can't be read.
fn other_kind() -> LoadProblem {
    LoadProblem::Format(errors_images::TIFF_KIND.into())
}

fn problem(error: TiffError) -> LoadProblem {
    match error {
        TiffError::IoError(error) => error.into(),
        TiffError::UnsupportedError(_) => other_kind(),
        _ => LoadProblem::Format(errors_images::TIFF_DAMAGED.into()),
    }
}

/// Opens one as far as its size.
pub(super) fn header(bytes: &[u8], max_bytes: u64) -> Result<TiffHeader, LoadProblem> {
    open(bytes, max_bytes).map(|(_, header)| header)
}

fn open(bytes: &[u8], max_bytes: u64) -> Result<(Opened<'_>, TiffHeader), LoadProblem> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = usize::try_from(max_bytes).unwrap_or(usize::MAX);
    limits.intermediate_buffer_size = limits.decoding_buffer_size;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(problem)?.with_limits(limits);
    let (w, h) = decoder.dimensions().map_err(problem)?;
    if w == 0 || h == 0 || u64::from(w) * u64::from(h) > MAX_PIXELS {
        return Err(LoadProblem::LargePicture { w: w as usize, h: h as usize });
    }
    let kind = kind(&mut decoder)?;
    let turned = number(&mut decoder, Tag::Orientation)?.and_then(|value| Orientation::from_exif(value.min(255) as u8));
    let samples = u64::from(w) * u64::from(h) * kind.n as u64;
    let bytes = samples.saturating_mul(u64::from(kind.bits)).div_ceil(8);
    let orientation = turned.unwrap_or(Orientation::NoTransforms);
    Ok((decoder, TiffHeader { w, h, orientation, bytes, kind }))
}

/// A number of the header; the first where there is one for each sample, which must all be the same.
fn number(decoder: &mut Opened<'_>, tag: Tag) -> Result<Option<u16>, LoadProblem> {
    let numbers = decoder.find_tag_unsigned_vec::<u16>(tag).map_err(problem)?.unwrap_or_default();
    match numbers.first() {
        Some(first) if tag != Tag::ExtraSamples && numbers.iter().any(|other| other != first) => Err(other_kind()),
        first => Ok(first.copied()),
    }
}

fn kind(decoder: &mut Opened<'_>) -> Result<Kind, LoadProblem> {
    let n = usize::from(number(decoder, Tag::SamplesPerPixel)?.unwrap_or(1));
    let bits = number(decoder, Tag::BitsPerSample)?.unwrap_or(1);
    let float = match number(decoder, Tag::SampleFormat)?.unwrap_or(1) {
        1 | 4 => false,
        3 => true,
        _ => return Err(other_kind()),
    };
    let (colour, used) = match number(decoder, Tag::PhotometricInterpretation)? {
        Some(0 | 1) => (Colour::Grey, 1),
        Some(2) => (Colour::Rgb, 3),
        Some(5) => (Colour::Cmyk, 4),
        _ => return Err(other_kind()),
    };
    let extra = number(decoder, Tag::ExtraSamples)?;
    let alpha = match (n.checked_sub(used), extra) {
        (Some(0), _) => Alpha::None,
        (Some(1), Some(1)) if colour != Colour::Cmyk => Alpha::Premultiplied,
        (Some(1), Some(2)) if colour != Colour::Cmyk => Alpha::Straight,
        // A fourth sample that nobody has explained is alpha to most programs.
        (Some(1), None) if colour == Colour::Rgb => Alpha::Straight,
        // It is none where it is said to be something else.
        (Some(1), Some(0)) if colour != Colour::Cmyk => Alpha::Ignored,
        _ => return Err(other_kind()),
    };
    let known = match (float, bits) {
        (true, 32 | 64) => colour != Colour::Cmyk,
        (false, 8 | 16) => true,
        (false, 32) => colour != Colour::Cmyk,
        (false, 1 | 2 | 4) => colour == Colour::Grey && n == 1,
        _ => false,
    };
    let planes = n > 1 && number(decoder, Tag::PlanarConfiguration)? == Some(2);
    let tiled = decoder.find_tag(Tag::TileWidth).map_err(problem)?.is_some();
    let compression = number(decoder, Tag::Compression)?.unwrap_or(1);
    // The library takes planes of tiles that stick out for damaged, and colours of JPEG as it likes.
    if !known || (planes && (tiled || colour == Colour::Cmyk)) || (compression == 7 && colour != Colour::Grey) {
        return Err(other_kind());
    }
    let backwards = number(decoder, Tag::FillOrder)? == Some(2);
    // What is packed would have to be turned before it is unpacked.
    if backwards && compression != 1 {
        return Err(other_kind());
    }
    Ok(Kind { colour, n, bits, float, alpha, backwards })
}

/// The picture in the bytes of a file.
pub(super) fn decode(bytes: &[u8], max_bytes: u64) -> Result<Raster, LoadProblem> {
    let (mut decoder, header) = open(bytes, max_bytes)?;
    let TiffHeader { w, h, kind, orientation, .. } = header;
    let mut read = DecodingResult::U8(Vec::new());
    let layout = decoder.read_image_to_buffer(&mut read).map_err(problem)?;
    let planes = layout.planes;
    let (w, h) = (w as usize, h as usize);
    let samples = match read {
        DecodingResult::U8(bytes) if kind.bits < 8 => Samples::Bytes(unpacked(&bytes, w, kind.bits, kind.backwards)),
        DecodingResult::U8(mut bytes) => {
            if kind.backwards {
                bytes.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
            }
            Samples::Bytes(bytes)
        }
        DecodingResult::U16(mut words) => {
            if kind.backwards {
                words.iter_mut().for_each(|word| *word = word.reverse_bits().swap_bytes());
            }
            Samples::Words(words)
        }
        _ if kind.backwards => return Err(other_kind()),
        DecodingResult::U32(numbers) => Samples::Floats(
            numbers.into_iter().map(|number| (f64::from(number) / f64::from(u32::MAX)) as f32).collect(),
        ),
        DecodingResult::F32(numbers) => Samples::Floats(within_one(numbers)?),
        DecodingResult::F64(numbers) => Samples::Floats(within_one(numbers.into_iter().map(|n| n as f32).collect())?),
        _ => return Err(other_kind()),
    };
    let samples = if planes > 1 { samples.interleaved(kind.n, w * h) } else { samples };
    if samples.len() != w * h * kind.n {
        return Err(LoadProblem::Format(errors_images::TIFF_DAMAGED.into()));
    }
    let raster = Raster { w, h, n: kind.n, samples, alpha: kind.alpha, orientation };
    Ok(if kind.colour == Colour::Cmyk { raster.of_inks() } else { raster })
}

/// Samples of fewer than eight bits, as bytes. Each row begins with a byte of its own.
fn unpacked(bytes: &[u8], w: usize, bits: u16, backwards: bool) -> Vec<u8> {
    let bits = usize::from(bits);
    let most = (1_u32 << bits) - 1;
    let row_bytes = (w * bits).div_ceil(8).max(1);
    let mut samples = Vec::with_capacity(bytes.len() * 8 / bits);
    for row in bytes.chunks_exact(row_bytes) {
        for x in 0..w {
            let byte = if backwards { row[x * bits / 8].reverse_bits() } else { row[x * bits / 8] };
            let sample = u32::from(byte) >> (8 - bits - x * bits % 8) & most;
            samples.push((sample * 255 / most) as u8);
        }
    }
    samples
}

/// Floats are from 0 (black) to 1 (white). Others have a meaning that only who wrote them knows; what is no number is
/// not seen.
fn within_one(numbers: Vec<f32>) -> Result<Vec<f32>, LoadProblem> {
    match numbers.iter().all(|number| !number.is_finite() || (-1e-4..=1.0 + 1e-4).contains(number)) {
        true => Ok(numbers),
        false => Err(LoadProblem::Format(errors_images::TIFF_RANGE.into())),
    }
}
