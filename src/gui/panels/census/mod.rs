//! The census: what to count, the charts that grow while it is counted, and the pictures behind them.

pub(crate) mod chart;
pub(crate) mod fields;
pub(crate) mod form;
pub(crate) mod pictures;
pub(crate) mod shares;
pub(crate) mod thumbs;

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::action::Action;
use crate::app::census::choice::AxisKind;
use crate::app::state::AppState;
use crate::gui::screen::Screen;
use crate::gui::theme::GRID;

/// Width of the part with the pictures, in points.
const PICTURES: f32 = 264.0;
/// Below this width the pictures are under the charts.
const MIN_SIDE_BY_SIDE: f32 = 620.0;

/// Least height of the charts, in points.
const LEAST: f32 = 300.0;
/// Least height of the pictures under them, in points.
const LEAST_PICTURES: f32 = 160.0;

/// Draws the census over the whole middle of the window.
pub(crate) fn census_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    form::form_ui(ui, state, view, actions);
    ui.add_space(GRID);
    // In a low window charts and pictures keep the room that they need, and are scrolled.
    ScrollArea::vertical().id_salt("census").auto_shrink(false).show(ui, |ui| {
        let there = ui.available_size();
        let charts = match state.census.shown().filter(|_| shows_sides(state, view)) {
            Some(counted) => thumbs::height(ui, counted, charts_width(there.x), there.y),
            None => LEAST,
        };
        let least = if there.x >= MIN_SIDE_BY_SIDE { charts } else { charts + GRID + LEAST_PICTURES };
        let (room, _) = ui.allocate_exact_size(vec2(there.x, there.y.max(least)), Sense::hover());
        parts_ui(ui, room, there.y, charts, state, view, actions);
    });
}

/// Width of the charts in a width.
fn charts_width(width: f32) -> f32 {
    if width >= MIN_SIDE_BY_SIDE { width - PICTURES.max(width * 0.28) - 24.0 } else { width }
}

/// Whether the tables of thumbs are shown in place of the charts.
fn shows_sides(state: &AppState, view: &Screen<'_>) -> bool {
    view.census.kind == AxisKind::Thumbs && state.census.shown().is_some_and(thumbs::has_sides)
}

/// The charts, `least` high at least, and the pictures beside or under them; so much is to be seen at once.
fn parts_ui(
    ui: &mut Ui,
    room: Rect,
    seen: f32,
    least: f32,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let (charts, pictures) = if room.width() >= MIN_SIDE_BY_SIDE {
        let split = room.left() + charts_width(room.width());
        (Rect::from_min_max(room.min, pos2(split, room.bottom())), room.with_min_x(split + 24.0))
    } else {
        let split = room.top() + (room.height() * 0.62).max(least);
        (Rect::from_min_max(room.min, pos2(room.right(), split - GRID)), room.with_min_y(split))
    };
    let inside = |ui: &mut Ui, rect: Rect, contents_ui: &mut dyn FnMut(&mut Ui)| {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect));
        ui.set_clip_rect(rect.expand2(vec2(4.0, 4.0)).intersect(ui.clip_rect()));
        contents_ui(&mut ui);
    };
    inside(ui, charts, &mut |ui| {
        if shows_sides(state, view) {
            thumbs::sides_ui(ui, seen, state, view, actions);
        } else {
            chart::charts_ui(ui, state, view, actions);
        }
    });
    inside(ui, pictures, &mut |ui| pictures::pictures_ui(ui, state, view, actions));
}
