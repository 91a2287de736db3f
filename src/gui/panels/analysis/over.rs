//! What lies over a picture of the stage: seams, arrows, the kept pixel, and what is said beside the pointer.

use egui::{
    Color32, Id, Painter, PopupAnchor, Pos2, Rect, Response, RichText, Sense, Stroke, StrokeKind, Tooltip, Ui, Vec2,
    vec2,
};

use crate::app::action::Action;
use crate::app::analysis::maps::{DrawnMap, SeamLine, outline_of};
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::text::explain as text;
use crate::app::view::PictureKind;
use crate::explain::mosaic::{Legend, MapKind};
use crate::gui::panels::analysis::{light, set_of};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::picture::{on_pixels, paint_picture, picture_size};
use crate::images::Shape;
use crate::studio::OpenData;

/// Arrows are at least so far from one another, in points.
const ARROW_STEP: f32 = 18.0;

/// Draws it. `under` is the pixel under the pointer.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
pub(crate) fn over_ui(
    ui: &Ui,
    response: &Response,
    stage: usize,
    kind: PictureKind,
    shot: &StageFrame,
    under: Option<(usize, usize)>,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let rect = response.rect;
    let (shape, strongest) = (shot.frame.x_t.shape(), &shot.frame.posterior.strongest);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if let PictureKind::Map(map) = kind
        && let Some(data) = set_of(state, stage, shot)
        && let Some(drawn) = view.maps.get(data, &state.analysis, shot, map)
    {
        if view.lit.is_none() || map != MapKind::Sources {
            paint_lines(ui, &painter, rect, shape, &drawn.seams, Color32::from_black_alpha(210), 1.5);
        }
        if map == MapKind::Displacement {
            paint_arrows(&painter, rect, shape, &drawn);
        }
        if let Some(pixel) = under {
            here_ui(ui, pixel, map, shot, data, &drawn, state, view, actions);
        }
    }
    let shows_lit = matches!(kind, PictureKind::Guess | PictureKind::Map(MapKind::Sources));
    if let Some(image_idx) = view.lit.filter(|_| shows_lit) {
        let outline = outline_of(strongest, image_idx, shape.w());
        paint_lines(ui, &painter, rect, shape, &outline, Color32::from_black_alpha(140), 3.5);
        paint_lines(ui, &painter, rect, shape, &outline, Color32::WHITE, 1.5);
    }
}

/// Draws lines between pixels, on whole pixels of the screen.
fn paint_lines(ui: &Ui, painter: &Painter, rect: Rect, shape: Shape, lines: &[SeamLine], color: Color32, width: f32) {
    let cell = vec2(rect.width() / shape.w() as f32, rect.height() / shape.h() as f32);
    let at = |(x, y): (usize, usize)| on_pixels(ui, rect.min + vec2(x as f32, y as f32) * cell);
    for (from, to) in lines {
        let line = Rect::from_two_pos(at(*from), at(*to)).expand(width / 2.0);
        painter.rect_filled(line, 0.0, color);
    }
}

/// The displacements as a field of arrows, from a dot at the pixel.
fn paint_arrows(painter: &Painter, rect: Rect, shape: Shape, drawn: &DrawnMap) {
    let Legend::Displacement { longest, .. } = drawn.map.legend else { return };
    let cell = vec2(rect.width() / shape.w() as f32, rect.height() / shape.h() as f32);
    let every = (ARROW_STEP / cell.x.max(0.1)).ceil().max(1.0) as usize;
    let reach = every as f32 * cell.x * 0.95;
    for y in (every / 2..shape.h()).step_by(every) {
        for x in (every / 2..shape.w()).step_by(every) {
            let Some((dy, dx)) = drawn.moves.get(y * shape.w() + x).copied() else { continue };
            let by = vec2(dx as f32, dy as f32);
            if by == Vec2::ZERO {
                continue;
            }
            let center = rect.min + vec2(x as f32 + 0.5, y as f32 + 0.5) * cell;
            let part = (by.length() / longest.max(1.0) as f32).clamp(0.0, 1.0).sqrt();
            arrow(painter, center, by.normalized() * reach * part.max(0.3));
        }
    }
}

