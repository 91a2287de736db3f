//! Words explained in place: the card that is open, and the small buttons that open one.

mod formulas;
mod pixel;
mod plots;

use egui::{
    Align, Area, Frame, Id, Layout, Margin, Order, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::cards::actions::CardsAction;
use crate::app::cards::state::Card;
use crate::app::state::AppState;
use crate::app::text::cards as text;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, title};
use crate::gui::widgets::formula::Formula;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;

/// Width of a card, in points.
const WIDTH: f32 = 416.0;
/// Least width of the stage beside a card, in points: below it the card lies over the pictures.
const LEAST_BESIDE: f32 = 360.0;
/// Sizes of a formula, in points: the largest that fits.
const FORMULA: [f32; 4] = [22.0, 20.0, 18.0, 15.0];
/// Side of the button beside a word, in points.
pub(crate) const ASK: f32 = 20.0;

/// The small button beside a word, which opens its card; it counts as the word itself.
pub(crate) fn ask_ui(ui: &mut Ui, card: Card, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let name = text::ask(card);
    let on = view.cards.open == Some(card);
    let response = IconButton::letters("?", &name, text::ASK_HINT.get()).side(ASK).filled().on(on).ui(ui);
    if response.clicked() {
        actions.push(Action::Cards(if on { CardsAction::Close } else { CardsAction::Open(card) }));
    }
    note(&response, card, view);
}

/// The same at a place of its own, which takes no room from what comes next.
pub(crate) fn ask_at_ui(ui: &mut Ui, at: Rect, card: Card, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    ask_ui(&mut ui.new_child(UiBuilder::new().max_rect(at)), card, view, actions);
}

/// Notes that the pointer or the keyboard is on a word: the key explains it, as its hover text says.
pub(crate) fn word(response: Response, card: Card, view: &mut Screen<'_>) -> Response {
    note(&response, card, view);
    response.on_hover_ui(|ui| {
        ui.label(RichText::new(text::ask(card)).small());
        ui.label(RichText::new(text::ASK_HINT).small().color(colors(ui).weak));
    })
}

/// Notes that the pointer or the keyboard is on a word.
fn note(response: &Response, card: Card, view: &mut Screen<'_>) {
    if response.hovered() || response.has_focus() {
        view.cards.pointed = Some(card);
    }
}

/// What is left of the stage beside the card that is open, where that is enough for a picture.
pub(crate) fn beside(room: Rect, view: &Screen<'_>) -> Rect {
    let left = room.right() - WIDTH - 8.0;
    if view.cards.open.is_some() && left - room.left() >= LEAST_BESIDE { room.with_max_x(left) } else { room }
}

/// The words, for the help.
pub(crate) fn words_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.spacing_mut().interact_size.y = 22.0;
        ui.spacing_mut().button_padding.y = 2.0;
        ui.label(RichText::new(text::WORDS).color(c.accent));
        for card in Card::ALL {
            let name = text::name(card).get();
            let button = egui::Button::new(RichText::new(name).small()).min_size(vec2(0.0, 22.0));
            if ui.add(button).on_hover_text(text::ASK_HINT.get()).clicked() {
                actions.push(Action::Cards(CardsAction::Open(card)));
            }
        }
    });
}

/// Draws the card that is open, over the right of the stage.
pub(crate) fn card_ui(ui: &Ui, room: Rect, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let Some(card) = view.cards.open else { return };
    let c = colors(ui);
    let margin = if room.width() < 560.0 { 12.0 } else { 20.0 };
    let width = WIDTH.min(room.width() - 16.0);
    let at = pos2(room.right() - width - 8.0, room.top() + 8.0);
    let area = Area::new(Id::unique("card")).order(Order::Middle).fixed_pos(at).constrain(true);
    area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).fill(c.panel).corner_radius(12).inner_margin(Margin::same(margin as i8));
        frame.show(ui, |ui| {
            ui.set_width(width - 2.0 * margin);
            heading_ui(ui, card, actions);
            let room = (room.height() - 2.0 * margin - 64.0).max(60.0);
            ScrollArea::vertical().id_salt("card").max_height(room).min_scrolled_height(room).show(ui, |ui| {
                contents_ui(ui, card, state, view);
            });
        });
    });
}

/// The word, and the buttons that turn and close.
fn heading_ui(ui: &mut Ui, card: Card, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(text::name(card)).text_style(title()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let buttons = [
                (Icon::Close, text::CLOSE, CardsAction::Close),
                (Icon::ArrowRight, text::NEXT, CardsAction::Turn(1)),
                (Icon::ArrowLeft, text::BEFORE, CardsAction::Turn(-1)),
            ];
            for (icon, label, action) in buttons {
                if IconButton::new(icon, label.name(), label.hint()).side(30.0).ui(ui).clicked() {
                    actions.push(Action::Cards(action));
                }
            }
        });
    });
}

/// The sentence, the formula, the live picture.
fn contents_ui(ui: &mut Ui, card: Card, state: &AppState, view: &mut Screen<'_>) {
    let c = colors(ui);
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.add(egui::Label::new(RichText::new(text::sentence(card)).color(c.text)).wrap());
    formula_ui(ui, card);
    ui.add(egui::Label::new(RichText::new(text::letters(card)).small().color(c.weak)).wrap());
    match card {
        Card::Locality => plots::over_time_ui(ui, state, view),
        Card::Pearson => plots::scatter_ui(ui, state, view),
        card => pixel::pixel_ui(ui, card, state, view),
    }
}

/// The formula on a ground of its own.
fn formula_ui(ui: &mut Ui, card: Card) {
    let c = colors(ui);
    let width = ui.available_width();
    let lines: Vec<Formula> =
        formulas::formulas(card).iter().map(|term| Formula::new(ui, term, &FORMULA, width - 20.0)).collect();
    let gap = 10.0;
    let height = lines.iter().map(|line| line.size().y + gap).sum::<f32>() + gap;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::formula(card)));
    ui.painter().rect_filled(rect, 8.0, c.stage);
    let mut y = rect.top() + gap;
    for line in lines {
        let size = line.size();
        y = line.paint(ui, pos2(rect.center().x - size.x / 2.0, y), c.text).bottom() + gap;
    }
}

/// A heading over a part of the live picture.
fn part_title_ui(ui: &mut Ui, words: &str) {
    ui.add(egui::Label::new(RichText::new(words).small().color(colors(ui).accent)).wrap());
}
