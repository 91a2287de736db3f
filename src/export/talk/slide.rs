//! A scene as a slide: its caption over its pictures, on black, as in presentation mode.

use std::sync::Arc;

use image::imageops::{self, FilterType};
use image::{DynamicImage, RgbImage};

use crate::export::chart::{Align, Chart};
use crate::export::{ExportProblem, GifEncoder};

/// The size that all measures are for, in pixels.
const DESIGN: (f32, f32) = (1280.0, 720.0);
const MARGIN: f32 = 40.0;
const CAPTION: f32 = 56.0;
/// A long caption becomes smaller, but not smaller than this.
const LEAST_CAPTION: f32 = 34.0;
const LINE: f32 = 1.2;
const LABEL: f32 = 24.0;
const FOOT: f32 = 22.0;
const GAP: f32 = 28.0;

const BLACK: [u8; 3] = [0, 0, 0];
const TEXT: [u8; 3] = [237, 241, 247];
const WEAK: [u8; 3] = [172, 183, 199];
const RIGHT: [u8; 3] = [84, 210, 196];
const WRONG: [u8; 3] = [255, 183, 94];

/// The share of the room's side that a picture enlarged by a whole number takes at least.
const MOST_OF_THE_ROOM: f32 = 0.8;

/// Frames last at least so long, in hundredths of a second: viewers slow down what is faster.
const LEAST_DELAY_CS: u16 = 4;

/// How what is said of a picture is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither right nor wrong.
    #[default]
    Plain,
    /// The right number of parts.
    Right,
    /// A wrong number of parts.
    Wrong,
}

impl Tone {
    /// The colour, red, green, blue.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Self::Plain => TEXT,
            Self::Right => RIGHT,
            Self::Wrong => WRONG,
        }
    }
}

/// A picture of a scene, with what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShotPicture {
    /// The picture, a pixel for each of its own.
    pub picture: Arc<RgbImage>,
    /// Whether its pixels are to be seen: enlarged without blur.
    pub crisp: bool,
    /// What it is.
    pub label: String,
    /// What was counted in it; nothing if empty.
    pub note: String,
    /// Whether that is right.
    pub tone: Tone,
}

/// What a scene shows at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// The pictures, from left to right.
    pub pictures: Vec<ShotPicture>,
    /// The line under them: the machine, its patch, the step.
    pub line: String,
    /// How long it stays, in hundredths of a second.
    pub hold_cs: u16,
}

/// A scene with all that it showed, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenePictures {
    /// What stands over the pictures.
    pub caption: String,
    /// What the speaker sees.
    pub notes: String,
    /// At least one moment; the last one is what stays.
    pub shots: Vec<Shot>,
}

