//! Painted pixels, and how they are written down: as a PNG within the text, which any browser shows.

use std::fmt;
use std::io::Cursor;
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::{ColorType, DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, Limits};
use serde::{Deserialize, Serialize};

use super::super::png::has_sound_palette;
use super::super::{Image, ImageError, Shape, from_u8};
use crate::text::{Message, errors_images, passes_on, say};

/// Painted pixels over a picture: 8 bits a channel, some places painted and the others not. Cheap to copy.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Layer {
    shape: Shape,
    pixels: Arc<Vec<Option<[u8; 3]>>>,
}

/// Why a text is no layer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LayerError {
    /// Not of the form that is expected.
    Text,
    /// A PNG that can't be read.
    Png(Message),
    /// Too large, or of no shape.
    Image(ImageError),
}

passes_on!(LayerError { Image(ImageError) });

impl fmt::Display for LayerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::Text => say!(errors_images::LayerText { start: START }),
            Self::Png(reason) => say!(errors_images::LayerPng { reason: reason.to_string() }),
            Self::Image(error) => error.to_string(),
        })
    }
}

/// How the text form begins.
const START: &str = "data:image/png;base64,";

impl Layer {
    /// A layer from its pixels, row by row, red, green and blue; `None` where nothing is painted. Of a grey picture only
    /// the first of the three counts.
    ///
    /// # Errors
    /// [`ImageError::Length`] unless there are `shape.area()` pixels.
    pub fn new(shape: Shape, mut pixels: Vec<Option<[u8; 3]>>) -> Result<Self, ImageError> {
        if pixels.len() != shape.area() {
            return Err(ImageError::Length { found: pixels.len(), needed: shape.area() });
        }
        if shape.c() == 1 {
            pixels.iter_mut().flatten().for_each(|pixel| *pixel = [pixel[0]; 3]);
        }
        Ok(Self { shape, pixels: Arc::new(pixels) })
    }

    /// A layer on which nothing is painted.
    pub fn blank(shape: Shape) -> Self {
        Self { shape, pixels: Arc::new(vec![None; shape.area()]) }
    }

    /// A whole picture, to 8 bits a channel.
    pub fn of_picture(picture: &Image) -> Self {
        let shape = picture.shape();
        let pixels = (0..shape.area()).map(|p| Some(picture.rgb8(p / shape.w(), p % shape.w()))).collect();
        Self { shape, pixels: Arc::new(pixels) }
    }

    /// The shape of the pictures that it is for.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The pixels, row by row; `None` where nothing is painted.
    pub fn pixels(&self) -> &[Option<[u8; 3]>] {
        &self.pixels
    }

    /// How many pixels are painted.
    pub fn n_painted(&self) -> usize {
        self.pixels.iter().flatten().count()
    }

    /// The value painted at a place, in [-1, 1].
    pub fn value(&self, c: usize, y: usize, x: usize) -> Option<f32> {
        self.pixels[y * self.shape.w() + x].map(|pixel| from_u8(pixel[c]))
    }

    /// The picture with the layer over it; it must be of the same shape, or it stays as it is.
    #[must_use]
    pub fn over(&self, picture: &Image) -> Image {
        if picture.shape() != self.shape {
            return picture.clone();
        }
        Image::from_fn(self.shape, |c, y, x| self.value(c, y, x).unwrap_or_else(|| picture.at(c, y, x)))
    }

    /// As a PNG with a channel that says where something is painted.
    fn to_png(&self) -> Vec<u8> {
        let grey = self.shape.c() == 1;
        let bytes = self.pixels.iter().flat_map(|pixel| {
            let ([r, g, b], a) = (pixel.unwrap_or_default(), if pixel.is_some() { 255 } else { 0 });
            [r, g, b, a].into_iter().enumerate().filter(move |(k, _)| !grey || matches!(k, 0 | 3)).map(|(_, v)| v)
        });
        let bytes: Vec<u8> = bytes.collect();
        let mut png = Vec::new();
        let color = if grey { ExtendedColorType::La8 } else { ExtendedColorType::Rgba8 };
        let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
        // Sides are at most 1024 and memory does not fail to write: an error here would be a bug, and the empty text it
        // leaves is refused when it is read.
        if encoder.write_image(&bytes, self.shape.w() as u32, self.shape.h() as u32, color).is_err() {
            png.clear();
        }
        png
    }

    fn from_png(png: &[u8]) -> Result<Self, LayerError> {
        let failed = |error: image::ImageError| LayerError::Png(Message::verbatim(error.to_string()));
        let mut limits = Limits::default();
        limits.max_image_width = Some(Shape::MAX_SIDE as u32);
        limits.max_image_height = Some(Shape::MAX_SIDE as u32);
        limits.max_alloc = Some(1 << 26);
        if !has_sound_palette(png) {
            return Err(LayerError::Png(errors_images::LAYER_PALETTE.into()));
        }
        let decoder = PngDecoder::with_limits(Cursor::new(png), limits).map_err(failed)?;
        let grey = matches!(decoder.color_type(), ColorType::L8 | ColorType::La8 | ColorType::L16 | ColorType::La16);
        let (w, h) = decoder.dimensions();
        let shape = Shape::new(if grey { 1 } else { 3 }, h as usize, w as usize)?;
        let picture = DynamicImage::from_decoder(decoder).map_err(failed)?.into_rgba8();
        let pixels = picture.pixels().map(|pixel| {
            let [r, g, b, a] = pixel.0;
            (a >= 128).then_some([r, g, b])
        });
        Ok(Self::new(shape, pixels.collect())?)
    }
}

impl From<Layer> for String {
    fn from(layer: Layer) -> Self {
        format!("{START}{}", to_base64(&layer.to_png()))
    }
}

impl TryFrom<String> for Layer {
    type Error = LayerError;

    fn try_from(text: String) -> Result<Self, LayerError> {
        let png = text.strip_prefix(START).and_then(from_base64).ok_or(LayerError::Text)?;
        Self::from_png(&png)
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Layer({} of {} painted)", self.n_painted(), self.shape)
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64 as in RFC 4648, with padding.
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |k: usize| u32::from(three.get(k).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for k in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * k)) as usize & 63];
            text.push(if k <= three.len() { digit as char } else { '=' });
        }
    }
    text
}

/// The bytes behind a text in base 64; `None` unless it is exactly that.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if text.is_empty() || !text.len().is_multiple_of(4) {
        return None;
    }
    let padding = text.iter().rev().take(2).take_while(|c| **c == b'=').count();
    let (digits, _) = text.split_at(text.len() - padding);
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in digits.chunks(4) {
        let mut bits = 0;
        for k in 0..4 {
            let digit = match four.get(k) {
                Some(c) => DIGITS.iter().position(|d| d == c)?,
                None => 0,
            };
            bits = bits << 6 | digit as u32;
        }
        let [_, three @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(&three[..four.len() - 1]);
    }
    Some(bytes)
}
