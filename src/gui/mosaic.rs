//! Maps and lit pictures in the form in which egui takes them.

use egui::{Color32, ColorImage};

use crate::explain::mosaic::Map;
use crate::score::Posterior;

/// A picture in which the pixels of one training picture stay as they are and all others step back into the `ground`.
pub(super) fn lit(pixels: ColorImage, posterior: &Posterior, image_idx: u32, ground: Color32) -> ColorImage {
    let mut pixels = pixels;
    for (pixel, patch) in pixels.pixels.iter_mut().zip(&posterior.strongest) {
        if patch.image_idx != image_idx {
            *pixel = pixel.lerp_to_gamma(ground, 0.78);
        }
    }
    pixels
}

/// A map in the form in which egui takes it.
pub(super) fn color_image(map: &Map) -> ColorImage {
    ColorImage::from_rgb([map.w, map.h], map.rgb.as_flattened())
}
