//! The scene that is edited: its words, what moves, and where it stands.

use egui::{Frame, Margin, Response, RichText, Role, TextEdit, TextStyle, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::talk::actions::TalkAction;
use crate::app::talk::moves::problem;
use crate::app::talk::script::TalkScene;
use crate::app::text::common::Label;
use crate::app::text::talk;
use crate::gui::panels::sessions::place::button_ui;
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Side of a button of the tool bar, in points.
const TOOL: f32 = 28.0;

/// Draws the fields of the `at`-th scene of `of`.
pub(crate) fn editor_ui(ui: &mut Ui, at: usize, scene: &TalkScene, of: usize, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let mut push = |action| actions.push(Action::Talk(action));
    Frame::new().inner_margin(Margin { left: 8, right: 0, top: 0, bottom: 8 }).show(ui, |ui| {
        tools_ui(ui, at, of, &mut push);
        let mut caption = scene.caption.get().to_owned();
        if field_ui(ui, at, talk::CAPTION, &mut caption, 2, false).changed() {
            push(TalkAction::SetCaption(at, caption));
        }
        if let Some(problem) = talk::caption_problem(scene.caption.get()) {
            ui.label(RichText::new(problem).small().color(c.warn));
        }
        let mut notes = scene.notes.get().to_owned();
        if field_ui(ui, at, talk::NOTES, &mut notes, 5, false).changed() {
            push(TalkAction::SetNotes(at, notes));
        }
        let mut moves = scene.moves.clone();
        if field_ui(ui, at, talk::MOVES, &mut moves, 2, true).changed() {
            push(TalkAction::SetMoves(at, moves));
        }
        let wrong = scene.lines().find_map(|line| Some((line, problem(line)?)));
        if let Some((line, problem)) = wrong {
            ui.label(RichText::new(talk::move_problem(line, &problem)).small().color(c.warn));
        }
        ui.add_space(4.0);
        if button_ui(ui, talk::BEGIN_HERE, ui.available_width(), false).clicked() {
            push(TalkAction::Begin(at));
        }
    });
}

/// What can be done with the scene.
fn tools_ui(ui: &mut Ui, at: usize, of: usize, push: &mut impl FnMut(TalkAction)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let tools = [
            (Icon::ArrowUp, talk::MOVE_UP, at == 0, TalkAction::Move(at, at.saturating_sub(1))),
            (Icon::ArrowDown, talk::MOVE_DOWN, at + 1 == of, TalkAction::Move(at, at + 1)),
            (Icon::Trash, talk::REMOVE, false, TalkAction::Remove(at)),
        ];
        let width = (ui.available_width() - (TOOL + 4.0) * tools.len() as f32) / 2.0 - 4.0;
        if button_ui(ui, talk::SHOW, width, false).clicked() {
            push(TalkAction::Show(at));
        }
        if button_ui(ui, talk::UPDATE, width, false).clicked() {
            push(TalkAction::Update(at));
        }
        for (icon, label, idle, action) in tools {
            let button = IconButton::new(icon, label.name(), label.hint()).side(TOOL).idle(idle);
            if button.ui(ui).clicked() && !idle {
                push(action);
            }
        }
    });
}

/// A field with its name over it.
fn field_ui(ui: &mut Ui, at: usize, label: Label, words: &mut String, rows: usize, code: bool) -> Response {
    let c = colors(ui);
    ui.label(RichText::new(label.name()).small().color(c.weak)).on_hover_text(label.hint());
    let mut field = TextEdit::multiline(words).desired_rows(rows).margin(vec2(8.0, 6.0));
    field = field.desired_width(f32::INFINITY).id_salt((label.name_text(), at));
    if code {
        field = field.font(TextStyle::Monospace);
    }
    let response = ui.name_inputs(label.name(), |ui| ui.add(field));
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, label.name()));
    response
}
