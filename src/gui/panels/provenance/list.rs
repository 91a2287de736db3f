//! The strongest training patches of a pixel, each with its source, its weight and its place.

use egui::{Align2, Color32, Rect, RichText, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::provenance::state::{LISTED, PixelAnswer};
use crate::app::text::explain as text;
use crate::explain::colour::source_colour;
use crate::explain::provenance::Source;
use crate::gui::panels::analysis::light;
use crate::gui::panels::provenance::squares::{WindowFrame, patch_picture};
use crate::gui::panels::provenance::{mark, part};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::picture::{paint_picture, picture_size};
use crate::score::{Boundary, Patch, Window};
use crate::studio::OpenData;

/// Height of a line, in points.
const LINE: f32 = 39.0;
/// Side of a picture in a line, in points.
const SIDE: f32 = 37.0;

/// Draws the list; it has the same height however few patches there are.
pub(crate) fn list_ui(
    ui: &mut Ui,
    answer: &PixelAnswer,
    data: &OpenData,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let sources = &answer.provenance.strongest;
    for rank in 0..LISTED {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
        if let Some(source) = sources.get(rank) {
            line_ui(ui, rect, rank, source, answer, data, view, actions);
        }
    }
}

/// One patch.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn line_ui(
    ui: &Ui,
    rect: Rect,
    rank: usize,
    source: &Source,
    answer: &PixelAnswer,
    data: &OpenData,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let response = ui.interact(rect, ui.scope_id().with(("patch", rank)), Sense::hover());
    let patch = source.patch;
    let (image_idx, at) = (patch.image_idx as usize, (usize::from(patch.row), usize::from(patch.col)));
    let name = text::patch_name(rank, patch.image_idx, patch.row, patch.col, source.weight);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 1.0)), 4.0, c.raised);
        light(actions, patch.image_idx);
    }
    let square = |k: f32| {
        let left = rect.left() + (SIDE + 6.0) * k;
        Rect::from_center_size(pos2(left + SIDE / 2.0, rect.center().y), Vec2::splat(SIDE))
    };
    let (machine, window, shape) = (answer.frame.machine, answer.provenance.window, data.set.shape());
    // Its source, with the window outlined.
    let key = PictureKey::Training { data: data.id, image_idx };
    let whole = view.textures.get_with(ui.ctx(), Place::PatchSource(rank), key, || data.set.image(image_idx));
    let thumb = Rect::from_center_size(square(0.0).center(), picture_size(ui, Vec2::splat(SIDE), shape));
    paint_picture(ui.painter(), thumb, whole);
    outline(ui, thumb, (shape.h(), shape.w()), at, window, machine.boundary, machine.patch);
    // The patch itself.
    let key = PictureKey::Cut { pixel: answer.key, part: 2 + rank };
    let picture = || patch_picture(data, image_idx, at, window);
    let texture = view.textures.get_with(ui.ctx(), Place::Patch(rank), key, picture);
    let frame = WindowFrame::new(machine.patch, window);
    ui.painter().rect_filled(square(1.0), 2.0, c.raised);
    frame.paint(ui, square(1.0), texture, c.line);
    mark(ui.painter(), frame.center(square(1.0)), Color32::WHITE);
    // Its weight, as a number and as a bar.
    let left = square(1.0).right() + 10.0;
    let y = rect.top() + 10.0;
    let painter = ui.painter_at(rect);
    let body = TextStyle::Body.resolve(ui.style());
    painter.text(pos2(left, y), Align2::LEFT_CENTER, text::percent(source.weight), body, c.text);
    let place = if at == answer.key.at {
        text::patch_in_place(patch.image_idx)
    } else {
        text::patch_place(patch.image_idx, patch.row, patch.col)
    };
    let small = TextStyle::Small.resolve(ui.style());
    painter.text(pos2(left, rect.bottom() - 8.0), Align2::LEFT_CENTER, place, small, c.weak);
    let rail = Rect::from_min_max(pos2(left + 62.0, y - 4.0), pos2(rect.right(), y + 4.0));
    painter.rect_filled(rail, 2.0, c.raised);
    let [r, g, b] = source_colour(patch.image_idx);
    let length = (rail.width() * source.weight.clamp(0.0, 1.0) as f32).max(1.5);
    let bar = Rect::from_min_size(rail.min, vec2(length, rail.height()));
    painter.rect_filled(bar, 2.0, Color32::from_rgb(r, g, b));
    response.on_hover_ui(|ui| {
        let (large, _) = ui.allocate_exact_size(picture_size(ui, Vec2::splat(192.0), shape), Sense::hover());
        paint_picture(ui.painter(), large, whole);
        outline(ui, large, (shape.h(), shape.w()), at, window, machine.boundary, machine.patch);
        ui.label(name);
        ui.label(RichText::new(text::WEIGHT_HINT).small().color(c.weak));
    });
}

/// The window of a patch in its training picture, on the torus round the border; its centre if it is the whole picture.
fn outline(
    ui: &Ui,
    rect: Rect,
    size: (usize, usize),
    at: (usize, usize),
    window: Window,
    boundary: Boundary,
    patch: Patch,
) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if patch == Patch::Whole {
        mark(&painter, rect.shrink(1.0), Color32::WHITE);
        return;
    }
    let corner = (at.0 as f32 - window.up as f32, at.1 as f32 - window.left as f32);
    let here = part(rect, size, corner, (window.h() as f32, window.w() as f32));
    let turns: &[f32] = if boundary == Boundary::Circular { &[-1.0, 0.0, 1.0] } else { &[0.0] };
    for dy in turns {
        for dx in turns {
            mark(&painter, here.translate(vec2(*dx, *dy) * rect.size()), Color32::WHITE);
        }
    }
}