/// One arrow, centred, light with a dark rim so that it shows on every colour.
fn arrow(painter: &Painter, center: Pos2, along: Vec2) {
    let (from, to) = (center - along / 2.0, center + along / 2.0);
    let head = (along.length() * 0.45).min(6.0);
    let back = along.normalized() * head;
    let side = back.rot90() * 0.55;
    for (width, color) in [(3.5, Color32::from_black_alpha(170)), (1.5, Color32::WHITE)] {
        let stroke = Stroke::new(width, color);
        painter.line_segment([from, to], stroke);
        painter.line_segment([to, to - back + side], stroke);
        painter.line_segment([to, to - back - side], stroke);
    }
}

/// What the map says about the pixel under the pointer.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn here_ui(
    ui: &Ui,
    (row, col): (usize, usize),
    map: MapKind,
    shot: &StageFrame,
    data: &OpenData,
    drawn: &DrawnMap,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let posterior = &shot.frame.posterior;
    let p = row * posterior.x0_hat.shape().w() + col;
    let Some(patch) = posterior.strongest.get(p).copied() else { return };
    let value = match (map, &drawn.map.legend) {
        (MapKind::Sources, _) => {
            light(actions, patch.image_idx);
            posterior.strongest_weight.get(p).map(|weight| text::here_source(patch.image_idx, *weight))
        }
        (MapKind::Displacement, _) => {
            drawn.moves.get(p).map(|by| text::here_displacement(*by, f64::from(by.0).hypot(f64::from(by.1))))
        }
        (MapKind::Certainty, _) => posterior.effective_patches.get(p).map(|n| text::here_certainty(f64::from(*n))),
        (MapKind::Consistency, _) => state.analysis.of(shot).and_then(|facts| {
            let consistency = facts.consistency.as_ref()?;
            Some(text::here_consistency(*consistency.off_by.get(p)?, consistency.is_consistent(p)))
        }),
        (MapKind::Difference, _) => state.analysis.novelty(shot).map(|novelty| {
            let (guess, nearest) = (&posterior.x0_hat, novelty.nearest.picture(&data.set));
            let n = guess.shape().c();
            let squares = (0..n).map(|c| f64::from(guess.at(c, row, col) - nearest.at(c, row, col)).powi(2));
            text::here_difference((squares.sum::<f64>() / n as f64).sqrt())
        }),
    };
    let Some(value) = value else { return };
    let ctx = ui.ctx();
    let source = (map == MapKind::Sources).then(|| {
        let image_idx = patch.image_idx as usize;
        let key = PictureKey::Training { data: data.id, image_idx };
        (view.textures.get_with(ctx, Place::Pointer, key, || data.set.image(image_idx)), data.set.shape())
    });
    let c = colors(ui);
    Tooltip::always_open(ctx.clone(), ui.layer_id(), Id::unique("map under the pointer"), PopupAnchor::Pointer)
        .gap(18.0)
        .show(|ui| {
            ui.horizontal(|ui| {
                if let Some((texture, shape)) = source {
                    let (place, _) = ui.allocate_exact_size(picture_size(ui, Vec2::splat(96.0), shape), Sense::hover());
                    paint_picture(ui.painter(), place, texture);
                    let cell = vec2(place.width() / shape.w() as f32, place.height() / shape.h() as f32);
                    let at = place.min + vec2(f32::from(patch.col), f32::from(patch.row)) * cell;
                    let mark = Rect::from_min_size(at, cell).expand(2.0);
                    ui.painter().rect_stroke(mark, 1.0, Stroke::new(1.5, Color32::WHITE), StrokeKind::Outside);
                    ui.painter().rect_stroke(
                        mark.expand(1.5),
                        1.0,
                        Stroke::new(1.0, Color32::BLACK),
                        StrokeKind::Outside,
                    );
                }
                ui.vertical(|ui| {
                    for line in value.lines() {
                        ui.label(RichText::new(line).color(c.text));
                    }
                });
            });
        });
}
