//! How far a network sees, as pictures: the heat map of P(t), and the receptive field of each step.

use image::DynamicImage;

use super::chart::{Align, Chart, FAINT, INK};
use crate::explain::colour::{Gradient, Rgb, Scale};
use crate::explain::receptive_field::{FIELD_SCALE, ReceptiveFieldScan};
use crate::text::{charts, fixed, say};

const TITLE: f32 = 20.0;
const SIZE: f32 = 16.0;
const SMALL: f32 = 13.0;
const LEFT: i32 = 74;
const TOP: i32 = 70;
const RIGHT: i32 = 130;
/// The lines on the map, each with a dark rim.
const BEST: Rgb = [255, 255, 255];
const FIELD: Rgb = [255, 158, 64];
const WINDOW: Rgb = [206, 212, 222];
/// Tiles in a row of the sheet.
const COLUMNS: i32 = 5;
const GAP: i32 = 24;
/// The sample of a line with the space behind it, and the space between two lines of the legend.
const SAMPLE: i32 = 34;
const BETWEEN: i32 = 26;
/// Between a text and the right edge.
const EDGE: i32 = 12;

/// Draws the heat map: for each step (from noise on the left to the picture) and patch side (upwards) how many times as
/// far from the network as the best side the machine is, with the best side, the squares that hold 50 % and 90 % of the
/// receptive field, and the window of the network as lines; in the language of this thread.
pub fn receptive_field_plot(scan: &ReceptiveFieldScan, title: &str) -> DynamicImage {
    let calibration = scan.calibration();
    let (n_steps, n_sides) = (calibration.steps.len().max(1), calibration.sides.len().max(1));
    let cell_w = (900 / n_steps as u32).clamp(6, 44);
    let cell_h = (560 / n_sides as u32).clamp(6, 28);
    let (map_w, map_h) = (cell_w * n_steps as u32, cell_h * n_sides as u32);
    let has_field = calibration.steps.iter().any(|step| scan.field(*step).is_some());
    let mut legend = vec![(BEST, charts::FIELD_MAP_BEST.get()), (WINDOW, charts::FIELD_MAP_WINDOW.get())];
    if has_field {
        legend.insert(1, (FIELD, charts::FIELD_MAP_SQUARES.get()));
    }
    // In every language there is room for what is written.
    let pen = Chart::new(1, 1);
    let what = charts::FIELD_MAP_NOTE.get();
    let legend_w: u32 = legend.iter().map(|(_, name)| (SAMPLE + BETWEEN) as u32 + pen.text_width(SIZE, name)).sum();
    let written = pen.text_width(TITLE, title).max(pen.text_width(SIZE, what)).max(legend_w) + EDGE as u32;
    let mut chart = Chart::new(LEFT as u32 + (map_w.max(620) + RIGHT as u32).max(written), TOP as u32 + map_h + 118);
    chart.text((LEFT, 12), Align::Left, TITLE, INK, title);
    chart.text((LEFT, 38), Align::Left, SIZE, INK, what);

    // From left to right: the noisiest step first.
    let column = |step: usize| LEFT + ((n_steps - 1 - (step - calibration.steps[0])) as u32 * cell_w) as i32;
    let row = |side: f64| TOP as f32 + map_h as f32 - ((side - 1.0) / 2.0 + 0.5) as f32 * cell_h as f32;
    let scale = calibration.scale();
    for (step, worse) in calibration.steps.iter().zip(calibration.times_worse()) {
        for (side, worse) in calibration.sides.iter().zip(worse) {
            let y = row(f64::from(side.get())) - cell_h as f32 / 2.0;
            chart.fill((column(*step), y.round() as i32), (cell_w, cell_h), scale.colour(worse));
        }
    }
    for (k, side) in calibration.sides.iter().enumerate() {
        if k % (16_u32.div_ceil(cell_h) as usize) == 0 {
            let y = row(f64::from(side.get())) as i32 - 7;
            chart.text((LEFT - 8, y), Align::Right, SMALL, INK, &side.get().to_string());
        }
    }
    let every = 44_u32.div_ceil(cell_w) as usize;
    for step in calibration.steps.iter().rev().step_by(every) {
        let t = format!("{:.2}", scan.run().time(*step));
        chart.text((column(*step) + cell_w as i32 / 2, TOP + map_h as i32 + 6), Align::Centre, SMALL, INK, &t);
    }
    let below = TOP + map_h as i32;
    chart.text((LEFT + map_w as i32 / 2, below + 26), Align::Centre, SIZE, INK, charts::FIELD_MAP_X.get());
    chart.text((LEFT - 8, TOP - 22), Align::Right, SMALL, INK, charts::FIELD_MAP_Y.get());

    let line = |chart: &mut Chart, colour: Rgb, side: &dyn Fn(usize) -> Option<f64>| {
        let middle = |step: usize| Some((column(step) as f32 + cell_w as f32 / 2.0, row(side(step)?)));
        let points: Vec<_> = calibration.steps.iter().filter_map(|step| middle(*step)).collect();
        for (shift, colour) in [(-2.0, INK), (2.0, INK), (0.0, colour)] {
            for pair in points.windows(2) {
                chart.line((pair[0].0, pair[0].1 + shift), (pair[1].0, pair[1].1 + shift), colour);
            }
        }
        points.iter().for_each(|point| chart.dot(*point, 3, colour));
    };
    let best = calibration.best();
    let window = scan.net_view().window as f64;
    let highest = calibration.sides.last().map_or(1.0, |side| f64::from(side.get()));
    line(&mut chart, WINDOW, &|_| (window <= highest).then_some(window));
    let field = |which: usize| move |step: usize| Some((scan.field_sides(step)?[which] as f64).min(highest));
    line(&mut chart, FIELD, &field(0));
    line(&mut chart, FIELD, &field(1));
    line(&mut chart, BEST, &|step| Some(f64::from(best.get(step - calibration.steps[0])?.0.get())));

    let mut x = LEFT;
    for (colour, name) in legend {
        let y = below + 62;
        chart.fill((x, y - 3), (26, 8), INK);
        chart.fill((x + 1, y - 1), (24, 4), colour);
        chart.text((x + SAMPLE, y - 8), Align::Left, SIZE, INK, name);
        x += SAMPLE + chart.text_width(SIZE, name) as i32 + BETWEEN;
    }
    ramp(&mut chart, (LEFT + map_w as i32 + 24, TOP), map_h, &scale, |tick| {
        say!(charts::FieldMapTimes { times: fixed(tick, 0) })
    });
    chart.into_image()
}

