//! The lesson that is open: one step at a time, beside the picture.

use egui::{
    Align, Button, CursorIcon, Frame, Id, Label, Layout, Margin, RichText, Role, ScrollArea, Sense, Stroke,
    TextWrapMode, Ui, WidgetInfo, vec2,
};

use super::check;
use crate::app::action::Action;
use crate::app::facts::Facts;
use crate::app::lessons::actions::LessonsAction;
use crate::app::lessons::progress::has_strayed;
use crate::app::lessons::state::ActiveLesson;
use crate::app::settings::Settings;
use crate::app::state::AppState;
use crate::app::text::lessons as text;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, focus_ring};
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::lessons::{Answer, Prompt, Step, Target};

/// Side of a dot that leads to a step, in points: large enough to be hit.
const DOT: f32 = 16.0;

/// Draws the panel, in all the room that there is; in a low one without its title.
pub(crate) fn panel_ui(
    ui: &mut Ui,
    is_low: bool,
    settings: &Settings,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(active) = &state.lessons.active else { return };
    let Some(lesson) = active.lesson() else { return };
    let top = ui.cursor().top();
    let margin = if is_low { 2 } else { 8 };
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: margin, bottom: margin }).show(ui, |ui| {
        if !is_low {
            title_ui(ui, &lesson.title, actions);
        }
        pages_ui(ui, active, is_low, actions);
        let above = ui.cursor().top() - top;
        let scroll = ScrollArea::vertical().auto_shrink([false, true]).min_scrolled_height(0.0);
        let scrolled = scroll.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            match active.step() {
                Some(step) => step_ui(ui, active, step, settings, state, view, actions),
                None => check::check_ui(ui, active, settings, state, view, actions),
            }
            if let Some(problem) = &active.problem {
                note_ui(ui, problem);
            }
        });
        note_height(ui, above + scrolled.content_size.y + 16.0);
    });
}

/// Notes how high the panel would like to be, for the next frame.
fn note_height(ui: &Ui, height: f32) {
    let before = wanted_height(ui);
    ui.data_mut(|data| data.insert_temp(height_id(), height));
    if (before - height).abs() > 1.0 {
        ui.ctx().request_repaint();
    }
}

/// How high the panel would like to be, in points.
pub(crate) fn wanted_height(ui: &Ui) -> f32 {
    ui.data(|data| data.get_temp(height_id())).unwrap_or(240.0)
}

fn height_id() -> Id {
    Id::unique("height of the lesson")
}

/// The widget that the present step means, until the step is done.
pub(crate) fn marked(state: &AppState) -> Option<Target> {
    let active = state.lessons.active.as_ref()?;
    active.step().filter(|_| !active.is_page_done())?.mark
}

/// The lesson's title, and the way out.
fn title_ui(ui: &mut Ui, title: &str, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            leave_ui(ui, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(title).heading()).truncate()).on_hover_text(title);
            });
        });
    });
}

/// The way out.
fn leave_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if IconButton::new(Icon::Close, text::LEAVE.name(), text::LEAVE.hint()).ui(ui).clicked() {
        actions.push(Action::Lessons(LessonsAction::Leave));
    }
}

/// Back, a dot for each page, and on; with the way out where there is no title.
fn pages_ui(ui: &mut Ui, active: &ActiveLesson, with_leave: bool, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let is_last = active.page + 1 == active.n_pages();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let back = IconButton::new(Icon::ArrowLeft, text::BACK.name(), text::BACK.hint()).idle(active.page == 0);
        if back.ui(ui).clicked() {
            actions.push(Action::Lessons(LessonsAction::Back));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if with_leave {
                leave_ui(ui, actions);
            }
            let label = match (is_last, active.is_page_done()) {
                (true, _) => text::FINISH,
                (false, true) => text::NEXT,
                (false, false) => text::SKIP,
            };
            let primary = active.is_page_done();
            let ink = if primary { c.on_accent } else { c.text };
            let button = Button::new(RichText::new(label.name()).color(ink)).min_size(vec2(72.0, CONTROL_HEIGHT));
            let button = if primary { button.fill(c.accent) } else { button };
            if ui.add(button).on_hover_text(label.hint()).clicked() {
                actions.push(Action::Lessons(LessonsAction::Next));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let room = ui.available_width();
                let pitch = (room / active.n_pages() as f32).min(DOT + 2.0);
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(((room - pitch * active.n_pages() as f32) / 2.0).max(0.0));
                (0..active.n_pages()).for_each(|page| dot_ui(ui, active, page, pitch, actions));
            });
        });
    });
}

/// The dot of a page: filled once the step is done, with a ring where one is.
fn dot_ui(ui: &mut Ui, active: &ActiveLesson, page: usize, pitch: f32, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(pitch, DOT + 6.0), Sense::click());
    let is_check = page + 1 == active.n_pages();
    let name = if is_check { text::GO_TO_CHECK.get().to_owned() } else { text::go_to_page(page + 1) };
    let (here, done) =
        (page == active.page, if is_check { active.quiz.answer.is_some() } else { active.state(page).is_done });
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, here, &name));
    let radius = if here { 5.0 } else { 3.5 };
    let color = if done || here { c.accent } else { c.weak };
    if done {
        ui.painter().circle_filled(rect.center(), radius, color);
    } else {
        ui.painter().circle_stroke(rect.center(), radius, Stroke::new(1.5, color));
    }
    focus_ring(ui, rect, &response);
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name).clicked() {
        actions.push(Action::Lessons(LessonsAction::GoTo(page)));
    }
}

