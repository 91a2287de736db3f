//! The list of lessons.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, CursorIcon, Frame, Id, Label, Layout, Margin, Modal, Rect, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::lessons::actions::LessonsAction;
use crate::app::lessons::state::LessonKey;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::CLOSE;
use crate::app::text::lessons as text;
use crate::gui::screen::Screen;
use crate::gui::theme::{RADIUS, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, focus_ring};
use crate::lessons::Lesson;

/// Height of a card, in points.
const CARD: f32 = 72.0;
/// Space between two cards, in points.
const GAP: f32 = 8.0;
/// Below this width the cards stand in one column.
const TWO_COLUMNS: f32 = 680.0;

/// Draws the list, if it is open.
pub(crate) fn list_ui(ui: &Ui, settings: &Settings, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    if !view.lessons_open {
        return;
    }
    let c = colors(ui);
    let screen = ui.ctx().content_rect();
    let margin = if screen.width() < 640.0 { 12 } else { 24 };
    let frame = Frame::popup(ui.style()).fill(c.panel).inner_margin(Margin::same(margin)).corner_radius(12);
    let modal = Modal::new(Id::unique("lessons")).frame(frame).show(ui.ctx(), |ui| {
        let width = (screen.width() - 2.0 * f32::from(margin) - 32.0).min(840.0);
        ui.set_width(width);
        ui.horizontal(|ui| {
            ui.label(RichText::new(text::LESSONS.name()).text_style(title()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if IconButton::new(Icon::Close, CLOSE.name(), CLOSE.hint()).ui(ui).clicked() {
                    actions.push(Action::Lessons(LessonsAction::ToggleList));
                }
            });
        });
        ui.add(Label::new(RichText::new(text::LIST_LINE.get()).color(c.weak)).wrap());
        let columns = if width < TWO_COLUMNS { 1 } else { 2 };
        let most = (screen.height() - 2.0 * f32::from(margin) - 150.0).max(120.0);
        ScrollArea::vertical().max_height(most).min_scrolled_height(most.min(320.0)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            let all: Vec<_> = state.lessons.all().collect();
            let (own, program): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|(key, _)| matches!(key, LessonKey::Own(_)));
            cards_ui(ui, &program, columns, settings, state, actions);
            if !own.is_empty() {
                ui.label(RichText::new(text::FROM_FILES.get()).color(c.accent));
                cards_ui(ui, &own, columns, settings, state, actions);
            }
        });
        let button = egui::Button::new(text::OPEN_FOLDER.name());
        if ui.add(button).on_hover_text(text::OPEN_FOLDER.hint()).clicked() {
            actions.push(Action::Lessons(LessonsAction::Browse));
        }
    });
    if modal.should_close() {
        actions.push(Action::Lessons(LessonsAction::ToggleList));
    }
}

fn cards_ui(
    ui: &mut Ui,
    lessons: &[(LessonKey, &Lesson)],
    columns: usize,
    settings: &Settings,
    state: &AppState,
    actions: &mut Vec<Action>,
) {
    let room = ui.available_width() - 14.0;
    let card = vec2((room - GAP * (columns - 1) as f32) / columns as f32, CARD);
    // Down the first column and then down the second, so that the order is read as in a book.
    let rows = lessons.len().div_ceil(columns);
    let (area, _) = ui.allocate_exact_size(vec2(room, rows as f32 * (CARD + GAP) - GAP), Sense::hover());
    for (at, (key, lesson)) in lessons.iter().enumerate() {
        let corner = area.min + vec2((card.x + GAP) * (at / rows) as f32, (CARD + GAP) * (at % rows) as f32);
        let number = matches!(key, LessonKey::Builtin(_)).then_some(at + 1);
        card_ui(ui, Rect::from_min_size(corner, card), (key, lesson, number), settings, state, actions);
    }
}

/// One lesson: its title, what it is about, how long it takes, whether it was finished.
fn card_ui(
    ui: &mut Ui,
    card: Rect,
    (key, lesson, number): (&LessonKey, &Lesson, Option<usize>),
    settings: &Settings,
    state: &AppState,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let is_open = state.lessons.active.as_ref().is_some_and(|active| active.key == *key);
    let is_finished = matches!(key, LessonKey::Builtin(id) if settings.lessons_done.contains(id));
    let response = ui.interact(card, ui.scope_id().with(&lesson.id).with(number), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &lesson.title));
    let fill = match (is_open, response.hovered()) {
        (true, _) => c.chosen,
        (false, true) => c.hover,
        (false, false) => c.raised,
    };
    ui.painter().rect_filled(card, f32::from(RADIUS), fill);
    if is_open {
        ui.painter().rect_stroke(card, f32::from(RADIUS), Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    focus_ring(ui, card, &response);
    let words = card.shrink2(vec2(12.0, 8.0));
    let heading = number.map_or_else(|| lesson.title.clone(), |number| format!("{number}  {}", lesson.title));
    let minutes = text::minutes(lesson.minutes);
    let aside = match (is_open, is_finished) {
        (true, _) => format!("{} \u{b7} {minutes}", text::UNDER_WAY),
        (false, true) => format!("{} \u{b7} {minutes}", text::FINISHED),
        (false, false) => minutes,
    };
    let color = if is_open { c.text } else { c.weak };
    let painter = ui.painter_at(words);
    let small = TextStyle::Small.resolve(ui.style());
    let aside = painter.layout_no_wrap(aside, small.clone(), color);
    let mut heading = LayoutJob::simple_singleline(heading, TextStyle::Button.resolve(ui.style()), c.text);
    heading.wrap = TextWrapping::truncate_at_width(words.width() - aside.size().x - 12.0);
    let heading = painter.layout_job(heading);
    let middle = words.top() + heading.size().y / 2.0;
    let top = words.top() + heading.size().y + 3.0;
    painter.galley(pos2(words.right() - aside.size().x, middle - aside.size().y / 2.0), aside, color);
    painter.galley(words.min, heading, c.text);
    let mut about = LayoutJob::simple(lesson.about.clone(), small, color, words.width());
    about.wrap.max_rows = 2;
    let about = painter.layout_job(about);
    // What had no room is told by the pointer.
    let hint = about.elided.then(|| lesson.about.clone());
    painter.galley(pos2(words.left(), top), about, color);
    let response = match hint {
        Some(hint) => response.on_hover_text(hint),
        None => response,
    };
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        actions.push(Action::Lessons(LessonsAction::Begin(key.clone())));
    }
}
