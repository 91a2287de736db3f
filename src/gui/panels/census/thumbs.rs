//! Are the two sides of a hand independent? Tables of thumbs on the left against thumbs on the right.

use egui::{Align2, Color32, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};

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

/// Least and greatest height of a row of a table, in points.
const ROWS: [f32; 2] = [34.0, 64.0];
/// Below this height the tables stand closer, in points: both rows of one are to be seen at once.
const LOW: f32 = 300.0;
/// Room over the rows, and under and over the whole, in points.
const HEAD: f32 = 40.0;
const MARGIN: f32 = 12.0;
/// The same where there is little room.
const LOW_HEAD: f32 = 34.0;
const LOW_MARGIN: f32 = 6.0;

/// Space over a table, and between two things that are said beside it, in points.
const GAP: f32 = 8.0;
const SAYS_GAP: f32 = 6.0;

/// How high the parts of a table are.
#[derive(Clone, Copy)]
struct Heights {
    head: f32,
    row: f32,
    margin: f32,
}

impl Heights {
    /// So that one table fits into a height.
    fn of(room: f32) -> Self {
        let (head, margin) = if room < LOW { (LOW_HEAD, LOW_MARGIN) } else { (HEAD, MARGIN) };
        let row = ((room - head - 2.0 * margin) / 2.0).clamp(ROWS[0], ROWS[1]);
        Self { head, row, margin }
    }

    fn all(self) -> f32 {
        self.head + 2.0 * (self.row + self.margin)
    }
}

/// Whether there are thumbs to be told about, or there will be.
pub(crate) fn has_sides(counted: &Counted) -> bool {
    counted.census.spec().kind == Some(crate::parts::PartKind::Fingers)
}

/// How high all tables are in a width, where so much of them is to be seen at once.
pub(crate) fn height(ui: &Ui, counted: &Counted, width: f32, seen: f32) -> f32 {
    let heading = heading_style(seen).resolve(ui.style()).size * 1.3;
    let heights = Heights::of(seen - heading - GAP);
    let n = counted.census.spec().axis.len();
    let settings = (0..n).map(|cell| {
        let tally = counted.census.tally(cell);
        setting_height(ui, &says_lines(counted, cell, &tally), width, heights) + GAP
    });
    heading + settings.sum::<f32>()
}

/// The type of the heading: smaller where there is little room.
fn heading_style(seen: f32) -> TextStyle {
    if seen < LOW { TextStyle::Body } else { title() }
}

/// Draws a table for each setting; so much of them is to be seen at once.
pub(crate) fn sides_ui(ui: &mut Ui, seen: f32, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(counted) = state.census.shown() else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    let style = heading_style(seen);
    let heading_height = style.resolve(ui.style()).size * 1.3;
    let heading = RichText::new(text::SIDES.name()).text_style(style).color(c.text);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), heading_height), Sense::hover());
    let mut line = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    line.add(egui::Label::new(heading).truncate()).on_hover_text(text::SIDES.hint());
    let heights = Heights::of(seen - heading_height - GAP);
    for cell in 0..counted.census.spec().axis.len() {
        ui.add_space(GAP);
        let tally = counted.census.tally(cell);
        setting_ui(ui, counted, cell, &tally, heights, view, actions);
    }
}

/// Width of a table, and of what is said beside it, in a width.
fn widths(width: f32) -> (f32, f32) {
    let table = (width * 0.56).min(420.0);
    (table, width - 32.0 - table - 24.0)
}

/// Height of a setting: what is said beside the table may be longer than it.
fn setting_height(ui: &Ui, lines: &[(String, TextStyle)], width: f32, heights: Heights) -> f32 {
    let says = lines.iter().map(|(words, style)| {
        let font = style.resolve(ui.style());
        ui.painter().layout(words.clone(), font, colors(ui).text, widths(width).1).size().y + SAYS_GAP
    });
    heights.all().max(says.sum::<f32>() + 2.0 * heights.margin)
}

