//! Pictures in the usual formats.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::super::png::has_sound_palette;
use super::super::{Shape, from_u8};
use super::choices::{Choices, Colours};
use super::regular::open_file;
use super::{LoadProblem, MAX_FILE_BYTES, MAX_PIXELS, resample};
use crate::text::{Message, errors_images, say};

/// Name endings of the formats that are decoded.
const EXTENSIONS: [&str; 8] = ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff"];
/// The most memory that one decoder may ask for, in bytes.
const MAX_DECODER_BYTES: u64 = 256 << 20;
/// Pictures of more pixels than this, and files of more bytes, are decoded one at a time: four threads with a
/// photograph each are no trouble, with the largest pictures that are allowed they would be.
const MANY: u64 = 4 << 20;

/// Whether a name ends like that of a picture.
pub(super) fn is_picture(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// The values of one picture, planar.
pub(super) struct Picture {
    pub(super) shape: Shape,
    pub(super) values: Vec<f32>,
}

/// The size of a picture, known from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Height and width as it is looked at.
    pub(super) h: usize,
    pub(super) w: usize,
    /// Whether the format has no colour (a grey picture stored as colour counts as colour).
    pub(super) grey: bool,
}

/// Decodes pictures, the large ones one after the other.
#[derive(Default)]
pub(super) struct Decoder {
    large: Mutex<()>,
}

impl Decoder {
    /// The picture in a file.
    pub(super) fn file(&self, path: &Path, choices: &Choices) -> Result<Picture, LoadProblem> {
        let bytes = std::fs::metadata(path)?.len();
        if bytes > MANY {
            let _alone = self.alone();
            let bytes = read_file(path)?;
            return guarded(|| open(&bytes)?.decode(choices));
        }
        self.bytes(&read_file(path)?, choices)
    }

    /// The picture in the bytes of a file.
    pub(super) fn bytes(&self, bytes: &[u8], choices: &Choices) -> Result<Picture, LoadProblem> {
        guarded(|| {
            let opened = open(bytes)?;
            let _alone = opened.is_large().then(|| self.alone());
            opened.decode(choices)
        })
    }

