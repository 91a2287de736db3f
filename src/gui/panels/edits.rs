//! The training pictures: which of them made the picture on the stage, and what can be done with them.

use std::time::Instant;

use egui::{
    Align2, Color32, EventFilter, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::edits::actions::EditAction;
use crate::app::edits::state::SelectHow;
use crate::app::paint::actions::{PaintAction, PaintOn};
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::common::Label;
use crate::app::text::sets;
use crate::app::text::sets::PictureNotes;
use crate::explain::sources::SOURCE_SHARE;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{colors, ink_on};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::picture::{paint_picture, picture_size};
use crate::studio::OpenData;

/// Columns of the grid.
const COLUMNS: usize = 4;
/// Space between two pictures, in points.
const GAP: f32 = 6.0;
/// Side of a button of the tool bar, in points.
const TOOL: f32 = 28.0;

/// Draws the panel.
pub(crate) fn training_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(data) = &state.data else { return };
    let n = data.set.n_images();
    let chosen = view.training.chosen(n).len();
    let (in_use, of) = state.n_in_use().unwrap_or((n, n));
    let line = RichText::new(sets::training_line(in_use, of, chosen)).small().color(c.weak);
    ui.add(egui::Label::new(line).truncate()).on_hover_text(sets::TRAINING_HOW.get());
    let frame = state.frame_of_data(view.selected, view.time.step, Instant::now());
    let nearest = frame.and_then(|frame| state.analysis.novelty(frame)).map(|novelty| novelty.nearest);
    // The line keeps its place when there is nothing to say.
    let line = nearest.as_ref().map_or_else(String::new, text::nearest_line);
    ui.add(egui::Label::new(RichText::new(line).small().color(c.text)).truncate());
    whole_set_ui(ui, state, actions);
    tools_ui(ui, chosen > 0, actions);
    let mut notes = vec![PictureNotes::default(); n];
    let shares = frame.map_or(&[][..], |frame| view.training.shares(frame));
    for share in shares.iter().filter(|share| share.share >= SOURCE_SHARE) {
        if let Some(notes) = notes.get_mut(share.image_idx as usize) {
            notes.share = Some(share.share);
        }
    }
    if let Some(notes) = nearest.and_then(|nearest| notes.get_mut(nearest.image_idx)) {
        notes.is_nearest = true;
    }
    let entries = state.used.iter().flat_map(|used| used.arrangement.entries());
    for (notes, entry) in notes.iter_mut().zip(entries) {
        (notes.is_off, notes.is_changed, notes.is_copy) = (!entry.on, entry.is_changed(), entry.is_copy);
    }
    for (notes, label) in notes.iter_mut().zip(data.set.labels().unwrap_or_default()) {
        notes.label = Some(*label);
    }
    grid_ui(ui, data, &notes, view, actions);
}

/// What can be done with the set as a whole.
fn whole_set_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let only = (Icon::Search, sets::ONLY_SOURCES, EditAction::OnlySources, true);
    let without = (Icon::Close, sets::WITHOUT_NEAREST, EditAction::WithoutNearest, true);
    let all = (Icon::Power, sets::ALL_AGAIN, EditAction::AllOn, state.mask().is_some());
    let restore = (Icon::Reset, sets::RESTORE, EditAction::Restore, !state.controls.edits.is_empty());
    let rows: [&[(Icon, Label, EditAction, bool)]; 3] = [&[only], &[without], &[all, restore]];
    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
    for row in rows {
        let width = ((ui.available_width() - 8.0 * (row.len() - 1) as f32) / row.len() as f32).floor();
        ui.horizontal(|ui| {
            for (icon, label, action, useful) in row {
                let button = TextIconButton { icon: *icon, text: label.name(), hint: label.hint(), width: Some(width) };
                let pressed = ui.scope(|ui| {
                    if !useful {
                        ui.multiply_opacity(0.45);
                    }
                    button.ui(ui).clicked()
                });
                if pressed.inner {
                    actions.push(Action::Edit(*action));
                }
            }
        });
    }
}

/// What can be done with the chosen pictures.
fn tools_ui(ui: &mut Ui, any: bool, actions: &mut Vec<Action>) {
    let by = if ui.input(|input| input.modifiers.shift) { 8 } else { 1 };
    let tools: [(Icon, Label, EditAction); 8] = [
        (Icon::Power, sets::SWITCH, EditAction::SwitchChosen),
        (Icon::Copy, sets::DUPLICATE, EditAction::Duplicate),
        (Icon::Mirror, sets::MIRROR, EditAction::Mirror),
        (Icon::ArrowLeft, sets::MOVE_LEFT, EditAction::Shift(0, -by)),
        (Icon::ArrowRight, sets::MOVE_RIGHT, EditAction::Shift(0, by)),
        (Icon::ArrowUp, sets::MOVE_UP, EditAction::Shift(-by, 0)),
        (Icon::ArrowDown, sets::MOVE_DOWN, EditAction::Shift(by, 0)),
        (Icon::Trash, sets::DELETE, EditAction::Delete),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (icon, label, action) in tools {
            if IconButton::new(icon, label.name(), label.hint()).side(TOOL).idle(!any).ui(ui).clicked() {
                actions.push(Action::Edit(action));
            }
        }
        let draw = IconButton::new(Icon::Pencil, sets::DRAW.name(), sets::DRAW.hint()).side(TOOL);
        if draw.idle(!any).ui(ui).clicked() {
            actions.push(Action::Paint(PaintAction::Open(PaintOn::Training)));
        }
    });
}

