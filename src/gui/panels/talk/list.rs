//! The scenes of the talk, one under the other, with the one that is edited opened.

use egui::{Rect, RichText, Role, ScrollArea, Sense, TextEdit, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::state::AppState;
use crate::app::talk::actions::TalkAction;
use crate::app::talk::script::TalkScene;
use crate::app::text;
use crate::app::text::common::Label;
use crate::app::text::talk;
use crate::gui::panels::sessions::place::button_ui;
use crate::gui::panels::talk::editor::editor_ui;
use crate::gui::screen::Screen;
use crate::gui::textures::Place;
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::picture::paint_picture;

/// Side of a small picture, in points.
const THUMB: f32 = 56.0;
/// Side of a button of the tool bar, in points.
const TOOL: f32 = 28.0;

/// Draws the panel.
pub(crate) fn talk_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    if state.talk.script.is_empty() {
        ui.add_space(4.0);
        ui.label(RichText::new(talk::EMPTY.get()).color(c.weak));
        ui.add_space(8.0);
        wide_ui(ui, Icon::Add, talk::ADD, TalkAction::Add, actions);
        wide_ui(ui, Icon::Screen, talk::OPEN_BUILT_IN, TalkAction::OpenBuiltIn, actions);
        return;
    }
    head_ui(ui, state, actions);
    ui.add_space(4.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (at, scene) in state.talk.script.scenes.iter().enumerate() {
            row_ui(ui, at, scene, state, view, actions);
            if at == state.talk.chosen {
                editor_ui(ui, at, scene, state.talk.script.scenes.len(), actions);
            }
        }
        ui.add_space(8.0);
        wide_ui(ui, Icon::Add, talk::ADD, TalkAction::Add, actions);
    });
}

/// A button as wide as the panel.
fn wide_ui(ui: &mut Ui, icon: Icon, label: Label, action: TalkAction, actions: &mut Vec<Action>) {
    let width = Some(ui.available_width());
    if (TextIconButton { icon, text: label.name(), hint: label.hint(), width }).ui(ui).clicked() {
        actions.push(Action::Talk(action));
    }
}

/// The name of the talk, and what can be done with all of it.
fn head_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let mut title = state.talk.script.title.get().to_owned();
    let field = TextEdit::singleline(&mut title).hint_text(talk::TITLE.name()).margin(vec2(8.0, 6.0));
    let field = field.desired_width(f32::INFINITY);
    let response = ui.name_inputs(talk::TITLE.name(), |ui| ui.add(field));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, talk::TITLE.name()));
    if response.changed() {
        actions.push(Action::Talk(TalkAction::SetTitle(title)));
    }
    response.on_hover_text(talk::TITLE.hint());
    if let Some(file) = &state.talk.file {
        let line = text::sessions::file_label(file, state.talk.unsaved);
        let label = egui::Label::new(RichText::new(line).small().color(c.weak)).truncate();
        ui.add(label).on_hover_text(text::sessions::file_hint(file, state.talk.unsaved));
    }
    ui.horizontal(|ui| {
        let tools = [
            (Icon::File, talk::SAVE_TALK, TalkAction::Save),
            (Icon::Copy, talk::SAVE_TALK_AS, TalkAction::SaveAs),
            (Icon::Film, talk::EXPORT_TALK, TalkAction::AskExport),
            (Icon::Close, talk::CLOSE_TALK, TalkAction::Close),
        ];
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = ui.available_width() - (TOOL + 4.0) * tools.len() as f32;
        if button_ui(ui, talk::BEGIN, width, true).clicked() {
            actions.push(Action::Talk(TalkAction::Begin(0)));
        }
        for (icon, label, action) in tools {
            if IconButton::new(icon, label.name(), label.hint()).side(TOOL).ui(ui).clicked() {
                actions.push(Action::Talk(action));
            }
        }
    });
    if let Some(export) = &state.talk.export {
        let (done, of) = export.progress();
        ui.horizontal(|ui| {
            ui.label(RichText::new(talk::exporting(done, of)).small().color(c.accent));
            let (name, hint) = (text::sessions::EXPORT_STOP.name(), text::sessions::EXPORT_STOP.hint());
            if IconButton::new(Icon::Close, name, hint).side(20.0).ui(ui).clicked() {
                actions.push(Action::Talk(TalkAction::StopExport));
            }
        });
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
    }
}

/// One scene: its picture, its number, its caption.
fn row_ui(
    ui: &mut Ui,
    at: usize,
    scene: &TalkScene,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let chosen = at == state.talk.chosen;
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), THUMB + 8.0), Sense::click());
    let caption = match scene.caption.get().trim() {
        "" => talk::NO_CAPTION.get(),
        caption => caption,
    };
    let name = talk::scene(at + 1, caption);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let fill = match (chosen, response.hovered()) {
        (true, _) => c.chosen,
        (_, true) => c.hover,
        _ => c.raised,
    };
    ui.painter().rect_filled(row, f32::from(RADIUS), fill);
    let place = Rect::from_min_size(row.min + vec2(4.0, 4.0), vec2(THUMB, THUMB));
    match state.talk.thumb(scene) {
        Some(thumb) => {
            let size = vec2(thumb.size[0] as f32, thumb.size[1] as f32);
            let size = size * (THUMB / size.max_elem());
            let texture = view.textures.thumb(ui.ctx(), Place::Talk(at), thumb);
            paint_picture(ui.painter(), Rect::from_center_size(place.center(), size), texture);
        }
        None => drop(ui.painter().rect_filled(place, 2.0, c.panel)),
    }
    let number = (at + 1).to_string();
    let font = TextStyle::Small.resolve(ui.style());
    let number = ui.painter().layout_no_wrap(number, font, c.weak);
    let left = place.right() + 10.0;
    ui.painter().galley(pos2(left, row.top() + 6.0), number, c.weak);
    let words = row.with_min_x(left).with_min_y(row.top() + 22.0).with_max_x(row.right() - 6.0);
    let mut job =
        egui::text::LayoutJob::simple(caption.to_owned(), TextStyle::Body.resolve(ui.style()), c.text, words.width());
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    ui.painter_at(row).galley(words.min, galley, c.text);
    focus_ring(ui, row, &response);
    if response.double_clicked() {
        actions.push(Action::Talk(TalkAction::Show(at)));
    } else if response.clicked() {
        actions.push(Action::Talk(TalkAction::Choose(at)));
    }
}
