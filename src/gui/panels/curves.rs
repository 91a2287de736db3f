//! The curves of the chosen stage: one small plot below the other, all over the same time, with the playhead in each.

use egui::{Align, Color32, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, TextStyle, Ui, WidgetInfo, vec2};

use crate::app::action::Action;
use crate::app::curves::actions::CurvesAction;
use crate::app::curves::data::{CurveData, Span};
use crate::app::curves::state::CurveKind;
use crate::app::stage::runs::Run;
use crate::app::stage::time::TimeAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::gui::screen::Screen;
use crate::gui::theme::colors;
use crate::gui::widgets::chip::{CHIP_HEIGHT, chip_ui};
use crate::gui::widgets::icon_button::focus_ring;
use crate::gui::widgets::plot::still_plot;

/// Height of a plot without its heading, in points; the lowest one has the axis below it as well.
const PLOT: f32 = 72.0;
const AXIS: f32 = 34.0;
/// Width of the numbers beside a plot, in points.
const NUMBERS: f32 = 40.0;

/// Draws the panel.
pub(crate) fn curves_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let Some(run) = state.stages.get(view.selected).and_then(|stage| stage.run()) else { return };
    let step = view.curves.pointed_at.unwrap_or(view.time.step).clamp(1, run.first_step());
    let spec = &run.request.spec;
    let number = run.first_step() - step + 1;
    ui.horizontal(|ui| {
        let line = text::curves_time(number, run.n_frames(), spec.time(step));
        ui.label(RichText::new(line).color(c.text)).on_hover_text(text::CURVES_TIME_HINT.get());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let copy = ui.button(RichText::new(text::COPY_CSV.name()).small()).on_hover_text(text::COPY_CSV.hint());
            if copy.clicked() {
                actions.push(Action::Curves(CurvesAction::CopyCsv));
            }
        });
    });
    let by_network = !run.request.spec.nets().is_empty();
    if by_network {
        ui.label(RichText::new(text::nets::NO_PATCHES).small().color(c.weak));
    }
    chips_ui(ui, state, view, by_network, actions);
    let shown: Vec<CurveKind> = view.curves.shown().filter(|kind| can_show(*kind, state, by_network)).collect();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut pointed_at = None;
        // Where there is room to spare, the plots take it.
        let headings = shown.len() as f32 * 30.0 + AXIS + 2.0;
        let height = ((ui.available_height() - headings) / shown.len().max(1) as f32).clamp(PLOT, 2.5 * PLOT);
        for (place, kind) in shown.iter().enumerate() {
            let is_last = place + 1 == shown.len();
            let data = CurveData::new(*kind, state, run);
            heading_ui(ui, *kind, &data, step);
            pointed_at = pointed_at.or(plot_ui(ui, *kind, &data, run, is_last, height, view, actions));
            ui.add_space(4.0);
        }
        if view.curves.pointed_at != pointed_at {
            view.curves.pointed_at = pointed_at;
            ui.ctx().request_repaint();
        }
    });
}

/// Which curves are shown.
fn chips_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, by_network: bool, actions: &mut Vec<Action>) {
    ui.scope(|ui| {
        // A row is as high as a chip, not as a button.
        ui.spacing_mut().interact_size.y = CHIP_HEIGHT;
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.horizontal_wrapped(|ui| {
            for kind in CurveKind::ALL.into_iter().filter(|kind| can_show(*kind, state, by_network)) {
                let label = text::curve_chip(kind);
                if chip_ui(ui, view.curves.shows(kind), label.name(), label.hint()).clicked() {
                    actions.push(Action::Curves(CurvesAction::Toggle(kind)));
                }
            }
        });
    });
}

/// Parts are a curve only where they can be counted, and patches only where a machine drew.
fn can_show(kind: CurveKind, state: &AppState, by_network: bool) -> bool {
    let of_patches = matches!(kind, CurveKind::Effective | CurveKind::Sources | CurveKind::Changed | CurveKind::Patch);
    if of_patches && by_network {
        return false;
    }
    kind != CurveKind::Parts || state.data.as_ref().is_some_and(|data| data.parts.is_some())
}

/// The name of a curve, and its value where the pointer or the playhead is.
fn heading_ui(ui: &mut Ui, kind: CurveKind, data: &CurveData, step: usize) {
    let c = colors(ui);
    let label = text::curve(kind);
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 20.0), Sense::hover());
    let painter = ui.painter_at(row);
    let font = TextStyle::Small.resolve(ui.style());
    painter.text(row.left_center(), egui::Align2::LEFT_CENTER, label.name(), font.clone(), c.text);
    let value = data.value_at(step);
    let mut right = row.right();
    for (words, line) in value.iter().rev() {
        let color = line.map_or(c.weak, |line| line_color(ui, line));
        let galley = painter.layout_no_wrap(words.clone(), font.clone(), color);
        right -= galley.size().x;
        painter.galley(egui::pos2(right, row.center().y - galley.size().y / 2.0), galley, color);
        right -= 6.0;
    }
    let all: Vec<&str> = value.iter().map(|(words, _)| words.as_str()).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text::curve_says(kind, &all.join(" "))));
    response.on_hover_text(label.hint());
}

