//! Whether patches may move, and how far.

use egui::{Align, Layout, RichText, Ui};

use crate::app::action::Action;
use crate::app::cards::state::Card;
use crate::app::stage::exhibit::ExhibitAction;
use crate::app::stage::machine::MachineAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::layout::WindowLayout;
use crate::gui::panels::cards;
use crate::gui::panels::stage::controls::small_slider_ui;
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::{IconButton, TextIconButton};
use crate::gui::widgets::switch::switch_ui;
use crate::score::{Boundary, Patch, Reach};

/// Draws the switch, and the dial behind it when it is on.
pub(crate) fn equivariance_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let shape = state.shape();
    let controls = state.stage_controls(view.selected);
    let spec = &controls.spec;
    let on = spec.reach.moves();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            cards::ask_ui(ui, Card::Equivariance, view, actions);
            let switch = switch_ui(ui, on, text::EQUIVARIANCE.name(), text::EQUIVARIANCE.hint());
            if switch.clicked() {
                actions.push(Action::Machine(MachineAction::ToggleEquivariance));
            }
            cards::word(switch, Card::Equivariance, view);
        });
    });
    if !on {
        return;
    }
    let c = colors(ui);
    let longest = shape.h().max(shape.w()) as u32;
    let stops = reach_stops(longest);
    let index = stops.iter().position(|stop| *stop == spec.reach).unwrap_or_else(|| nearest(&stops, spec.reach));
    let has_twin = state.exhibit().is_some_and(|e| e.twin.is_some() && e.data == state.controls.data);
    // A button of its own where there is room for it.
    let beside = WindowLayout::of(ui.ctx()).dense;
    let mut twin = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(text::REACH.name()).color(c.weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if has_twin && beside {
                twin = IconButton::new(Icon::Shrink, text::TWIN.name(), text::TWIN.hint()).filled().ui(ui).clicked();
            }
            let values: Vec<f64> = stops.iter().map(|stop| reach_value(*stop, longest)).collect();
            if let Some(index) =
                small_slider_ui(ui, text::REACH, RichText::new(text::reach(spec.reach)), &values, index)
            {
                actions.push(Action::Machine(MachineAction::SetReach(stops[index])));
            }
        });
    });
    if has_twin && !beside {
        let width = Some(ui.available_width());
        let button = TextIconButton { icon: Icon::Shrink, text: text::TWIN.name(), hint: text::TWIN.hint(), width };
        twin = button.ui(ui).clicked();
    }
    if twin {
        actions.push(Action::Exhibit(ExhibitAction::OpenTwin));
    }
    if spec.boundary == Boundary::Zeros && controls.patch(shape) == Patch::Whole {
        ui.label(RichText::new(text::WHOLE_CANNOT_MOVE).small().color(c.warn));
    }
}

/// 1, 2, 3, 4, then ever wider, then all.
fn reach_stops(longest: u32) -> Vec<Reach> {
    let mut stops = Vec::new();
    let mut d = 1;
    while d < longest {
        stops.push(Reach::Within(d));
        d += (d / 4).max(1);
    }
    stops.push(Reach::All);
    stops
}

/// The number that stands for a reach: all is the picture's longer side.
fn reach_value(reach: Reach, longest: u32) -> f64 {
    match reach {
        Reach::Within(d) => f64::from(d),
        Reach::All => f64::from(longest),
    }
}

fn nearest(stops: &[Reach], reach: Reach) -> usize {
    let distance = |stop: &Reach| (reach_value(*stop, u32::MAX) - reach_value(reach, u32::MAX)).abs();
    (0..stops.len()).min_by(|a, b| distance(&stops[*a]).total_cmp(&distance(&stops[*b]))).unwrap_or(0)
}
