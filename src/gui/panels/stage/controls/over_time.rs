//! P(t) as a picture: the window at each step, the present time, and points to drag.

use egui::accesskit::{Action as Ask, ActionData};
use egui::{
    Align2, CursorIcon, DragValue, EventFilter, Key, Modifiers, Painter, Pos2, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, TextStyle, Ui, WidgetInfo, lerp, pos2, vec2,
};

use crate::app::action::Action;
use crate::app::stage::machine::MachineAction;
use crate::app::state::AppState;
use crate::app::text;
use crate::diffusion::locality_form::{position, stops};
use crate::diffusion::locality_points::Handle;
use crate::diffusion::{Locality, RunSpec, locality_points};
use crate::gui::layout::WindowLayout;
use crate::gui::screen::Screen;
use crate::gui::theme::{RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_button::IconButton;
use crate::images::Shape;
use crate::score::{Patch, PatchSide};

/// Height of the plot, in points.
const HEIGHT: f32 = 112.0;
/// The same in a low window, in points.
const LOW_HEIGHT: f32 = 86.0;
/// Radius of a point, in points.
const RADIUS_OF_POINT: f32 = 6.0;

/// The plane on which P(t) is drawn: time runs as in the filmstrip, from noise to picture.
struct Plane<'a> {
    rect: Rect,
    spec: &'a RunSpec,
    shape: Shape,
    stops: Vec<Patch>,
}

impl Plane<'_> {
    fn x(&self, t: f64) -> f32 {
        lerp(self.rect.x_range(), 1.0 - t as f32)
    }

    fn y(&self, patch: Patch) -> f32 {
        // Small sides get more room than on the slider: there a schedule spends most of its time.
        lerp(self.rect.bottom()..=self.rect.top(), position(patch, self.shape, self.spec.boundary).powf(0.65))
    }

    fn at(&self, handle: &Handle) -> Pos2 {
        pos2(self.x(handle.t), self.y(handle.patch))
    }

    /// The time and the patch at a place.
    fn under(&self, place: Pos2) -> (f64, Patch) {
        let t = 1.0 - f64::from((place.x - self.rect.left()) / self.rect.width()).clamp(0.0, 1.0);
        let near = |patch: &Patch| (self.y(*patch) - place.y).abs();
        let patch = self.stops.iter().min_by(|a, b| near(a).total_cmp(&near(b)));
        (t, patch.copied().unwrap_or(Patch::Whole))
    }

    /// The stop that lies so many stops from a patch.
    fn nudged(&self, patch: Patch, by: i64) -> Patch {
        let now = self.stops.iter().position(|stop| *stop == patch).unwrap_or(self.stops.len() - 1);
        self.stops[(now as i64 + by).clamp(0, self.stops.len() as i64 - 1) as usize]
    }

    /// A patch as a number: the whole image is the one after the largest side.
    fn value(&self, patch: Patch) -> f64 {
        let index = self.stops.iter().position(|stop| *stop == patch).unwrap_or(self.stops.len() - 1);
        (2 * index + 1) as f64
    }

    /// The stop nearest to a number.
    fn stop(&self, value: f64) -> Patch {
        let index = ((value - 1.0) / 2.0).round().clamp(0.0, self.stops.len() as f64 - 1.0);
        self.stops[index as usize]
    }
}

/// Draws the plot alone, with the present step.
pub(crate) fn still_ui(ui: &Ui, frame: Rect, spec: &RunSpec, shape: Shape, now: usize) {
    let rect = Rect::from_min_max(frame.min + vec2(10.0, 10.0), frame.max - vec2(10.0, 18.0));
    paint(ui, frame, &Plane { rect, spec, shape, stops: stops(shape, spec.boundary) }, now);
}

