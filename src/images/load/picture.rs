//! Pictures in the usual formats, and folders of them.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use rayon::prelude::*;

use super::super::{Image, Shape, TrainingSet, from_u8};
use super::{LoadError, LoadProblem, MAX_VALUES};

/// Name endings of the formats that are decoded.
const EXTENSIONS: [&str; 8] = ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff"];
/// The most memory that one decoder may ask for, in bytes.
const MAX_DECODER_BYTES: u64 = 256 << 20;

/// Whether a name ends like that of a picture.
pub(super) fn is_picture(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// What is known of a picture before its pixels are decoded.
struct Opened<D> {
    decoder: D,
    orientation: Orientation,
    /// Height and width after turning.
    h: usize,
    w: usize,
    /// Whether the format has no colour (a grey picture stored as colour counts as colour).
    grey: bool,
}

/// Opens a picture as far as its size.
fn open(path: &Path) -> Result<Opened<impl ImageDecoder>, LoadProblem> {
    // The format is told by the content: names lie.
    let mut reader = ImageReader::new(BufReader::new(File::open(path)?)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODER_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let (w, h) = decoder.dimensions();
    // Before anything of that size is allocated.
    Shape::new(1, h as usize, w as usize)?;
    let turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (w, h) = if turned { (h, w) } else { (w, h) };
    let grey = !decoder.color_type().has_color();
    Ok(Opened { decoder, orientation, h: h as usize, w: w as usize, grey })
}

fn damaged(error: image::ImageError) -> LoadProblem {
    match error {
        image::ImageError::IoError(error) => error.into(),
        other => LoadProblem::Format(format!("it can't be decoded: {other}")),
    }
}

/// Decodes a picture, turned as its EXIF orientation says, with the channels that it has.
pub(super) fn decode(path: &Path) -> Result<Image, LoadProblem> {
    let opened = open(path)?;
    let grey = opened.grey;
    opened.decode(grey)
}

impl<D: ImageDecoder> Opened<D> {
    /// The picture as grey, or as colour. What is transparent becomes mid-grey, the 0 of the theory.
    fn decode(self, grey: bool) -> Result<Image, LoadProblem> {
        let mut picture = DynamicImage::from_decoder(self.decoder).map_err(damaged)?;
        picture.apply_orientation(self.orientation);
        let shape = Shape::new(if grey { 1 } else { 3 }, self.h, self.w)?;
        let bytes = matches!(
            picture,
            DynamicImage::ImageLuma8(_)
                | DynamicImage::ImageLumaA8(_)
                | DynamicImage::ImageRgb8(_)
                | DynamicImage::ImageRgba8(_)
        );
        Ok(if bytes {
            let pixels = picture.into_rgba8();
            Image::from_fn(shape, |c, y, x| {
                let pixel = pixels.get_pixel(x as u32, y as u32).0;
                over_grey(from_u8(pixel[c]), f32::from(pixel[3]) / 255.0)
            })
        } else {
            let pixels = picture.into_rgba32f();
            Image::from_fn(shape, |c, y, x| {
                let pixel = pixels.get_pixel(x as u32, y as u32).0;
                over_grey(pixel[c] * 2.0 - 1.0, pixel[3])
            })
        })
    }
}

/// A value seen through `alpha` in front of mid-grey.
fn over_grey(value: f32, alpha: f32) -> f32 {
    if alpha.is_finite() && value.is_finite() { value.clamp(-1.0, 1.0) * alpha.clamp(0.0, 1.0) } else { 0.0 }
}

/// The pictures of a folder in the order of their names, of any size.
pub(super) fn folder(path: &Path) -> Result<Vec<Image>, LoadError> {
    let files = files(path).map_err(|problem| problem.at(path))?;
    check_total(path, &sizes(&files)?)?;
    files.par_iter().map(|file| decode(file).map_err(|problem| problem.at(file))).collect()
}

/// The pictures of a folder as a set: all of one size; colour if one of them has colour.
pub(super) fn folder_as_set(path: &Path) -> Result<TrainingSet, LoadError> {
    let files = files(path).map_err(|problem| problem.at(path))?;
    let mut sizes = sizes(&files)?;
    let grey = sizes.iter().all(|shape| shape.c() == 1);
    if !grey {
        for shape in &mut sizes {
            *shape = Shape::new(3, shape.h(), shape.w()).map_err(|error| LoadProblem::from(error).at(path))?;
        }
    }
    check_total(path, &sizes)?;
    let differs = |found: Shape| LoadProblem::Sizes { found, first: file_name(&files[0]), needed: sizes[0] };
    if let Some(k) = sizes.iter().position(|shape| *shape != sizes[0]) {
        return Err(differs(sizes[k]).at(&files[k]));
    }
    let one = |file: &PathBuf| {
        let picture = open(file).and_then(|opened| opened.decode(grey))?;
        // A file may have been replaced since its size was read.
        if picture.shape() == sizes[0] { Ok(picture) } else { Err(differs(picture.shape())) }
    };
    let pictures: Vec<Image> =
        files.par_iter().map(|file| one(file).map_err(|problem| problem.at(file))).collect::<Result<_, _>>()?;
    TrainingSet::from_images(&pictures).map_err(|error| LoadProblem::from(error).at(path))
}

/// The shapes of pictures, read from their headers.
fn sizes(files: &[PathBuf]) -> Result<Vec<Shape>, LoadError> {
    let size = |file: &PathBuf| {
        let opened = open(file)?;
        Ok(Shape::new(if opened.grey { 1 } else { 3 }, opened.h, opened.w)?)
    };
    files.par_iter().map(|file| size(file).map_err(|problem: LoadProblem| problem.at(file))).collect()
}

fn check_total(folder: &Path, sizes: &[Shape]) -> Result<(), LoadError> {
    let values = sizes.iter().map(|shape| shape.len()).sum();
    if values > MAX_VALUES { Err(LoadProblem::TooLarge { values }.at(folder)) } else { Ok(()) }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The picture files of a folder by name; an error where there is none.
fn files(folder: &Path) -> Result<Vec<PathBuf>, LoadProblem> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden && is_picture(&path) && path.is_file() {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(LoadProblem::NoPictures);
    }
    files.sort();
    Ok(files)
}
