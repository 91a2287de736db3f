//! The mark on the widget that a lesson means: a ring around it.
//!
//! Panels say where their widgets are ([`note`], [`block_ui`]); what is not wanted is forgotten at once.

use egui::{Id, LayerId, Order, Rect, Stroke, StrokeKind, Ui};

use crate::gui::theme::colors;
use crate::lessons::Target;

/// Space between a widget and the ring, in points.
const ROOM: f32 = 4.0;
/// Width of the ring, in points.
const WIDTH: f32 = 2.5;

/// What is to be marked, and where it is in this frame.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    target: Target,
    rect: Option<Rect>,
}

fn id() -> Id {
    Id::unique("marked widget")
}

/// Begins a frame in which this widget is to be marked.
pub(crate) fn begin(ctx: &egui::Context, target: Option<Target>) {
    let wanted = target.map(|target| Wanted { target, rect: None });
    ctx.data_mut(|data| data.insert_temp(id(), wanted));
}

/// What is to be marked in this frame.
fn wanted(ui: &Ui) -> Option<Wanted> {
    ui.data(|data| data.get_temp::<Option<Wanted>>(id())).flatten()
}

/// Says where a widget is.
pub(crate) fn note(ui: &Ui, target: Target, rect: Rect) {
    if let Some(wanted) = wanted(ui).filter(|wanted| wanted.target == target) {
        // What is scrolled out of sight has no place.
        let rect = Some(rect.intersect(ui.clip_rect())).filter(|rect| rect.is_positive());
        ui.data_mut(|data| data.insert_temp(id(), Some(Wanted { rect, ..wanted })));
    }
}

/// Where the widget is that is marked; `None` while nothing is, or where it is out of sight.
pub(crate) fn place(ctx: &egui::Context) -> Option<Rect> {
    ctx.data(|data| data.get_temp::<Option<Wanted>>(id())).flatten()?.rect
}

/// Draws a part of a column, and says that it is this widget.
pub(crate) fn block_ui<R>(ui: &mut Ui, target: Target, contents_ui: impl FnOnce(&mut Ui) -> R) -> R {
    let inner = ui.scope(contents_ui);
    note(ui, target, inner.response.rect);
    inner.inner
}

/// Draws the ring over everything but dialogs.
pub(crate) fn paint(ui: &Ui) {
    let Some(rect) = place(ui.ctx()) else { return };
    let layer = LayerId::new(Order::Middle, id().with("ring"));
    let painter = ui.ctx().layer_painter(layer);
    let ring = rect.expand(ROOM).intersect(ui.ctx().content_rect().shrink(WIDTH));
    let c = colors(ui);
    painter.rect_stroke(
        ring.expand(WIDTH),
        10.0,
        Stroke::new(2.0 * WIDTH, c.accent.gamma_multiply(0.3)),
        StrokeKind::Middle,
    );
    painter.rect_stroke(ring, 8.0, Stroke::new(WIDTH, c.accent), StrokeKind::Middle);
}
