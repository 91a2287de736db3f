//! What a scene shows, without the controls that go with it in the window.

use std::time::Instant;

use egui::{Align2, Color32, FontId, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::stage::pictures::ViewAction;
use crate::app::stage::runs::Shown;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::text::talk;
use crate::app::view::{PictureKind, Pictures, Scene};
use crate::gui::panels::analysis::verdict::verdict;
use crate::gui::panels::stage::pictures as stage;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::gui::widgets::picture::{on_pixels, paint_outdated, paint_picture, picture_size};
use crate::parts::PartCount;

/// Space between two pictures, in points.
const GAP: f32 = 8.0;
/// Textures of training pictures that stand in for results begin here.
const STAND_IN: usize = 600;

/// What was counted in a result; on the way there a count would say what is not so yet.
fn result_count(shown: Shown<'_>) -> Option<&PartCount> {
    shown.frame.count.as_ref().filter(|_| shown.frame.frame.step == 1)
}

/// Draws every stage, with its machine under it where there are several.
pub(crate) fn stages_ui(ui: &Ui, rect: Rect, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let n = state.stages.len();
    let line = if n > 1 { (rect.height() * 0.09).clamp(20.0, 44.0) } else { 0.0 };
    let one_picture = matches!(view.pictures, Pictures::Guess | Pictures::Noisy);
    let names = if one_picture { 0.0 } else { (rect.height() * 0.07).clamp(18.0, 36.0) };
    let mut touched = false;
    for (index, cell) in cells(rect, n, line).into_iter().enumerate() {
        let (room, mut label) = cell.split_top_bottom_at_y(cell.bottom() - line);
        if one_picture {
            // Close under the picture that it is about.
            let picture = stage::bare_picture_rect(ui, room, state.shape());
            label = label.translate(vec2(0.0, picture.bottom() - room.bottom()));
        }
        let is_there = state.stages[index].shown(view.time.step, Instant::now()).is_some();
        if is_there {
            touched |= stage::bare_stage_ui(ui, room, index, names, state, view, actions);
        } else {
            stand_in_ui(ui, room, index, state, view);
        }
        if n > 1 {
            label_ui(ui, label, index, state, view);
        }
    }
    if !touched && view.probe.live {
        actions.push(Action::View(ViewAction::ProbeRest));
    }
}

/// Where the stages go: in as many columns as make square pictures largest.
fn cells(rect: Rect, n: usize, line: f32) -> Vec<Rect> {
    let gap = 2.0 * GAP;
    let cell = |columns: usize| {
        let rows = n.div_ceil(columns).max(1);
        (rect.size() + Vec2::splat(gap)) / vec2(columns as f32, rows as f32) - Vec2::splat(gap)
    };
    let side = |columns: usize| cell(columns).x.min(cell(columns).y - line);
    let columns = (1..=n.max(1)).max_by(|a, b| side(*a).total_cmp(&side(*b)).then(a.cmp(b))).unwrap_or(1);
    let size = cell(columns);
    let at = |k: usize| vec2((k % columns) as f32, (k / columns) as f32) * (size + Vec2::splat(gap));
    (0..n).map(|k| Rect::from_min_size(rect.min + at(k), size)).collect()
}

/// Until there is a result: a training picture, and a line that says so.
fn stand_in_ui(ui: &Ui, rect: Rect, index: usize, state: &AppState, view: &mut Screen<'_>) {
    let c = colors(ui);
    let words = talk::MEANWHILE.get();
    let font = FontId::proportional((rect.height() * 0.05).clamp(13.0, 26.0));
    let galley = ui.painter().layout(words.to_owned(), font, c.weak, rect.width());
    let (room, line) = rect.split_top_bottom_at_y(rect.bottom() - galley.size().y - 4.0);
    if let Some(data) = &state.data {
        let image_idx = index % data.set.n_images();
        let key = PictureKey::Training { data: data.id, image_idx };
        let place = Place::Training(STAND_IN + index);
        let texture = view.textures.get_with(ui.ctx(), place, key, || data.set.image(image_idx));
        let size = picture_size(ui, room.size().max(Vec2::splat(8.0)), data.set.shape());
        let at = Rect::from_center_size(room.center(), size);
        paint_outdated(ui.painter(), Rect::from_min_size(on_pixels(ui, at.min), size), texture);
    }
    let response = ui.interact(rect, ui.scope_id().with(("stand-in", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    ui.painter().galley(line.center_top() - vec2(galley.size().x / 2.0, 0.0), galley, c.weak);
}

/// The machine of a stage, with its count, or how alike its picture and the network's are.
fn label_ui(ui: &Ui, rect: Rect, index: usize, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let size = rect.height() * 0.62;
    let shown = state.stages[index].shown(view.time.step, Instant::now());
    let name = talk::stage_name(state, index);
    let by_net = state.stage_controls(0).spec.net.is_some();
    let count = shown.and_then(result_count).filter(|_| !by_net);
    let (note, color) = match (talk::stage_r(state, view, index), count) {
        (Some(r), _) => (r, c.accent),
        (None, Some(count)) => (text::count(count), verdict(ui, count).1),
        (None, None) => (String::new(), c.text),
    };
    let font = FontId::proportional(size);
    let words = ui.painter().layout_no_wrap(name.clone(), font.clone(), c.weak);
    let figure = ui.painter().layout_no_wrap(note.clone(), font, color);
    let width = words.size().x + figure.size().x + 16.0;
    let left = rect.center().x - width / 2.0;
    let y = rect.center().y - words.size().y / 2.0;
    let response = ui.interact(rect, ui.scope_id().with(("label", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name} {note}")));
    let painter = ui.painter_at(rect.expand(4.0));
    painter.galley(pos2(left + words.size().x + 16.0, y), figure, color);
    painter.galley(pos2(left, y), words, c.weak);
}

/// The training pictures, as many as there is room for.
pub(crate) fn wall_ui(ui: &Ui, rect: Rect, state: &AppState, view: &mut Screen<'_>) {
    let Some(data) = &state.data else { return };
    let shape = data.set.shape();
    let most = data.set.n_images().min(60);
    let size = |columns: usize| {
        let rows = most.div_ceil(columns);
        let cell = (rect.size() + Vec2::splat(GAP)) / vec2(columns as f32, rows as f32) - Vec2::splat(GAP);
        picture_size(ui, cell.max(Vec2::splat(8.0)), shape)
    };
    let columns = (1..=most).max_by(|a, b| size(*a).x.total_cmp(&size(*b).x).then(b.cmp(a))).unwrap_or(1);
    let cell = size(columns);
    let used = vec2(columns as f32, most.div_ceil(columns) as f32) * (cell + Vec2::splat(GAP)) - Vec2::splat(GAP);
    let origin = rect.min + ((rect.size() - used) / 2.0).max(Vec2::ZERO);
    for image_idx in 0..most {
        let key = PictureKey::Training { data: data.id, image_idx };
        let texture = view.textures.get_with(ui.ctx(), Place::Training(image_idx), key, || data.set.image(image_idx));
        let at = vec2((image_idx % columns) as f32, (image_idx / columns) as f32) * (cell + Vec2::splat(GAP));
        paint_picture(ui.painter(), Rect::from_min_size(on_pixels(ui, origin + at), cell), texture);
    }
    let response = ui.interact(rect, ui.scope_id().with("wall"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::TRAINING.name()));
}

/// Many seeds, each with its count as a sign. Until a picture is there, a training picture stands in its place, faintly.
pub(crate) fn gallery_ui(ui: &Ui, rect: Rect, state: &AppState, view: &mut Screen<'_>) {
    let c = colors(ui);
    let n = view.gallery.n.max(1);
    let line = (rect.height() * 0.035).clamp(14.0, 26.0);
    let size = |columns: usize| {
        let rows = n.div_ceil(columns);
        let gaps = vec2(GAP, GAP + line);
        let cell = (rect.size() + Vec2::splat(GAP)) / vec2(columns as f32, rows as f32) - gaps;
        picture_size(ui, cell.max(Vec2::splat(8.0)), state.shape())
    };
    let columns = (1..=n).max_by(|a, b| size(*a).x.total_cmp(&size(*b).x).then(b.cmp(a))).unwrap_or(1);
    let cell = size(columns);
    let step = cell + vec2(GAP, GAP + line);
    let used = vec2(columns as f32, n.div_ceil(columns) as f32) * step - Vec2::splat(GAP);
    let origin = rect.min + ((rect.size() - used) / 2.0).max(Vec2::ZERO);
    for place in 0..n {
        let at = vec2((place % columns) as f32, (place / columns) as f32) * step;
        let picture = Rect::from_min_size(on_pixels(ui, origin + at), cell);
        let made = state.gallery.pictures().get(place).and_then(Option::as_ref);
        let made = made.filter(|made| state.gallery.is_fresh(made));
        let Some(made) = made else {
            if let Some(data) = &state.data {
                let image_idx = place % data.set.n_images();
                let key = PictureKey::Training { data: data.id, image_idx };
                let place = Place::Training(STAND_IN + place);
                let texture = view.textures.get_with(ui.ctx(), place, key, || data.set.image(image_idx));
                paint_outdated(ui.painter(), picture, texture);
            }
            continue;
        };
        let key = PictureKey::Made { job: made.job, step: made.seed, kind: PictureKind::Guess };
        let texture = view.textures.get(ui.ctx(), Place::Gallery(place), key, &made.picture);
        paint_picture(ui.painter(), picture, texture);
        let Some(count) = &made.count else { continue };
        let (icon, color) = verdict(ui, count);
        let middle = pos2(picture.center().x, picture.bottom() + line * 0.55);
        let sign = Rect::from_center_size(middle - vec2(line * 0.5, 0.0), Vec2::splat(line * 0.8));
        paint_icon(ui.painter(), icon, sign, color);
        let short = text::count_short(count);
        ui.painter().text(
            middle + vec2(line * 0.1, 0.0),
            Align2::LEFT_CENTER,
            short,
            FontId::proportional(line * 0.8),
            c.text,
        );
    }
    let tally = text::gallery_line(&state.gallery.tally(), n, state.data.as_ref().and_then(|data| data.parts));
    let response = ui.interact(rect, ui.scope_id().with("gallery"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &tally));
}

/// The line under what is shown: the count, the machine; how far many seeds are.
pub(crate) fn line_ui(ui: &Ui, rect: Rect, line: f32, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let mut left = rect.left();
    let painter = ui.painter_at(rect);
    let mut say = |words: String, size: f32, color: Color32| {
        let galley = ui.painter().layout_no_wrap(words, FontId::proportional(size), color);
        let width = galley.size().x;
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        left += width + line * 0.3;
    };
    let words = match view.scene {
        Scene::Gallery if !view.agreement.open => {
            let tally = state.gallery.tally();
            text::gallery_line(&tally, view.gallery.n, state.data.as_ref().and_then(|data| data.parts))
        }
        Scene::Census => state.census.shown().map_or_else(String::new, |shown| {
            let (done, all) = shown.census.progress();
            text::census::status(done, all, state.census.secs_left().filter(|_| state.census.is_running()))
        }),
        // Noise was not made by a machine.
        Scene::Stage if state.stages.len() == 1 && view.pictures != Pictures::Noisy => {
            let shown = state.stages[0].shown(view.time.step, Instant::now());
            if let Some(count) = shown.and_then(result_count) {
                let (icon, color) = verdict(ui, count);
                let sign =
                    Rect::from_center_size(pos2(rect.left() + line * 0.4, rect.center().y), Vec2::splat(line * 0.6));
                paint_icon(&painter, icon, sign, color);
                say(String::new(), line * 0.6, color);
                say("\u{2003}".to_owned(), line * 0.5, color);
                say(text::count(count), line * 0.66, color);
            }
            let generator = text::nets::generator(&state.stage_controls(0).spec, state.shape());
            text::capitalised(generator.long)
        }
        _ => String::new(),
    };
    say(words, line * 0.44, c.weak);
}