/// Draws the plot, with the row of the chosen point under it.
pub(crate) fn over_time_ui(ui: &mut Ui, state: &AppState, view: &mut Screen<'_>, actions: &mut Vec<Action>) {
    let spec = &state.stage_controls(view.selected).spec;
    let shape = state.shape();
    let height = if WindowLayout::of(ui.ctx()).dense { LOW_HEIGHT } else { HEIGHT };
    let (frame, ground) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let rect = Rect::from_min_max(frame.min + vec2(10.0, 10.0), frame.max - vec2(10.0, 18.0));
    let plane = Plane { rect, spec, shape, stops: stops(shape, spec.boundary) };
    ground.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, text::OVER_TIME_PLOT.name()));
    paint(ui, frame, &plane, view.time.step);
    let handles = locality_points::handles(&spec.locality);
    view.point = view.point.min(handles.len().saturating_sub(1));
    let mut change = None;
    for (index, handle) in handles.iter().enumerate() {
        if let Some(locality) = point_ui(ui, &plane, index, handle, view) {
            change = Some(locality);
        }
    }
    if ground.double_clicked()
        && let Some(place) = ground.interact_pointer_pos()
        && let (t, Patch::Side(side)) = plane.under(place)
    {
        change = locality_points::added(&locality_points::as_curve(spec, shape), t, side);
    }
    ground.on_hover_text(text::OVER_TIME_PLOT.hint());
    change = change.or(row_ui(ui, &plane, &handles, view));
    if let Some(locality) = change {
        actions.push(Action::Machine(MachineAction::SetLocality(locality)));
    }
}

/// The ground, the window at each step, the present time.
fn paint(ui: &Ui, frame: Rect, plane: &Plane<'_>, now: usize) {
    let c = colors(ui);
    let painter = ui.painter_at(frame);
    painter.rect_filled(frame, f32::from(RADIUS), c.stage);
    let small = TextStyle::Small.resolve(ui.style());
    let side = PatchSide::nearest_odd(plane.shape.h().max(plane.shape.w()) as f64 / 2.0);
    let mut labels = Vec::new();
    for (patch, words) in
        [(Patch::Whole, text::WHOLE.get().to_owned()), (Patch::Side(side), text::patch(Patch::Side(side)))]
    {
        let y = plane.y(patch);
        painter.hline(plane.rect.x_range(), y, Stroke::new(1.0, c.line));
        labels.push((y + 1.0, words));
    }
    let below = frame.bottom() - 2.0;
    painter.text(pos2(plane.rect.left(), below), Align2::LEFT_BOTTOM, text::NOISE_END, small.clone(), c.weak);
    painter.text(pos2(plane.rect.right(), below), Align2::RIGHT_BOTTOM, text::PICTURE_END, small.clone(), c.weak);

    let t = plane.spec.time(now);
    let x = plane.x(t);
    painter.vline(x, plane.rect.y_range(), Stroke::new(1.5, c.text));
    for (y, words) in labels {
        let galley = painter.layout_no_wrap(words, small.clone(), c.weak);
        let at = pos2(plane.rect.right() - galley.size().x, y);
        painter.rect_filled(Rect::from_min_size(at, galley.size()), 2.0, c.stage);
        painter.galley(at, galley, c.weak);
    }
    painter.text(
        pos2(x.clamp(plane.rect.left() + 90.0, plane.rect.right() - 90.0), below),
        Align2::CENTER_BOTTOM,
        text::window_now(t, plane.spec.machine_at(now, plane.shape).patch),
        small,
        c.text,
    );
    steps(&painter, plane, Stroke::new(2.0, c.accent), Stroke::new(2.0, c.weak));
    painter.circle(pos2(x, plane.y(plane.spec.machine_at(now, plane.shape).patch)), 3.5, c.text, Stroke::NONE);
}