/// One setting: its table on the left, what it means on the right.
fn setting_ui(
    ui: &mut Ui,
    counted: &Counted,
    cell: usize,
    tally: &Tally,
    heights: Heights,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let width = ui.available_width();
    let (table, _) = widths(width);
    let lines = says_lines(counted, cell, tally);
    let height = setting_height(ui, &lines, width, heights);
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    ui.painter().rect_filled(rect, 8.0, c.panel);
    let inner = rect.shrink2(vec2(16.0, heights.margin));
    let (left, right) = inner.split_left_right_at_x(inner.left() + table);
    table_ui(ui, left, counted, cell, tally, heights, view, actions);
    let says = right.with_min_x(right.left() + 24.0);
    // A child, and no scope: the next table comes after this one, however little is said beside it.
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(says));
    ui.spacing_mut().item_spacing.y = SAYS_GAP;
    let [value, phi, sentence] = lines.map(|(words, style)| RichText::new(words).text_style(style));
    ui.label(value.color(c.text));
    ui.label(phi.color(c.text)).on_hover_text(text::PHI_HINT.get());
    ui.label(sentence.color(c.weak));
}

/// What is said beside a table.
fn says_lines(counted: &Counted, cell: usize, tally: &Tally) -> [(String, TextStyle); 3] {
    [
        (text::value(&counted.census.spec().axis, cell), TextStyle::Heading),
        (text::phi(tally.thumbs), TextStyle::Body),
        (text::sides_sentence(tally), TextStyle::Body),
    ]
}

/// The two by two table; each of its fields can be clicked.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn table_ui(
    ui: &Ui,
    rect: Rect,
    counted: &Counted,
    cell: usize,
    tally: &Tally,
    heights: Heights,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let row = heights.row;
    let small = TextStyle::Small.resolve(ui.style());
    let font = TextStyle::Heading.resolve(ui.style());
    let painter = ui.painter();
    let (left, top) = (rect.left() + 96.0, rect.top() + heights.head);
    let column = (rect.right() - left) / 2.0;
    painter.text(pos2(left + column, rect.top() + 2.0), Align2::CENTER_TOP, text::THUMB_RIGHT, small.clone(), c.weak);
    let words_left = painter.layout(text::THUMB_LEFT.get().to_owned(), small.clone(), c.weak, 62.0);
    painter.galley(pos2(rect.left(), top + row - words_left.size().y / 2.0), words_left, c.weak);
    let thumbs = tally.thumbs;
    for (i, is_right) in [true, false].into_iter().enumerate() {
        let x = left + column * (i as f32 + 0.5);
        painter.text(pos2(x, top - 18.0), Align2::CENTER_TOP, text::YES_NO[i], small.clone(), c.text);
        for (j, is_left) in [true, false].into_iter().enumerate() {
            let y = top + row * j as f32;
            if i == 0 {
                painter.text(
                    pos2(left - 10.0, y + row / 2.0),
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
            let field = Rect::from_min_size(pos2(left + column * i as f32, y), vec2(column, row)).shrink(2.0);
            let value = share.value().unwrap_or(0.0) as f32;
            let wrong = fingers != 5;
            let ground = if wrong { c.warn } else { c.accent };
            painter.rect_filled(field, 4.0, c.raised.lerp_to_gamma(ground, 0.45 * value.min(1.0)));
            let ink: Color32 = c.text;
            // In a low row the two lines touch.
            let (over, under) = if row < 44.0 { (7.0, 9.0) } else { (9.0, 13.0) };
            painter.text(
                field.center() - vec2(0.0, over),
                Align2::CENTER_CENTER,
                text::percent(count, share.of),
                font.clone(),
                ink,
            );
            let line = text::hands(count, fingers, column > 180.0);
            painter.text(field.center() + vec2(0.0, under), Align2::CENTER_CENTER, line, small.clone(), c.text);
            let pick = Pick { cell, which: Which::Thumbs(is_left, is_right) };
            let response = field_ui(ui, field, counted, pick, share, view, actions);
            response.on_hover_text(hint(counted, cell, pick.which, share));
        }
    }
}
