//! The loss, and how well the theory predicts the network, over the steps of training.

use std::ops::RangeInclusive;

use egui::{Align2, Color32, FontId, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, GridMark, Line, MarkerShape, Plot, Points};

use crate::app::text::common::Label;
use crate::app::text::net_training as text;
use crate::gui::theme::colors;
use crate::gui::widgets::plot::still_plot;
use crate::studio::NetTrainingNews;

/// Height of a heading, and of what stands under the lower plot, in points.
const HEADING: f32 = 22.0;
const AXIS: f32 = 36.0;
/// Width of the numbers beside a plot, in points.
const NUMBERS: f32 = 40.0;

/// Draws both.
pub(crate) fn plots_ui(ui: &mut Ui, news: &NetTrainingNews) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let height = ((ui.available_height() - 2.0 * (HEADING + 4.0) - AXIS - 4.0) / 2.0).max(60.0);
    // Room for the last number.
    let end = 1.06 * (news.origin.steps_done as f64).max(10.0);
    let c = colors(ui);
    let loss = news.running_losses.last().map(|point| (format!("{:.4}", point[1]), c.accent));
    heading_ui(ui, text::LOSS, loss.into_iter().collect());
    losses_ui(ui, news, end, height);
    let last = news.agreement.last();
    let theory = last.map(|point| (text::theory_value(news.machine, point.theory), c.accent));
    let copies = last.map(|point| (text::copies_value(point.ideal), c.warn));
    heading_ui(ui, text::AGREEMENT, theory.into_iter().chain(copies).collect());
    agreement_ui(ui, news, end, height);
}

/// The name of a plot, and the last values of its lines in their colours.
fn heading_ui(ui: &mut Ui, label: Label, values: Vec<(String, Color32)>) {
    let c = colors(ui);
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    let font = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter_at(row);
    painter.text(row.left_center(), Align2::LEFT_CENTER, label.name(), font.clone(), c.text);
    let mut right = row.right();
    for (words, color) in values.iter().rev() {
        let galley = painter.layout_no_wrap(words.clone(), font.clone(), *color);
        right -= galley.size().x;
        painter.galley(pos2(right, row.center().y - galley.size().y / 2.0), galley, *color);
        right -= 12.0;
    }
    let name = text::plot_heading(label.name(), values.iter().map(|(words, _)| words.as_str()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    response.on_hover_text(label.hint());
}

fn plot<'a>(
    ui: &Ui,
    name: &'static str,
    height: f32,
    is_last: bool,
    end: f64,
    marks: Vec<f64>,
    text: impl Fn(f64) -> String + 'a,
) -> Plot<'a> {
    let c = colors(ui);
    let small = TextStyle::Small.resolve(ui.style());
    let small = FontId { size: small.size - 1.0, ..small };
    let marks: Vec<GridMark> = marks.into_iter().map(|value| GridMark { value, step_size: 1e9 }).collect();
    let y_text = move |mark: GridMark, _: &RangeInclusive<f64>| text(mark.value);
    let y_axis = AxisHints::new_y().formatter(y_text).min_thickness(NUMBERS).label_spacing(1.0..=2.0);
    let x_axis = AxisHints::new_x()
        .label(egui::RichText::new(text::X_AXIS).font(small.clone()).color(c.weak))
        .formatter(|mark, _| format!("{:.0}", mark.value))
        .label_spacing(1.0..=2.0);
    let steps = steps_marks(end);
    still_plot(name)
        .height(if is_last { height + AXIS } else { height })
        .grid_color(c.line)
        .x_grid_spacer(move |_| steps.clone())
        .y_grid_spacer(move |_| marks.clone())
        .custom_y_axes(vec![y_axis.tick_label_color(c.weak).tick_label_font(small.clone())])
        .custom_x_axes(if is_last { vec![x_axis.tick_label_color(c.weak).tick_label_font(small)] } else { Vec::new() })
        .show_axes([is_last, true])
}

/// Four or so round numbers of steps.
fn steps_marks(end: f64) -> Vec<GridMark> {
    let scale = 10_f64.powf((end / 4.0).log10().floor());
    let each = [1.0, 2.0, 5.0, 10.0].map(|k| k * scale).into_iter().find(|each| end / each <= 5.0).unwrap_or(end);
    (0..=(end / each) as usize).map(|k| GridMark { value: k as f64 * each, step_size: 1e9 }).collect()
}

/// The loss on a logarithmic axis.
fn losses_ui(ui: &mut Ui, news: &NetTrainingNews, end: f64, height: f32) {
    let c = colors(ui);
    let log = |points: &[[f64; 2]]| -> Vec<[f64; 2]> {
        points.iter().filter(|point| point[1] > 0.0).map(|point| [point[0], point[1].log10()]).collect()
    };
    let (thin, thick) = (log(&news.losses), log(&news.running_losses));
    let of = |fold: fn(f64, f64) -> f64, start| thin.iter().map(|point| point[1]).fold(start, fold);
    let (low, high) = (of(f64::min, -0.3), of(f64::max, 0.05));
    let (low, high) = (low - 0.05, high.min(2.0) + 0.05);
    let marks: Vec<f64> = (-60..=20)
        .filter_map(|k: i32| {
            let value = [1.0_f64, 2.0, 5.0][k.rem_euclid(3) as usize] * 10_f64.powi(k.div_euclid(3));
            let at = value.log10();
            (at > low && at < high).then_some(at)
        })
        .collect();
    let text = |at: f64| {
        let value = 10_f64.powf(at);
        if value < 0.0995 { format!("{value:.2}").trim_start_matches('0').to_owned() } else { format!("{value:.1}") }
    };
    let response = plot(ui, "loss", height, false, end, marks, text).show(ui, |plot| {
        plot.set_plot_bounds_x(0.0..=end);
        plot.set_plot_bounds_y(low..=high);
        plot.line(Line::new("", thin).color(c.accent.gamma_multiply(0.35)).width(1.0));
        plot.line(Line::new("", thick).color(c.accent).width(2.0));
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::LOSS_PLOT));
}

/// The medians of r.
fn agreement_ui(ui: &mut Ui, news: &NetTrainingNews, end: f64, height: f32) {
    let c = colors(ui);
    let marks = vec![0.0, 0.25, 0.5, 0.75, 1.0];
    let text = |value: f64| format!("{value:.2}");
    let response = plot(ui, "agreement", height, true, end, marks, text).show(ui, |plot| {
        plot.set_plot_bounds_x(0.0..=end);
        plot.set_plot_bounds_y(-0.12..=1.04);
        // Another P(t), another line.
        for part in news.agreement.chunk_by(|a, b| a.fitted_at == b.fitted_at) {
            let step = |k: usize| part[k].step as f64;
            let theory: Vec<[f64; 2]> = (0..part.len()).map(|k| [step(k), part[k].theory]).collect();
            let ideal: Vec<[f64; 2]> = (0..part.len()).map(|k| [step(k), part[k].ideal]).collect();
            for (points, color) in [(ideal, c.warn), (theory, c.accent)] {
                if points.len() < 40 {
                    let dots = Points::new("", points.clone()).color(color).radius(2.2).shape(MarkerShape::Circle);
                    plot.points(dots);
                }
                plot.line(Line::new("", points).color(color).width(2.0));
            }
        }
    });
    response.response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text::AGREEMENT_PLOT));
}
