//! Decoded pixels of any kind, read a row at a time.

use image::DynamicImage;
use image::metadata::Orientation;

use super::super::from_u8;
use super::LoadProblem;
use crate::text::errors_images;

/// Decoded pixels, as they are stored.
pub(super) struct Raster {
    /// Width and height as it is stored.
    pub(super) w: usize,
    pub(super) h: usize,
    /// Samples of one pixel.
    pub(super) n: usize,
    pub(super) samples: Samples,
    pub(super) alpha: Alpha,
    pub(super) orientation: Orientation,
}

/// The samples, pixel after pixel.
pub(super) enum Samples {
    /// 0 to 255.
    Bytes(Vec<u8>),
    /// 0 to 65535.
    Words(Vec<u16>),
    /// 0 to 1.
    Floats(Vec<f32>),
}

/// What the last sample of a pixel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alpha {
    /// A colour as the others.
    None,
    /// How much of the pixel is seen.
    Straight,
    /// The same; the colours are multiplied by it already.
    Premultiplied,
    /// Nothing that is looked at.
    Ignored,
}

impl Samples {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Bytes(samples) => samples.len(),
            Self::Words(samples) => samples.len(),
            Self::Floats(samples) => samples.len(),
        }
    }

    /// From one plane for each of `n` samples of `area` pixels to pixel after pixel.
    pub(super) fn interleaved(self, n: usize, area: usize) -> Self {
        fn of<T: Copy>(planes: &[T], n: usize, area: usize) -> Vec<T> {
            (0..area * n).filter_map(|at| planes.get(at % n * area + at / n).copied()).collect()
        }
        match self {
            Self::Bytes(planes) => Self::Bytes(of(&planes, n, area)),
            Self::Words(planes) => Self::Words(of(&planes, n, area)),
            Self::Floats(planes) => Self::Floats(of(&planes, n, area)),
        }
    }
}

impl Raster {
    /// What the general decoder has made.
    pub(super) fn of(picture: DynamicImage, orientation: Orientation) -> Result<Self, LoadProblem> {
        let (w, h) = (picture.width() as usize, picture.height() as usize);
        let (samples, n) = match picture {
            DynamicImage::ImageLuma8(p) => (Samples::Bytes(p.into_raw()), 1),
            DynamicImage::ImageLumaA8(p) => (Samples::Bytes(p.into_raw()), 2),
            DynamicImage::ImageRgb8(p) => (Samples::Bytes(p.into_raw()), 3),
            DynamicImage::ImageRgba8(p) => (Samples::Bytes(p.into_raw()), 4),
            DynamicImage::ImageLuma16(p) => (Samples::Words(p.into_raw()), 1),
            DynamicImage::ImageLumaA16(p) => (Samples::Words(p.into_raw()), 2),
            DynamicImage::ImageRgb16(p) => (Samples::Words(p.into_raw()), 3),
            DynamicImage::ImageRgba16(p) => (Samples::Words(p.into_raw()), 4),
            DynamicImage::ImageRgb32F(p) => (Samples::Floats(p.into_raw()), 3),
            DynamicImage::ImageRgba32F(p) => (Samples::Floats(p.into_raw()), 4),
            _ => return Err(LoadProblem::Format(errors_images::PICTURE_PIXEL_FORMAT.into())),
        };
        let alpha = if n % 2 == 0 { Alpha::Straight } else { Alpha::None };
        Ok(Self { w, h, n, samples, alpha, orientation })
    }

    /// Cyan, magenta, yellow and black as colours.
    pub(super) fn of_inks(self) -> Self {
        let inks: Vec<f32> = (0..self.samples.len()).map(|at| (self.sample(at) + 1.0) / 2.0).collect();
        let colour = |pixel: &[f32]| [0, 1, 2].map(|k| (1.0 - pixel[k]) * (1.0 - pixel[3]));
        let samples = Samples::Floats(inks.chunks_exact(4).flat_map(colour).collect());
        Self { samples, n: 3, alpha: Alpha::None, ..self }
    }

