//! Pictures as PNG: one, a contact sheet, a folder.

use std::io::{self, Write};
use std::path::Path;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, GrayImage, ImageError, Luma, Rgb, RgbImage};
use rayon::prelude::*;

use super::{ExportError, ExportProblem, NewFolder, write_file, write_folder};
use crate::images::Image;

/// The most pixels of a picture that is made here.
const MAX_PIXELS: usize = 1 << 28;
/// Pixels between the pictures of a contact sheet.
const GAP: usize = 2;
/// What is between them: mid-grey.
const GAP_SHADE: u8 = 128;

/// A picture as bytes, -1 as 0 and 1 as 255 (what is beyond is cut), each pixel a square of `scale` pixels. Grey stays
/// grey.
pub fn to_raster(picture: &Image, scale: u32) -> DynamicImage {
    let scale = scale.max(1);
    let shape = picture.shape();
    let (w, h) = (shape.w() as u32 * scale, shape.h() as u32 * scale);
    let at = |x: u32, y: u32| picture.rgb8((y / scale) as usize, (x / scale) as usize);
    if shape.c() == 1 {
        GrayImage::from_fn(w, h, |x, y| Luma([at(x, y)[0]])).into()
    } else {
        RgbImage::from_fn(w, h, |x, y| Rgb(at(x, y))).into()
    }
}

/// Pictures in rows, as near to a square as can be (or in `columns`), two pixels (times `scale`) apart. One picture
/// alone is just itself.
///
/// # Errors
/// [`ExportProblem::Empty`] without pictures, [`ExportProblem::TooLarge`] for a sheet that would need too much memory.
pub fn contact_sheet(pictures: &[Image], columns: Option<usize>, scale: u32) -> Result<DynamicImage, ExportProblem> {
    if pictures.is_empty() {
        return Err(ExportProblem::Empty);
    }
    let scale = scale.max(1) as usize;
    let columns = columns.unwrap_or_else(|| pictures.len().isqrt() + usize::from(!is_square(pictures.len())));
    let columns = columns.clamp(1, pictures.len());
    let rows = pictures.len().div_ceil(columns);
    let (mut cell_w, mut cell_h) = (0, 0);
    for picture in pictures {
        cell_w = cell_w.max(picture.shape().w());
        cell_h = cell_h.max(picture.shape().h());
    }
    let (step_w, step_h) = ((cell_w + GAP) * scale, (cell_h + GAP) * scale);
    let (w, h) = (columns * step_w - GAP * scale, rows * step_h - GAP * scale);
    if w.saturating_mul(h) > MAX_PIXELS {
        return Err(ExportProblem::TooLarge { w, h, max: MAX_PIXELS });
    }
    let grey = pictures.iter().all(|picture| picture.shape().c() == 1);
    let mut sheet: DynamicImage = if grey {
        GrayImage::from_pixel(w as u32, h as u32, Luma([GAP_SHADE])).into()
    } else {
        RgbImage::from_pixel(w as u32, h as u32, Rgb([GAP_SHADE; 3])).into()
    };
    for (k, picture) in pictures.iter().enumerate() {
        let raster = to_raster(picture, scale as u32);
        let (x, y) = ((k % columns * step_w) as i64, (k / columns * step_h) as i64);
        match &mut sheet {
            DynamicImage::ImageLuma8(sheet) => image::imageops::replace(sheet, &raster.into_luma8(), x, y),
            DynamicImage::ImageRgb8(sheet) => image::imageops::replace(sheet, &raster.into_rgb8(), x, y),
            _ => {}
        }
    }
    Ok(sheet)
}

/// Writes a PNG.
///
/// # Errors
/// As for [`write_file`].
pub fn write_png(path: &Path, picture: &DynamicImage) -> Result<(), ExportError> {
    write_file(path, |file| picture.write_with_encoder(PngEncoder::new(file)).map_err(io_error))
}

/// What the system said, so that a full disk is called one.
fn io_error(error: ImageError) -> io::Error {
    match error {
        ImageError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

/// Writes one PNG for each picture into a folder (see [`write_folder`]) under the name that `name` gives its number.
///
/// # Errors
/// As for [`write_folder`].
pub fn write_pngs(
    folder: &Path,
    pictures: &[Image],
    scale: u32,
    name: impl Fn(usize) -> String + Sync,
) -> Result<(), ExportError> {
    write_folder(folder, |folder| {
        let one = |(k, picture)| write_png(&folder.join(name(k)), &to_raster(picture, scale));
        pictures.par_iter().enumerate().try_for_each(one)
    })
}

fn is_square(n: usize) -> bool {
    n.isqrt().pow(2) == n
}

impl NewFolder {
    /// Writes a picture into it.
    ///
    /// # Errors
    /// [`ExportError`] when the system refuses.
    pub fn write_png(&self, name: &str, picture: &image::DynamicImage) -> Result<(), ExportError> {
        let written = write_png(&self.unfinished().join(name), picture);
        // The name beside the place is of no use to anybody.
        written.map_err(|error| ExportError { path: self.path().into(), ..error })
    }

    /// Writes bytes into it.
    ///
    /// # Errors
    /// [`ExportError`] when the system refuses.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let written = write_file(&self.unfinished().join(name), |file| file.write_all(bytes));
        written.map_err(|error| ExportError { path: self.path().into(), ..error })
    }
}
