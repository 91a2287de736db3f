//! A large slider over a list of stops, each with a place on the rail and a value for screen readers.

use egui::accesskit::{Action, ActionData};
use egui::{EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, WidgetInfo, lerp, pos2, vec2};

use crate::gui::theme::colors;
use crate::gui::widgets::icon_button::focus_ring;

/// The slider. Stops go from left to right.
pub(crate) struct StopSlider<'a> {
    /// Its name for screen readers and tests.
    pub(crate) name: &'a str,
    /// What it does, in plain words.
    pub(crate) hint: &'a str,
    /// The places of the stops on the rail, rising from 0 to 1.
    pub(crate) positions: &'a [f32],
    /// What each stop stands for, rising.
    pub(crate) values: &'a [f64],
    /// The stop that is set.
    pub(crate) index: usize,
    /// A mark on the rail: where a schedule is at the present time.
    pub(crate) mark: Option<f32>,
    /// Size of the handle: 1 is the normal one.
    pub(crate) size: f32,
}

impl StopSlider<'_> {
    /// Shows it. Returns the stop that was chosen, when it is another one.
    pub(crate) fn ui(self, ui: &mut Ui) -> Option<usize> {
        let radius = 11.0 * self.size;
        let size = vec2(ui.available_width(), radius * 2.0 + 6.0);
        let (rect, mut response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let rail = Rect::from_min_max(
            pos2(rect.left() + radius, rect.top() + 3.0),
            pos2(rect.right() - radius, rect.top() + 3.0 + radius * 2.0),
        );
        let chosen = self.chosen(ui, &response, rail).filter(|index| *index != self.index);
        if chosen.is_some() {
            response.mark_changed();
        }
        let index = chosen.unwrap_or(self.index);
        self.declare(ui, &response, index);
        self.paint(ui, &response, rail, radius, index);
        response.on_hover_text(self.hint);
        chosen
    }

    /// The stop that the pointer, the keyboard or a screen reader asks for.
    fn chosen(&self, ui: &Ui, response: &Response, rail: Rect) -> Option<usize> {
        let last = self.positions.len() - 1;
        if let Some(pointer) = response.interact_pointer_pos() {
            let at = ((pointer.x - rail.left()) / rail.width().max(1.0)).clamp(0.0, 1.0);
            return nearest(self.positions.iter().map(|p| f64::from((p - at).abs())));
        }
        let focused = response.has_focus();
        if focused {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        }
        let (mut steps, mut wanted) = (0_i64, None);
        ui.input_mut(|input| {
            if focused {
                for (key, by) in [(Key::ArrowRight, 1), (Key::ArrowUp, 1), (Key::ArrowLeft, -1), (Key::ArrowDown, -1)] {
                    steps += by * input.count_and_consume_key(Modifiers::NONE, key) as i64;
                }
            }
            steps += input.num_accesskit_action_requests(response.id, Action::Increment) as i64;
            steps -= input.num_accesskit_action_requests(response.id, Action::Decrement) as i64;
            for request in input.accesskit_action_requests(response.id, Action::SetValue) {
                if let Some(ActionData::NumericValue(value)) = request.data {
                    wanted = nearest(self.values.iter().map(|v| (v - value).abs()));
                }
            }
        });
        if steps != 0 {
            return Some((self.index as i64 + steps).clamp(0, last as i64) as usize);
        }
        wanted
    }

    /// Tells screen readers, and tests.
    fn declare(&self, ui: &Ui, response: &Response, index: usize) {
        let value = self.values[index];
        response.widget_info(|| WidgetInfo::slider(true, value, self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_min_numeric_value(self.values[0]);
            node.set_max_numeric_value(self.values[self.values.len() - 1]);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }

    fn paint(&self, ui: &Ui, response: &Response, rail: Rect, radius: f32, index: usize) {
        let c = colors(ui);
        let painter = ui.painter();
        let x = |at: f32| lerp(rail.left()..=rail.right(), at);
        let half = 4.0 * self.size;
        let groove = Rect::from_min_max(
            pos2(rail.left() - half, rail.center().y - half),
            pos2(rail.right() + half, rail.center().y + half),
        );
        painter.rect_filled(groove, half, c.raised);
        let handle = pos2(x(self.positions[index]), rail.center().y);
        painter.rect_filled(Rect::from_min_max(groove.min, pos2(handle.x, groove.max.y)), half, c.accent);
        if let Some(mark) = self.mark {
            let tip = pos2(x(mark), rail.center().y);
            painter.circle(tip, half - 0.5, c.panel, Stroke::new(1.5, c.text));
        }
        let lit = response.hovered() || response.dragged();
        painter.circle_filled(handle, radius, c.panel);
        painter.circle_filled(handle, radius - 2.0, if lit { c.text } else { c.accent });
        focus_ring(ui, rail.expand2(vec2(radius, 2.0)), response);
    }
}

/// Where the smallest of some distances is.
fn nearest(distances: impl Iterator<Item = f64>) -> Option<usize> {
    distances.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}