/// What is asked for, the answers or the program's help, and what to notice once it is done.
fn step_ui(
    ui: &mut Ui,
    active: &ActiveLesson,
    step: &Step,
    settings: &Settings,
    state: &AppState,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let done = active.is_page_done();
    let facts = Facts::new(settings, state, view);
    let heading = match &step.prompt {
        _ if step.is_task => text::HEADING_TASK,
        Prompt::Ask { .. } => text::HEADING_ASK,
        Prompt::Do { until: None, .. } => text::HEADING_READ,
        Prompt::Do { .. } => text::HEADING_DO,
    };
    heading_ui(ui, heading.get(), matches!(&step.prompt, Prompt::Do { until: Some(_), .. }) && done);
    paragraphs_ui(ui, &text::filled(step.text(), active, facts));
    if let Prompt::Ask { answers, .. } = &step.prompt {
        answers_ui(ui, answers, active.state(active.page).answer, actions);
    }
    if !step.show.is_empty() && matches!(step.prompt, Prompt::Do { .. }) {
        show_ui(ui, state, actions);
    }
    if has_strayed(state) && !done {
        note_ui(ui, text::STRAYED.get());
    }
    if done && !step.then.is_empty() {
        ui.add_space(6.0);
        if let Some(right) = active.was_right() {
            said_ui(ui, right);
        } else if !matches!(step.prompt, Prompt::Do { until: None, .. }) {
            heading_ui(ui, text::HEADING_THEN.get(), false);
        }
        paragraphs_ui(ui, &text::filled(&step.then, active, facts));
    }
    if let Some((done, of)) = active.counting() {
        ui.label(RichText::new(text::measuring(done, of)).small().color(colors(ui).weak));
    }
}

/// "Show me", and the way back to the beginning of the step.
fn show_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let shows = state.performance.is_visible();
        let button = Button::selectable(shows, text::SHOW_ME.name()).min_size(vec2(96.0, CONTROL_HEIGHT));
        let button = button.fill(if shows { colors(ui).chosen } else { colors(ui).raised });
        if ui.add(button).on_hover_text(text::SHOW_ME.hint()).clicked() {
            actions.push(Action::Lessons(LessonsAction::Show));
        }
        if IconButton::new(Icon::Reset, text::SET_UP.name(), text::SET_UP.hint()).ui(ui).clicked() {
            actions.push(Action::Lessons(LessonsAction::SetUp));
        }
    });
}

/// The answers to a question in words.
fn answers_ui(ui: &mut Ui, answers: &[Answer], chosen: Option<usize>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    for (at, answer) in answers.iter().enumerate() {
        let button = Button::new(RichText::new(&answer.text).color(c.text));
        let button = button.wrap_mode(TextWrapMode::Wrap).corner_radius(RADIUS).fill(match chosen {
            Some(chosen) if chosen == at => c.chosen,
            _ => c.raised,
        });
        let size = vec2(ui.available_width(), CONTROL_HEIGHT);
        let response = ui.add_enabled_ui(chosen.is_none(), |ui| ui.add(button.min_size(size))).inner;
        if chosen.is_some() && answer.is_right {
            let sign = egui::Rect::from_center_size(response.rect.right_center() - vec2(16.0, 0.0), vec2(18.0, 18.0));
            paint_icon(ui.painter(), Icon::Right, sign, c.accent);
        }
        if response.clicked() {
            actions.push(Action::Lessons(LessonsAction::Answer(at)));
        }
    }
}

/// A small heading, with a tick once what it asks for is done.
pub(super) fn heading_ui(ui: &mut Ui, heading: &str, done: bool) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.label(RichText::new(heading).small().strong().color(c.accent));
        if done {
            let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::DONE.get()));
            paint_icon(ui.painter(), Icon::Right, rect, c.accent);
        }
    });
}

/// Whether an answer was right.
pub(super) fn said_ui(ui: &mut Ui, right: bool) {
    let c = colors(ui);
    let (words, color) = if right { (text::RIGHT, c.accent) } else { (text::WRONG, c.warn) };
    ui.label(RichText::new(words.get()).strong().color(color));
}

/// A text of one paragraph or more.
pub(super) fn paragraphs_ui(ui: &mut Ui, text: &str) {
    for paragraph in text.split("\n\n") {
        let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        ui.add(Label::new(RichText::new(line).color(colors(ui).text)).wrap());
    }
}

/// A remark of the program.
fn note_ui(ui: &mut Ui, note: &str) {
    let c = colors(ui);
    ui.add(Label::new(RichText::new(note).small().color(c.warn)).wrap());
}
