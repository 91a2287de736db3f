//! The stage: the machine's name and the count in large type, and the pictures as large as the window allows.

use std::time::Instant;

use egui::{
    Align2, Color32, CursorIcon, EventFilter, FontId, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextStyle, Theme, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::cards::state::Card;
use crate::app::nets::state as nets;
use crate::app::provenance::actions::ProvenanceAction;
use crate::app::provenance::pointed::pixel;
use crate::app::stage::compare::CompareAction;
use crate::app::stage::pictures::ViewAction;
use crate::app::stage::runs::{LONG_PATIENCE, MARK_AFTER, PATIENCE, Shown, Stage};
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::sets;
use crate::app::view::PictureKind;
use crate::gui::marks::note;
use crate::gui::panels::stage::{compare, difference, marks};
use crate::gui::panels::{analysis, baselines, cards, why};
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, Colors, colors, title};
use crate::gui::widgets::icon_button::focus_ring;
use crate::gui::widgets::picture::{PatchWindow, on_pixels, paint_patch_window, paint_picture, picture_size, pixel_at};
use crate::images::Shape;
use crate::lessons::Target;

/// Space between two pictures, in points.
const GAP: f32 = 24.0;
/// Height of the line with the machine's name and the count, in points.
const HEADER: f32 = 48.0;
/// Height of the line over a picture, in points.
const CAPTION: f32 = 26.0;

/// Draws every stage.
pub(crate) fn stages_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    if state.stages.len() > 1 {
        let width = cards::beside(ui.available_rect_before_wrap(), view).width();
        ui.allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| compare::bar_ui(ui, state, actions));
    }
    let all = ui.available_rect_before_wrap();
    ui.allocate_rect(all, Sense::hover());
    let (rest, strip) = why::split(cards::beside(all, view));
    if let Some(strip) = strip {
        why::strip_ui(ui, strip, state, view, actions);
    }
    let (rest, tables) = why::table::split(rest, state, view);
    if let Some(tables) = tables {
        why::table::tables_ui(ui, tables, state, view);
    }
    let Some(rect) = rest else { return };
    let mut touched = false;
    let difference = difference::pair(state, view);
    let n = state.stages.len();
    for (index, cell) in cells(rect, n + usize::from(difference.is_some())).into_iter().enumerate() {
        if let Some(pair) = difference.filter(|_| index == n) {
            difference::difference_ui(ui, cell, pair, state, view, actions);
            continue;
        }
        touched |= stage_ui(ui, cell, index, state, view, actions);
    }
    if !touched && view.probe.live {
        actions.push(Action::View(ViewAction::ProbeRest));
    }
}

/// Draws the pictures of every stage without a word: for presentations.
pub(crate) fn bare_stages_ui(
    ui: &mut Ui,
    rect: Rect,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let mut touched = false;
    let n = state.stages.len();
    for index in 0..n {
        let width = rect.width() / n as f32;
        let cell = Rect::from_min_size(rect.min + vec2(width * index as f32, 0.0), vec2(width, rect.height()));
        touched |= bare_stage_ui(ui, cell, index, 0.0, state, view, actions);
    }
    if !touched && view.probe.live {
        actions.push(Action::View(ViewAction::ProbeRest));
    }
}

/// The pictures of one stage, each under its name in a line of this height. Returns whether the pointer is on one of them.
pub(crate) fn bare_stage_ui(
    ui: &Ui,
    cell: Rect,
    index: usize,
    line: f32,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    let stage = &state.stages[index];
    let now = Instant::now();
    let shown = stage.shown(view.time.step, now);
    wake_in_time(ui, stage, now);
    let shape = shown.map_or(state.shape(), |shown| shown.frame.frame.x_t.shape());
    let kinds = view.pictures.kinds();
    let mut touched = false;
    for (kind, picture) in kinds.iter().zip(picture_rects(ui, cell, shape, kinds.len(), line)) {
        if line > 0.0 {
            let at = picture.left_top() - vec2(0.0, line * 0.5);
            let font = FontId::proportional(line * 0.62);
            ui.painter().text(at, Align2::LEFT_CENTER, text::caption(*kind).name(), font, colors(ui).weak);
        }
        touched |= picture_ui(ui, picture, shape, index, *kind, shown, state, view, actions);
    }
    touched
}

/// Where the only picture of a stage goes.
pub(crate) fn bare_picture_rect(ui: &Ui, cell: Rect, shape: Shape) -> Rect {
    picture_rects(ui, cell, shape, 1, 0.0)[0]
}

