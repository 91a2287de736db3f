//! Are the two sides of a hand independent? Tables of thumbs on the left against thumbs on the right.

use egui::{Align2, Color32, Rect, RichText, ScrollArea, Sense, TextStyle, Ui, pos2, vec2};

use crate::app::action::Action;
use crate::app::census::choice::{Pick, Which};
use crate::app::census::state::Counted;
use crate::app::state::AppState;
use crate::app::text::census as text;
use crate::explain::stats::Share;
use crate::explain::tally::Tally;
use crate::gui::panels::census::fields::{field_ui, hint};
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, title};

/// Height of a row of a table, in points.
const ROW: f32 = 64.0;

/// Whether there are thumbs to be told about, or there will be.
pub(crate) fn has_sides(counted: &Counted) -> bool {
    counted.census.spec().kind == Some(crate::parts::PartKind::Fingers)
}

/// Draws a table for each setting.
pub(crate) fn sides_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(counted) = state.census.shown() else { return };
    let heading = RichText::new(text::SIDES.name()).text_style(title()).color(c.text);
    ui.label(heading).on_hover_text(text::SIDES.hint());
    ScrollArea::vertical().id_salt("sides").auto_shrink(false).show(ui, |ui| {
        let n = counted.census.spec().axis.len();
        for cell in 0..n {
            ui.add_space(8.0);
            let tally = counted.census.tally(cell);
            setting_ui(ui, counted, cell, &tally, view, actions);
        }
    });
}

/// One setting: its table on the left, what it means on the right.
fn setting_ui(
    ui: &mut Ui,
    counted: &Counted,
    cell: usize,
    tally: &Tally,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let width = ui.available_width();
    let table = (width * 0.56).min(420.0);
    let height = 2.0 * ROW + 64.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    ui.painter().rect_filled(rect, 8.0, c.panel);
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let (left, right) = inner.split_left_right_at_x(inner.left() + table);
    table_ui(ui, left, counted, cell, tally, view, actions);
    let says = right.with_min_x(right.left() + 24.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(says), |ui| {
        ui.set_clip_rect(says.expand(2.0).intersect(ui.clip_rect()));
        ui.label(RichText::new(text::value(&counted.census.spec().axis, cell)).heading().color(c.text));
        ui.label(RichText::new(text::phi(tally.thumbs)).color(c.text)).on_hover_text(text::PHI_HINT.get());
        ui.label(RichText::new(text::sides_sentence(tally)).color(c.weak));
    });
}

/// The two by two table; each of its fields can be clicked.
fn table_ui(
    ui: &Ui,
    rect: Rect,
    counted: &Counted,
    cell: usize,
    tally: &Tally,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let small = TextStyle::Small.resolve(ui.style());
    let font = TextStyle::Heading.resolve(ui.style());
    let painter = ui.painter();
    let (left, top) = (rect.left() + 96.0, rect.top() + 40.0);
    let column = (rect.right() - left) / 2.0;
    painter.text(pos2(left + column, rect.top() + 2.0), Align2::CENTER_TOP, text::THUMB_RIGHT, small.clone(), c.weak);
    let words_left = painter.layout(text::THUMB_LEFT.get().to_owned(), small.clone(), c.weak, 62.0);
    painter.galley(pos2(rect.left(), top + ROW - words_left.size().y / 2.0), words_left, c.weak);
    let thumbs = tally.thumbs;
    for (i, is_right) in [true, false].into_iter().enumerate() {
        let x = left + column * (i as f32 + 0.5);
        painter.text(pos2(x, top - 18.0), Align2::CENTER_TOP, text::YES_NO[i], small.clone(), c.text);
        for (j, is_left) in [true, false].into_iter().enumerate() {
            let y = top + ROW * j as f32;
            if i == 0 {
                painter.text(
                    pos2(left - 10.0, y + ROW / 2.0),
                    Align2::RIGHT_CENTER,
                    text::YES_NO[j],
                    small.clone(),
                    c.text,
                );
            }
            let (count, fingers) = match (is_left, is_right) {
                (true, true) => (thumbs.both, 6),
                (true, false) => (thumbs.only_first, 5),
                (false, true) => (thumbs.only_second, 5),
                (false, false) => (thumbs.neither, 4),
            };
            let share = Share { count, of: thumbs.total() };
            let field = Rect::from_min_size(pos2(left + column * i as f32, y), vec2(column, ROW)).shrink(2.0);
            let value = share.value().unwrap_or(0.0) as f32;
            let wrong = fingers != 5;
            let ground = if wrong { c.warn } else { c.accent };
            painter.rect_filled(field, 4.0, c.raised.lerp_to_gamma(ground, 0.45 * value.min(1.0)));
            let ink: Color32 = c.text;
            painter.text(
                field.center() - vec2(0.0, 9.0),
                Align2::CENTER_CENTER,
                text::percent(count, share.of),
                font.clone(),
                ink,
            );
            let line = text::hands(count, fingers, column > 180.0);
            painter.text(field.center() + vec2(0.0, 13.0), Align2::CENTER_CENTER, line, small.clone(), c.text);
            let pick = Pick { cell, which: Which::Thumbs(is_left, is_right) };
            let response = field_ui(ui, field, counted, pick, share, view, actions);
            response.on_hover_text(hint(counted, cell, pick.which, share));
        }
    }
}
