//! How far the network sees: the heat map of patch sides over time, and at the playhead's step the receptive field and the
//! cosines.

pub(crate) mod field;
pub(crate) mod map;
pub(crate) mod plane;
pub(crate) mod slice;

use egui::{
    Align, Button, Layout, Rect, RichText, Role, ScrollArea, Sense, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::nets::actions::NetAction;
use crate::app::receptive_field::actions::ReceptiveFieldAction;
use crate::app::receptive_field::requests::{compared_stage, machine_stages, network, of_stage};
use crate::app::state::AppState;
use crate::app::text::common::Label;
use crate::app::text::receptive_field as text;
use crate::app::text::receptive_field::LineKind;
use crate::app::text::{curves, nets};
use crate::explain::calibration::Calibration;
use crate::explain::receptive_field::ReceptiveFieldScan;
use crate::gui::screen::Screen;
use crate::gui::theme::{CONTROL_HEIGHT, colors, title};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::score::{Patch, PatchSide};

/// From this width on the charts stand side by side, in points.
const MIN_SIDE_BY_SIDE: f32 = 620.0;
/// The least height of charts side by side, in points; what does not fit can be scrolled to.
const LEAST: f32 = 340.0;
/// Space between two charts, in points.
const GAP: f32 = 20.0;
/// Height of a heading over a chart, in points.
const HEADING: f32 = 24.0;

/// What the charts show.
pub(crate) struct Shown<'a> {
    scan: &'a ReceptiveFieldScan,
    /// What is known of it, worked out once a frame: the cosines, the best sides, how many times as far the others are.
    calibration: Calibration,
    best: Vec<(PatchSide, f64)>,
    worse: Vec<Vec<f64>>,
    /// The playhead's step.
    step: usize,
    /// The machine whose P(t) is compared: its name, and its patch at each step from 1 on.
    machine: Option<(&'static str, Vec<Patch>)>,
}

impl<'a> Shown<'a> {
    fn new(scan: &'a ReceptiveFieldScan, state: &AppState, view: &Screen<'_>) -> Self {
        let (first, shape) = (scan.run().first_step(), state.shape());
        let machine = compared_stage(state, view.selected).map(|stage| {
            let spec = &state.stage_controls(stage).spec;
            let patches = (1..=first).map(|step| spec.machine_at(step, shape).patch).collect();
            (spec.named_machine(shape).short_name(), patches)
        });
        let calibration = scan.calibration();
        let (best, worse) = (calibration.best(), calibration.times_worse());
        Self { scan, calibration, best, worse, step: view.time.step.clamp(1, first), machine }
    }

    /// The patch of the compared machine at a step.
    fn present(&self, step: usize) -> Option<Patch> {
        self.machine.as_ref()?.1.get(step.checked_sub(1)?).copied()
    }

    /// The lines that there are.
    fn lines(&self) -> Vec<LineKind> {
        let mut lines = vec![LineKind::Best];
        lines.extend(self.machine.as_ref().map(|_| LineKind::Present));
        lines.extend([LineKind::Outer, LineKind::Inner, LineKind::Window]);
        lines
    }

    /// Where a line is at a step, in pixels of patch side.
    fn side(&self, kind: LineKind, step: usize) -> Option<f64> {
        let sides = || self.scan.field_sides(step);
        match kind {
            LineKind::Best => self.best(step).map(|(side, _)| f64::from(side)),
            LineKind::Present => self.present(step).and_then(side_of).map(f64::from),
            LineKind::Inner => sides().map(|[inner, _]| inner as f64),
            LineKind::Outer => sides().map(|[_, outer]| outer as f64),
            LineKind::Window => Some(self.scan.net_view().window as f64),
        }
    }

    /// Where a step is among those that are known.
    fn at(&self, step: usize) -> Option<usize> {
        let at = step.checked_sub(*self.calibration.steps.first()?)?;
        (at < self.calibration.steps.len()).then_some(at)
    }

    /// The best side of a step with its cosine.
    fn best(&self, step: usize) -> Option<(u32, f64)> {
        let (side, cosine) = self.best[self.at(step)?];
        Some((side.get(), cosine))
    }

    /// For each side of a step: the side, its cosine, how many times as far as the best it is.
    fn row(&self, step: usize) -> Vec<(u32, f64, f64)> {
        let Some(at) = self.at(step) else { return Vec::new() };
        let sides = self.calibration.sides.iter().zip(&self.calibration.cosines[at]).zip(&self.worse[at]);
        sides.map(|((side, cosine), worse)| (side.get(), *cosine, *worse)).collect()
    }
}

/// Draws the view.
pub(crate) fn receptive_field_ui(ui: &mut Ui, state: &AppState, view: &Screen<'_>, actions: &mut Vec<Action>) {
    heading_ui(ui, state, actions);
    if network(state).is_none() {
        ui.add(egui::Label::new(RichText::new(text::NO_NETWORK).color(colors(ui).weak)).wrap());
        let beside = nets::COMPARE_WITH_THEORY;
        if ui.button(beside.name()).on_hover_text(beside.hint()).clicked() {
            actions.push(Action::Net(NetAction::CompareWithTheory));
            actions.push(Action::ReceptiveField(ReceptiveFieldAction::Toggle));
        }
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        // Beside the scroll bar.
        ui.set_max_width(ui.available_width() - 4.0);
        let news = of_stage(state);
        let shown = news.map(|news| Shown::new(&news.scan, state, view));
        buttons_ui(ui, state, shown.as_ref(), actions);
        if let Some(why) = news.and_then(|news| news.no_field.as_ref()) {
            ui.add(egui::Label::new(RichText::new(why.to_string()).color(colors(ui).warn)).wrap());
        }
        let Some(shown) = shown else {
            ui.label(RichText::new(text::WAITING).color(colors(ui).weak));
            return;
        };
        figures_ui(ui, &shown);
        charts_ui(ui, &shown, state, actions);
    });
}

