//! The exhibit chooser: every exhibit with some of its pictures, its size and what it shows.

use egui::text::LayoutJob;
use egui::{
    Align2, CursorIcon, Frame, Id, Margin, Modal, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::stage::exhibit::ExhibitAction;
use crate::app::stage::requests::PREVIEWS;
use crate::app::state::AppState;
use crate::app::text;
use crate::exhibits::{DataSpec, Exhibit};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::{RADIUS, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, focus_ring};
use crate::gui::widgets::picture::{paint_picture, picture_size};

/// Height of a card, in points.
const CARD: f32 = 88.0;
/// Space between two cards, in points.
const GAP: f32 = 8.0;
/// Below this width the cards stand in one column.
const TWO_COLUMNS: f32 = 680.0;

/// Draws the chooser, if it is open.
pub(crate) fn chooser_ui(ui: &Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    if !view.chooser_open {
        return;
    }
    let c = colors(ui);
    let screen = ui.ctx().content_rect();
    let margin = if screen.width() < 640.0 { 12 } else { 24 };
    let frame = Frame::popup(ui.style()).fill(c.panel).inner_margin(Margin::same(margin)).corner_radius(12);
    let modal = Modal::new(Id::unique("chooser")).frame(frame).show(ui.ctx(), |ui| {
        let width = (screen.width() - 2.0 * f32::from(margin) - 32.0).min(840.0);
        ui.set_width(width);
        ui.horizontal(|ui| {
            ui.label(RichText::new(text::EXHIBITS).text_style(title()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if IconButton::new(Icon::Close, text::CLOSE.name(), text::CLOSE.hint()).ui(ui).clicked() {
                    actions.push(Action::Exhibit(ExhibitAction::ToggleChooser));
                }
            });
        });
        let columns = if width < TWO_COLUMNS { 1 } else { 2 };
        let rows = state.exhibits.len().div_ceil(columns);
        let most = screen.height() - 2.0 * f32::from(margin) - 90.0;
        let height = (rows as f32 * (CARD + GAP)).min(most.max(120.0));
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            let room = ui.available_width() - 14.0;
            let card = vec2((room - GAP * (columns - 1) as f32) / columns as f32, CARD);
            for row in 0..rows {
                let (strip, _) = ui.allocate_exact_size(vec2(room, CARD), Sense::hover());
                for column in 0..columns {
                    let at = row * columns + column;
                    if let Some(exhibit) = state.exhibits.get(at) {
                        let corner = strip.min + vec2((card.x + GAP) * column as f32, 0.0);
                        card_ui(ui, Rect::from_min_size(corner, card), at, exhibit, state, view, actions);
                    }
                }
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::Exhibit(ExhibitAction::ToggleChooser));
    }
}

/// One exhibit.
fn card_ui(
    ui: &mut Ui,
    card: Rect,
    at: usize,
    exhibit: &Exhibit,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let chosen = state.exhibit().is_some_and(|chosen| chosen.id == exhibit.id);
    let response = ui.interact(card, ui.scope_id().with(exhibit.id), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, exhibit.title()));
    let fill = match (chosen, response.hovered()) {
        (true, _) => c.chosen,
        (false, true) => c.hover,
        (false, false) => c.raised,
    };
    ui.painter().rect_filled(card, f32::from(RADIUS), fill);
    if chosen {
        ui.painter().rect_stroke(card, f32::from(RADIUS), Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    focus_ring(ui, card, &response);
    let pictures = Rect::from_min_size(card.min + Vec2::splat(8.0), Vec2::splat(CARD - 16.0));
    pictures_ui(ui, pictures, at, &exhibit.data, state, view);
    let words = Rect::from_min_max(pos2(pictures.right() + 12.0, card.top() + 7.0), card.max - vec2(10.0, 6.0));
    let painter = ui.painter_at(words);
    let heading = painter.layout_no_wrap(exhibit.title().to_owned(), TextStyle::Button.resolve(ui.style()), c.text);
    let size = size(&exhibit.data);
    let small = TextStyle::Small.resolve(ui.style());
    let wide = heading.size().x + painter.layout_no_wrap(size.clone(), small.clone(), c.text).size().x + 12.0;
    let y = words.top() + heading.size().y / 2.0;
    let mut top = words.top() + heading.size().y + 3.0;
    painter.galley(words.min, heading, c.text);
    if wide < words.width() {
        painter.text(pos2(words.right(), y), Align2::RIGHT_CENTER, size, small.clone(), c.text);
    } else {
        painter.text(pos2(words.left(), top), Align2::LEFT_TOP, size, small.clone(), c.text);
        top += 16.0;
    }
    let color = if chosen { c.text } else { c.weak };
    let line = painter.layout_no_wrap(exhibit.blurb().to_owned(), small.clone(), color).size().y;
    let mut blurb = LayoutJob::simple(exhibit.blurb().to_owned(), small, color, words.width());
    blurb.wrap.max_rows = (((words.bottom() - top) / line) as usize).max(1);
    let blurb = painter.layout_job(blurb);
    // What had no room is told by the pointer.
    let hint = if blurb.elided { exhibit.blurb() } else { text::EXHIBIT_PICK_HINT.get() };
    painter.galley(pos2(words.left(), top), blurb, color);
    if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hint).clicked() {
        actions.push(Action::Exhibit(ExhibitAction::Open(exhibit.id.to_owned())));
        actions.push(Action::Exhibit(ExhibitAction::ToggleChooser));
    }
}

/// Its pictures, two by two; empty places until the worker has drawn them.
fn pictures_ui(ui: &Ui, rect: Rect, at: usize, data: &DataSpec, state: &AppState, view: &mut Screen<'_>) {
    let c = colors(ui);
    let cell = Vec2::splat((rect.width() - 4.0) / 2.0);
    let pictures = state.previews.get(at);
    let n = match data {
        DataSpec::Synth(spec) => PREVIEWS.min(spec.count),
        DataSpec::Path(_) | DataSpec::Chosen { .. } => PREVIEWS,
    };
    // One row stands in the middle.
    let top = if n <= 2 { vec2(0.0, (rect.height() - cell.y) / 2.0) } else { Vec2::ZERO };
    for k in 0..n {
        let corner = rect.min + top + vec2((k % 2) as f32, (k / 2) as f32) * (cell + Vec2::splat(4.0));
        let room = Rect::from_min_size(corner, cell);
        match pictures.and_then(|pictures| pictures.get(k)) {
            Some(picture) => {
                let thumb = Rect::from_center_size(room.center(), picture_size(ui, cell, picture.shape()));
                let place = at * PREVIEWS + k;
                let texture = view.textures.get(ui.ctx(), Place::Exhibit(place), PictureKey::Preview(place), picture);
                paint_picture(ui.painter(), thumb, texture);
            }
            None => {
                ui.painter().rect_filled(room, 2.0, c.stage);
            }
        }
    }
}

/// How many pictures of which size.
fn size(data: &DataSpec) -> String {
    match data {
        DataSpec::Synth(spec) => text::exhibit_size(spec.count, spec.size),
        DataSpec::Path(_) | DataSpec::Chosen { .. } => String::new(),
    }
}
