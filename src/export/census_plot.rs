//! A census as a picture: a heat map of the counts, and the shares of copies, of right and of wrong ones.

use image::DynamicImage;

use super::chart::{Align, Chart, FAINT, INK};
use crate::explain::axis::Axis;
use crate::explain::census::{Census, Class};
use crate::explain::colour::{Gradient, Scale};
use crate::explain::tally::Tally;
use crate::parts::PartKind;
use crate::text::{charts, say};

const TITLE: f32 = 20.0;
const SIZE: f32 = 16.0;
const SMALL: f32 = 13.0;
/// Room for the names of the rows, at least.
const LEAST_LEFT: i32 = 74;
const TOP: i32 = 64;
const ROW_H: u32 = 30;
const LINES_H: u32 = 190;
const GAP: i32 = 34;
/// Room for the legends, at least.
const LEAST_RIGHT: i32 = 190;
/// From the map to the scale of its colours, at least.
const LEAST_TO_SCALE: i32 = 60;
/// Between a text and the edge, or the next thing.
const EDGE: i32 = 12;

/// Draws what a census has found so far.
///
/// Above: for each value of the axis (to the right) the share of pictures with each number of parts (upwards), of all
/// pictures, with those that are not well formed in a row of their own. Below: the shares of the classes with their
/// 95 % intervals.
pub fn census_plot(census: &Census) -> DynamicImage {
    let tallies: Vec<_> = (0..census.spec().axis.len()).map(|cell| census.tally(cell)).collect();
    let rows = rows(&tallies, census.spec().kind.is_some());
    let cell_w = (1120 / tallies.len().max(1) as u32).clamp(12, 64);
    let map_h = rows.len() as u32 * ROW_H;
    let classes = Class::possible(census.spec().kind.is_some());
    // In every language there is room for what is written.
    let pen = Chart::new(1, 1);
    let wide = |size: f32, text: &str| pen.text_width(size, text) as i32;
    let names = rows.iter().map(|row| wide(SIZE, &row.name())).chain([wide(SMALL, &percent(100))]);
    let to_scale = LEAST_TO_SCALE.max(10 + wide(SMALL, charts::ROW_RIGHT.get()) + EDGE);
    let legends = classes.iter().map(|class| 30 + wide(SIZE, class.title()));
    let legends =
        legends.chain([to_scale + 20 + wide(SMALL, &percent(100)), 14 + wide(SMALL, charts::WITH_INTERVALS.get())]);
    let layout = Layout {
        left: LEAST_LEFT.max(names.max().unwrap_or(0) + 8 + EDGE / 2),
        to_scale,
        cell_w,
        map_w: cell_w * tallies.len() as u32,
        map_h,
        lines_top: TOP + map_h as i32 + if rows.is_empty() { 0 } else { GAP },
    };
    let [title, note] = heading(census);
    let heading_w = wide(TITLE, &title).max(wide(SIZE, &note)).max(wide(SMALL, charts::MAP_NOTE.get()));
    let right = LEAST_RIGHT.max(legends.max().unwrap_or(0) + EDGE);
    let labels_h = labels_height(&census.spec().axis);
    let width = (layout.left + (right + layout.map_w.max(420) as i32).max(heading_w + EDGE)) as u32;
    let height = (layout.lines_top as u32) + LINES_H + labels_h + 40;
    let mut chart = Chart::new(width, height);
    chart.text((layout.left, 12), Align::Left, TITLE, INK, &title);
    chart.text((layout.left, 36), Align::Left, SIZE, INK, &note);
    layout.heat_map(&mut chart, &tallies, &rows, census);
    layout.shares(&mut chart, &tallies, classes);
    layout.labels(&mut chart, &census.spec().axis, labels_h);
    chart.into_image()
}

/// What is counted; and what changes, how many seeds, how far it is.
fn heading(census: &Census) -> [String; 2] {
    let title = census.spec().kind.map_or(charts::COUNT_NOTHING, |kind| match kind {
        PartKind::Fingers => charts::COUNT_FINGERS,
        PartKind::Eyes => charts::COUNT_EYES,
        PartKind::ClockHands => charts::COUNT_CLOCK_HANDS,
        PartKind::Petals => charts::COUNT_PETALS,
        PartKind::Arms => charts::COUNT_ARMS,
        PartKind::Segments => charts::COUNT_SEGMENTS,
    });
    let (done, all) = census.progress();
    let (axis, seeds) = (census.spec().axis.title(), census.spec().n_seeds());
    let note = if done < all {
        say!(charts::CensusNoteUnfinished { axis, seeds, done, all })
    } else {
        say!(charts::CensusNote { axis, seeds })
    };
    [title.into(), note]
}

/// A number of the axis of shares.
fn percent(percent: u32) -> String {
    say!(charts::Percent { percent })
}

/// A row of the heat map: a number of parts, or the pictures that are not well formed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Count(usize),
    Malformed,
}

impl Row {
    fn name(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Malformed => charts::ROW_MALFORMED.into(),
        }
    }
}

struct Layout {
    /// Where the map begins.
    left: i32,
    /// From its end to the scale of its colours.
    to_scale: i32,
    cell_w: u32,
    map_w: u32,
    map_h: u32,
    lines_top: i32,
}

/// From the smallest number of parts that occurs to the largest, the largest first.
fn rows(tallies: &[Tally], counted: bool) -> Vec<Row> {
    if !counted {
        return Vec::new();
    }
    let occurs = |count: &usize| tallies.iter().any(|tally| tally.share_with(*count).count > 0);
    let most = tallies.iter().map(|tally| tally.counts.len()).max().unwrap_or(0);
    let least = (0..most).find(occurs).unwrap_or(0);
    (least..most).rev().map(Row::Count).chain([Row::Malformed]).collect()
}

