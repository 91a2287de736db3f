//! What stages side by side need beyond what one needs: choosing, adding, taking away, and how alike they are.

use std::time::Instant;

use egui::{Align, Layout, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2};

use crate::explain::agreement::agreement;
use crate::gui::action::{Action, CompareAction, SightAction};
use crate::gui::controls::Controls;
use crate::gui::session::Session;
use crate::gui::sight::network;
use crate::gui::text;
use crate::gui::theme::{CONTROL_HEIGHT, colors};
use crate::gui::view::View;
use crate::gui::widgets::{Icon, IconButton, TextIconButton};

/// The line over all stages.
pub(super) fn bar_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let by_network = network(session).is_some();
        // With less room the buttons are signs alone.
        let words = ui.available_width() > if by_network { 680.0 } else { 520.0 };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut button = |ui: &mut Ui, icon, named: text::Named, action: Action| {
                let response = if words {
                    TextIconButton { icon, text: named.name, hint: named.hint, width: None }.ui(ui)
                } else {
                    IconButton::new(icon, named.name, named.hint).filled().ui(ui)
                };
                if response.clicked() {
                    actions.push(action);
                }
            };
            button(ui, Icon::Gallery, text::FOUR_MACHINES, Action::Compare(CompareAction::FourMachines));
            button(ui, Icon::Difference, text::DIFFERENCE, Action::Compare(CompareAction::ToggleDifference));
            if by_network {
                button(ui, Icon::Sight, text::sight::SIGHT, Action::Sight(SightAction::Toggle));
            }
            if session.stages.len() < Controls::MAX_STAGES {
                button(ui, Icon::Add, text::ADD_STAGE, Action::Compare(CompareAction::Add));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = TextStyle::Small.resolve(ui.style());
                let width = ui.painter().layout_no_wrap(text::COMPARING.to_owned(), font, c.weak).size().x;
                // Half a sentence helps nobody.
                if width <= ui.available_width() {
                    ui.label(RichText::new(text::COMPARING).small().color(c.weak));
                }
            });
        });
    });
}

/// Makes a whole stage a button that chooses it, and marks the chosen one.
pub(super) fn select_ui(
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    session: &Session,
    view: &View,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let drawer = text::nets::drawer(&session.stage_controls(index).spec, session.shape());
    let chosen = view.selected == index;
    let response = ui.interact(rect, ui.scope_id().with(("stage", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, text::stage_name(index, drawer)));
    if chosen {
        ui.painter().rect_stroke(rect.expand(2.0), 8.0, Stroke::new(2.0, c.accent), StrokeKind::Inside);
    }
    if response.clicked() {
        actions.push(Action::Compare(CompareAction::Select(index)));
    }
}

/// The button that takes a stage away, in the right corner of its header. Returns where it begins.
pub(super) fn remove_ui(ui: &mut Ui, header: Rect, index: usize, actions: &mut Vec<Action>) -> f32 {
    let side = 28.0;
    let at = Rect::from_center_size(pos2(header.right() - side / 2.0, header.center().y - 2.0), Vec2::splat(side));
    ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
        let name = text::remove_stage(index);
        if IconButton::new(Icon::Close, &name, text::REMOVE_STAGE_HINT).side(side).ui(ui).clicked() {
            actions.push(Action::Compare(CompareAction::Remove(index)));
        }
    });
    at.left() - 8.0
}

/// How like the first stage's guess this one is, at the right end of a caption. Returns how much room it takes there:
/// none where it does not fit.
pub(super) fn agreement_ui(ui: &Ui, line: Rect, index: usize, session: &Session, view: &View) -> f32 {
    if index == 0 {
        return 0.0;
    }
    let now = Instant::now();
    let guess = |stage: usize| {
        let shown = session.stages.get(stage)?.shown(view.time.step, now)?;
        (shown.frame.frame.step == view.time.step).then_some(&shown.frame.frame.posterior.x0_hat)
    };
    let Some(figures) = guess(index).zip(guess(0)).and_then(|(this, first)| agreement(this, first)) else { return 0.0 };
    let c = colors(ui);
    let label = text::agreement_line(&figures, text::nets::drawer(&session.stage_controls(0).spec, session.shape()));
    let font = TextStyle::Small.resolve(ui.style());
    let right = Rect::from_min_max(pos2(line.center().x, line.top()), line.max);
    let galley = ui.painter().layout_no_wrap(label.clone(), font, c.weak);
    let width = galley.size().x + 12.0;
    let fits = galley.size().x <= line.width();
    if fits {
        let at = pos2(line.right() - galley.size().x, line.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, c.weak);
    }
    let response = ui.interact(right, ui.scope_id().with(("agreement", index)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    response.on_hover_text(text::AGREEMENT_HINT);
    if fits { width } else { 0.0 }
}