/// The window at each step as a line of stairs; what a branch took over from its trunk in another colour.
fn steps(painter: &Painter, plane: &Plane<'_>, own: Stroke, trunk: Stroke) {
    let spec = plane.spec;
    let half = 0.5 / spec.steps as f64;
    let mut before: Option<Pos2> = None;
    for step in (1..=spec.first_step()).rev() {
        let t = spec.time(step);
        let y = plane.y(spec.machine_at(step, plane.shape).patch);
        let (from, to) = (pos2(plane.x((t + half).min(1.0)), y), pos2(plane.x(t - half), y));
        let stroke = if step > spec.own_first_step() { trunk } else { own };
        if let Some(before) = before {
            painter.line_segment([before, from], stroke);
        }
        painter.line_segment([from, to], stroke);
        before = Some(to);
    }
}

/// One point. Returns the schedule that it was dragged to, moved to by the keyboard, or that is left without it.
fn point_ui(ui: &mut Ui, plane: &Plane<'_>, index: usize, handle: &Handle, view: &mut Screen<'_>) -> Option<Locality> {
    let c = colors(ui);
    let at = plane.at(handle);
    let spec = plane.spec;
    let id = ui.scope_id().with(("point", index));
    let response = ui.interact(Rect::from_center_size(at, vec2(22.0, 22.0)), id, Sense::click_and_drag());
    let cursor = match (handle.moves_t, handle.moves_patch) {
        (true, true) => CursorIcon::Grab,
        (true, false) => CursorIcon::ResizeHorizontal,
        _ => CursorIcon::ResizeVertical,
    };
    let response = response.on_hover_cursor(cursor);
    declare(ui, plane, index, handle, &response);
    if response.drag_started() || response.clicked() || response.gained_focus() {
        view.point = index;
    }
    let chosen = view.point == index;
    let radius = if response.hovered() || response.dragged() { RADIUS_OF_POINT + 1.5 } else { RADIUS_OF_POINT };
    let fill = if chosen { c.accent } else { c.panel };
    ui.painter().circle(at, radius, fill, Stroke::new(2.0, c.accent));
    if response.has_focus() {
        let ring = Rect::from_center_size(at, vec2(22.0, 22.0));
        ui.painter().rect_stroke(ring, 11.0, Stroke::new(2.0, c.text), StrokeKind::Inside);
    }
    let move_to = |to| Some(locality_points::moved(&spec.locality, index, to, plane.shape, spec.boundary));
    if response.dragged()
        && let Some(place) = response.interact_pointer_pos()
    {
        return move_to(plane.under(place)).filter(|locality| *locality != spec.locality);
    }
    let removed = || match &spec.locality {
        Locality::Curve(points) => locality_points::removed(points, index),
        _ => None,
    };
    if response.secondary_clicked() {
        return removed();
    }
    let focused = response.has_focus();
    let (mut dt, mut dp, mut value, mut delete) = (0, 0, None, false);
    if focused {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    }
    ui.input_mut(|input| {
        if focused {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as i64;
            dt = count(Key::ArrowRight) - count(Key::ArrowLeft);
            dp = count(Key::ArrowUp) - count(Key::ArrowDown);
            delete = count(Key::Delete) + count(Key::Backspace) > 0;
        }
        dp += input.num_accesskit_action_requests(id, Ask::Increment) as i64;
        dp -= input.num_accesskit_action_requests(id, Ask::Decrement) as i64;
        for request in input.accesskit_action_requests(id, Ask::SetValue) {
            if let Some(ActionData::NumericValue(asked)) = request.data {
                value = Some(asked);
            }
        }
    });
    response.on_hover_text(if matches!(spec.locality, Locality::Curve(_)) {
        text::POINT_HINT.get()
    } else {
        text::HANDLE_HINT.get()
    });
    if delete {
        return removed();
    }
    let patch = value.map_or_else(|| plane.nudged(handle.patch, dp), |value| plane.stop(value));
    let t = handle.t - dt as f64 / spec.steps as f64;
    if dt != 0 || patch != handle.patch { move_to((t, patch)) } else { None }
}

