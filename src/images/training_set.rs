//! The training set: pictures of one shape, with labels where there are some.

use super::image::{Image, ImageError, Shape, check_values};

/// N pictures of one shape, `(n, c, h, w)`, N at least 1, every value finite.
///
/// This is all that the machines know: a posterior is a weighted mean over these pictures (or over their
/// patches) and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingSet {
    shape: Shape,
    n_images: usize,
    values: Vec<f32>,
    labels: Option<Vec<u32>>,
    spread: f32,
}

impl TrainingSet {
    /// A set from its values, picture after picture in the order `(n, c, h, w)`.
    ///
    /// # Errors
    /// [`ImageError::Empty`] without a whole picture, [`ImageError::Length`] when the number of values is no
    /// multiple of `shape.len()`, [`ImageError::NotFinite`] for an infinite value or NaN.
    pub fn new(shape: Shape, values: Vec<f32>) -> Result<Self, ImageError> {
        let n_images = values.len() / shape.len();
        if n_images == 0 {
            return Err(ImageError::Empty);
        }
        check_values(&values, n_images * shape.len())?;
        let spread = spread(&values, shape.len());
        Ok(Self { shape, n_images, values, labels: None, spread })
    }

    /// A set from pictures, which must be of one shape.
    ///
    /// # Errors
    /// [`ImageError::Empty`] for no pictures, [`ImageError::Length`] for one of another shape than the first.
    pub fn from_images(images: &[Image]) -> Result<Self, ImageError> {
        let shape = images.first().ok_or(ImageError::Empty)?.shape();
        if let Some(odd) = images.iter().find(|i| i.shape() != shape) {
            return Err(ImageError::Length { found: odd.shape().len(), needed: shape.len() });
        }
        Self::new(shape, images.iter().flat_map(|i| i.values()).copied().collect())
    }

    /// The same set with one label for each picture.
    ///
    /// # Errors
    /// [`ImageError::Labels`] unless there is one label for each picture.
    pub fn with_labels(mut self, labels: Vec<u32>) -> Result<Self, ImageError> {
        if labels.len() != self.n_images {
            return Err(ImageError::Labels { found: labels.len(), needed: self.n_images });
        }
        self.labels = Some(labels);
        Ok(self)
    }

    /// The shape of every picture.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// Number of pictures, at least 1.
    pub fn n_images(&self) -> usize {
        self.n_images
    }

    /// All values, `(n, c, h, w)`.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// The labels, one for each picture, if there are any.
    pub fn labels(&self) -> Option<&[u32]> {
        self.labels.as_deref()
    }

    /// The values of one picture, `(c, h, w)`.
    ///
    /// # Panics
    /// When `image_idx >= n_images()`.
    pub fn image_values(&self, image_idx: usize) -> &[f32] {
        let len = self.shape.len();
        &self.values[image_idx * len..(image_idx + 1) * len]
    }

    /// One picture, copied out.
    ///
    /// # Panics
    /// When `image_idx >= n_images()`.
    pub fn image(&self, image_idx: usize) -> Image {
        Image::from_fn(self.shape, |c, y, x| self.image_values(image_idx)[self.shape.index(c, y, x)])
    }

    /// The pictures, copied out one by one.
    pub fn images(&self) -> impl Iterator<Item = Image> + '_ {
        (0..self.n_images).map(|k| self.image(k))
    }

    /// The nearest picture by root mean square difference, and that difference (pixel units, range 2).
    /// O(n c h w). `None` when the shape differs.
    pub fn nearest(&self, picture: &Image) -> Option<(usize, f32)> {
        self.nearest_of(picture, None)
    }

    /// The same among the pictures that a mask allows.
    pub fn nearest_of(&self, picture: &Image, mask: Option<&ImageMask>) -> Option<(usize, f32)> {
        if picture.shape() != self.shape {
            return None;
        }
        (0..self.n_images)
            .filter(|k| mask.is_none_or(|mask| mask.allows(*k)))
            .map(|k| (k, super::rms(self.image_values(k), picture.values())))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// Only the pictures that a mask allows, with their labels. O(n c h w).
    ///
    /// # Errors
    /// [`ImageError`] when it allows none.
    pub fn only(&self, mask: &ImageMask) -> Result<Self, ImageError> {
        let allowed = || (0..self.n_images).filter(|k| mask.allows(*k));
        let values = allowed().flat_map(|k| self.image_values(k)).copied().collect();
        let set = Self::new(self.shape, values)?;
        match &self.labels {
            Some(labels) => set.with_labels(allowed().map(|k| labels[k]).collect()),
            None => Ok(set),
        }
    }

    /// How much the pictures differ: the root mean square difference of a picture to the mean picture, over all of them
    /// (pixel units, range 2). 0 when all are alike.
    pub fn spread(&self) -> f32 {
        self.spread
    }
}

/// See [`TrainingSet::spread`], for pictures of `len` values each. Mean and squares in double precision.
fn spread(values: &[f32], len: usize) -> f32 {
    let mut mean = vec![0.0; len];
    for picture in values.chunks_exact(len) {
        for (mean, value) in mean.iter_mut().zip(picture) {
            *mean += f64::from(*value);
        }
    }
    let n_images = (values.len() / len) as f64;
    mean.iter_mut().for_each(|mean| *mean /= n_images);
    let squares = values.chunks_exact(len).flat_map(|picture| picture.iter().zip(&mean));
    let sum: f64 = squares.map(|(value, mean)| (f64::from(*value) - mean).powi(2)).sum();
    (sum / values.len() as f64).sqrt() as f32
}

/// Which pictures of a set may be used: a class, or a hand-made choice. At least one is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageMask {
    on: Vec<bool>,
}

impl ImageMask {
    /// A mask with one entry for each of `n_images` pictures.
    ///
    /// # Errors
    /// [`ImageError::Mask`] when the number of entries differs or none is on.
    pub fn new(on: Vec<bool>, n_images: usize) -> Result<Self, ImageError> {
        let n_on = on.iter().filter(|o| **o).count();
        if on.len() != n_images || n_on == 0 {
            return Err(ImageError::Mask { found: on.len(), on: n_on, needed: n_images });
        }
        Ok(Self { on })
    }

    /// Whether a picture may be used.
    pub fn allows(&self, image_idx: usize) -> bool {
        self.on.get(image_idx).copied().unwrap_or(false)
    }

    /// One entry for each picture.
    pub fn entries(&self) -> &[bool] {
        &self.on
    }
}
