//! The kinds of pictures as stacked columns, with the 95 % interval of each share.

use egui::{Align2, Color32, Rect, Sense, Stroke, TextStyle, Ui, Vec2, pos2, vec2};

use crate::app::action::Action;
use crate::app::census::choice::{Pick, Which};
use crate::app::census::state::Counted;
use crate::app::text::census;
use crate::explain::census::Class;
use crate::explain::tally::Tally;
use crate::gui::panels::census::fields::{Columns, field_ui};
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, rgb};

/// The ink of the intervals, on every colour of the classes.
const WHISKER: Color32 = Color32::from_rgb(10, 13, 18);

/// Draws the columns into `chart` and the legend into its heading, whose upper edge is at `top`.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
pub(crate) fn shares_ui(
    ui: &Ui,
    columns: Columns,
    top: f32,
    chart: Rect,
    counted: &Counted,
    tallies: &[Tally],
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let classes = Class::possible(counted.census.spec().kind.is_some());
    legend_ui(ui, columns, top, classes);
    let y_of = |share: f64| chart.bottom() - chart.height() * share as f32;
    let small = TextStyle::Small.resolve(ui.style());
    for percent in [0, 50, 100] {
        let y = y_of(f64::from(percent) / 100.0);
        let ends = [pos2(columns.left - 4.0, y), pos2(columns.right(), y)];
        ui.painter().line_segment(ends, Stroke::new(1.0, c.line));
        ui.painter().text(
            pos2(columns.left - 8.0, y),
            Align2::RIGHT_CENTER,
            census::axis_percent(percent),
            small.clone(),
            c.weak,
        );
    }
    for (cell, tally) in tallies.iter().enumerate() {
        let column = columns.rect(cell, chart.top(), chart.bottom());
        if tally.n == 0 {
            ui.painter().rect_filled(column.shrink2(vec2(columns.gap(), 0.0)), 1.0, c.line);
        }
        let mut base = 0.0;
        for class in classes {
            let share = tally.share(*class);
            let Some(value) = share.value() else { continue };
            let (low, high) = (y_of(base + value), y_of(base));
            let bar = Rect::from_min_max(pos2(column.left(), low), pos2(column.right(), high));
            let bar = bar.shrink2(vec2(columns.gap(), 0.0));
            ui.painter().rect_filled(bar, 0.0, rgb(class.colour()));
            if share.count > 0 {
                let pick = Pick { cell, which: Which::Class(*class) };
                let response = field_ui(ui, bar, counted, pick, share, view, actions);
                response.on_hover_ui(|ui| column_hint_ui(ui, counted, cell, tally, classes));
            }
            base += value;
        }
        if columns.width >= 14.0 {
            whiskers(ui, column, chart, tally, classes);
        }
    }
}

/// The 95 % intervals of a column, each from where its share begins; side by side, so that they don't hide one another.
fn whiskers(ui: &Ui, column: Rect, chart: Rect, tally: &Tally, classes: &[Class]) {
    let y_of = |share: f64| chart.bottom() - chart.height() * share.min(1.0) as f32;
    let ink = Stroke::new(1.5, WHISKER);
    let mut base = 0.0;
    for (k, class) in classes.iter().enumerate() {
        let share = tally.share(*class);
        let Some(value) = share.value().filter(|_| share.count > 0) else { continue };
        let x = column.left() + column.width() * (k as f32 + 0.7) / (classes.len() as f32 + 0.4);
        let [low, high] = [share.interval().low, share.interval().high].map(|end| y_of(base + end));
        ui.painter().line_segment([pos2(x, low), pos2(x, high)], ink);
        for y in [low, high] {
            ui.painter().line_segment([pos2(x - 2.5, y), pos2(x + 2.5, y)], ink);
        }
        base += value;
    }
}

/// All shares of a column.
fn column_hint_ui(ui: &mut Ui, counted: &Counted, cell: usize, tally: &Tally, classes: &[Class]) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 18.0;
    ui.strong(census::value(&counted.census.spec().axis, cell));
    for class in classes {
        ui.horizontal(|ui| {
            ui.set_height(18.0);
            let (dot, _) = ui.allocate_exact_size(Vec2::splat(10.0), Sense::hover());
            ui.painter().rect_filled(dot, 2.0, rgb(class.colour()));
            ui.label(census::class_share(*class, tally.share(*class)));
        });
    }
    if let Some(sources) = tally.mean_sources() {
        ui.label(census::mean_sources(sources));
    }
}

/// The classes with their colours, beside the heading.
fn legend_ui(ui: &Ui, columns: Columns, top: f32, classes: &[Class]) {
    let c = colors(ui);
    let small = TextStyle::Small.resolve(ui.style());
    let mut right = columns.right();
    for class in classes.iter().rev() {
        let galley = ui.painter().layout_no_wrap(class.title().to_owned(), small.clone(), c.weak);
        let left = right - galley.size().x - 16.0;
        if left < columns.left + 80.0 {
            return;
        }
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + 20.0));
        ui.painter().rect_filled(
            Rect::from_min_size(pos2(left, top + 5.0), Vec2::splat(10.0)),
            2.0,
            rgb(class.colour()),
        );
        ui.painter().galley(pos2(left + 16.0, top + 2.0), galley, c.weak);
        let response = ui.interact(rect, ui.scope_id().with(("class", *class)), Sense::hover());
        response.on_hover_text(census::class_hint(*class));
        right = left - 14.0;
    }
}
