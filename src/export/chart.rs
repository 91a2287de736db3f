//! A white sheet with rectangles, lines and letters: what charts are drawn on.

use ab_glyph::FontRef;
use image::{DynamicImage, Rgb, RgbImage, imageops};
use imageproc::drawing;
use imageproc::rect::Rect;

use crate::fonts::Letters;

/// Paper.
const WHITE: Rgb<u8> = Rgb([255, 255, 255]);
/// Ink.
pub(super) const INK: [u8; 3] = [40, 44, 52];
/// Helping lines.
pub(super) const FAINT: [u8; 3] = [205, 208, 214];

/// What [`drawing::text_size`] adds to how far a text reaches, in pixels.
const MARGIN: u32 = 1;

/// Where a text stands by its given x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
}

pub(super) struct Chart {
    canvas: RgbImage,
    /// The window's fonts.
    letters: Letters,
}

impl Chart {
    pub(super) fn new(w: u32, h: u32) -> Self {
        Self { canvas: RgbImage::from_pixel(w.max(1), h.max(1), WHITE), letters: Letters::new() }
    }

    pub(super) fn into_image(self) -> DynamicImage {
        self.canvas.into()
    }

    pub(super) fn fill(&mut self, (x, y): (i32, i32), (w, h): (u32, u32), colour: [u8; 3]) {
        if w > 0 && h > 0 {
            drawing::draw_filled_rect_mut(&mut self.canvas, Rect::at(x, y).of_size(w, h), Rgb(colour));
        }
    }

    pub(super) fn frame(&mut self, (x, y): (i32, i32), (w, h): (u32, u32), colour: [u8; 3]) {
        if w > 0 && h > 0 {
            drawing::draw_hollow_rect_mut(&mut self.canvas, Rect::at(x, y).of_size(w, h), Rgb(colour));
        }
    }

    /// A line two pixels thick.
    pub(super) fn line(&mut self, from: (f32, f32), to: (f32, f32), colour: [u8; 3]) {
        for shift in [0.0, 1.0] {
            let moved = |p: (f32, f32)| (p.0, p.1 + shift);
            drawing::draw_line_segment_mut(&mut self.canvas, moved(from), moved(to), Rgb(colour));
        }
    }

    /// A line from top to bottom.
    pub(super) fn whisker(&mut self, x: i32, top: f32, bottom: f32, colour: [u8; 3]) {
        drawing::draw_line_segment_mut(&mut self.canvas, (x as f32, top), (x as f32, bottom), Rgb(colour));
    }

    pub(super) fn dot(&mut self, centre: (f32, f32), radius: i32, colour: [u8; 3]) {
        let centre = (centre.0.round() as i32, centre.1.round() as i32);
        drawing::draw_filled_circle_mut(&mut self.canvas, centre, radius, Rgb(colour));
    }

    /// One line of text `size` pixels high, its upper edge at y.
    pub(super) fn text(&mut self, (x, y): (i32, i32), align: Align, size: f32, colour: [u8; 3], text: &str) {
        let left = match align {
            Align::Left => x,
            Align::Centre => x - self.text_width(size, text) as i32 / 2,
            Align::Right => x - self.text_width(size, text) as i32,
        };
        draw(&mut self.canvas, &self.letters, (left, y), size, colour, text);
    }

    /// A line of text that runs upwards and ends at y, centred on x.
    pub(super) fn text_upwards(&mut self, (x, y): (i32, i32), size: f32, colour: [u8; 3], text: &str) {
        let mut line = RgbImage::from_pixel(self.text_width(size, text) + 2, (1.3 * size) as u32 + 1, WHITE);
        draw(&mut line, &self.letters, (0, 0), size, colour, text);
        let upwards = imageops::rotate270(&line);
        imageops::replace(&mut self.canvas, &upwards, i64::from(x) - i64::from(upwards.width() / 2), y.into());
    }

    pub(super) fn text_width(&self, size: f32, text: &str) -> u32 {
        let advances = self.letters.runs(text).into_iter().map(|(font, run)| advance(size, font, &run));
        advances.reduce(|sum, advance| sum + advance).map_or(0, |sum| sum + MARGIN)
    }

    /// A picture as it is.
    pub(super) fn paste(&mut self, (x, y): (i32, i32), picture: &RgbImage) {
        imageops::replace(&mut self.canvas, picture, x.into(), y.into());
    }

    /// A picture from its colours row by row, each pixel a square of `scale` pixels.
    pub(super) fn picture(&mut self, (x, y): (i32, i32), w: usize, rgb: &[[u8; 3]], scale: u32) {
        for (p, colour) in rgb.iter().enumerate() {
            let at = (x + (p % w) as i32 * scale as i32, y + (p / w) as i32 * scale as i32);
            self.fill(at, (scale, scale), *colour);
        }
    }
}

/// One line of text, each piece in the font that has it.
fn draw(canvas: &mut RgbImage, letters: &Letters, (mut x, y): (i32, i32), size: f32, colour: [u8; 3], text: &str) {
    for (font, run) in letters.runs(text) {
        drawing::draw_text_mut(canvas, Rgb(colour), x, y, size, font, &run);
        x += advance(size, font, &run) as i32;
    }
}

/// Where the next piece of a line begins, in pixels.
fn advance(size: f32, font: &FontRef<'_>, run: &str) -> u32 {
    drawing::text_size(size, font, run).0.saturating_sub(MARGIN)
}
