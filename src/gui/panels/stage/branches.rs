//! The tree of branches: what forked off what, each run with its picture.

use std::time::Instant;

use egui::{
    Align2, Button, CursorIcon, Key, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, TextStyle,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::controls::{Branch, Controls};
use crate::app::stage::branch::BranchAction;
use crate::app::stage::runs::StageFrame;
use crate::app::stage::tree as branches;
use crate::app::stage::tree::MAX_NAME;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::view::PictureKind;
use crate::gui::panels::analysis::verdict::verdict;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::gui::widgets::picture::{paint_picture, picture_size};

/// Height of a row, in points.
const ROW: f32 = 72.0;
/// Side of a thumbnail, in points.
const THUMB: f32 = 60.0;
/// How far a branch is set in from its parent, in points.
const INDENT: f32 = 18.0;

/// Draws the panel.
pub(crate) fn branches_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let width = Some(ui.available_width());
    let name = text::fork_at(&state.stage_controls(view.selected).spec, view.time.step);
    let fork = TextIconButton { icon: Icon::Fork, text: &name, hint: text::FORK.hint(), width };
    let fork = fork.ui(ui);
    fork_menu_ui(&fork, state, view, actions);
    let all = &state.controls.branches;
    if all.is_empty() {
        ui.label(RichText::new(text::NO_BRANCHES).color(c.weak));
        return;
    }
    ui.label(RichText::new(text::BRANCHES_LINE).small().color(c.weak));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let mut middles: Vec<(crate::app::controls::BranchId, Rect)> = Vec::new();
        for branch in branches::in_order(all) {
            let depth = branches::depth(all, branch).min(5);
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, ROW), Sense::hover());
            let card = Rect::from_min_max(pos2(row.left() + INDENT * depth as f32, row.top()), row.max);
            let above = branch.parent.and_then(|id| middles.iter().find(|(other, _)| *other == id));
            if let Some((_, above)) = above {
                let x = above.left() + INDENT / 2.0;
                let y = card.center().y;
                let stroke = Stroke::new(1.5, c.weak);
                ui.painter().line_segment([pos2(x, above.bottom()), pos2(x, y)], stroke);
                ui.painter().line_segment([pos2(x, y), pos2(card.left(), y)], stroke);
            }
            middles.push((branch.id, card));
            branch_ui(ui, card, branch, state, view, actions);
        }
    });
}

/// The list of what may go on from here: opens under a button.
pub(crate) fn fork_menu_ui(button: &egui::Response, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    egui::Popup::menu(button).show(|ui| {
        let c = colors(ui);
        ui.set_width(248.0);
        let spec = &state.stage_controls(view.selected).spec;
        ui.label(RichText::new(text::fork_line(spec.time(view.time.step))).small().color(c.weak));
        let mut choice = |ui: &mut Ui, name: &str, hint: &str, action| {
            let item = Button::selectable(false, name).min_size(vec2(ui.available_width(), 0.0));
            if ui.add(item).on_hover_text(hint).clicked() {
                actions.push(Action::Branch(action));
                ui.close();
            }
        };
        choice(ui, text::FORK_SAME.name(), text::FORK_SAME.hint(), BranchAction::Fork(None));
        for named in crate::score::NamedMachine::ALL {
            let name = text::fork_as(named);
            choice(ui, &name, text::machine_sentence(named), BranchAction::Fork(Some(named)));
        }
    });
}

/// The newest picture of a run: from its stage, or from its run behind the scenes.
fn newest<'a>(state: &'a AppState, branch: &Branch) -> Option<&'a StageFrame> {
    let controls = &state.controls;
    if let Some(stage) = controls.stages.iter().position(|stage| stage.branch == Some(branch.id)) {
        return state.stages.get(stage)?.shown(1, Instant::now()).map(|shown| shown.frame);
    }
    let at = controls.branches.iter().position(|other| other.id == branch.id)?;
    state.branch_runs.get(at)?.as_ref()?.newest.as_ref()
}

