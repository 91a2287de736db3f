//! Buttons with a drawn icon.

use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::gui::theme::{CONTROL_HEIGHT, GRID, RADIUS, colors};
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_paint::paint;

/// What stands on a button.
enum Face<'a> {
    Icon(Icon),
    Letters(&'a str),
}

/// A square button with an icon; its name is for screen readers and tests, its hint for everybody.
pub(crate) struct IconButton<'a> {
    face: Face<'a>,
    name: &'a str,
    hint: &'a str,
    side: f32,
    on: Option<bool>,
    filled: bool,
    idle: bool,
}

impl<'a> IconButton<'a> {
    pub(crate) fn new(icon: Icon, name: &'a str, hint: &'a str) -> Self {
        Self::with_face(Face::Icon(icon), name, hint)
    }

    /// A button with one or two letters in the place of an icon.
    pub(crate) fn letters(letters: &'a str, name: &'a str, hint: &'a str) -> Self {
        Self::with_face(Face::Letters(letters), name, hint)
    }

    fn with_face(face: Face<'a>, name: &'a str, hint: &'a str) -> Self {
        Self { face, name, hint, side: CONTROL_HEIGHT, on: None, filled: false, idle: false }
    }

    /// Side in points.
    pub(crate) fn side(self, side: f32) -> Self {
        Self { side, ..self }
    }

    /// A button that is on or off.
    pub(crate) fn on(self, on: bool) -> Self {
        Self { on: Some(on), ..self }
    }

    /// A button that would do nothing now: its icon steps back.
    pub(crate) fn idle(self, idle: bool) -> Self {
        Self { idle, ..self }
    }

    /// With a ground of its own.
    pub(crate) fn filled(self) -> Self {
        Self { filled: true, ..self }
    }

    pub(crate) fn ui(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(self.side), Sense::click());
        response.widget_info(|| match self.on {
            Some(on) => WidgetInfo::selected(Role::Button, true, on, self.name),
            None => WidgetInfo::labeled(Role::Button, true, self.name),
        });
        let color = paint_ground(ui, rect, &response, self.on == Some(true), self.filled);
        let color = if self.idle { color.gamma_multiply(0.45) } else { color };
        match self.face {
            Face::Icon(icon) => {
                paint(ui.painter(), icon, Rect::from_center_size(rect.center(), Vec2::splat(self.side * 0.56)), color);
            }
            Face::Letters(letters) => {
                let font = TextStyle::Button.resolve(ui.style());
                ui.painter_at(rect).text(rect.center(), Align2::CENTER_CENTER, letters, font, color);
            }
        }
        response.on_hover_text(self.hint)
    }
}

/// A button with an icon and a word, which is its name too.
pub(crate) struct TextIconButton<'a> {
    pub(crate) icon: Icon,
    pub(crate) text: &'a str,
    pub(crate) hint: &'a str,
    /// Width in points; as wide as its text if `None`.
    pub(crate) width: Option<f32>,
}

impl TextIconButton<'_> {
    pub(crate) fn ui(self, ui: &mut Ui) -> Response {
        let font = TextStyle::Button.resolve(ui.style());
        let galley = ui.painter().layout_no_wrap(self.text.to_owned(), font, Color32::PLACEHOLDER);
        let icon_side = 18.0;
        let content = icon_side + GRID + galley.size().x;
        let size = vec2(self.width.unwrap_or(content + 3.0 * GRID), CONTROL_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.text));
        let color = paint_ground(ui, rect, &response, false, true);
        let left = (rect.center().x - content / 2.0).max(rect.left() + GRID);
        let icon = Rect::from_min_size(pos2(left, rect.center().y - icon_side / 2.0), Vec2::splat(icon_side));
        paint(ui.painter(), self.icon, icon, color);
        let text_at = pos2(icon.right() + GRID, rect.center().y - galley.size().y / 2.0);
        ui.painter_at(rect).galley(text_at, galley, color);
        response.on_hover_text(self.hint)
    }
}

/// The ground of a button. Returns the colour of what lies on it.
fn paint_ground(ui: &Ui, rect: Rect, response: &Response, on: bool, filled: bool) -> Color32 {
    let c = colors(ui);
    let lit = response.hovered() || response.is_pointer_button_down_on();
    let fill = match (on, lit, filled) {
        (true, _, _) => c.chosen,
        (_, true, _) => c.hover,
        (_, _, true) => c.raised,
        _ => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, f32::from(RADIUS), fill);
    focus_ring(ui, rect, response);
    c.text
}

/// Shows which widget the keyboard talks to.
pub(crate) fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, colors(ui).accent);
        ui.painter().rect_stroke(rect, f32::from(RADIUS), stroke, StrokeKind::Inside);
    }
}
