//! The training pictures, with the one nearest to the guess marked.

use std::time::Instant;

use egui::{Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::gui::session::Session;
use crate::gui::text;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::view::View;
use crate::gui::widgets::{paint_picture, picture_size};
use crate::studio::OpenData;

/// Columns of the grid.
const COLUMNS: usize = 4;
/// Space between two pictures, in points.
const GAP: f32 = 6.0;

/// Draws the panel.
pub(super) fn training_ui(ui: &mut Ui, session: &Session, view: &mut View) {
    let c = colors(ui);
    let Some(data) = &session.data else { return };
    let n = data.set.n_images();
    ui.label(RichText::new(text::training_line(n)).small().color(c.weak));
    let shown = session.stages.get(view.selected).and_then(|stage| stage.shown(view.time.step, Instant::now()));
    let nearest = shown.and_then(|shown| session.facts.novelty(shown.frame)).map(|novelty| novelty.nearest);
    // The line keeps its place when there is nothing to say.
    let line = nearest.as_ref().map_or_else(String::new, text::nearest_line);
    ui.label(RichText::new(line).color(c.text));
    let side = ((ui.available_width() - 12.0 - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32).floor();
    let rows = n.div_ceil(COLUMNS);
    ui.spacing_mut().item_spacing.y = GAP;
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, side, rows, |ui, visible| {
        let first = visible.start;
        for row in visible {
            let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), side), Sense::hover());
            for column in 0..COLUMNS.min(n - row * COLUMNS) {
                let corner = strip.min + vec2((side + GAP) * column as f32, 0.0);
                let cell = Rect::from_min_size(corner, vec2(side, side));
                let image_idx = row * COLUMNS + column;
                let place = (row - first) * COLUMNS + column;
                let is_nearest = nearest.is_some_and(|nearest| nearest.image_idx == image_idx);
                picture_ui(ui, cell, data, image_idx, place, is_nearest, view);
            }
        }
    });
}

/// One training picture.
fn picture_ui(ui: &Ui, cell: Rect, data: &OpenData, image_idx: usize, place: usize, is_nearest: bool, view: &mut View) {
    let c = colors(ui);
    let key = PictureKey::Training { data: data.id, image_idx };
    let texture = view.textures.get_with(ui.ctx(), Place::Training(place), key, || data.set.image(image_idx));
    let rect = Rect::from_center_size(cell.center(), picture_size(ui, cell.size(), data.set.shape()));
    paint_picture(ui.painter(), rect, texture);
    let response = ui.interact(cell, ui.scope_id().with(("training", image_idx)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::training_picture(image_idx, is_nearest)));
    if is_nearest {
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, Stroke::new(2.5, c.accent), StrokeKind::Outside);
    }
    response.on_hover_ui(|ui| {
        let large = picture_size(ui, vec2(256.0, 256.0), data.set.shape());
        let (rect, _) = ui.allocate_exact_size(large, Sense::hover());
        paint_picture(ui.painter(), rect, texture);
        ui.label(text::training_picture(image_idx, is_nearest));
    });
}