/// The pictures, of which only those in view are drawn.
fn grid_ui(ui: &mut Ui, data: &OpenData, notes: &[PictureNotes], view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let n = notes.len();
    let side = ((ui.available_width() - 12.0 - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32).floor();
    let rows = n.div_ceil(COLUMNS);
    ui.spacing_mut().item_spacing.y = GAP;
    let mut area = ScrollArea::vertical().auto_shrink(false);
    let room = ui.available_height();
    // What has just been added is there a moment later.
    if let Some(to) = view.training.scroll_to.take_if(|to| *to < n) {
        let top = (to / COLUMNS) as f32 * (side + GAP);
        area = area.vertical_scroll_offset((top - (room - side) / 2.0).max(0.0));
    }
    area.show_rows(ui, side, rows, |ui, visible| {
        let first = visible.start;
        for row in visible {
            let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), side), Sense::hover());
            for column in 0..COLUMNS.min(n - row * COLUMNS) {
                let corner = strip.min + vec2((side + GAP) * column as f32, 0.0);
                let cell = Rect::from_min_size(corner, vec2(side, side));
                let image_idx = row * COLUMNS + column;
                let place = (row - first) * COLUMNS + column;
                picture_ui(ui, cell, data, image_idx, place, notes[image_idx], view, actions);
            }
        }
    });
}

/// One training picture.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn picture_ui(
    ui: &Ui,
    cell: Rect,
    data: &OpenData,
    image_idx: usize,
    place: usize,
    notes: PictureNotes,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let key = PictureKey::Training { data: data.id, image_idx };
    let texture = view.textures.get_with(ui.ctx(), Place::Training(place), key, || data.set.image(image_idx));
    let rect = Rect::from_center_size(cell.center(), picture_size(ui, cell.size(), data.set.shape()));
    paint_picture(ui.painter(), rect, texture);
    let chosen = view.training.selected.contains(&image_idx);
    let name = sets::training_picture(image_idx, notes);
    let response = ui.interact(cell, ui.scope_id().with(("training", image_idx)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    if notes.is_off {
        ui.painter().rect_filled(rect, 0.0, c.panel.gamma_multiply(0.78));
        let stroke = Stroke::new(1.5, c.weak);
        ui.painter().line_segment([rect.left_bottom(), rect.right_top()], stroke);
    }
    if let Some(share) = notes.share {
        chip_ui(ui, rect, share);
    }
    if notes.is_nearest {
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, Stroke::new(2.5, c.accent), StrokeKind::Outside);
    }
    if chosen {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(3.0, c.panel), StrokeKind::Inside);
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, Stroke::new(2.5, c.text), StrokeKind::Inside);
    }
    focus_ring(ui, cell, &response);
    keyboard(ui, &response, image_idx, view, actions);
    if response.double_clicked() {
        actions.push(Action::Edit(EditAction::Switch(image_idx)));
    } else if response.clicked() {
        response.request_focus();
        let modifiers = ui.input(|input| input.modifiers);
        let how = match (modifiers.command, modifiers.shift) {
            (true, _) => SelectHow::Toggle,
            (_, true) => SelectHow::Range,
            _ => SelectHow::Only,
        };
        actions.push(Action::Edit(EditAction::Select(image_idx, how)));
    }
    response.on_hover_ui(|ui| {
        let large = picture_size(ui, vec2(256.0, 256.0), data.set.shape());
        let (rect, _) = ui.allocate_exact_size(large, Sense::hover());
        paint_picture(ui.painter(), rect, texture);
        ui.label(name);
    });
}

/// The share of the picture on the stage that a training picture gave.
fn chip_ui(ui: &Ui, rect: Rect, share: f64) {
    let c = colors(ui);
    let strength = 0.35 + 0.65 * (share.sqrt() as f32).min(1.0);
    let ground = c.panel.lerp_to_gamma(c.accent, strength);
    let words = ink_on(ground);
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(sets::percent_short(share), font, Color32::PLACEHOLDER);
    let size = galley.size() + vec2(8.0, 0.0);
    let chip = Align2::RIGHT_BOTTOM.align_size_within_rect(size, rect);
    ui.painter().rect_filled(chip, 3.0, ground);
    ui.painter().galley(pos2(chip.left() + 4.0, chip.top()), galley, words);
}

/// The arrow keys and Delete, while a picture has the keyboard.
fn keyboard(ui: &Ui, response: &egui::Response, image_idx: usize, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    if view.training.refocus && view.training.cursor == image_idx {
        view.training.refocus = false;
        response.request_focus();
    }
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let columns = COLUMNS as i64;
    ui.input_mut(|input| {
        if input.count_and_consume_key(Modifiers::NONE, Key::Delete) > 0 {
            actions.push(Action::Edit(EditAction::Delete));
        }
        let extend = input.modifiers.shift;
        for (key, by) in
            [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -columns), (Key::ArrowDown, columns)]
        {
            let times = input.count_and_consume_key(input.modifiers, key) as i64;
            if times > 0 {
                view.training.cursor = image_idx;
                actions.push(Action::Edit(EditAction::Walk(by * times, extend)));
            }
        }
    });
}
