//! The gallery: a wall of pictures, each with its count, and the counts of all of them.

use egui::{
    Align2, CursorIcon, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo,
    WidgetText, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::agreement::actions::AgreementAction;
use crate::app::gallery::actions::GalleryAction;
use crate::app::gallery::state::{GalleryPicture, SIZES};
use crate::app::state::AppState;
use crate::app::text;
use crate::app::view::PictureKind;
use crate::gui::panels::analysis::verdict::verdict;
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{CONTROL_HEIGHT, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, focus_ring};
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::gui::widgets::picture::{on_pixels, paint_picture, picture_size};
use crate::gui::widgets::segments::{Segment, segments_ui};

/// Space between two pictures, in points.
const GAP: f32 = 8.0;
/// Height of the line under a picture, in points.
const LINE: f32 = 20.0;

/// Draws the gallery over the whole middle of the window.
pub(crate) fn gallery_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    header_ui(ui, state, view, actions);
    if view.agreement.open {
        crate::gui::panels::agreement::scatter_ui(ui, state, view, actions);
        return;
    }
    let room = ui.available_rect_before_wrap();
    let pictures = state.gallery.pictures();
    let n = view.gallery.n.max(1);
    let (columns, cell) = grid(ui, room, n, state);
    let rows = n.div_ceil(columns);
    let used = vec2(columns as f32, rows as f32) * (cell + vec2(GAP, GAP + LINE)) - Vec2::splat(GAP);
    let origin = room.min + ((room.size() - used) / 2.0).max(Vec2::ZERO);
    for place in 0..n {
        let at = vec2((place % columns) as f32, (place / columns) as f32) * (cell + vec2(GAP, GAP + LINE));
        let rect = Rect::from_min_size(on_pixels(ui, origin + at), cell);
        let picture = pictures.get(place).and_then(Option::as_ref);
        picture_ui(ui, rect, place, picture, state, view, actions);
    }
    ui.allocate_rect(room, Sense::hover());
}

/// The number of columns that makes the pictures largest, and the size of one.
fn grid(ui: &Ui, room: Rect, n: usize, state: &AppState) -> (usize, Vec2) {
    let size = |columns: usize| {
        let rows = n.div_ceil(columns);
        let cell = (room.size() + Vec2::splat(GAP)) / vec2(columns as f32, rows as f32) - vec2(GAP, GAP + LINE);
        picture_size(ui, cell.max(Vec2::splat(8.0)), state.shape())
    };
    (1..=n)
        .map(|columns| (columns, size(columns)))
        .max_by(|a, b| a.1.x.total_cmp(&b.1.x).then(b.0.cmp(&a.0)))
        .unwrap_or((1, Vec2::splat(8.0)))
}