/// The colour of the first and of the second line of a plot.
fn line_color(ui: &Ui, line: usize) -> Color32 {
    let c = colors(ui);
    if line == 0 { c.accent } else { c.warn }
}

/// One plot. Returns the step under the pointer.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn plot_ui(
    ui: &mut Ui,
    kind: CurveKind,
    data: &CurveData,
    run: &Run,
    is_last: bool,
    height: f32,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) -> Option<usize> {
    use egui_plot::{AxisHints, FilledArea, GridMark, HLine, Line, LineStyle, MarkerShape, Points, VLine};
    let c = colors(ui);
    let spec = &run.request.spec;
    let small = TextStyle::Small.resolve(ui.style());
    let small = egui::FontId { size: small.size - 1.0, ..small };
    let marks: Vec<GridMark> = data.y_marks.iter().map(|value| GridMark { value: *value, step_size: 1e3 }).collect();
    let y_text = |mark: GridMark, _: &std::ops::RangeInclusive<f64>| data.y_text(mark.value);
    let y_axis = AxisHints::new_y().formatter(y_text).min_thickness(NUMBERS).label_spacing(1.0..=2.0);
    let x_axis = AxisHints::new_x()
        .label(if is_last { RichText::new(text::CURVES_X_AXIS).font(small.clone()).color(c.weak) } else { "".into() })
        .formatter(|mark, _| format!("{:.2}", mark.value))
        .label_spacing(1.0..=2.0);
    let tenths = [0.0, 0.25, 0.5, 0.75, 1.0].map(|value| GridMark { value, step_size: 1e3 });
    let plot = still_plot(("curve", kind))
        .height(if is_last { height + AXIS } else { height })
        .invert_x(true)
        .grid_color(c.line)
        .x_grid_spacer(move |_| tenths.to_vec())
        .y_grid_spacer(move |_| marks.clone())
        .custom_y_axes(vec![y_axis.tick_label_color(c.weak).tick_label_font(small.clone())])
        .custom_x_axes(if is_last { vec![x_axis.tick_label_color(c.weak).tick_label_font(small)] } else { Vec::new() })
        .show_axes([is_last, true]);
    let colors_of = [line_color(ui, 0), line_color(ui, 1)];
    let playhead = spec.time(view.time.step);
    let pointed_at = view.curves.pointed_at.map(|step| spec.time(step));
    let response = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(-0.02..=1.02);
        plot.set_plot_bounds_y(data.y.0..=data.y.1);
        if let Some((y, _)) = &data.rule {
            plot.hline(HLine::new("rule", *y).color(c.weak).width(1.0).style(LineStyle::dashed_dense()));
        }
        for (span, fade) in [(&data.older, 0.35), (&data.now, 1.0)] {
            let Span { t, band, lines } = span;
            if let Some((low, high)) = band {
                let fill = colors_of[0].gamma_multiply(0.22 * fade);
                plot.add(FilledArea::new("band", t, low, high).fill_color(fill));
            }
            for (line, values) in lines.iter().enumerate() {
                let points: Vec<[f64; 2]> =
                    t.iter().zip(values).filter(|(_, y)| y.is_finite()).map(|(t, y)| [*t, *y]).collect();
                let color = colors_of[line.min(1)].gamma_multiply(fade);
                if points.len() < 40 {
                    plot.points(Points::new("", points.clone()).color(color).radius(2.2).shape(MarkerShape::Circle));
                }
                plot.line(Line::new("", points).color(color).width(2.0));
            }
        }
        if !data.hollow.is_empty() {
            let points = Points::new("", data.hollow.clone()).color(c.weak).radius(3.0).shape(MarkerShape::Cross);
            plot.points(points);
        }
        if let Some(t) = pointed_at {
            plot.vline(VLine::new("", t).stroke(Stroke::new(1.0, c.weak)));
        }
        plot.vline(VLine::new("", playhead).stroke(Stroke::new(2.0, c.text)));
    });
    let frame: Rect = *response.transform.frame();
    let handle = egui::pos2(response.transform.position_from_point_x(playhead), frame.top());
    ui.painter().circle_filled(handle, 4.0, c.text);
    if let Some((y, name)) = &data.rule {
        let at = egui::pos2(frame.right() - 18.0, response.transform.position_from_point_y(*y) + 1.0);
        let font = egui::FontId::proportional(11.0);
        ui.painter_at(frame).text(at, egui::Align2::RIGHT_TOP, *name, font, c.weak);
    }
    let plot = response.response;
    plot.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::curve_plot(kind)));
    focus_ring(ui, frame, &plot);
    let step_at = |at: egui::Pos2| {
        let t = response.transform.value_from_position(at).x;
        ((t * spec.steps as f64).round().max(1.0) as usize).clamp(1, run.first_step())
    };
    if let Some(at) = plot.interact_pointer_pos() {
        let step = step_at(at);
        if step != view.time.step {
            actions.push(Action::Time(TimeAction::Seek(step)));
        }
    }
    let over = plot.hover_pos().map(step_at);
    plot.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    over
}