/// What it is, which network, and back to the stage.
fn heading_ui(ui: &mut Ui, state: &AppState, actions: &mut Vec<Action>) {
    let c = colors(ui);
    ui.horizontal(|ui| {
        ui.set_height(CONTROL_HEIGHT);
        let heading = RichText::new(text::RECEPTIVE_FIELD.name()).text_style(title()).color(c.text);
        ui.label(heading).on_hover_text(text::RECEPTIVE_FIELD.hint());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if IconButton::new(Icon::Close, text::CLOSE.name(), text::CLOSE.hint()).ui(ui).clicked() {
                actions.push(Action::ReceptiveField(ReceptiveFieldAction::Toggle));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                if let Some((id, _)) = network(state) {
                    ui.add(egui::Label::new(RichText::new(text::title(id)).color(c.weak)).truncate());
                }
            });
        });
    });
}

/// What can be done with it, and how far it is.
fn buttons_ui(ui: &mut Ui, state: &AppState, shown: Option<&Shown<'_>>, actions: &mut Vec<Action>) {
    let c = colors(ui);
    let mut push = |action| actions.push(Action::ReceptiveField(action));
    ui.horizontal_wrapped(|ui| {
        let done = shown.is_some_and(|shown| shown.scan.is_done());
        let nobody = machine_stages(state).is_empty();
        let color = if done && !nobody { c.on_accent } else { c.weak };
        let mut button = Button::new(RichText::new(text::USE.name()).color(color));
        if done && !nobody {
            button = button.fill(c.accent);
        }
        let why = if nobody { text::USE_NOBODY } else { text::USE_LATER };
        let button = ui.add_enabled(done && !nobody, button);
        if button.on_hover_text(text::USE.hint()).on_disabled_hover_text(why.get()).clicked() {
            push(ReceptiveFieldAction::Use);
        }
        if button_ui(ui, text::COPY) {
            push(ReceptiveFieldAction::CopyCsv);
        }
        if done {
            return;
        }
        let running = state.receptive_field.is_running();
        if running && button_ui(ui, text::STOP) {
            push(ReceptiveFieldAction::Stop);
        }
        if state.receptive_field.is_stopped() && button_ui(ui, text::RESUME) {
            push(ReceptiveFieldAction::Resume);
        }
        let Some(shown) = shown else { return };
        let (done, total) = shown.scan.progress();
        let (bar, _) = ui.allocate_exact_size(vec2(96.0, CONTROL_HEIGHT), Sense::hover());
        let bar = Rect::from_center_size(bar.center(), vec2(bar.width(), 6.0));
        ui.painter().rect_filled(bar, 3.0, c.raised);
        let part = done as f32 / total.max(1) as f32;
        ui.painter().rect_filled(bar.with_max_x(bar.left() + bar.width() * part.min(1.0)), 3.0, c.accent);
        let first = shown.scan.run().first_step();
        let number = first + 1 - shown.scan.at();
        let line = if running { text::progress(number, first) } else { text::stopped(number, first) };
        ui.add(egui::Label::new(RichText::new(line).color(c.weak)).extend());
    });
}

