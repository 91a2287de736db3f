//! Presentation mode: the picture, the slider, the count, nothing else, on black.

use std::time::Instant;

use egui::{
    Align2, CentralPanel, Color32, FontId, Frame, Margin, Rect, Role, Sense, Theme, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::action::Action;
use crate::app::stage::machine::MachineAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::app::view::Pictures;
use crate::diffusion::locality_form;
use crate::explain::mosaic::MapKind;
use crate::gui::panels::analysis::verdict::verdict;
use crate::gui::panels::stage::controls::locality::slider_ui;
use crate::gui::panels::stage::pictures as stage;
use crate::gui::panels::{analysis, why};
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::icon_paint::paint as paint_icon;

/// Height of the large text as a share of the window's height: 80 points on a projector of 720 lines.
const TEXT_SHARE: f32 = 0.11;

/// Height of the slider, in points; where there is little room.
const SLIDER: [f32; 2] = [50.0, 32.0];

/// Fills the window.
pub(crate) fn presentation_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(Color32::BLACK).inner_margin(Margin::symmetric(40, 16));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        *ui.visuals_mut() = ui.ctx().style_of(Theme::Dark).visuals.clone();
        if view.blank {
            blank_ui(ui);
            return;
        }
        let all = ui.available_rect_before_wrap();
        let size = (ui.ctx().content_rect().height() * TEXT_SHARE).max(24.0);
        let (top, rest) = all.split_top_bottom_at_y(all.top() + size * 1.25);
        let (mut middle, bottom) = rest.split_top_bottom_at_y(rest.bottom() - size * 1.1);
        // The slider is higher than its line where the window is low.
        let over = (SLIDER[0] / 2.0 - bottom.height() / 2.0).max(0.0);
        let line_bottom = middle.bottom() - over;
        let (above, line) = middle.with_max_y(line_bottom).split_top_bottom_at_y(line_bottom - size * 0.85);
        middle = above;
        why::large_ui(ui, line, size * 0.34, state, view);
        if view.why.table {
            let (rest, tables) = why::table::split(middle, state, view);
            if let Some(tables) = tables {
                why::table::tables_ui(ui, tables, state, view);
            }
            let Some(rest) = rest else { return };
            middle = rest;
        }
        header_ui(ui, top, size, state, view);
        if let Pictures::Map(map) = view.pictures {
            let (pictures, legend) = middle.split_top_bottom_at_y(middle.bottom() - size * 1.45);
            middle = pictures;
            legend_ui(ui, legend, size, map, state, view, actions);
        }
        stage::bare_stages_ui(ui, middle.shrink2(vec2(0.0, 8.0)), state, view, actions);
        patch_ui(ui, bottom, size * 0.5, state, view, actions);
    });
}

/// A black screen.
pub(crate) fn blank_ui(ui: &mut Ui) {
    let all = ui.available_rect_before_wrap();
    let response = ui.allocate_rect(all, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::BLANK));
}

/// The map's name, and its legend, for the back row.
pub(crate) fn legend_ui(
    ui: &Ui,
    rect: Rect,
    size: f32,
    map: MapKind,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let shown = state.stages.get(view.selected).and_then(|stage| stage.shown(view.time.step, Instant::now()));
    let Some(shown) = shown else { return };
    let name = ui.painter().layout_no_wrap(
        text::explain::map_name(map).get().to_owned(),
        FontId::proportional(size * 0.4),
        c.text,
    );
    let left = rect.left() + name.size().x + size * 0.5;
    ui.painter().galley(rect.left_center() - vec2(0.0, name.size().y / 2.0), name, c.text);
    let unit = size / 50.0;
    let room = Rect::from_min_max(egui::pos2(left, rect.center().y - 30.0 * unit), rect.max);
    analysis::foot::map_or_sources_ui(ui, room, unit, view.selected, shown.frame, state, view, actions);
}

/// The machine on the left, the count on the right, both for the back row.
fn header_ui(ui: &mut Ui, rect: Rect, size: f32, state: &AppState, view: &Screen<'_>) {
    let c = colors(ui);
    let generator = text::nets::generator(&state.stage_controls(view.selected).spec, state.shape());
    let name = text::capitalised(generator.long);
    let font = FontId::proportional(size * 0.5);
    let fits = |font: &FontId| ui.painter().layout_no_wrap(name.clone(), font.clone(), c.weak).size().x;
    if fits(&font) < rect.width() * 0.5 {
        ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, &name, font, c.weak);
    } else {
        ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, generator.short, font, c.weak);
    }
    let shown = state.stages.get(view.selected).and_then(|stage| stage.shown(view.time.step, Instant::now()));
    let Some(count) = shown.and_then(|shown| shown.frame.count.as_ref()) else { return };
    let (icon, color) = verdict(ui, count);
    let label = text::count(count);
    let size = if count.well_formed { size } else { size * 0.6 };
    let galley = ui.painter().layout_no_wrap(label.clone(), FontId::proportional(size), color);
    let at = rect.right_center() - vec2(galley.size().x, galley.size().y / 2.0);
    let sign = Rect::from_center_size(at + vec2(-size * 0.55, galley.size().y / 2.0), Vec2::splat(size * 0.7));
    let response = ui.interact(Rect::from_min_max(sign.min, rect.max), ui.scope_id().with("count"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    ui.painter().galley(at, galley, color);
    paint_icon(ui.painter(), icon, sign, color);
}

/// The big slider with its value beside it.
pub(crate) fn patch_ui(
    ui: &mut Ui,
    rect: Rect,
    size: f32,
    state: &AppState,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let shape = state.shape();
    let controls = state.stage_controls(view.selected);
    if controls.spec.net.is_some() {
        let font = FontId::proportional(size * 0.6);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, text::nets::NO_PATCHES_SHORT, font, c.weak);
        return;
    }
    let widest = controls.patch(shape);
    let now = controls.spec.locality.patch_at(view.time.step, controls.spec.steps, shape, controls.spec.boundary);
    let font = FontId::proportional(size);
    let widest_label = ui.painter().layout_no_wrap(text::WHOLE.get().to_owned(), font.clone(), c.text).size().x;
    let (left, right) = rect.split_left_right_at_x(rect.right() - widest_label - 24.0);
    ui.painter().text(right.right_center(), Align2::RIGHT_CENTER, text::patch(widest), font, c.text);
    let mark = (now != widest).then(|| locality_form::position(now, shape, controls.spec.boundary));
    let large = rect.height() >= SLIDER[0];
    let height = if large { SLIDER[0] } else { SLIDER[1] };
    let rail = Rect::from_center_size(left.center(), vec2(left.width(), height));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rail), |ui| {
        if let Some(patch) = slider_ui(ui, shape, controls.spec.boundary, widest, mark, large) {
            actions.push(Action::Machine(MachineAction::SetPatch(patch)));
        }
    });
}
