//! The tables of thumbs on the stage: the training hands over those that this machine makes.

use egui::{
    Align2, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::state::AppState;
use crate::app::text::{census, why as text};
use crate::app::why::look::{has_thumbs, table_key, why};
use crate::app::why::state::{TABLE_SEEDS, Tables};
use crate::explain::stats::{Share, TwoByTwo};
use crate::explain::thumbs::Thumbs;
use crate::gui::screen::Screen;
use crate::gui::theme::colors;

/// Width of the tables, in points.
const WIDTH: f32 = 276.0;
/// Below this width of the stage they take the place of its pictures, in points.
const BESIDE: f32 = 540.0;
/// Least and greatest height of a row, in points.
const ROWS: [f32; 2] = [34.0, 58.0];
/// Room over the rows: the heading, what the columns are, yes and no.
const HEAD: f32 = 62.0;
/// Room under the rows of the second table.
const FOOT: f32 = 40.0;
/// Space between the tables, and over what stands under them.
const GAP: f32 = 8.0;
/// Room left of the fields.
const LEFT: f32 = 84.0;

/// Takes room for the tables off that of the stage, while they are open: on the right, or all of it where that is narrow.
pub(crate) fn split(room: Rect, state: &AppState, view: &Screen<'_>) -> (Option<Rect>, Option<Rect>) {
    if !view.why.table || !has_thumbs(state) {
        return (Some(room), None);
    }
    if room.width() < BESIDE {
        return (None, Some(room));
    }
    let (left, right) = room.split_left_right_at_x(room.right() - WIDTH);
    (Some(left.with_max_x(left.right() - 20.0)), Some(right))
}

/// Draws both tables.
pub(crate) fn tables_ui(ui: &mut Ui, rect: Rect, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let margin = vec2(12.0, 8.0);
    let rest = 2.0 * (HEAD + margin.y + GAP) + FOOT;
    let row = ((rect.height() - rest) / 4.0).clamp(ROWS[0], ROWS[1]);
    let rect = rect.with_max_y(rect.bottom().min(rect.top() + rest + 4.0 * row));
    ui.painter().rect_filled(rect, 8.0, c.panel);
    let inner = rect.shrink2(margin);
    let tables = table_key(state, view).as_ref().and_then(|key| state.thumbs.of(key));
    ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
        ScrollArea::vertical().id_salt("thumbs").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            let training = tables.map(|tables| tables.training).unwrap_or_default();
            table_ui(ui, text::TABLE_TRAINING.get(), row, training, None);
            let here = why(state, view).and_then(|why| why.facts.figure.as_ref()?.thumbs);
            let made = tables.map(|tables| tables.made).unwrap_or_default();
            table_ui(ui, text::TABLE_MADE.get(), row, made, here);
            foot_ui(ui, tables, table_key(state, view).is_some());
        });
    });
}

/// How far the second table is, or why there is none.
fn foot_ui(ui: &mut Ui, tables: Option<&Tables>, can_be_made: bool) {
    let c = colors(ui);
    let line = match (tables, can_be_made) {
        (_, false) => text::TABLE_NETWORK.get().to_owned(),
        (tables, true) => text::table_progress(tables.map_or(0, |tables| tables.done), TABLE_SEEDS),
    };
    let words = egui::RichText::new(line).small().color(c.weak);
    ui.add(egui::Label::new(words).wrap()).on_hover_text(text::TABLE_PROGRESS_HINT.get());
}

/// One table: thumb on the left, yes and no, downwards; on the right, yes and no, to the right.
fn table_ui(ui: &mut Ui, heading: &str, row: f32, table: TwoByTwo, here: Option<Thumbs>) {
    let c = colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD + 2.0 * row), Sense::hover());
    let painter = ui.painter();
    let [body, small] = [TextStyle::Body, TextStyle::Small].map(|style| style.resolve(ui.style()));
    painter.text(rect.left_top(), Align2::LEFT_TOP, heading, body, c.text);
    let (left, top) = (rect.left() + LEFT, rect.top() + HEAD);
    let column = (rect.right() - left) / 2.0;
    let over = pos2(left + column, rect.top() + 24.0);
    painter.text(over, Align2::CENTER_TOP, text::TABLE_RIGHT, small.clone(), c.weak);
    let words = painter.layout(text::TABLE_LEFT.get().to_owned(), small.clone(), c.weak, LEFT - 30.0);
    painter.galley(pos2(rect.left(), top + row - words.size().y / 2.0), words, c.weak);
    for (i, right) in [true, false].into_iter().enumerate() {
        let middle = left + column * (i as f32 + 0.5);
        painter.text(pos2(middle, top - 3.0), Align2::CENTER_BOTTOM, census::YES_NO[i], small.clone(), c.text);
        let beside = pos2(left - 6.0, top + row * (i as f32 + 0.5));
        painter.text(beside, Align2::RIGHT_CENTER, census::YES_NO[i], small.clone(), c.text);
        for (j, left_thumb) in [true, false].into_iter().enumerate() {
            let at = pos2(left + column * i as f32, top + row * j as f32);
            let field = Rect::from_min_size(at, vec2(column, row)).shrink(2.0);
            let thumbs = Thumbs { left: left_thumb, right };
            field_ui(ui, field, heading, table, thumbs, here == Some(thumbs));
        }
    }
}

/// One field: the share, and the number of hands.
fn field_ui(ui: &Ui, field: Rect, heading: &str, table: TwoByTwo, thumbs: Thumbs, is_here: bool) {
    let c = colors(ui);
    let count = match (thumbs.left, thumbs.right) {
        (true, true) => table.both,
        (true, false) => table.only_first,
        (false, true) => table.only_second,
        (false, false) => table.neither,
    };
    let share = Share { count, of: table.total() };
    let value = share.value().unwrap_or(0.0) as f32;
    let ground = if thumbs.left == thumbs.right { c.warn } else { c.accent };
    let painter = ui.painter();
    painter.rect_filled(field, 4.0, c.raised.lerp_to_gamma(ground, 0.45 * value.min(1.0)));
    if is_here {
        painter.rect_stroke(field, 4.0, Stroke::new(2.0, c.text), StrokeKind::Inside);
    }
    let large = painter.layout_no_wrap(text::table_share(share), TextStyle::Heading.resolve(ui.style()), c.text);
    let number = if share.of == 0 { String::new() } else { count.to_string() };
    let small = painter.layout_no_wrap(number, FontId::proportional(13.0), c.text);
    let centre = field.center();
    if field.height() >= 44.0 {
        let y = centre.y - (large.size().y + small.size().y) / 2.0;
        let below = y + large.size().y;
        painter.galley(pos2(centre.x - large.size().x / 2.0, y), large, c.text);
        painter.galley(pos2(centre.x - small.size().x / 2.0, below), small, c.text);
    } else {
        let x = centre.x - (large.size().x + 8.0 + small.size().x) / 2.0;
        let beside = x + large.size().x + 8.0;
        painter.galley(pos2(x, centre.y - large.size().y / 2.0), large, c.text);
        painter.galley(pos2(beside, centre.y - small.size().y / 2.0), small, c.text);
    }
    let yes_no = |yes: bool| census::YES_NO[usize::from(!yes)].get();
    let name = text::table_field(heading, yes_no(thumbs.left), yes_no(thumbs.right), share);
    let response = ui.interact(field, ui.scope_id().with((heading, thumbs)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    if is_here {
        response.on_hover_text(text::TABLE_HERE.get());
    } else {
        response.on_hover_text(name);
    }
}