/// Draws the receptive field of each step, the noisiest first, each pixel a square of `pixel` pixels, with the squares that
/// hold 50 % and 90 % of it; in the language of this thread.
pub fn field_sheet(scan: &ReceptiveFieldScan, title: &str, pixel: u32) -> DynamicImage {
    let steps: Vec<usize> = (1..=scan.run().first_step()).rev().filter(|step| scan.field(*step).is_some()).collect();
    let side = steps.first().and_then(|step| scan.field(*step)).map_or(1, |field| field.side());
    // So large that the line below a tile has room, in every language.
    let size = side as u32 * pixel;
    let pen = Chart::new(1, 1);
    let label = |step: usize, sides: [usize; 2]| {
        let t = fixed(scan.run().time(step), 2);
        say!(charts::FieldSheetStep { t, inner: sides[0], outer: sides[1] })
    };
    let labels =
        steps.iter().filter_map(|step| Some(pen.text_width(SMALL, &label(*step, scan.field_sides(*step)?)) as i32));
    let label_w = labels.max().unwrap_or(0);
    let (tile_w, tile_h) = ((size as i32).max(150).max(label_w) + GAP, size as i32 + 26 + GAP);
    let rows = (steps.len().max(1) as i32 + COLUMNS - 1) / COLUMNS;
    let what = charts::FIELD_SHEET_NOTE.get();
    let written = pen.text_width(TITLE, title).max(pen.text_width(SIZE, what)) as i32 + EDGE;
    let width = GAP + (COLUMNS * tile_w + RIGHT).max(written);
    let mut chart = Chart::new(width as u32, (TOP + rows * tile_h) as u32);
    chart.text((GAP, 12), Align::Left, TITLE, INK, title);
    chart.text((GAP, 38), Align::Left, SIZE, INK, what);
    for (k, step) in (0..).zip(&steps) {
        let Some((field, sides)) = scan.field(*step).zip(scan.field_sides(*step)) else { continue };
        let at = (GAP + k % COLUMNS * tile_w, TOP + k / COLUMNS * tile_h);
        let largest = field.shares().iter().copied().fold(0.0, f64::max);
        let colours: Vec<Rgb> = field.shares().iter().map(|share| FIELD_SCALE.colour(share / largest)).collect();
        chart.picture(at, side, &colours, pixel);
        for inner in sides {
            let from = ((side - inner) / 2) as i32 * pixel as i32;
            let edge = inner as u32 * pixel;
            chart.frame((at.0 + from, at.1 + from), (edge, edge), FIELD);
            chart.frame((at.0 + from - 1, at.1 + from - 1), (edge + 2, edge + 2), INK);
        }
        chart.text((at.0, at.1 + size as i32 + 4), Align::Left, SMALL, INK, &label(*step, sides));
    }
    let at = (GAP + COLUMNS * tile_w, TOP);
    ramp(&mut chart, at, size.max(120), &FIELD_SCALE, |tick| format!("{tick}"));
    chart.into_image()
}

/// What the colours mean, upwards, in numbers.
fn ramp(chart: &mut Chart, (x, top): (i32, i32), height: u32, scale: &Scale, text: impl Fn(f64) -> String) {
    let Scale { gradient, .. } = *scale;
    let gradient: Gradient = gradient;
    for step in 0..100_u32 {
        let y = top + (height * (99 - step) / 100) as i32;
        chart.fill((x, y), (14, height / 100 + 1), gradient.at(f64::from(step) / 99.0));
    }
    for tick in scale.ticks() {
        let y = top as f32 + height as f32 * (1.0 - scale.part(tick) as f32);
        chart.fill((x + 14, y as i32), (5, 1), FAINT);
        chart.text((x + 22, y as i32 - 7), Align::Left, SMALL, INK, &text(tick));
    }
}
