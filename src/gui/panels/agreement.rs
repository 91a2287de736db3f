//! In the gallery: how well each machine predicts the network, a point for each noise.

use egui::{
    Align2, Button, CursorIcon, Rect, RichText, Role, ScrollArea, Sense, Stroke, TextStyle, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::app::action::Action;
use crate::app::agreement::actions::AgreementAction;
use crate::app::agreement::requests::compared_stages;
use crate::app::agreement::state::MAX_SEEDS;
use crate::app::gallery::actions::GalleryAction;
use crate::app::nets::actions::NetAction;
use crate::app::state::AppState;
use crate::app::text::nets as text;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors, title};
use crate::gui::widgets::icon_button::focus_ring;

/// Room for the numbers of the axis, in points.
const NUMBERS: f32 = 36.0;
/// Room for the name and the median over a strip, in points.
const HEAD: f32 = 50.0;
/// Room for the buttons under it, in points.
const FOOT: f32 = 2.0 * CONTROL_HEIGHT + 16.0;
/// Radius of a point, in points.
const DOT: f32 = 4.5;

/// The least height of the plot, in points; what does not fit can be scrolled to.
const LEAST: f32 = 120.0;

/// Draws the strips.
pub(crate) fn scatter_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| strips_ui(ui, state, view, actions));
}

fn strips_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let machines = compared_stages(state);
    if machines.is_empty() {
        ui.label(RichText::new(text::NO_SCATTER).color(c.weak));
        if ui.button(text::COMPARE_WITH_THEORY.name()).on_hover_text(text::COMPARE_WITH_THEORY.hint()).clicked() {
            actions.push(Action::Net(NetAction::CompareWithTheory));
            actions.push(Action::Agreement(AgreementAction::Toggle));
        }
        return;
    }
    let whole = ui.available_rect_before_wrap();
    ui.horizontal_wrapped(|ui| {
        let line = text::scatter_line(state.agreement.n_seeds(), view.agreement.n);
        ui.label(RichText::new(line).color(c.weak)).on_hover_text(text::r_hint());
        let more = Button::new(text::MORE_SEEDS.name());
        if ui.add_enabled(view.agreement.n < MAX_SEEDS, more).on_hover_text(text::MORE_SEEDS.hint()).clicked() {
            actions.push(Action::Agreement(AgreementAction::MoreSeeds));
        }
    });
    // Whatever the line above takes, no wider than what there is.
    let mut room = ui.available_rect_before_wrap().intersect(whole);
    room.max.y = room.max.y.max(room.min.y + HEAD + FOOT + 3.0 * DOT + LEAST);
    let plot = Rect::from_min_max(room.min + vec2(NUMBERS, HEAD + 2.0 * DOT), room.max - vec2(0.0, FOOT + DOT));
    let low = machines.iter().enumerate().flat_map(|(k, _)| state.agreement.of(k)).map(|(_, r)| r).fold(0.0, f64::min);
    let low = (low * 5.0).floor() / 5.0;
    let y = |r: f64| plot.bottom() - plot.height() * ((r - low) / (1.0 - low)) as f32;
    let small = TextStyle::Small.resolve(ui.style());
    for k in (low * 5.0).round() as i32..=5 {
        let r = f64::from(k) / 5.0;
        ui.painter().hline(plot.x_range(), y(r), Stroke::new(1.0, c.line));
        let at = pos2(plot.left() - 8.0, y(r));
        ui.painter().text(at, Align2::RIGHT_CENTER, format!("{r:.1}"), small.clone(), c.weak);
    }
    let width = plot.width() / machines.len() as f32;
    for (k, stage) in machines.into_iter().enumerate() {
        let left = plot.left() + width * k as f32;
        let strip = Rect::from_x_y_ranges(left + 8.0..=left + width - 8.0, room.y_range());
        strip_ui(ui, strip, plot, (k, stage), &y, state, actions);
    }
    ui.allocate_rect(room, Sense::hover());
}

/// One machine: its name, its median, its points, the worst and the best.
fn strip_ui(
    ui: &mut Ui,
    strip: Rect,
    plot: Rect,
    (machine, stage): (usize, usize),
    y: &dyn Fn(f64) -> f32,
    state: &AppState,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let scatter = &state.agreement;
    let name = text::generator(&state.stage_controls(stage).spec, state.shape()).short;
    let quartiles = scatter.quartiles(machine);
    let painter = ui.painter_at(strip);
    painter.text(strip.center_top(), Align2::CENTER_TOP, name, title().resolve(ui.style()), c.text);
    let line = text::quartiles_line(quartiles);
    let small = TextStyle::Small.resolve(ui.style());
    painter.text(pos2(strip.center().x, strip.top() + 30.0), Align2::CENTER_TOP, &line, small, c.weak);
    let head = Rect::from_min_size(strip.min, vec2(strip.width(), HEAD));
    let response = ui.interact(head, ui.scope_id().with(("quartiles", machine)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::quartiles_name(name, &line)));
    response.on_hover_text(text::QUARTILES_HINT.get());
    if let Some([_, median, _]) = quartiles {
        painter.hline(strip.x_range(), y(median), Stroke::new(2.0, c.accent));
    }
    for (seed, r) in scatter.of(machine) {
        // Evenly spread, whatever the number: the golden ratio's multiples.
        let across = (seed as f32 * 0.618_034).fract();
        let at = pos2(strip.left() + 12.0 + (strip.width() - 24.0) * across, y(r));
        let area = Rect::from_center_size(at, vec2(3.0, 3.0) * DOT);
        let response = ui.interact(area, ui.scope_id().with(("point", machine, seed)), Sense::click());
        let words = text::point_name(name, seed, r);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
        let here = seed == state.controls.seed;
        let color = if here {
            c.warn
        } else if response.hovered() {
            c.accent
        } else {
            c.text
        };
        painter.circle_filled(at, if here { DOT + 1.5 } else { DOT }, color.gamma_multiply(0.85));
        focus_ring(ui, area, &response);
        if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(words).clicked() {
            actions.push(Action::Gallery(GalleryAction::Pick(seed)));
        }
    }
    let Some(extremes) = scatter.extremes(machine) else { return };
    let mut top = plot.bottom() + DOT + 8.0;
    for ((seed, r), best) in extremes.into_iter().zip([false, true]) {
        let rect = Rect::from_min_size(pos2(strip.left(), top), vec2(strip.width(), CONTROL_HEIGHT));
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            let label = text::extreme(seed, r, best);
            let button = ui.add_sized(rect.size(), Button::new(RichText::new(label).small()).truncate());
            let label = text::extreme_name(name, best);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if button.on_hover_text(text::EXTREME_HINT.get()).clicked() {
                actions.push(Action::Gallery(GalleryAction::Pick(seed)));
            }
        });
        top += CONTROL_HEIGHT + 4.0;
    }
}