/// Where the stages go: in as many columns as make square pictures largest.
fn cells(rect: Rect, n: usize) -> Vec<Rect> {
    let cell = |columns: usize| {
        let rows = n.div_ceil(columns).max(1);
        let gaps = vec2(GAP * (columns - 1) as f32, GAP * (rows - 1) as f32);
        (rect.size() - gaps) / vec2(columns as f32, rows as f32)
    };
    let side = |columns: usize| cell(columns).x.min(cell(columns).y - HEADER - CAPTION);
    let columns = (1..=n.max(1)).max_by(|a, b| side(*a).total_cmp(&side(*b))).unwrap_or(1);
    let size = cell(columns);
    let corner = |index: usize| vec2((index % columns) as f32, (index / columns) as f32) * (size + Vec2::splat(GAP));
    (0..n).map(|index| Rect::from_min_size(rect.min + corner(index), size)).collect()
}

/// One stage. Returns whether the pointer is on one of its pictures.
fn stage_ui(
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    let stage = &state.stages[index];
    let now = Instant::now();
    let shown = stage.shown(view.time.step, now);
    wake_in_time(ui, stage, now);
    let comparing = state.stages.len() > 1;
    let rect = if comparing {
        compare::select_ui(ui, rect, index, state, view, actions);
        rect.shrink2(vec2(8.0, 4.0))
    } else {
        rect
    };
    let header = if rect.height() > 300.0 && rect.width() > 320.0 { HEADER } else { 36.0 };
    let (mut top, mut room) = rect.split_top_bottom_at_y(rect.top() + header);
    if comparing {
        top.max.x = compare::remove_ui(ui, top, index, actions);
    }
    header_ui(ui, top, index, state, view, shown, actions);
    let kinds = view.pictures.kinds();
    let shape = shown.map_or(state.shape(), |shown| shown.frame.frame.x_t.shape());
    let (rest, figures) = baselines::split(state, room);
    room = rest;
    let (above, foot) = room.split_top_bottom_at_y(room.bottom() - analysis::foot::FOOT);
    let above = above.with_max_y(above.bottom() - 8.0);
    let size = |room: Rect| picture_rects(ui, room, shape, kinds.len(), CAPTION)[0].size();
    // Where it costs the pictures nothing there is a foot under narrow ones, too.
    let is_free = room.width() > 240.0 && room.height() > 2.0 * analysis::foot::FOOT && size(above) == size(room);
    if is_free || room.height() > 4.5 * analysis::foot::FOOT && room.width() > 420.0 {
        room = above;
        if let Some(shown) = shown {
            analysis::foot::foot_ui(ui, foot, index, shown.frame, state, view, actions);
        }
    }
    if let Some(figures) = figures {
        // Close under the picture that they are about.
        let lowest = picture_rects(ui, room, shape, kinds.len(), CAPTION).last().map_or(room.bottom(), Rect::bottom);
        let strip = figures.top() >= room.bottom();
        let figures = if strip { figures.translate(vec2(0.0, lowest + 6.0 - figures.top())) } else { figures };
        baselines::under_picture_ui(ui, figures, index, state, view, actions);
    }
    let mut touched = false;
    for (kind, picture) in kinds.iter().zip(picture_rects(ui, room, shape, kinds.len(), CAPTION)) {
        let taken = match kind {
            PictureKind::Guess if comparing && figures.is_none() => {
                compare::agreement_ui(ui, caption_rect(picture), index, state, view, actions)
            }
            _ => 0.0,
        };
        match kind {
            PictureKind::Map(map) if index == view.selected => {
                analysis::map_choice_ui(ui, caption_rect(picture), *map, actions);
            }
            _ => caption_ui(ui, picture, *kind, shown, taken, comparing && index > 0, view, actions),
        }
        touched |= picture_ui(ui, picture, shape, index, *kind, shown, state, view, actions);
    }
    touched
}

/// Where the pictures of a stage go, each with room for its caption above it: side by side, or one above the other
/// where that makes them larger; close together in the middle, whatever the size of the window.
fn picture_rects(ui: &Ui, room: Rect, shape: Shape, n: usize, caption: f32) -> Vec<Rect> {
    let fit = |columns: usize, rows: usize| {
        let gaps = vec2(GAP * (columns - 1) as f32, GAP * (rows - 1) as f32);
        let size = (room.size() - gaps) / vec2(columns as f32, rows as f32) - vec2(0.0, caption);
        let size = size.max(Vec2::splat(1.0));
        picture_size(ui, size, shape)
    };
    let (beside, above) = (fit(n, 1), fit(1, n));
    let (columns, size) = if beside.x >= above.x { (n, beside) } else { (1, above) };
    let rows = n.div_ceil(columns);
    let step = size + vec2(GAP, GAP + caption);
    let used = vec2(step.x * columns as f32 - GAP, step.y * rows as f32 - GAP);
    let corner = room.center() - used / 2.0 + vec2(0.0, caption);
    (0..n)
        .map(|k| {
            let at = corner + vec2((k % columns) as f32, (k / columns) as f32) * step;
            Rect::from_min_size(on_pixels(ui, at), size)
        })
        .collect()
}

