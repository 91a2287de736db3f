//! What the charts have in common: the columns, and fields that can be pointed at and clicked.

use egui::{CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::census::actions::CensusAction;
use crate::app::census::choice::{Pick, Which};
use crate::app::census::state::Counted;
use crate::app::text::census as text;
use crate::explain::stats::Share;
use crate::gui::screen::Screen;
use crate::gui::theme::colors;

/// Room for names on the left of a chart, in points.
pub(crate) const LEFT: f32 = 56.0;

/// Where the columns are: the same in every chart.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) left: f32,
    pub(crate) width: f32,
    pub(crate) n: usize,
}

impl Columns {
    pub(crate) fn new(room: Rect, n: usize) -> Self {
        let n = n.max(1);
        let width = ((room.width() - LEFT) / n as f32).min(120.0);
        Self { left: room.left() + LEFT, width, n }
    }

    pub(crate) fn right(self) -> f32 {
        self.left + self.width * self.n as f32
    }

    pub(crate) fn rect(self, cell: usize, top: f32, bottom: f32) -> Rect {
        let left = self.left + self.width * cell as f32;
        Rect::from_min_max(pos2(left, top), pos2(left + self.width, bottom))
    }

    /// The space between two columns.
    pub(crate) fn gap(self) -> f32 {
        if self.width >= 10.0 { 1.0 } else { 0.0 }
    }
}

/// A field: part of a chart with a name of its own. The caller shows its hover text.
pub(crate) fn field_ui(
    ui: &Ui,
    rect: Rect,
    counted: &Counted,
    pick: Pick,
    share: Share,
    view: &Screen<'_>,
    actions: &mut Vec<Action>,
) -> Response {
    let c = colors(ui);
    let spec = counted.census.spec();
    let id = ui.scope_id().with(("field", pick.cell, pick.which));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let name = text::field(&spec.axis, pick.cell, pick.which, spec.kind, share);
        WidgetInfo::selected(Role::Button, true, view.census.pick == Some(pick), name)
    });
    let is_picked = view.census.pick == Some(pick);
    if is_picked || response.hovered() || response.has_focus() {
        let color = if is_picked { c.accent } else { c.text };
        ui.painter().rect_stroke(rect.expand(1.0), 2.0, Stroke::new(2.0, color), StrokeKind::Inside);
    }
    if response.clicked() {
        let pick = (!is_picked).then_some(pick);
        actions.push(Action::Census(CensusAction::Pick(pick)));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The hover text of a field.
pub(crate) fn hint(counted: &Counted, cell: usize, which: Which, share: Share) -> String {
    let spec = counted.census.spec();
    let title = text::pick_title(&spec.axis, cell, which, spec.kind);
    format!("{title}\n{}", text::share(share))
}

/// The values of the axis below a chart, as many as there is room for, and what they are.
pub(crate) fn labels_ui(ui: &Ui, columns: Columns, top: f32, counted: &Counted) {
    let c = colors(ui);
    let axis = &counted.census.spec().axis;
    let small = TextStyle::Small.resolve(ui.style());
    let galleys: Vec<_> = (0..columns.n)
        .map(|cell| ui.painter().layout_no_wrap(text::short_value(axis, cell), small.clone(), c.text))
        .collect();
    let mut free_from = f32::NEG_INFINITY;
    // The last value is an end that must be named: "whole".
    let last = galleys.last().map_or(0.0, |galley| galley.size().x);
    let last_left = columns.rect(columns.n - 1, 0.0, 0.0).center().x - last / 2.0;
    for (cell, galley) in galleys.into_iter().enumerate() {
        let x = columns.rect(cell, 0.0, 0.0).center().x - galley.size().x / 2.0;
        let is_last = cell + 1 == columns.n;
        if x < free_from || (!is_last && x + galley.size().x + 4.0 > last_left) {
            continue;
        }
        free_from = x + galley.size().x + 4.0;
        ui.painter().galley(pos2(x, top), galley, c.text);
    }
    let middle = (columns.left + columns.right()) / 2.0;
    let title = text::axis_title(axis);
    let galley = ui.painter().layout_no_wrap(title, small, c.weak);
    // In the middle of the columns, but never beyond the left edge.
    let x = (middle - galley.size().x / 2.0).max(columns.left - LEFT);
    ui.painter().galley(pos2(x, top + 17.0), galley, c.weak);
}

/// A heading over a chart; `chart` tells the charts apart.
pub(crate) fn heading_ui(ui: &Ui, chart: &str, left: f32, y: f32, words: &str, hint: &str) -> Rect {
    let c = colors(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, c.text);
    let rect = Rect::from_min_size(pos2(left, y), vec2(galley.size().x, 20.0));
    ui.painter().galley(pos2(left, y), galley, c.text);
    ui.interact(rect, ui.scope_id().with(("heading", chart)), Sense::hover()).on_hover_text(hint);
    rect
}