/// One run.
fn branch_ui(
    ui: &mut Ui,
    card: Rect,
    branch: &Branch,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let controls = &state.controls;
    let on_stage = controls.stages.iter().position(|stage| stage.branch == Some(branch.id));
    let chosen = on_stage == Some(view.selected);
    let name = text::branch_name(branch, state.shape());
    let response = ui.interact(card, ui.scope_id().with(("branch", branch.id)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text::branch_show(&name)));
    let fill = if response.hovered() { c.hover } else { c.raised };
    ui.painter().rect_filled(card, f32::from(RADIUS), fill);
    if on_stage.is_some() {
        let stroke = if chosen { Stroke::new(2.0, c.accent) } else { Stroke::new(1.5, c.weak) };
        ui.painter().rect_stroke(card, f32::from(RADIUS), stroke, StrokeKind::Inside);
    }
    focus_ring(ui, card, &response);

    let frame = newest(state, branch);
    let room = Rect::from_min_size(card.min + Vec2::splat((ROW - THUMB) / 2.0), Vec2::splat(THUMB));
    if let Some(shot) = frame {
        let picture = &shot.frame.posterior.x0_hat;
        let thumb = Rect::from_center_size(room.center(), picture_size(ui, room.size(), picture.shape()));
        let key = PictureKey::Made { job: shot.job, step: shot.frame.step as u64, kind: PictureKind::Guess };
        let texture = view.textures.get(ui.ctx(), Place::Branch(branch.id), key, picture);
        paint_picture(ui.painter(), thumb, texture);
    } else {
        ui.painter().rect_filled(room, 2.0, c.stage);
    }

    let words = Rect::from_min_max(pos2(room.right() + 10.0, card.top() + 6.0), card.max - vec2(6.0, 6.0));
    name_ui(ui, words, branch, &name, view, actions);
    let small = TextStyle::Small.resolve(ui.style());
    let line = text::branch_line(branch);
    let painter = ui.painter_at(words);
    painter.text(pos2(words.left(), words.top() + 22.0), Align2::LEFT_TOP, line, small.clone(), c.weak);
    if let Some(count) = frame.and_then(|frame| frame.count.as_ref()) {
        let (icon, color) = verdict(ui, count);
        let y = words.bottom() - 9.0;
        paint_icon(&painter, icon, Rect::from_center_size(pos2(words.left() + 8.0, y), Vec2::splat(16.0)), color);
        let at = pos2(words.left() + 21.0, y);
        painter.text(at, Align2::LEFT_CENTER, text::count_short(count), small, c.text);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(text::BRANCH_SHOW_HINT.get()).clicked() {
        actions.push(Action::Branch(BranchAction::Show(branch.id)));
    }
    buttons_ui(ui, card, branch, &name, on_stage.is_some(), controls, view, actions);
}

/// The name, or the field in which it is typed.
fn name_ui(ui: &mut Ui, words: Rect, branch: &Branch, name: &str, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let line = Rect::from_min_size(words.min, vec2(words.width(), 22.0));
    let Some((_, typed)) = view.renaming.as_mut().filter(|(id, _)| *id == branch.id) else {
        let galley = egui::WidgetText::from(RichText::new(name).color(c.text)).into_galley(
            ui,
            Some(egui::TextWrapMode::Truncate),
            line.width(),
            TextStyle::Body,
        );
        ui.painter().galley(line.min, galley, c.text);
        return;
    };
    let response = ui.scope_builder(egui::UiBuilder::new().max_rect(line), |ui| {
        let field = TextEdit::singleline(typed).char_limit(MAX_NAME).desired_width(line.width());
        let response = ui.add(field.margin(egui::Margin::symmetric(4, 0)).hint_text(name));
        // What stands in the empty field is its hint, not its name.
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(text::BRANCH_NAME));
        response
    });
    let response = response.inner.on_hover_text(text::RENAME_HINT.get());
    let typed = typed.clone();
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        view.renaming = None;
    } else if response.lost_focus() {
        view.renaming = None;
        if typed.trim() != branch.name {
            actions.push(Action::Branch(BranchAction::Rename(branch.id, typed)));
        }
    } else if view.rename_asked {
        response.request_focus();
        view.rename_asked = false;
    }
}

/// What can be done with a run, in the lower right corner of its card.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn buttons_ui(
    ui: &mut Ui,
    card: Rect,
    branch: &Branch,
    name: &str,
    on_stage: bool,
    controls: &Controls,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    const SIDE: f32 = 26.0;
    let row =
        Rect::from_min_max(pos2(card.right() - 3.2 * SIDE, card.bottom() - SIDE - 3.0), card.max - vec2(4.0, 3.0));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(egui::UiBuilder::new().max_rect(row).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let button =
            |ui: &mut Ui, icon, name: String, hint| IconButton::new(icon, &name, hint).side(SIDE).ui(ui).clicked();
        if button(ui, Icon::Close, text::branch_remove(name), text::BRANCH_REMOVE_HINT.get()) {
            actions.push(Action::Branch(BranchAction::Remove(branch.id)));
        }
        if button(ui, Icon::Pencil, text::branch_rename(name), text::RENAME_HINT.get()) {
            view.renaming = Some((branch.id, branch.name.clone()));
            view.rename_asked = true;
        }
        if !on_stage
            && controls.stages.len() < Controls::MAX_STAGES
            && button(ui, Icon::Compare, text::branch_compare(name), text::BRANCH_COMPARE_HINT.get())
        {
            actions.push(Action::Branch(BranchAction::Compare(branch.id)));
        }
    });
}
