//! The live pictures that are about whole pictures or the whole run: P(t) and the scatter of two pictures.

use egui::{Align2, Rect, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::part_title_ui;
use crate::app::cards::pair::{FIELDS, Scatter, scatter};
use crate::app::state::AppState;
use crate::app::text::{self as words, cards as text, nets};
use crate::gui::panels::stage::controls::over_time;
use crate::gui::screen::Screen;
use crate::gui::theme::{colors, hero};

/// Height of the plot of P(t), in points.
const OVER_TIME: f32 = 128.0;
/// Side of the scatter, in points.
const SCATTER: f32 = 168.0;

/// P(t) with the present step.
pub(super) fn over_time_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>) {
    part_title_ui(ui, text::OVER_TIME_TITLE.get());
    let spec = &state.stage_controls(view.selected).spec;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), OVER_TIME), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words::OVER_TIME_PLOT.name()));
    over_time::still_ui(ui, rect, spec, state.shape(), view.time.step);
}

/// The values of two pictures against each other, and r in large type.
pub(super) fn scatter_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let Some(found) = scatter(state, view) else {
        ui.add(egui::Label::new(RichText::new(text::NO_PAIR).small().color(c.weak)).wrap());
        return;
    };
    part_title_ui(ui, text::SCATTER_TITLE.get());
    let machine = |stage: usize| nets::generator(&state.stage_controls(stage).spec, state.shape()).short.to_owned();
    let names = text::pair(found.of, machine);
    let ([along, up], r) = (text::axes(&names), text::r(found.r));
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), SCATTER + 26.0), Sense::hover());
    let plot = Rect::from_min_size(row.min, vec2(SCATTER, SCATTER));
    let response = ui.interact(plot, ui.scope_id().with("scatter"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::scatter_name(&names, &r)));
    fields_ui(ui, plot, &found);
    let small = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter();
    painter.text(pos2(plot.center().x, plot.bottom() + 3.0), Align2::CENTER_TOP, along, small.clone(), c.weak);
    let right = row.with_min_x(plot.right() + 16.0);
    let second = painter.layout(up, small.clone(), c.weak, right.width());
    painter.galley(right.min, second, c.weak);
    let large = painter.layout(text::r_line(&r), hero().resolve(ui.style()), c.accent, right.width());
    painter.galley(pos2(right.left(), plot.center().y - large.size().y / 2.0), large, c.accent);
}

/// The fields, the brighter the more values lie in them.
fn fields_ui(ui: &Ui, plot: Rect, found: &Scatter) {
    let c = colors(ui);
    let painter = ui.painter();
    painter.rect_filled(plot, 4.0, c.stage);
    let most = found.counts.iter().copied().max().unwrap_or(1).max(1);
    let cell = plot.size() / FIELDS as f32;
    for (place, count) in found.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let (up, right) = ((place / FIELDS) as f32, (place % FIELDS) as f32);
        let at = pos2(plot.left() + right * cell.x, plot.bottom() - (up + 1.0) * cell.y);
        // By the logarithm: plain ground would outshine the rest.
        let share = (*count as f32).ln_1p() / (most as f32).ln_1p();
        let ink = c.stage.lerp_to_gamma(c.accent, 0.25 + 0.75 * share);
        painter.rect_filled(Rect::from_min_size(at, cell), 0.0, ink);
    }
}
