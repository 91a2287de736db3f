//! The three squares: what the machine sees, what it answers, where it may take patches from.

use egui::{
    Color32, Painter, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextureId, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::app::provenance::state::PixelAnswer;
use crate::app::text::common::Label;
use crate::app::text::explain as text;
use crate::explain::dictionary::Dictionary;
use crate::explain::patches::{mean_patch, window_picture};
use crate::gui::panels::provenance::{mark, part};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::picture::{paint_picture, picture_size};
use crate::images::Image;
use crate::score::{Boundary, Patch, Window};
use crate::studio::OpenData;

/// Space between two squares, in points.
const GAP: f32 = 10.0;

/// Draws them in a row, with their names below.
pub(crate) fn squares_ui(
    ui: &mut Ui,
    answer: &PixelAnswer,
    dictionary: &Dictionary,
    data: &OpenData,
    view: &mut Screen<'_>,
) {
    let c = colors(ui);
    let side = ((ui.available_width() - 2.0 * GAP) / 3.0).floor();
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), side + 20.0), Sense::hover());
    let square = |k: usize| {
        let at = pos2(row.left() + (side + GAP) * k as f32, row.top());
        Rect::from_min_size(at, Vec2::splat(side))
    };
    let (provenance, shape) = (&answer.provenance, data.set.shape());
    let sees = window_picture(shape, answer.frame.x_t.values(), answer.key.at, provenance.window);
    let answers = mean_patch(&data.set, provenance);
    for (k, (picture, label)) in [(sees, text::SEES), (answers, text::ANSWERS)].into_iter().enumerate() {
        ui.painter().rect_filled(square(k), 4.0, c.raised);
        if let Some(picture) = picture {
            let key = PictureKey::Cut { pixel: answer.key, part: k };
            let texture = view.textures.get_with(ui.ctx(), Place::PixelWindow(k), key, || picture.clone());
            let frame = WindowFrame::new(answer.frame.machine.patch, provenance.window);
            frame.paint(ui, square(k), texture, c.line);
            mark(ui.painter(), frame.center(square(k)), Color32::WHITE);
        }
        name_ui(ui, square(k), label);
    }
    places_ui(ui, square(2), dictionary);
    let response = name_ui(ui, square(2), text::TAKEN_FROM);
    response.on_hover_ui(|ui| {
        ui.label(RichText::new(dictionary.sentence()).small());
    });
}

/// The name below a square; the whole of it explains itself.
fn name_ui(ui: &Ui, square: Rect, label: Label) -> Response {
    let c = colors(ui);
    let font = egui::TextStyle::Small.resolve(ui.style());
    let below = pos2(square.center().x, square.bottom() + 2.0);
    ui.painter().text(below, egui::Align2::CENTER_TOP, label.name(), font, c.weak);
    let response = ui.interact(square, ui.scope_id().with(label.name_text()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, label.name()));
    response.on_hover_text(label.hint())
}

/// The whole window of a machine, of which the border may have cut a part.
pub(crate) struct WindowFrame {
    /// The side of the whole window in pixels, and where the part that is left begins and how large it is.
    full: (usize, usize),
    left_over: (usize, usize),
    window: Window,
}

impl WindowFrame {
    pub(crate) fn new(patch: Patch, window: Window) -> Self {
        let Patch::Side(side) = patch else {
            return Self { full: (window.h(), window.w()), left_over: (0, 0), window };
        };
        let (side, r) = (side.get() as usize, side.radius());
        Self { full: (side, side), left_over: (r.saturating_sub(window.up), r.saturating_sub(window.left)), window }
    }

    /// Where the window is drawn in a square.
    fn inner(&self, square: Rect) -> Rect {
        let (h, w) = (self.full.0 as f32, self.full.1 as f32);
        let scale = (square.width() / w).min(square.height() / h);
        Rect::from_center_size(square.center(), vec2(w * scale, h * scale))
    }

    /// Where its middle pixel is.
    pub(crate) fn center(&self, square: Rect) -> Rect {
        let at = (self.left_over.0 + self.window.up, self.left_over.1 + self.window.left);
        part(self.inner(square), self.full, (at.0 as f32, at.1 as f32), (1.0, 1.0))
    }

    /// Draws the part that is there as a picture, and hatches what lies beyond the border.
    pub(crate) fn paint(&self, ui: &Ui, square: Rect, texture: TextureId, hatch: Color32) {
        let inner = self.inner(square);
        let size = (self.window.h() as f32, self.window.w() as f32);
        let there = part(inner, self.full, (self.left_over.0 as f32, self.left_over.1 as f32), size);
        if there.size() != inner.size() {
            paint_hatch(&ui.painter().with_clip_rect(inner.intersect(ui.clip_rect())), inner, hatch);
        }
        paint_picture(ui.painter(), there, texture);
    }
}

/// Slanted lines: nothing is there.
fn paint_hatch(painter: &Painter, rect: Rect, color: Color32) {
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let line = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
        painter.line_segment(line, Stroke::new(1.0, color));
        x += 5.0;
    }
}

/// Where patches may come from, to scale: the allowed places bright, the pixel and its window outlined.
pub(crate) fn places_ui(ui: &Ui, square: Rect, dictionary: &Dictionary) {
    let c = colors(ui);
    let shape = dictionary.shape;
    let rect = Rect::from_center_size(square.center(), picture_size(ui, square.size(), shape));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 2.0, c.raised);
    let size = (shape.h(), shape.w());
    let places = dictionary.places;
    // On the torus a run may go on at the other side: then it is two pieces.
    for (row, rows) in pieces(places.rows.start, places.rows.len, shape.h()) {
        for (col, cols) in pieces(places.cols.start, places.cols.len, shape.w()) {
            let at = part(rect, size, (row as f32, col as f32), (rows as f32, cols as f32));
            painter.rect_filled(grown(at, 3.0), 0.0, c.accent.gamma_multiply(0.55));
        }
    }
    let window = dictionary.machine.window(shape, dictionary.at);
    let corner = (dictionary.at.0 as f32 - window.up as f32, dictionary.at.1 as f32 - window.left as f32);
    let around = part(rect, size, corner, (window.h() as f32, window.w() as f32));
    let turns: &[f32] = if dictionary.machine.boundary == Boundary::Circular { &[-1.0, 0.0, 1.0] } else { &[0.0] };
    for dy in turns {
        for dx in turns {
            let piece = around.translate(vec2(*dx, *dy) * rect.size());
            painter.rect_stroke(piece, 0.0, Stroke::new(1.0, c.text), StrokeKind::Inside);
        }
    }
    let here = part(rect, size, (dictionary.at.0 as f32, dictionary.at.1 as f32), (1.0, 1.0));
    mark(&painter, grown(here, 4.0), c.text);
    ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, c.line), StrokeKind::Outside);
}

/// The pieces, `(start, length)`, of a run of places on an axis of length `n` that may go round its end.
fn pieces(start: usize, len: usize, n: usize) -> Vec<(usize, usize)> {
    if start + len <= n { vec![(start, len)] } else { vec![(start, n - start), (0, start + len - n)] }
}

/// A rectangle that is at least so large that it can be seen.
fn grown(rect: Rect, least: f32) -> Rect {
    Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(least)))
}

/// A training patch as a picture of its window.
pub(crate) fn patch_picture(data: &OpenData, image_idx: usize, at: (usize, usize), window: Window) -> Image {
    let shape = data.set.shape();
    let values = data.set.image_values(image_idx);
    window_picture(shape, values, at, window).unwrap_or_else(|| data.set.image(image_idx))
}