/// Tells screen readers, and tests.
fn declare(ui: &Ui, plane: &Plane<'_>, index: usize, handle: &Handle, response: &Response) {
    let name = text::point_name(index, handle.t);
    response.widget_info(|| WidgetInfo::slider(true, plane.value(handle.patch), &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(1.0);
        node.set_max_numeric_value((2 * plane.stops.len() - 1) as f64);
        for ask in [Ask::SetValue, Ask::Increment, Ask::Decrement] {
            node.add_action(ask);
        }
    });
}

/// The chosen point as numbers, and the buttons for one more and one less. Returns the schedule that was asked for.
fn row_ui(ui: &mut Ui, plane: &Plane<'_>, handles: &[Handle], view: &mut Screen<'_>) -> Option<Locality> {
    let c = colors(ui);
    let spec = plane.spec;
    let handle = handles.get(view.point)?;
    let index = view.point;
    let mut to = (handle.t, handle.patch);
    let mut change = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if IconButton::new(Icon::StepForward, text::POINT_NEXT.name(), text::POINT_NEXT.hint())
            .side(28.0)
            .ui(ui)
            .clicked()
        {
            view.point = (index + 1) % handles.len();
        }
        ui.label(RichText::new(text::point_of(index, handles.len())).small().color(c.weak));
        if let Locality::Curve(points) = &spec.locality {
            let less = IconButton::new(Icon::Close, text::POINT_LESS.name(), text::POINT_LESS.hint()).side(28.0);
            let more = IconButton::new(Icon::Add, text::POINT_MORE.name(), text::POINT_MORE.hint()).side(28.0);
            if more.ui(ui).clicked() {
                change = more_points(points, index);
            }
            if less.idle(points.len() <= 2).ui(ui).clicked() {
                change = locality_points::removed(points, index);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if handle.moves_patch {
                // The number behind the field is that of the stop, so that every side that it can take is odd.
                let mut stop = (plane.value(handle.patch) - 1.0) / 2.0;
                let field = DragValue::new(&mut stop).range(0..=plane.stops.len() - 1).speed(0.1).max_decimals(0);
                let field = field.custom_formatter(|stop, _| match plane.stop(2.0 * stop + 1.0) {
                    Patch::Whole => text::WHOLE_SHORT.get().to_owned(),
                    side => text::patch(side),
                });
                let field = field.custom_parser(|typed| {
                    // The unit, in whatever language, may stay behind it.
                    let side: f64 = typed.trim().trim_end_matches(char::is_alphabetic).trim().parse().ok()?;
                    Some(((side - 1.0) / 2.0).round())
                });
                let field = field.update_while_editing(false);
                named_field_ui(ui, field, text::POINT_SIDE);
                to.1 = plane.stop(2.0 * stop + 1.0);
            }
            if handle.moves_t {
                let field = DragValue::new(&mut to.0).range(0.0..=1.0).speed(0.005).fixed_decimals(2).prefix("t = ");
                let field = field.update_while_editing(false);
                named_field_ui(ui, field, text::POINT_TIME);
            }
        });
    });
    if to != (handle.t, handle.patch) {
        change = Some(locality_points::moved(&spec.locality, index, to, plane.shape, spec.boundary));
    }
    change
}

/// A field with its name, which is not its hover text and not what stands before the number.
fn named_field_ui(ui: &mut Ui, field: DragValue<'_>, label: text::Label) {
    let response = ui.add(field).on_hover_text(label.hint());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(label.name()));
}

/// A point more, half-way to the next one.
fn more_points(points: &[(f64, f64)], index: usize) -> Option<Locality> {
    let handles = locality_points::handles(&Locality::Curve(points.to_vec()));
    let here = handles.get(index)?;
    let next = handles.get(index + 1).or_else(|| handles.get(index.checked_sub(1)?))?;
    let side = |handle: &Handle| match handle.patch {
        Patch::Side(side) => f64::from(side.get()),
        Patch::Whole => 1.0,
    };
    let between = PatchSide::nearest_odd(f64::midpoint(side(here), side(next)));
    locality_points::added(points, f64::midpoint(here.t, next.t), between)
}
