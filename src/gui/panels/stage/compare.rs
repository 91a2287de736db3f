//! What stages side by side need beyond what one needs: choosing, adding, taking away, and how alike they are.

use std::time::Instant;

use egui::{Align, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2};

use crate::app::action::Action;
use crate::app::cards::state::Card;
use crate::app::controls::Controls;
use crate::app::receptive_field::actions::ReceptiveFieldAction;
use crate::app::receptive_field::requests::network;
use crate::app::stage::compare::CompareAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::explain::agreement::agreement;
use crate::gui::panels::cards;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton};

/// The line over all stages.
pub(crate) fn bar_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let by_network = network(state).is_some();
        // With less room the buttons are signs alone.
        let words = ui.available_width() > if by_network { 680.0 } else { 520.0 };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut button = |ui: &mut Ui, icon, label: text::Label, action: Action| {
                let response = if words {
                    TextIconButton { icon, text: label.name(), hint: label.hint(), width: None }.ui(ui)
                } else {
                    IconButton::new(icon, label.name(), label.hint()).filled().ui(ui)
                };
                if response.clicked() {
                    actions.push(action);
                }
            };
            button(ui, Icon::Gallery, text::FOUR_MACHINES, Action::Compare(CompareAction::FourMachines));
            button(ui, Icon::Difference, text::DIFFERENCE, Action::Compare(CompareAction::ToggleDifference));
            if by_network {
                button(
                    ui,
                    Icon::ReceptiveField,
                    text::receptive_field::RECEPTIVE_FIELD,
                    Action::ReceptiveField(ReceptiveFieldAction::Toggle),
                );
            }
            if state.stages.len() < Controls::MAX_STAGES {
                button(ui, Icon::Add, text::ADD_STAGE, Action::Compare(CompareAction::Add));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = TextStyle::Small.resolve(ui.style());
                let width = ui.painter().layout_no_wrap(text::COMPARING.get().to_owned(), font, c.weak).size().x;
                // Half a sentence helps nobody.
                if width <= ui.available_width() {
                    ui.label(RichText::new(text::COMPARING).small().color(c.weak));
                }
            });
        });
    });
}

/// Makes a whole stage a button that chooses it, and marks the chosen one.
pub(crate) fn select_ui(
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    state: &AppState,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let generator = text::nets::generator(&state.stage_controls(index).spec, state.shape());
    let chosen = view.selected == index;
    let response = ui.interact(rect, ui.scope_id().with(("stage", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text::stage_name(index, generator)));
    if chosen {
        ui.painter().rect_stroke(rect.expand(2.0), 8.0, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    if response.clicked() {
        actions.push(Action::Compare(CompareAction::Select(index)));
    }
}

/// The button that takes a stage away, in the right corner of its header. Returns where it begins.
pub(crate) fn remove_ui(ui: &mut Ui, header: Rect, index: usize, actions: &mut Vec<Action>) -> f32 {
    let side = 28.0;
    let at = Rect::from_center_size(pos2(header.right() - side / 2.0, header.center().y - 2.0), Vec2::splat(side));
    ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
        let name = text::remove_stage(index);
        if IconButton::new(Icon::Close, &name, text::REMOVE_STAGE_HINT.get()).side(side).ui(ui).clicked() {
            actions.push(Action::Compare(CompareAction::Remove(index)));
        }
    });
    at.left() - 8.0
}

/// How like the first stage's guess this one is, at the right end of a caption. Returns how much room it takes there:
/// none where it does not fit.
pub(crate) fn agreement_ui(
    ui: &mut Ui,
    line: Rect,
    index: usize,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) -> f32 {
    if index == 0 {
        return 0.0;
    }
    let now = Instant::now();
    let guess = |stage: usize| {
        let shown = state.stages.get(stage)?.shown(view.time.step, now)?;
        (shown.frame.frame.step == view.time.step).then_some(&shown.frame.frame.posterior.x0_hat)
    };
    let Some(figures) = guess(index).zip(guess(0)).and_then(|(this, first)| agreement(this, first)) else { return 0.0 };
    let c = colors(ui);
    let label = text::agreement_line(&figures, text::nets::generator(&state.stage_controls(0).spec, state.shape()));
    let font = TextStyle::Small.resolve(ui.style());
    let right = Rect::from_min_max(pos2(line.center().x, line.top()), line.max);
    let galley = ui.painter().layout_no_wrap(label.clone(), font, c.weak);
    let width = galley.size().x + 12.0;
    let fits = galley.size().x <= line.width();
    let left = line.right() - galley.size().x;
    let asks = fits && left - cards::ASK - 6.0 > line.left() + 0.25 * line.width();
    if fits {
        let at = pos2(left, line.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, c.weak);
    }
    let right = if fits { right.with_min_x(left) } else { right };
    let response = ui.interact(right, ui.scope_id().with(("agreement", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    cards::word(response.on_hover_text(text::AGREEMENT_HINT.get()), Card::Pearson, view);
    if asks {
        let at = pos2(left - cards::ASK - 4.0, line.center().y - cards::ASK / 2.0);
        let button = Rect::from_min_size(at, Vec2::splat(cards::ASK));
        cards::ask_at_ui(ui, button, Card::Pearson, view, actions);
        return width + cards::ASK + 4.0;
    }
    if fits { width } else { 0.0 }
}
