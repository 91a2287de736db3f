//! The stage on paper: the machine's name, the count, the pictures with their captions.

use image::DynamicImage;

use super::chart::{Align, Chart, INK};
use crate::images::Image;

const TITLE: f32 = 24.0;
const SIZE: f32 = 16.0;
const SMALL: f32 = 13.0;
const MARGIN: i32 = 24;
const GAP: i32 = 24;
/// Between two captions, at least.
const BETWEEN: i32 = 8;
const TITLE_H: i32 = 40;
const CAPTION_H: i32 = 24;
/// Stages in a row.
const COLUMNS: usize = 2;
/// A stage is at least so wide, so that its title and its note have room.
const LEAST_W: i32 = 360;
/// What text of less weight is written in.
const GREY: [u8; 3] = [96, 104, 116];

/// What one stage shows.
#[derive(Clone, Debug)]
pub struct StageShot {
    /// The machine.
    pub title: String,
    /// The count, or nothing.
    pub note: String,
    /// The pictures from left to right, each with its caption.
    pub pictures: Vec<(String, Image)>,
}

/// Draws stages, two in a row, each pixel of a picture a square of `scale` pixels, with a line about all of them below.
pub fn stage_sheet(stages: &[StageShot], line: &str, scale: u32) -> DynamicImage {
    let scale = scale.max(1);
    let pictures = || stages.iter().flat_map(|stage| &stage.pictures);
    let side = |of: fn(&Image) -> usize| pictures().map(|(_, picture)| of(picture)).max().unwrap_or(1) as i32;
    let (w, h) = (side(|p| p.shape().w()) * scale as i32, side(|p| p.shape().h()) * scale as i32);
    let n_pictures = stages.iter().map(|stage| stage.pictures.len()).max().unwrap_or(1).max(1) as i32;
    let columns = stages.len().clamp(1, COLUMNS) as i32;
    let rows = stages.len().max(1).div_ceil(COLUMNS) as i32;
    // In every language there is room for what is written.
    let pen = Chart::new(1, 1);
    let wide = |size: f32, text: &str| pen.text_width(size, text) as i32;
    let caption_w = pictures().map(|(caption, _)| wide(SIZE, caption)).max().unwrap_or(0);
    let step = (w + GAP).max(caption_w + BETWEEN);
    let heading = |stage: &StageShot| wide(TITLE, &stage.title) + GAP + wide(TITLE, &stage.note);
    let headings = stages.iter().map(heading).max().unwrap_or(0);
    let cell_w = ((n_pictures - 1) * step + w.max(caption_w)).max(LEAST_W).max(headings);
    let cell_h = TITLE_H + CAPTION_H + h + GAP;
    let width = 2 * MARGIN + (columns * (cell_w + GAP) - GAP).max(wide(SMALL, line));
    let mut chart = Chart::new(width as u32, (2 * MARGIN + rows * cell_h + SIZE as i32) as u32);
    for (k, stage) in (0..).zip(stages) {
        let left = MARGIN + (k % columns) * (cell_w + GAP);
        let top = MARGIN + (k / columns) * cell_h;
        chart.text((left, top), Align::Left, TITLE, INK, &stage.title);
        chart.text((left + cell_w, top), Align::Right, TITLE, INK, &stage.note);
        for (i, (caption, picture)) in (0..).zip(&stage.pictures) {
            let at = (left + i * step, top + TITLE_H);
            chart.text(at, Align::Left, SIZE, GREY, caption);
            let (n, columns) = (picture.shape().area(), picture.shape().w());
            let rgb: Vec<_> = (0..n).map(|p| picture.rgb8(p / columns, p % columns)).collect();
            chart.picture((at.0, at.1 + CAPTION_H), columns, &rgb, scale);
        }
    }
    chart.text((MARGIN, MARGIN + rows * cell_h), Align::Left, SMALL, GREY, line);
    chart.into_image()
}
