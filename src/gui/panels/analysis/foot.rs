//! Under the pictures of a stage: the verdict, and the sources or the legend of the map.

use egui::{Align2, Color32, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::action::Action;
use crate::app::stage::runs::StageFrame;
use crate::app::state::AppState;
use crate::app::text::{explain as text, nets};
use crate::app::view::Pictures;
use crate::explain::colour::source_colour;
use crate::explain::mosaic::MapKind;
use crate::explain::novelty::{Novelty, Verdict};
use crate::explain::sources::SourceShare;
use crate::gui::panels::analysis::legend::legend_ui;
use crate::gui::panels::analysis::{light, set_of};
use crate::gui::screen::Screen;
use crate::gui::textures::{PictureKey, Place};
use crate::gui::theme::colors;
use crate::gui::widgets::icon::Icon;
use crate::gui::widgets::icon_paint::paint as paint_icon;
use crate::gui::widgets::picture::{paint_picture, picture_size};
use crate::score::Posterior;
use crate::studio::OpenData;

/// Height of the foot, in points, at the normal size of text.
pub(crate) const FOOT: f32 = 68.0;
/// Below this width there is room for the verdict alone, in points.
const NARROW: f32 = 420.0;
/// Side of a source's picture, in points.
const SOURCE: f32 = 44.0;
/// Space between two of them, in points.
const GAP: f32 = 8.0;

/// Draws the foot of a stage: the verdict on the left; on the right the sources or, for the other maps, the legend.
pub(crate) fn foot_ui(
    ui: &Ui,
    rect: Rect,
    stage: usize,
    shot: &StageFrame,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let wide = rect.width() > 760.0;
    let verdict_width = match rect.width() {
        ..NARROW => rect.width(),
        width if wide => 344.0_f32.min(width),
        width => (width * 0.47).min(284.0),
    };
    let (left, right) = rect.split_left_right_at_x(rect.left() + verdict_width);
    let novelty = state.analysis.novelty(shot).cloned();
    if let Some(novelty) = &novelty {
        verdict_ui(ui, left, stage, novelty, if wide { 18.0 } else { 15.0 });
    }
    if right.width() < 16.0 {
        return;
    }
    let right = right.with_min_x(right.left() + 16.0);
    map_or_sources_ui(ui, right, 1.0, stage, shot, state, view, actions);
}

/// The sources or, for the other maps, the legend, with text `unit` times as large as usual.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
pub(crate) fn map_or_sources_ui(
    ui: &Ui,
    rect: Rect,
    unit: f32,
    stage: usize,
    shot: &StageFrame,
    state: &AppState,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(data) = set_of(state, stage, shot) else { return };
    if !shot.frame.posterior.has_sources() && view.pictures != Pictures::Map(MapKind::Difference) {
        no_patches_ui(ui, rect, unit, stage);
        return;
    }
    match view.pictures {
        Pictures::Map(map) if map != MapKind::Sources => {
            let drawn = view.maps.get(data, &state.analysis, shot, map);
            legend_ui(ui, rect, unit, map, drawn.as_deref(), shot.frame.machine);
        }
        _ => sources_ui(ui, rect, unit, stage, shot, data, view, actions),
    }
}

/// In the place of the sources and of what the maps say, where a network drew.
fn no_patches_ui(ui: &Ui, rect: Rect, unit: f32, stage: usize) {
    let painter = ui.painter_at(rect);
    let font = FontId::proportional(13.0 * unit);
    let galley = painter.layout(nets::NO_PATCHES.get().to_owned(), font, colors(ui).weak, rect.width());
    let at = rect.min + vec2(0.0, 6.0 * unit);
    let response =
        ui.interact(Rect::from_min_size(at, galley.size()), ui.scope_id().with(("no patches", stage)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, nets::NO_PATCHES));
    painter.galley(at, galley, colors(ui).weak);
}

/// The short answer: a copy, or new.
fn verdict_ui(ui: &Ui, rect: Rect, stage: usize, novelty: &Novelty, size: f32) {
    let c = colors(ui);
    let (icon, color) = match novelty.verdict {
        Verdict::Copy { .. } => (Icon::Compare, c.warn),
        Verdict::New { .. } => (Icon::Mosaic, c.accent),
        Verdict::Blend { .. } => (Icon::Unclear, c.weak),
    };
    let words = text::verdict(&novelty.verdict);
    let painter = ui.painter_at(rect);
    let sign = Rect::from_min_size(rect.min + vec2(0.0, 7.0), Vec2::splat(22.0));
    paint_icon(&painter, icon, sign, color);
    let room = rect.right() - sign.right() - 10.0;
    let verdict = painter.layout(words.clone(), FontId::proportional(size), c.text, room);
    let line = |words: &String| painter.layout_no_wrap(words.clone(), FontId::proportional(13.0), c.weak);
    let nearest = text::nearest_short(&novelty.nearest);
    let (nearest, second) = match line(&nearest) {
        galley if galley.size().x <= room => (nearest, galley),
        _ => {
            let shorter = text::nearest_shorter(&novelty.nearest);
            (shorter.clone(), line(&shorter))
        }
    };
    let at = pos2(sign.right() + 10.0, rect.top() + 4.0);
    let below = at + vec2(0.0, verdict.size().y + 3.0);
    let areas = [
        ("verdict", Rect::from_min_size(at, verdict.size()), words, text::VERDICT_HINT.get().to_owned()),
        ("nearest", Rect::from_min_size(below, second.size()), nearest, text::nearest_hint(&novelty.nearest)),
    ];
    painter.galley(at, verdict, c.text);
    painter.galley(below, second, c.weak);
    for (what, area, words, hint) in areas {
        let response = ui.interact(area, ui.scope_id().with((what, stage)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        response.on_hover_text(hint);
    }
}

/// The training pictures that gave the strongest patches, the largest share first.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn sources_ui(
    ui: &Ui,
    rect: Rect,
    unit: f32,
    stage: usize,
    shot: &StageFrame,
    data: &OpenData,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let all = crate::explain::sources::sources(&shot.frame.posterior.strongest);
    let (side, gap) = (SOURCE * unit, GAP * unit);
    let fit = ((rect.width() + gap) / (side + gap)).floor().max(0.0) as usize;
    let shown = if all.len() > fit { fit.saturating_sub(1) } else { all.len() };
    for (position, source) in all.iter().take(shown).enumerate() {
        let at = pos2(rect.left() + (side + gap) * position as f32, rect.top() + 2.0);
        source_ui(
            ui,
            Rect::from_min_size(at, Vec2::splat(side)),
            unit,
            (stage, position),
            source,
            shot,
            data,
            view,
            actions,
        );
    }
    if shown < all.len() && fit > 0 {
        let at = pos2(rect.left() + (side + gap) * shown as f32, rect.top() + 2.0);
        let rest = Rect::from_min_size(at, Vec2::splat(side));
        let font = FontId::proportional(15.0 * unit);
        ui.painter().text(rest.center(), Align2::CENTER_CENTER, text::more_sources(all.len() - shown), font, c.weak);
        let response = ui.interact(rest, ui.scope_id().with(("more sources", stage)), Sense::hover());
        response.on_hover_text(text::MORE_SOURCES_HINT.get());
    }
}

/// One source: its picture in its colour's frame, its share below.
#[expect(clippy::too_many_arguments, reason = "a drawing function: each is one thing to draw or to draw with")]
fn source_ui(
    ui: &Ui,
    rect: Rect,
    unit: f32,
    (stage, position): (usize, usize),
    source: &SourceShare,
    shot: &StageFrame,
    data: &OpenData,
    view: &mut Screen<'_>,
    actions: &mut Vec<Action>,
) {
    let c = colors(ui);
    let image_idx = source.image_idx as usize;
    let shape = data.set.shape();
    let key = PictureKey::Training { data: data.id, image_idx };
    let place = Place::Source { stage, position };
    let texture = view.textures.get_with(ui.ctx(), place, key, || data.set.image(image_idx));
    let picture = Rect::from_center_size(rect.center(), picture_size(ui, rect.size() - Vec2::splat(6.0 * unit), shape));
    let [r, g, b] = source_colour(source.image_idx);
    let is_lit = view.lit == Some(source.image_idx);
    ui.painter().rect_filled(picture.expand(3.0 * unit), 3.0 * unit, Color32::from_rgb(r, g, b));
    paint_picture(ui.painter(), picture, texture);
    if is_lit {
        let ring = Stroke::new(2.0 * unit, c.text);
        ui.painter().rect_stroke(picture.expand(3.0 * unit), 3.0 * unit, ring, StrokeKind::Outside);
    }
    let below = pos2(rect.center().x, rect.bottom() + unit);
    let font = FontId::proportional(13.0 * unit);
    let color = if is_lit { c.text } else { c.weak };
    ui.painter().text(below, Align2::CENTER_TOP, text::share_short(source.share), font, color);
    let whole = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() + 16.0 * unit));
    let response = ui.interact(whole, ui.scope_id().with(("source", stage, position)), Sense::hover());
    let name = text::source_name(source.image_idx, source.share);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    if response.hovered() {
        light(actions, source.image_idx);
    }
    response.on_hover_ui(|ui| {
        let (large, _) = ui.allocate_exact_size(picture_size(ui, Vec2::splat(192.0), shape), Sense::hover());
        paint_picture(ui.painter(), large, texture);
        ui.label(name);
        let weight = mean_weight(&shot.frame.posterior, source.image_idx);
        ui.label(egui::RichText::new(text::source_weight(weight)).small());
        ui.label(egui::RichText::new(text::SOURCE_HINT).small().color(c.weak));
    });
}

/// The mean weight of the strongest patches that came from a training picture.
fn mean_weight(posterior: &Posterior, image_idx: u32) -> f64 {
    let patches = posterior.strongest.iter().zip(&posterior.strongest_weight);
    let of_it = patches.filter(|(patch, _)| patch.image_idx == image_idx).map(|(_, weight)| f64::from(*weight));
    let (sum, n) = of_it.fold((0.0, 0), |(sum, n), weight| (sum + weight, n + 1));
    sum / f64::from(n.max(1))
}