fn button_ui(ui: &mut Ui, label: Label) -> bool {
    ui.button(label.name()).on_hover_text(label.hint()).clicked()
}

/// The figures of the playhead's step.
fn figures_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let c = colors(ui);
    let (step, scan) = (shown.step, shown.scan);
    let first = scan.run().first_step();
    // A figure is never cut in two: where it does not fit it begins a line.
    let figure_ui = |ui: &mut Ui, line: String, hint: &str| {
        ui.add(egui::Label::new(RichText::new(line).color(c.text)).extend()).on_hover_text(hint);
    };
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().item_spacing = vec2(20.0, 2.0);
        ui.horizontal_wrapped(|ui| {
            let line = text::step(first + 1 - step, first, scan.run().time(step));
            figure_ui(ui, line, curves::CURVES_TIME_HINT.get());
            let Some((best, cosine)) = shown.best(step) else {
                ui.label(RichText::new(text::WAITING).color(c.weak));
                return;
            };
            figure_ui(ui, text::best(best, cosine), text::line_hint(LineKind::Best));
            if let Some((name, patch)) = shown.machine.as_ref().zip(shown.present(step)).map(|((n, _), p)| (*n, p)) {
                let worse = shown.row(step).into_iter().find(|(side, ..)| side_of(patch) == Some(*side));
                let line = text::present(name, patch, worse.map(|(.., worse)| worse));
                figure_ui(ui, line, text::line_hint(LineKind::Present));
            }
            if let Some(sides) = scan.field_sides(step) {
                figure_ui(ui, text::squares(sides, scan.net_view().window), text::FIELD.hint());
            }
        });
    });
}

/// A patch in pixels.
fn side_of(patch: Patch) -> Option<u32> {
    match patch {
        Patch::Side(side) => Some(side.get()),
        Patch::Whole => None,
    }
}

/// The charts: side by side, or one below the other.
fn charts_ui(ui: &mut Ui, shown: &Shown<'_>, state: &AppState, actions: &mut Vec<Action>) {
    let width = ui.available_width();
    if width < MIN_SIDE_BY_SIDE {
        map::map_ui(ui, shown, 310.0, actions);
        field::field_ui(ui, shown, state, width.min(260.0));
        slice::slice_ui(ui, shown, 150.0);
        return;
    }
    let room = ui.available_rect_before_wrap();
    let height = room.height().max(LEAST);
    let left = (0.6 * (width - GAP)).floor();
    let columns = [
        Rect::from_min_size(room.min, vec2(left, height)),
        Rect::from_min_max(pos2(room.left() + left + GAP, room.top()), pos2(room.right(), room.top() + height)),
    ];
    ui.scope_builder(UiBuilder::new().max_rect(columns[0]), |ui| map::map_ui(ui, shown, height, actions));
    ui.scope_builder(UiBuilder::new().max_rect(columns[1]), |ui| {
        let slice = (0.36 * height).max(130.0);
        field::field_ui(ui, shown, state, (height - slice - 2.0 * HEADING - 16.0).max(80.0));
        slice::slice_ui(ui, shown, slice - 8.0);
    });
    let used = Rect::from_min_size(room.min, vec2(width, height));
    ui.allocate_rect(used, Sense::hover());
}

/// A heading over a chart, with what it means; gives its row.
fn chart_heading_ui(ui: &mut Ui, label: Label) -> Rect {
    let c = colors(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING - 4.0), Sense::hover());
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(label.name().to_owned(), font, c.text);
    let rect = Rect::from_min_size(row.min, vec2(galley.size().x.min(row.width()), row.height()));
    ui.painter_at(row).galley(row.min, galley, c.text);
    let response = ui.interact(rect, ui.scope_id().with(("heading", label.name_text())), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label.name()));
    response.on_hover_text(label.hint());
    Rect::from_min_max(pos2(rect.right() + 12.0, row.top()), row.max)
}
