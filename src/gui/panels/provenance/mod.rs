//! Where one pixel came from: what the machine saw there, the strongest training patches, and what they add up to.

pub(crate) mod list;
pub(crate) mod squares;

use egui::{
    Align, Align2, Color32, Label, Layout, Painter, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::cards::state::Card;
use crate::app::provenance::actions::ProvenanceAction;
use crate::app::provenance::pointed::{shown, wanted_key};
use crate::app::provenance::state::PixelAnswer;
use crate::app::state::AppState;
use crate::app::text::common;
use crate::app::text::{explain as text, nets};
use crate::explain::dictionary::Dictionary;
use crate::explain::provenance::Provenance;
use crate::gui::panels::cards;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, hero};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::studio::OpenData;

/// Draws the panel.
pub(crate) fn provenance_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let wanted = wanted_key(state, view);
    let data = state.data.as_deref();
    let answer = state.provenance.answer().zip(data).filter(|(answer, data)| answer.key.data == data.id);
    if shown(state, view).is_some_and(|(_, frame, _)| !frame.frame.posterior.has_sources()) {
        ui.label(RichText::new(nets::NO_PATCHES).color(c.weak));
        return;
    }
    let Some((answer, data)) = answer else {
        let line = if wanted.is_some() { text::WAITING } else { text::NO_PIXEL };
        ui.label(RichText::new(line).color(c.weak));
        return;
    };
    let is_current = wanted == Some(answer.key);
    place_ui(ui, answer, is_current, state, view, actions);
    // An answer to an older question stays, a little paler, until the new one is there.
    let opacity = if is_current { 1.0 } else { 0.55 };
    let opacity = ui.ctx().animate_value_with_time(ui.scope_id().with("current"), opacity, 0.12);
    ui.scope(|ui| {
        ui.set_opacity(opacity);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| answer_ui(ui, answer, data, view, actions));
    });
}

/// Which pixel it is, and whether it stays.
fn place_ui(
    ui: &mut Ui,
    answer: &PixelAnswer,
    is_current: bool,
    state: &AppState,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        let of = state.stage_controls(view.selected).spec.first_step();
        let line = text::pixel_line(answer.key.at, answer.key.step, of);
        ui.label(RichText::new(line).small().color(c.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (icon, label) = if view.probe.pinned { (Icon::Lock, text::PINNED) } else { (Icon::Unlock, text::PIN) };
            let pin = IconButton::new(icon, label.name(), label.hint()).side(26.0).on(view.probe.pinned);
            if pin.ui(ui).clicked() {
                actions.push(Action::Provenance(ProvenanceAction::TogglePin));
            }
            if !is_current {
                // A dot, which takes no room from the line.
                let (dot, response) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
                ui.painter().circle_filled(dot.center(), 4.0, c.accent);
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, common::UPDATING));
            }
        });
    });
}

/// The answer.
fn answer_ui(ui: &mut Ui, answer: &PixelAnswer, data: &OpenData, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let provenance = &answer.provenance;
    let dictionary = Dictionary::new(answer.frame.machine, data.set.shape(), answer.key.at);
    squares::squares_ui(ui, answer, &dictionary, data, view);
    effective_ui(ui, provenance, view, actions);
    ui.spacing_mut().item_spacing.y = 2.0;
    list::list_ui(ui, answer, data, view, actions);
    ui.add_space(4.0);
    sum_ui(ui, provenance);
    ui.add_space(6.0);
    ui.label(RichText::new(dictionary.sentence()).small().color(c.weak));
    ui.add_space(8.0);
}

/// How many patches decide, and of how many.
fn effective_ui(ui: &mut Ui, provenance: &Provenance, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 38.0), Sense::hover());
    let words = rect.with_max_x(rect.right() - cards::ASK - 8.0);
    let response = ui.interact(words, ui.scope_id().with("effective"), Sense::hover());
    let painter = ui.painter_at(rect);
    let [first, second] = text::effective_lines(provenance);
    let number = text::effective(provenance.effective_patches);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::effective_name(&number, &first, &second)));
    let big = painter.layout_no_wrap(number.clone(), hero().resolve(ui.style()), c.accent);
    let left = rect.left() + big.size().x + 10.0;
    painter.galley(pos2(rect.left(), rect.center().y - big.size().y / 2.0), big, c.accent);
    let (body, small) = (TextStyle::Body.resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
    painter.text(pos2(left, rect.center().y - 8.0), Align2::LEFT_CENTER, first, body, c.text);
    painter.text(pos2(left, rect.center().y + 9.0), Align2::LEFT_CENTER, second, small, c.weak);
    cards::word(response, Card::Effective, view).on_hover_ui(|ui| {
        ui.label(text::EFFECTIVE.name());
        ui.label(RichText::new(text::EFFECTIVE.hint()).small().color(c.weak));
    });
    let side = cards::ASK;
    let at = Rect::from_center_size(pos2(rect.right() - side / 2.0 - 4.0, rect.center().y), Vec2::splat(side));
    cards::ask_at_ui(ui, at, Card::Effective, view, actions);
}

/// What the list adds up to.
fn sum_ui(ui: &mut Ui, provenance: &Provenance) {
    let c = colors(ui);
    let line = text::shown_line(provenance.strongest.len(), provenance.shown_share());
    ui.label(RichText::new(line).small().color(c.text)).on_hover_text(text::SUM_HINT.get());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (value, name) in [(provenance.shown_mean(), text::MEAN_SHOWN), (provenance.x0_hat, text::MEAN_ALL)] {
            let name = RichText::new(name).small().color(c.weak);
            let name =
                WidgetText::from(name).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small);
            // The colour and its name stay together in a line.
            ui.allocate_ui(vec2(16.0 + ui.spacing().item_spacing.x + name.size().x, 16.0), |ui| {
                ui.horizontal(|ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
                    ui.painter().rect_filled(rect, 3.0, swatch(value));
                    ui.painter().rect_stroke(rect, 3.0, Stroke::new(1.0, c.line), StrokeKind::Outside);
                    ui.add(Label::new(name).truncate());
                });
            });
        }
    });
}

/// The colour of a pixel with these values, -1 to 1.
fn swatch(value: [f64; 3]) -> Color32 {
    let [r, g, b] = value.map(|v| ((v.clamp(-1.0, 1.0) + 1.0) * 127.5).round() as u8);
    Color32::from_rgb(r, g, b)
}

/// Marks a pixel, or a window, of a picture that is drawn in `rect`: light inside, dark outside.
pub(crate) fn mark(painter: &Painter, rect: Rect, color: Color32) {
    painter.rect_stroke(rect, 1.0, Stroke::new(3.0, Color32::from_black_alpha(150)), StrokeKind::Middle);
    painter.rect_stroke(rect, 1.0, Stroke::new(1.5, color), StrokeKind::Middle);
}

/// The part of `rect`, in which a picture of `h` x `w` pixels is drawn, that some of its pixels take.
fn part(rect: Rect, (h, w): (usize, usize), (row, col): (f32, f32), (rows, cols): (f32, f32)) -> Rect {
    let cell = rect.size() / vec2(w as f32, h as f32);
    Rect::from_min_size(pos2(rect.left() + col * cell.x, rect.top() + row * cell.y), Vec2::new(cols, rows) * cell)
}