    fn alone(&self) -> MutexGuard<'_, ()> {
        self.large.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The size of the picture in a file.
pub(super) fn header_of_file(path: &Path) -> Result<Header, LoadProblem> {
    header(&read_file(path)?)
}

/// The size of the picture in the bytes of a file.
pub(super) fn header(bytes: &[u8]) -> Result<Header, LoadProblem> {
    guarded(|| open(bytes).map(|opened| opened.header))
}

/// One damaged picture must not take all others with it, should a decoder panic. (Those that are known to are kept from
/// it: see [`has_sound_palette`].)
fn guarded<T>(decode: impl FnOnce() -> Result<T, LoadProblem>) -> Result<T, LoadProblem> {
    let gave_up = |_| Err(LoadProblem::Format(errors_images::PICTURE_DAMAGED_SOMEHOW.into()));
    catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(gave_up)
}

/// The bytes of a file, which must not be too many. Decoders are given bytes, and never a file that changes.
fn read_file(path: &Path) -> Result<Vec<u8>, LoadProblem> {
    let file = open_file(path)?;
    let about = file.metadata()?;
    if about.len() > MAX_FILE_BYTES {
        return Err(LoadProblem::LargeFile { bytes: about.len() });
    }
    read_limited(file, about.len())
}

/// Everything up to the limit; `expected` is only where the buffer starts.
pub(super) fn read_limited(from: impl Read, expected: u64) -> Result<Vec<u8>, LoadProblem> {
    let mut bytes = Vec::with_capacity(expected.min(1 << 20) as usize);
    from.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    let length = bytes.len() as u64;
    if length > MAX_FILE_BYTES { Err(LoadProblem::LargeFile { bytes: length }) } else { Ok(bytes) }
}

/// What is known of a picture before its pixels are decoded.
struct Opened<D> {
    decoder: D,
    orientation: Orientation,
    header: Header,
}

/// Opens a picture as far as its size.
fn open(bytes: &[u8]) -> Result<Opened<impl ImageDecoder>, LoadProblem> {
    if bytes.is_empty() {
        return Err(LoadProblem::Format(errors_images::PICTURE_EMPTY.into()));
    }
    // The format is told by the content: names lie.
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    if reader.format().is_none() {
        return Err(LoadProblem::Format(errors_images::PICTURE_FOREIGN.into()));
    }
    if reader.format() == Some(ImageFormat::Png) && !has_sound_palette(bytes) {
        return Err(LoadProblem::Format(errors_images::PICTURE_PALETTE.into()));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let (w, h) = decoder.dimensions();
    // Before anything of that size is allocated.
    if w == 0 || h == 0 || u64::from(w) * u64::from(h) > MAX_PIXELS || decoder.total_bytes() > MAX_DECODER_BYTES {
        return Err(LoadProblem::LargePicture { w: w as usize, h: h as usize });
    }
    let turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (w, h) = if turned { (h, w) } else { (w, h) };
    let grey = !decoder.color_type().has_color();
    Ok(Opened { decoder, orientation, header: Header { h: h as usize, w: w as usize, grey } })
}

fn damaged(error: image::ImageError) -> LoadProblem {
    match error {
        image::ImageError::IoError(error) => error.into(),
        other => {
            // Some of these texts have several lines.
            let text = other.to_string();
            let words: Vec<&str> = text.split_whitespace().collect();
            let reason = words.join(" ");
            LoadProblem::Format(Message::new(move || say!(errors_images::PictureDamaged { reason: &reason })))
        }
    }
}

impl<D: ImageDecoder> Opened<D> {
    fn is_large(&self) -> bool {
        (self.header.h * self.header.w) as u64 > MANY
    }

    /// The picture as it was chosen. What is transparent becomes mid-grey, the 0 of the theory.
    fn decode(self, choices: &Choices) -> Result<Picture, LoadProblem> {
        let Header { h, w, grey } = self.header;
        let grey = match choices.colours {
            Colours::Found => grey,
            Colours::Grey => true,
            Colours::Rgb => false,
        };
        let c = if grey { 1 } else { 3 };
        let side = choices.side();
        if side.is_none() && h.max(w) > Shape::MAX_SIDE {
            return Err(LoadProblem::NeedsSize { h, w });
        }
        let mut picture = DynamicImage::from_decoder(self.decoder).map_err(damaged)?;
        picture.apply_orientation(self.orientation);
        let pixels = Pixels::of(&picture)?;
        let row = |y: usize, values: &mut [f32]| pixels.row(y, w, c, values);
        if let Some(side) = side {
            let values = resample::square((c, h, w), side, choices.fit, row);
            return Ok(Picture { shape: Shape::new(c, side, side)?, values });
        }
        let shape = Shape::new(c, h, w)?;
        let mut values = vec![0.0; shape.len()];
        let mut line = vec![0.0; w * c];
        for y in 0..h {
            row(y, &mut line);
            for (x, pixel) in line.chunks_exact(c).enumerate() {
                for (channel, value) in pixel.iter().enumerate() {
                    values[shape.index(channel, y, x)] = *value;
                }
            }
        }
        Ok(Picture { shape, values })
    }
}

/// Decoded pixels, without a copy of their own.
struct Pixels<'a> {
    samples: Samples<'a>,
    /// Samples of one pixel: 1 or 3, and one more with alpha.
    n: usize,
}

enum Samples<'a> {
    Bytes(&'a [u8]),
    Words(&'a [u16]),
    Floats(&'a [f32]),
}

impl<'a> Pixels<'a> {
    fn of(picture: &'a DynamicImage) -> Result<Self, LoadProblem> {
        let (samples, n) = match picture {
            DynamicImage::ImageLuma8(p) => (Samples::Bytes(p.as_raw()), 1),
            DynamicImage::ImageLumaA8(p) => (Samples::Bytes(p.as_raw()), 2),
            DynamicImage::ImageRgb8(p) => (Samples::Bytes(p.as_raw()), 3),
            DynamicImage::ImageRgba8(p) => (Samples::Bytes(p.as_raw()), 4),
            DynamicImage::ImageLuma16(p) => (Samples::Words(p.as_raw()), 1),
            DynamicImage::ImageLumaA16(p) => (Samples::Words(p.as_raw()), 2),
            DynamicImage::ImageRgb16(p) => (Samples::Words(p.as_raw()), 3),
            DynamicImage::ImageRgba16(p) => (Samples::Words(p.as_raw()), 4),
            DynamicImage::ImageRgb32F(p) => (Samples::Floats(p.as_raw()), 3),
            DynamicImage::ImageRgba32F(p) => (Samples::Floats(p.as_raw()), 4),
            _ => return Err(LoadProblem::Format(errors_images::PICTURE_PIXEL_FORMAT.into())),
        };
        Ok(Self { samples, n })
    }

    /// One row of `w` pixels, each of `c` values in [-1, 1].
    fn row(&self, y: usize, w: usize, c: usize, values: &mut [f32]) {
        for (x, values) in values.chunks_exact_mut(c).enumerate().take(w) {
            let at = (y * w + x) * self.n;
            let alpha = if self.n.is_multiple_of(2) { (self.sample(at + self.n - 1) + 1.0) / 2.0 } else { 1.0 };
            let seen = |k: usize| over_grey(self.sample(at + k), alpha);
            match (self.n > 2, c) {
                (true, 1) => values[0] = luma([seen(0), seen(1), seen(2)]),
                (true, _) => (0..3).for_each(|k| values[k] = seen(k)),
                (false, _) => values.fill(seen(0)),
            }
        }
    }

    /// A sample in [-1, 1].
    fn sample(&self, at: usize) -> f32 {
        match self.samples {
            Samples::Bytes(samples) => from_u8(samples[at]),
            Samples::Words(samples) => f32::from(samples[at]) / 65_535.0 * 2.0 - 1.0,
            Samples::Floats(samples) => samples[at] * 2.0 - 1.0,
        }
    }
}

/// The brightness of a colour, by Rec. 709.
pub(super) fn luma([red, green, blue]: [f32; 3]) -> f32 {
    (0.2126 * red + 0.7152 * green + 0.0722 * blue).clamp(-1.0, 1.0)
}

/// A value seen through `alpha` in front of mid-grey.
fn over_grey(value: f32, alpha: f32) -> f32 {
    if alpha.is_finite() && value.is_finite() { value.clamp(-1.0, 1.0) * alpha.clamp(0.0, 1.0) } else { 0.0 }
}
