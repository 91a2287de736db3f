//! The question at the end of a lesson, about pictures that were made for it.

use std::sync::Arc;

use egui::{CursorIcon, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::panel::{heading_ui, paragraphs_ui, said_ui};
use crate::app::action::Action;
use crate::app::facts::Facts;
use crate::app::lessons::actions::LessonsAction;
use crate::app::lessons::state::ActiveLesson;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::lessons as text;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::focus_ring;
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::gui::widgets::picture::{paint_picture, picture_size};
use crate::images::Image;
use crate::studio::Quiz;

/// Space between two pictures, in points.
const GAP: f32 = 8.0;
/// The largest side of a picture, in points.
const LARGEST: f32 = 180.0;

/// Draws the last page: the question, or that the lesson is over.
pub(super) fn check_ui(
    ui: &mut Ui,
    active: &ActiveLesson,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(check) = active.lesson().and_then(|lesson| lesson.check.as_ref()) else {
        ui.label(text::THE_END.get());
        return;
    };
    heading_ui(ui, text::HEADING_CHECK.get(), false);
    paragraphs_ui(ui, &check.ask);
    let Some(quiz) = &active.quiz.pictures else {
        if active.problem.is_none() {
            ui.label(RichText::new(text::MAKING.get()).color(colors(ui).weak));
        }
        return;
    };
    if let Some(subject) = &quiz.subject {
        let side = (ui.available_width() * 0.5).min(LARGEST);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), side), Sense::hover());
        picture_ui(ui, Rect::from_center_size(rect.center(), Vec2::splat(side)), subject, (quiz, 0), view);
    }
    answers_ui(ui, quiz, active.quiz.answer, view, actions);
    if let Some(right) = active.was_right() {
        said_ui(ui, right);
        paragraphs_ui(ui, &text::filled(&check.why, active, Facts::new(settings, state, view)));
        let again = egui::Button::new(text::AGAIN.name());
        if ui.add(again).on_hover_text(text::AGAIN.hint()).clicked() {
            actions.push(Action::Lessons(LessonsAction::AskAgain));
        }
    }
}

/// The answers beside each other, each a picture or a pair of pictures.
fn answers_ui(ui: &mut Ui, quiz: &Arc<Quiz>, chosen: Option<usize>, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let n = quiz.answers.len().max(1) as f32;
    let width = ((ui.available_width() - GAP * (n - 1.0)) / n).min(LARGEST);
    let rows = quiz.answers.iter().map(Vec::len).max().unwrap_or(1) as f32;
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), width * rows + GAP * (rows - 1.0)), Sense::hover());
    for (at, pictures) in quiz.answers.iter().enumerate() {
        let corner = row.min + vec2((width + GAP) * at as f32, 0.0);
        let rect = Rect::from_min_size(corner, vec2(width, row.height()));
        let sense = if chosen.is_none() { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("answer", at)), sense);
        let name = text::picture_answer(at + 1);
        response.widget_info(|| WidgetInfo::selected(Role::Button, chosen.is_none(), chosen == Some(at), &name));
        for (below, picture) in pictures.iter().enumerate() {
            let corner = corner + vec2(0.0, (width + GAP) * below as f32);
            let place = 1 + 2 * at + below;
            picture_ui(ui, Rect::from_min_size(corner, Vec2::splat(width)), picture, (quiz, place), view);
        }
        let is_right = chosen.is_some() && quiz.right == at;
        let stroke = match (chosen, response.hovered()) {
            (Some(chosen), _) if chosen == at && quiz.right != at => Some(c.warn),
            (Some(_), _) => is_right.then_some(c.accent),
            (None, hovered) => hovered.then_some(c.weak),
        };
        if let Some(color) = stroke {
            ui.painter().rect_stroke(rect.expand(2.0), 4.0, Stroke::new(2.5, color), StrokeKind::Middle);
        }
        if is_right {
            let sign = Rect::from_min_size(rect.min + vec2(4.0, 4.0), Vec2::splat(20.0));
            ui.painter().circle_filled(sign.center(), 11.0, c.panel);
            paint_icon(ui.painter(), Icon::Right, sign, c.accent);
        }
        focus_ring(ui, rect, &response);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            actions.push(Action::Lessons(LessonsAction::Answer(at)));
        }
    }
}

/// A picture of the question, by its place in it.
fn picture_ui(ui: &Ui, room: Rect, picture: &Image, (quiz, place): (&Arc<Quiz>, usize), view: &mut Screen<'_>) {
    let rect = Rect::from_center_size(room.center(), picture_size(ui, room.size(), picture.shape()));
    let key = PictureKey::Quiz { address: Arc::as_ptr(quiz).addr(), place };
    let texture = view.textures.get(ui.ctx(), Place::Quiz(place), key, picture);
    paint_picture(ui.painter(), rect, texture);
}
