//! The heat map of the counts, with the kinds of pictures below it, over the same columns.

use egui::{Align, Align2, Rect, RichText, Stroke, StrokeKind, TextStyle, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::census::choice::{Pick, Which};
use crate::app::census::state::Counted;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::census;
use crate::explain::colour::{Gradient, Scale};
use crate::explain::stats::Share;
use crate::explain::tally::Tally;
use crate::gui::panels::census::fields::{Columns, LEFT, field_ui, heading_ui, hint, labels_ui};
use crate::gui::panels::census::shares::shares_ui;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, ink_on, rgb};

/// Height of a heading over a chart, in points.
const HEADING: f32 = 26.0;
/// Height of the values of the axis and its title, in points.
const LABELS: f32 = 36.0;
/// The colours of shares, from none to all.
const SHARES: Scale = Scale { low: 0.0, high: 1.0, log: false, gradient: Gradient::Viridis };

/// Draws both charts.
pub(crate) fn charts_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let room = ui.available_rect_before_wrap();
    let Some(counted) = state.census.shown() else {
        let words = egui::Label::new(RichText::new(census::NOTHING_YET).color(c.weak)).wrap().halign(Align::Center);
        ui.put(Rect::from_center_size(room.center(), vec2(room.width().min(420.0), 64.0)), words);
        return;
    };
    let census = &counted.census;
    let tallies: Vec<Tally> = (0..census.spec().axis.len()).map(|cell| census.tally(cell)).collect();
    let columns = Columns::new(room, tallies.len());
    let rows = rows(&tallies, census.spec().kind);
    let mut top = room.top();
    let bottom = room.bottom() - LABELS;
    if !rows.is_empty() {
        let most = (bottom - top) * 0.56 - HEADING;
        let height = (most / rows.len() as f32).clamp(12.0, 40.0);
        map_ui(ui, columns, top, height, &rows, counted, &tallies, view, actions);
        top += HEADING + height * rows.len() as f32 + 16.0;
    }
    let chart = Rect::from_min_max(pos2(room.left(), top + HEADING), pos2(columns.right(), bottom));
    heading_ui(ui, "shares", room.left(), top, census::SHARES.name(), census::SHARES.hint());
    shares_ui(ui, columns, top, chart, counted, &tallies, view, actions);
    labels_ui(ui, columns, bottom + 4.0, counted);
}

/// The rows of the map from above: the largest number of parts, ..., the smallest, what is not well formed.
fn rows(tallies: &[Tally], kind: Option<crate::parts::PartKind>) -> Vec<Which> {
    let Some(kind) = kind else { return Vec::new() };
    let occurs = |count: &usize| tallies.iter().any(|tally| tally.share_with(*count).count > 0);
    let most = tallies.iter().map(|tally| tally.counts.len()).max().unwrap_or(0);
    // Around the right number there is always room, so that the map does not jump while it fills.
    let right = kind.right_count().unwrap_or(4);
    let least = (0..most).find(occurs).unwrap_or(right).min(right.saturating_sub(1));
    (least..most.max(right + 2)).rev().map(Which::Count).chain([Which::Unclear]).collect()
}

/// The share of a row in a column.
fn share(tally: &Tally, which: Which) -> Share {
    match which {
        Which::Count(count) => tally.share_with(count),
        _ => Share { count: tally.n - tally.well_formed, of: tally.n },
    }
}

#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn map_ui(
    ui: &Ui,
    columns: Columns,
    top: f32,
    height: f32,
    rows: &[Which],
    counted: &Counted,
    tallies: &[Tally],
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let kind = counted.census.spec().kind;
    let left = columns.left - LEFT;
    let name = kind.map_or(census::MAP.name().to_owned(), |kind| text::capitalised(census::parts(kind)));
    let title = heading_ui(ui, "map", left, top, &name, census::MAP.hint());
    ramp_ui(ui, columns, top, title.right());
    let top = top + HEADING;
    let small = TextStyle::Small.resolve(ui.style());
    let right_row = kind.and_then(|kind| kind.right_count()).map(Which::Count);
    for (k, which) in rows.iter().enumerate() {
        let (y0, y1) = (top + height * k as f32, top + height * (k + 1) as f32);
        let is_right = Some(*which) == right_row;
        let label = match which {
            Which::Count(count) => count.to_string(),
            _ => census::UNCLEAR.to_owned(),
        };
        let color = if is_right { c.accent } else { c.text };
        let at = pos2(columns.left - 8.0, (y0 + y1) / 2.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, label, small.clone(), color);
        for (cell, tally) in tallies.iter().enumerate() {
            let rect = columns.rect(cell, y0, y1);
            let field = rect.shrink2(vec2(columns.gap() / 2.0, columns.gap() / 2.0));
            let share = share(tally, *which);
            let fill = share.value().map_or(c.line, |value| rgb(SHARES.colour(value)));
            ui.painter().rect_filled(field, 1.0, fill);
            if let Some(value) = share.value().filter(|value| *value > 0.0)
                && columns.width >= 26.0
            {
                let figure = census::figure(value);
                ui.painter().text(field.center(), Align2::CENTER_CENTER, figure, small.clone(), ink_on(fill));
            }
            let pick = Pick { cell, which: *which };
            let response = field_ui(ui, rect, counted, pick, share, view, actions);
            response.on_hover_text(hint(counted, cell, *which, share));
        }
        if is_right {
            let row = Rect::from_min_max(pos2(columns.left - 1.0, y0), pos2(columns.right() + 1.0, y1));
            ui.painter().rect_stroke(row, 2.0, Stroke::new(1.5, c.accent), StrokeKind::Outside);
        }
    }
}

/// What the colours mean, at the right end of the heading.
fn ramp_ui(ui: &Ui, columns: Columns, top: f32, free_from: f32) {
    let c = colors(ui);
    let small = TextStyle::Small.resolve(ui.style());
    let galley = |words: text::Text| ui.painter().layout_no_wrap(words.into(), small.clone(), c.weak);
    let (low, high) = (galley(census::RAMP_LOW), galley(census::RAMP_HIGH));
    let width = 72.0;
    let x = columns.right() - low.size().x - width - high.size().x - 12.0;
    if x < free_from + 12.0 {
        return;
    }
    let y = top + 3.0;
    let bar = Rect::from_min_size(pos2(x + low.size().x + 6.0, y + 2.0), vec2(width, 12.0));
    ui.painter().galley(pos2(x, y), low, c.weak);
    ui.painter().galley(pos2(bar.right() + 6.0, y), high, c.weak);
    let pieces = 36;
    for piece in 0..pieces {
        let at = bar.left() + width * piece as f32 / pieces as f32;
        let rect = Rect::from_min_size(pos2(at, bar.top()), vec2(width / pieces as f32 + 0.5, bar.height()));
        ui.painter().rect_filled(rect, 0.0, rgb(SHARES.colour(f64::from(piece) / f64::from(pieces - 1))));
    }
}
