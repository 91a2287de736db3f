//! The pictures behind a field of the charts.

use egui::{CursorIcon, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::census::actions::CensusAction;
use crate::app::census::choice::Pick;
use crate::app::census::state::Counted;
use crate::app::state::AppState;
use crate::app::text::census as text;
use crate::gui::screen::Screen;
use crate::gui::textures::Place;
use crate::gui::theme::{colors, rgb};
use crate::gui::widgets::icon_button::focus_ring;
use crate::gui::widgets::picture::{on_pixels, paint_picture};

/// Space between two pictures, in points.
const GAP: f32 = 6.0;
/// The least side of a picture, in points.
const SIDE: f32 = 72.0;

/// Draws the pictures that were picked, or says how to pick some.
pub(crate) fn pictures_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let census = &state.census;
    let (Some(counted), Some(pick)) = (census.shown(), view.census.pick) else {
        ui.label(RichText::new(text::PICTURES).heading().color(c.weak));
        ui.label(RichText::new(text::CLICK_A_FIELD).color(c.weak));
        return;
    };
    let spec = counted.census.spec();
    let seeds = census.seeds(pick);
    let title = text::pick_title(&spec.axis, pick.cell, pick.which, spec.kind);
    ui.label(RichText::new(title).heading().color(c.text));
    let share = crate::explain::stats::Share { count: seeds.len(), of: counted.census.outcomes(pick.cell).len() };
    ui.label(RichText::new(text::share(share)).small().color(c.weak));
    let width = ui.available_width() - 10.0;
    let columns = ((width + GAP) / (SIDE + GAP)).floor().max(1.0) as usize;
    let side = ((width + GAP) / columns as f32 - GAP).floor();
    let rows = seeds.len().div_ceil(columns);
    ui.spacing_mut().item_spacing.y = GAP;
    ScrollArea::vertical().id_salt("census pictures").auto_shrink(false).show_rows(ui, side, rows, |ui, visible| {
        let first = visible.start;
        for row in visible {
            let (strip, _) = ui.allocate_exact_size(vec2(width, side), Sense::hover());
            for column in 0..columns.min(seeds.len() - row * columns) {
                let corner = strip.min + vec2((side + GAP) * column as f32, 0.0);
                let cell = Rect::from_min_size(on_pixels(ui, corner), Vec2::splat(side));
                let seed = seeds[row * columns + column];
                picture_ui(ui, cell, counted, pick, seed, (row - first) * columns + column, state, view, actions);
            }
        }
    });
}

/// One picture.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn picture_ui(
    ui: &Ui,
    rect: Rect,
    counted: &Counted,
    pick: Pick,
    seed: u64,
    place: usize,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let response = ui.interact(rect, ui.scope_id().with(("census picture", seed)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text::picture(seed)));
    match counted.thumbnails.get(pick.cell, seed) {
        Some(thumb) => {
            let texture = view.textures.thumb(ui.ctx(), Place::Census(place), thumb);
            paint_picture(ui.painter(), rect, texture);
        }
        None => {
            ui.painter().rect_filled(rect, 2.0, c.raised);
            let at = rect.center();
            ui.painter().text(at, egui::Align2::CENTER_CENTER, seed, egui::FontId::proportional(13.0), c.weak);
        }
    }
    let outcomes = counted.census.outcomes(pick.cell);
    let outcome = outcomes.iter().find(|outcome| outcome.seed == seed);
    if let Some(outcome) = outcome {
        // The kind, as a strip along the lower edge.
        let strip = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 3.0), rect.max);
        ui.painter().rect_filled(strip, 0.0, rgb(outcome.class.colour()));
    }
    if response.hovered() || seed == state.controls.seed {
        let color = if response.hovered() { c.text } else { c.accent };
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, Stroke::new(2.0, color), StrokeKind::Outside);
    }
    focus_ring(ui, rect, &response);
    let hint = outcome.map_or_else(String::new, |o| text::picture_hint(o, counted.census.spec().kind));
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint).clicked() {
        actions.push(Action::Census(CensusAction::Stage { cell: pick.cell, seed }));
    }
}
