//! The trained network among the machines: the choice of it, and what stands in the place of a machine's settings.

use egui::{
    Align, Align2, Layout, Rect, RichText, Role, Sense, TextStyle, TextWrapMode, Ui, UiBuilder, WidgetInfo, WidgetText,
    pos2, vec2,
};

use crate::app::action::Action;
use crate::app::nets::actions::NetAction;
use crate::app::nets::state as nets;
use crate::app::receptive_field::actions::ReceptiveFieldAction;
use crate::app::state::AppState;
use crate::app::text::common;
use crate::app::text::{nets as text, receptive_field as scan};
use crate::gui::panels::stage::controls::heading;
use crate::gui::screen::Screen;
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton, focus_ring};
use crate::gui::widgets::menu::menu_ui;

/// Width of the choice among several networks, in points.
const WHICH: f32 = 40.0;

/// The row of the map: the network, which of several, all of it beside the theory, and opening one.
pub(crate) fn network_ui(ui: &mut Ui, row: Rect, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let chosen = state.stage_controls(view.selected).spec.net.as_ref();
    let fitting = state.fitting_nets();
    let side = row.height();
    let right = |k: f32| Rect::from_min_size(pos2(row.right() - k * (side + 4.0) + 4.0, row.top()), vec2(side, side));
    let net = chosen.and_then(|id| state.nets.get(id)).or(fitting.first().copied());
    let mut cell = row.with_max_x(right(2.0).left() - 4.0);
    let which = Rect::from_min_max(pos2(cell.right() - WHICH, cell.top()), cell.max);
    if fitting.len() > 1 {
        cell.max.x = which.left() - 4.0;
    }
    cell_ui(ui, cell, chosen.is_some(), net.map(|net| &**net), state, actions);
    if fitting.len() > 1 {
        ui.scope_builder(UiBuilder::new().max_rect(which), |ui| {
            ui.spacing_mut().interact_size.y = side;
            ui.spacing_mut().button_padding = vec2(4.0, 0.0);
            menu_ui(ui, text::WHICH, which.width(), RichText::new(""), |ui| {
                for net in &fitting {
                    if ui.selectable_label(chosen == Some(&net.id), nets::title(&net.id)).clicked() {
                        actions.push(Action::Net(NetAction::Draw(net.id.clone())));
                    }
                }
            });
        });
    }
    let mut button = |at: Rect, icon, label: common::Label, idle, action| {
        ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
            let button = IconButton::new(icon, label.name(), label.hint()).filled().side(side).idle(idle);
            if button.ui(ui).clicked() {
                actions.push(Action::Net(action));
            }
        });
    };
    button(right(2.0), Icon::Compare, text::COMPARE_WITH_THEORY, fitting.is_empty(), NetAction::CompareWithTheory);
    button(right(1.0), Icon::Folder, text::OPEN, false, NetAction::Browse);
}

/// The network as one more machine; without one that fits it can't be chosen, and says where it can.
fn cell_ui(
    ui: &mut Ui,
    rect: Rect,
    on: bool,
    net: Option<&crate::studio::OpenNet>,
    state: &AppState,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let can = on || net.is_some();
    let response = ui.interact(rect, ui.scope_id().with("network"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, can, on, text::NETWORK));
    let fill = match (on, can && response.hovered()) {
        (true, _) => c.chosen,
        (false, true) => c.hover,
        (false, false) => c.raised,
    };
    ui.painter().rect_filled(rect, f32::from(RADIUS), if can { fill } else { fill.gamma_multiply(0.45) });
    let color = if on || can && response.hovered() { c.text } else { c.weak };
    let label = WidgetText::from(RichText::new(text::NETWORK).color(color));
    let room = rect.width() - 12.0;
    let galley = label.into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Button);
    ui.painter().galley(Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min, galley, color);
    focus_ring(ui, rect, &response);
    let titles: Vec<&str> = state.exhibits.iter().filter(|e| e.net.is_some()).map(|e| e.title()).collect();
    if response.on_hover_text(text::choice_hint(net, &common::and(titles))).clicked() {
        actions.push(Action::Net(NetAction::Toggle));
    }
}

/// In the place of the settings of a machine: what a network has of them, and why nothing can be set.
pub(crate) fn learned_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let net = state.stage_controls(view.selected).spec.net.as_ref().and_then(|id| state.nets.get(id));
    let line = |ui: &mut Ui, name: &str, value: String| {
        ui.horizontal(|ui| {
            heading(ui, name);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(RichText::new(value).color(c.accent));
            });
        });
    };
    let small = |ui: &mut Ui, words: &str| ui.label(RichText::new(words).small().color(c.weak));
    let side = net.map(|net| net.origin.net.receptive_field());
    line(ui, common::LOCALITY_HEADING.get(), side.map(text::window).unwrap_or_default());
    if let Some(side) = side {
        small(ui, &text::window_line(side));
    }
    small(ui, text::LEARNED_LOCALITY.get());
    if net.is_some() {
        let button = TextIconButton {
            icon: Icon::ReceptiveField,
            text: scan::RECEPTIVE_FIELD.name(),
            hint: scan::RECEPTIVE_FIELD.hint(),
            width: None,
        };
        if button.ui(ui).clicked() {
            actions.push(Action::ReceptiveField(ReceptiveFieldAction::Toggle));
        }
    }
    crate::gui::panels::stage::controls::rule(ui);
    line(ui, common::EQUIVARIANCE.name(), String::new());
    small(ui, &text::learned_equivariance(net.map_or(1, |net| net.origin.net.stride())));
    line(
        ui,
        common::BOUNDARY.get(),
        net.map(|net| text::padding_line(net.origin.net.padding()).to_owned()).unwrap_or_default(),
    );
    small(ui, text::NO_PATCHES.get());
}