/// A place on a slide, in pixels.
#[derive(Clone, Copy)]
struct Area {
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

/// Draws a moment of a scene, the `number`-th of `of`, on a slide of `w` x `h` pixels.
pub fn slide(caption: &str, shot: &Shot, (number, of): (usize, usize), (w, h): (u32, u32)) -> RgbImage {
    let mut chart = Chart::new(w, h);
    chart.fill((0, 0), (w, h), BLACK);
    let unit = (w as f32 / DESIGN.0).min(h as f32 / DESIGN.1);
    let margin = MARGIN * unit;
    let width = w as f32 - 2.0 * margin;
    let (lines, size) = wrapped(&chart, caption, CAPTION * unit, LEAST_CAPTION * unit, width);
    let mut top = margin * 0.7;
    for line in &lines {
        chart.text((margin as i32, top as i32), Align::Left, size, TEXT, line);
        top += size * LINE;
    }
    let foot = h as f32 - margin * 0.6 - FOOT * unit;
    chart.text((margin as i32, foot as i32), Align::Left, FOOT * unit, WEAK, &shot.line);
    let page = format!("{number} / {of}");
    chart.text(((w as f32 - margin) as i32, foot as i32), Align::Right, FOOT * unit, WEAK, &page);
    let area = Area { x: margin, y: top + 12.0 * unit, w: width, h: foot - top - 28.0 * unit };
    pictures(&mut chart, area, unit, shot);
    chart.into_image().into_rgb8()
}

/// Draws the pictures side by side, or in rows where that makes them larger.
fn pictures(chart: &mut Chart, area: Area, unit: f32, shot: &Shot) {
    let n = shot.pictures.len();
    let has_words = shot.pictures.iter().any(|picture| !picture.label.is_empty() || !picture.note.is_empty());
    let words = if has_words { LABEL * unit * 1.5 } else { 0.0 };
    let gap = GAP * unit;
    let cell = |columns: usize| {
        let rows = n.div_ceil(columns);
        let side = |room: f32, n: usize| (room + gap) / n as f32 - gap;
        (side(area.w, columns), side(area.h, rows) - words)
    };
    let scale = |columns: usize| {
        let (w, h) = cell(columns);
        let fit = |picture: &ShotPicture| (w / picture.picture.width() as f32).min(h / picture.picture.height() as f32);
        shot.pictures.iter().map(fit).fold(f32::INFINITY, f32::min)
    };
    let Some(columns) = (1..=n).max_by(|a, b| scale(*a).total_cmp(&scale(*b)).then(b.cmp(a))) else { return };
    let (w, h) = cell(columns);
    for (k, shown) in shot.pictures.iter().enumerate() {
        let x = area.x + (w + gap) * (k % columns) as f32;
        let y = area.y + (h + words + gap) * (k / columns) as f32;
        let picture = fitted(&shown.picture, (w, h), shown.crisp);
        let left = x + (w - picture.width() as f32) / 2.0;
        let up = y + (h - picture.height() as f32) / 2.0;
        chart.paste((left as i32, up as i32), &picture);
        let below = (up + picture.height() as f32 + LABEL * unit * 0.25) as i32;
        let middle = x + w / 2.0;
        let (label, note) = (chart.text_width(LABEL * unit, &shown.label), chart.text_width(LABEL * unit, &shown.note));
        let between = if label > 0 && note > 0 { 16.0 * unit } else { 0.0 };
        let from = middle - (label as f32 + note as f32 + between) / 2.0;
        chart.text((from as i32, below), Align::Left, LABEL * unit, WEAK, &shown.label);
        let at = from + label as f32 + between;
        chart.text((at as i32, below), Align::Left, LABEL * unit, shown.tone.rgb(), &shown.note);
    }
}

/// A picture as large as there is room for. Where its pixels are to be seen, by whole numbers, unless much room would be
/// left.
fn fitted(picture: &RgbImage, (w, h): (f32, f32), crisp: bool) -> RgbImage {
    let scale = (w / picture.width() as f32).min(h / picture.height() as f32);
    let (scale, filter) = match crisp {
        true if scale >= 1.0 && scale.floor() / scale >= MOST_OF_THE_ROOM => (scale.floor(), FilterType::Nearest),
        _ => (scale, FilterType::Triangle),
    };
    let size = |side: u32| ((side as f32 * scale) as u32).max(1);
    imageops::resize(picture, size(picture.width()), size(picture.height()), filter)
}

/// A caption in one line or two, as large as it can be.
fn wrapped(chart: &Chart, caption: &str, largest: f32, least: f32, width: f32) -> (Vec<String>, f32) {
    let mut size = largest;
    loop {
        let lines = lines(caption, |line| chart.text_width(size, line) as f32 <= width);
        if lines.len() <= 2 || size <= least {
            return (lines, size);
        }
        size = (size * 0.92).max(least);
    }
}

/// Breaks a text at its spaces; between any two characters where a word alone does not fit, as Chinese has none.
fn lines(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(' ') {
        if fits(&format!("{line}{}", word.trim_end())) {
            line.push_str(word);
            continue;
        }
        if fits(word.trim_end()) && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            line.push_str(word);
            continue;
        }
        for c in word.chars() {
            // Punctuation does not begin a line.
            let closes = "，。！？：；、）”,.!?:;)".contains(c);
            if !closes && !line.is_empty() && !fits(&format!("{line}{c}")) {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
            }
            line.push(c);
        }
    }
    lines.extend(Some(line.trim_end().to_owned()).filter(|line| !line.is_empty()));
    lines
}

/// An animation of all that a scene showed, on slides of `w` x `h` pixels; `go_on` is asked before each frame.
///
/// # Errors
/// As for [`GifEncoder`]; `None` when it was told to stop.
pub fn slide_gif(
    scene: &ScenePictures,
    place: (usize, usize),
    (w, h): (u32, u32),
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Vec<u8>>, ExportProblem> {
    let mut encoder = GifEncoder::new(w, h)?;
    for shot in &scene.shots {
        if !go_on() {
            return Ok(None);
        }
        let frame = DynamicImage::from(slide(&scene.caption, shot, place, (w, h)));
        encoder.push(&frame, shot.hold_cs.max(LEAST_DELAY_CS))?;
    }
    encoder.finish().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_at_spaces_and_chinese_anywhere_but_before_punctuation() {
        let at_most = |n: usize| move |line: &str| line.chars().count() <= n;
        assert_eq!(lines("one two three", at_most(8)), ["one two", "three"]);
        assert_eq!(lines("一二三四五，六", at_most(5)), ["一二三四五，", "六"]);
        assert_eq!(lines("", at_most(5)), [""; 0]);
    }
}