/// Comes back when the older picture's time is over, should no event do so before.
fn wake_in_time(ui: &Ui, stage: &Stage, now: Instant) {
    if stage.is_running() {
        let waited = stage.waited(now);
        for limit in [PATIENCE, MARK_AFTER, LONG_PATIENCE] {
            if waited < limit {
                ui.ctx().request_repaint_after(limit - waited);
            }
        }
    }
}

/// The machine's name and its window at this step on the left, the count on the right.
fn header_ui(
    ui: &Ui,
    rect: Rect,
    index: usize,
    state: &AppState,
    view: &mut Screen<'_>,
    shown: Option<Shown<'_>>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let spec = &state.stage_controls(index).spec;
    let generator = text::nets::generator(spec, state.shape());
    let painter = ui.painter_at(rect);
    let y = rect.center().y - 2.0;
    let mut left_end = rect.left();
    let name = painter.layout_no_wrap(generator.short.to_owned(), title().resolve(ui.style()), c.text);
    if let Some(shown) = shown {
        let room = Rect::from_min_max(pos2(rect.left() + name.size().x + 8.0, rect.top()), rect.max);
        left_end = marks::count_ui(ui, room, y, index, shown.frame.count.as_ref(), view, actions);
    }
    let long = painter.layout_no_wrap(text::long_name(spec, generator), TextStyle::Body.resolve(ui.style()), c.weak);
    let name_at = pos2(rect.left(), y - name.size().y / 2.0);
    let long_at = pos2(rect.left() + name.size().x + 12.0, y - long.size().y / 2.0 + 2.0);
    let (name_right, long_right) = (rect.left() + name.size().x, long_at.x + long.size().x);
    let edited = state.n_in_use().filter(|_| !state.controls.edits.is_empty());
    let edited = edited.map(|(in_use, of)| {
        let line = sets::edited_line(in_use, of);
        (painter.layout_no_wrap(line.clone(), TextStyle::Small.resolve(ui.style()), c.accent), line)
    });
    // That the set was changed matters more than the machine's long name.
    let chip_width = edited.as_ref().map_or(0.0, |(galley, _)| galley.size().x + 32.0);
    let long_fits = long_right + chip_width < left_end - 24.0;
    if long_fits {
        painter.galley(long_at, long, c.weak);
    }
    painter.galley(name_at, name, c.text);
    if let Some((galley, line)) = edited {
        let left = if long_fits { long_right } else { name_right } + 16.0;
        let chip = Rect::from_min_size(pos2(left, y - galley.size().y / 2.0 - 2.0), galley.size() + vec2(16.0, 6.0));
        if chip.right() < left_end - 8.0 {
            painter.rect_stroke(chip, 8.0, Stroke::new(1.0, c.accent), StrokeKind::Inside);
            painter.galley(chip.min + vec2(8.0, 3.0), galley, c.accent);
            let response = ui.interact(chip, ui.scope_id().with(("edited", index)), Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &line));
            response.on_hover_text(sets::EDITED_HINT.get());
        }
    }
}

/// Where the line over a picture is.
fn caption_rect(picture: Rect) -> Rect {
    Rect::from_min_max(pos2(picture.left(), picture.top() - CAPTION), picture.right_top())
}

