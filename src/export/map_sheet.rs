//! The maps of a step side by side with their legends.

use image::DynamicImage;

use super::chart::{Align, Chart, INK};
use crate::explain::colour::{Rgb, displacement_colour, source_colour};
use crate::explain::mosaic::{Legend, Map, MapKind};
use crate::explain::sources::Seams;
use crate::images::Image;
use crate::text::{charts, say};

const SIZE: f32 = 16.0;
const SMALL: f32 = 13.0;
const GAP: i32 = 24;
const TITLE_H: i32 = 28;
const LINE_H: i32 = 18;
/// Lines of text below a map; a longer list of sources is cut.
const LINES: usize = 9;
/// A map is at least so wide, so that its title has room.
const LEAST_W: i32 = 270;
/// A colour with the space behind it.
const BESIDE_DOT: i32 = 18;
/// What a direction takes beyond its name: its colour, and the space behind it.
const BETWEEN: i32 = 26;
/// Tiles in a row.
const COLUMNS: i32 = 4;

/// Draws pictures with their titles, then maps with titles and legends, each pixel a square of `scale` pixels. In the
/// map of sources the seams are outlined. All is written in the language of this thread.
pub fn map_sheet(pictures: &[(&str, &Image)], maps: &[Map], seams: &Seams, scale: u32) -> DynamicImage {
    let (h, w) = maps.first().map_or((1, 1), |map| (map.h as u32 * scale, map.w as u32 * scale));
    // In every language there is room for what is written.
    let pen = Chart::new(1, 1);
    let titles = pictures.iter().map(|(title, _)| *title).chain(maps.iter().map(|map| map.kind.title()));
    let titles = titles.map(|title| pen.text_width(SIZE, title) as i32);
    let written = titles.chain(maps.iter().map(|map| legend_width(&pen, &map.legend))).max().unwrap_or(0);
    let tile_w = (w as i32).max(LEAST_W).max(written) + GAP;
    let tile_h = GAP + TITLE_H + h as i32 + 12 + LINES as i32 * LINE_H;
    let n = (pictures.len() + maps.len()) as i32;
    let (columns, rows) = (n.min(COLUMNS), (n.max(1) + COLUMNS - 1) / COLUMNS);
    let mut chart = Chart::new((GAP + columns * tile_w) as u32, (rows * tile_h) as u32);
    let tiles = pictures.iter().map(|(title, picture)| (*title, Tile::Picture(picture)));
    let tiles = tiles.chain(maps.iter().map(|map| (map.kind.title(), Tile::Map(map))));
    for (i, (title, tile)) in (0..).zip(tiles) {
        let (row, column) = (i / COLUMNS, i % COLUMNS);
        let at = (GAP + column * tile_w, row * tile_h + GAP + TITLE_H);
        chart.text((at.0, at.1 - TITLE_H), Align::Left, SIZE, INK, title);
        match tile {
            Tile::Picture(picture) => chart.picture(at, picture.shape().w(), &rgb(picture), scale),
            Tile::Map(map) => {
                chart.picture(at, map.w, &map.rgb, scale);
                if map.kind == MapKind::Sources {
                    outline(&mut chart, at, map.w, seams, scale);
                }
                legend(&mut chart, (at.0, at.1 + h as i32 + 12), &map.legend);
            }
        }
    }
    chart.into_image()
}

enum Tile<'a> {
    Picture(&'a Image),
    Map(&'a Map),
}

fn rgb(picture: &Image) -> Vec<Rgb> {
    let w = picture.shape().w();
    (0..picture.shape().area()).map(|p| picture.rgb8(p / w, p % w)).collect()
}

/// Draws the seams between pixels.
fn outline(chart: &mut Chart, (x, y): (i32, i32), w: usize, seams: &Seams, scale: u32) {
    let thick = (scale / 4).max(1);
    for (p, (right, below)) in seams.right.iter().zip(&seams.below).enumerate() {
        let (left, top) = (x + (p % w) as i32 * scale as i32, y + (p / w) as i32 * scale as i32);
        if *right {
            chart.fill((left + (scale - thick) as i32, top), (thick, scale), INK);
        }
        if *below {
            chart.fill((left, top + (scale - thick) as i32), (scale, thick), INK);
        }
    }
}

/// The directions of a displacement with their names, and the moves that have their colours.
fn directions() -> [(&'static str, (i32, i32)); 5] {
    [
        (charts::MOVE_RIGHT.get(), (0, 9)),
        (charts::MOVE_DOWN.get(), (9, 0)),
        (charts::MOVE_LEFT.get(), (0, -9)),
        (charts::MOVE_UP.get(), (-9, 0)),
        (charts::MOVE_NONE.get(), (0, 0)),
    ]
}

/// The width of the longest line of a legend.
fn legend_width(pen: &Chart, legend: &Legend) -> i32 {
    let dot = if matches!(legend, Legend::Sources(_) | Legend::YesNo { .. }) { BESIDE_DOT } else { 0 };
    let lines = legend.lines().into_iter().map(|line| dot + pen.text_width(SMALL, &line) as i32);
    let row = match legend {
        Legend::Displacement { .. } => {
            directions().iter().map(|(name, _)| BETWEEN + pen.text_width(SMALL, name) as i32).sum()
        }
        _ => 0,
    };
    lines.max().unwrap_or(0).max(row)
}

fn legend(chart: &mut Chart, (x, mut y): (i32, i32), legend: &Legend) {
    let mut dots: Vec<Option<Rgb>> = Vec::new();
    match legend {
        Legend::Sources(sources) => dots.extend(sources.iter().map(|s| Some(source_colour(s.image_idx)))),
        Legend::YesNo { colour, .. } => dots.push(Some(*colour)),
        Legend::Scale { scale, .. } => {
            for i in 0..200 {
                chart.fill((x + i, y), (1, 10), scale.gradient.at(f64::from(i) / 199.0));
            }
            let ticks = scale.ticks();
            for (i, tick) in ticks.iter().enumerate() {
                let align = match i {
                    0 => Align::Left,
                    _ if i + 1 == ticks.len() => Align::Right,
                    _ => Align::Centre,
                };
                let at = (x + (200.0 * scale.part(*tick)) as i32, y + 12);
                chart.text(at, align, SMALL, INK, &tick.to_string());
            }
            y += 34;
        }
        Legend::Displacement { .. } => {
            let mut left = x;
            for (name, to) in directions() {
                chart.fill((left, y + 2), (12, 12), displacement_colour(to, 9.0));
                chart.text((left + 16, y), Align::Left, SMALL, INK, name);
                left += BETWEEN + chart.text_width(SMALL, name) as i32;
            }
            y += LINE_H;
        }
    }
    let lines = legend.lines();
    let shown = if lines.len() > LINES { LINES - 1 } else { lines.len() };
    for (i, line) in lines.iter().take(shown).enumerate() {
        let dot = dots.get(i).copied().flatten();
        if let Some(colour) = dot {
            chart.fill((x, y + 2), (12, 12), colour);
        }
        chart.text((x + if dot.is_some() { BESIDE_DOT } else { 0 }, y), Align::Left, SMALL, INK, line);
        y += LINE_H;
    }
    if shown < lines.len() {
        let more = say!(charts::LegendMore { number: lines.len() - shown });
        chart.text((x + BESIDE_DOT, y), Align::Left, SMALL, INK, &more);
    }
}