    /// One row as it is looked at, of `c` values in [-1, 1] a pixel.
    pub(super) fn row(&self, y: usize, c: usize, values: &mut [f32]) {
        let has_alpha = matches!(self.alpha, Alpha::Straight | Alpha::Premultiplied);
        let colours = self.n - usize::from(self.alpha != Alpha::None);
        // Along a row that is looked at, the stored pixels lie at even distances.
        let start = self.place(0, y) as isize;
        let step = if values.len() > c { self.place(1, y) as isize - start } else { 0 };
        for (x, values) in values.chunks_exact_mut(c).enumerate() {
            let at = (start + x as isize * step) as usize * self.n;
            let alpha = if has_alpha { (self.sample(at + self.n - 1) + 1.0) / 2.0 } else { 1.0 };
            let seen = |k: usize| match self.alpha {
                Alpha::Premultiplied => premultiplied_over_grey(self.sample(at + k), alpha),
                _ => over_grey(self.sample(at + k), alpha),
            };
            match (colours > 1, c) {
                (true, 1) => values[0] = luma([seen(0), seen(1), seen(2)]),
                (true, _) => (0..3).for_each(|k| values[k] = seen(k)),
                (false, _) => values.fill(seen(0)),
            }
        }
    }

    /// Which of the stored pixels is looked at in a place.
    fn place(&self, x: usize, y: usize) -> usize {
        let (right, below) = (self.w - 1, self.h - 1);
        let (x, y) = match self.orientation {
            Orientation::NoTransforms => (x, y),
            Orientation::FlipHorizontal => (right - x, y),
            Orientation::FlipVertical => (x, below - y),
            Orientation::Rotate180 => (right - x, below - y),
            Orientation::Rotate90 => (y, below - x),
            Orientation::Rotate270 => (right - y, x),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate270FlipH => (right - y, below - x),
        };
        y * self.w + x
    }

    /// A sample in [-1, 1].
    fn sample(&self, at: usize) -> f32 {
        match &self.samples {
            Samples::Bytes(samples) => from_u8(samples[at]),
            Samples::Words(samples) => f32::from(samples[at]) / 65_535.0 * 2.0 - 1.0,
            Samples::Floats(samples) => samples[at] * 2.0 - 1.0,
        }
    }
}

/// Whether what is stored lies on its side.
pub(super) fn lies_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// The brightness of a colour, by Rec. 709.
pub(super) fn luma([red, green, blue]: [f32; 3]) -> f32 {
    (0.2126 * red + 0.7152 * green + 0.0722 * blue).clamp(-1.0, 1.0)
}

/// A value seen through `alpha` in front of mid-grey.
fn over_grey(value: f32, alpha: f32) -> f32 {
    if alpha.is_finite() && value.is_finite() { value.clamp(-1.0, 1.0) * alpha.clamp(0.0, 1.0) } else { 0.0 }
}

/// The same for a value that is stored as (value + 1) / 2 * alpha * 2 - 1: what is stored, in front of half of what it
/// lets through.
fn premultiplied_over_grey(stored: f32, alpha: f32) -> f32 {
    if alpha.is_finite() && stored.is_finite() {
        let alpha = alpha.clamp(0.0, 1.0);
        (stored + 1.0 - alpha).clamp(-alpha, alpha)
    } else {
        0.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_turned_as_the_general_decoder_turns_them() {
        let picture = image::GrayImage::from_fn(3, 2, |x, y| image::Luma([(10 * y + x) as u8]));
        for exif in 1..=8 {
            let orientation = Orientation::from_exif(exif).unwrap();
            let mut expected = DynamicImage::ImageLuma8(picture.clone());
            expected.apply_orientation(orientation);
            let raster = Raster::of(DynamicImage::ImageLuma8(picture.clone()), orientation).unwrap();
            let (w, h) = if lies_on_its_side(orientation) { (2, 3) } else { (3, 2) };
            assert_eq!((expected.width(), expected.height()), (w, h));
            for y in 0..h {
                let mut row = vec![0.0; w as usize];
                raster.row(y as usize, 1, &mut row);
                let wanted: Vec<f32> =
                    (0..w).map(|x| from_u8(expected.as_luma8().unwrap().get_pixel(x, y)[0])).collect();
                assert_eq!(row, wanted, "orientation {exif}, row {y}");
            }
        }
    }

    #[test]
    fn colours_multiplied_by_alpha_are_seen_as_those_that_are_not() {
        for alpha in [0.0, 0.25, 0.5, 1.0] {
            for value in [-1.0, -0.3, 0.0, 0.8, 1.0_f32] {
                let stored = (value + 1.0) / 2.0 * alpha * 2.0 - 1.0;
                let (seen, wanted) = (premultiplied_over_grey(stored, alpha), over_grey(value, alpha));
                assert!((seen - wanted).abs() < 1e-6, "{value} through {alpha}: {seen}, not {wanted}");
            }
        }
    }
}