/// The machine, the counts so far, the pages and the size.
fn header_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), CONTROL_HEIGHT + 8.0), Sense::hover());
    let room = if view.agreement.open { 84.0 } else { 356.0 };
    let right = Rect::from_min_max(pos2((row.right() - room).max(row.left()), row.top()), row.max);
    let tally = state.gallery.tally();
    let mut line = text::gallery_line(&tally, view.gallery.n, state.data.as_ref().and_then(|data| data.parts));
    if view.agreement.open {
        // The pictures are not shown.
        line.clear();
    }
    let generator = text::nets::generator(&state.stage_controls(view.selected).spec, state.shape());
    let left = Rect::from_min_max(row.min, pos2(right.left() - 12.0, row.bottom()));
    let painter = ui.painter_at(left);
    let heading = if view.agreement.open { text::nets::SCATTER.name() } else { generator.short };
    let name = painter.layout_no_wrap(heading.to_owned(), title().resolve(ui.style()), c.text);
    let y = row.center().y;
    let name_width = name.size().x;
    painter.galley(pos2(row.left(), y - name.size().y / 2.0), name, c.text);
    let from = row.left() + name_width + 16.0;
    let tally_line = WidgetText::from(RichText::new(&line).color(c.weak));
    let tally_line =
        tally_line.into_galley(ui, Some(TextWrapMode::Truncate), (left.right() - from).max(0.0), TextStyle::Body);
    painter.galley(pos2(from, y + 2.0 - tally_line.size().y / 2.0), tally_line, c.weak);
    let response = ui.interact(left, ui.scope_id().with("gallery tally"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line));
    response.on_hover_text(text::GALLERY_TALLY_HINT.get());

    let builder = egui::UiBuilder::new().max_rect(right).layout(egui::Layout::right_to_left(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if IconButton::new(Icon::Close, text::GALLERY_CLOSE.name(), text::GALLERY_CLOSE.hint()).ui(ui).clicked() {
            actions.push(Action::Gallery(GalleryAction::Toggle));
        }
        let scatter = IconButton::new(Icon::Curves, text::nets::SCATTER.name(), text::nets::SCATTER.hint());
        if scatter.on(view.agreement.open).ui(ui).clicked() {
            actions.push(Action::Agreement(AgreementAction::Toggle));
        }
        if view.agreement.open {
            return;
        }
        let mut page = |ui: &mut Ui, icon, label: text::Label, pages| {
            if IconButton::new(icon, label.name(), label.hint()).ui(ui).clicked() {
                actions.push(Action::Gallery(GalleryAction::Turn(pages)));
            }
        };
        page(ui, Icon::StepForward, text::GALLERY_NEXT, 1);
        page(ui, Icon::StepBack, text::GALLERY_BACK, -1);
        let segment = |n, name| Segment { value: n, text: name, name, hint: text::GALLERY_SIZE_HINT.get() };
        let segments = [
            segment(SIZES[0], text::GALLERY_SIZES[0]),
            segment(SIZES[1], text::GALLERY_SIZES[1]),
            segment(SIZES[2], text::GALLERY_SIZES[2]),
        ];
        let width = ui.available_width().min(180.0);
        ui.allocate_ui(vec2(width, CONTROL_HEIGHT), |ui| {
            if let Some(n) = segments_ui(ui, view.gallery.n, &segments) {
                actions.push(Action::Gallery(GalleryAction::SetSize(n)));
            }
        });
    });
}

/// One picture with its seed and its count.
fn picture_ui(
    ui: &mut Ui,
    rect: Rect,
    place: usize,
    picture: Option<&GalleryPicture>,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let seed = view.gallery.first + place as u64;
    let whole = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() + LINE));
    let response = ui.interact(whole, ui.scope_id().with(("gallery", place)), Sense::click());
    let fresh = picture.is_some_and(|picture| state.gallery.is_fresh(picture));
    let count = picture.filter(|_| fresh).and_then(|picture| picture.count.as_ref());
    let name = text::gallery_picture(seed, count);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    match picture {
        Some(picture) => {
            let key = PictureKey::Made { job: picture.job, step: picture.seed, kind: PictureKind::Guess };
            let texture = view.textures.get(ui.ctx(), Place::Gallery(place), key, &picture.picture);
            paint_picture(ui.painter(), rect, texture);
            if !fresh {
                ui.painter().rect_filled(rect, 0.0, c.stage.gamma_multiply(0.55));
            }
        }
        None => {
            ui.painter().rect_filled(rect, 2.0, c.raised);
        }
    }
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom()), whole.max);
    let font = TextStyle::Small.resolve(ui.style());
    if let Some(count) = count {
        let (icon, color) = verdict(ui, count);
        let sign = Rect::from_center_size(pos2(line.left() + 8.0, line.center().y), Vec2::splat(14.0));
        paint_icon(ui.painter(), icon, sign, color);
        let at = pos2(sign.right() + 4.0, line.center().y);
        let label = if rect.width() > 110.0 { text::count(count) } else { text::count_short(count) };
        ui.painter_at(line).text(at, Align2::LEFT_CENTER, label, font.clone(), c.text);
    }
    if rect.width() > 64.0 {
        let seed_text = text::gallery_seed(seed, rect.width() > 170.0);
        ui.painter_at(line).text(line.right_center(), Align2::RIGHT_CENTER, seed_text, font, c.weak);
    }
    if response.hovered() || seed == state.controls.seed {
        let color = if response.hovered() { c.text } else { c.accent };
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, Stroke::new(2.0, color), StrokeKind::Outside);
    }
    focus_ring(ui, rect, &response);
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(text::GALLERY_PICK_HINT.get()).clicked() {
        actions.push(Action::Gallery(GalleryAction::Pick(seed)));
    }
}