fn labels_height(axis: &Axis) -> u32 {
    match axis {
        // As long as schedules are written, upwards.
        Axis::Localities(_) => 170,
        _ => 20,
    }
}

impl Layout {
    fn heat_map(&self, chart: &mut Chart, tallies: &[Tally], rows: &[Row], census: &Census) {
        let scale = Scale { low: 0.0, high: 1.0, log: false, gradient: Gradient::Viridis };
        let right = census.spec().kind.and_then(|kind| kind.right_count());
        for (i, row) in rows.iter().enumerate() {
            let y = TOP + (i as u32 * ROW_H) as i32;
            chart.text((self.left - 8, y + 6), Align::Right, SIZE, INK, &row.name());
            for (cell, tally) in tallies.iter().enumerate() {
                let share = match row {
                    Row::Count(count) => tally.share_with(*count).value(),
                    Row::Malformed => tally.share_with(0).value().map(|_| 1.0 - well_formed(tally)),
                };
                let Some(share) = share else { continue };
                let at = (self.left + (cell as u32 * self.cell_w) as i32, y);
                chart.fill(at, (self.cell_w, ROW_H), scale.colour(share));
                if self.cell_w >= 26 && share > 0.0 {
                    let ink = if share > 0.6 { INK } else { [255, 255, 255] };
                    let text = format!("{:.0}", 100.0 * share);
                    chart.text((at.0 + self.cell_w as i32 / 2, y + 8), Align::Centre, SMALL, ink, &text);
                }
            }
            if matches!(row, Row::Count(count) if Some(*count) == right) {
                chart.frame((self.left - 1, y), (self.map_w + 2, ROW_H), INK);
                chart.text(
                    (self.left + self.map_w as i32 + 10, y + 7),
                    Align::Left,
                    SMALL,
                    INK,
                    charts::ROW_RIGHT.get(),
                );
            }
        }
        if rows.is_empty() {
            return;
        }
        let x = self.left + self.map_w as i32 + self.to_scale;
        for step in 0..100_u32 {
            let y = TOP + (self.map_h * (99 - step) / 100) as i32;
            chart.fill((x, y), (14, self.map_h / 100 + 1), scale.colour(f64::from(step) / 99.0));
        }
        chart.text((x + 20, TOP), Align::Left, SMALL, INK, &percent(100));
        chart.text((x + 20, TOP + self.map_h as i32 - 14), Align::Left, SMALL, INK, &percent(0));
        let note = (self.left, TOP + self.map_h as i32 + 4);
        chart.text(note, Align::Left, SMALL, INK, charts::MAP_NOTE.get());
    }

    fn shares(&self, chart: &mut Chart, tallies: &[Tally], classes: &[Class]) {
        let y_of = |share: f64| self.lines_top as f32 + (1.0 - share as f32) * LINES_H as f32;
        for share in [0, 25, 50, 75, 100] {
            let y = y_of(f64::from(share) / 100.0);
            chart.fill((self.left, y as i32), (self.map_w, 1), FAINT);
            chart.text((self.left - 8, y as i32 - 8), Align::Right, SMALL, INK, &percent(share));
        }
        for (i, class) in classes.iter().enumerate() {
            let mut before = None;
            for (cell, tally) in tallies.iter().enumerate() {
                let share = tally.share(*class);
                let Some(value) = share.value() else {
                    before = None;
                    continue;
                };
                // Beside each other, so that the intervals of two classes don't hide one another.
                let x = self.left + (cell as u32 * self.cell_w + self.cell_w / 2) as i32 + 3 * i as i32 - 4;
                let (interval, here) = (share.interval(), (x as f32, y_of(value)));
                chart.whisker(x, y_of(interval.high), y_of(interval.low), class.colour());
                if let Some(before) = before {
                    chart.line(before, here, class.colour());
                }
                chart.dot(here, 3, class.colour());
                before = Some(here);
            }
            let at = (self.left + self.map_w as i32 + 14, self.lines_top + 22 * i as i32);
            chart.dot((at.0 as f32 + 4.0, at.1 as f32 + 9.0), 5, class.colour());
            chart.text((at.0 + 16, at.1), Align::Left, SIZE, INK, class.title());
        }
        let at = (self.left + self.map_w as i32 + 14, self.lines_top + 22 * 5);
        chart.text(at, Align::Left, SMALL, INK, charts::WITH_INTERVALS.get());
    }

    /// The values of the axis, as many as there is room for.
    fn labels(&self, chart: &mut Chart, axis: &Axis, height: u32) {
        let y = self.lines_top + LINES_H as i32 + 8;
        let labels: Vec<_> = (0..axis.len()).map(|i| axis.shown(i)).collect();
        let upwards = matches!(axis, Axis::Localities(_));
        let widest = labels.iter().map(|label| chart.text_width(SMALL, label)).max().unwrap_or(0);
        let room = if upwards { 16 } else { widest + 8 };
        let every = room.div_ceil(self.cell_w).max(1) as usize;
        for (i, label) in labels.iter().enumerate().step_by(every) {
            let x = self.left + (i as u32 * self.cell_w + self.cell_w / 2) as i32;
            if upwards {
                chart.text_upwards((x, y), SMALL, INK, label);
            } else {
                chart.text((x, y), Align::Centre, SMALL, INK, label);
            }
        }
        let title = axis.title();
        // In the middle of the columns, but never beyond the left edge.
        let centre = (self.left + self.map_w as i32 / 2).max(EDGE + chart.text_width(SIZE, &title) as i32 / 2);
        chart.text((centre, y + height as i32), Align::Centre, SIZE, INK, &title);
    }
}

fn well_formed(tally: &Tally) -> f64 {
    tally.well_formed as f64 / tally.n.max(1) as f64
}
