//! Patches as pictures: what a window shows, and what the strongest patches of a pixel make together.

use crate::images::{Image, Shape, TrainingSet};
use crate::score::Window;

use super::provenance::Provenance;

/// What a window shows around the pixel `at` (row, column) of a picture with these values, `(c, window.h, window.w)`.
/// A window that reaches over the border goes on at the other side; one that is cut by a border of zeros does not reach
/// over it.
///
/// `None` for a window without pixels, which no machine has.
pub fn window_picture(shape: Shape, values: &[f32], at: (usize, usize), window: Window) -> Option<Image> {
    let cut = Shape::new(shape.c(), window.h(), window.w()).ok()?;
    let place = |p: usize, before: usize, i: usize, n: usize| (p + n - before % n + i) % n;
    Some(Image::from_fn(cut, |c, i, j| {
        let (y, x) = (place(at.0, window.up, i, shape.h()), place(at.1, window.left, j, shape.w()));
        values.get(shape.index(c, y, x)).copied().unwrap_or_default()
    }))
}

/// The mean of the listed patches of a pixel, each with its weight: `sum_k W_k window_k / sum_k W_k`, of the window's
/// shape. Its pixel at the window's centre is [`Provenance::shown_mean`].
///
/// `None` when nothing is listed, or when a patch is not of this set.
pub fn mean_patch(set: &TrainingSet, provenance: &Provenance) -> Option<Image> {
    let (shape, window) = (set.shape(), provenance.window);
    let total: f64 = provenance.strongest.iter().map(|source| source.weight).sum();
    let cut = Shape::new(shape.c(), window.h(), window.w()).ok().filter(|_| total > 0.0)?;
    let mut sum = vec![0.0; cut.len()];
    for source in &provenance.strongest {
        let patch = source.patch;
        let image_idx = Some(patch.image_idx as usize).filter(|k| *k < set.n_images())?;
        let at = (patch.row.into(), patch.col.into());
        let picture = window_picture(shape, set.image_values(image_idx), at, window)?;
        for (sum, value) in sum.iter_mut().zip(picture.values()) {
            *sum += source.weight / total * f64::from(*value);
        }
    }
    Image::new(cut, sum.into_iter().map(|v| v as f32).collect()).ok()
}