/// The line over a picture, of which so much is taken on the right; `beside`: of a stage beside the first.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn caption_ui(
    ui: &mut Ui,
    picture: Rect,
    kind: PictureKind,
    shown: Option<Shown<'_>>,
    taken: f32,
    beside: bool,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let by_network = shown.is_some_and(|shown| !shown.frame.frame.posterior.has_sources());
    let label = if by_network && kind == PictureKind::Guess { text::nets::GUESS_CAPTION } else { text::caption(kind) };
    let font = TextStyle::Body.resolve(ui.style());
    let line = caption_rect(picture);
    let painter = ui.painter();
    let galley = |words: &str, color| painter.layout_no_wrap(words.to_owned(), font.clone(), color);
    let (name, updating) = (galley(label.name(), c.weak), galley(text::UPDATING.get(), c.accent));
    let outdated = shown.is_some_and(|shown| shown.outdated);
    let taken = if outdated { taken + updating.size().x + 8.0 } else { taken };
    let name_fits = name.size().x + taken <= line.width();
    let at = |x: f32, size: egui::Vec2| pos2(x, line.center().y - size.y / 2.0);
    if outdated {
        painter.galley(at(line.right() - updating.size().x, updating.size()), updating, c.accent);
    }
    let end = line.left() + name.size().x + 6.0;
    if name_fits {
        painter.galley(at(line.left(), name.size()), name, c.weak);
    }
    let is_mean = kind == PictureKind::Guess && !by_network;
    let response = ui.interact(line, ui.scope_id().with((label.name_text(), picture.left() as i32)), Sense::hover());
    let response = response.on_hover_text(label.hint());
    if is_mean {
        cards::word(response, Card::PosteriorMean, view);
    }
    // Where nothing is taken, a figure may be on the right that is not shown for want of room.
    let room = if taken > 0.0 || !beside { line.right() - taken } else { line.center().x };
    if is_mean && name_fits && end + cards::ASK <= room {
        let button = Rect::from_min_size(pos2(end, line.center().y - cards::ASK / 2.0), Vec2::splat(cards::ASK));
        cards::ask_at_ui(ui, button, Card::PosteriorMean, view, actions);
    }
}

/// One picture with the window on it. Returns whether the pointer is on it.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn picture_ui(
    ui: &Ui,
    rect: Rect,
    shape: Shape,
    index: usize,
    kind: PictureKind,
    shown: Option<Shown<'_>>,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    let c = colors(ui);
    if index == view.selected && kind == PictureKind::Guess {
        note(ui, Target::Picture, rect);
    }
    let Some(shown) = shown else {
        ui.painter().rect_filled(rect, 0.0, c.raised);
        return false;
    };
    let frame = &shown.frame.frame;
    match analysis::picture::texture(ui, index, kind, shown.frame, state, view) {
        Some(texture) => paint_picture(ui.painter(), rect, texture),
        None => drop(ui.painter().rect_filled(rect, 0.0, c.raised)),
    }
    view.startup.note(frame.step);
    let response = ui.interact(rect, ui.scope_id().with(("picture", index, kind)), Sense::click());
    let name = text::explain::stage_picture(index, text::caption(kind).name());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let under = response.hover_pos().and_then(|at| pixel_at(rect, shape, at));
    if let Some((row, col)) = under {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        if !view.probe.pinned && (view.probe.pixel != Some((row, col)) || !view.probe.live) {
            actions.push(Action::View(ViewAction::Probe(row, col)));
        }
    }
    if response.clicked() {
        if view.selected == index {
            let (row, col) = under.unwrap_or_else(|| pixel(state, view));
            actions.push(Action::Provenance(ProvenanceAction::Pin(row, col)));
        } else {
            actions.push(Action::Compare(CompareAction::Select(index)));
        }
    }
    arrows(ui, &response, actions);
    analysis::over::over_ui(ui, &response, index, kind, shown.frame, under, state, view, actions);
    focus_ring(ui, rect.expand(3.0), &response);
    let middle = (shape.h() / 2, shape.w() / 2);
    let (row, col) = view.probe.pixel.unwrap_or(middle);
    // Of a network the window that it looks through.
    let network = state.stage_controls(index).spec.net_at(frame.step).and_then(|id| state.nets.get(id));
    let (patch, boundary) = match network.filter(|_| !frame.posterior.has_sources()) {
        Some(net) => (nets::window(net), net.origin.net.padding()),
        None => (frame.machine.patch, frame.machine.boundary),
    };
    let window = PatchWindow {
        patch,
        boundary,
        pixel: (row.min(shape.h() - 1), col.min(shape.w() - 1)),
        live: view.probe.live || view.probe.pinned,
    };
    let color = if view.probe.pinned { Colors::of(Theme::Dark).accent } else { Color32::WHITE };
    paint_patch_window(ui.painter(), rect, shape, &window, color);
    if let Some(count) = shown.frame.count.as_ref().filter(|_| kind == PictureKind::Guess && view.marks.shows(index)) {
        marks::paint(ui, rect, shape, count);
    }
    under.is_some()
}

/// While a picture has the focus, the arrows move the pixel.
fn arrows(ui: &Ui, response: &Response, actions: &mut Vec<Action>) {
    if !response.has_focus() {
        return;
    }
    let keep = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keep));
    for (key, down, right) in
        [(Key::ArrowUp, -1, 0), (Key::ArrowDown, 1, 0), (Key::ArrowLeft, 0, -1), (Key::ArrowRight, 0, 1)]
    {
        let pressed = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        for _ in 0..pressed {
            actions.push(Action::Provenance(ProvenanceAction::Move(down, right)));
        }
    }
}
