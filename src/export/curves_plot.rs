//! How a run goes, as a picture: what the machine sees, how many patches decide, how near a copy is.

use image::DynamicImage;

use super::chart::{Align, Chart, FAINT, INK};
use crate::explain::curves::CurvePoint;
use crate::text::charts;

const TITLE: f32 = 20.0;
const SIZE: f32 = 16.0;
const SMALL: f32 = 13.0;
/// At least so wide.
const WIDTH: u32 = 880;
const LEFT: i32 = 72;
const RIGHT: i32 = 24;
const TOP: i32 = 44;
const PLOT_H: i32 = 150;
const GAP: i32 = 56;
/// The line, and the band between the quarters.
const LINE: [u8; 3] = [0, 112, 103];
const BAND: [u8; 3] = [196, 224, 221];

/// One plot: its title, a value at each step, and the band around it.
struct Plot {
    title: &'static str,
    values: Vec<f64>,
    band: Option<Vec<(f64, f64)>>,
    log: bool,
}

/// Draws the curves of a run over time, from noise (left) to the picture (right), in the language of this thread.
pub fn curves_plot(points: &[CurvePoint], title: &str) -> DynamicImage {
    let effective = |p: &CurvePoint| (f64::from(p.effective_low), f64::from(p.effective_high));
    let plots = [
        Plot {
            title: charts::CURVE_PATCH.get(),
            values: points.iter().map(|p| p.patch_px as f64).collect(),
            band: None,
            log: false,
        },
        Plot {
            title: charts::CURVE_EFFECTIVE.get(),
            values: points.iter().map(|p| f64::from(p.effective_median)).collect(),
            band: Some(points.iter().map(effective).collect()),
            log: true,
        },
        Plot {
            title: charts::CURVE_NEAREST.get(),
            values: points.iter().map(|p| f64::from(p.nearest.rms)).collect(),
            band: None,
            log: false,
        },
    ];
    let height = TOP + plots.len() as i32 * (PLOT_H + GAP) + 12;
    // In every language there is room for what is written.
    let pen = Chart::new(1, 1);
    let titles = plots.iter().map(|plot| pen.text_width(SIZE, plot.title)).chain([pen.text_width(TITLE, title)]);
    let width = WIDTH.max(titles.max().unwrap_or(0) + (LEFT + RIGHT) as u32);
    let mut chart = Chart::new(width, height as u32);
    chart.text((LEFT, 10), Align::Left, TITLE, INK, title);
    let times: Vec<f64> = points.iter().map(|p| p.t).collect();
    for (k, plot) in (0..).zip(&plots) {
        plot.draw(&mut chart, &times, TOP + k * (PLOT_H + GAP));
    }
    chart.into_image()
}

impl Plot {
    fn draw(&self, chart: &mut Chart, times: &[f64], top: i32) {
        let width = WIDTH as i32 - LEFT - RIGHT;
        let top = top + 24;
        chart.text((LEFT, top - 22), Align::Left, SIZE, INK, self.title);
        chart.frame((LEFT, top), (width as u32, PLOT_H as u32), FAINT);
        let all = self.band.iter().flatten().flat_map(|(a, b)| [*a, *b]).chain(self.values.iter().copied());
        let most = all.filter(|v| v.is_finite()).fold(0.0, f64::max);
        let place = |v: f64| {
            let (v, most) = if self.log { (v.max(1.0).ln(), most.max(10.0).ln()) } else { (v, most.max(1e-9) * 1.1) };
            top as f32 + PLOT_H as f32 * (1.0 - (v / most).clamp(0.0, 1.0)) as f32
        };
        let across = |t: f64| LEFT as f32 + (1.0 - t) as f32 * width as f32;
        if let Some(band) = &self.band {
            for pair in times.iter().zip(band).collect::<Vec<_>>().windows(2) {
                let [(from, a), (to, b)] = *pair else { continue };
                // Upright lines, close enough to make a ground.
                for x in across(*from) as i32..=across(*to) as i32 {
                    let s = f64::from((x as f32 - across(*from)) / (across(*to) - across(*from)).max(1.0));
                    let mix = |a: f32, b: f32| a + (b - a) * s as f32;
                    chart.whisker(x, mix(place(a.1), place(b.1)), mix(place(a.0), place(b.0)), BAND);
                }
            }
        }
        for (t, name) in [(1.0, charts::TIME_NOISE.get()), (0.5, "0.5"), (0.0, charts::TIME_PICTURE.get())] {
            let align = if t == 1.0 {
                Align::Left
            } else if t == 0.0 {
                Align::Right
            } else {
                Align::Centre
            };
            chart.text((across(t) as i32, top + PLOT_H + 4), align, SMALL, INK, name);
        }
        let low = if self.log { 1.0 } else { 0.0 };
        for value in [low, most] {
            chart.text((LEFT - 8, place(value) as i32 - 7), Align::Right, SMALL, INK, &short(value));
        }
        let points: Vec<_> = times.iter().zip(&self.values).map(|(t, v)| (across(*t), place(*v))).collect();
        for pair in points.windows(2) {
            chart.line(pair[0], pair[1], LINE);
        }
        for point in points {
            chart.dot(point, 3, LINE);
        }
    }
}

/// A number with as many digits as one can read.
fn short(value: f64) -> String {
    if value >= 10.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
