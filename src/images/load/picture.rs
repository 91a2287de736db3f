//! Pictures in the usual formats.

use std::cell::Cell;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::super::Shape;
use super::super::png::has_sound_palette;
use super::choices::{Choices, Colours};
use super::content::{Content, START};
use super::raster::{Raster, lies_on_its_side};
use super::regular::open_file;
use super::{LoadProblem, MAX_DECODER_BYTES, MAX_FILE_BYTES, MAX_PIXELS, exif, jpeg, resample, tiff};
use crate::text::{Message, errors_images, say};

/// Name endings of the formats that are decoded.
const EXTENSIONS: [&str; 11] = ["png", "jpg", "jpeg", "jfif", "jpe", "webp", "gif", "bmp", "dib", "tif", "tiff"];
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
    /// The most bytes that may be decoded in all.
    limit: Option<u64>,
    /// How many have been, or are being.
    decoded: AtomicU64,
}

impl Decoder {
    /// One that decodes no more bytes than these in all.
    pub(super) fn limited(limit: Option<u64>) -> Self {
        Self { limit, ..Self::default() }
    }

    fn check(&self, bytes: u64) -> Result<(), LoadProblem> {
        let decoded = self.decoded.fetch_add(bytes, Ordering::Relaxed) + bytes;
        match self.limit.filter(|limit| decoded > *limit) {
            Some(limit) => Err(LoadProblem::TooMuchWork { limit }),
            None => Ok(()),
        }
    }

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
            self.check(opened.bytes)?;
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
    hush();
    let before = HUSHED.replace(true);
    let decoded = catch_unwind(AssertUnwindSafe(decode)).unwrap_or_else(gave_up);
    HUSHED.set(before);
    decoded
}

thread_local! {
    /// Whether a panic of this thread is expected and answered.
    static HUSHED: Cell<bool> = const { Cell::new(false) };
}

/// What is answered is not told on stderr, too.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !HUSHED.get() {
                tell(info);
            }
        }));
    });
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
struct Opened<'a> {
    how: How<'a>,
    header: Header,
    /// Bytes of its decoded pixels.
    bytes: u64,
}

/// Who decodes it.
enum How<'a> {
    General(Box<dyn ImageDecoder + 'a>, Orientation),
    Tiff(&'a [u8]),
}

/// Opens a picture as far as its size.
fn open(bytes: &[u8]) -> Result<Opened<'_>, LoadProblem> {
    if bytes.is_empty() {
        return Err(LoadProblem::Format(errors_images::PICTURE_EMPTY.into()));
    }
    // The format is told by the content: names lie.
    let content = Content::of(&bytes[..bytes.len().min(START)]);
    if let (Content::OtherPicture(_), Some(refusal)) = (content, content.refusal()) {
        return Err(refusal);
    }
    if is_tiff(bytes) {
        return open_tiff(bytes);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let Some(format) = reader.format() else {
        return Err(LoadProblem::Format(errors_images::PICTURE_FOREIGN.into()));
    };
    if format == ImageFormat::Png && !has_sound_palette(bytes) {
        return Err(LoadProblem::Format(errors_images::PICTURE_PALETTE.into()));
    }
    if format == ImageFormat::Jpeg {
        jpeg::check(bytes)?;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let orientation = exif::orientation(bytes, format);
    let grey = !decoder.color_type().has_color();
    let (size, bytes) = (decoder.dimensions(), decoder.total_bytes());
    opened(How::General(Box::new(decoder), orientation), size, orientation, grey, bytes)
}

fn is_tiff(bytes: &[u8]) -> bool {
    [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|mark| bytes.starts_with(*mark))
}

fn open_tiff(bytes: &[u8]) -> Result<Opened<'_>, LoadProblem> {
    let header = tiff::header(bytes, MAX_DECODER_BYTES)?;
    opened(How::Tiff(bytes), (header.w, header.h), header.orientation, header.is_grey(), header.bytes)
}

/// Refuses what is too large, before anything of that size is allocated.
fn opened(
    how: How<'_>,
    (w, h): (u32, u32),
    orientation: Orientation,
    grey: bool,
    bytes: u64,
) -> Result<Opened<'_>, LoadProblem> {
    if w == 0 || h == 0 || u64::from(w) * u64::from(h) > MAX_PIXELS {
        return Err(LoadProblem::LargePicture { w: w as usize, h: h as usize });
    }
    if bytes > MAX_DECODER_BYTES {
        return Err(LoadProblem::LargeDecoded { w: w as usize, h: h as usize, bytes });
    }
    let (w, h) = if lies_on_its_side(orientation) { (h, w) } else { (w, h) };
    Ok(Opened { how, header: Header { h: h as usize, w: w as usize, grey }, bytes })
}

fn damaged(error: image::ImageError) -> LoadProblem {
    match error {
        image::ImageError::IoError(error) => error.into(),
        image::ImageError::Limits(_) => LoadProblem::Format(errors_images::PICTURE_LIMIT.into()),
        other => {
            // Some of these texts have several lines.
            let text = other.to_string();
            let words: Vec<&str> = text.split_whitespace().collect();
            let reason = words.join(" ");
            LoadProblem::Format(Message::new(move || say!(errors_images::PictureDamaged { reason: &reason })))
        }
    }
}

impl Opened<'_> {
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
        let raster = match self.how {
            How::General(decoder, turned) => Raster::of(DynamicImage::from_decoder(decoder).map_err(damaged)?, turned)?,
            How::Tiff(bytes) => tiff::decode(bytes, MAX_DECODER_BYTES)?,
        };
        let row = |y: usize, values: &mut [f32]| raster.row(y, c, values);
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
